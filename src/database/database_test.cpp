// What both engines owe the stores: written once, run on each.
#include <doctest/doctest.h>

#include <boost/describe.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "database/database.hpp"
#include "database/database_fixture.hpp"

using namespace touiza;
using namespace touiza::database;

namespace {

enum class Mood { calm, busy };
BOOST_DESCRIBE_ENUM(Mood, calm, busy)

struct Limits {
  double height_mm = 0;
  std::vector<std::string> materials;
};
BOOST_DESCRIBE_STRUCT(Limits, (), (height_mm, materials))

using LabId = Id<struct LabTag>;

struct Lab {
  LabId lab_id;
  std::string name;
  std::int64_t count = 0;
  bool is_open = false;
  Grams mass_g;
  Instant seen_at;
  std::optional<Day> due_day;
  std::optional<double> score;
  Mood mood = Mood::calm;
  Limits limits;
  LocalText title;
};
BOOST_DESCRIBE_STRUCT(Lab, (),
                      (lab_id, name, count, is_open, mass_g, seen_at, due_day, score, mood, limits,
                       title))

constexpr auto schema = R"sql(
  CREATE TABLE lab (
    lab_id TEXT PRIMARY KEY, name TEXT NOT NULL, count BIGINT NOT NULL, is_open BOOLEAN NOT NULL,
    mass_g DOUBLE PRECISION NOT NULL, seen_at BIGINT NOT NULL, due_day INTEGER,
    score DOUBLE PRECISION, mood TEXT NOT NULL, limits TEXT NOT NULL, title TEXT NOT NULL);
  CREATE TABLE machine (
    machine_id BIGINT NOT NULL, lab_id TEXT NOT NULL REFERENCES lab (lab_id),
    PRIMARY KEY (lab_id, machine_id));
)sql";

Lab sample(std::string id) {
  return {LabId{std::move(id)},
          "Fab'lab \"مختبر\" ?1",
          9'007'199'254'740'993,
          true,
          Grams{0.1},
          Instant{1'790'000'000'000'001},
          std::nullopt,
          2.5,
          Mood::busy,
          {210.5, {"pla", "petg"}},
          LocalText{"Atelier", "ورشة", ""}};
}

Done insert(Database& database, const Lab& lab) {
  return database.write([&](Transaction& transaction) -> Done {
    transaction.insert("lab", lab);
    return {};
  });
}

std::int64_t lab_count(Database& database) {
  return *database.read([](Transaction& transaction) -> Result<std::int64_t> {
    return transaction.value<std::int64_t>("SELECT count(*) FROM lab");
  });
}

}  // namespace

