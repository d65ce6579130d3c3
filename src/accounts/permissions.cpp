#include "accounts/permissions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace touiza::accounts {
namespace {

/// Where a grant covers the target within `scope`, whatever its role.
bool covers(const Caller& caller, const Grant& grant, Scope scope, const Target& target) {
  // The deployment's administrator holds the role in every network.
  if (grant.role != Role::deployment_admin && grant.network != target.network) return false;
  const bool is_for_all = !grant.region && !grant.cluster;
  switch (scope) {
    case Scope::network:
      return true;
    case Scope::region:
      return is_for_all || (grant.region && grant.region == target.region);
    case Scope::cluster:
      return is_for_all || (grant.cluster && grant.cluster == target.cluster);
    case Scope::organization:
      return grant.organization && grant.organization == target.organization;
    case Scope::own:
      return target.owner && target.owner == caller.account;
    case Scope::involved:
      return target.is_involved;
  }
  return false;
}

/// What everybody has without a grant: a visitor's rights, and a member's once signed in.
bool is_covered_without_grant(const Caller& caller, const Right& right, const Target& target) {
  if (right.roles.contains(Role::visitor)) return true;
  if (!right.roles.contains(Role::member) || !caller.account) return false;
  if (right.scope == Scope::own) return target.owner && target.owner == caller.account;
  if (right.scope == Scope::involved) return target.is_involved;
  return right.scope == Scope::network;
}

bool is_in_token(const Caller& caller, const Rule& rule) {
  if (!caller.token) return true;
  return std::ranges::any_of(caller.token->scopes, [&](const std::string& scope) {
    return scope == fmt::format("{}:write", rule.room) ||
           (!rule.is_write && scope == fmt::format("{}:read", rule.room));
  });
}

enum class Answer { yes, no, second_factor_needed };

/// What the table says where `is_for_all(right)` and `is_for(grant, right)` tell what is near
/// enough.
template <class ForAll, class For>
Answer answer(const Caller& caller, const Rule& rule, const ForAll& is_for_all, const For& is_for) {
  bool is_one_factor_short = false;
  for (const auto& right : rule.rights) {
    if (is_for_all(right)) return Answer::yes;
    for (const auto& grant : caller.grants) {
      if (!right.roles.contains(grant.role) || !is_for(grant, right)) continue;
      if (!is_second_factor_asked(grant) || caller.is_second_factor_passed) return Answer::yes;
      is_one_factor_short = true;
    }
  }
  return is_one_factor_short ? Answer::second_factor_needed : Answer::no;
}

/// Everything about an action but the thing acted upon, which `is_for_all` and `is_for` know.
template <class ForAll, class For>
Done decide(const Caller& caller, Action action, const ForAll& is_for_all, const For& is_for) {
  const auto& rule = rule_of(action);
  if (is_open_to_visitors(action)) return {};
  if (!caller.account) {
    return Error{ErrorKind::not_signed_in, "sign_in_needed", "This needs an account.", "Sign in."};
  }
  if (!is_in_token(caller, rule)) {
    return Error{
        ErrorKind::not_allowed, "token_scope_missing",
        fmt::format("This token has no scope {}:{}.", rule.room, rule.is_write ? "write" : "read"),
        "Make a token with this scope, or sign in."};
  }
  switch (answer(caller, rule, is_for_all, is_for)) {
    case Answer::yes:
      return {};
    case Answer::second_factor_needed:
      return Error{ErrorKind::not_allowed, "second_factor_needed",
                   "Your role needs a second factor here, and this session has none.",
                   "Set up a second factor in your account, then sign in with it."};
    case Answer::no:
      break;
  }
  return Error{ErrorKind::not_allowed, "not_allowed",
               fmt::format("Your roles do not include '{}' here.", rule.name),
               "Ask a coordinator of your region."};
}

template <class T>
void add_once(std::vector<T>& list, const std::optional<T>& item) {
  if (item && std::ranges::find(list, *item) == list.end()) list.push_back(*item);
}

void widen(Reach& reach, const Right& right, const Grant& grant) {
  switch (right.scope) {
    case Scope::network:
      reach.is_everywhere = true;
      break;
    case Scope::region:
      if (!grant.region && !grant.cluster) reach.is_everywhere = true;
      add_once(reach.regions, grant.region);
      break;
    case Scope::cluster:
      if (!grant.region && !grant.cluster) reach.is_everywhere = true;
      add_once(reach.clusters, grant.cluster);
      break;
    case Scope::organization:
      add_once(reach.organizations, grant.organization);
      break;
    case Scope::own:
      reach.is_own = true;
      break;
    case Scope::involved:
      reach.is_involved = true;
      break;
  }
}

}  // namespace

const Rule& rule_of(Action action) {
  const auto& rule = permission_table()[static_cast<std::size_t>(action)];
  assert(rule.action == action && "The table stands in the order of the actions.");
  return rule;
}

bool is_open_to_visitors(Action action) {
  return std::ranges::any_of(rule_of(action).rights, [](const Right& right) {
    return right.roles.contains(Role::visitor);
  });
}

bool is_second_factor_asked(const Grant& grant) {
  if (grant.is_second_factor_waived) return false;
  return grant.role == Role::coordinator || grant.role == Role::network_admin ||
         grant.role == Role::deployment_admin;
}

Done allow(const Caller& caller, Action action, const Target& target) {
  return decide(
      caller, action,
      [&](const Right& right) { return is_covered_without_grant(caller, right, target); },
      [&](const Grant& grant, const Right& right) {
        return covers(caller, grant, right.scope, target);
      });
}

Done allow_ever(const Caller& caller, Action action, const NetworkId& network) {
  return decide(
      caller, action, [](const Right& right) { return right.roles.contains(Role::member); },
      [&](const Grant& grant, const Right&) {
        return grant.role == Role::deployment_admin || grant.network == network;
      });
}

bool may(const Caller& caller, Action action, const Target& target) {
  return allow(caller, action, target).has_value();
}

Reach reach(const Caller& caller, Action action, const NetworkId& network) {
  const auto& rule = rule_of(action);
  Reach found;
  if (is_open_to_visitors(action)) {
    found.is_everywhere = true;
    return found;
  }
  if (!caller.account || !is_in_token(caller, rule)) return found;
  for (const auto& right : rule.rights) {
    if (right.roles.contains(Role::member)) widen(found, right, Grant{});
    for (const auto& grant : caller.grants) {
      const bool is_here = grant.role == Role::deployment_admin || grant.network == network;
      const bool is_proven = !is_second_factor_asked(grant) || caller.is_second_factor_passed;
      if (is_here && is_proven && right.roles.contains(grant.role)) widen(found, right, grant);
    }
  }
  if (found.is_everywhere) {
    found.regions.clear();
    found.clusters.clear();
    found.organizations.clear();
  }
  return found;
}

std::vector<OrganizationId> organizations_of(const Caller& caller, const NetworkId& network) {
  std::vector<OrganizationId> found;
  for (const auto& grant : caller.grants) {
    if (grant.network == network) add_once(found, grant.organization);
  }
  return found;
}

}  // namespace touiza::accounts
