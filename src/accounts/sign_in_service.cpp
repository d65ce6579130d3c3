#include "accounts/sign_in_service.hpp"

#include <fmt/format.h>

#include "accounts/direct.hpp"
#include "accounts/second_factor.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"

namespace touiza::accounts {
namespace {

struct ChallengeRow {
  ChallengeId challenge_id;
  std::string address;
  std::string code_hash;
  int attempts_left = 0;
  std::optional<std::string> joining_name;
  std::optional<Language> joining_language;
  std::optional<NetworkId> joining_network_id;
  Instant created_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(ChallengeRow, (),
                      (challenge_id, address, code_hash, attempts_left, joining_name,
                       joining_language, joining_network_id, created_at, expires_at))

constexpr auto find_challenge = R"sql(
  SELECT challenge_id, address, code_hash, attempts_left, joining_name, joining_language,
         joining_network_id, created_at, expires_at
  FROM sign_in_challenge
  WHERE challenge_id = ?1
)sql";

constexpr auto count_down = R"sql(
  UPDATE sign_in_challenge SET attempts_left = attempts_left - 1 WHERE challenge_id = ?1
)sql";

constexpr auto find_account_by_address = R"sql(
  SELECT account.account_id AS account_id, name, language, state, password_hash,
         totp_secret_sealed, totp_is_confirmed, totp_step_last, created_at, version
  FROM account
  JOIN address ON address.account_id = account.account_id
  WHERE address.address = ?1
)sql";

Error too_many(const char* code, const char* what) {
  return Error{ErrorKind::too_many, code, what, "Wait a few minutes, then try again."};
}

Error too_many_tries() { return too_many("too_many_tries", "Too many tries to sign in."); }

Error code_is_expired() {
  return Error{ErrorKind::not_signed_in, "code_is_expired",
               "This code is no longer valid, or was tried too often.", "Ask for a new one."};
}

Error code_is_wrong(int attempts_left) {
  return Error{ErrorKind::not_signed_in, "code_is_wrong",
               fmt::format("The code is wrong; {} tries are left.", attempts_left),
               "Read it again in the message that you got last."};
}

Error credentials_are_wrong() {
  return Error{ErrorKind::not_signed_in, "credentials_are_wrong",
               "The address or the password is wrong.",
               "Try again, or sign in with a code sent to your address."};
}

std::string code_digest(const DeploymentKey& key, const ChallengeId& challenge,
                        std::string_view code) {
  return key.digest("sign-in code", fmt::format("{}:{}", challenge.text, trimmed(code)));
}

/// How the tries of a code end. Not an Error: a wrong try is a change that has to be kept.
struct Try {
  std::optional<OpenedSession> session;
  std::optional<Error> refusal;
};

}  // namespace

SignInService::SignInService(Foundation& foundation, const DeploymentKey& key,
                             PasswordHasher& hasher, CodeSender& sender, SignInSettings settings)
    : foundation_{foundation},
      key_{key},
      hasher_{hasher},
      sender_{sender},
      settings_{settings},
      codes_per_address_{settings.codes_per_address, foundation.clock},
      codes_per_remote_{settings.codes_per_remote, foundation.clock},
      tries_per_address_{settings.tries_per_address, foundation.clock},
      tries_per_remote_{settings.tries_per_remote, foundation.clock} {}

Result<ChallengeView> SignInService::begin(const CodeDraft& draft,
                                           const std::string& remote_address) {
  return challenge(draft.address, draft.language, Joining{}, remote_address);
}

Result<ChallengeView> SignInService::join(const JoinDraft& draft,
                                          const std::string& remote_address) {
  return challenge(draft.address, draft.language,
                   Joining{std::string{trimmed(draft.name)}, draft.language, draft.network_id},
                   remote_address);
}

Result<ChallengeView> SignInService::challenge(std::string_view address_text, Language language,
                                               const Joining& joining,
                                               const std::string& remote_address) {
  const auto address = address_from_text(address_text);
  if (!address) return address.error();
  if (const auto reached = sender_.can_reach(*address); !reached) return reached.error();
  if (!codes_per_remote_.take(remote_address) || !codes_per_address_.take(address->text)) {
    return too_many("too_many_codes", "Too many codes were asked for.");
  }
  const auto now = foundation_.clock.now();
  const auto code = fmt::format("{:06}", foundation_.random.below(1'000'000));
  ChallengeRow row{.challenge_id = new_id<ChallengeId>(now, foundation_.random),
                   .address = address->text,
                   .code_hash = {},
                   .attempts_left = settings_.attempts_max,
                   .joining_name = joining.name,
                   .joining_language = joining.language,
                   .joining_network_id = joining.network,
                   .created_at = now,
                   .expires_at = now + settings_.code_valid};
  row.code_hash = code_digest(key_, row.challenge_id, code);

  const Done kept = foundation_.database.write([&](database::Transaction& transaction) -> Done {
    if (joining.network && !is_network_known(transaction, *joining.network)) {
      return Error{ErrorKind::not_found, "not_found", "There is no such network.",
                   "Look at the list of networks."};
    }
    transaction.insert("sign_in_challenge", row);
    if (joining.name || account_of(transaction, *address)) {
      sender_.send(transaction, CodeMessage{*address, code, language, row.expires_at});
    }
    return {};
  });
  if (!kept) return kept.error();
  return ChallengeView{row.challenge_id, row.expires_at};
}

