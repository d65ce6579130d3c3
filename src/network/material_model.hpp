// Materials: what is consumed, each in its own unit.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>

#include "base/text.hpp"
#include "http/api_values.hpp"
#include "json/rules.hpp"
#include "network/ids.hpp"

namespace touiza::network {

enum class MaterialUnit { g, m2, m, unit };
BOOST_DESCRIBE_ENUM(MaterialUnit, g, m2, m, unit)

struct Material {
  NetworkId network_id;
  MaterialId material_id;
  std::string code;  ///< "pla": chosen by people, unique in the network, never changed.
  LocalText name;
  MaterialUnit unit = MaterialUnit::g;
  double kg_per_unit = 0;
  std::int64_t price_minor_per_unit = 0;  ///< Whole minor units of the network's currency.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Material, (),
                      (network_id, material_id, code, name, unit, kg_per_unit, price_minor_per_unit,
                       version))

struct MaterialEdit {
  LocalText name;
  double kg_per_unit = 0;
  std::int64_t price_minor_per_unit = 0;

  static constexpr auto rules() {
    return json::rules(json::text(&MaterialEdit::name, {.min = 1, .max = 120}),
                       json::range(&MaterialEdit::kg_per_unit, {.min = 1e-9, .max = 1e6}),
                       json::range(&MaterialEdit::price_minor_per_unit, {.min = 0, .max = 1e12}),
                       json::may_be_absent(&MaterialEdit::price_minor_per_unit));
  }
};
BOOST_DESCRIBE_STRUCT(MaterialEdit, (), (name, kg_per_unit, price_minor_per_unit))

struct MaterialDraft : MaterialEdit {
  std::string code;
  MaterialUnit unit = MaterialUnit::g;

  static constexpr auto rules() {
    return json::rules(MaterialEdit::rules(),
                       json::text(&MaterialDraft::code, {.min = 1, .max = 40}));
  }
};
BOOST_DESCRIBE_STRUCT(MaterialDraft, (MaterialEdit), (code, unit))

struct MaterialView {
  MaterialId material_id;
  std::string code;
  LocalText name;
  MaterialUnit unit = MaterialUnit::g;
  double kg_per_unit = 0;
  std::int64_t price_minor_per_unit = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MaterialView, (),
                      (material_id, code, name, unit, kg_per_unit, price_minor_per_unit, version))

struct MaterialQuery : http::PageQuery {
  std::optional<std::string> q;
};
BOOST_DESCRIBE_STRUCT(MaterialQuery, (http::PageQuery), (q))

}  // namespace touiza::network
