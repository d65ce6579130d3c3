#include "database/detail/sqlite_connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <charconv>

#include "database/detail/statement_text.hpp"

namespace touiza::database::detail {
namespace {

/// Statements with lists of columns built by hand could grow without end; then all are dropped.
constexpr std::size_t statements_max = 1'000;

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_{statement} {}

  int column_count() const override { return sqlite3_column_count(statement_); }
  std::string_view column_name(int column) const override {
    return sqlite3_column_name(statement_, column);
  }
  bool is_null(int column) const override { return type(column) == SQLITE_NULL; }

  std::int64_t integer(int column) const override {
    if (type(column) == SQLITE_INTEGER) return sqlite3_column_int64(statement_, column);
    // Sums of integers kept as real, and values that a column of type DOUBLE PRECISION made real.
    const double real = sqlite3_column_double(statement_, column);
    if (type(column) != SQLITE_FLOAT ||
        real != static_cast<double>(static_cast<std::int64_t>(real)))
      refuse_column(*this, column, "a whole number");
    return static_cast<std::int64_t>(real);
  }
  double real(int column) const override {
    if (type(column) != SQLITE_INTEGER && type(column) != SQLITE_FLOAT)
      refuse_column(*this, column, "a number");
    return sqlite3_column_double(statement_, column);
  }
  bool boolean(int column) const override { return integer(column) != 0; }
  std::string_view text(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes == nullptr ? std::string_view{} : std::string_view{bytes, size};
  }

 private:
  int type(int column) const { return sqlite3_column_type(statement_, column); }

  sqlite3_stmt* statement_;
};

struct Binder {
  sqlite3_stmt* statement;
  int position;
  int operator()(std::monostate) const { return sqlite3_bind_null(statement, position); }
  int operator()(std::int64_t integer) const {
    return sqlite3_bind_int64(statement, position, integer);
  }
  int operator()(double real) const { return sqlite3_bind_double(statement, position, real); }
  // Texts outlive the execution, which ends with a reset: no copy is needed.
  int operator()(std::string_view text) const {
    const char* bytes = text.data() == nullptr ? "" : text.data();
    return sqlite3_bind_text64(statement, position, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
};

/// "lab.network_id, lab.code" of SQLite's message as "lab(network_id, code)".
std::string constraint_in(std::string_view message) {
  const auto colon = message.find(": ");
  if (colon == std::string_view::npos) return {};
  auto rest = message.substr(colon + 2);
  const auto table = rest.substr(0, rest.find('.'));
  if (table.size() == rest.size()) return std::string{rest};
  std::string columns;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(", "), rest.size());
    const auto one = rest.substr(0, end);
    if (!columns.empty()) columns += ", ";
    columns += one.substr(one.find('.') + 1);
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return fmt::format("{}({})", table, columns);
}

FailureKind kind_of(int code, int system_error) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return FailureKind::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return FailureKind::foreign_key;
    case SQLITE_BUSY_SNAPSHOT:
      return FailureKind::serialization;
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FailureKind::busy;
    case SQLITE_FULL:
      return FailureKind::full;
    case SQLITE_READONLY:
      return FailureKind::read_only;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return FailureKind::damaged;
    case SQLITE_CANTOPEN:
      return FailureKind::connection;
    case SQLITE_IOERR:
      // A file-size limit and a quota are full disks, too.
      return system_error == EFBIG || system_error == EDQUOT || system_error == ENOSPC
                 ? FailureKind::full
                 : FailureKind::connection;
    default:
      return FailureKind::other;
  }
}

/// What the operating system said to the last write that failed, to the database or to its log;
/// sqlite3_system_errno() does not know it where a commit failed.
int write_error(sqlite3* handle) {
  int error = 0;
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
  sqlite3_file* log = nullptr;
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (error == 0 && log != nullptr && log->pMethods != nullptr) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
  }
  return error;
}

/// Leaves the statement ready for its next use, however the execution ended.
class Reset {
 public:
  explicit Reset(sqlite3_stmt* statement) : statement_{statement} {}
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  ~Reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

}  // namespace

