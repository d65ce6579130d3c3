#include "json/write.hpp"

namespace touiza::json::detail {

void append_object(std::string& out, const void* object, std::span<const AppendMember> members) {
  out += '{';
  bool is_first = true;
  for (const auto& member : members) {
    if (!is_first) out += ',';
    is_first = false;
    out += '"';
    out += member.name;  // A name of C++ has nothing to escape.
    out += "\":";
    member.append(out, object);
  }
  out += '}';
}

void append_value(std::string& out, const LocalText& value) {
  out += '{';
  const auto add = [&out, first = true](const char* language, const std::string& text) mutable {
    if (text.empty()) return;
    if (!first) out += ',';
    first = false;
    append_quoted(out, language);
    out += ':';
    append_quoted(out, text);
  };
  auto each = add;
  each("fr", value.fr);
  each("ar", value.ar);
  each("en", value.en);
  out += '}';
}

}  // namespace touiza::json::detail
