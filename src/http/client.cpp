#include "http/client.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "base/text.hpp"

namespace touiza::http {
namespace {

struct Headers {
  curl_slist* list = nullptr;
  Headers() = default;
  ~Headers() { curl_slist_free_all(list); }
  Headers(const Headers&) = delete;
  Headers& operator=(const Headers&) = delete;
  void add(const std::string& line) { list = curl_slist_append(list, line.c_str()); }
};

/// What one transfer has brought so far.
struct Transfer {
  const ClientRequest& request;
  ClientResponse response;
  bool is_too_large = false;
  bool was_ended = false;
};

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  const std::string_view piece{bytes, size};
  if (transfer.request.on_piece) {
    transfer.was_ended = !transfer.request.on_piece(piece);
    return transfer.was_ended ? 0 : size;
  }
  if (transfer.response.body.size() + size > transfer.request.body_max) {
    transfer.is_too_large = true;
    return 0;
  }
  transfer.response.body.append(piece);
  return size;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t size, void* to) {
  auto& transfer = *static_cast<Transfer*>(to);
  const std::string_view line{bytes, size};
  // The head of a 100 Continue comes first, then the true one.
  if (line.starts_with("HTTP/")) transfer.response.headers.clear();
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return size;
  std::string name{line.substr(0, colon)};
  for (auto& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  auto value = line.substr(colon + 1);
  while (value.ends_with('\n') || value.ends_with('\r')) value.remove_suffix(1);
  transfer.response.headers.emplace_back(std::move(name), trimmed(value));
  return size;
}

Error failure_of(CURLcode code, const Transfer& transfer, const char* details) {
  const std::string what = *details != '\0' ? details : curl_easy_strerror(code);
  if (transfer.is_too_large) {
    return Error{
        ErrorKind::too_large, "answer_is_too_large",
        "The answer is larger than " + std::to_string(transfer.request.body_max) + " bytes.", ""};
  }
  if (transfer.was_ended) {
    return Error{ErrorKind::unavailable, "transfer_was_ended", "The transfer was ended here.", ""};
  }
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return Error{ErrorKind::invalid_input, "url_is_malformed", what,
                   "Write it as https://name/path."};
    case CURLE_OPERATION_TIMEDOUT:
      return Error{ErrorKind::unavailable, "server_is_too_slow", what, "Try again later."};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return Error{ErrorKind::unavailable, "tls_is_not_trusted", what,
                   "Check the server's certificate and its name."};
    default:
      return Error{ErrorKind::unavailable, "server_is_unreachable", what, "Try again later."};
  }
}

/// How the body is sent is curl's to know; what is sent is exactly `method` and `body`.
void set_method(CURL* curl, const ClientRequest& request) {
  const bool has_body = !request.body.empty() || request.method == "POST" ||
                        request.method == "PUT" || request.method == "PATCH";
  if (request.method == "HEAD") {
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  } else if (has_body) {
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
  }
  if (request.method != "GET" && request.method != "HEAD") {
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
}

}  // namespace

struct CurlClient::State {
  CURL* curl = curl_easy_init();
};

CurlClient::CurlClient() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  state_ = std::make_unique<State>();
}

CurlClient::~CurlClient() { curl_easy_cleanup(state_->curl); }

Result<ClientResponse> CurlClient::send(const ClientRequest& request) {
  CURL* curl = state_->curl;
  curl_easy_reset(curl);  // Options go, open connections stay.
  Transfer transfer{request, {}};
  std::array<char, CURL_ERROR_SIZE> details{};

  Headers headers;
  for (const auto& [name, value] : request.headers) {
    // curl takes "Name;" for an empty value, and would drop "Name:".
    headers.add(value.empty() ? name + ";" : name + ": " + value);
  }
  headers.add("Expect:");
  Headers connect_to;
  if (!request.connect_address.empty()) {
    const bool is_v6 = request.connect_address.find(':') != std::string::npos;
    connect_to.add(is_v6 ? "::[" + request.connect_address + "]:"
                         : "::" + request.connect_address + ":");
  }

  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // Not through what the environment names.
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.time_max.count()));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.list);
  curl_easy_setopt(curl, CURLOPT_CONNECT_TO, connect_to.list);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, details.data());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  if (request.is_compressed) curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip");
  if (!request.trusted_certificates.empty()) {
    curl_blob certificates{};
    certificates.data = const_cast<char*>(request.trusted_certificates.data());  // NOLINT
    certificates.len = request.trusted_certificates.size();
    certificates.flags = CURL_BLOB_COPY;
    curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &certificates);
  }
  set_method(curl, request);

  const auto code = curl_easy_perform(curl);
  if (code != CURLE_OK) return failure_of(code, transfer, details.data());
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  transfer.response.status = static_cast<int>(status);
  return std::move(transfer.response);
}

std::optional<std::string_view> ClientResponse::header(std::string_view name) const {
  const auto found = std::ranges::find(
      headers, name, [](const auto& pair) -> std::string_view { return pair.first; });
  if (found == headers.end()) return std::nullopt;
  return found->second;
}

}  // namespace touiza::http
