// One connection to a PostgreSQL server, with its prepared statements.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "database/transaction.hpp"

struct pg_conn;
struct pg_result;

namespace touiza::database::detail {

/// Used by one thread at a time. All members throw Failure.
class PostgresqlConnection final : public Transaction {
 public:
  PostgresqlConnection(const std::string& url, Seconds wait_max);
  ~PostgresqlConnection() override = default;

  void run_script(std::string_view sql) override;
  std::int64_t execute(std::string_view sql, std::span<const Value> arguments,
                       const OnRow& on_row) override;

  /// Throws Failure of kind outcome_unknown where the connection went meanwhile.
  void commit();
  /// False where the connection is of no further use.
  bool roll_back() noexcept;
  bool is_alive() const;

 private:
  struct Closer {
    void operator()(pg_conn* handle) const;
  };
  struct Clearer {
    void operator()(pg_result* result) const;
  };
  using Answer = std::unique_ptr<pg_result, Clearer>;

  const std::string& prepared(std::string_view sql, std::span<const Value> arguments);
  /// `result` where it is a success, else throws.
  Answer checked(pg_result* result, std::string_view sql);

  std::unique_ptr<pg_conn, Closer> handle_;
  /// By signature and text: the same text with other types is another statement.
  std::unordered_map<std::string, std::string> statements_;
  std::size_t statement_count_ = 0;
};

}  // namespace touiza::database::detail
