// Which lots went into which.
#include "production/production_store.hpp"

namespace touiza::production {
namespace {

constexpr auto parts_of_product = R"sql(
  SELECT l.lot_id, l.code, l.state, l.lab_id, l.job_id, l.component_id, p.quantity
  FROM lot_part p
  JOIN lot l ON l.network_id = p.network_id AND l.lot_id = p.part_lot_id
  WHERE p.network_id = ?1 AND p.product_lot_id = ?2
  ORDER BY l.lot_id
)sql";

constexpr auto products_of_part = R"sql(
  SELECT l.lot_id, l.code, l.state, l.lab_id, l.job_id, l.component_id, p.quantity
  FROM lot_part p
  JOIN lot l ON l.network_id = p.network_id AND l.lot_id = p.product_lot_id
  WHERE p.network_id = ?1 AND p.part_lot_id = ?2
  ORDER BY l.lot_id
)sql";

constexpr auto all_parts = R"sql(
  SELECT network_id, product_lot_id, part_lot_id, quantity
  FROM lot_part
  WHERE network_id = ?1
  ORDER BY product_lot_id, part_lot_id
)sql";

// A lot that is reached on several ways appears once, with the units of all of them.
constexpr auto all_upwards = R"sql(
  WITH RECURSIVE above (lot_id, quantity) AS (
    SELECT part_lot_id, quantity FROM lot_part WHERE network_id = ?1 AND product_lot_id = ?2
    UNION
    SELECT p.part_lot_id, p.quantity
    FROM lot_part p JOIN above a ON p.product_lot_id = a.lot_id
    WHERE p.network_id = ?1
  )
  SELECT l.lot_id, l.code, l.state, l.lab_id, l.job_id, l.component_id, f.quantity
  FROM (SELECT lot_id, CAST(SUM(quantity) AS BIGINT) AS quantity FROM above GROUP BY lot_id) f
  JOIN lot l ON l.lot_id = f.lot_id
  WHERE l.network_id = ?1
  ORDER BY l.lot_id
)sql";

constexpr auto all_downwards = R"sql(
  WITH RECURSIVE below (lot_id, quantity) AS (
    SELECT product_lot_id, quantity FROM lot_part WHERE network_id = ?1 AND part_lot_id = ?2
    UNION
    SELECT p.product_lot_id, p.quantity
    FROM lot_part p JOIN below b ON p.part_lot_id = b.lot_id
    WHERE p.network_id = ?1
  )
  SELECT l.lot_id, l.code, l.state, l.lab_id, l.job_id, l.component_id, f.quantity
  FROM (SELECT lot_id, CAST(SUM(quantity) AS BIGINT) AS quantity FROM below GROUP BY lot_id) f
  JOIN lot l ON l.lot_id = f.lot_id
  WHERE l.network_id = ?1
  ORDER BY l.lot_id
)sql";

}  // namespace

void LotStore::add_part(Transaction& t, const LotPart& part) { t.insert("lot_part", part); }

std::vector<LinkedLot> LotStore::parts_of(Transaction& t, const NetworkId& network,
                                          const LotId& product) {
  return t.all<LinkedLot>(parts_of_product, network, product);
}

std::vector<LinkedLot> LotStore::products_of(Transaction& t, const NetworkId& network,
                                             const LotId& part) {
  return t.all<LinkedLot>(products_of_part, network, part);
}

std::vector<LotPart> LotStore::parts(Transaction& t, const NetworkId& network) {
  return t.all<LotPart>(all_parts, network);
}

std::vector<LinkedLot> LotStore::upwards(Transaction& t, const NetworkId& network,
                                         const LotId& lot) {
  return t.all<LinkedLot>(all_upwards, network, lot);
}

std::vector<LinkedLot> LotStore::downwards(Transaction& t, const NetworkId& network,
                                           const LotId& lot) {
  return t.all<LinkedLot>(all_downwards, network, lot);
}

}  // namespace touiza::production
