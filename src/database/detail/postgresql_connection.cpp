#include "database/detail/postgresql_connection.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cstring>

#include "database/detail/statement_text.hpp"

namespace touiza::database::detail {
namespace {

/// Statements built by hand could grow without end; then all are dropped.
constexpr std::size_t statements_max = 1'000;

class PostgresqlRow final : public Row {
 public:
  PostgresqlRow(const PGresult* result, int row) : result_{result}, row_{row} {}

  int column_count() const override { return PQnfields(result_); }
  std::string_view column_name(int column) const override { return PQfname(result_, column); }
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }

  std::int64_t integer(int column) const override {
    const auto held = text(column);
    std::int64_t integer = 0;
    const auto [end, problem] = std::from_chars(held.data(), held.data() + held.size(), integer);
    if (problem == std::errc{} && end == held.data() + held.size()) return integer;
    // Values kept as real or numeric are taken where they are whole, as on SQLite.
    const double real = this->real(column);
    if (real != static_cast<double>(static_cast<std::int64_t>(real)))
      refuse_column(*this, column, "a whole number");
    return static_cast<std::int64_t>(real);
  }
  double real(int column) const override {
    const auto held = text(column);
    double real = 0;
    const auto [end, problem] = std::from_chars(held.data(), held.data() + held.size(), real);
    if (problem != std::errc{} || end != held.data() + held.size())
      refuse_column(*this, column, "a number");
    return real;
  }
  bool boolean(int column) const override {
    const auto held = text(column);
    if (held == "t") return true;
    if (held == "f") return false;
    return integer(column) != 0;
  }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column),
            static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }

 private:
  const PGresult* result_;
  int row_;
};

/// The types that every PostgreSQL has under these numbers (pg_type.dat).
Oid oid_of(Type type) {
  switch (type) {
    case Type::boolean:
      return 16;
    case Type::integer:
      return 20;
    case Type::real:
      return 701;
    case Type::text:
    case Type::integers:
    case Type::texts:
      return 25;
  }
  return 0;
}

struct ToText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t integer) const { return std::to_string(integer); }
  // The shortest text that reads back the same.
  std::string operator()(double real) const { return fmt::format("{}", real); }
  std::string operator()(std::string_view text) const { return std::string{text}; }
};

struct StateKind {
  std::string_view state;  ///< All five characters of an SQLSTATE, or the two of its class.
  FailureKind kind;
};
constexpr std::array state_kinds{
    StateKind{"23505", FailureKind::unique},        StateKind{"23503", FailureKind::foreign_key},
    StateKind{"40001", FailureKind::serialization}, StateKind{"40P01", FailureKind::serialization},
    StateKind{"55P03", FailureKind::busy},          StateKind{"53300", FailureKind::busy},
    StateKind{"25006", FailureKind::read_only},     StateKind{"22021", FailureKind::text},
    StateKind{"53100", FailureKind::full},          StateKind{"57P", FailureKind::connection},
    StateKind{"08", FailureKind::connection},       StateKind{"XX001", FailureKind::damaged},
    StateKind{"XX002", FailureKind::damaged},
};

FailureKind kind_of(std::string_view state, std::string_view message) {
  for (const auto& known : state_kinds) {
    if (state.starts_with(known.state)) return known.kind;
  }
  // A table was altered under a prepared statement; the next run prepares it again.
  const bool is_stale = state == "0A000" && message.find("cached plan") != std::string_view::npos;
  return is_stale ? FailureKind::serialization : FailureKind::other;
}

std::string_view field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string_view{} : std::string_view{text};
}

/// "lab(network_id, code)", from "Key (network_id, code)=(…) already exists." in any language.
std::string constraint_in(const PGresult* result) {
  const auto detail = field(result, PG_DIAG_MESSAGE_DETAIL);
  const auto begin = detail.find('(');
  const auto end = detail.find(")=(");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
    return std::string{field(result, PG_DIAG_CONSTRAINT_NAME)};
  return fmt::format("{}{})", field(result, PG_DIAG_TABLE_NAME), detail.substr(begin, end - begin));
}

}  // namespace

void PostgresqlConnection::Closer::operator()(pg_conn* handle) const { PQfinish(handle); }
void PostgresqlConnection::Clearer::operator()(pg_result* result) const { PQclear(result); }

