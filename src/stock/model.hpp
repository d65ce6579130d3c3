// The words of the ledger: items, places, accounts, moves. No I/O.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/id.hpp"
#include "base/time.hpp"
#include "network/material_model.hpp"

namespace touiza::stock {

using LotId = Id<struct LotTag>;
using MoveId = Id<struct MoveTag>;

enum class ItemKind { material, component, product };
BOOST_DESCRIBE_ENUM(ItemKind, material, component, product)

/// A material, a component of a revision, or a product (the revision itself), by its id.
struct ItemRef {
  ItemKind kind = ItemKind::material;
  std::string id;

  static constexpr auto rules() {
    return json::rules(json::text(&ItemRef::id, {.min = 1, .max = 60}));
  }
  friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};
BOOST_DESCRIBE_STRUCT(ItemRef, (), (kind, id))

enum class PlaceKind {
  lab,
  site,
  external,  ///< Outside of the network: where things come from.
};
BOOST_DESCRIBE_ENUM(PlaceKind, lab, site, external)

struct PlaceRef {
  PlaceKind kind = PlaceKind::lab;
  std::string id;

  static constexpr auto rules() {
    return json::rules(json::text(&PlaceRef::id, {.min = 1, .max = 60}));
  }
  friend auto operator<=>(const PlaceRef&, const PlaceRef&) = default;
};
BOOST_DESCRIBE_STRUCT(PlaceRef, (), (kind, id))

/// Outside of the network there is one place.
inline PlaceRef outside() { return {PlaceKind::external, "outside"}; }
inline PlaceRef at_lab(const network::LabId& lab) { return {PlaceKind::lab, lab.text}; }
inline PlaceRef at_site(const network::SiteId& site) { return {PlaceKind::site, site.text}; }

/// What can be said of units at a place. `reserved_view` of the contracts is computed, never
/// posted, and so is none of these.
enum class StockState {
  supplier,    ///< Outside: where bought and given things come from.
  making,      ///< At a lab: where made things come from.
  quarantine,  ///< Made or arrived, not yet inspected.
  on_hold,
  accepted,
  in_transit,
  received,
  consumed,
  scrapped,
  lost,
  adjustment,  ///< Outside: where a count that differs is booked against.
};
BOOST_DESCRIBE_ENUM(StockState, supplier, making, quarantine, on_hold, accepted, in_transit,
                    received, consumed, scrapped, lost, adjustment)

/// Where things begin: these accounts alone may be below zero, by as much as came out of them.
inline bool may_be_negative(StockState state) {
  return state == StockState::supplier || state == StockState::making ||
         state == StockState::adjustment;
}

/// A place, and what is said of the units there.
struct Standing {
  PlaceRef place;
  StockState state = StockState::accepted;
  friend auto operator<=>(const Standing&, const Standing&) = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (place, state))

struct Account {
  NetworkId network;
  ItemRef item;
  std::optional<LotId> lot;
  Standing standing;
};

/// Whole numbers, so that sums are exact: pieces, and materials in the smallest part of their unit
/// that anybody weighs or cuts.
enum class CountedIn { unit, mg, mm, mm2 };
BOOST_DESCRIBE_ENUM(CountedIn, unit, mg, mm, mm2)

CountedIn counted_in(network::MaterialUnit unit);
/// How many of `counted_in(unit)` make one of `unit`: 1000 for g and m, a million for m2.
std::int64_t counts_per(network::MaterialUnit unit);
/// `amount` in the material's own unit, as the ledger counts it: rounded to the nearest.
std::int64_t quantity_of(double amount, network::MaterialUnit unit);
double amount_of(std::int64_t quantity, network::MaterialUnit unit);

/// Why a move was made: "run", "shipment", "record" and the id of it.
struct MoveSource {
  std::string type;
  std::string id;
};
BOOST_DESCRIBE_STRUCT(MoveSource, (), (type, id))

/// What is asked of the ledger.
struct MoveDraft {
  NetworkId network;
  ItemRef item;
  std::optional<LotId> lot;
  std::int64_t quantity = 0;  ///< Above zero, as `CountedIn` says.
  Standing from;
  Standing to;
  Instant occurred_at;
  std::string reason;  ///< For people; without personal data.
  MoveSource source;
  AccountId actor;  ///< Pseudonymous.
};

/// At most so many in one move: a thousand tonnes in milligrams.
inline constexpr std::int64_t quantity_max = 1'000'000'000'000'000;

/// Errors: "quantity_not_positive", "quantity_too_large", "move_goes_nowhere",
/// "place_does_not_fit_state" (supplier and adjustment are outside, all others are not).
Done check(const MoveDraft& draft);

/// A row of the ledger, as it was written once.
struct Move {
  NetworkId network_id;
  std::int64_t seq = 0;  ///< From 1 in each network, without gaps.
  MoveId move_id;
  ItemKind item_kind = ItemKind::material;
  std::string item_id;
  std::string lot_id;  ///< Empty: no lot.
  std::int64_t quantity = 0;
  PlaceKind from_place_kind = PlaceKind::lab;
  std::string from_place_id;
  StockState from_state = StockState::supplier;
  PlaceKind to_place_kind = PlaceKind::lab;
  std::string to_place_id;
  StockState to_state = StockState::accepted;
  Instant occurred_at;
  Instant recorded_at;
  std::string reason;
  std::string source_type;
  std::string source_id;
  AccountId actor;
  std::optional<MoveId> reverses_id;
  std::string prev_hash;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Move, (),
                      (network_id, seq, move_id, item_kind, item_id, lot_id, quantity,
                       from_place_kind, from_place_id, from_state, to_place_kind, to_place_id,
                       to_state, occurred_at, recorded_at, reason, source_type, source_id, actor,
                       reverses_id, prev_hash, hash))

/// The hash before the first move of a network.
inline constexpr auto no_hash = "0000000000000000000000000000000000000000000000000000000000000000";

struct Balance {
  ItemRef item;
  std::optional<LotId> lot;
  Standing standing;
  std::int64_t quantity = 0;
};

/// What the proof found.
struct LedgerCheck {
  std::int64_t moves = 0;
  bool sum_is_zero = true;       ///< Over all accounts of every item.
  bool chain_is_whole = true;    ///< No move changed, missing or out of place.
  bool balances_agree = true;    ///< The kept balances are those that the moves come to.
  bool none_is_negative = true;  ///< But where things begin.
  std::string finding;           ///< The first thing that is wrong, for people; empty if nothing.

  bool is_sound() const {
    return sum_is_zero && chain_is_whole && balances_agree && none_is_negative;
  }
};
BOOST_DESCRIBE_STRUCT(LedgerCheck, (),
                      (moves, sum_is_zero, chain_is_whole, balances_agree, none_is_negative,
                       finding))

}  // namespace touiza::stock
