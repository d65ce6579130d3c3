// A parsed JSON text and a light view into it; Boost.JSON stays behind this face.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace touiza::json {

enum class Kind { null, boolean, number, text, list, object };

/// One value inside a Document; valid as long as that lives. Copied freely.
class Node {
 public:
  explicit Node(const void* value) : value_{value} {}

  Kind kind() const;
  bool boolean() const;                         ///< Only where kind() is boolean.
  std::string_view text() const;                ///< Only where kind() is text.
  double number() const;                        ///< Only where kind() is number.
  std::optional<std::int64_t> integer() const;  ///< A number that is whole and fits, else nothing.
  std::size_t size() const;                     ///< Of a list or an object, else 0.
  Node item(std::size_t i) const;               ///< Of a list.
  std::string_view key(std::size_t i) const;    ///< Of an object, in the order of the text.
  Node member(std::size_t i) const;
  std::optional<Node> find(std::string_view key) const;
  std::string to_text() const;  ///< Compact JSON.

 private:
  const void* value_;
};

class Document {
 public:
  /// Parses one JSON value. Depth is limited to 32, the text must be UTF-8.
  /// Errors: "json_is_malformed" (with the byte at which reading stopped), "json_is_too_deep".
  static Result<Document> parse(std::string_view text);

  Node root() const;

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

 private:
  struct Tree;
  explicit Document(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

/// `patch` applied to `target` as RFC 7396 says, as JSON text.
/// Errors: those of Document::parse, "patch_is_not_an_object".
Result<std::string> merge_patch(std::string_view target, std::string_view patch);

/// `text` as a JSON string with its quotes.
void append_quoted(std::string& out, std::string_view text);
/// A finite number in the shortest form that reads back the same; null where it is not finite.
void append_number(std::string& out, double number);

}  // namespace touiza::json
