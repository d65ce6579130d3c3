#include "accounts/api.hpp"
#include "http/short_list.hpp"

namespace touiza::accounts {
namespace {

using http::Nothing;

struct NetworkPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(NetworkPath, (), (network))

struct MemberPath {
  NetworkId network;
  AccountId account;
};
BOOST_DESCRIBE_STRUCT(MemberPath, (), (network, account))

struct GrantPath {
  NetworkId network;
  GrantId grant;
};
BOOST_DESCRIBE_STRUCT(GrantPath, (), (network, grant))

struct TokenPath {
  TokenId token;
};
BOOST_DESCRIBE_STRUCT(TokenPath, (), (token))

struct InvitationPath {
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(InvitationPath, (), (secret))

// Answers with secrets, and what a visitor sends, are not remembered.
constexpr http::StepOptions no_key{.status = 200, .is_idempotency_key_needed = false};
constexpr http::StepOptions no_key_created{.status = 201, .is_idempotency_key_needed = false};
constexpr http::StepOptions no_key_accepted{.status = 202, .is_idempotency_key_needed = false};

Result<http::Answer<SessionView>> with_cookie(Result<OpenedSession> opened,
                                              const http::Request& request) {
  if (!opened) return opened.error();
  return http::Answer<SessionView>{opened->view,
                                   {{"Set-Cookie", session_cookie(request, opened->token)}}};
}

void add_sign_in_routes(Api& api, SignInService& service) {
  api.step<Nothing, CodeDraft, ChallengeView>(
      "/api/v1/sign-in/codes", "request_sign_in_code", Action::visit,
      "Send a one-time code to an address that has an account",
      [&service](const Caller&, const Nothing&, const CodeDraft& draft,
                 const http::Request& request) {
        return service.begin(draft, request.remote_address);
      },
      no_key_accepted);
  api.step<Nothing, JoinDraft, ChallengeView>(
      "/api/v1/join", "join", Action::visit,
      "Join a network: a code comes to the address, and makes the account when it is used",
      [&service](const Caller&, const Nothing&, const JoinDraft& draft,
                 const http::Request& request) {
        return service.join(draft, request.remote_address);
      },
      no_key_accepted);
  api.step<Nothing, CodeSignInDraft, SessionView>(
      "/api/v1/sign-in/sessions", "sign_in_with_code", Action::visit, "Sign in with a code",
      [&service](const Caller&, const Nothing&, const CodeSignInDraft& draft,
                 const http::Request& request) {
        return with_cookie(service.finish(draft, request.remote_address), request);
      },
      no_key_created);
  api.step<Nothing, PasswordSignInDraft, SessionView>(
      "/api/v1/sign-in/password", "sign_in_with_password", Action::visit, "Sign in with a password",
      [&service](const Caller&, const Nothing&, const PasswordSignInDraft& draft,
                 const http::Request& request) {
        return with_cookie(service.with_password(draft, request.remote_address), request);
      },
      no_key_created);
  api.raw<Nothing>(http::Method::delete_, "/api/v1/session", "sign_out", Action::use_own_account,
                   "Sign out", "",
                   [&service](const Caller& caller, const Nothing&,
                              const http::Request& request) -> Result<http::Response> {
                     const auto ended = service.sign_out(caller);
                     if (!ended) return ended.error();
                     auto response = http::empty_response();
                     response.add("Set-Cookie", ended_session_cookie(request));
                     return response;
                   });
}

void add_own_account_routes(Api& api, OwnAccountService& service, PersonalDataService& personal) {
  constexpr auto own = Action::use_own_account;
  api.get<Nothing, MeView>(
      "/api/v1/me", "get_me", own, "One's own account",
      [&service](const Caller& caller, const Nothing&) { return service.find(caller); });
  api.patch<Nothing, MeDraft, MeView>(
      "/api/v1/me", "edit_me", own, "Change one's name or language",
      [&service](const Caller& caller, const Nothing&, const json::Edit<MeDraft>& edit) {
        return service.edit(caller, edit);
      });
  api.put<Nothing, PasswordDraft, Nothing>(
      "/api/v1/me/password", "set_password", own, "Set one's password; ends all other sessions",
      [&service](const Caller& caller, const Nothing&, const PasswordDraft& draft) {
        return service.set_password(caller, draft);
      });
  api.step<Nothing, Nothing, TotpView>(
      "/api/v1/me/totp", "begin_totp", own, "Begin a second factor: the secret for the app",
      [&service](const Caller& caller, const Nothing&, const Nothing&) {
        return service.begin_totp(caller);
      },
      no_key_created);
  api.step<Nothing, TotpDraft, MeView>(
      "/api/v1/me/totp/confirm", "confirm_totp", own, "Confirm the second factor with a code",
      [&service](const Caller& caller, const Nothing&, const TotpDraft& draft) {
        return service.confirm_totp(caller, draft);
      },
      no_key);
  api.remove<Nothing>(
      "/api/v1/me/totp", "remove_totp", own, "Take the second factor away",
      [&service](const Caller& caller, const Nothing&) { return service.remove_totp(caller); });
  http::add_short_list<Nothing, http::ShortListQuery, TokenView>(
      api, "/api/v1/me/tokens", "list_tokens", own, "One's API tokens",
      [&service](const Caller& caller, const Nothing&) { return service.tokens(caller); });
  api.step<Nothing, TokenDraft, NewTokenView>(
      "/api/v1/me/tokens", "create_token", own, "A new API token; its secret is shown once",
      [&service](const Caller& caller, const Nothing&, const TokenDraft& draft) {
        return service.add_token(caller, draft);
      },
      no_key_created);
  api.remove<TokenPath>("/api/v1/me/tokens/{token}", "remove_token", own, "Withdraw an API token",
                        [&service](const Caller& caller, const TokenPath& path) {
                          return service.remove_token(caller, path.token);
                        });
  http::add_short_list<Nothing, http::ShortListQuery, TraceView>(
      api, "/api/v1/me/traces", "list_traces", own, "Who looked at one's personal data",
      [&service](const Caller& caller, const Nothing&) { return service.traces(caller); });
  api.get<Nothing, AccountExportView>(
      "/api/v1/me/export", "export_me", Action::export_personal_data,
      "All that is kept about oneself",
      [&personal](const Caller& caller, const Nothing&) { return personal.export_own(caller); });
  api.step<Nothing, ErasureDraft, Nothing>(
      "/api/v1/me/erase", "erase_me", own, "Erase one's account for good",
      [&personal](const Caller& caller, const Nothing&, const ErasureDraft& draft) {
        return personal.erase_own(caller, draft);
      },
      no_key);
  api.get<Nothing, PersonalDataView>(
      "/api/v1/personal-data", "list_personal_data", Action::visit,
      "Which personal data are kept, why, who sees them and how long",
      [&personal](const Caller&, const Nothing&) -> Result<PersonalDataView> {
        return personal.fields();
      });
}

void add_member_routes(Api& api, MemberService& service) {
  api.list<NetworkPath, http::PageQuery, MemberView>(
      "/api/v1/networks/{network}/members", "list_members", Action::see_members, "Members",
      [&service](const Caller& caller, const NetworkPath& path, const http::PageQuery& query) {
        return service.members(caller, path.network, query);
      });
  api.get<MemberPath, MemberContactView>(
      "/api/v1/networks/{network}/members/{account}/contact", "get_member_contact",
      Action::see_personal_data, "How to reach a member; leaves a trace that the member can read",
      [&service](const Caller& caller, const MemberPath& path) {
        return service.contact(caller, path.network, path.account);
      });
  api.create<NetworkPath, GrantDraft, GrantView>(
      "/api/v1/networks/{network}/grants", "create_grant", Action::grant_role, "Give a role",
      [&service](const Caller& caller, const NetworkPath& path, const GrantDraft& draft) {
        return service.grant(caller, path.network, draft);
      });
  api.remove<GrantPath>("/api/v1/networks/{network}/grants/{grant}", "remove_grant",
                        Action::grant_role, "Take a role away",
                        [&service](const Caller& caller, const GrantPath& path) {
                          return service.take_grant(caller, path.network, path.grant);
                        });
  api.step<NetworkPath, InvitationDraft, InvitationView>(
      "/api/v1/networks/{network}/invitations", "create_invitation", Action::invite_member,
      "Invite somebody to a role",
      [&service](const Caller& caller, const NetworkPath& path, const InvitationDraft& draft) {
        return service.invite(caller, path.network, draft);
      },
      {.status = 201});
  api.get<InvitationPath, InvitationView>("/api/v1/invitations/{secret}", "get_invitation",
                                          Action::visit, "What an invitation offers",
                                          [&service](const Caller&, const InvitationPath& path) {
                                            return service.invitation(path.secret);
                                          });
  api.step<InvitationPath, Nothing, GrantView>(
      "/api/v1/invitations/{secret}/accept", "accept_invitation", Action::use_own_account,
      "Take up an invitation",
      [&service](const Caller& caller, const InvitationPath& path, const Nothing&) {
        return service.accept(caller, path.secret);
      });
  http::add_short_list<NetworkPath, http::ShortListQuery, DemoLoginView>(
      api, "/api/v1/networks/{network}/demo-logins", "list_demo_logins", Action::visit,
      "How to try a demonstration", [&service](const Caller&, const NetworkPath& path) {
        return service.demo_logins(path.network);
      });
}

}  // namespace

Api::Gate api_gate(const Authenticator& authenticator, Idempotency& idempotency) {
  return Api::Gate{[&authenticator](const http::Request& request) {
                     return authenticator.authenticate(request);
                   },
                   [](const Caller& caller, Action action, const http::Request& request) {
                     const auto named = request.path_values.find("network");
                     return allow_ever(caller, action,
                                       named == request.path_values.end()
                                           ? NetworkId{}
                                           : NetworkId{named->second});
                   },
                   [&idempotency](const http::Request& request, const Caller& caller,
                                  const std::function<http::Response(const Caller&)>& work) {
                     return idempotency.once(request, caller, work);
                   },
                   [](Action action) { return std::string{name_of(action)}; }};
}

void add_accounts_routes(Api& api, const AccountServices& services) {
  add_sign_in_routes(api, services.sign_in);
  add_own_account_routes(api, services.own_account, services.personal_data);
  add_member_routes(api, services.members);
}

}  // namespace touiza::accounts
