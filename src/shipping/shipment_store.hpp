// The SQL of shipments, their lines and receipts.
#pragma once

#include "database/migration.hpp"
#include "database/transaction.hpp"
#include "shipping/shipment_model.hpp"

namespace touiza::shipping {

std::vector<database::Migration> migrations();

/// What a list of shipments is asked for; the reach as accounts::reach() gives it.
struct ShipmentFilter {
  ShipmentQuery query;
  bool is_limited = false;  ///< To the organizations named, at either end, and the driver.
  std::vector<OrganizationId> organizations;
  std::string driver;
};

/// Units of a need in shipments, by what became of them.
struct NeedUnits {
  NeedId need_id;
  std::int64_t received = 0;
  std::int64_t in_transit = 0;
  std::int64_t allocated = 0;  ///< Drafted or packed.
};
BOOST_DESCRIBE_STRUCT(NeedUnits, (), (need_id, received, in_transit, allocated))

class ShipmentStore {
 public:
  using Transaction = database::Transaction;

  static std::optional<Shipment> find(Transaction& t, const NetworkId& network,
                                      const ShipmentId& shipment);
  /// Newest first, one more than the query's limit.
  static std::vector<Shipment> list(Transaction& t, const NetworkId& network,
                                    const ShipmentFilter& filter);
  static bool add(Transaction& t, const Shipment& shipment);
  static void save(Transaction& t, const Shipment& shipment);
  static void record(Transaction& t, const ShipmentTransition& transition);
  static std::vector<ShipmentTransition> transitions_of(Transaction& t, const NetworkId& network,
                                                        const ShipmentId& shipment);

  static void add_line(Transaction& t, const ShipmentLine& line);
  static void save_line(Transaction& t, const ShipmentLine& line);
  static std::vector<ShipmentLine> lines_of(Transaction& t, const NetworkId& network,
                                            const ShipmentId& shipment);
  /// Units of a lot at a place in shipments that have not left.
  static std::int64_t allocated(Transaction& t, const NetworkId& network, const LotId& lot,
                                const PlaceRef& place);
  /// Of all needs for which there are shipments, by need.
  static std::vector<NeedUnits> by_need(Transaction& t, const NetworkId& network);
  static NeedUnits of_need(Transaction& t, const NetworkId& network, const NeedId& need);

  static std::optional<Receipt> find_receipt(Transaction& t, const NetworkId& network,
                                             const ReceiptId& receipt);
  static std::vector<Receipt> receipts_of(Transaction& t, const NetworkId& network,
                                          const ShipmentId& shipment);
  static void add_receipt(Transaction& t, const Receipt& receipt);
  static void save_receipt(Transaction& t, const Receipt& receipt);
  /// Digests of signatures, for the collection of blobs.
  static std::vector<std::string> digests(Transaction& t);

  // Of any network, for the people concerned.
  static std::vector<Receipt> signed_by(Transaction& t, const AccountId& account);
  static std::int64_t erase_signatures_of(Transaction& t, const AccountId& account);
  static std::int64_t erase_signatures_before(Transaction& t, Instant before);
  static std::int64_t erase_carriers_before(Transaction& t, Instant ended_before);
  static std::int64_t erase_driver(Transaction& t, const AccountId& account);
};

}  // namespace touiza::shipping
