#include "accounts/idempotency.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "accounts/accounts_fixture.hpp"
#include "http/problem.hpp"

using namespace touiza;
using namespace touiza::accounts;

namespace {

constexpr auto schema =
    "CREATE TABLE box (box_id TEXT NOT NULL PRIMARY KEY, pieces BIGINT NOT NULL)";

Caller maker() {
  Caller caller;
  caller.account = AccountId{"0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"};
  return caller;
}

http::Request request_with(std::string key, std::string body) {
  http::Request request;
  request.method = http::Method::post;
  request.path = "/api/v1/boxes";
  request.headers = {{"idempotency-key", std::move(key)}};
  request.body = std::move(body);
  request.request_id = "0123456789abcdef0123456789abcdef";
  return request;
}

/// A handler as any room has it: a service that writes, then a view that reads.
http::Response add_box(database::Database& database, const std::string& box, std::int64_t pieces) {
  const auto added = database.write([&](database::Transaction& transaction) -> Done {
    transaction.run("INSERT INTO box (box_id, pieces) VALUES (?1, ?2)", box, pieces);
    return {};
  });
  if (!added) return http::problem(added.error(), "");
  const auto total = database.read([](database::Transaction& transaction) -> Result<std::int64_t> {
    return transaction.value<std::int64_t>("SELECT SUM(pieces) FROM box");
  });
  REQUIRE(total);
  auto response = http::json_response(201, "{\"total\":" + std::to_string(*total) + "}");
  response.set("ETag", "\"1\"");
  return response;
}

std::int64_t box_count(database::Database& database) {
  return *database.read([](database::Transaction& transaction) -> Result<std::int64_t> {
    return transaction.value<std::int64_t>("SELECT COUNT(*) FROM box");
  });
}

std::string body_of(const http::Response& response) { return std::get<std::string>(response.body); }

void with_house(const std::function<void(TestHouse&, Idempotency&)>& check) {
  database::EachEngine{}.for_each(
      [&](database::Database& engine) {
        TestHouse house{engine};
        Idempotency idempotency{house.database, house.clock};
        check(house, idempotency);
      },
      schema);
}

}  // namespace

TEST_CASE("a request repeated with its key changes nothing and gets the first answer") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    int runs = 0;
    const auto send = [&](int pieces) {
      return idempotency.once(
          request_with("key-12345", "{\"pieces\":40}"), maker(), [&](const Caller&) {
            ++runs;
            return add_box(house.database, "box-" + std::to_string(runs), pieces);
          });
    };
    const auto first = send(40);
    const auto second = send(41);

    CHECK(runs == 1);
    CHECK(box_count(house.database) == 1);
    CHECK(first.status == 201);
    CHECK(second.status == 201);
    CHECK(body_of(first) == "{\"total\":40}");
    CHECK(body_of(second) == body_of(first));
    CHECK(second.header("ETag") == first.header("ETag"));
    CHECK(second.header("Idempotency-Replayed") == "true");
    CHECK_FALSE(first.header("Idempotency-Replayed"));
  });
}

TEST_CASE("the same key with another body is refused") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    const auto work = [&](const Caller&) { return add_box(house.database, "box-1", 1); };
    CHECK(idempotency.once(request_with("key-12345", "{}"), maker(), work).status == 201);

    const auto refused = idempotency.once(request_with("key-12345", "{\"a\":1}"), maker(), work);

    CHECK(refused.status == 409);
    CHECK(body_of(refused).find("idempotency_conflict") != std::string::npos);
    CHECK(box_count(house.database) == 1);
  });
}

TEST_CASE("two accounts may use the same key") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    auto other = maker();
    other.account->text.back() = 'c';
    for (const auto& caller : {maker(), other}) {
      const auto answer = idempotency.once(
          request_with("key-12345", "{}"), caller,
          [&](const Caller&) { return add_box(house.database, caller.account->text, 1); });
      CHECK(answer.status == 201);
    }
    CHECK(box_count(house.database) == 2);
  });
}

TEST_CASE("a refused request leaves nothing, also of its first steps, and may be tried again") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    const auto request = request_with("key-12345", "{}");
    const auto refused = idempotency.once(request, maker(), [&](const Caller&) {
      CHECK(add_box(house.database, "box-1", 1).status == 201);
      return add_box(house.database, "box-1", 1);  // The box exists.
    });
    CHECK(refused.status == 409);
    CHECK(box_count(house.database) == 0);

    const auto again = idempotency.once(
        request, maker(), [&](const Caller&) { return add_box(house.database, "box-1", 1); });
    CHECK(again.status == 201);
    CHECK(box_count(house.database) == 1);
  });
}

TEST_CASE("a step that is refused inside undoes itself only, and the rest goes on") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    const auto answer =
        idempotency.once(request_with("key-12345", "{}"), maker(), [&](const Caller&) {
          CHECK(add_box(house.database, "box-1", 1).status == 201);
          CHECK(add_box(house.database, "box-1", 5).status == 409);
          const auto withdrawn =
              house.database.write([&](database::Transaction& transaction) -> Done {
                transaction.run("DELETE FROM box");
                return Error{ErrorKind::conflict, "changed_my_mind", "", ""};
              });
          CHECK(withdrawn.error().code == "changed_my_mind");
          return add_box(house.database, "box-2", 2);
        });
    CHECK(body_of(answer) == "{\"total\":3}");
    CHECK(box_count(house.database) == 2);
  });
}

TEST_CASE("of eight that send the same at once, one does the work and all get its answer") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    std::atomic<int> kept = 0;
    std::atomic<int> same = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
      clients.emplace_back([&, i] {
        const auto answer = idempotency.once(
            request_with("key-12345", "{}"), maker(),
            [&](const Caller&) { return add_box(house.database, "box-" + std::to_string(i), 7); });
        if (!answer.header("Idempotency-Replayed")) ++kept;
        if (answer.status == 201 && body_of(answer) == "{\"total\":7}") ++same;
      });
    }
    for (auto& client : clients) client.join();
    CHECK(kept == 1);
    CHECK(same == 8);
    CHECK(box_count(house.database) == 1);
  });
}

TEST_CASE("after thirty days a key is forgotten") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    int box = 0;
    const auto send = [&] {
      return idempotency.once(request_with("key-12345", "{}"), maker(), [&](const Caller&) {
        return add_box(house.database, "box-" + std::to_string(++box), 1);
      });
    };
    CHECK(send().status == 201);
    house.clock.advance(std::chrono::hours{29 * 24});
    CHECK(send().header("Idempotency-Replayed") == "true");
    house.clock.advance(std::chrono::hours{25});
    CHECK_FALSE(send().header("Idempotency-Replayed"));
    CHECK(box_count(house.database) == 2);
  });
}

TEST_CASE("a visitor's request is answered and not remembered") {
  with_house([](TestHouse& house, Idempotency& idempotency) {
    for (int i = 0; i < 2; ++i) {
      CHECK(idempotency
                .once(request_with("key-12345", "{}"), Caller{},
                      [&](const Caller&) {
                        return add_box(house.database, "box-" + std::to_string(i), 1);
                      })
                .status == 201);
    }
    CHECK(box_count(house.database) == 2);
  });
}
