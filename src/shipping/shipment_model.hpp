// Shipments: lots on their way from one place to another, and what arrived of them.
#pragma once

#include "blobs/uploads.hpp"
#include "needs/need_model.hpp"
#include "production/lot_model.hpp"

namespace touiza::shipping {

using ShipmentId = Id<struct ShipmentTag>;
using ReceiptId = Id<struct ReceiptTag>;

using blobs::UploadId;
using needs::NeedId;
using production::LotId;
using stock::PlaceRef;

enum class ShipmentState {
  draft,
  packed,
  dispatched,
  partially_received,  ///< Some of it arrived; the rest is still on its way.
  received,            ///< Nothing of it is on its way any more, and some arrived.
  returning,           ///< What had not arrived is on its way back.
  returned,            ///< … and is back.
  lost,                ///< Nothing arrived, and nobody knows where it is.
  cancelled,           ///< Before it left.
};
BOOST_DESCRIBE_ENUM(ShipmentState, draft, packed, dispatched, partially_received, received,
                    returning, returned, lost, cancelled)

/// Whether the life cycle knows this step.
bool is_allowed(ShipmentState from, ShipmentState to);
/// Errors: "transition_not_allowed".
Done check_transition(ShipmentState from, ShipmentState to);

/// Its units are promised, and still stand in the sender's stock.
inline bool is_allocating(ShipmentState state) {
  return state == ShipmentState::draft || state == ShipmentState::packed;
}
inline bool is_on_its_way(ShipmentState state) {
  return state == ShipmentState::dispatched || state == ShipmentState::partially_received;
}

struct Shipment {
  NetworkId network_id;
  ShipmentId shipment_id;
  std::string code;  ///< "S-4K7QTM2"
  stock::PlaceKind from_kind = stock::PlaceKind::lab;
  std::string from_id;
  RegionId from_region_id;  ///< Kept here for rights and lists, as what follows.
  std::optional<OrganizationId> from_organization_id;
  stock::PlaceKind to_kind = stock::PlaceKind::site;
  std::string to_id;
  RegionId to_region_id;
  std::optional<OrganizationId> to_organization_id;
  bool is_final = false;  ///< What arrives goes no further: the place is a hospital.
  std::optional<NeedId> need_id;
  ShipmentState state = ShipmentState::draft;
  std::string carrier;
  std::optional<AccountId> driver_id;
  std::string note;
  AccountId created_by;
  Instant created_at;
  std::optional<Instant> dispatched_at;
  std::optional<Instant> ended_at;
  std::int64_t version = 1;

  PlaceRef from() const { return {from_kind, from_id}; }
  PlaceRef to() const { return {to_kind, to_id}; }
};
BOOST_DESCRIBE_STRUCT(Shipment, (),
                      (network_id, shipment_id, code, from_kind, from_id, from_region_id,
                       from_organization_id, to_kind, to_id, to_region_id, to_organization_id,
                       is_final, need_id, state, carrier, driver_id, note, created_by, created_at,
                       dispatched_at, ended_at, version))

/// Units of one lot in a shipment, and what became of them.
struct ShipmentLine {
  NetworkId network_id;
  ShipmentId shipment_id;
  LotId lot_id;
  std::int64_t quantity = 0;
  std::int64_t received = 0;  ///< Arrived and good.
  std::int64_t held = 0;      ///< Arrived, of a lot that is held or recalled: put aside.
  std::int64_t damaged = 0;
  std::int64_t missing = 0;
  std::int64_t set_aside = 0;  ///< Arrived, but not what was wanted.
  std::int64_t lost = 0;
  std::int64_t returned = 0;