OpenedSession SignInService::open_session(database::Transaction& transaction,
                                          const AccountRow& account, bool is_second_factor_passed) {
  const auto now = foundation_.clock.now();
  OpenedSession opened;
  opened.token = new_secret(foundation_.random);
  const SessionRow row{.session_hash = sha256_hex(opened.token),
                       .account_id = account.account_id,
                       .is_second_factor_passed = is_second_factor_passed,
                       .created_at = now,
                       .seen_at = now,
                       .expires_at = now + settings_.session_valid};
  transaction.insert("session", row);
  opened.view =
      SessionView{.account_id = account.account_id,
                  .name = account.name,
                  .csrf_token = csrf_token_of(key_, opened.token),
                  .needs_second_factor = is_second_factor_awaited(
                      grants_of(transaction, account.account_id), is_second_factor_passed),
                  .expires_at = row.expires_at};
  return opened;
}

Result<OpenedSession> SignInService::finish(const CodeSignInDraft& draft,
                                            const std::string& remote_address) {
  if (!tries_per_remote_.take(remote_address)) return too_many_tries();
  const auto now = foundation_.clock.now();
  auto tried = foundation_.database.write([&](database::Transaction& transaction) -> Result<Try> {
    const auto row = transaction.one<ChallengeRow>(find_challenge, draft.challenge_id);
    if (!row || row->expires_at <= now || row->attempts_left <= 0) {
      return Try{{}, code_is_expired()};
    }
    auto account = transaction.one<AccountRow>(find_account_by_address, row->address);
    const bool is_right =
        is_same_secret(row->code_hash, code_digest(key_, row->challenge_id, draft.code));
    if (!is_right || (!account && !row->joining_name)) {
      transaction.run(count_down, row->challenge_id);
      return Try{{}, code_is_wrong(row->attempts_left - 1)};
    }
    if (!account) {
      const auto address = address_from_text(row->address);
      if (!address) return address.error();
      const auto added = add_account(
          transaction, foundation_,
          NewAccount{*row->joining_name, *address, row->joining_language.value_or(Language::fr)});
      if (!added) return added.error();
      account = transaction.one<AccountRow>(find_account, *added);
    }
    const auto factor = check_second_factor(transaction, key_, *account, draft.totp, now);
    if (!factor) return factor.error();
    if (*factor == SecondFactor::missing) return Try{{}, totp_needed()};
    if (*factor == SecondFactor::wrong) {
      transaction.run(count_down, row->challenge_id);
      return Try{{}, totp_is_wrong()};
    }
    if (row->joining_network_id) {
      become_member(transaction, foundation_, account->account_id, *row->joining_network_id);
    }
    transaction.run("DELETE FROM sign_in_challenge WHERE challenge_id = ?1", row->challenge_id);
    return Try{open_session(transaction, *account, *factor == SecondFactor::passed), {}};
  });
  if (!tried) return tried.error();
  if (tried->refusal) return *tried->refusal;
  return *std::move(tried->session);
}

Result<OpenedSession> SignInService::with_password(const PasswordSignInDraft& draft,
                                                   const std::string& remote_address) {
  if (!tries_per_remote_.take(remote_address)) return too_many_tries();
  const auto address = address_from_text(draft.address);
  if (!address) return credentials_are_wrong();
  if (!tries_per_address_.take(address->text)) return too_many_tries();

  // The hash is compared outside of any transaction: it takes long, on purpose.
  const auto known = foundation_.database.read(
      [&](database::Transaction& transaction) -> Result<std::optional<AccountRow>> {
        return transaction.one<AccountRow>(find_account_by_address, address->text);
      });
  if (!known) return known.error();
  const auto hash = *known ? (*known)->password_hash.value_or("") : std::string{};
  const auto is_right = hasher_.is_match(hash, draft.password);
  if (!is_right) return is_right.error();
  if (!*is_right) return credentials_are_wrong();

  const auto now = foundation_.clock.now();
  auto tried = foundation_.database.write([&](database::Transaction& transaction) -> Result<Try> {
    const auto account = transaction.one<AccountRow>(find_account, (*known)->account_id);
    if (!account || account->password_hash != hash) return Try{{}, credentials_are_wrong()};
    const auto factor = check_second_factor(transaction, key_, *account, draft.totp, now);
    if (!factor) return factor.error();
    if (*factor == SecondFactor::missing) return Try{{}, totp_needed()};
    if (*factor == SecondFactor::wrong) return Try{{}, totp_is_wrong()};
    return Try{open_session(transaction, *account, *factor == SecondFactor::passed), {}};
  });
  if (!tried) return tried.error();
  if (tried->refusal) return *tried->refusal;
  return *std::move(tried->session);
}

Done SignInService::sign_out(const Caller& caller) {
  if (caller.session_hash.empty()) {
    return Error{ErrorKind::not_signed_in, "sign_in_needed", "There is no session to end.", ""};
  }
  return foundation_.database.write([&](database::Transaction& transaction) -> Done {
    transaction.run("DELETE FROM session WHERE session_hash = ?1", caller.session_hash);
    return {};
  });
}

std::string csrf_token_of(const DeploymentKey& key, std::string_view session_token) {
  return key.digest("csrf token", session_token);
}

}  // namespace touiza::accounts
