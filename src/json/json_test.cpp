#include <doctest/doctest.h>

#include "json/read.hpp"
#include "json/schema.hpp"

using namespace touiza;

namespace touiza::json_test {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Hole {
  Millimetres diameter_mm;
  friend bool operator==(const Hole&, const Hole&) = default;
};
BOOST_DESCRIBE_STRUCT(Hole, (), (diameter_mm))

struct Plate {
  std::string name;
  int count = 1;
  Colour colour = Colour::red;
  std::vector<Hole> holes;
  std::optional<double> mass_g;
  std::optional<Instant> cut_at;
  LocalText title;
  json::Any extra;

  static constexpr auto rules() {
    return json::rules(json::text(&Plate::name, {.min = 1, .max = 10}),
                       json::range(&Plate::count, {.min = 1, .max = 100}),
                       json::may_be_absent(&Plate::count), json::items(&Plate::holes, {.max = 3}),
                       json::may_be_absent(&Plate::extra));
  }
};
BOOST_DESCRIBE_STRUCT(Plate, (), (name, count, colour, holes, mass_g, cut_at, title, extra))

}  // namespace touiza::json_test

using namespace touiza::json_test;

namespace {

constexpr auto whole =
    R"({"name":"front","count":3,"colour":"green","holes":[{"diameter_mm":4.5}],)"
    R"("mass_g":null,"cut_at":"2026-11-22T10:00:00Z","title":{"fr":"Façade","ar":"واجهة"},)"
    R"("extra":{"a":[1,2]}})";

std::string field_of(const Error& error, std::size_t i = 0) { return error.errors.at(i).field; }

}  // namespace

TEST_CASE("a described struct is written and read back unchanged") {
  const auto plate = json::read<Plate>(whole);
  REQUIRE(plate);
  CHECK(plate->holes[0].diameter_mm == Millimetres{4.5});
  CHECK(plate->title.ar == "واجهة");
  CHECK(json::write(*plate) == whole);
}

TEST_CASE("optional fields may be absent, and a default stays where the rules allow it") {
  const auto plate = json::read<Plate>(R"({"name":"x","colour":"red","holes":[],"title":{}})");
  REQUIRE(plate);
  CHECK(plate->count == 1);
  CHECK_FALSE(plate->mass_g);
}

TEST_CASE("every wrong field is named by its path") {
  const auto refused = json::read<Plate>(
      R"({"name":"","count":3.5,"colour":"blue","holes":[{"diameter_mm":"4"}],"title":{"de":"x"},"colr":1})");
  REQUIRE_FALSE(refused);
  const auto& errors = refused.error().errors;
  CHECK(refused.error().code == "fields_are_wrong");
  REQUIRE(errors.size() == 6);
  CHECK(field_of(refused.error(), 0) == "name");
  CHECK(errors[1].code == "not_a_whole_number");
  CHECK(errors[2].code == "unknown_value");
  CHECK(field_of(refused.error(), 3) == "holes[0].diameter_mm");
  CHECK(errors[4].code == "unknown_language");
  CHECK(errors[5].code == "unknown_field");
}

TEST_CASE("numbers outside their range, and lists that are too long, are refused") {
  const auto text =
      R"({"name":"x","count":1e300,"colour":"red","title":{},)"
      R"("holes":[{"diameter_mm":1},{"diameter_mm":1},{"diameter_mm":1},{"diameter_mm":1}]})";
  const auto refused = json::read<Plate>(text);
  REQUIRE_FALSE(refused);
  CHECK(field_of(refused.error(), 0) == "count");
  CHECK(refused.error().errors[1].code == "too_many");
}

TEST_CASE("what is not JSON, too deep or not UTF-8 is refused with its place") {
  CHECK(json::read<Plate>("{\"name\":").error().code == "json_is_malformed");
  CHECK(json::read<Plate>("{} {}").error().code == "json_is_malformed");
  CHECK(json::read<Plate>(std::string(5000, '[')).error().code == "json_is_too_deep");
  CHECK(json::read<Plate>("{\"name\":\"\xff\"}").error().code == "json_is_malformed");
  CHECK(json::read<Plate>("[]").error().errors.at(0).code == "wrong_type");
  CHECK(json::read<Plate>("{\"name\":\"a\\u0000b\"}").error().errors.at(0).code ==
        "control_character");
}

TEST_CASE("at most twenty fields are complained about") {
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  CHECK(json::read<Plate>(text + "}").error().errors.size() == 20);
}

TEST_CASE("a merge patch replaces, removes and goes inside") {
  CHECK(*json::merge_patch(R"({"a":1,"b":{"c":2,"d":3}})", R"({"a":null,"b":{"c":9}})") ==
        R"({"b":{"c":9,"d":3}})");
  CHECK(json::merge_patch("{}", "[1]").error().code == "patch_is_not_an_object");
}

TEST_CASE("the schema of a struct tells its types, limits and required fields") {
  json::SchemaSet set;
  CHECK(set.reference_to<Plate>() == R"({"$ref":"#/components/schemas/Plate"})");
  const auto& plate = set.schemas().at("Plate");
  CHECK(json::Document::parse(plate));
  CHECK(plate.find(R"("required":["name","colour","holes","title"])") != std::string::npos);
  CHECK(plate.find(R"("count":{"type":"integer","minimum":1,"maximum":100})") != std::string::npos);
  CHECK(set.schemas().contains("Hole"));
}
