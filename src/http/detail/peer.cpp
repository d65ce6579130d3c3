#include "http/detail/peer.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace touiza::http {
namespace {

constexpr unsigned mapped_prefix_bits = 96;

bool shares_prefix(const AddressBytes& a, const AddressBytes& b, unsigned bits) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto here = bits > i * 8 ? std::min<unsigned>(8, bits - static_cast<unsigned>(i) * 8) : 0;
    const auto mask = static_cast<std::uint8_t>(0xFF00U >> here);
    if ((a[i] & mask) != (b[i] & mask)) return false;
  }
  return true;
}

Error malformed(const std::string& text) {
  return Error{ErrorKind::invalid_input, "trusted_proxy_is_malformed",
               "'" + text + "' is neither an address nor a network.",
               "Write it as 127.0.0.1, 10.0.0.0/8 or fd00::/8."};
}

}  // namespace

std::optional<AddressBytes> address_from_text(std::string_view text) {
  AddressBytes bytes{};
  const std::string terminated{text};
  if (::inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) return bytes;
  if (::inet_pton(AF_INET, terminated.c_str(), bytes.data() + 12) == 1) {
    bytes[10] = bytes[11] = 0xFF;
    return bytes;
  }
  return std::nullopt;
}

Result<ProxyList> ProxyList::from_texts(const std::vector<std::string>& texts) {
  ProxyList list;
  for (const auto& text : texts) {
    const auto slash = std::min(text.find('/'), text.size());
    const auto host = std::string_view{text}.substr(0, slash);
    const auto address = address_from_text(host);
    if (!address) return malformed(text);
    const bool is_v4 = host.find(':') == std::string_view::npos;
    unsigned bits = is_v4 ? 32 : 128;
    if (slash < text.size()) {
      unsigned named = 0;
      const auto* end = text.data() + text.size();
      const auto [stopped, failure] = std::from_chars(text.data() + slash + 1, end, named);
      if (failure != std::errc{} || stopped != end || named > bits) return malformed(text);
      bits = named;
    }
    list.networks_.push_back({*address, is_v4 ? bits + mapped_prefix_bits : bits});
  }
  return list;
}

bool ProxyList::is_trusted(std::string_view address) const {
  const auto bytes = address_from_text(address);
  return bytes && std::ranges::any_of(networks_, [&](const Network& network) {
           return shares_prefix(network.address, *bytes, network.prefix_bits);
         });
}

void apply_forwarding(const ProxyList& proxies, Request& request) {
  if (proxies.is_empty() || !proxies.is_trusted(request.remote_address)) return;

  std::string chain;
  for (const auto& [name, value] : request.headers) {
    if (name != "x-forwarded-for") continue;
    if (!chain.empty()) chain += ',';
    chain += value;
  }
  std::string_view rest = chain;
  while (!rest.empty()) {
    const auto comma = rest.rfind(',');
    const auto at = comma == std::string_view::npos ? 0 : comma + 1;
    const auto address = trimmed(rest.substr(at));
    if (!address_from_text(address)) break;  // Whoever wrote this is no proxy of ours.
    request.remote_address = address;
    if (!proxies.is_trusted(address) || comma == std::string_view::npos) break;
    rest = rest.substr(0, comma);
  }
  if (const auto scheme = request.header("x-forwarded-proto")) {
    request.is_secure = trimmed(*scheme) == "https";
  }
}

}  // namespace touiza::http
