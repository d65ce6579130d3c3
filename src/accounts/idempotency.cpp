#include "accounts/idempotency.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "base/sha256.hpp"
#include "http/problem.hpp"

namespace touiza::accounts {
namespace {

struct Header {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(Header, (), (name, value))

/// What was asked and answered. `status` is 0 only inside the transaction that will set it.
struct IdempotencyRecord {
  AccountId account_id;
  std::string idempotency_key;
  std::string request_sha256;
  int status = 0;
  std::vector<Header> headers;
  std::string body;
  Instant answered_at;
};
BOOST_DESCRIBE_STRUCT(IdempotencyRecord, (),
                      (account_id, idempotency_key, request_sha256, status, headers, body,
                       answered_at))

constexpr auto find_record = R"sql(
  SELECT account_id, idempotency_key, request_sha256, status, headers, body, answered_at
  FROM idempotency_record
  WHERE account_id = ?1 AND idempotency_key = ?2
)sql";

constexpr auto forget_record = R"sql(
  DELETE FROM idempotency_record
  WHERE account_id = ?1 AND idempotency_key = ?2 AND answered_at < ?3
)sql";

std::string request_digest(const http::Request& request) {
  return sha256_hex(fmt::format("{}\n{}?{}\n{}", http::name_of(request.method), request.path,
                                request.query_text, request.body));
}

http::Response answer_again(const IdempotencyRecord& record) {
  http::Response response;
  response.status = record.status;
  for (const auto& header : record.headers) response.add(header.name, header.value);
  response.body = record.body;
  response.set("Idempotency-Replayed", "true");
  return response;
}

Error key_was_used(std::string_view key) {
  return Error{ErrorKind::conflict, "idempotency_conflict",
               fmt::format("The Idempotency-Key '{}' was used for another request.", key),
               "Use a new key for each thing to be done; the same only to repeat it unchanged."};
}

/// Carries an answer that undoes everything out of the transaction; it has no code.
const Error undone_as_wanted{};

}  // namespace

http::Response Idempotency::once(const http::Request& request, const Caller& caller,
                                 const std::function<http::Response(const Caller&)>& work) {
  const auto key = request.header("idempotency-key");
  if (!caller.account || !key) return work(caller);

  IdempotencyRecord record{.account_id = *caller.account,
                           .idempotency_key = std::string{*key},
                           .request_sha256 = request_digest(request),
                           .headers = {},
                           .body = {},
                           .answered_at = clock_.now()};
  http::Response response;
  const Done kept = database_.together([&](database::Transaction& transaction) -> Done {
    // The work may run on the database's own thread.
    const log::RequestScope scope{request.request_id};
    transaction.run(forget_record, record.account_id, record.idempotency_key,
                    record.answered_at - kept_for);
    // The row is the lock: a second request of this key waits here until the first is through.
    if (!transaction.insert_unless_exists("idempotency_record", record)) {
      const auto earlier = transaction.one<IdempotencyRecord>(find_record, record.account_id,
                                                              record.idempotency_key);
      if (!earlier) {  // Only on PostgreSQL, and only when it went in this very moment.
        throw database::Failure{database::FailureKind::serialization, "The record went."};
      }
      if (earlier->request_sha256 != record.request_sha256) return key_was_used(*key);
      response = answer_again(*earlier);
      return {};
    }
    response = work(caller);
    const auto* body = std::get_if<std::string>(&response.body);
    if (response.status >= 400 || body == nullptr) return undone_as_wanted;
    auto answered = record;
    answered.status = response.status;
    for (const auto& [name, value] : response.headers) answered.headers.push_back({name, value});
    answered.body = *body;
    transaction.update("idempotency_record", answered, {"account_id", "idempotency_key"});
    return {};
  });
  if (kept || kept.error().code.empty()) return response;
  return http::problem(kept.error(), request.request_id);
}

}  // namespace touiza::accounts
