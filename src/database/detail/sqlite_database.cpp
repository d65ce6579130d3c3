#include "database/detail/sqlite_database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "database/detail/file_lock.hpp"
#include "database/detail/pool.hpp"
#include "database/detail/sqlite_writer.hpp"

namespace touiza::database::detail {
namespace {

bool is_flushed(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool is_done = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return is_done;
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, const DatabaseSettings& settings,
                 std::optional<FileLock> lock)
      : lock_{std::move(lock)},
        writer_{settings.is_read_only ? nullptr
                                      : std::make_unique<SqliteWriter>(path, settings.wait_max)},
        readers_{std::max<std::size_t>(settings.connections, 1), settings.wait_max,
                 [path, wait_max = settings.wait_max] {
                   return std::make_unique<SqliteConnection>(path, SqliteUse::reading, wait_max);
                 }} {
    // A file that is no database shows itself only when it is read.
    readers_.take()->execute("SELECT count(*) FROM sqlite_schema", {}, {});
  }

  Engine engine() const override { return Engine::sqlite; }

  Done backup_to(const std::filesystem::path& path) override {
    auto partial = path;
    partial += ".partial";
    std::error_code code;
    std::filesystem::remove(partial, code);
    try {
      readers_.take()->copy_to(partial.string());
    } catch (const Failure& failure) {
      std::filesystem::remove(partial, code);
      if (failure.kind() == FailureKind::full) return error_from(failure);
      return backup_failed(path, failure.what());
    }
    if (!is_flushed(partial)) return backup_failed(path, std::strerror(errno));
    std::filesystem::rename(partial, path, code);
    if (code) return backup_failed(path, code.message());
    if (!is_flushed(path.has_parent_path() ? path.parent_path() : "."))
      return backup_failed(path, std::strerror(errno));
    return {};
  }

  Result<std::vector<std::string>> findings() override {
    return read([](Transaction& transaction) -> Result<std::vector<std::string>> {
      auto found = transaction.all<std::string>("PRAGMA integrity_check");
      if (found == std::vector<std::string>{"ok"}) found.clear();
      for (const auto& table : transaction.all<std::string>("PRAGMA foreign_key_check")) {
        found.push_back("A row of '" + table + "' refers to a row that does not exist.");
      }
      return found;
    });
  }

  Done run_alone(const Work& work) override { return run_write(work); }

 protected:
  Done run_read(const Work& work) override try {
    auto reader = readers_.take();
    reader->execute("BEGIN", {}, {});
    struct End {
      SqliteConnection& connection;
      ~End() { connection.roll_back(); }
    } const end{*reader};
    work(*reader);
    return {};
  } catch (const Failure& failure) {
    return error_from(failure);
  }

  Done run_write(const Work& work) override {
    if (!writer_) return error_from({FailureKind::read_only, "A database opened for reading."});
    return writer_->run(work);
  }

 private:
  static Error backup_failed(const std::filesystem::path& path, std::string_view reason) {
    return Error{ErrorKind::unavailable, "backup_failed",
                 fmt::format("The copy '{}' could not be written: {}.", path.string(), reason),
                 "Choose a folder that exists, is writable, and has room."};
  }

  std::optional<FileLock> lock_;
  std::unique_ptr<SqliteWriter> writer_;
  Pool<SqliteConnection> readers_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path,
                                              const DatabaseSettings& settings) {
  std::optional<FileLock> lock;
  if (!settings.is_read_only) {
    auto taken = FileLock::take(path + ".lock");
    if (!taken) return taken.error();
    lock = std::move(*taken);
  }
  try {
    return std::unique_ptr<Database>{
        std::make_unique<SqliteDatabase>(path, settings, std::move(lock))};
  } catch (const Failure& failure) {
    if (failure.kind() != FailureKind::connection) return error_from(failure);
    return Error{ErrorKind::unavailable, "database_cannot_open",
                 fmt::format("The database '{}' cannot be opened: {}.", path, failure.what()),
                 "Check that the file exists and is readable and writable for this user."};
  }
}

}  // namespace touiza::database::detail
