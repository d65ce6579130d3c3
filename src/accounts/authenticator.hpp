// From a request to the one who asks: by session cookie, by API token, or a visitor.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "accounts/secrets.hpp"
#include "http/request.hpp"

namespace touiza::accounts {

/// Shared by all threads. One read of the database a request; nothing is cached, so that a sign-out
/// or a role taken away counts at once, on every server.
class Authenticator {
 public:
  /// A session ends when it was not used for so long.
  static constexpr std::chrono::days session_valid{30};

  Authenticator(Foundation& foundation, const DeploymentKey& key)
      : foundation_{foundation}, key_{key} {}

  /// A request that changes something and carries a session must come from our own pages: its
  /// X-CSRF-Token is the session's, and neither Origin nor Sec-Fetch-Site says otherwise. An
  /// unknown or ended session makes a visitor.
  ///
  /// Errors: "token_is_not_valid", "csrf_token_is_wrong", "request_is_from_elsewhere", those of
  /// Database.
  Result<Caller> authenticate(const http::Request& request) const;

 private:
  Result<Caller> by_token(std::string_view token) const;
  Result<Caller> by_session(const http::Request& request, std::string_view token) const;

  Foundation& foundation_;
  const DeploymentKey& key_;
};

/// The Set-Cookie value that opens a session, as strict as the request's connection allows: with
/// "__Host-" and Secure where it is encrypted.
std::string session_cookie(const http::Request& request, std::string_view token);
/// The one that ends it.
std::string ended_session_cookie(const http::Request& request);

/// How API tokens begin, so that one that was published by mistake is found by scanners.
inline constexpr std::string_view api_token_prefix = "touiza_";

}  // namespace touiza::accounts
