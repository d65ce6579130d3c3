// One connection to a SQLite file, with its prepared statements.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "database/transaction.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace touiza::database::detail {

/// What a connection is for.
enum class SqliteUse { writing, reading };

/// Used by one thread at a time. All members throw Failure.
class SqliteConnection final : public Transaction {
 public:
  SqliteConnection(const std::string& path, SqliteUse use, Seconds wait_max);
  ~SqliteConnection() override;

  void run_script(std::string_view sql) override;
  std::int64_t execute(std::string_view sql, std::span<const Value> arguments,
                       const OnRow& on_row) override;

  /// False also when SQLite gave a transaction up by itself, as it may on a full disk.
  bool is_in_transaction() const;
  /// Undoes what is open, if anything is.
  void roll_back() noexcept;
  void copy_to(const std::string& path);

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  sqlite3_stmt* prepared(std::string_view sql, std::span<const Value> arguments);
  [[noreturn]] void fail(int code, std::string_view sql) const;

  std::unique_ptr<sqlite3, Closer> handle_;
  std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Finalizer>, TextHash,
                     std::equal_to<>>
      statements_;
};

}  // namespace touiza::database::detail
