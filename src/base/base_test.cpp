#include <doctest/doctest.h>

#include <set>

#include "base/id.hpp"
#include "base/quantity.hpp"
#include "base/sha256.hpp"
#include "base/short_code.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

using namespace touiza;

TEST_CASE("a volume times a density is a mass") {
  const auto side = Millimetres{20};
  const auto mass = side * side * side * GramsPerCubicMillimetre{0.00124};
  CHECK(mass.value() == doctest::Approx(9.92));
}

TEST_CASE("an instant is written as RFC 3339 and read back, whatever its offset") {
  const auto at = instant_from_rfc3339("2026-11-22T20:46:57.25+01:00");
  REQUIRE(at);
  CHECK(to_rfc3339(*at) == "2026-11-22T19:46:57.250000Z");
  CHECK(instant_from_rfc3339(to_rfc3339(*at))->microseconds == at->microseconds);
}

TEST_CASE("what is not an instant is refused with the text in question") {
  for (const auto* text :
       {"", "2026-11-22", "2026-13-01T00:00:00Z", "2026-11-22T25:00:00Z", "2026-11-22T20:46:57",
        "2026-11-22T20:46:57Zx", "2026-11-22T20:46:57.Z"}) {
    const auto refused = instant_from_rfc3339(text);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "instant_is_malformed");
  }
}

TEST_CASE("a day goes to text and back, and a day that does not exist is refused") {
  CHECK(to_text(*day_from_text("2024-02-29")) == "2024-02-29");
  CHECK(day_from_text("2026-02-29").error().code == "day_does_not_exist");
  CHECK(day_from_text("29.2.2026").error().code == "day_is_malformed");
  CHECK(day_of(start_of(Day{20'000})) == Day{20'000});
  CHECK(day_of(Instant{-1}) == Day{-1});
}

TEST_CASE("ids are version 7 UUIDs that sort by the time at which they were given") {
  SeededRandom random{1};
  const auto first = new_id<NetworkId>(Instant{1'000'000}, random);
  const auto second = new_id<NetworkId>(Instant{1'000'001}, random);
  CHECK(is_uuid(first.text));
  CHECK(first.text[14] == '7');
  CHECK(first < second);
  CHECK(id_from_text<NetworkId>("../../etc/passwd").error().code == "id_is_malformed");
}

TEST_CASE("a short code is forgiven its look-alikes and refused with one wrong character") {
  SeededRandom random{7};
  for (int i = 0; i < 200; ++i) {
    const auto code = new_short_code('J', random);
    REQUIRE(code.size() == 9);
    auto typed = code;
    for (auto& c : typed) c = c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
    CHECK(short_code_from_text(typed).value() == code);

    auto wrong = code;
    wrong[4] = wrong[4] == '7' ? '8' : '7';
    CHECK(short_code_from_text(wrong).error().code == "code_check_failed");
    auto swapped = code;
    std::swap(swapped[3], swapped[4]);
    if (swapped != code) CHECK_FALSE(short_code_from_text(swapped));
  }
}

TEST_CASE("UTF-8 that is cut, overlong or a surrogate is not taken for text") {
  CHECK(is_utf8("تويزة Touiza ⵜⵉⵡⵉⵣⵉ 😀"));
  CHECK_FALSE(is_utf8("\xc3"));
  CHECK_FALSE(is_utf8("\xc0\xaf"));
  CHECK_FALSE(is_utf8("\xed\xa0\x80"));
  CHECK_FALSE(is_utf8("\xf4\x90\x80\x80"));
  CHECK(character_count("تويزة") == 5);
}

TEST_CASE("names are compared without case, accents and Arabic diacritics") {
  CHECK(folded("Fès-Meknès") == "fes-meknes");
  CHECK(folded("أَكَادِير") == folded("اكادير"));
}

TEST_CASE("a text is shown in the wanted language, else in one that it has") {
  const LocalText text{.fr = "Visière", .ar = "", .en = "Visor"};
  CHECK(text.in("en") == "Visor");
  CHECK(text.in("ar") == "Visière");
}

TEST_CASE("SHA-256 gives the digests of the standard's examples") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(is_sha256_hex(sha256_hex("")));
}

TEST_CASE("numbers below a bound are spread over all of it") {
  SeededRandom random{3};
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 200; ++i) seen.insert(random.below(7));
  CHECK(seen.size() == 7);
  CHECK(*seen.rbegin() == 6);
}
