#include "accounts/permissions.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "json/rules.hpp"

using namespace touiza;
using namespace touiza::accounts;

namespace {

const NetworkId here{"network-here"};
const NetworkId elsewhere{"network-elsewhere"};
const RegionId my_region{"region-mine"};
const RegionId other_region{"region-other"};
const ClusterId my_cluster{"cluster-mine"};
const OrganizationId my_organization{"organization-mine"};
const OrganizationId other_organization{"organization-other"};
const AccountId me{"account-me"};
const AccountId somebody{"account-somebody"};

constexpr std::array all_roles{Role::deployment_admin, Role::network_admin, Role::auditor,
                               Role::coordinator,      Role::owner,         Role::maker,
                               Role::designer,         Role::quality,       Role::requester,
                               Role::driver,           Role::supporter,     Role::member,
                               Role::visitor};
constexpr std::array all_scopes{Scope::network,      Scope::region, Scope::cluster,
                                Scope::organization, Scope::own,    Scope::involved};

/// Someone with one role, named for one region, one cluster and one organization as it applies.
Caller someone(Role role) {
  Caller caller;
  if (role == Role::visitor) return caller;
  caller.account = me;
  caller.is_second_factor_passed = true;
  if (role == Role::member) return caller;
  Grant grant{.role = role, .network = here, .region = {}, .cluster = {}, .organization = {}};
  if (role == Role::deployment_admin) grant.network = {};
  if (role >= Role::owner) grant.organization = my_organization;
  if (role != Role::coordinator) {
    caller.grants.push_back(grant);
    return caller;
  }
  grant.region = my_region;
  caller.grants.push_back(grant);
  grant.region.reset();
  grant.cluster = my_cluster;
  caller.grants.push_back(grant);
  return caller;
}

/// A thing that is near in this one way and far in all others.
Target thing(Scope scope) {
  Target target{.network = here,
                .region = other_region,
                .cluster = ClusterId{"cluster-other"},
                .organization = other_organization,
                .owner = somebody};
  if (scope == Scope::region) target.region = my_region;
  if (scope == Scope::cluster) target.cluster = my_cluster;
  if (scope == Scope::organization) target.organization = my_organization;
  if (scope == Scope::own) target.owner = me;
  if (scope == Scope::involved) target.is_involved = true;
  return target;
}

/// "nrcomi": near by network, region, cluster, organization, mine, involved; "-" where refused.
std::string reach_text(Role role, Action action) {
  std::string text;
  for (const auto scope : all_scopes) {
    text +=
        may(someone(role), action, thing(scope)) ? "nrcomi"[static_cast<std::size_t>(scope)] : '-';
  }
  return text;
}

/// A line for each action; a role is named where it has other rights than any member has.
std::string table_as_text() {
  std::string text = "\n";
  for (const auto& rule : permission_table()) {
    const auto visitors = reach_text(Role::visitor, rule.action);
    const auto members = reach_text(Role::member, rule.action);
    text += fmt::format("{} {}:", rule.name, rule.is_write ? "writes" : "reads");
    if (visitors != "------") text += " visitor=" + visitors;
    if (members != visitors) text += " member=" + members;
    for (const auto role : all_roles) {
      if (role == Role::member || role == Role::visitor) continue;
      const auto theirs = reach_text(role, rule.action);
      if (theirs != members) text += fmt::format(" {}={}", json::enum_name(role), theirs);
    }
    text += '\n';
  }
  return text;
}

// Every action × role × scope. A change here is a change of who may do what: review it as such.
constexpr auto expected_table = R"(
visit reads: visitor=nrcomi
use_own_account writes: member=----m-
see_members reads: network_admin=nrcomi auditor=nrcomi coordinator=-rc--- owner=---o--
invite_member writes: network_admin=nrcomi coordinator=-rc--- owner=---o--
grant_role writes: deployment_admin=nrcomi network_admin=nrcomi coordinator=-rc--- owner=---o--
see_personal_data reads: member=----mi network_admin=nrcomi coordinator=-rc-mi owner=---omi
export_personal_data reads: member=----m- network_admin=nrcomi
see_network reads: visitor=nrcomi
edit_network writes: deployment_admin=nrcomi network_admin=nrcomi
see_organization reads: member=nrcomi
create_organization writes: member=nrcomi
edit_organization writes: network_admin=nrcomi coordinator=-rc--- owner=---o--
see_lab reads: member=nrcomi
create_lab writes: network_admin=nrcomi coordinator=-rc--- owner=---o--
edit_lab writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
review_lab writes: network_admin=nrcomi coordinator=-rc---
vouch_lab writes: network_admin=nrcomi coordinator=nrcomi owner=nrcomi maker=nrcomi designer=nrcomi quality=nrcomi
confirm_capacity writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
see_machine reads: member=nrcomi
edit_machine writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
see_site reads: member=nrcomi
create_site writes: network_admin=nrcomi coordinator=-r---- owner=---o-- requester=---o--
edit_site writes: network_admin=nrcomi coordinator=-r---- owner=---o-- requester=---o--
activate_site writes: network_admin=nrcomi coordinator=-r----
see_material reads: member=nrcomi
edit_material writes: network_admin=nrcomi coordinator=nrcomi
see_stock reads: member=-----i network_admin=nrcomi auditor=nrcomi coordinator=nrcomi owner=---o-i maker=---o-i designer=---o-i quality=---o-i requester=---o-i driver=---o-i supporter=---o-i
record_stock writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
reverse_move writes: network_admin=nrcomi coordinator=-r----
see_ledger reads: network_admin=nrcomi auditor=nrcomi coordinator=nrcomi owner=---o--
upload_file writes: network_admin=nrcomi coordinator=nrcomi owner=nrcomi maker=nrcomi designer=nrcomi quality=nrcomi requester=nrcomi driver=nrcomi supporter=nrcomi
see_design reads: member=nrcomi
create_design writes: network_admin=nrcomi coordinator=nrcomi owner=nrcomi maker=nrcomi designer=nrcomi
edit_design writes: member=----m- network_admin=nrcomi coordinator=nrcomi owner=---om- designer=---om-
sign_off_revision writes: network_admin=nrcomi coordinator=nrcomi quality=nrcomi
release_revision writes: network_admin=nrcomi coordinator=nrcomi owner=---o-- designer=---o--
withdraw_revision writes: network_admin=nrcomi coordinator=nrcomi owner=---o-- designer=---o-- quality=nrcomi
download_file reads: member=nrcomi
see_emergency reads: visitor=nrcomi
edit_emergency writes: network_admin=nrcomi coordinator=nrcomi
see_need reads: member=nrcomi
create_need writes: network_admin=nrcomi coordinator=-r---- owner=---o-- requester=---o--
edit_need writes: network_admin=nrcomi coordinator=-r---- owner=---o-- requester=---o--
verify_need writes: network_admin=nrcomi coordinator=-r----
see_plan reads: network_admin=nrcomi auditor=nrcomi coordinator=nrcomi owner=nrcomi maker=nrcomi designer=nrcomi quality=nrcomi requester=nrcomi driver=nrcomi supporter=nrcomi
create_plan writes: network_admin=nrcomi coordinator=nrcomi
launch_plan writes: network_admin=nrcomi coordinator=nrcomi
see_campaign reads: member=nrcomi
edit_campaign writes: network_admin=nrcomi coordinator=nrcomi
dispatch_offers writes: network_admin=nrcomi coordinator=nrcomi
see_offer reads: member=-----i network_admin=nrcomi auditor=nrcomi coordinator=nrcomi owner=---o-i maker=---o-i
answer_offer writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
see_job reads: member=-----i network_admin=nrcomi auditor=nrcomi coordinator=nrcomi owner=---o-i maker=---o-i designer=---o-i quality=nrcomi requester=---o-i driver=---o-i supporter=---o-i
work_on_job writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
cancel_job writes: network_admin=nrcomi coordinator=-rc---
report_run writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
see_lot reads: member=-----i network_admin=nrcomi auditor=nrcomi coordinator=nrcomi owner=---o-i maker=---o-i designer=---o-i quality=nrcomi requester=---o-i driver=---o-i supporter=---o-i
create_lot writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o--
inspect_lot writes: network_admin=nrcomi coordinator=-rc--- quality=---o--
hold_lot writes: network_admin=nrcomi coordinator=nrcomi owner=---o-- maker=---o-- quality=nrcomi
recall_lot writes: network_admin=nrcomi coordinator=nrcomi quality=---o--
see_shipment reads: member=-----i network_admin=nrcomi auditor=nrcomi coordinator=nrcomi owner=---o-i maker=---o-i designer=---o-i quality=---o-i requester=---o-i driver=---o-i supporter=---o-i
create_shipment writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o-- driver=---o--
dispatch_shipment writes: network_admin=nrcomi coordinator=-rc--- owner=---o-- maker=---o-- driver=---o-i
receive_shipment writes: network_admin=nrcomi coordinator=-r---- owner=---o-- requester=---o--
see_today reads: member=nrcomi
see_progress reads: member=nrcomi
search reads: member=nrcomi
see_events reads: member=nrcomi
see_deployment reads: deployment_admin=nrcomi
edit_deployment writes: deployment_admin=nrcomi
see_failed_tasks reads: deployment_admin=nrcomi network_admin=nrcomi auditor=nrcomi
retry_task writes: deployment_admin=nrcomi network_admin=nrcomi
)";

}  // namespace

