// The members of a network: who they are, which roles they hold, and who is invited.
#pragma once

#include "accounts/direct.hpp"
#include "accounts/foundation.hpp"
#include "accounts/permissions.hpp"
#include "accounts/sign_in_service.hpp"
#include "http/api_values.hpp"

namespace touiza::accounts {

/// What rights need to know of a place where a role is to hold.
struct KnownPlace {
  std::string title;                 ///< Its name, for people.
  std::optional<RegionId> region{};  ///< Where an organization is.
  std::optional<ClusterId> cluster{};
};

/// Knows regions, clusters and organizations. Filled by the room below through apps/.
class PlaceDirectory {
 public:
  virtual ~PlaceDirectory() = default;
  /// Nothing where the network has no such place. A place of neither kind is the network itself.
  virtual std::optional<KnownPlace> find(database::Transaction& transaction,
                                         const NetworkId& network, const GrantPlace& place) = 0;
};

class MemberService {
 public:
  static constexpr std::chrono::days invitation_valid{14};

  MemberService(Foundation& foundation, PlaceDirectory& places, CodeSender& sender)
      : foundation_{foundation}, places_{places}, sender_{sender} {}

  /// Those whom the caller may see: of the network, of the own regions and clusters, or of the own
  /// organizations. Errors: "not_allowed" and its kin.
  Result<http::Page<MemberView>> members(const Caller& caller, const NetworkId& network,
                                         const http::PageQuery& query);

  /// How to reach one of them; leaves a trace that the member can read.
  /// Errors: "not_found" (also for who may not be seen).
  Result<MemberContactView> contact(const Caller& caller, const NetworkId& network,
                                    const AccountId& account);

  /// Whoever steers a network names its administrators, auditors and coordinators; coordinators and
  /// owners name those of their organizations.
  /// Errors: "place_is_unknown", "role_does_not_fit_place", "account_is_unknown", "not_allowed".
  Result<GrantView> grant(const Caller& caller, const NetworkId& network, const GrantDraft& draft);

  /// By those who could give it, or by the one who holds it. Errors: "not_found",
  /// "last_administrator", "not_allowed".
  Done take_grant(const Caller& caller, const NetworkId& network, const GrantId& grant);

  /// The invitation goes out in the language of who is known by this address, else in the draft's.
  /// Errors: as grant(), "address_is_malformed", those of CodeSender::can_reach().
  Result<InvitationView> invite(const Caller& caller, const NetworkId& network,
                                const InvitationDraft& draft);

  /// What an invitation offers. Errors: "not_found" (also once it is used or expired).
  Result<InvitationView> invitation(const std::string& secret);

  /// Gives the caller what the invitation offers. Errors: as invitation(), "sign_in_needed".
  Result<GrantView> accept(const Caller& caller, const std::string& secret);

  /// Only of a demonstration. Errors: "not_found".
  Result<http::Page<DemoLoginView>> demo_logins(const NetworkId& network);

 private:
  /// What the caller needs to give `role` there, checked; and the place's name.
  Result<KnownPlace> checked_place(database::Transaction& transaction, const Caller& caller,
                                   Action action, const NetworkId& network, Role role,
                                   const GrantPlace& place);
  bool is_visible(database::Transaction& transaction, const Reach& reach, const NetworkId& network,
                  const std::vector<GrantView>& grants);

  Foundation& foundation_;
  PlaceDirectory& places_;
  CodeSender& sender_;
};

}  // namespace touiza::accounts
