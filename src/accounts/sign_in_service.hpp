// Signing in and out, and joining: by a code sent to an address, or by a password.
#pragma once

#include "accounts/address.hpp"
#include "accounts/foundation.hpp"
#include "accounts/model.hpp"
#include "accounts/password.hpp"
#include "accounts/rate_limiter.hpp"
#include "accounts/rows.hpp"
#include "accounts/secrets.hpp"
#include "database/database.hpp"

namespace touiza::accounts {

struct CodeMessage {
  Address address;
  std::string code;
  Language language = Language::fr;
  Instant expires_at;
};
struct InvitationMessage {
  Address address;
  NetworkId network;
  std::string secret;  ///< For /invitations/{secret}.
  std::string title;   ///< Where: "FabLab Casablanca".
  Language language = Language::fr;
  Instant expires_at;
};

/// Brings codes and invitations to people.
class CodeSender {
 public:
  virtual ~CodeSender() = default;

  /// Whether there is a way to `address` at all; asked before anything is looked up, so that a
  /// refusal tells nothing of accounts. Errors: its own, "no_way_to_send" where none is set up.
  virtual Done can_reach(const Address& address) const = 0;

  /// Takes the message up in the transaction that makes it true, and returns at once: an answer
  /// that took longer would tell whether an account exists. Called again where the transaction is.
  virtual void send(database::Transaction& transaction, const CodeMessage& message) = 0;
  virtual void send(database::Transaction& transaction, const InvitationMessage& message) = 0;
};

struct SignInSettings {
  Microseconds code_valid = std::chrono::minutes{10};
  int attempts_max = 5;
  Microseconds session_valid = std::chrono::days{30};
  Rate codes_per_address{.burst = 5, .refill_each = std::chrono::minutes{3}};
  Rate codes_per_remote{.burst = 30, .refill_each = std::chrono::seconds{20}};
  Rate tries_per_address{.burst = 10, .refill_each = std::chrono::seconds{30}};
  Rate tries_per_remote{.burst = 60, .refill_each = std::chrono::seconds{5}};
};

/// A session that was opened; `token` goes into the cookie and is kept nowhere.
struct OpenedSession {
  SessionView view;
  std::string token;
};

class SignInService {
 public:
  SignInService(Foundation& foundation, const DeploymentKey& key, PasswordHasher& hasher,
                CodeSender& sender, SignInSettings settings = {});

  /// Sends a code where the address has an account; the answer is the same where it has none.
  /// Errors: "address_is_malformed", "too_many_codes", those of CodeSender::can_reach().
  Result<ChallengeView> begin(const CodeDraft& draft, const std::string& remote_address);

  /// The same for someone new: the account is made when the code comes back. Where the address has
  /// an account already, the code signs in to that one. Errors: as begin(), "not_found" (network).
  Result<ChallengeView> join(const JoinDraft& draft, const std::string& remote_address);

  /// Errors: "too_many_tries", "code_is_wrong", "code_is_expired", "totp_needed", "totp_is_wrong".
  Result<OpenedSession> finish(const CodeSignInDraft& draft, const std::string& remote_address);

  /// Errors: "too_many_tries", "credentials_are_wrong", "totp_needed", "totp_is_wrong",
  /// "password_checks_are_busy".
  Result<OpenedSession> with_password(const PasswordSignInDraft& draft,
                                      const std::string& remote_address);

  /// Ends the caller's session. Errors: "sign_in_needed".
  Done sign_out(const Caller& caller);

 private:
  struct Joining {
    std::optional<std::string> name;
    std::optional<Language> language;
    std::optional<NetworkId> network;
  };
  Result<ChallengeView> challenge(std::string_view address_text, Language language,
                                  const Joining& joining, const std::string& remote_address);
  OpenedSession open_session(database::Transaction& transaction, const AccountRow& account,
                             bool is_second_factor_passed);

  Foundation& foundation_;
  const DeploymentKey& key_;
  PasswordHasher& hasher_;
  CodeSender& sender_;
  const SignInSettings settings_;
  RateLimiter codes_per_address_;
  RateLimiter codes_per_remote_;
  RateLimiter tries_per_address_;
  RateLimiter tries_per_remote_;
};

/// What a session's writes have to carry in X-CSRF-Token.
std::string csrf_token_of(const DeploymentKey& key, std::string_view session_token);

}  // namespace touiza::accounts
