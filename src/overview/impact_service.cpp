#include "overview/impact_service.hpp"

#include <fmt/format.h>

#include <map>

#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"

namespace touiza::overview {
namespace {

using database::Transaction;
using stock::StockState;

/// How many units the site keeps more (or, below zero, fewer) by this move.
std::int64_t kept_by(const stock::Move& move, const SiteId& site) {
  std::int64_t units = 0;
  if (move.to_state == StockState::received && move.to_place_id == site.text) {
    units += move.quantity;
  }
  if (move.from_state == StockState::received && move.from_place_id == site.text) {
    units -= move.quantity;
  }
  return units;
}

/// The designs of revisions, each looked up once.
class Designs {
 public:
  Designs(Transaction& t, const NetworkId& network) : t_{t}, network_{network} {}

  const designs::Design* of(const std::string& revision) {
    const auto [found, is_new] = designs_.try_emplace(revision);
    if (is_new) {
      const auto whole = designs::Catalogue::whole(t_, network_, RevisionId{revision});
      if (whole) found->second = whole->design;
    }
    return found->second ? &*found->second : nullptr;
  }

 private:
  Transaction& t_;
  const NetworkId& network_;
  std::map<std::string, std::optional<designs::Design>> designs_;
};

std::string csv_field(const std::string& text) {
  std::string safe = text;
  if (!safe.empty() && std::string_view{"=+-@\t\r"}.find(safe.front()) != std::string_view::npos) {
    safe.insert(safe.begin(), '\'');
  }
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

Result<ImpactView> ImpactService::impact(const NetworkId& network) const {
  return foundation_.database.read([&](Transaction& t) -> Result<ImpactView> {
    const network::NetworkDirectory directory;
    if (!directory.network(t, network)) return network::not_found();
    std::map<RegionId, LocalText> regions;
    for (const auto& region : directory.regions(t, network)) {
      regions[region.region_id] = region.name;
    }
    Designs designs{t, network};
    std::map<std::tuple<Day, RegionId, DesignId>, ImpactRow> rows;
    ImpactView view;
    for (const auto& site : directory.sites(t, network)) {
      stock::MoveFilter filter;
      filter.place = stock::at_site(site.site_id);
      http::PageQuery page;
      page.limit = 1000;
      std::int64_t kept = 0;
      for (;;) {
        const auto moves = ledger_.moves(t, network, filter, page);
        if (!moves) return moves.error();
        for (const auto& move : moves->items) {
          if (move.item_kind != stock::ItemKind::product) continue;
          const auto units = kept_by(move, site.site_id);
          const auto* design = units == 0 ? nullptr : designs.of(move.item_id);
          if (!design) continue;
          kept += units;
          const auto day = day_of(move.occurred_at);
          auto& row = rows[{day, site.region_id, design->design_id}];
          row = {day,           site.region_id,   regions[site.region_id], design->design_id,
                 design->title, row.units + units};
        }
        if (!moves->next_cursor) break;
        page.cursor = moves->next_cursor;
      }
      view.units_received += kept;
      if (kept > 0) ++view.sites_served;
    }
    for (auto& [key, row] : rows) view.rows.push_back(std::move(row));
    return view;
  });
}

std::string csv_of(const ImpactView& impact, std::string_view language) {
  std::string csv = "day,region,design,units\r\n";
  for (const auto& row : impact.rows) {
    csv += fmt::format("{},{},{},{}\r\n", to_text(row.day), csv_field(row.region_name.in(language)),
                       csv_field(row.design_title.in(language)), row.units);
  }
  return csv;
}

}  // namespace touiza::overview
