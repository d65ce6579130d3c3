// The door to SQLite and PostgreSQL: functions run inside a transaction, the same on both.
#pragma once

#include <filesystem>
#include <memory>

#include "database/transaction.hpp"

namespace touiza::database {

enum class Engine { sqlite, postgresql };

struct DatabaseSettings {
  /// "sqlite:PATH" or "postgresql://…" (libpq's form).
  std::string url = "sqlite:data/touiza.db";
  /// Connections for reading (SQLite) or for everything (PostgreSQL), opened when needed.
  std::size_t connections = 8;
  /// How long to wait for a lock of another program, or for a free connection.
  Seconds wait_max{5.0};
  /// For commands beside a running server: takes no lock, creates no file, refuses write().
  bool is_read_only = false;
};

/// Shared by all threads. Inside a function given to read() or write(): no other I/O, no other
/// read() or write(), and nothing kept that a second run would double, since the function is run
/// again when another transaction was faster. On SQLite, write()'s function runs on the writer's
/// thread.
///
/// Errors of both: "already_exists", "reference_broken", "text_not_storable", "database_busy",
/// "database_unreachable", "database_contended", "database_read_only", "database_damaged",
/// "storage_full", "outcome_unknown", "database_failed".
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  /// Opens, creating the file (SQLite). One server at a time opens a SQLite file for writing.
  ///
  /// Errors: "database_url_is_unknown", "database_in_use", "database_cannot_open", and those above.
  static Result<std::unique_ptr<Database>> open(const DatabaseSettings& settings);

  /// `fn(transaction)`, which returns a Result, on one unchanging view of the data; many at a time.
  template <class F>
  auto read(F&& fn) -> std::invoke_result_t<F&, Transaction&> {
    return run(&Database::run_read, fn);
  }

  /// The same with changes, durable when this returns a value; none are left where it does not.
  /// Transactions appear as if run one after the other.
  template <class F>
  auto write(F&& fn) -> std::invoke_result_t<F&, Transaction&> {
    auto answer = run(&Database::run_write, fn);
    if (answer) announce_write();
    return answer;
  }

  /// `listener` is called after every write() that was kept, on the thread that asked for it, and
  /// must return at once. Not thread-safe: add it before others use the database.
  void on_written(std::function<void()> listener) { listeners_.push_back(std::move(listener)); }

  virtual Engine engine() const = 0;

  /// A copy of the database as it is now, while others go on writing; `path` appears when complete.
  ///
  /// Errors: "backup_needs_pg_dump" (PostgreSQL), "backup_failed", "storage_full".
  virtual Done backup_to(const std::filesystem::path& path) = 0;

  /// What the engine finds wrong with its own structure and references; empty if nothing.
  virtual Result<std::vector<std::string>> findings() = 0;

  /// True: keep the changes. False: undo them.
  using Work = std::function<bool(Transaction&)>;

  /// For migrations and queues: a write that no other server's run_alone() runs beside, and that
  /// sees all that was committed before it began. Keep it short.
  virtual Done run_alone(const Work& work) = 0;

 protected:
  virtual Done run_read(const Work& work) = 0;
  virtual Done run_write(const Work& work) = 0;

 private:
  template <class F>
  auto run(Done (Database::*way)(const Work&), F& fn) -> std::invoke_result_t<F&, Transaction&> {
    using Answer = std::invoke_result_t<F&, Transaction&>;
    std::optional<Answer> answer;
    const Done done = (this->*way)([&](Transaction& transaction) {
      answer.emplace(fn(transaction));
      return answer->has_value();
    });
    if (!done) return done.error();
    return std::move(*answer);
  }

  void announce_write() const {
    for (const auto& listener : listeners_) listener();
  }

  std::vector<std::function<void()>> listeners_;
};

}  // namespace touiza::database
