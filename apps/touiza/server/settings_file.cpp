#include "server/settings_file.hpp"

#define TOML_EXCEPTIONS 0
#include <fmt/format.h>

#include <toml++/toml.h>

namespace touiza::server {
namespace {

std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  if (const auto* whole = node.as_integer()) return fmt::to_string(whole->get());
  if (const auto* real = node.as_floating_point()) return fmt::to_string(real->get());
  std::string joined;
  if (const auto* list = node.as_array()) {
    for (const auto& item : *list) joined += (joined.empty() ? "" : ",") + text_of(item);
  }
  return joined;
}

void gather(const toml::table& table, const std::string& prefix, std::vector<FileEntry>& entries) {
  for (const auto& [key, node] : table) {
    const auto name = prefix + std::string{key.str()};
    if (const auto* section = node.as_table()) {
      gather(*section, name + ".", entries);
    } else {
      entries.push_back({name, text_of(node), node.source().begin.line});
    }
  }
}

}  // namespace

Result<std::vector<FileEntry>> read_settings_file(const std::filesystem::path& path) {
  if (!std::filesystem::is_regular_file(path)) {
    return Error{ErrorKind::invalid_input, "settings_file_is_unreadable",
                 fmt::format("The settings file {} cannot be read.", path.string()),
                 "Check the path given with --config or TOUIZA_CONFIG."};
  }
  const auto parsed = toml::parse_file(path.string());
  if (!parsed) {
    return Error{ErrorKind::invalid_input, "settings_file_is_malformed",
                 fmt::format("{}:{}: {}.", path.string(), parsed.error().source().begin.line,
                             parsed.error().description()),
                 "Mend that line; touiza.toml.example shows the form."};
  }
  std::vector<FileEntry> entries;
  gather(parsed.table(), "", entries);
  return entries;
}

}  // namespace touiza::server
