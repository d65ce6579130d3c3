// TLS with a self-signed certificate, its renewal, and who may be served without it.
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "http/test_server.hpp"

using namespace touiza;
using namespace touiza::http;
using namespace touiza::http::test;

namespace {

template <auto release>
struct Releaser {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using File = std::unique_ptr<FILE, Releaser<std::fclose>>;

/// A folder with a certificate for 127.0.0.1 and its key; goes with the test.
class Identity {
 public:
  Identity() : folder_{make_folder()}, files_{folder_ / "certificate.pem", folder_ / "key.pem"} {
    renew();
  }
  ~Identity() { std::filesystem::remove_all(folder_); }

  const TlsFiles& files() const { return files_; }
  std::string certificate_text() const {
    std::ifstream in{files_.certificate};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  std::int64_t serial() const { return serial_; }

  /// A new key and certificate in place of the old ones.
  void renew() {
    const Key key{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")};
    const Certificate certificate{X509_new()};
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate.get()), ++serial_);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    auto* name = X509_get_subject_name(certificate.get());
    const auto common = "touiza test " + std::to_string(serial_);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(common.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_pubkey(certificate.get(), key.get());
    auto* address = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate.get(), address, -1);
    X509_EXTENSION_free(address);
    X509_sign(certificate.get(), key.get(), EVP_sha256());

    const File key_file{std::fopen(files_.key.c_str(), "w")};
    PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const File certificate_file{std::fopen(files_.certificate.c_str(), "w")};
    PEM_write_X509(certificate_file.get(), certificate.get());
  }

 private:
  static std::filesystem::path make_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "touiza_tls_XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }
  std::filesystem::path folder_;
  TlsFiles files_;
  std::int64_t serial_ = 0;
};

Router tls_router() {
  Router router;
  router.add({.pattern = "/", .operation_id = "root", .handler = [](const Request& request) {
                return bytes_response(200, "text/plain", request.is_secure ? "secure" : "plain");
              }});
  router.add({.method = Method::post,
              .pattern = "/echo",
              .operation_id = "echo",
              .body_max = 10U << 20,
              .handler = [](const Request& request) {
                return bytes_response(200, "application/octet-stream", request.body);
              }});
  router.add({.pattern = "/program", .operation_id = "program", .handler = [](const Request&) {
                Response response;
                response.body = *file_range(std::filesystem::read_symlink("/proc/self/exe"));
                return response;
              }});
  return router;
}

ServerSettings with(const Identity& identity) {
  ServerSettings settings;
  settings.tls = identity.files();
  settings.certificate_check_every = std::chrono::milliseconds{10};
  return settings;
}

ClientRequest ask(const TestServer& server, std::string_view path, const std::string& trusted) {
  return {.url = "https" + server.url(path).substr(4), .trusted_certificates = trusted};
}

std::string start_error(ServerSettings settings) {
  MetricsRegistry metrics;
  Server server{Router{}, std::move(settings), metrics};
  const auto port = server.start();
  return port ? "started" : port.error().code;
}

}  // namespace

TEST_CASE("requests and large bodies pass through TLS unharmed, over one connection") {
  const Identity identity;
  const TestServer server{tls_router(), with(identity)};
  CurlClient client;
  std::string body(3'000'000, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 131 >> 5);

  const auto root = client.send(ask(server, "/", identity.certificate_text()));
  auto echo = ask(server, "/echo", identity.certificate_text());
  echo.method = "POST";
  echo.body = body;
  const auto echoed = client.send(echo);

  REQUIRE(root);
  CHECK(root->body == "secure");
  REQUIRE(echoed);
  CHECK(echoed->body == body);
}

TEST_CASE("a file passes through TLS whole, and in parts") {
  const Identity identity;
  const TestServer server{tls_router(), with(identity)};
  const auto size = std::filesystem::file_size("/proc/self/exe");
  auto whole = ask(server, "/program", identity.certificate_text());
  std::size_t received = 0;
  whole.on_piece = [&](std::string_view piece) { return received += piece.size(), true; };
  auto part = ask(server, "/program", identity.certificate_text());
  part.headers = {{"Range", "bytes=1-3"}};

  CHECK(CurlClient{}.send(whole));
  CHECK(received == size);
  CHECK(CurlClient{}.send(part)->body == "ELF");
}

TEST_CASE("a stranger's certificate is not trusted, and plain HTTP gets no answer") {
  const Identity identity;
  const Identity other;
  const TestServer server{tls_router(), with(identity)};

  const auto distrusted = CurlClient{}.send(ask(server, "/", other.certificate_text()));

  REQUIRE_FALSE(distrusted);
  CHECK(distrusted.error().code == "tls_is_not_trusted");
  CHECK(status_of_answer(server.raw("GET / HTTP/1.1\r\nHost: a\r\n\r\n")) == 0);
  CHECK(CurlClient{}.send(ask(server, "/", identity.certificate_text())));
}

TEST_CASE("a renewed certificate is used without a restart, and a broken one is not") {
  Identity identity;
  const TestServer server{tls_router(), with(identity)};
  const auto old_text = identity.certificate_text();
  CurlClient kept;
  REQUIRE(kept.send(ask(server, "/", old_text)));

  std::ofstream{identity.files().certificate} << "half a fi";
  CHECK(CurlClient{}.send(ask(server, "/", old_text)));
  identity.renew();

  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  bool is_renewed = false;
  while (!is_renewed && std::chrono::steady_clock::now() < until) {
    is_renewed = CurlClient{}.send(ask(server, "/", identity.certificate_text())).has_value();
  }
  CHECK(is_renewed);
  CHECK_FALSE(CurlClient{}.send(ask(server, "/", old_text)));
  CHECK(kept.send(ask(server, "/", old_text)));  // Its connection is open still.
}

TEST_CASE("files that cannot be used stop the start, with their name") {
  const Identity identity;
  const Identity other;
  auto settings = with(identity);

  settings.tls->key = other.files().key;
  CHECK(start_error(settings) == "tls_files_do_not_match");
  settings.tls->key = "/nonexistent/key.pem";
  CHECK(start_error(settings) == "tls_file_is_unreadable");
  settings.tls->key = identity.files().certificate;
  CHECK(start_error(settings) == "tls_file_is_unreadable");
}

TEST_CASE("without TLS only loopback is served, unless it is asked for") {
  CHECK(start_error({.host = "127.0.0.1"}) == "started");
  CHECK(start_error({.host = "localhost"}) == "started");
  CHECK(start_error({.host = "0.0.0.0"}) == "listen_needs_tls");
  CHECK(start_error({.host = "::"}) == "listen_needs_tls");
  CHECK(start_error({.host = "no such host"}) == "listen_address_is_unknown");
  CHECK(start_error({.trusted_proxies = {"10.0.0.0/33"}}) == "trusted_proxy_is_malformed");
}

TEST_CASE("a second server at the same address is refused") {
  const TestServer first{tls_router()};

  CHECK(start_error({.port = first.port()}) == "listen_address_is_taken");
}
