// Compression in the gzip format (RFC 1952).
#pragma once

#include <string>
#include <string_view>

namespace touiza::http {

/// `bytes` compressed; `level` from 1 (quick) to 9 (small).
std::string gzip(std::string_view bytes, int level);

}  // namespace touiza::http
