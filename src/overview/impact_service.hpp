// What a network's work came to, for everyone: units delivered by region, design and day.
#pragma once

#include "overview/progress_model.hpp"
#include "stock/ledger.hpp"

namespace touiza::overview {

/// Whole products that sites of a region received on one day; what came back is taken off the day
/// on which it did.
struct ImpactRow {
  Day day;
  RegionId region_id;
  LocalText region_name;
  DesignId design_id;
  LocalText design_title;
  std::int64_t units = 0;
};
BOOST_DESCRIBE_STRUCT(ImpactRow, (), (day, region_id, region_name, design_id, design_title, units))

struct ImpactView {
  std::int64_t units_received = 0;
  std::int64_t sites_served = 0;
  std::vector<ImpactRow> rows;  ///< By day, region and design.
};
BOOST_DESCRIBE_STRUCT(ImpactView, (), (units_received, sites_served, rows))

class ImpactService {
 public:
  ImpactService(accounts::Foundation& foundation, const stock::Ledger& ledger)
      : foundation_{foundation}, ledger_{ledger} {}

  /// From the ledger alone. Open to everyone; no site, lab or person is named in it.
  /// Errors: "not_found".
  Result<ImpactView> impact(const NetworkId& network) const;

 private:
  accounts::Foundation& foundation_;
  const stock::Ledger& ledger_;
};

/// The rows as comma-separated values with one heading line, in `language`. RFC 4180; what a
/// spreadsheet could take for a formula begins with an apostrophe.
std::string csv_of(const ImpactView& impact, std::string_view language);

}  // namespace touiza::overview
