// What everybody does with their own account: name, password, second factor, tokens, traces.
#pragma once

#include "accounts/foundation.hpp"
#include "accounts/model.hpp"
#include "accounts/password.hpp"
#include "accounts/permissions.hpp"
#include "accounts/rate_limiter.hpp"
#include "accounts/secrets.hpp"
#include "database/database.hpp"
#include "http/api_values.hpp"
#include "json/edit.hpp"

namespace touiza::accounts {

/// Everything here may fail with "sign_in_needed" or "token_scope_missing"; what guards the account
/// itself needs a session ("session_needed"), so that a token can never make a stronger one.
class OwnAccountService {
 public:
  OwnAccountService(Foundation& foundation, const DeploymentKey& key, PasswordHasher& hasher);

  Result<MeView> find(const Caller& caller) const;

  /// Errors: "version_is_old", "fields_are_wrong".
  Result<MeView> edit(const Caller& caller, const json::Edit<MeDraft>& edit);

  /// Ends all other sessions. Errors: "password_is_wrong", "password_is_too_short",
  /// "password_is_too_long", "password_checks_are_busy", "too_many_tries".
  Done set_password(const Caller& caller, const PasswordDraft& draft);

  /// Errors: "second_factor_exists".
  Result<TotpView> begin_totp(const Caller& caller);
  /// The session counts as proven twice from here on. Errors: "totp_is_wrong",
  /// "second_factor_not_begun", "too_many_tries".
  Result<MeView> confirm_totp(const Caller& caller, const TotpDraft& draft);
  /// Errors: "second_factor_needed".
  Done remove_totp(const Caller& caller);

  Result<http::Page<TokenView>> tokens(const Caller& caller) const;
  /// Errors: "scope_is_unknown".
  Result<NewTokenView> add_token(const Caller& caller, const TokenDraft& draft);
  /// Errors: "not_found".
  Done remove_token(const Caller& caller, const TokenId& token);

  /// Who looked at the caller's personal data, latest first.
  Result<http::Page<TraceView>> traces(const Caller& caller) const;

 private:
  Foundation& foundation_;
  const DeploymentKey& key_;
  PasswordHasher& hasher_;
  RateLimiter tries_;
};

/// Errors: "sign_in_needed", "session_needed".
Done need_session(const Caller& caller);

/// Refuses where `grant` is the last of its kind that keeps a network or the deployment governed.
/// Errors: "last_administrator".
Done keep_an_administrator(database::Transaction& transaction, const Grant& grant,
                           const AccountId& account);

}  // namespace touiza::accounts
