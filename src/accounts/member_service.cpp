#include "accounts/member_service.hpp"

#include <algorithm>

#include "accounts/own_account_service.hpp"
#include "accounts/rows.hpp"
#include "base/sha256.hpp"

namespace touiza::accounts {
namespace {

struct MemberRow {
  AccountId account_id;
  std::string name;
  Instant joined_at;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (account_id, name, joined_at))

constexpr auto members_after = R"sql(
  SELECT membership.account_id AS account_id, name, joined_at
  FROM membership
  JOIN account ON account.account_id = membership.account_id
  WHERE membership.network_id = ?1 AND membership.account_id > ?2
  ORDER BY membership.account_id
  LIMIT 200
)sql";

constexpr auto one_member = R"sql(
  SELECT membership.account_id AS account_id, name, joined_at
  FROM membership
  JOIN account ON account.account_id = membership.account_id
  WHERE membership.network_id = ?1 AND membership.account_id = ?2
)sql";

constexpr auto find_grant = R"sql(
  SELECT network_id, grant_id, account_id, role, region_id, cluster_id, organization_id, title,
         granted_by, granted_at
  FROM role_grant
  WHERE network_id = ?1 AND grant_id = ?2
)sql";

constexpr auto list_demo_logins = R"sql(
  SELECT title, role, demo_login.address AS address, password
  FROM demo_login
  JOIN network_policy ON network_policy.network_id = demo_login.network_id
  WHERE demo_login.network_id = ?1 AND is_demonstration
  ORDER BY title
)sql";

Error not_found(const char* message) {
  return Error{ErrorKind::not_found, "not_found", message, "Check the address."};
}

bool is_for_network(Role role) {
  return role == Role::network_admin || role == Role::auditor || role == Role::coordinator;
}

template <class T>
bool contains(const std::vector<T>& list, const std::optional<T>& item) {
  return item && std::ranges::find(list, *item) != list.end();
}

GrantView view_of(const GrantRow& row) {
  return GrantView{row.grant_id,        row.role, row.network_id, row.region_id, row.cluster_id,
                   row.organization_id, row.title};
}

GrantPlace place_of(const auto& thing) {
  return GrantPlace{thing.region_id, thing.cluster_id, thing.organization_id};
}

}  // namespace

bool MemberService::is_visible(database::Transaction& transaction, const Reach& reach,
                               const NetworkId& network, const std::vector<GrantView>& grants) {
  if (reach.is_everywhere) return true;
  return std::ranges::any_of(grants, [&](const GrantView& grant) {
    if (contains(reach.regions, grant.region_id) || contains(reach.clusters, grant.cluster_id) ||
        contains(reach.organizations, grant.organization_id)) {
      return true;
    }
    if (!grant.organization_id || (reach.regions.empty() && reach.clusters.empty())) return false;
    const auto place = places_.find(transaction, network, place_of(grant));
    return place &&
           (contains(reach.regions, place->region) || contains(reach.clusters, place->cluster));
  });
}

Result<http::Page<MemberView>> MemberService::members(const Caller& caller,
                                                      const NetworkId& network,
                                                      const http::PageQuery& query) {
  const auto reached = reach(caller, Action::see_members, network);
  if (reached.is_nowhere()) {
    const auto refused = allow(caller, Action::see_members, Target{.network = network});
    if (!refused) return refused.error();
  }
  return foundation_.database.read(
      [&](database::Transaction& transaction) -> Result<http::Page<MemberView>> {
        http::Page<MemberView> page;
        std::string after = query.cursor.value_or("");
        for (;;) {
          const auto rows = transaction.all<MemberRow>(members_after, network, after);
          for (const auto& row : rows) {
            auto grants = grant_views_of(transaction, row.account_id, network);
            after = row.account_id.text;
            if (!is_visible(transaction, reached, network, grants)) continue;
            if (page.items.size() == static_cast<std::size_t>(query.limit)) {
              page.next_cursor = page.items.back().account_id.text;
              return page;
            }
            page.items.push_back(
                MemberView{row.account_id, row.name, row.joined_at, std::move(grants)});
          }
          if (rows.empty()) return page;
        }
      });
}

