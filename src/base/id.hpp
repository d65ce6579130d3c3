// Typed identifiers: UUIDv7 (RFC 9562), so that a maker is never looked up by a part.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace touiza {

/// An identifier of one kind of thing. Empty until it is given; as text 36 characters, lower case.
template <class Tag>
struct Id {
  std::string text;

  bool is_empty() const { return text.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

/// A new UUIDv7: 48 bits of milliseconds, then random bits; ids of one server sort by creation.
std::string new_uuid(Instant at, Random& random);

/// True for 36 characters of hexadecimal and dashes in the places of a UUID; lower case only.
bool is_uuid(std::string_view text);

/// Errors: "id_is_malformed".
Result<std::string> uuid_from_text(std::string_view text);

template <class IdType>
IdType new_id(Instant at, Random& random) {
  return IdType{new_uuid(at, random)};
}

template <class IdType>
Result<IdType> id_from_text(std::string_view text) {
  return uuid_from_text(text).map([](std::string uuid) { return IdType{std::move(uuid)}; });
}

/// Ids that several rooms name. A room's own ids stand in its model.hpp.
using NetworkId = Id<struct NetworkTag>;
using AccountId = Id<struct AccountTag>;
using OrganizationId = Id<struct OrganizationTag>;
using RegionId = Id<struct RegionTag>;
using ClusterId = Id<struct ClusterTag>;

}  // namespace touiza

template <class Tag>
struct std::hash<touiza::Id<Tag>> {
  std::size_t operator()(const touiza::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text);
  }
};
