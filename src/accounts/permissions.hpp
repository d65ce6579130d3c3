// Who may do what: one table, action → roles × scope. Services ask it; routes only name the action.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "accounts/caller.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

namespace touiza::accounts {

enum class Action {
  // accounts
  visit,  ///< What needs no account: signing in, joining, the page on personal data.
  use_own_account,
  see_members,
  invite_member,
  grant_role,
  see_personal_data,
  export_personal_data,
  // network
  see_network,
  edit_network,
  see_organization,
  create_organization,
  edit_organization,
  see_lab,
  create_lab,
  edit_lab,
  review_lab,
  vouch_lab,
  confirm_capacity,
  see_machine,
  edit_machine,
  see_site,
  create_site,
  edit_site,
  activate_site,
  see_material,
  edit_material,
  // stock
  see_stock,
  record_stock,
  reverse_move,
  see_ledger,
  // designs
  upload_file,
  see_design,
  create_design,
  edit_design,
  sign_off_revision,
  release_revision,
  withdraw_revision,
  download_file,
  // needs
  see_emergency,
  edit_emergency,
  see_need,
  create_need,
  edit_need,
  verify_need,
  // campaigns
  see_plan,
  create_plan,
  launch_plan,
  see_campaign,
  edit_campaign,
  dispatch_offers,
  see_offer,
  answer_offer,
  see_job,
  work_on_job,
  cancel_job,
  // production
  report_run,
  see_lot,
  create_lot,
  inspect_lot,
  hold_lot,
  recall_lot,
  // shipping
  see_shipment,
  create_shipment,
  dispatch_shipment,
  receive_shipment,
  // overview
  see_today,
  see_progress,
  search,
  see_events,
  // the deployment
  see_deployment,
  edit_deployment,
  see_failed_tasks,
  retry_task,
};
inline constexpr std::size_t action_count = static_cast<std::size_t>(Action::retry_task) + 1;

/// How near a thing must be to the one who holds the role.
enum class Scope {
  network,       ///< Anything in the network where the role is held.
  region,        ///< In the coordinator's region.
  cluster,       ///< In the coordinator's cluster.
  organization,  ///< Of the organization where the role is held.
  own,           ///< The caller's own.
  involved,      ///< On the same job, shipment or ticket as the caller.
};

class RoleSet {
 public:
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (const auto role : roles) bits_ |= bit(role);
  }
  constexpr bool contains(Role role) const { return (bits_ & bit(role)) != 0; }

 private:
  static constexpr std::uint32_t bit(Role role) { return 1U << static_cast<unsigned>(role); }
  std::uint32_t bits_ = 0;
};

struct Right {
  Scope scope;
  RoleSet roles;
};

/// One row of the table.
struct Rule {
  Action action;
  std::string_view name;  ///< "edit_machine"
  std::string_view room;  ///< For token scopes: "network".
  bool is_write;
  std::vector<Right> rights;
};

/// The whole table, in the order of `Action`.
std::span<const Rule> permission_table();

const Rule& rule_of(Action action);
inline std::string_view name_of(Action action) { return rule_of(action).name; }
/// True where a visitor may always do it: a route without sign-in.
bool is_open_to_visitors(Action action);

/// The thing acted upon, as far as rights depend on it. What is not given matches no scope.
struct Target {
  NetworkId network{};  ///< Empty for accounts and the deployment.
  std::optional<RegionId> region{};
  std::optional<ClusterId> cluster{};
  std::optional<OrganizationId> organization{};
  std::optional<AccountId> owner{};
  bool is_involved = false;  ///< The caller works on the same job, shipment or ticket.
};

/// True where the grant counts only in a session with a second factor: whoever steers others' work
/// proves twice who they are; a demonstration asks nobody.
bool is_second_factor_asked(const Grant& grant);

/// Errors: "sign_in_needed", "token_scope_missing", "second_factor_needed", "not_allowed".
Done allow(const Caller& caller, Action action, const Target& target);
bool may(const Caller& caller, Action action, const Target& target);
/// Refuses those who may do it to nothing in `network` (empty: accounts and the deployment), with
/// allow()'s errors. It looks at no thing, and so tells nothing of any.
Done allow_ever(const Caller& caller, Action action, const NetworkId& network);

/// In which parts of a network the caller may do something: the filter of a list.
struct Reach {
  bool is_everywhere = false;  ///< All of the network; the lists below are then empty.
  std::vector<RegionId> regions;
  std::vector<ClusterId> clusters;
  std::vector<OrganizationId> organizations;
  bool is_own = false;       ///< Also what is the caller's own.
  bool is_involved = false;  ///< Also what the caller works on.

  bool is_nowhere() const {
    return !is_everywhere && regions.empty() && clusters.empty() && organizations.empty() &&
           !is_own && !is_involved;
  }
};
Reach reach(const Caller& caller, Action action, const NetworkId& network);

/// The organizations of `network` in which the caller holds any role.
std::vector<OrganizationId> organizations_of(const Caller& caller, const NetworkId& network);

}  // namespace touiza::accounts