void SqliteConnection::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void SqliteConnection::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteConnection::SqliteConnection(const std::string& path, SqliteUse use, Seconds wait_max) {
  // A reader opens for writing as well: even reading changes the index of the write-ahead log.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (use == SqliteUse::writing ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code, "open " + path);
  sqlite3_busy_timeout(handle, static_cast<int>(wait_max.count() * 1000));
  if (use == SqliteUse::writing) run_script("PRAGMA journal_mode = WAL");
  run_script(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
      "PRAGMA journal_size_limit = 67108864");
  if (use == SqliteUse::reading) run_script("PRAGMA query_only = ON");
}

SqliteConnection::~SqliteConnection() { statements_.clear(); }

void SqliteConnection::fail(int code, std::string_view sql) const {
  const std::string message = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  const bool is_write_error = handle_ && (code & 0xff) == SQLITE_IOERR;
  const int system_error = is_write_error ? write_error(handle_.get()) : 0;
  const auto kind = kind_of(code, system_error);
  throw Failure{kind, fmt::format("SQLite: {} ({}) in: {}", message, code, sql),
                kind == FailureKind::unique ? constraint_in(message) : std::string{}};
}

void SqliteConnection::run_script(std::string_view sql) {
  const std::string text{sql};
  const int code = sqlite3_exec(handle_.get(), text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
}

sqlite3_stmt* SqliteConnection::prepared(std::string_view sql, std::span<const Value> arguments) {
  const bool is_plain = !has_list(arguments);
  const auto text = is_plain ? std::string{} : statement_text(sql, Engine::sqlite, arguments);
  const auto wanted = is_plain ? sql : std::string_view{text};
  if (const auto found = statements_.find(wanted); found != statements_.end()) {
    return found->second.get();
  }
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), wanted.data(), static_cast<int>(wanted.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, &tail);
  if (code != SQLITE_OK) fail(code, sql);
  if (statement == nullptr) throw Failure{FailureKind::other, "An empty statement."};
  if (statements_.size() >= statements_max) statements_.clear();
  statements_.emplace(std::string{wanted}, statement);
  return statement;
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<const Value> arguments,
                                       const OnRow& on_row) {
  check_texts(arguments);
  auto* const statement = prepared(sql, arguments);
  if (sqlite3_bind_parameter_count(statement) != static_cast<int>(arguments.size())) {
    throw Failure{FailureKind::other,
                  fmt::format("{} arguments for {} placeholders in: {}", arguments.size(),
                              sqlite3_bind_parameter_count(statement), sql)};
  }
  const Reset reset{statement};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const int code = std::visit(Binder{statement, static_cast<int>(i) + 1}, arguments[i].held);
    if (code != SQLITE_OK) fail(code, sql);
  }
  const auto changes_before = sqlite3_total_changes64(handle_.get());
  std::int64_t rows = 0;
  const SqliteRow row{statement};
  for (;;) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) fail(code, sql);
    ++rows;
    if (on_row) on_row(row);
  }
  if (sqlite3_stmt_readonly(statement)) return rows;
  // Of a statement that changes rows: those of its own, not of foreign keys that follow it.
  return sqlite3_total_changes64(handle_.get()) == changes_before
             ? 0
             : sqlite3_changes64(handle_.get());
}

bool SqliteConnection::is_in_transaction() const {
  return sqlite3_get_autocommit(handle_.get()) == 0;
}

void SqliteConnection::roll_back() noexcept {
  if (is_in_transaction()) sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteConnection::copy_to(const std::string& path) {
  sqlite3* handle = nullptr;
  int code =
      sqlite3_open_v2(path.c_str(), &handle,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
  const std::unique_ptr<sqlite3, Closer> copy{handle};
  if (code != SQLITE_OK) fail(code, "backup to " + path);
  sqlite3_backup* const backup = sqlite3_backup_init(handle, "main", handle_.get(), "main");
  if (backup == nullptr) fail(sqlite3_errcode(handle), "backup to " + path);
  code = sqlite3_backup_step(backup, -1);
  const int system_error = (code & 0xff) == SQLITE_IOERR ? write_error(handle) : 0;
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) {
    throw Failure{kind_of(code, system_error),
                  fmt::format("SQLite: {} in: backup to {}", sqlite3_errstr(code), path)};
  }
}

}  // namespace touiza::database::detail
