// Typed routes for callers of this house; every feature declares its own on this Api.
#pragma once

#include "accounts/authenticator.hpp"
#include "accounts/caller.hpp"
#include "accounts/idempotency.hpp"
#include "accounts/member_service.hpp"
#include "accounts/own_account_service.hpp"
#include "accounts/permissions.hpp"
#include "accounts/personal_data.hpp"
#include "accounts/sign_in_service.hpp"
#include "http/api.hpp"

namespace touiza::accounts {

using Api = http::Api<Caller, Action>;

/// How requests meet accounts: who asks, and that repetitions are harmless. Both must outlive it.
Api::Gate api_gate(const Authenticator& authenticator, Idempotency& idempotency);

struct AccountServices {
  SignInService& sign_in;
  OwnAccountService& own_account;
  MemberService& members;
  PersonalDataService& personal_data;
};

void add_accounts_routes(Api& api, const AccountServices& services);

}  // namespace touiza::accounts
