#include "database/detail/postgresql_database.hpp"

#include <algorithm>
#include <thread>

#include "base/log.hpp"
#include "base/random.hpp"
#include "database/detail/pool.hpp"
#include "database/detail/postgresql_connection.hpp"

namespace touiza::database::detail {
namespace {

/// Conflicts with others are retried so often, waiting up to `pause_max` in between.
constexpr int attempts_max = 40;
constexpr auto pause_max = std::chrono::milliseconds{100};
/// A server that was restarted leaves dead connections in the pool; they are met at most so often.
constexpr int reconnections_max = 2;

// Migrations see what was committed while they waited for the lock, so they read committed rows.
constexpr auto begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr auto begin_write = "BEGIN ISOLATION LEVEL SERIALIZABLE";
constexpr auto begin_alone =
    "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(7468791632)";

class PostgresqlDatabase final : public Database {
 public:
  PostgresqlDatabase(const std::string& url, const DatabaseSettings& settings)
      : is_read_only_{settings.is_read_only},
        pool_{std::max<std::size_t>(settings.connections, 1), settings.wait_max,
              [url, wait_max = settings.wait_max] {
                return std::make_unique<PostgresqlConnection>(url, wait_max);
              }} {
    pool_.take();
  }

  Engine engine() const override { return Engine::postgresql; }

  Done backup_to(const std::filesystem::path&) override {
    return Error{ErrorKind::invalid_input, "backup_needs_pg_dump",
                 "A PostgreSQL database is not copied by Touiza.",
                 "Use pg_dump --format=custom with the same address."};
  }

  Result<std::vector<std::string>> findings() override {
    // Structure and references are PostgreSQL's own promise; what can be asked is asked here.
    return read([](Transaction& transaction) -> Result<std::vector<std::string>> {
      return transaction.all<std::string>(
          "SELECT 'The reference ' || conname || ' was never checked.' FROM pg_constraint "
          "WHERE NOT convalidated");
    });
  }

  Done run_alone(const Work& work) override { return retried(begin_alone, work); }

 protected:
  Done run_read(const Work& work) override { return retried(begin_read, work); }

  Done run_write(const Work& work) override {
    if (is_read_only_) {
      return error_from({FailureKind::read_only, "A database opened for reading."});
    }
    return retried(begin_write, work);
  }

 private:
  void run_once(const char* begin, const Work& work) {
    auto connection = pool_.take();
    try {
      connection->run_script(begin);
      if (work(*connection)) {
        connection->commit();
      } else if (!connection->roll_back()) {
        connection.discard();
      }
    } catch (...) {
      if (!connection->roll_back()) connection.discard();
      throw;
    }
  }

  Done retried(const char* begin, const Work& work) {
    int reconnections = 0;
    for (int attempt = 1;; ++attempt) {
      try {
        run_once(begin, work);
        return {};
      } catch (const Failure& failure) {
        if (failure.kind() == FailureKind::connection && reconnections < reconnections_max) {
          ++reconnections;
          pool_.drop_idle();
        } else if (failure.kind() != FailureKind::serialization || attempt == attempts_max) {
          return error_from(failure);
        }
      }
      pause(attempt);
    }
  }

  /// Longer with each attempt, and by chance, so that those who met do not meet again.
  static void pause(int attempt) {
    const auto longest =
        std::min<std::int64_t>(std::int64_t{1} << std::min(attempt, 7), pause_max.count());
    SystemRandom random;
    const auto microseconds = random.below(static_cast<std::uint64_t>(longest) * 1'000);
    std::this_thread::sleep_for(Microseconds{microseconds});
  }

  const bool is_read_only_;
  Pool<PostgresqlConnection> pool_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgresql(const std::string& url,
                                                  const DatabaseSettings& settings) {
  try {
    return std::unique_ptr<Database>{std::make_unique<PostgresqlDatabase>(url, settings)};
  } catch (const Failure& failure) {
    if (failure.kind() != FailureKind::other) return error_from(failure);
    return Error{ErrorKind::unavailable, "database_cannot_open", failure.what(),
                 "Create the database with: createdb --encoding=UTF8 --locale=C.UTF-8 "
                 "--template=template0 NAME"};
  }
}

}  // namespace touiza::database::detail
