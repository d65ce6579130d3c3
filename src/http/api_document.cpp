#include "http/api_document.hpp"

#include <fmt/format.h>

#include <map>

namespace touiza::http {
namespace {

std::string lower_name(Method method) {
  std::string name{name_of(method)};
  for (auto& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return name;
}

std::string json_text(std::string_view text) {
  std::string out;
  json::append_quoted(out, text);
  return out;
}

/// "/files/{path*}" is "/files/{path}" in the document.
std::string documented(std::string pattern) {
  const auto star = pattern.find("*}");
  if (star != std::string::npos) pattern.erase(star, 1);
  return pattern;
}

std::string content(std::string_view media_type, const std::string& schema) {
  return fmt::format(R"("content":{{{}:{{"schema":{}}}}})", json_text(media_type), schema);
}

std::string operation_json(const Operation& operation) {
  std::string parameters;
  for (const auto& parameter : operation.parameters) {
    if (!parameters.empty()) parameters += ',';
    parameters +=
        fmt::format(R"({{"name":{},"in":{},"required":{},"schema":{}}})", json_text(parameter.name),
                    json_text(parameter.place), parameter.is_required, parameter.schema);
  }
  std::string text =
      fmt::format(R"({{"operationId":{},"summary":{},"x-action":{},"parameters":[{}])",
                  json_text(operation.operation_id), json_text(operation.summary),
                  json_text(operation.action), parameters);
  if (!operation.request_media_type.empty()) {
    text += R"(,"requestBody":{"required":true,)" +
            content(operation.request_media_type, operation.request_schema) + "}";
  }
  text += fmt::format(R"(,"responses":{{"{}":{{"description":"Done.")", operation.status);
  if (!operation.response_media_type.empty()) {
    text += "," + content(operation.response_media_type, operation.response_schema);
  }
  return text + R"(},"default":{"$ref":"#/components/responses/Problem"}}})";
}

constexpr auto problem_schema =
    R"({"type":"object","required":["type","title","status","code","detail","remedy","errors","request_id"],)"
    R"("properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},)"
    R"("code":{"type":"string"},"detail":{"type":"string"},"remedy":{"type":"string"},)"
    R"("errors":{"type":"array","items":{"type":"object","required":["field","code","message"],)"
    R"("properties":{"field":{"type":"string"},"code":{"type":"string"},"message":{"type":"string"}}}},)"
    R"("request_id":{"type":"string"}}})";

constexpr auto security_schemes = R"({"session":{"type":"apiKey","in":"cookie","name":"touiza"},)"
                                  R"("token":{"type":"http","scheme":"bearer"}})";

}  // namespace

std::string ApiDocument::to_json(std::string_view version) const {
  std::map<std::string, std::map<std::string, std::string>> paths;
  for (const auto& operation : operations_) {
    paths[documented(operation.pattern)][lower_name(operation.method)] = operation_json(operation);
  }
  std::string text = fmt::format(
      R"({{"openapi":"3.1.0","info":{{"title":"Touiza","version":{},"license":{{"name":"Apache-2.0","identifier":"Apache-2.0"}}}},)"
      R"("security":[{{"session":[]}},{{"token":[]}},{{}}],"paths":{{)",
      json_text(version));
  bool is_first_path = true;
  for (const auto& [path, methods] : paths) {
    if (!is_first_path) text += ',';
    is_first_path = false;
    text += json_text(path) + ":{";
    bool is_first_method = true;
    for (const auto& [method, operation] : methods) {
      if (!is_first_method) text += ',';
      is_first_method = false;
      text += json_text(method) + ':' + operation;
    }
    text += '}';
  }
  text += R"(},"components":{"schemas":{)";
  for (const auto& [name, schema] : schemas_.schemas())
    text += json_text(name) + ':' + schema + ',';
  text += fmt::format(
      R"("Problem":{}}},"responses":{{"Problem":{{"description":"Refused, with the reason (RFC 9457).",)"
      R"("content":{{"application/problem+json":{{"schema":{{"$ref":"#/components/schemas/Problem"}}}}}}}}}},)"
      R"("securitySchemes":{}}}}})",
      problem_schema, security_schemes);
  return text;
}

namespace detail {

void append_parameters(std::vector<Parameter>& parameters, const char* place,
                       json::SchemaSet& schemas,
                       std::span<const json::detail::SchemaMember> members) {
  for (const auto& member : members) {
    parameters.push_back({std::string{member.name}, place, member.schema(schemas),
                          !member.is_optional && !member.may_be_absent});
  }
}

std::string patch_schema(json::SchemaSet& schemas,
                         std::span<const json::detail::SchemaMember> members) {
  std::string properties;
  for (const auto& member : members) {
    if (!properties.empty()) properties += ',';
    properties += json_text(member.name) + ':' + json::detail::nullable(member.schema(schemas));
  }
  return R"({"type":"object","additionalProperties":false,"properties":{)" + properties + "}}";
}

}  // namespace detail
}  // namespace touiza::http
