#include "accounts/authenticator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "accounts/rows.hpp"
#include "accounts/sign_in_service.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "database/database.hpp"

namespace touiza::accounts {
namespace {

constexpr std::chrono::days noted_each{1};

struct KnownSession {
  AccountId account_id;
  Language language = Language::fr;
  bool is_second_factor_passed = false;
  Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(KnownSession, (), (account_id, language, is_second_factor_passed, seen_at))

constexpr auto find_session = R"sql(
  SELECT session.account_id AS account_id, language, is_second_factor_passed, seen_at
  FROM session
  JOIN account ON account.account_id = session.account_id
  WHERE session_hash = ?1 AND expires_at > ?2 AND state = 'active'
)sql";

constexpr auto note_session = R"sql(
  UPDATE session SET seen_at = ?2, expires_at = ?3 WHERE session_hash = ?1
)sql";

struct KnownToken {
  AccountId account_id;
  Language language = Language::fr;
  bool is_second_factor_passed = false;
  std::vector<std::string> scopes;
};
BOOST_DESCRIBE_STRUCT(KnownToken, (), (account_id, language, is_second_factor_passed, scopes))

constexpr auto find_token = R"sql(
  SELECT api_token.account_id AS account_id, language, is_second_factor_passed, scopes
  FROM api_token
  JOIN account ON account.account_id = api_token.account_id
  WHERE token_hash = ?1 AND expires_at > ?2 AND state = 'active'
)sql";

bool is_change(http::Method method) {
  return method != http::Method::get && method != http::Method::head &&
         method != http::Method::options;
}

/// Signing in and joining begin a session; they need none of an earlier one's tokens.
bool is_sign_in(const http::Request& request) {
  return request.path.starts_with("/api/v1/sign-in/") || request.path == "/api/v1/join";
}

const char* cookie_name(const http::Request& request) {
  return request.is_secure ? "__Host-touiza" : "touiza";
}

bool is_same_text(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

/// Browsers say from where a request comes; other clients say nothing.
bool is_from_elsewhere(const http::Request& request) {
  if (const auto site = request.header("sec-fetch-site")) {
    return *site != "same-origin" && *site != "none";
  }
  const auto origin = request.header("origin");
  if (!origin) return false;
  const auto scheme_end = origin->find("://");
  return scheme_end == std::string_view::npos ||
         !is_same_text(origin->substr(scheme_end + 3), request.host);
}

std::string language_of(const http::Request& request) {
  const auto wanted = request.header("accept-language");
  for (const auto* language : {"fr", "ar", "en"}) {
    if (wanted && wanted->starts_with(language)) return language;
  }
  return "fr";
}

}  // namespace

Result<Caller> Authenticator::authenticate(const http::Request& request) const {
  if (const auto header = request.header("authorization")) {
    constexpr std::string_view scheme = "bearer ";
    const bool is_bearer =
        header->size() > scheme.size() && is_same_text(header->substr(0, scheme.size()), scheme);
    return by_token(is_bearer ? trimmed(header->substr(scheme.size())) : std::string_view{});
  }
  if (is_change(request.method) && is_from_elsewhere(request)) {
    return Error{ErrorKind::not_allowed, "request_is_from_elsewhere",
                 "Another site sent this request in your name.",
                 "Use the pages of this address; programs use an API token."};
  }
  if (const auto cookie = request.cookie(cookie_name(request))) {
    auto caller = by_session(request, *cookie);
    if (!caller || caller->account) return caller;
  }
  Caller visitor;
  visitor.language = language_of(request);
  return visitor;
}

Result<Caller> Authenticator::by_token(std::string_view token) const {
  const auto hash = sha256_hex(token);
  const auto now = foundation_.clock.now();
  return foundation_.database.read([&](database::Transaction& transaction) -> Result<Caller> {
    auto known = transaction.one<KnownToken>(find_token, hash, now);
    if (!known) {
      return Error{ErrorKind::not_signed_in, "token_is_not_valid",
                   "This API token is unknown, expired or withdrawn.",
                   "Make a new one in your account."};
    }
    Caller caller;
    caller.account = known->account_id;
    caller.grants = grants_of(transaction, known->account_id);
    caller.language = json::enum_name(known->language);
    caller.is_second_factor_passed = known->is_second_factor_passed;
    caller.token = TokenScopes{std::move(known->scopes)};
    return caller;
  });
}

Result<Caller> Authenticator::by_session(const http::Request& request,
                                         std::string_view token) const {
  const auto hash = sha256_hex(token);
  const auto now = foundation_.clock.now();
  Instant seen_at = now;
  auto found = foundation_.database.read([&](database::Transaction& transaction) -> Result<Caller> {
    Caller caller;
    const auto known = transaction.one<KnownSession>(find_session, hash, now);
    if (!known) return caller;
    seen_at = known->seen_at;
    caller.account = known->account_id;
    caller.grants = grants_of(transaction, known->account_id);
    caller.language = json::enum_name(known->language);
    caller.is_second_factor_passed = known->is_second_factor_passed;
    return caller;
  });
  if (!found || !found->account) return found;

  found->session_hash = hash;
  found->csrf_token = csrf_token_of(key_, token);
  if (is_change(request.method) && !is_sign_in(request) &&
      !is_same_secret(request.header("x-csrf-token").value_or(""), found->csrf_token)) {
    return Error{ErrorKind::not_allowed, "csrf_token_is_wrong",
                 "The X-CSRF-Token header is missing or belongs to another session.",
                 "Take it from GET /api/v1/me, or reload the page."};
  }
  if (now - seen_at > noted_each) {
    const Done noted = foundation_.database.write([&](database::Transaction& transaction) -> Done {
      transaction.run(note_session, hash, now, now + session_valid);
      return {};
    });
    if (!noted) return noted.error();
  }
  return found;
}

std::string session_cookie(const http::Request& request, std::string_view token) {
  // The browser may keep it longer than the server, which decides.
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{}",
                     cookie_name(request), token, request.is_secure ? "; Secure" : "");
}

std::string ended_session_cookie(const http::Request& request) {
  return fmt::format("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", cookie_name(request),
                     request.is_secure ? "; Secure" : "");
}

}  // namespace touiza::accounts