TEST_CASE_FIXTURE(EachEngine, "a described struct goes into a row and comes back as it was") {
  for_each(
      [](Database& database) {
        REQUIRE(insert(database, sample("a")));
        const auto found = database.read([](Transaction& transaction) -> Result<Lab> {
          return transaction.value<Lab>("SELECT * FROM lab WHERE lab_id = ?1", LabId{"a"});
        });
        REQUIRE(found);
        const auto expected = sample("a");
        CHECK(found->name == expected.name);
        CHECK(found->count == expected.count);
        CHECK(found->is_open);
        CHECK(found->mass_g == expected.mass_g);
        CHECK(found->seen_at == expected.seen_at);
        CHECK_FALSE(found->due_day);
        CHECK(found->score == 2.5);
        CHECK(found->mood == Mood::busy);
        CHECK(found->limits.materials == expected.limits.materials);
        CHECK(found->title == expected.title);
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine,
                  "a number, a truth, a nothing and a text mean the same to both engines") {
  for_each(
      [](Database& database) {
        const auto done = database.write([](Transaction& transaction) -> Done {
          auto lab = sample("a");
          for (int i = 0; i < 3; ++i) {
            lab.lab_id = LabId{std::to_string(i)};
            lab.count = i;
            lab.is_open = i > 0;
            transaction.insert("lab", lab);
          }
          CHECK(transaction.value<std::int64_t>("SELECT SUM(count) FROM lab") == 3);
          CHECK(transaction.value<double>("SELECT AVG(count) FROM lab") == 1.0);
          CHECK(transaction.value<std::int64_t>("SELECT COUNT(*) FROM lab WHERE is_open") == 2);
          CHECK(transaction.value<std::int64_t>("SELECT COUNT(*) FROM lab WHERE is_open = ?1",
                                                true) == 2);
          CHECK(transaction.value<bool>("SELECT count > 1 FROM lab WHERE lab_id = '2'"));
          CHECK(transaction.value<std::optional<std::int64_t>>(
                    "SELECT MAX(count) FROM lab WHERE 1 = 0") == std::nullopt);
          CHECK(transaction.value<std::int64_t>("SELECT 7 / 2") == 3);
          CHECK(transaction.value<std::string>("SELECT 'is it ?1 ' || ?1", "é'\"") ==
                "is it ?1 é'\"");
          CHECK(transaction.value<std::int64_t>(
                    "SELECT COUNT(*) FROM lab WHERE ?1 IS NULL OR name = ?1",
                    std::optional<std::string>{}) == 3);
          CHECK(transaction.value<double>("SELECT ?1 + 0.5", 1.0) == 1.5);
          CHECK(transaction.value<double>("SELECT ?1", 1e-300) == 1e-300);
          CHECK(transaction.value<std::int64_t>("SELECT ?1",
                                                std::numeric_limits<std::int64_t>::min()) ==
                std::numeric_limits<std::int64_t>::min());
          CHECK(transaction.all<std::string>("SELECT lab_id FROM lab ORDER BY lab_id LIMIT ?1",
                                             2) == std::vector<std::string>{"0", "1"});
          CHECK(transaction.run("UPDATE lab SET count = count + ?1 WHERE count > ?2", 10, 0) == 2);
          CHECK(transaction.run("UPDATE lab SET due_day = ?1", Day{20'000}) == 3);
          CHECK(transaction.value<Day>("SELECT due_day FROM lab WHERE lab_id = ?1", "1") ==
                Day{20'000});
          CHECK_FALSE(transaction.one<Lab>("SELECT * FROM lab WHERE lab_id = ?1", "none"));
          return {};
        });
        CHECK(done);
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine, "a list of ids or numbers finds its rows, and an empty list none") {
  for_each(
      [](Database& database) {
        for (const auto* id : {"a", "b", "c\"\\"}) REQUIRE(insert(database, sample(id)));
        const auto done = database.read([](Transaction& transaction) -> Done {
          constexpr auto by_id = "SELECT lab_id FROM lab WHERE lab_id IN (?1) ORDER BY lab_id";
          CHECK(transaction.all<std::string>(by_id,
                                             any_of(std::vector{LabId{"c\"\\"}, LabId{"a"}})) ==
                std::vector<std::string>{"a", "c\"\\"});
          CHECK(transaction.all<std::string>(by_id, any_of(std::vector<LabId>{})).empty());
          CHECK(transaction.value<std::int64_t>("SELECT COUNT(*) FROM lab WHERE count NOT IN (?1)",
                                                any_of(std::vector<std::int64_t>{1, 2})) == 3);
          return {};
        });
        CHECK(done);
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine,
                  "inserting twice is a conflict that names the key, or a no, as asked") {
  for_each(
      [](Database& database) {
        REQUIRE(insert(database, sample("a")));
        const auto refused = insert(database, sample("a"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::conflict);
        CHECK(refused.error().code == "already_exists");
        CHECK(refused.error().message.find("lab(lab_id)") != std::string::npos);
        const auto done = database.write([](Transaction& transaction) -> Done {
          CHECK_FALSE(transaction.insert_unless_exists("lab", sample("a")));
          CHECK(transaction.insert_unless_exists("lab", sample("b")));
          return {};
        });
        CHECK(done);
        CHECK(lab_count(database) == 2);
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine,
                  "a row that refers to nothing is refused, and one that is referred to stays") {
  for_each(
      [](Database& database) {
        REQUIRE(insert(database, sample("a")));
        const auto add = [&](const char* lab) {
          return database.write([&](Transaction& transaction) -> Done {
            transaction.run("INSERT INTO machine (machine_id, lab_id) VALUES (?1, ?2)", 1, lab);
            return {};
          });
        };
        CHECK(add("a"));
        CHECK(add("none").error().code == "reference_broken");
        const auto removed = database.write([](Transaction& transaction) -> Done {
          transaction.run("DELETE FROM lab");
          return {};
        });
        CHECK(removed.error().code == "reference_broken");
        CHECK(lab_count(database) == 1);
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine, "a refusal, a failure and an exception each leave nothing behind") {
  for_each(
      [](Database& database) {
        const auto refused = database.write([](Transaction& transaction) -> Result<int> {
          transaction.insert("lab", sample("a"));
          return Error{ErrorKind::not_found, "no_such_thing", "", ""};
        });
        CHECK(refused.error().code == "no_such_thing");
        const auto failed = database.write([](Transaction& transaction) -> Done {
          transaction.insert("lab", sample("a"));
          transaction.run("SELECT * FROM no_such_table");
          return {};
        });
        CHECK(failed.error().code == "database_failed");
        CHECK_THROWS_AS(static_cast<void>(database.write([](Transaction& transaction) -> Done {
                          transaction.insert("lab", sample("a"));
                          throw std::runtime_error{"a bug"};
                        })),
                        std::runtime_error);
        CHECK(lab_count(database) == 0);
        CHECK(insert(database, sample("a")));
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine, "a text with a zero byte or broken UTF-8 is refused alike") {
  for_each(
      [](Database& database) {
        auto lab = sample("a");
        lab.name = std::string{"a\0b", 3};
        CHECK(insert(database, lab).error().code == "text_not_storable");
        lab.name = "\xff";
        CHECK(insert(database, lab).error().code == "text_not_storable");
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine, "an update changes all but the keys") {
  for_each(
      [](Database& database) {
        REQUIRE(insert(database, sample("a")));
        auto changed = sample("a");
        changed.name = "Other";
        changed.score.reset();
        const auto count = database.write([&](Transaction& transaction) -> Result<std::int64_t> {
          return transaction.update("lab", changed, {"lab_id"});
        });
        CHECK(*count == 1);
        const auto name = database.read([](Transaction& transaction) -> Result<std::string> {
          return transaction.value<std::string>("SELECT name FROM lab WHERE score IS NULL");
        });
        CHECK(*name == "Other");
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine,
                  "a column that is missing, or holds what its type cannot, is a failure") {
  for_each(
      [](Database& database) {
        REQUIRE(insert(database, sample("a")));
        const auto ask = [&](const char* sql) {
          return database.read(
              [&](Transaction& transaction) -> Result<Lab> { return transaction.value<Lab>(sql); });
        };
        CHECK(ask("SELECT lab_id FROM lab").error().code == "database_failed");
        const auto sad = database.read([](Transaction& transaction) -> Result<Mood> {
          return transaction.value<Mood>("SELECT 'sad'");
        });
        CHECK(sad.error().code == "database_failed");
        const auto null = database.read([](Transaction& transaction) -> Result<std::string> {
          return transaction.value<std::string>("SELECT MAX(name) FROM lab WHERE 1 = 0");
        });
        CHECK(null.error().code == "database_failed");
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine,
                  "a reader keeps its view while others write, and cannot write itself") {
  for_each(
      [](Database& database) {
        const auto counts = database.read([&](Transaction& transaction) -> Result<std::int64_t> {
          constexpr auto count = "SELECT COUNT(*) FROM lab";
          CHECK(transaction.value<std::int64_t>(count) == 0);
          std::thread writer{[&] { CHECK(insert(database, sample("a"))); }};
          writer.join();
          return transaction.value<std::int64_t>(count);
        });
        CHECK(*counts == 0);
        CHECK(lab_count(database) == 1);
        const auto refused = database.read([](Transaction& transaction) -> Done {
          transaction.run("DELETE FROM lab");
          return {};
        });
        CHECK(refused.error().code == "database_read_only");
      },
      schema);
}

TEST_CASE_FIXTURE(EachEngine, "writers at the same counter never lose a count") {
  for_each(
      [](Database& database) {
        auto lab = sample("a");
        lab.count = 0;
        REQUIRE(insert(database, lab));
        std::atomic<int> failed = 0;
        std::vector<std::thread> writers;
        for (int t = 0; t < 6; ++t) {
          writers.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
              const auto done = database.write([&](Transaction& transaction) -> Done {
                const auto count = transaction.value<std::int64_t>("SELECT count FROM lab");
                transaction.run("UPDATE lab SET count = ?1", count + 1);
                return {};
              });
              if (!done) ++failed;
            }
          });
        }
        for (auto& writer : writers) writer.join();
        const auto count = database.read([](Transaction& transaction) -> Result<std::int64_t> {
          return transaction.value<std::int64_t>("SELECT count FROM lab");
        });
        CHECK(*count == 120 - failed);
        CHECK(failed == 0);
      },
      schema);
}
