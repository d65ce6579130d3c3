#include <openssl/ssl.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include "http/detail/conn.hpp"

namespace touiza::http {

class TlsContext {
 public:
  TlsContext() : context{asio::ssl::context::tls_server} {}
  asio::ssl::context context;
};

namespace {

/// HTTP/1.1 is all that is spoken here; a client that insists on something else is told so.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void*) {
  static constexpr unsigned char spoken[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  if (SSL_select_next_proto(&found, chosen_size, spoken, sizeof(spoken) - 1, offered,
                            offered_size) != OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

class TlsConn final : public Conn {
 public:
  TlsConn(Socket socket, std::shared_ptr<TlsContext> context)
      : context_{std::move(context)}, stream_{std::move(socket), context_->context} {}

  Socket& socket() override { return stream_.next_layer(); }
  bool is_encrypted() const override { return true; }

  Task<void> shake_hands(error_code& failure) override {
    return stream_.async_handshake(asio::ssl::stream_base::server,
                                   asio::redirect_error(awaiting, failure));
  }
  Task<std::size_t> read_some(asio::mutable_buffer into, error_code& failure) override {
    return stream_.async_read_some(into, asio::redirect_error(awaiting, failure));
  }
  Task<std::size_t> write_some(std::string_view bytes, error_code& failure) override {
    return stream_.async_write_some(asio::buffer(bytes.data(), bytes.size()),
                                    asio::redirect_error(awaiting, failure));
  }
  std::size_t write_now(std::string_view, std::string_view, bool, error_code& failure) override {
    failure = asio::error::would_block;
    return 0;
  }
  Task<void> shut_down(error_code& failure) override {
    return stream_.async_shutdown(asio::redirect_error(awaiting, failure));
  }

 private:
  std::shared_ptr<TlsContext> context_;
  asio::ssl::stream<Socket> stream_;
};

Error unreadable(const std::filesystem::path& file, const error_code& failure) {
  return Error{ErrorKind::unavailable, "tls_file_is_unreadable",
               "The TLS file '" + file.string() + "' cannot be used: " + failure.message() + ".",
               "Name PEM files that this program may read."};
}

}  // namespace

Result<std::shared_ptr<TlsContext>> load_tls(const TlsFiles& files) {
  auto loaded = std::make_shared<TlsContext>();
  auto& context = loaded->context;
  auto* native = context.native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                  SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  // Buffers of idle connections go back to the system: 34 KB each otherwise.
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);

  error_code failure;
  context.use_certificate_chain_file(files.certificate.string(), failure);
  if (failure) return unreadable(files.certificate, failure);
  context.use_private_key_file(files.key.string(), asio::ssl::context::pem, failure);
  if (failure && SSL_CTX_check_private_key(native) == 1) failure = {};
  if (failure) {
    const bool is_mismatch =
        ERR_GET_REASON(static_cast<unsigned long>(failure.value())) == X509_R_KEY_VALUES_MISMATCH;
    if (!is_mismatch) return unreadable(files.key, failure);
  }
  if (SSL_CTX_check_private_key(native) != 1) {
    return Error{ErrorKind::invalid_input, "tls_files_do_not_match",
                 "The key '" + files.key.string() + "' does not belong to the certificate '" +
                     files.certificate.string() + "'.",
                 "Name the certificate and the key that were made together."};
  }
  return loaded;
}

std::unique_ptr<Conn> tls_conn(Socket socket, std::shared_ptr<TlsContext> context) {
  return std::make_unique<TlsConn>(std::move(socket), std::move(context));
}

}  // namespace touiza::http
