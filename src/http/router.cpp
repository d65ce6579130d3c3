#include "http/router.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>

namespace touiza::http {
namespace {

constexpr std::size_t method_count = 7;

std::size_t index_of(Method method) { return static_cast<std::size_t>(method); }

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  std::size_t begin = 1;
  while (begin < path.size()) {
    const auto end = std::min(path.find('/', begin), path.size());
    segments.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

/// Routes are written by us, so a wrong one is a bug to be seen at the first start.
[[noreturn]] void refuse(const Route& route, const char* why) {
  std::fprintf(stderr, "route %s (%s): %s\n", route.pattern.c_str(), route.operation_id.c_str(),
               why);
  std::abort();
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> names;
  std::unique_ptr<Node> parameter;
  std::unique_ptr<Node> rest;
  std::array<const Route*, method_count> routes{};

  bool has_routes() const {
    return std::ranges::any_of(routes, [](const Route* route) { return route != nullptr; });
  }
  const Route* route_for(Method method) const {
    const auto* route = routes[index_of(method)];
    if (!route && method == Method::head) route = routes[index_of(Method::get)];
    return route;
  }
  std::vector<Method> allowed() const {
    std::vector<Method> methods;
    for (std::size_t i = 0; i < method_count; ++i) {
      const auto method = static_cast<Method>(i);
      if (method != Method::options && route_for(method)) methods.push_back(method);
    }
    methods.push_back(Method::options);
    return methods;
  }

  /// The first node on the way that has routes, names before parameters before the rest; one that
  /// knows `method` is preferred to one that does not.
  const Node* find(const std::vector<std::string_view>& segments, std::size_t at, Method method,
                   const Node*& other) const {
    if (at == segments.size()) {
      if (route_for(method)) return this;
      if (has_routes() && !other) other = this;
    } else {
      const auto named = names.find(segments[at]);
      if (named != names.end()) {
        if (const auto* found = named->second->find(segments, at + 1, method, other)) return found;
      }
      if (parameter) {
        if (const auto* found = parameter->find(segments, at + 1, method, other)) return found;
      }
    }
    // A path that some route knows under another method is not handed to the catch-all.
    if (!rest || other) return nullptr;
    if (rest->route_for(method)) return rest.get();
    other = rest.get();
    return nullptr;
  }
};

Router::Router() : root_{std::make_unique<Node>()} {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route) {
  if (route.pattern.empty() || route.pattern.front() != '/') refuse(route, "must begin with /");
  if (!route.handler == !route.upload_handler) refuse(route, "needs exactly one handler");
  if (route.operation_id.empty()) refuse(route, "needs an operation id");

  auto owned = std::make_unique<const Route>(std::move(route));
  Node* node = root_.get();
  const auto segments = segments_of(owned->pattern);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto segment = segments[i];
    if (segment.empty()) refuse(*owned, "has an empty segment");
    auto& next = !is_parameter(segment)    ? node->names[std::string{segment}]
                 : segment.ends_with("*}") ? node->rest
                                           : node->parameter;
    if (!next) next = std::make_unique<Node>();
    node = next.get();
    if (segment.ends_with("*}") && i + 1 != segments.size()) refuse(*owned, "has text after {…*}");
  }
  auto& place = node->routes[index_of(owned->method)];
  if (place) refuse(*owned, "was added twice");
  place = owned.get();
  routes_.push_back(std::move(owned));
}

RouteMatch Router::match(Method method, std::string_view path) const {
  const auto segments = segments_of(path);
  const Node* other = nullptr;
  const Node* node = root_->find(segments, 0, method, other);
  RouteMatch match;
  if (!node) {
    if (other) match.allowed = other->allowed();
    return match;
  }
  match.route = node->route_for(method);

  // Values are read off the route's own pattern: two routes may name one parameter differently.
  const auto pattern = segments_of(match.route->pattern);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!is_parameter(pattern[i])) continue;
    const auto name = pattern[i].substr(1, pattern[i].size() - 2);
    if (!name.ends_with('*')) {
      match.path_values.emplace(name, segments[i]);
      continue;
    }
    const auto rest = i < segments.size()
                          ? path.substr(static_cast<std::size_t>(segments[i].data() - path.data()))
                          : std::string_view{};
    match.path_values.emplace(name.substr(0, name.size() - 1), rest);
  }
  return match;
}

}  // namespace touiza::http
