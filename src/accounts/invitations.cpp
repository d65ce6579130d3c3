// Invitations: the part of MemberService that begins with an address instead of an account.

#include "accounts/member_service.hpp"
#include "accounts/rows.hpp"
#include "base/sha256.hpp"

namespace touiza::accounts {
namespace {

struct InvitationRow {
  NetworkId network_id;
  InvitationId invitation_id;
  std::string secret_hash;
  std::string address;
  Role role;
  std::optional<RegionId> region_id;
  std::optional<ClusterId> cluster_id;
  std::optional<OrganizationId> organization_id;
  std::string title;
  AccountId invited_by;
  Instant invited_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationRow, (),
                      (network_id, invitation_id, secret_hash, address, role, region_id, cluster_id,
                       organization_id, title, invited_by, invited_at, expires_at))

constexpr auto find_open_invitation = R"sql(
  SELECT network_id, invitation_id, secret_hash, address, role, region_id, cluster_id,
         organization_id, title, invited_by, invited_at, expires_at
  FROM invitation
  WHERE secret_hash = ?1 AND accepted_at IS NULL AND expires_at > ?2
)sql";

constexpr auto mark_accepted = R"sql(
  UPDATE invitation SET accepted_by = ?3, accepted_at = ?4
  WHERE network_id = ?1 AND invitation_id = ?2
)sql";

constexpr auto language_of_address = R"sql(
  SELECT language
  FROM account
  JOIN address ON address.account_id = account.account_id
  WHERE address.address = ?1
)sql";

InvitationView view_of(const InvitationRow& row) {
  return InvitationView{row.invitation_id, row.network_id, row.role, row.title, row.expires_at};
}

Error no_such_invitation() {
  return Error{ErrorKind::not_found, "not_found",
               "There is no such invitation, or it was used or has expired.", "Ask for a new one."};
}

}  // namespace

Result<InvitationView> MemberService::invite(const Caller& caller, const NetworkId& network,
                                             const InvitationDraft& draft) {
  const auto address = address_from_text(draft.address);
  if (!address) return address.error();
  const GrantPlace place{draft.region_id, draft.cluster_id, draft.organization_id};
  if (const auto reached = sender_.can_reach(*address); !reached) return reached.error();
  if (!is_role_fitting(draft.role, place, network)) return role_does_not_fit_place(draft.role);
  const auto now = foundation_.clock.now();
  const auto secret = new_secret(foundation_.random);
  InvitationRow row{.network_id = network,
                    .invitation_id = new_id<InvitationId>(now, foundation_.random),
                    .secret_hash = sha256_hex(secret),
                    .address = address->text,
                    .role = draft.role,
                    .region_id = place.region,
                    .cluster_id = place.cluster,
                    .organization_id = place.organization,
                    .title = {},
                    .invited_by = caller.actor(),
                    .invited_at = now,
                    .expires_at = now + invitation_valid};
  const Done kept = foundation_.database.write([&](database::Transaction& transaction) -> Done {
    const auto known =
        checked_place(transaction, caller, Action::invite_member, network, draft.role, place);
    if (!known) return known.error();
    row.title = known->title;
    transaction.insert("invitation", row);
    // Whoever is known here has said in which language to be spoken to.
    const auto language = transaction.one<Language>(language_of_address, address->text);
    sender_.send(transaction, InvitationMessage{*address, network, secret, row.title,
                                                language.value_or(draft.language), row.expires_at});
    return {};
  });
  if (!kept) return kept.error();
  return view_of(row);
}

Result<InvitationView> MemberService::invitation(const std::string& secret) {
  return foundation_.database.read(
      [&](database::Transaction& transaction) -> Result<InvitationView> {
        const auto row = transaction.one<InvitationRow>(find_open_invitation, sha256_hex(secret),
                                                        foundation_.clock.now());
        if (!row) return no_such_invitation();
        return view_of(*row);
      });
}

Result<GrantView> MemberService::accept(const Caller& caller, const std::string& secret) {
  const auto own = allow(caller, Action::use_own_account, Target{.owner = caller.account});
  if (!own) return own.error();
  const auto now = foundation_.clock.now();
  return foundation_.database.write([&](database::Transaction& transaction) -> Result<GrantView> {
    const auto row = transaction.one<InvitationRow>(find_open_invitation, sha256_hex(secret), now);
    if (!row) return no_such_invitation();
    const auto given =
        give_grant(transaction, foundation_,
                   NewGrant{.account = *caller.account,
                            .role = row->role,
                            .network = row->network_id,
                            .place = {row->region_id, row->cluster_id, row->organization_id},
                            .title = row->title,
                            .granted_by = row->invited_by});
    if (!given) return given.error();
    transaction.run(mark_accepted, row->network_id, row->invitation_id, *caller.account, now);
    return GrantView{*given,         row->role,       row->network_id,
                     row->region_id, row->cluster_id, row->organization_id,
                     row->title};
  });
}

}  // namespace touiza::accounts
