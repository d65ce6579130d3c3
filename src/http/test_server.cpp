#include "http/test_server.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace touiza::http::test {

RawClient::RawClient(std::uint16_t port) : descriptor_{::socket(AF_INET, SOCK_STREAM, 0)} {
  const timeval time_max{10, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &time_max, sizeof time_max);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error{"cannot connect"};
  }
}

RawClient::~RawClient() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // The server has closed already: what it said can still be read.
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void RawClient::end_sending() { ::shutdown(descriptor_, SHUT_WR); }

void RawClient::die() {
  const linger at_once{1, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(std::exchange(descriptor_, -1));
}

bool RawClient::receive() {
  std::array<char, 65536> bytes{};
  const auto count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
  if (count <= 0) {
    is_at_end_ = count == 0;
    return false;
  }
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::string RawClient::read_until(std::string_view mark) {
  for (;;) {
    const auto at = received_.find(mark);
    if (at != std::string::npos) {
      auto taken = received_.substr(0, at + mark.size());
      received_.erase(0, taken.size());
      return taken;
    }
    if (!receive()) return std::exchange(received_, {});
  }
}

std::string RawClient::read_all() {
  while (receive()) {
  }
  return std::exchange(received_, {});
}

std::string RawClient::read_answer() {
  auto answer = read_until("\r\n\r\n");
  constexpr std::string_view name = "Content-Length: ";
  const auto at = answer.find(name);
  if (at == std::string::npos) return answer;
  std::size_t length = 0;
  std::from_chars(answer.data() + at + name.size(), answer.data() + answer.size(), length);
  while (received_.size() < length && receive()) {
  }
  answer += received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

bool RawClient::is_closed_by_server() {
  while (receive()) {
  }
  return is_at_end_;
}

TestServer::TestServer(Router router, ServerSettings settings) {
  settings.has_access_log = false;
  server_ = std::make_unique<Server>(std::move(router), std::move(settings), metrics_);
  const auto port = server_->start();
  if (!port) throw std::runtime_error{port.error().message};
  port_ = *port;
}

std::string TestServer::url(std::string_view path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string{path};
}

std::string TestServer::raw(std::string_view bytes) const {
  RawClient client{port_};
  client.send(bytes);
  return client.read_all();
}

ClientResponse TestServer::ask(ClientRequest request) const {
  request.url = url(request.url);
  auto answer = CurlClient{}.send(request);
  if (!answer) throw std::runtime_error{answer.error().code + ": " + answer.error().message};
  return std::move(*answer);
}

int status_of_answer(std::string_view answer) {
  int status = 0;
  if (answer.starts_with("HTTP/1.1 ")) {
    std::from_chars(answer.data() + 9, answer.data() + answer.size(), status);
  }
  return status;
}

std::string_view body_of_answer(std::string_view answer) {
  const auto at = answer.find("\r\n\r\n");
  return at == std::string_view::npos ? std::string_view{} : answer.substr(at + 4);
}

}  // namespace touiza::http::test
