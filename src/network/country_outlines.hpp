// The outlines of the world's countries, as the program carries them (written by
// web/tools/countries.mjs).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/embedded.hpp"
#include "base/result.hpp"
#include "network/region_shapes.hpp"

namespace touiza::network {

struct CountryOutline {
  std::string id;  ///< ISO 3166-1 number, three digits: "504". A few territories without one have a
                   ///< word: "kosovo".
  std::string name;  ///< In English, short.
  GeoShape shape;
};

/// The outline of each of `ids`, in that order. `atlas` holds one `<id>.json` for each country.
///
/// Errors: "country_unknown", naming the id; "country_is_damaged" where the file is not what it
/// should be.
Result<std::vector<CountryOutline>> country_outlines(const EmbeddedFolder& atlas,
                                                     std::span<const std::string> ids);

}  // namespace touiza::network
