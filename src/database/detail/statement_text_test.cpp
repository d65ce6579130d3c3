#include "database/detail/statement_text.hpp"

#include <doctest/doctest.h>

using namespace touiza::database;
using namespace touiza::database::detail;

TEST_CASE("a placeholder is translated, and what stands in quotes or comments is not") {
  const std::vector<Value> one{to_value(1)};
  const auto text = [&](const char* sql) { return statement_text(sql, Engine::postgresql, one); };
  CHECK(text("a = ?1 AND b = ?1") == "a = $1 AND b = $1");
  CHECK(text("'?1 it''s ?1' ?1") == "'?1 it''s ?1' $1");
  CHECK(text("\"?1\" ?1 -- ?1\n?1 /* ?1 */") == "\"?1\" $1 -- ?1\n$1 /* ?1 */");
  CHECK(text("'never closed ?1") == "'never closed ?1");
  CHECK(text("é?1") == "é$1");
}

TEST_CASE("a placeholder without number or without argument is a failure") {
  const std::vector<Value> one{to_value(1)};
  for (const auto* sql : {"?", "?0", "?2", "a ? b", "?99999999999999999999"}) {
    CHECK_THROWS_AS(statement_text(sql, Engine::postgresql, one), Failure);
  }
}

TEST_CASE("a list becomes a subselect on both engines") {
  const std::vector<Value> list{any_of(std::vector<int>{1, 2})};
  CHECK(list[0].text() == "[1,2]");
  CHECK(statement_text("x IN (?1)", Engine::sqlite, list) ==
        "x IN (SELECT value FROM json_each(?1))");
  CHECK(statement_text("x IN (?1)", Engine::postgresql, list) ==
        "x IN (SELECT CAST(item AS BIGINT) FROM jsonb_array_elements_text(CAST($1 AS JSONB)) AS "
        "item)");
}
