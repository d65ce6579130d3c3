// What each technology's parameter set holds: one description, from which sets are checked and
// forms drawn.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace touiza::designs {

enum class FieldKind { number, text, truth };
BOOST_DESCRIBE_ENUM(FieldKind, number, text, truth)

/// One value of a parameter set; its unit stands at the end of its name: "layer_height_mm".
struct ParameterField {
  std::string name;
  FieldKind kind = FieldKind::number;
  std::optional<double> min;
  std::optional<double> max;
  bool is_required = false;
};
BOOST_DESCRIBE_STRUCT(ParameterField, (), (name, kind, min, max, is_required))

/// The parameters of one technology.
struct ParameterForm {
  std::string technology;  ///< "fff"
  std::string schema;      ///< "touiza-parameters/fff/1"
  std::vector<ParameterField> fields;
};
BOOST_DESCRIBE_STRUCT(ParameterForm, (), (technology, schema, fields))

/// Of all technologies that a process plan may name, as design.md lists them.
const std::vector<ParameterForm>& parameter_forms();

/// A parameter set, as JSON text, names its schema, has the required fields and keeps the ranges;
/// fields that the description does not name are refused. "{}" is taken for a technology without
/// required fields.
/// Errors: "technology_is_unknown", "parameters_are_wrong" (each field named).
Done check_parameters(std::string_view technology, const std::string& parameters);

}  // namespace touiza::designs
