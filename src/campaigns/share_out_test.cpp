#include "campaigns/share_out.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace touiza;
using namespace touiza::campaigns;

TEST_CASE("units are shared out by priority, then by due day, then by id") {
  const std::array claims{Claim{"a", 10, 0, 2, Day{5}}, Claim{"b", 10, 0, 3, Day{9}},
                          Claim{"c", 10, 0, 2, Day{4}}, Claim{"d", 10, 0, 2, Day{5}}};
  const auto shares = share_out(25, claims);
  CHECK(shares.units == std::vector<std::int64_t>{5, 10, 10, 0});
  CHECK(shares.surplus == 0);
}

TEST_CASE("what was sent to a need is its own, even beyond what it asked for") {
  const std::array claims{Claim{"a", 10, 0, 3, Day{1}}, Claim{"b", 10, 12, 1, Day{9}}};
  CHECK(share_out(15, claims).units == std::vector<std::int64_t>{3, 12});
  CHECK(share_out(5, claims).units == std::vector<std::int64_t>{0, 12});
}

TEST_CASE("what no need asks for is a surplus, not hidden") {
  const std::array claims{Claim{"a", 10, 4, 2, Day{1}}};
  const auto shares = share_out(17, claims);
  CHECK(shares.units == std::vector<std::int64_t>{10});
  CHECK(shares.surplus == 7);
}

TEST_CASE("of several components the scarcest counts") {
  const std::array counts{ComponentCount{1, 50}, ComponentCount{2, 61}};
  CHECK(whole_products(counts) == 30);
  CHECK(whole_products({}) == 0);
}
