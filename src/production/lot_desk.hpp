// Lots for this room's services and the rooms below: found, allowed for, moved through their life.
#pragma once

#include <functional>

#include "accounts/foundation.hpp"
#include "accounts/permissions.hpp"
#include "campaigns/job_desk.hpp"
#include "production/books.hpp"
#include "production/production_store.hpp"

namespace touiza::production {

/// Units that a room below has promised to somebody but not yet moved: packed in a shipment, say.
/// Implemented by shipping/, registered by apps/; without it nothing is allocated.
class Allocations {
 public:
  virtual ~Allocations() = default;
  virtual std::int64_t allocated(database::Transaction& t, const NetworkId& network,
                                 const LotId& lot, const PlaceRef& place) = 0;
};

/// Where a lab or site stands, as far as rights and labels ask.
struct KnownPlace {
  PlaceRef place;
  LocalText name;    ///< Of a site; a lab is named by its code, since it may be a person's home.
  std::string code;  ///< Of a lab.
  RegionId region_id;
  std::optional<OrganizationId> organization_id;
  bool is_final = false;  ///< What is received here goes no further: any site but a hub.
};

/// No permission is checked and nothing is committed here, unless a function says so.
class LotDesk {
 public:
  using Transaction = database::Transaction;

  LotDesk(accounts::Foundation& foundation, const stock::Ledger& ledger, campaigns::JobDesk& jobs)
      : foundation_{foundation}, books_{ledger}, jobs_{jobs} {}

  /// Called while the program is put together.
  void set_allocations(Allocations& allocations) { allocations_ = &allocations; }

  const Books& books() const { return books_; }

  /// Errors: "place_is_unknown" (also for a closed site).
  static Result<KnownPlace> place(Transaction& t, const NetworkId& network, const PlaceRef& place);

  static std::optional<Lot> find(Transaction& t, const NetworkId& network, const LotId& lot);
  /// All lots that are in `lot`, and in these.
  static std::vector<LinkedLot> upwards(Transaction& t, const NetworkId& network, const LotId& lot);
  static accounts::Target target_of(const Lot& lot);
  /// The lot, where the caller may know of it: its makers, who oversees them, and those of the
  /// sites where units of it lie. Else the answer is that of a lot that does not exist.
  /// Errors: "not_found", those of accounts::allow().
  Result<Lot> seen(Transaction& t, const accounts::Caller& caller, const NetworkId& network,
                   const LotId& lot) const;
  /// The lot, where the caller may also do `action`.
  Result<Lot> reach(Transaction& t, const accounts::Caller& caller, accounts::Action action,
                    const NetworkId& network, const LotId& lot) const;

  /// Accepted units of the lot at a place that nobody was promised.
  std::int64_t available(Transaction& t, const Lot& lot, const PlaceRef& place) const;

  /// A lot of so many pieces of a job, not yet kept. Of a design that is one piece alone the lot
  /// is of products at once: there is nothing to put together.
  static Lot lot_of(Transaction& t, const campaigns::Job& job, std::int64_t quantity);
  /// Gives the lot its id and code, and keeps it.
  void add(Transaction& t, Lot& lot, const AccountId& actor) const;
  /// One step of the life cycle: checked, recorded, mirrored in the ledger wherever units lie in a
  /// lab or hub, and told as "lot.<state>". Errors: "transition_not_allowed", those of the ledger.
  Done move(Transaction& t, const accounts::Caller& caller, Lot& lot, LotState to,
            const std::string& reason) const;
  /// Open → quarantined → … → accepted of a job whose every piece is judged closes the job.
  Done settle_job(Transaction& t, const accounts::Caller& caller, const NetworkId& network,
                  const JobId& job) const;

 private:
  accounts::Foundation& foundation_;
  Books books_;
  campaigns::JobDesk& jobs_;
  Allocations* allocations_ = nullptr;
};

}  // namespace touiza::production
