// XML as a stream of elements, with guards against documents that are made to hurt.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace touiza::geometry::detail {

/// The attributes of one element, valid during the call they are passed to.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_{pairs} {}

  /// The value of `name`, whatever its namespace prefix.
  std::optional<std::string_view> find(std::string_view name) const;

 private:
  const char** pairs_;
};

/// Who reads the document. Names come without their namespace prefix. An error ends the reading.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual Done start(std::string_view element, const XmlAttributes& attributes) = 0;
  virtual Done end(std::string_view element) = 0;
};

/// Feeds a document to a handler piece by piece. Document types and entities are refused (neither
/// 3MF nor SVG for laser cutters needs them), as is nesting beyond `depth_max` and a single tag of
/// more than 4 MB, so memory stays bounded whatever comes.
///
/// Errors: the handler's, "xml_malformed", "xml_entity_refused", "xml_too_deep".
class XmlReader {
 public:
  XmlReader(XmlHandler& handler, unsigned depth_max);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  Done feed(std::string_view bytes);
  Done finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace touiza::geometry::detail
