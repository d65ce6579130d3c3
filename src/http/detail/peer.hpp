// Who is at the other end: the client itself, or a proxy whose word about the client is believed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/request.hpp"

namespace touiza::http {

/// An IPv4 or IPv6 address; IPv4 as IPv6-mapped, so that both compare alike.
using AddressBytes = std::array<std::uint8_t, 16>;
std::optional<AddressBytes> address_from_text(std::string_view text);

/// The networks of trusted proxies.
class ProxyList {
 public:
  /// "127.0.0.1", "10.0.0.0/8", "fd00::/8". Errors: "trusted_proxy_is_malformed".
  static Result<ProxyList> from_texts(const std::vector<std::string>& texts);

  bool is_trusted(std::string_view address) const;
  bool is_empty() const { return networks_.empty(); }

 private:
  struct Network {
    AddressBytes address;
    unsigned prefix_bits;
  };
  std::vector<Network> networks_;
};

/// Sets `remote_address` and `is_secure` from X-Forwarded-For and -Proto where the connection comes
/// from a trusted proxy: the last address in the chain that is not itself a trusted proxy.
void apply_forwarding(const ProxyList& proxies, Request& request);

}  // namespace touiza::http