TEST_CASE("every role has exactly the rights of the reviewed table, at every distance") {
  CHECK(table_as_text() == expected_table);
}

TEST_CASE("the table has one row for each action, in their order, named once") {
  const auto table = permission_table();
  REQUIRE(table.size() == action_count);
  for (std::size_t i = 0; i < table.size(); ++i) {
    CHECK(static_cast<std::size_t>(table[i].action) == i);
    for (std::size_t j = 0; j < i; ++j) CHECK(table[i].name != table[j].name);
  }
}

TEST_CASE("a role in one network is worth nothing in another") {
  for (const auto role : all_roles) {
    if (role == Role::deployment_admin) continue;
    for (const auto& rule : permission_table()) {
      for (const auto scope : all_scopes) {
        auto there = thing(scope);
        there.network = elsewhere;
        const auto base = role == Role::visitor ? Role::visitor : Role::member;
        CHECK(may(someone(role), rule.action, there) == may(someone(base), rule.action, there));
      }
    }
  }
}

TEST_CASE("an auditor changes nothing that a member could not change") {
  for (const auto& rule : permission_table()) {
    if (!rule.is_write) continue;
    CHECK(reach_text(Role::auditor, rule.action) == reach_text(Role::member, rule.action));
  }
}

TEST_CASE("a network's administrator reaches all that coordinators and organizations reach") {
  for (const auto& rule : permission_table()) {
    for (const auto role : all_roles) {
      if (role == Role::deployment_admin) continue;
      for (const auto scope : all_scopes) {
        if (may(someone(role), rule.action, thing(scope))) {
          CHECK_MESSAGE(may(someone(Role::network_admin), rule.action, thing(scope)), rule.name);
        }
      }
    }
  }
}

