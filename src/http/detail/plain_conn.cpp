#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <cerrno>

#include "http/detail/conn.hpp"

namespace touiza::http {
namespace {

/// iovec is older than const; the system only reads here.
iovec piece_of(std::string_view bytes) {
  return {const_cast<char*>(bytes.data()), bytes.size()};  // NOLINT
}

class PlainConn final : public Conn {
 public:
  explicit PlainConn(Socket socket) : socket_{std::move(socket)} {}

  Socket& socket() override { return socket_; }
  bool is_encrypted() const override { return false; }
  Task<void> shake_hands(error_code&) override { co_return; }

  Task<std::size_t> read_some(asio::mutable_buffer into, error_code& failure) override {
    return socket_.async_read_some(into, asio::redirect_error(awaiting, failure));
  }

  Task<std::size_t> write_some(std::string_view bytes, error_code& failure) override {
    return socket_.async_write_some(asio::buffer(bytes.data(), bytes.size()),
                                    asio::redirect_error(awaiting, failure));
  }

  /// Answers nearly always fit into the socket's buffer: no need then to go through the reactor.
  std::size_t write_now(std::string_view first, std::string_view second, bool has_more,
                        error_code& failure) override {
    std::array<iovec, 2> pieces{piece_of(first), piece_of(second)};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    for (;;) {
      const auto written = ::sendmsg(socket_.native_handle(), &message,
                                     MSG_NOSIGNAL | MSG_DONTWAIT | (has_more ? MSG_MORE : 0));
      if (written >= 0) return static_cast<std::size_t>(written);
      if (errno == EINTR) continue;
      failure = errno == EAGAIN ? error_code{asio::error::would_block}
                                : error_code{errno, boost::system::system_category()};
      return 0;
    }
  }

  Task<void> shut_down(error_code&) override { co_return; }

 private:
  Socket socket_;
};

}  // namespace

std::unique_ptr<Conn> plain_conn(Socket socket) {
  return std::make_unique<PlainConn>(std::move(socket));
}

}  // namespace touiza::http
