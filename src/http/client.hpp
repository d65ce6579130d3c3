// A small blocking client: for tests, and for other deployments and printers.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/request.hpp"

namespace touiza::http {

struct ClientRequest {
  std::string method = "GET";
  std::string url{};
  NamedValues headers{};
  std::string body{};
  std::chrono::milliseconds time_max{30'000};
  /// Larger answers end in "answer_is_too_large".
  std::size_t body_max = 64U << 20;
  /// Takes the body piece by piece instead of ClientResponse::body; false ends the transfer.
  std::function<bool(std::string_view piece)> on_piece = nullptr;
  /// PEM of the authorities that are trusted instead of the system's: a self-signed peer's.
  std::string trusted_certificates{};
  /// Asks for compression and takes it off again.
  bool is_compressed = false;
  /// Nothing but this address is connected to, whatever the URL's name says ("203.0.113.7").
  std::string connect_address{};
};

struct ClientResponse {
  int status = 0;
  NamedValues headers;  ///< Names in lower case.
  std::string body;

  std::optional<std::string_view> header(std::string_view name) const;
};

/// Something that can ask a server. The real one is CurlClient; tests of others may have their own.
class Client {
 public:
  virtual ~Client() = default;
  /// Any status is an answer. Errors: "server_is_unreachable", "server_is_too_slow",
  /// "answer_is_too_large", "tls_is_not_trusted", "transfer_was_ended", "url_is_malformed".
  virtual Result<ClientResponse> send(const ClientRequest& request) = 0;
};

/// Keeps connections for reuse. One thread at a time. Redirects are not followed.
class CurlClient final : public Client {
 public:
  CurlClient();
  ~CurlClient() override;
  Result<ClientResponse> send(const ClientRequest& request) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace touiza::http
