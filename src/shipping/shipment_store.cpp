#include "shipping/shipment_store.hpp"

namespace touiza::shipping {
namespace {

constexpr auto find_shipment = R"sql(
  SELECT network_id, shipment_id, code, from_kind, from_id, from_region_id, from_organization_id,
         to_kind, to_id, to_region_id, to_organization_id, is_final, need_id, state, carrier,
         driver_id, note, created_by, created_at, dispatched_at, ended_at, version
  FROM shipment
  WHERE network_id = ?1 AND shipment_id = ?2
)sql";

constexpr auto list_shipments = R"sql(
  SELECT network_id, shipment_id, code, from_kind, from_id, from_region_id, from_organization_id,
         to_kind, to_id, to_region_id, to_organization_id, is_final, need_id, state, carrier,
         driver_id, note, created_by, created_at, dispatched_at, ended_at, version
  FROM shipment
  WHERE network_id = ?1
    AND (?2 = '' OR shipment_id < ?2) AND (?3 = '' OR state = ?3) AND (?4 = '' OR need_id = ?4)
    AND (?5 = '' OR from_id = ?5 OR to_id = ?5) AND (?6 = '' OR code = ?6)
    AND (NOT ?7 OR from_organization_id IN (?8) OR to_organization_id IN (?8) OR driver_id = ?9)
  ORDER BY shipment_id DESC
  LIMIT ?10
)sql";

constexpr auto transitions_of_shipment = R"sql(
  SELECT network_id, transition_id, shipment_id, from_state, to_state, at, actor, reason
  FROM shipment_transition
  WHERE network_id = ?1 AND shipment_id = ?2
  ORDER BY at, transition_id
)sql";

constexpr auto lines_of_shipment = R"sql(
  SELECT network_id, shipment_id, lot_id, quantity, received, held, damaged, missing, set_aside,
         lost, returned
  FROM shipment_line
  WHERE network_id = ?1 AND shipment_id = ?2
  ORDER BY lot_id
)sql";

constexpr auto allocated_units = R"sql(
  SELECT CAST(COALESCE(SUM(l.quantity), 0) AS BIGINT)
  FROM shipment_line l
  JOIN shipment s ON s.network_id = l.network_id AND s.shipment_id = l.shipment_id
  WHERE l.network_id = ?1 AND l.lot_id = ?2 AND s.from_kind = ?3 AND s.from_id = ?4
    AND s.state IN ('draft', 'packed')
)sql";

constexpr auto units_by_need = R"sql(
  SELECT s.need_id,
         CAST(SUM(l.received) AS BIGINT) AS received,
         CAST(SUM(CASE WHEN s.state IN ('dispatched', 'partially_received')
                  THEN l.quantity - l.received - l.held - l.damaged - l.missing - l.set_aside
                       - l.lost - l.returned ELSE 0 END) AS BIGINT) AS in_transit,
         CAST(SUM(CASE WHEN s.state IN ('draft', 'packed') THEN l.quantity ELSE 0 END)
              AS BIGINT) AS allocated
  FROM shipment s
  JOIN shipment_line l ON l.network_id = s.network_id AND l.shipment_id = s.shipment_id
  WHERE s.network_id = ?1 AND s.need_id IS NOT NULL AND (?2 = '' OR s.need_id = ?2)
  GROUP BY s.need_id
  ORDER BY s.need_id
)sql";

}  // namespace

std::optional<Shipment> ShipmentStore::find(Transaction& t, const NetworkId& network,
                                            const ShipmentId& shipment) {
  return t.one<Shipment>(find_shipment, network, shipment);
}

std::vector<Shipment> ShipmentStore::list(Transaction& t, const NetworkId& network,
                                          const ShipmentFilter& filter) {
  const auto& query = filter.query;
  const std::string_view state = query.state ? json::enum_name(*query.state) : "";
  const std::string need = query.need ? query.need->text : "";
  return t.all<Shipment>(list_shipments, network, query.cursor.value_or(""), state, need,
                         query.place.value_or(""), query.code.value_or(""), filter.is_limited,
                         database::any_of(filter.organizations), filter.driver, query.limit + 1);
}

bool ShipmentStore::add(Transaction& t, const Shipment& shipment) {
  return t.insert_unless_exists("shipment", shipment);
}

void ShipmentStore::save(Transaction& t, const Shipment& shipment) {
  t.update("shipment", shipment, {"network_id", "shipment_id"});
}

void ShipmentStore::record(Transaction& t, const ShipmentTransition& transition) {
  t.insert("shipment_transition", transition);
}

std::vector<ShipmentTransition> ShipmentStore::transitions_of(Transaction& t,
                                                              const NetworkId& network,
                                                              const ShipmentId& shipment) {
  return t.all<ShipmentTransition>(transitions_of_shipment, network, shipment);
}

void ShipmentStore::add_line(Transaction& t, const ShipmentLine& line) {
  t.insert("shipment_line", line);
}

void ShipmentStore::save_line(Transaction& t, const ShipmentLine& line) {
  t.update("shipment_line", line, {"network_id", "shipment_id", "lot_id"});
}

std::vector<ShipmentLine> ShipmentStore::lines_of(Transaction& t, const NetworkId& network,
                                                  const ShipmentId& shipment) {
  return t.all<ShipmentLine>(lines_of_shipment, network, shipment);
}

std::int64_t ShipmentStore::allocated(Transaction& t, const NetworkId& network, const LotId& lot,
                                      const PlaceRef& place) {
  return t.value<std::int64_t>(allocated_units, network, lot, place.kind, place.id);
}

std::vector<NeedUnits> ShipmentStore::by_need(Transaction& t, const NetworkId& network) {
  return t.all<NeedUnits>(units_by_need, network, "");
}

NeedUnits ShipmentStore::of_need(Transaction& t, const NetworkId& network, const NeedId& need) {
  return t.one<NeedUnits>(units_by_need, network, need).value_or(NeedUnits{need});
}

}  // namespace touiza::shipping