  std::int64_t on_its_way() const {
    return quantity - received - held - damaged - missing - set_aside - lost - returned;
  }
};
BOOST_DESCRIBE_STRUCT(ShipmentLine, (),
                      (network_id, shipment_id, lot_id, quantity, received, held, damaged, missing,
                       set_aside, lost, returned))

struct ShipmentTransition {
  NetworkId network_id;
  std::string transition_id;
  ShipmentId shipment_id;
  ShipmentState from_state = ShipmentState::draft;
  ShipmentState to_state = ShipmentState::draft;
  Instant at;
  AccountId actor;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ShipmentTransition, (),
                      (network_id, transition_id, shipment_id, from_state, to_state, at, actor,
                       reason))

/// Somebody took delivery. Name, function and signature are personal data; erasing them leaves the
/// proof that, where and when something was delivered.
struct Receipt {
  NetworkId network_id;
  ReceiptId receipt_id;
  ShipmentId shipment_id;
  std::string lines;  ///< What was said to have arrived, as it came, for repetitions.
  std::optional<std::string> signed_name;
  std::optional<std::string> signed_function;
  std::optional<std::string> signature_sha256;
  std::optional<AccountId> signer_id;  ///< Where the signer has an account and said so.
  AccountId recorded_by;
  Instant received_at;
};
BOOST_DESCRIBE_STRUCT(Receipt, (),
                      (network_id, receipt_id, shipment_id, lines, signed_name, signed_function,
                       signature_sha256, signer_id, recorded_by, received_at))

struct ShipmentLineDraft {
  LotId lot_id;
  std::int64_t quantity = 0;
  static constexpr auto rules() {
    return json::rules(json::range(&ShipmentLineDraft::quantity, {.min = 1, .max = 10'000'000}));
  }
};
BOOST_DESCRIBE_STRUCT(ShipmentLineDraft, (), (lot_id, quantity))

struct ShipmentDraft {
  PlaceRef from;
  PlaceRef to;
  std::optional<NeedId> need_id;
  std::vector<ShipmentLineDraft> lines;
  std::string carrier;
  std::optional<AccountId> driver_id;
  std::string note;

  static constexpr auto rules() {
    return json::rules(json::items(&ShipmentDraft::lines, {.min = 1, .max = 500}),
                       json::text(&ShipmentDraft::carrier, {.max = 120}),
                       json::may_be_absent(&ShipmentDraft::carrier),
                       json::text(&ShipmentDraft::note, {.max = 1000}),
                       json::may_be_absent(&ShipmentDraft::note));
  }
};
BOOST_DESCRIBE_STRUCT(ShipmentDraft, (), (from, to, need_id, lines, carrier, driver_id, note))

/// What arrived of one lot. What is not named is still on its way.
struct ReceivedLine {
  LotId lot_id;
  std::int64_t received = 0;
  std::int64_t damaged = 0;
  std::int64_t missing = 0;
  std::int64_t other = 0;  ///< Arrived and set aside: not what was wanted, say.
  std::string note;

  static constexpr auto rules() {
    constexpr json::Range count{.min = 0, .max = 10'000'000};
    return json::rules(
        json::range(&ReceivedLine::received, count), json::range(&ReceivedLine::damaged, count),
        json::may_be_absent(&ReceivedLine::damaged), json::range(&ReceivedLine::missing, count),
        json::may_be_absent(&ReceivedLine::missing), json::range(&ReceivedLine::other, count),
        json::may_be_absent(&ReceivedLine::other), json::text(&ReceivedLine::note, {.max = 500}),
        json::may_be_absent(&ReceivedLine::note));
  }
  std::int64_t total() const { return received + damaged + missing + other; }
};
BOOST_DESCRIBE_STRUCT(ReceivedLine, (), (lot_id, received, damaged, missing, other, note))

struct ReceiptDraft {
  /// Given by who reports, so that a receipt written without a connection counts once.
  std::optional<ReceiptId> receipt_id;
  std::vector<ReceivedLine> lines;
  std::string signed_name;
  std::string signed_function;
  bool is_own_signature = false;  ///< The signer is the one who is signed in.
  std::optional<UploadId> signature_upload_id;
  std::optional<Instant> received_at;  ///< Absent: now.

  static constexpr auto rules() {
    return json::rules(json::items(&ReceiptDraft::lines, {.min = 1, .max = 500}),
                       json::text(&ReceiptDraft::signed_name, {.min = 2, .max = 120}),
                       json::text(&ReceiptDraft::signed_function, {.max = 120}),
                       json::may_be_absent(&ReceiptDraft::signed_function),
                       json::may_be_absent(&ReceiptDraft::is_own_signature));
  }
};
BOOST_DESCRIBE_STRUCT(ReceiptDraft, (),
                      (receipt_id, lines, signed_name, signed_function, is_own_signature,
                       signature_upload_id, received_at))

/// Why a shipment is cancelled, lost or sent back; people read it.
struct ShipmentReason {
  std::string reason;
  static constexpr auto rules() {
    return json::rules(json::text(&ShipmentReason::reason, {.min = 3, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(ShipmentReason, (), (reason))

struct ShipmentQuery : http::PageQuery {
  std::optional<ShipmentState> state;
  std::optional<NeedId> need;
  std::optional<std::string> place;  ///< The id of a lab or site at either end.
  std::optional<std::string> code;
  static constexpr auto rules() {
    return json::rules(PageQuery::rules(), json::text(&ShipmentQuery::place, {.max = 60}),
                       json::text(&ShipmentQuery::code, {.max = 20}));
  }
};
BOOST_DESCRIBE_STRUCT(ShipmentQuery, (http::PageQuery), (state, need, place, code))

}  // namespace touiza::shipping
