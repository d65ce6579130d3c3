#include "campaigns/share_out.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace touiza::campaigns {

ShareOut share_out(std::int64_t units, std::span<const Claim> claims) {
  ShareOut shares;
  shares.units.resize(claims.size());
  std::int64_t left = units;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    shares.units[i] = claims[i].sent;
    left -= claims[i].sent;
  }
  std::vector<std::size_t> order(claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) {
    return std::tuple{-claims[i].priority, claims[i].due_day, std::string_view{claims[i].need_id}};
  });
  left = std::max<std::int64_t>(left, 0);
  for (const auto i : order) {
    const auto wanted = std::max<std::int64_t>(claims[i].needed - shares.units[i], 0);
    const auto given = std::min(wanted, left);
    shares.units[i] += given;
    left -= given;
  }
  shares.surplus = left;
  return shares;
}

std::int64_t whole_products(std::span<const ComponentCount> components) {
  if (components.empty()) return 0;
  std::int64_t fewest = INT64_MAX;
  for (const auto& each : components) {
    fewest = std::min(fewest, each.units / std::max(each.units_per_product, 1));
  }
  return fewest;
}

}  // namespace touiza::campaigns
