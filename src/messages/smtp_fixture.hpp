// For tests: a mail server on a free loopback port, for one conversation, plain or encrypted.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <thread>

namespace touiza::messages {

template <auto release>
struct TestReleaser {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};

/// A key, and a certificate for mail.example.org that it signed itself.
class TestIdentity {
 public:
  TestIdentity() {
    key_.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    certificate_.reset(X509_new());
    X509_set_version(certificate_.get(), X509_VERSION_3);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate_.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate_.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate_.get()), 3600);
    auto* name = X509_get_subject_name(certificate_.get());
    const std::string common = "touiza mail test";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(common.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate_.get(), name);
    X509_set_pubkey(certificate_.get(), key_.get());
    auto* host =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:mail.example.org");
    X509_add_ext(certificate_.get(), host, -1);
    X509_EXTENSION_free(host);
    REQUIRE(X509_sign(certificate_.get(), key_.get(), EVP_sha256()) > 0);
  }

  EVP_PKEY* key() const { return key_.get(); }
  X509* certificate() const { return certificate_.get(); }
  std::string certificate_text() const {
    const std::unique_ptr<BIO, TestReleaser<BIO_free>> out{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509(out.get(), certificate_.get());
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
  }

 private:
  std::unique_ptr<EVP_PKEY, TestReleaser<EVP_PKEY_free>> key_;
  std::unique_ptr<X509, TestReleaser<X509_free>> certificate_;
};

enum class Encryption { none, from_start, after_starttls };

/// How it behaves, besides taking every mail.
struct Manners {
  Encryption encryption = Encryption::none;
  const TestIdentity* identity = nullptr;  ///< For encryption.
  std::string greeting = "220 tiny";       ///< Empty: it says nothing at all, ever.
  std::string recipient_answer = "250 fine";
  std::string sign_in_answer = "235 welcome";
};

class TinyServer {
 public:
  explicit TinyServer(Manners manners) : manners_{std::move(manners)} {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0);
    REQUIRE(::listen(listener_, 1) == 0);
    socklen_t size = sizeof at;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread{[this] { serve(); }};
  }
  ~TinyServer() { finish(); }
  TinyServer(const TinyServer&) = delete;
  TinyServer& operator=(const TinyServer&) = delete;

  std::string port() const { return std::to_string(port_); }
  /// All lines that came, once the conversation is over; those that came encrypted after "[tls]".
  const std::string& heard() { return finish(), heard_; }

 private:
  void finish() {
    if (!thread_.joinable()) return;
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  void serve() {
    peer_ = ::accept(listener_, nullptr, nullptr);
    if (peer_ < 0) return;
    const bool is_open = manners_.encryption != Encryption::from_start || encrypt();
    if (is_open) talk();
    tls_.reset();
    ::close(peer_);
  }

  bool encrypt() {
    context_.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context_.get(), manners_.identity->certificate());
    SSL_CTX_use_PrivateKey(context_.get(), manners_.identity->key());
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), peer_);
    heard_ += "[tls]";
    return SSL_accept(tls_.get()) == 1;
  }

  void say(const std::string& line) {
    const auto bytes = line + "\r\n";
    if (tls_) {
      SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()));
    } else {
      (void)::send(peer_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }
  }

  /// False where the other side is gone.
  bool hear(std::string& line) {
    line.clear();
    for (char c = 0; c != '\n'; line += c) {
      if (tls_ ? SSL_read(tls_.get(), &c, 1) != 1 : ::recv(peer_, &c, 1, 0) != 1) return false;
    }
    heard_ += line;
    return true;
  }

  void talk() {
    const bool is_silent = manners_.greeting.empty();
    if (!is_silent) say(manners_.greeting);
    bool is_in_text = false;
    for (std::string line; hear(line);) {
      if (is_silent) continue;
      if (is_in_text) {
        if (line == ".\r\n") is_in_text = false, say("250 taken");
      } else if (line.starts_with("EHLO")) {
        const bool offers_tls = manners_.encryption == Encryption::after_starttls && !tls_;
        say(offers_tls ? "250-tiny\r\n250 STARTTLS" : "250-tiny\r\n250 AUTH PLAIN");
      } else if (line.starts_with("STARTTLS")) {
        say("220 go on");
        if (!encrypt()) return;
      } else if (line.starts_with("AUTH PLAIN")) {
        // The secret comes with the command, or on a line of its own.
        if (line == "AUTH PLAIN\r\n") say("334 "), hear(line);
        say(manners_.sign_in_answer);
      } else if (line.starts_with("RCPT")) {
        say(manners_.recipient_answer);
      } else if (line.starts_with("DATA")) {
        is_in_text = true, say("354 go on");
      } else if (line.starts_with("QUIT")) {
        say("221 bye");
      } else {
        say("250 fine");
      }
    }
  }

  Manners manners_;
  int listener_ = -1;
  int peer_ = -1;
  std::uint16_t port_ = 0;
  std::string heard_;
  std::unique_ptr<SSL_CTX, TestReleaser<SSL_CTX_free>> context_;
  std::unique_ptr<SSL, TestReleaser<SSL_free>> tls_;
  std::thread thread_;
};

}  // namespace touiza::messages
