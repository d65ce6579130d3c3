// The SQL of runs, lots, their links and their inspections.
#pragma once

#include "database/migration.hpp"
#include "database/transaction.hpp"
#include "production/lot_model.hpp"
#include "production/run_model.hpp"

namespace touiza::production {

std::vector<database::Migration> migrations();

/// A lot seen from another one: how many units went from the one into the other.
struct LinkedLot {
  LotId lot_id;
  std::string code;
  LotState state = LotState::open;
  std::optional<LabId> lab_id;
  std::optional<JobId> job_id;
  std::optional<ComponentId> component_id;
  std::int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(LinkedLot, (), (lot_id, code, state, lab_id, job_id, component_id, quantity))

/// A run seen from a lot.
struct LinkedRun {
  RunId run_id;
  std::int64_t quantity = 0;
  std::optional<MachineId> machine_id;
  std::string material_lot;
  Instant reported_at;
};
BOOST_DESCRIBE_STRUCT(LinkedRun, (), (run_id, quantity, machine_id, material_lot, reported_at))

/// What of a job's pieces stands where.
struct JobPieces {
  JobId job_id;
  std::int64_t good = 0;
  std::int64_t in_lots = 0;
};
BOOST_DESCRIBE_STRUCT(JobPieces, (), (job_id, good, in_lots))

class RunStore {
 public:
  using Transaction = database::Transaction;

  static std::optional<Run> find(Transaction& t, const NetworkId& network, const RunId& run);
  /// Newest first, one more than `limit`, only ids below `before` where it is not empty.
  static std::vector<Run> of_job(Transaction& t, const NetworkId& network, const JobId& job,
                                 const std::string& before, int limit);
  /// With good pieces in no lot yet, oldest first; late ones or the others.
  static std::vector<Run> with_loose_pieces(Transaction& t, const NetworkId& network,
                                            const JobId& job, bool is_late);
  static JobPieces pieces_of(Transaction& t, const NetworkId& network, const JobId& job);
  /// Of all jobs of the network.
  static std::vector<JobPieces> pieces(Transaction& t, const NetworkId& network);
  static void add(Transaction& t, const Run& run);
  static void save(Transaction& t, const Run& run);
};

/// What a list of lots is asked for; the reach as accounts::reach() gives it.
struct LotFilter {
  LotQuery query;
  bool is_limited = false;  ///< To the organizations and regions named.
  std::vector<OrganizationId> organizations;
  std::vector<RegionId> regions;
};

class LotStore {
 public:
  using Transaction = database::Transaction;

  static std::optional<Lot> find(Transaction& t, const NetworkId& network, const LotId& lot);
  /// Of any network: the code of a label says no more.
  static std::optional<Lot> by_code(Transaction& t, const std::string& code);
  /// Newest first, one more than the query's limit.
  static std::vector<Lot> list(Transaction& t, const NetworkId& network, const LotFilter& filter);
  static std::vector<Lot> of_job(Transaction& t, const NetworkId& network, const JobId& job);
  static std::vector<Lot> of_revision(Transaction& t, const NetworkId& network,
                                      const RevisionId& revision);
  static std::vector<Lot> of_ids(Transaction& t, const NetworkId& network,
                                 const std::vector<LotId>& lots);
  /// Of all, by id.
  static std::vector<Lot> all(Transaction& t, const NetworkId& network);
  /// Accepted or held, of any network, to be used up to a day before `today`.
  static std::vector<Lot> past_their_day(Transaction& t, Day today);
  static bool add(Transaction& t, const Lot& lot);
  static void save(Transaction& t, const Lot& lot);
  static void record(Transaction& t, const LotTransition& transition);
  static std::vector<LotTransition> transitions_of(Transaction& t, const NetworkId& network,
                                                   const LotId& lot);
  /// The last reason given for a state; empty where there is none.
  static std::string reason_of(Transaction& t, const NetworkId& network, const LotId& lot,
                               LotState state);

  static void put_in(Transaction& t, const LotRun& share);
  static std::vector<LinkedRun> runs_of(Transaction& t, const NetworkId& network,
                                        const std::vector<LotId>& lots);
  static void add_part(Transaction& t, const LotPart& part);
  static std::vector<LinkedLot> parts_of(Transaction& t, const NetworkId& network,
                                         const LotId& product);
  static std::vector<LinkedLot> products_of(Transaction& t, const NetworkId& network,
                                            const LotId& part);
  /// All parts of the network's product lots, by product.
  static std::vector<LotPart> parts(Transaction& t, const NetworkId& network);
  /// All lots that are in `lot`, and in these; or all that it is in, and these are in.
  static std::vector<LinkedLot> upwards(Transaction& t, const NetworkId& network, const LotId& lot);
  static std::vector<LinkedLot> downwards(Transaction& t, const NetworkId& network,
                                          const LotId& lot);

  static void add_inspection(Transaction& t, const Inspection& inspection);
  static std::vector<Inspection> inspections_of(Transaction& t, const NetworkId& network,
                                                const LotId& lot);
};

}  // namespace touiza::production
