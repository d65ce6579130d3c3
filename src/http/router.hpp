// Which handler answers a path: a trie of path segments.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace touiza::http {

/// Answers a request, synchronously, on a worker thread; several run at once.
using Handler = std::function<Response(const Request&)>;

/// Takes a body piece by piece, on worker threads, one call at a time. The client is held back
/// while a call runs, so the memory needed does not depend on the body's size.
class BodySink {
 public:
  virtual ~BodySink() = default;
  /// A refused piece ends the request with this error as its answer.
  virtual Done take(std::string_view piece) = 0;
  /// The whole body has come.
  virtual Response finish() = 0;
  /// The client went away, was too slow, or a piece was refused. What was taken may be kept.
  virtual void abandon() {}
};

/// Opens a sink, or refuses before any of the body was sent. Called on a worker thread.
using UploadHandler =
    std::function<std::variant<Response, std::unique_ptr<BodySink>>(const Request&)>;

struct Route {
  Method method = Method::get;
  /// "/api/v1/networks/{network}/labs"; a last segment "{path*}" takes all the rest.
  std::string pattern{};
  /// For metrics, logs and the API document: "list_labs".
  std::string operation_id{};
  /// Larger bodies are refused with 413, before they are read where their size is announced.
  std::uint64_t body_max = 1U << 20;
  /// Exactly one of the two.
  Handler handler{};
  UploadHandler upload_handler{};
  /// Never waits for anything (no disk, no lock held long): runs without the way to a worker.
  bool is_immediate = false;
};

/// What a path leads to.
struct RouteMatch {
  const Route* route = nullptr;  ///< None: 404 if `allowed` is empty, else 405.
  std::map<std::string, std::string, std::less<>> path_values;
  std::vector<Method> allowed;  ///< The methods that the path knows, for 405 and OPTIONS.
};

/// Names in front of parameters, parameters in front of "{path*}". GET routes answer HEAD too.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// A pattern added twice for a method, or a malformed one, is a bug and ends the program.
  void add(Route route);
  RouteMatch match(Method method, std::string_view path) const;
  /// In the order in which they were added; addresses stay valid while the router lives.
  const std::vector<std::unique_ptr<const Route>>& routes() const { return routes_; }

 private:
  struct Node;
  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<const Route>> routes_;
};

}  // namespace touiza::http
