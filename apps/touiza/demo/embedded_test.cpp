#include "demo/embedded.hpp"

#include <doctest/doctest.h>

using namespace touiza;

TEST_CASE("the program carries the towns of the demonstration") {
  const auto towns = demo::file("towns.csv");

  CHECK(towns.starts_with("town,region,type,"));
  CHECK(towns.find("MA-OUD,MA-12,") != std::string_view::npos);
  CHECK(towns.ends_with("\n"));
}

TEST_CASE("a binary file is carried byte for byte") {
  const auto mesh = demo::file("designs/ear-saver/ear-saver-printed.stl");

  // A binary STL: 80 bytes of title, a count, 50 bytes a facet.
  REQUIRE(mesh.size() > 84);
  const auto at = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(mesh[i]));
  };
  CHECK(mesh.starts_with("Touiza ear saver"));
  CHECK(mesh.size() == 84 + 50 * (at(80) | at(81) << 8 | at(82) << 16));
}

TEST_CASE("a file that is not there is answered with nothing") {
  CHECK_FALSE(demo::files().file("towns"));
  CHECK_FALSE(demo::files().file("towns.csv.old"));
  CHECK_FALSE(demo::files().file(""));
}

TEST_CASE("the files under a folder are found together, and tools stay at home") {
  const auto shield = demo::files().under("designs/face-shield/");

  CHECK(shield.size() > 10);
  for (const auto& file : shield) CHECK(file.path().starts_with("designs/face-shield/"));
  CHECK(demo::files().under("tools/").empty());
  CHECK(demo::files().under("zzz").empty());
}
