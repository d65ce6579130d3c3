// The SQL of designs, revisions, components, process plans and sign-offs.
#pragma once

#include "database/database.hpp"
#include "database/migration.hpp"
#include "designs/design_model.hpp"

namespace touiza::designs {

/// The tables of this room.
std::vector<database::Migration> migrations();

/// Where a list goes on, and what is looked for in it.
struct DesignFilter {
  std::string search = "%";          ///< A pattern for LIKE over the folded titles.
  std::optional<std::string> after;  ///< The id after which the page begins.
  int limit = 50;
};

/// Names nothing but rows: no rule lives here. Every function runs in the caller's transaction.
class DesignStore {
 public:
  static std::optional<Design> find_design(database::Transaction&, const NetworkId&,
                                           const DesignId&);
  static std::vector<Design> list_designs(database::Transaction&, const NetworkId&,
                                          const DesignFilter&);
  static bool add_design(database::Transaction&, const Design&, const std::string& search_text);
  static void save_design(database::Transaction&, const Design&, const std::string& search_text);

  static std::optional<Revision> find_revision(database::Transaction&, const NetworkId&,
                                               const RevisionId&);
  static std::vector<Revision> revisions_of(database::Transaction&, const NetworkId&,
                                            const DesignId&);
  static std::optional<Revision> released_revision(database::Transaction&, const NetworkId&,
                                                   const DesignId&);
  static void add_revision(database::Transaction&, const Revision&);
  static void save_revision(database::Transaction&, const Revision&);
  static void record_transition(database::Transaction&, const Revision&, RevisionState from,
                                RevisionState to, const AccountId& by, Instant at,
                                const std::string& reason, const std::string& id);

  static std::optional<Component> find_component(database::Transaction&, const NetworkId&,
                                                 const ComponentId&);
  static std::vector<Component> components_of(database::Transaction&, const NetworkId&,
                                              const RevisionId&);
  static void add_component(database::Transaction&, const Component&);
  static void save_component(database::Transaction&, const Component&);
  static void remove_component(database::Transaction&, const Component&);

  static std::optional<ProcessPlan> find_plan(database::Transaction&, const NetworkId&,
                                              const ProcessPlanId&);
  static std::vector<ProcessPlan> plans_of(database::Transaction&, const NetworkId&,
                                           const RevisionId&);
  static void add_plan(database::Transaction&, const ProcessPlan&);
  static void save_plan(database::Transaction&, const ProcessPlan&);
  static void remove_plan(database::Transaction&, const ProcessPlan&);

  static std::vector<SignOff> sign_offs_of(database::Transaction&, const NetworkId&,
                                           const RevisionId&);
  static void add_sign_off(database::Transaction&, const SignOff&);
  static void void_sign_offs(database::Transaction&, const NetworkId&, const RevisionId&);
  static std::int64_t answer_sign_off(database::Transaction&, const SignOff&);
};

}  // namespace touiza::designs
