// A connection's bytes, plain or encrypted, behind one face, so that the rest is compiled once.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "http/server.hpp"

namespace touiza::http {

namespace asio = boost::asio;
using boost::system::error_code;
/// The concrete types throughout: the type-erased executor costs an allocation here and there.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> awaiting{};

/// One end of a connection, of one io_context's thread. At most one read and one write at a time.
class Conn {
 public:
  virtual ~Conn() = default;
  virtual Socket& socket() = 0;
  virtual bool is_encrypted() const = 0;

  virtual Task<void> shake_hands(error_code& failure) = 0;
  virtual Task<std::size_t> read_some(asio::mutable_buffer into, error_code& failure) = 0;
  virtual Task<std::size_t> write_some(std::string_view bytes, error_code& failure) = 0;
  /// Writes what the system takes at once of `first`, then of `second`; `would_block` where that is
  /// nothing, or where this kind cannot. `has_more`: wait for more before sending a short packet.
  virtual std::size_t write_now(std::string_view first, std::string_view second, bool has_more,
                                error_code& failure) = 0;
  /// Says good-bye where the protocol has a word for it.
  virtual Task<void> shut_down(error_code& failure) = 0;
};

std::unique_ptr<Conn> plain_conn(Socket socket);

/// A certificate and its key, ready for use.
class TlsContext;

/// Errors: "tls_file_is_unreadable", "tls_files_do_not_match".
Result<std::shared_ptr<TlsContext>> load_tls(const TlsFiles& files);

std::unique_ptr<Conn> tls_conn(Socket socket, std::shared_ptr<TlsContext> context);

}  // namespace touiza::http
