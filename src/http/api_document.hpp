// The OpenAPI 3.1 document, as the routes declare it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/request.hpp"
#include "json/schema.hpp"

namespace touiza::http {

struct Parameter {
  std::string name;
  std::string place;  ///< "path", "query" or "header".
  std::string schema;
  bool is_required = true;
};

struct Operation {
  Method method = Method::get;
  std::string pattern;
  std::string operation_id;
  std::string summary;
  std::string action;  ///< Of the permission table: "see_machine".
  std::vector<Parameter> parameters;
  std::string request_media_type;  ///< Empty where there is no body.
  std::string request_schema;
  int status = 200;
  std::string response_media_type;  ///< Empty where there is no body.
  std::string response_schema;
};

/// Collects the operations while routes are added.
class ApiDocument {
 public:
  json::SchemaSet& schemas() { return schemas_; }
  void add(Operation operation) { operations_.push_back(std::move(operation)); }
  const std::vector<Operation>& operations() const { return operations_; }

  /// The document, with its paths in the order of the alphabet; the same for the same routes.
  std::string to_json(std::string_view version) const;

 private:
  json::SchemaSet schemas_;
  std::vector<Operation> operations_;
};

namespace detail {

/// Members as parameters.
void append_parameters(std::vector<Parameter>& parameters, const char* place,
                       json::SchemaSet& schemas,
                       std::span<const json::detail::SchemaMember> members);
/// The schema of a merge patch: every field may be absent or null.
std::string patch_schema(json::SchemaSet& schemas,
                         std::span<const json::detail::SchemaMember> members);

}  // namespace detail
}  // namespace touiza::http
