// What is left when the server is killed at the worst moment, with real processes.

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "accounts/accounts_fixture.hpp"
#include "accounts/idempotency.hpp"

using namespace touiza;
using namespace touiza::accounts;

namespace {

enum class Death { before_the_answer_is_kept, after_the_answer_is_kept, none };

http::Request forty_pieces() {
  http::Request request;
  request.method = http::Method::post;
  request.path = "/api/v1/boxes";
  request.headers = {{"idempotency-key", "forty-pieces"}};
  request.body = R"({"pieces":40})";
  request.request_id = "0123456789abcdef0123456789abcdef";
  return request;
}

/// A server that takes the request, and dies at the given moment. Its answer, if it lives.
http::Response serve(const std::string& url, Death death) {
  const SystemClock clock;
  auto opened = database::Database::open({.url = url});
  REQUIRE(opened);
  REQUIRE(database::migrate(**opened, migrations(), clock));
  JointDatabase database{**opened};
  Idempotency idempotency{database, clock};
  Caller caller;
  caller.account = AccountId{"0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"};
  auto response = idempotency.once(forty_pieces(), caller, [&](const Caller&) {
    const auto added = database.write([&](database::Transaction& transaction) -> Done {
      transaction.run_script("CREATE TABLE IF NOT EXISTS box (pieces BIGINT NOT NULL)");
      transaction.run("INSERT INTO box (pieces) VALUES (?1)", 40);
      return {};
    });
    REQUIRE(added);
    if (death == Death::before_the_answer_is_kept) ::kill(::getpid(), SIGKILL);
    return http::json_response(201, R"({"pieces":40})");
  });
  if (death == Death::after_the_answer_is_kept) ::kill(::getpid(), SIGKILL);
  const auto pieces = database.read([](database::Transaction& transaction) -> Result<std::int64_t> {
    return transaction.value<std::int64_t>("SELECT SUM(pieces) FROM box");
  });
  CHECK(*pieces == 40);
  return response;
}

/// The same in a process of its own, which is killed.
void serve_and_die(const std::string& url, Death death) {
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    serve(url, death);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(WTERMSIG(status) == SIGKILL);
}

}  // namespace

TEST_CASE("killed before its answer was kept, the server has done nothing; the retry does it") {
  log::set_level(log::Level::warn);
  const database::TestFolder folder;
  const auto url = "sqlite:" + (folder.path() / "test.db").string();
  serve_and_die(url, Death::before_the_answer_is_kept);
  const auto retried = serve(url, Death::none);
  CHECK(retried.status == 201);
  CHECK_FALSE(retried.header("Idempotency-Replayed"));
}

TEST_CASE("killed before its answer was sent, the server has done it; the retry gets the answer") {
  log::set_level(log::Level::warn);
  const database::TestFolder folder;
  const auto url = "sqlite:" + (folder.path() / "test.db").string();
  serve_and_die(url, Death::after_the_answer_is_kept);
  const auto retried = serve(url, Death::none);
  CHECK(retried.status == 201);
  CHECK(retried.header("Idempotency-Replayed") == "true");
}
