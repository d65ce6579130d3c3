// The SQL of emergencies and needs.
#pragma once

#include "database/database.hpp"
#include "database/migration.hpp"
#include "needs/need_model.hpp"

namespace touiza::needs {

std::vector<database::Migration> migrations();

class NeedStore {
 public:
  static std::optional<Emergency> find_emergency(database::Transaction&, const NetworkId&,
                                                 const EmergencyId&);
  static std::vector<Emergency> emergencies(database::Transaction&, const NetworkId&);
  static void add_emergency(database::Transaction&, const Emergency&);
  static void save_emergency(database::Transaction&, const Emergency&);

  static std::optional<Need> find(database::Transaction&, const NetworkId&, const NeedId&);
  /// One more than the query's limit, newest first.
  static std::vector<Need> list(database::Transaction&, const NetworkId&, const NeedQuery&);
  /// What may be the same need asked twice: living, of the same site, for the same thing, due
  /// within ten days of `need`. The newest ten.
  static std::vector<LikelyDuplicate> likely_duplicates(database::Transaction&, const Need& need);
  /// In any state, by need_id.
  static std::vector<Need> all(database::Transaction&, const NetworkId&);
  /// Those that are planned for: verified and open ones, by need_id.
  static std::vector<Need> to_serve(database::Transaction&, const NetworkId&);
  static bool add(database::Transaction&, const Need&);
  static void save(database::Transaction&, const Need&);
  static void record_transition(database::Transaction&, const Need&, NeedState from,
                                const AccountId& by, Instant at, const std::string& reason,
                                const std::string& id);
};

}  // namespace touiza::needs