TEST_CASE("who is not signed in is told so, before anything about rights") {
  const auto refused = allow(Caller{}, Action::see_machine, thing(Scope::network));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::not_signed_in);
  CHECK(refused.error().code == "sign_in_needed");
}

TEST_CASE("a coordinator without a second factor is asked for it, except in a demonstration") {
  auto coordinator = someone(Role::coordinator);
  coordinator.is_second_factor_passed = false;

  const auto refused = allow(coordinator, Action::verify_need, thing(Scope::region));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "second_factor_needed");
  CHECK(reach(coordinator, Action::verify_need, here).is_nowhere());

  SUBCASE("what a member may do stays open") {
    CHECK(may(coordinator, Action::see_need, thing(Scope::region)));
  }
  SUBCASE("a demonstration does not ask") {
    for (auto& grant : coordinator.grants) grant.is_second_factor_waived = true;
    CHECK(may(coordinator, Action::verify_need, thing(Scope::region)));
  }
  SUBCASE("outside the own region the answer is a plain no") {
    const auto far = allow(coordinator, Action::verify_need, thing(Scope::network));
    CHECK(far.error().code == "not_allowed");
  }
}

TEST_CASE("a coordinator named for no region coordinates the whole network") {
  Caller caller;
  caller.account = me;
  caller.is_second_factor_passed = true;
  caller.grants.push_back(Grant{
      .role = Role::coordinator, .network = here, .region = {}, .cluster = {}, .organization = {}});
  CHECK(may(caller, Action::verify_need, thing(Scope::network)));
  CHECK(reach(caller, Action::verify_need, here).is_everywhere);
}

TEST_CASE("who may do it to nothing at all is refused before anything is looked at") {
  for (const auto& rule : permission_table()) {
    for (const auto role : all_roles) {
      const bool may_somewhere = std::ranges::any_of(
          all_scopes, [&](Scope scope) { return may(someone(role), rule.action, thing(scope)); });
      CHECK_MESSAGE(allow_ever(someone(role), rule.action, here).has_value() == may_somewhere,
                    json::enum_name(role) << " " << rule.name);
    }
    CHECK(allow_ever(someone(Role::owner), rule.action, elsewhere).has_value() ==
          allow_ever(someone(Role::member), rule.action, elsewhere).has_value());
  }
  auto program = someone(Role::network_admin);
  program.token = TokenScopes{{"network:read"}};
  CHECK(allow_ever(program, Action::edit_lab, here).error().code == "token_scope_missing");
  CHECK(allow_ever(Caller{}, Action::edit_lab, here).error().code == "sign_in_needed");
}

TEST_CASE("a token reaches no further than its scopes, nor than its owner") {
  auto maker = someone(Role::maker);
  maker.token = TokenScopes{{"network:read", "production:write"}};

  CHECK(may(maker, Action::see_machine, thing(Scope::network)));
  CHECK(may(maker, Action::report_run, thing(Scope::organization)));
  CHECK(may(maker, Action::see_lot, thing(Scope::organization)));
  CHECK_FALSE(may(maker, Action::report_run, thing(Scope::network)));
  const auto refused = allow(maker, Action::edit_machine, thing(Scope::organization));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "token_scope_missing");
}

TEST_CASE("the reach of a list is where its single things may be seen") {
  const auto maker = reach(someone(Role::maker), Action::see_offer, here);
  CHECK_FALSE(maker.is_everywhere);
  CHECK(maker.organizations == std::vector{my_organization});
  CHECK(maker.is_involved);

  const auto coordinator = reach(someone(Role::coordinator), Action::answer_offer, here);
  CHECK(coordinator.regions == std::vector{my_region});
  CHECK(coordinator.clusters == std::vector{my_cluster});

  CHECK(reach(someone(Role::member), Action::see_machine, here).is_everywhere);
  CHECK(reach(someone(Role::visitor), Action::see_machine, here).is_nowhere());
  CHECK(reach(someone(Role::maker), Action::answer_offer, elsewhere).is_nowhere());
}
