// JSON of any bytes: what is parsed is written as text that parses to the same text again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "json/document.hpp"

using namespace touiza::json;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto document = Document::parse({reinterpret_cast<const char*>(bytes), size});
  if (!document) {
    if (document.error().code.empty()) std::abort();
    return 0;
  }
  const auto text = document->root().to_text();
  const auto again = Document::parse(text);
  if (!again || again->root().to_text() != text) std::abort();
  return 0;
}
