#include "accounts/own_account_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "accounts/authenticator.hpp"
#include "accounts/direct.hpp"
#include "accounts/rows.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/totp.hpp"
#include "base/sha256.hpp"

namespace touiza::accounts {
namespace {

constexpr std::size_t traces_max = 500;

struct TokenRow {
  TokenId token_id;
  AccountId account_id;
  std::string name;
  std::string token_hash;
  std::vector<std::string> scopes;
  bool is_second_factor_passed = false;
  Instant created_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(TokenRow, (),
                      (token_id, account_id, name, token_hash, scopes, is_second_factor_passed,
                       created_at, expires_at))

constexpr auto first_address = R"sql(
  SELECT address FROM address WHERE account_id = ?1 ORDER BY confirmed_at, address LIMIT 1
)sql";

constexpr auto list_tokens = R"sql(
  SELECT token_id, name, scopes, created_at, expires_at
  FROM api_token
  WHERE account_id = ?1
  ORDER BY token_id
)sql";

constexpr auto list_traces = R"sql(
  SELECT seen_at, viewer_id, COALESCE(name, '') AS viewer_name, network_id, what
  FROM personal_trace
  LEFT JOIN account ON account.account_id = viewer_id
  WHERE personal_trace.account_id = ?1
  ORDER BY seen_at DESC, viewer_id
  LIMIT ?2
)sql";

constexpr auto edit_account = R"sql(
  UPDATE account SET name = ?2, language = ?3, version = version + 1 WHERE account_id = ?1
)sql";

constexpr auto end_other_sessions = R"sql(
  DELETE FROM session WHERE account_id = ?1 AND session_hash <> ?2
)sql";

constexpr auto count_administrators = R"sql(
  SELECT COUNT(*) FROM role_grant
  WHERE network_id = ?1 AND role = ?2 AND account_id <> ?3
)sql";

Done allow_own(const Caller& caller) {
  return allow(caller, Action::use_own_account, Target{.owner = caller.account});
}

bool is_known_scope(const std::string& scope) {
  return std::ranges::any_of(permission_table(), [&](const Rule& rule) {
    return scope == fmt::format("{}:read", rule.room) ||
           scope == fmt::format("{}:write", rule.room);
  });
}

/// The caller's account row, which is there: it was read a moment ago.
Result<AccountRow> own_row(database::Transaction& transaction, const Caller& caller) {
  auto row = transaction.one<AccountRow>(find_account, *caller.account);
  if (!row || row->state == AccountState::erased) return account_is_unknown();
  return *std::move(row);
}

Result<MeView> view_of(database::Transaction& transaction, const Caller& caller,
                       bool is_second_factor_passed) {
  const auto row = own_row(transaction, caller);
  if (!row) return row.error();
  return MeView{
      .account_id = row->account_id,
      .name = row->name,
      .address = transaction.one<std::string>(first_address, row->account_id).value_or(""),
      .language = row->language,
      .grants = grant_views_of(transaction, row->account_id, NetworkId{}),
      .has_password = row->password_hash.has_value(),
      .has_second_factor = row->has_second_factor(),
      .needs_second_factor = is_second_factor_awaited(grants_of(transaction, row->account_id),
                                                      is_second_factor_passed),
      .csrf_token = caller.csrf_token,
      .version = row->version};
}

}  // namespace

OwnAccountService::OwnAccountService(Foundation& foundation, const DeploymentKey& key,
                                     PasswordHasher& hasher)
    : foundation_{foundation},
      key_{key},
      hasher_{hasher},
      tries_{{.burst = 10, .refill_each = std::chrono::seconds{30}}, foundation.clock} {}

Result<MeView> OwnAccountService::find(const Caller& caller) const {
  if (const auto allowed = allow_own(caller); !allowed) return allowed.error();
  return foundation_.database.read([&](database::Transaction& transaction) {
    return view_of(transaction, caller, caller.is_second_factor_passed);
  });
}

