// The data and designs of the demonstration network, as demo/README.md describes them, inside the
// program.
#pragma once

#include <string_view>

#include "base/embedded.hpp"

namespace touiza::demo {

/// Every file of demo/ that the product needs, by its path there: "towns.csv",
/// "designs/ear-saver/design.json".
EmbeddedFolder files();

/// The bytes of one file. That it exists is settled at build time: asking for another is a bug of
/// the caller.
std::string_view file(std::string_view path);

}  // namespace touiza::demo
