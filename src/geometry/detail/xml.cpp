#include "geometry/detail/xml.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>

namespace touiza::geometry::detail {
namespace {

constexpr std::size_t piece_size = 1 << 16;
constexpr std::uint64_t tag_size_max = 4 << 20;

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2)
    if (without_prefix(pair[0]) == name) return std::string_view{pair[1]};
  return std::nullopt;
}

struct XmlReader::State {
  XmlHandler& handler;
  unsigned depth_max;
  XML_Parser parser = XML_ParserCreate(nullptr);
  unsigned depth = 0;
  std::uint64_t fed = 0;
  std::optional<Error> error{};

  void stop(Error why) {
    if (!error) error = std::move(why);
    XML_StopParser(parser, XML_FALSE);
  }
  std::uint64_t line() const { return XML_GetCurrentLineNumber(parser); }

  static void on_start(void* self, const char* name, const char** attributes) {
    auto& state = *static_cast<State*>(self);
    if (state.error) return;
    if (++state.depth > state.depth_max) {
      state.stop({ErrorKind::invalid_input, "xml_too_deep",
                  fmt::format("Line {}: more than {} elements inside each other.", state.line(),
                              state.depth_max),
                  "Export the file again with fewer groups."});
      return;
    }
    if (auto done = state.handler.start(without_prefix(name), XmlAttributes{attributes}); !done)
      state.stop(done.error());
  }
  static void on_end(void* self, const char* name) {
    auto& state = *static_cast<State*>(self);
    if (state.error) return;
    --state.depth;
    if (auto done = state.handler.end(without_prefix(name)); !done) state.stop(done.error());
  }
  static void on_entity(void* self, const char* name, int, const char*, int, const char*,
                        const char*, const char*, const char*) {
    auto& state = *static_cast<State*>(self);
    state.stop({ErrorKind::invalid_input, "xml_entity_refused",
                fmt::format("Line {}: the file declares the entity '{}'; entities are not read.",
                            state.line(), name),
                "Export the file again from a CAD program."});
  }

  Done parse(std::string_view bytes, bool is_last) {
    if (error) return *error;
    const auto status = XML_Parse(parser, bytes.data(), static_cast<int>(bytes.size()), is_last);
    fed += bytes.size();
    if (error) return *error;
    if (status == XML_STATUS_ERROR) {
      error = Error{ErrorKind::invalid_input, "xml_malformed",
                    fmt::format("Line {}: {}.", line(), XML_ErrorString(XML_GetErrorCode(parser))),
                    "Export or copy the file again; it is damaged."};
      return *error;
    }
    const auto at = XML_GetCurrentByteIndex(parser);
    if (at >= 0 && fed - static_cast<std::uint64_t>(at) > tag_size_max) {
      error = Error{ErrorKind::invalid_input, "xml_malformed",
                    fmt::format("Line {}: one tag is longer than {} bytes.", line(), tag_size_max),
                    "Export the file again from a CAD program."};
      return *error;
    }
    return {};
  }
};

XmlReader::XmlReader(XmlHandler& handler, unsigned depth_max)
    : state_{std::make_unique<State>(State{handler, depth_max})} {
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, State::on_start, State::on_end);
  XML_SetEntityDeclHandler(state_->parser, State::on_entity);
}

XmlReader::~XmlReader() { XML_ParserFree(state_->parser); }

Done XmlReader::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, piece_size);
    if (auto done = state_->parse(piece, false); !done) return done;
    bytes.remove_prefix(piece.size());
  }
  return {};
}

Done XmlReader::finish() { return state_->parse({}, true); }

}  // namespace touiza::geometry::detail