Result<MeView> OwnAccountService::edit(const Caller& caller, const json::Edit<MeDraft>& edit) {
  if (const auto allowed = allow_own(caller); !allowed) return allowed.error();
  return foundation_.database.write([&](database::Transaction& transaction) -> Result<MeView> {
    const auto row = own_row(transaction, caller);
    if (!row) return row.error();
    if (const auto is_fresh = edit.check_version(row->version); !is_fresh) return is_fresh.error();
    const auto draft = edit.apply(MeDraft{row->name, row->language});
    if (!draft) return draft.error();
    transaction.run(edit_account, row->account_id, draft->name, draft->language);
    return view_of(transaction, caller, caller.is_second_factor_passed);
  });
}

Done OwnAccountService::set_password(const Caller& caller, const PasswordDraft& draft) {
  if (const auto is_session = need_session(caller); !is_session) return is_session;
  if (!tries_.take(caller.account->text)) {
    return Error{ErrorKind::too_many, "too_many_tries", "Too many tries.", "Wait a few minutes."};
  }
  const auto row = foundation_.database.read(
      [&](database::Transaction& transaction) { return own_row(transaction, caller); });
  if (!row) return row.error();
  if (row->password_hash) {
    const auto is_right =
        hasher_.is_match(*row->password_hash, draft.current_password.value_or(""));
    if (!is_right) return is_right.error();
    if (!*is_right) {
      return Error{ErrorKind::not_allowed, "password_is_wrong", "The current password is wrong.",
                   "Type it again, or sign out and in with a code."};
    }
  }
  const auto hash = hasher_.hash(draft.new_password);
  if (!hash) return hash.error();
  return foundation_.database.write([&](database::Transaction& transaction) -> Done {
    transaction.run("UPDATE account SET password_hash = ?2 WHERE account_id = ?1", *caller.account,
                    *hash);
    transaction.run(end_other_sessions, *caller.account, caller.session_hash);
    return {};
  });
}

Result<TotpView> OwnAccountService::begin_totp(const Caller& caller) {
  if (const auto is_session = need_session(caller); !is_session) return is_session.error();
  std::string secret(20, '\0');
  std::array<std::uint8_t, 20> bytes{};
  foundation_.random.fill(bytes);
  std::ranges::copy(bytes, secret.begin());
  const auto sealed = key_.seal(secret, foundation_.random);
  return foundation_.database.write([&](database::Transaction& transaction) -> Result<TotpView> {
    const auto row = own_row(transaction, caller);
    if (!row) return row.error();
    if (row->has_second_factor()) {
      return Error{ErrorKind::conflict, "second_factor_exists",
                   "This account has a second factor already.", "Take it away first."};
    }
    transaction.run("UPDATE account SET totp_secret_sealed = ?2 WHERE account_id = ?1",
                    row->account_id, sealed);
    const auto address = transaction.one<std::string>(first_address, row->account_id).value_or("");
    return TotpView{base32(secret), totp_uri(secret, "Touiza", address)};
  });
}

Result<MeView> OwnAccountService::confirm_totp(const Caller& caller, const TotpDraft& draft) {
  if (const auto is_session = need_session(caller); !is_session) return is_session.error();
  if (!tries_.take(caller.account->text)) {
    return Error{ErrorKind::too_many, "too_many_tries", "Too many tries.", "Wait a few minutes."};
  }
  return foundation_.database.write([&](database::Transaction& transaction) -> Result<MeView> {
    auto row = own_row(transaction, caller);
    if (!row) return row.error();
    if (!row->totp_secret_sealed) {
      return Error{ErrorKind::conflict, "second_factor_not_begun",
                   "There is no second factor to confirm.", "Begin with POST /api/v1/me/totp."};
    }
    row->totp_is_confirmed = true;
    const auto factor =
        check_second_factor(transaction, key_, *row, draft.code, foundation_.clock.now());
    if (!factor) return factor.error();
    if (*factor != SecondFactor::passed) return totp_is_wrong();
    transaction.run("UPDATE account SET totp_is_confirmed = TRUE WHERE account_id = ?1",
                    row->account_id);
    transaction.run("UPDATE session SET is_second_factor_passed = TRUE WHERE session_hash = ?1",
                    caller.session_hash);
    return view_of(transaction, caller, true);
  });
}