PostgresqlConnection::PostgresqlConnection(const std::string& url, Seconds wait_max) {
  // The first entry is taken apart as a URL; what follows it overrides it.
  const auto timeout = std::to_string(std::max(2, static_cast<int>(wait_max.count())));
  const std::array<const char*, 5> names{"dbname", "fallback_application_name", "connect_timeout",
                                         "client_encoding", nullptr};
  const std::array<const char*, 5> values{url.c_str(), "touiza", timeout.c_str(), "UTF8", nullptr};
  handle_.reset(PQconnectdbParams(names.data(), values.data(), 1));
  if (!handle_ || PQstatus(handle_.get()) != CONNECTION_OK) {
    throw Failure{
        FailureKind::connection,
        fmt::format("PostgreSQL: {}", handle_ ? PQerrorMessage(handle_.get()) : "memory")};
  }
  PQsetNoticeProcessor(
      handle_.get(), [](void*, const char*) {}, nullptr);
  const std::string_view encoding = PQparameterStatus(handle_.get(), "server_encoding");
  if (encoding != "UTF8") {
    throw Failure{FailureKind::other,
                  fmt::format("The database's encoding is {}; it must be UTF8.", encoding)};
  }
}

bool PostgresqlConnection::is_alive() const { return PQstatus(handle_.get()) == CONNECTION_OK; }

PostgresqlConnection::Answer PostgresqlConnection::checked(pg_result* result,
                                                           std::string_view sql) {
  Answer answer{result};
  const auto status = PQresultStatus(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
    return answer;
  }
  const auto state = field(result, PG_DIAG_SQLSTATE);
  const std::string message = PQerrorMessage(handle_.get());
  const auto kind = is_alive() ? kind_of(state, message) : FailureKind::connection;
  if (state == "0A000") statements_.clear();
  throw Failure{kind, fmt::format("PostgreSQL: {} ({}) in: {}", message, state, sql),
                kind == FailureKind::unique ? constraint_in(result) : std::string{}};
}

void PostgresqlConnection::run_script(std::string_view sql) {
  checked(PQexec(handle_.get(), std::string{sql}.c_str()), sql);
}

const std::string& PostgresqlConnection::prepared(std::string_view sql,
                                                  std::span<const Value> arguments) {
  auto key = signature(arguments) + ' ';
  key += sql;
  const auto found = statements_.find(key);
  if (found != statements_.end()) return found->second;

  if (statements_.size() >= statements_max) {
    run_script("DEALLOCATE ALL");
    statements_.clear();
  }
  const auto text = statement_text(sql, Engine::postgresql, arguments);
  std::vector<Oid> types;
  for (const auto& argument : arguments) types.push_back(oid_of(argument.type));
  auto name = fmt::format("s{}", ++statement_count_);
  checked(PQprepare(handle_.get(), name.c_str(), text.c_str(), static_cast<int>(types.size()),
                    types.data()),
          sql);
  return statements_.emplace(std::move(key), std::move(name)).first->second;
}

std::int64_t PostgresqlConnection::execute(std::string_view sql, std::span<const Value> arguments,
                                           const OnRow& on_row) {
  check_texts(arguments);
  std::vector<std::string> texts;
  for (const auto& argument : arguments) texts.push_back(std::visit(ToText{}, argument.held));
  std::vector<const char*> values;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    values.push_back(arguments[i].is_null() ? nullptr : texts[i].c_str());
  }
  const auto& name = prepared(sql, arguments);
  const auto answer =
      checked(PQexecPrepared(handle_.get(), name.c_str(), static_cast<int>(values.size()),
                             values.data(), nullptr, nullptr, 0),
              sql);
  const int rows = PQntuples(answer.get());
  for (int i = 0; i < rows && on_row; ++i) on_row(PostgresqlRow{answer.get(), i});

  const std::string_view count = PQcmdTuples(answer.get());
  std::int64_t changed = 0;
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

void PostgresqlConnection::commit() {
  const Answer answer{PQexec(handle_.get(), "COMMIT")};
  if (!is_alive()) {
    throw Failure{FailureKind::outcome_unknown,
                  fmt::format("PostgreSQL: {} in: COMMIT", PQerrorMessage(handle_.get()))};
  }
  const std::string_view status = PQcmdStatus(answer.get());
  if (PQresultStatus(answer.get()) == PGRES_COMMAND_OK && status == "COMMIT") return;
  const auto state = field(answer.get(), PG_DIAG_SQLSTATE);
  const std::string_view message = PQerrorMessage(handle_.get());
  // A COMMIT that answers ROLLBACK: a statement had failed and its failure was swallowed.
  throw Failure{state.empty() ? FailureKind::other : kind_of(state, message),
                fmt::format("PostgreSQL: {} {} ({}) in: COMMIT", status, message, state)};
}

bool PostgresqlConnection::roll_back() noexcept {
  if (!is_alive()) return false;
  if (PQtransactionStatus(handle_.get()) == PQTRANS_IDLE) return true;
  const Answer answer{PQexec(handle_.get(), "ROLLBACK")};
  return is_alive() && PQtransactionStatus(handle_.get()) == PQTRANS_IDLE;
}

}  // namespace touiza::database::detail
