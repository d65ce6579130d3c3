#include "demo/embedded.hpp"

#include <cassert>

#include "embedded/demo_files.hpp"

namespace touiza::demo {

EmbeddedFolder files() { return embedded::demo_files(); }

std::string_view file(std::string_view path) {
  const auto bytes = files().file(path);
  assert(bytes && "this file is not part of demo/");
  return bytes.value_or(std::string_view{});
}

}  // namespace touiza::demo