Done OwnAccountService::remove_totp(const Caller& caller) {
  if (const auto is_session = need_session(caller); !is_session) return is_session;
  if (!caller.is_second_factor_passed) {
    return Error{ErrorKind::not_allowed, "second_factor_needed",
                 "A second factor is only taken away in a session that has passed it.",
                 "Sign in with it first."};
  }
  return foundation_.database.write([&](database::Transaction& transaction) -> Done {
    reset_second_factor(transaction, *caller.account);
    return {};
  });
}

Result<http::Page<TokenView>> OwnAccountService::tokens(const Caller& caller) const {
  if (const auto allowed = allow_own(caller); !allowed) return allowed.error();
  return foundation_.database.read(
      [&](database::Transaction& transaction) -> Result<http::Page<TokenView>> {
        return http::Page<TokenView>{transaction.all<TokenView>(list_tokens, *caller.account), {}};
      });
}

Result<NewTokenView> OwnAccountService::add_token(const Caller& caller, const TokenDraft& draft) {
  if (const auto is_session = need_session(caller); !is_session) return is_session.error();
  for (const auto& scope : draft.scopes) {
    if (!is_known_scope(scope)) {
      return Error{ErrorKind::invalid_input, "scope_is_unknown",
                   fmt::format("There is no scope '{}'.", scope.substr(0, 60)),
                   "Scopes are a room and read or write, for example network:read."};
    }
  }
  const auto now = foundation_.clock.now();
  const auto secret = std::string{api_token_prefix} + new_secret(foundation_.random);
  const TokenRow row{.token_id = new_id<TokenId>(now, foundation_.random),
                     .account_id = *caller.account,
                     .name = draft.name,
                     .token_hash = sha256_hex(secret),
                     .scopes = draft.scopes,
                     .is_second_factor_passed = caller.is_second_factor_passed,
                     .created_at = now,
                     .expires_at = now + std::chrono::days{draft.valid_days}};
  const Done added = foundation_.database.write([&](database::Transaction& transaction) -> Done {
    transaction.insert("api_token", row);
    return {};
  });
  if (!added) return added.error();
  return NewTokenView{{row.token_id, row.name, row.scopes, row.created_at, row.expires_at}, secret};
}

Done OwnAccountService::remove_token(const Caller& caller, const TokenId& token) {
  if (const auto is_session = need_session(caller); !is_session) return is_session;
  return foundation_.database.write([&](database::Transaction& transaction) -> Done {
    const auto removed = transaction.run(
        "DELETE FROM api_token WHERE token_id = ?1 AND account_id = ?2", token, *caller.account);
    if (removed > 0) return {};
    return Error{ErrorKind::not_found, "not_found", "There is no such token.", ""};
  });
}

Result<http::Page<TraceView>> OwnAccountService::traces(const Caller& caller) const {
  if (const auto allowed = allow_own(caller); !allowed) return allowed.error();
  return foundation_.database.read(
      [&](database::Transaction& transaction) -> Result<http::Page<TraceView>> {
        return http::Page<TraceView>{
            transaction.all<TraceView>(list_traces, *caller.account,
                                       static_cast<std::int64_t>(traces_max)),
            {}};
      });
}

Done need_session(const Caller& caller) {
  if (!caller.account) return allow_own(caller);
  if (!caller.session_hash.empty()) return {};
  return Error{ErrorKind::not_allowed, "session_needed",
               "What guards an account is not changed with an API token.", "Sign in for this."};
}

Done keep_an_administrator(database::Transaction& transaction, const Grant& grant,
                           const AccountId& account) {
  if (grant.role != Role::network_admin && grant.role != Role::deployment_admin) return {};
  const auto others =
      transaction.value<std::int64_t>(count_administrators, grant.network, grant.role, account);
  if (others > 0) return {};
  return Error{ErrorKind::conflict, "last_administrator", "Nobody else administers this.",
               "Name another administrator first."};
}

}  // namespace touiza::accounts