Result<MemberContactView> MemberService::contact(const Caller& caller, const NetworkId& network,
                                                 const AccountId& account) {
  if (!caller.account) return allow(caller, Action::see_members, {}).error();
  return foundation_.database.write(
      [&](database::Transaction& transaction) -> Result<MemberContactView> {
        const auto row = transaction.one<MemberRow>(one_member, network, account);
        const auto reached = reach(caller, Action::see_personal_data, network);
        const bool is_own = account == *caller.account;
        if (!row || (!is_own && !is_visible(transaction, reached, network,
                                            grant_views_of(transaction, account, network)))) {
          return not_found("There is no such member.");
        }
        leave_trace(transaction, foundation_, *caller.account, account, network, "address");
        return MemberContactView{
            account, row->name,
            transaction.all<std::string>(
                "SELECT address FROM address WHERE account_id = ?1 ORDER BY address", account)};
      });
}

Result<KnownPlace> MemberService::checked_place(database::Transaction& transaction,
                                                const Caller& caller, Action action,
                                                const NetworkId& network, Role role,
                                                const GrantPlace& place) {
  // Rights come first: who may give nothing here does not learn which places there are.
  const auto known = places_.find(transaction, network, place);
  Target target{.network = network, .organization = place.organization};
  if (known) {
    target.region = place.region ? place.region : known->region;
    target.cluster = place.cluster ? place.cluster : known->cluster;
  }
  const auto needed = is_for_network(role) ? Action::edit_network : action;
  if (const auto allowed = allow(caller, needed, target); !allowed) return allowed.error();
  if (known) return *known;
  return Error{ErrorKind::invalid_input, "place_is_unknown",
               "This network has no such region, cluster or organization.", "Check the id."};
}

Result<GrantView> MemberService::grant(const Caller& caller, const NetworkId& network,
                                       const GrantDraft& draft) {
  return foundation_.database.write([&](database::Transaction& transaction) -> Result<GrantView> {
    const auto place = checked_place(transaction, caller, Action::grant_role, network, draft.role,
                                     place_of(draft));
    if (!place) return place.error();
    const auto given = give_grant(transaction, foundation_,
                                  NewGrant{.account = draft.account_id,
                                           .role = draft.role,
                                           .network = network,
                                           .place = place_of(draft),
                                           .title = place->title,
                                           .granted_by = *caller.account});
    if (!given) return given.error();
    return view_of(*transaction.one<GrantRow>(find_grant, network, *given));
  });
}

Done MemberService::take_grant(const Caller& caller, const NetworkId& network,
                               const GrantId& grant) {
  return foundation_.database.write([&](database::Transaction& transaction) -> Done {
    const auto row = transaction.one<GrantRow>(find_grant, network, grant);
    if (!row) {
      const auto allowed = allow(caller, Action::grant_role, Target{.network = network});
      return allowed ? not_found("There is no such role.") : allowed.error();
    }
    if (row->account_id != caller.actor()) {
      const auto place = checked_place(transaction, caller, Action::grant_role, network, row->role,
                                       place_of(*row));
      if (!place) return place.error();
    } else if (const auto own =
                   allow(caller, Action::use_own_account, Target{.owner = caller.account});
               !own) {
      return own;
    }
    const auto spare = keep_an_administrator(
        transaction,
        Grant{
            .role = row->role, .network = network, .region = {}, .cluster = {}, .organization = {}},
        row->account_id);
    if (!spare) return spare;
    transaction.run("DELETE FROM role_grant WHERE network_id = ?1 AND grant_id = ?2", network,
                    grant);
    foundation_.events.publish(transaction, EventDraft{.network = network,
                                                       .type = "role.taken",
                                                       .subject_type = "account",
                                                       .subject_id = row->account_id.text,
                                                       .actor = caller.actor()});
    return {};
  });
}

Result<http::Page<DemoLoginView>> MemberService::demo_logins(const NetworkId& network) {
  return foundation_.database.read(
      [&](database::Transaction& transaction) -> Result<http::Page<DemoLoginView>> {
        auto logins = transaction.all<DemoLoginView>(list_demo_logins, network);
        if (logins.empty()) return not_found("This network is no demonstration.");
        return http::Page<DemoLoginView>{std::move(logins), {}};
      });
}

}  // namespace touiza::accounts
