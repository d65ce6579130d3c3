// The words of this room: what is sent and what is shown. Names are unique over the whole program,
// since they are the names in the API document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "accounts/caller.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "json/rules.hpp"

namespace touiza::accounts {

using ChallengeId = Id<struct ChallengeTag>;
using GrantId = Id<struct GrantTag>;
using InvitationId = Id<struct InvitationTag>;
using TokenId = Id<struct TokenTag>;

enum class Language { fr, ar, en };
BOOST_DESCRIBE_ENUM(Language, fr, ar, en)

enum class AccountState { active, erased };
BOOST_DESCRIBE_ENUM(AccountState, active, erased)

// --- signing in

struct CodeDraft {
  std::string address;
  Language language = Language::fr;
  static constexpr auto rules() {
    return json::rules(json::text(&CodeDraft::address, {.min = 3, .max = 254}),
                       json::may_be_absent(&CodeDraft::language));
  }
};
BOOST_DESCRIBE_STRUCT(CodeDraft, (), (address, language))

struct JoinDraft {
  std::string name;
  std::string address;
  Language language = Language::fr;
  NetworkId network_id;
  static constexpr auto rules() {
    return json::rules(json::text(&JoinDraft::name, {.min = 1, .max = 120}),
                       json::text(&JoinDraft::address, {.min = 3, .max = 254}),
                       json::may_be_absent(&JoinDraft::language));
  }
};
BOOST_DESCRIBE_STRUCT(JoinDraft, (), (name, address, language, network_id))

/// The same for an account that exists and for one that does not.
struct ChallengeView {
  ChallengeId challenge_id;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(ChallengeView, (), (challenge_id, expires_at))

struct CodeSignInDraft {
  ChallengeId challenge_id;
  std::string code;
  std::optional<std::string> totp;
  static constexpr auto rules() {
    return json::rules(json::text(&CodeSignInDraft::code, {.min = 1, .max = 20}),
                       json::text(&CodeSignInDraft::totp, {.min = 1, .max = 20}));
  }
};
BOOST_DESCRIBE_STRUCT(CodeSignInDraft, (), (challenge_id, code, totp))

struct PasswordSignInDraft {
  std::string address;
  std::string password;
  std::optional<std::string> totp;
  static constexpr auto rules() {
    return json::rules(json::text(&PasswordSignInDraft::address, {.min = 3, .max = 254}),
                       json::text(&PasswordSignInDraft::password, {.min = 1, .max = 1000}),
                       json::text(&PasswordSignInDraft::totp, {.min = 1, .max = 20}));
  }
};
BOOST_DESCRIBE_STRUCT(PasswordSignInDraft, (), (address, password, totp))

struct SessionView {
  AccountId account_id;
  std::string name;
  std::string csrf_token;  ///< For the X-CSRF-Token header of every request that changes something.
  bool needs_second_factor;  ///< A role of this account waits for a second factor.
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (account_id, name, csrf_token, needs_second_factor, expires_at))

// --- one's own account

/// A grant as people see it.
struct GrantView {
  GrantId grant_id;
  Role role;
  std::optional<NetworkId> network_id;  ///< None for deployment_admin.
  std::optional<RegionId> region_id;
  std::optional<ClusterId> cluster_id;
  std::optional<OrganizationId> organization_id;
  std::string title;  ///< Name of the organization, region or cluster when it was granted.
};
BOOST_DESCRIBE_STRUCT(GrantView, (),
                      (grant_id, role, network_id, region_id, cluster_id, organization_id, title))

struct MeView {
  AccountId account_id;
  std::string name;
  std::string address;
  Language language;
  std::vector<GrantView> grants;
  bool has_password;
  bool has_second_factor;
  bool needs_second_factor;
  std::string csrf_token;  ///< Empty where the request came with an API token.
  std::int64_t version;
};
BOOST_DESCRIBE_STRUCT(MeView, (),
                      (account_id, name, address, language, grants, has_password, has_second_factor,
                       needs_second_factor, csrf_token, version))

struct MeDraft {
  std::string name;
  Language language = Language::fr;
  static constexpr auto rules() {
    return json::rules(json::text(&MeDraft::name, {.min = 1, .max = 120}));
  }
};
BOOST_DESCRIBE_STRUCT(MeDraft, (), (name, language))

struct PasswordDraft {
  std::string new_password;
  std::optional<std::string> current_password;  ///< Needed where there is one already.
  static constexpr auto rules() {
    return json::rules(json::text(&PasswordDraft::new_password, {.min = 1, .max = 1000}),
                       json::text(&PasswordDraft::current_password, {.min = 1, .max = 1000}));
  }
};
BOOST_DESCRIBE_STRUCT(PasswordDraft, (), (new_password, current_password))

/// Shown once; it counts when a first code confirms it.
struct TotpView {
  std::string secret;  ///< Base 32, to be typed.
  std::string uri;     ///< To be shown as a QR code.
};
BOOST_DESCRIBE_STRUCT(TotpView, (), (secret, uri))

struct TotpDraft {
  std::string code;
  static constexpr auto rules() {
    return json::rules(json::text(&TotpDraft::code, {.min = 6, .max = 6}));
  }
};
BOOST_DESCRIBE_STRUCT(TotpDraft, (), (code))

struct TokenDraft {
  std::string name;
  std::vector<std::string> scopes;  ///< "network:read", "production:write" …
  int valid_days = 90;
  static constexpr auto rules() {
    return json::rules(json::text(&TokenDraft::name, {.min = 1, .max = 80}),
                       json::items(&TokenDraft::scopes, {.min = 1, .max = 40}),
                       json::range(&TokenDraft::valid_days, {.min = 1, .max = 366}),
                       json::may_be_absent(&TokenDraft::valid_days));
  }
};
BOOST_DESCRIBE_STRUCT(TokenDraft, (), (name, scopes, valid_days))

struct TokenView {
  TokenId token_id;
  std::string name;
  std::vector<std::string> scopes;
  Instant created_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(TokenView, (), (token_id, name, scopes, created_at, expires_at))

/// With the token itself, which is never shown again.
struct NewTokenView {
  TokenView token;
  std::string secret;  ///< For "Authorization: Bearer …".
};
BOOST_DESCRIBE_STRUCT(NewTokenView, (), (token, secret))

/// Somebody looked at the caller's personal data.
struct TraceView {
  Instant seen_at;
  AccountId viewer_id;
  std::string viewer_name;
  NetworkId network_id;
  std::string what;
};
BOOST_DESCRIBE_STRUCT(TraceView, (), (seen_at, viewer_id, viewer_name, network_id, what))

struct ErasureDraft {
  std::string confirmation;  ///< The word "erase".
  static constexpr auto rules() {
    return json::rules(json::text(&ErasureDraft::confirmation, {.min = 1, .max = 20}));
  }
};
BOOST_DESCRIBE_STRUCT(ErasureDraft, (), (confirmation))

// --- members of a network

struct MemberView {
  AccountId account_id;
  std::string name;
  Instant joined_at;
  std::vector<GrantView> grants;  ///< In this network, as far as the caller may see them.
};
BOOST_DESCRIBE_STRUCT(MemberView, (), (account_id, name, joined_at, grants))

/// A member with how to reach them; looking at it leaves a trace.
struct MemberContactView {
  AccountId account_id;
  std::string name;
  std::vector<std::string> addresses;
};
BOOST_DESCRIBE_STRUCT(MemberContactView, (), (account_id, name, addresses))

struct GrantDraft {
  AccountId account_id;
  Role role = Role::maker;
  std::optional<RegionId> region_id;
  std::optional<ClusterId> cluster_id;
  std::optional<OrganizationId> organization_id;
};
BOOST_DESCRIBE_STRUCT(GrantDraft, (), (account_id, role, region_id, cluster_id, organization_id))

struct InvitationDraft {
  std::string address;
  Role role = Role::maker;
  std::optional<RegionId> region_id;
  std::optional<ClusterId> cluster_id;
  std::optional<OrganizationId> organization_id;
  Language language = Language::fr;
  static constexpr auto rules() {
    return json::rules(json::text(&InvitationDraft::address, {.min = 3, .max = 254}),
                       json::may_be_absent(&InvitationDraft::language));
  }
};
BOOST_DESCRIBE_STRUCT(InvitationDraft, (),
                      (address, role, region_id, cluster_id, organization_id, language))

struct InvitationView {
  InvitationId invitation_id;
  NetworkId network_id;
  Role role;
  std::string title;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (invitation_id, network_id, role, title, expires_at))

/// How to try a demonstration. Invented people with passwords that everybody may know.
struct DemoLoginView {
  std::string title;
  std::string role;
  std::string address;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(DemoLoginView, (), (title, role, address, password))

}  // namespace touiza::accounts
