// Typed routes: one declaration gives parsing, validation, problems, ETags and the API document.
//
//   api.get<MachinePath, MachineView>(
//       "/api/v1/networks/{network}/machines/{machine}", "get_machine", Action::see_machine, "One
//       machine",
//       [&](const Caller& caller, const MachinePath& path) { return machines.find(caller,
//       path.machine)…; });
#pragma once

#include <charconv>
#include <concepts>
#include <memory>

#include "http/api_document.hpp"
#include "http/api_values.hpp"
#include "http/problem.hpp"
#include "http/router.hpp"
#include "json/edit.hpp"

namespace touiza::http {

/// A view with headers of its own (a cookie, say).
template <class View>
struct Answer {
  View view;
  NamedValues headers;
};

/// A view that was written to JSON before, shared by all who may see the same of it.
template <class View>
struct Written {
  std::shared_ptr<const SharedBytes> json;
  std::string etag;  ///< With its quotes; another one for other bytes.
};

namespace detail {

template <class T>
constexpr bool is_written = false;
template <class View>
constexpr bool is_written<Written<View>> = true;

template <class T>
constexpr bool is_answer = false;
template <class View>
constexpr bool is_answer<Answer<View>> = true;

template <class View>
concept HasVersion = requires(const View& view) {
  { view.version } -> std::convertible_to<std::int64_t>;
};

/// An If-Match, for the API document.
inline constexpr std::string_view if_match_schema =
    R"~({"type":"string","description":"The ETag as it was read, or the version alone: \"7\".",)~"
    R"~("pattern":"^\"[0-9]+(-[0-9a-z-]+)?\"$"})~";

/// The version inside an If-Match of one strong tag, as it came ("\"7-90ab…\"") or of the version
/// alone ("\"7\""). Errors: "if_match_is_missing", "if_match_is_malformed".
Result<std::int64_t> version_from_if_match(const Request& request);
/// Errors: "media_type_is_wrong".
Done check_media_type(const Request& request);
/// Errors: "idempotency_key_is_missing", "idempotency_key_is_malformed".
Done check_idempotency_key(const Request& request);

/// A tag that is another one for other bytes. The version of what is edited leads it:
/// "\"7-90ab…\"".
std::string strong_tag(std::string_view body, std::optional<std::int64_t> version);

/// The tag is of the whole view: what is shown beside the row that carries the version may change
/// without it.
template <class View>
Response view_response(int status, const View& view) {
  auto json = json::write(view);
  std::optional<std::int64_t> version;
  if constexpr (HasVersion<View>) version = view.version;
  auto tag = strong_tag(json, version);
  auto response = json_response(status, std::move(json));
  response.set("ETag", std::move(tag));
  return response;
}

/// Kept by the one who asked, and used again only after asking whether it still holds.
inline Response revalidated(Response response) {
  if (response.status == 200 && !response.header("cache-control")) {
    response.set("Cache-Control", "private, no-cache");
  }
  return response;
}

}  // namespace detail

/// What a route that creates or moves says of itself.
struct StepOptions {
  int status = 200;
  bool is_idempotency_key_needed = true;
};

/// `Caller` and `Action` come from the room that knows who is who.
template <class Caller, class Action>
class Api {
 public:
  /// How requests meet the rest of the house.
  struct Gate {
    /// Who is asking; checks the cookie or token, and for writes that the request is the page's
    /// own.
    std::function<Result<Caller>(const Request&)> authenticate;
    /// Refuses those who could never do `action` where the request's path leads, whatever it names
    /// there and whatever its body holds. The handler decides on the thing itself.
    std::function<Done(const Caller&, Action, const Request&)> admit;
    /// Runs `work` at most once for the request's Idempotency-Key and gives its answer again later.
    std::function<Response(const Request&, const Caller&,
                           const std::function<Response(const Caller&)>& work)>
        once;
    std::function<std::string(Action)> name_of;
  };

  Api(Router& router, ApiDocument& document, Gate gate)
      : router_{router},
        document_{document},
        gate_{std::make_shared<const Gate>(std::move(gate))} {}

  /// Handler: Result<View>(const Caller&, const Path&[, const Request&]).
  template <class Path, class View, class Handler>
  void get(std::string pattern, std::string id, Action action, std::string summary,
           Handler handler) {
    document_.add(
        describe<Path, Nothing, Nothing, View>(Method::get, pattern, id, action, summary, 200));
    add(Method::get, std::move(pattern), std::move(id),
        [gate = gate_, action, handler](const Request& request) {
          return with_caller_and_path<Path>(
              *gate, action, request, [&](const Caller& caller, const Path& path) {
                return detail::revalidated(
                    answer<View>(200, call(handler, request, caller, path), request));
              });
        });
  }

  /// Handler: Result<Page<Item>>(const Caller&, const Path&, const Query&[, const Request&]).
  template <class Path, class Query, class Item, class Handler>
  void list(std::string pattern, std::string id, Action action, std::string summary,
            Handler handler) {
    query<Path, Query, Page<Item>>(std::move(pattern), std::move(id), action, std::move(summary),
                                   handler);
  }

  /// A GET with a query that answers one view: Result<View>(const Caller&, const Path&, const
  /// Query&).
  template <class Path, class Query, class View, class Handler>
  void query(std::string pattern, std::string id, Action action, std::string summary,
             Handler handler) {
    document_.add(
        describe<Path, Query, Nothing, View>(Method::get, pattern, id, action, summary, 200));
    add(Method::get, std::move(pattern), std::move(id),
        [gate = gate_, action, handler](const Request& request) {
          return with_caller_and_path<Path>(
              *gate, action, request, [&](const Caller& caller, const Path& path) {
                const auto query = read_query<Query>(request);
                if (!query) return problem(query.error(), request.request_id);
                return detail::revalidated(
                    answer<View>(200, call(handler, request, caller, path, *query), request));
              });
        });
  }

  /// POST that makes something: 201. Handler: Result<View>(const Caller&, const Path&, const
  /// Draft&).
  template <class Path, class Draft, class View, class Handler>
  void create(std::string pattern, std::string id, Action action, std::string summary,
              Handler handler) {
    step<Path, Draft, View>(std::move(pattern), std::move(id), action, std::move(summary), handler,
                            StepOptions{.status = 201});
  }

  /// POST that moves something. With Draft = Nothing the body may be empty; with View = Nothing the
  /// answer is 204 and the handler gives Done.
  template <class Path, class Draft, class View, class Handler>
  void step(std::string pattern, std::string id, Action action, std::string summary,
            Handler handler, StepOptions options = {}) {
    write<Path, Draft, View>(Method::post, std::move(pattern), std::move(id), action,
                             std::move(summary), handler, options);
  }

  /// PUT: the same request any number of times leaves the same state.
  template <class Path, class Draft, class View, class Handler>
  void put(std::string pattern, std::string id, Action action, std::string summary,
           Handler handler) {
    write<Path, Draft, View>(Method::put, std::move(pattern), std::move(id), action,
                             std::move(summary), handler,
                             StepOptions{.is_idempotency_key_needed = false});
  }

  /// Merge patch with If-Match. Handler: Result<View>(const Caller&, const Path&, const
  /// json::Edit<Draft>&).
  template <class Path, class Draft, class View, class Handler>
  void patch(std::string pattern, std::string id, Action action, std::string summary,
             Handler handler) {
    auto operation =
        describe<Path, Nothing, Nothing, View>(Method::patch, pattern, id, action, summary, 200);
    operation.parameters.push_back(
        {"If-Match", "header", std::string{detail::if_match_schema}, true});
    operation.request_media_type = "application/merge-patch+json";
    operation.request_schema =
        detail::patch_schema(document_.schemas(), json::schema_members<Draft>());
    document_.add(std::move(operation));
    add(Method::patch, std::move(pattern), std::move(id),
        [gate = gate_, action, handler](const Request& request) {
          return with_caller_and_path<Path>(
              *gate, action, request, [&](const Caller& caller, const Path& path) {
                if (const auto is_json = detail::check_media_type(request); !is_json) {
                  return problem(is_json.error(), request.request_id);
                }
                const auto version = detail::version_from_if_match(request);
                if (!version) return problem(version.error(), request.request_id);
                const json::Edit<Draft> edit{request.body, *version};
                return answer<View>(200, call(handler, request, caller, path, edit), request);
              });
        });
  }

  /// DELETE: 204. Handler: Done(const Caller&, const Path&).
  template <class Path, class Handler>
  void remove(std::string pattern, std::string id, Action action, std::string summary,
              Handler handler) {
    document_.add(describe<Path, Nothing, Nothing, Nothing>(Method::delete_, pattern, id, action,
                                                            summary, 204));
    add(Method::delete_, std::move(pattern), std::move(id),
        [gate = gate_, action, handler](const Request& request) {
          return with_caller_and_path<Path>(
              *gate, action, request, [&](const Caller& caller, const Path& path) {
                return answer<Nothing>(204, call(handler, request, caller, path), request);
              });
        });
  }

  /// A body that is no JSON: files, pictures, event streams. Handler: Result<Response>(const
  /// Caller&, const Path&, const Request&). With View the body is documented as that; without a
  /// media type the answer is 204.
  template <class Path, class View = Nothing, class Handler>
  void raw(Method method, std::string pattern, std::string id, Action action, std::string summary,
           std::string media_type, Handler handler) {
    auto operation = describe<Path, Nothing, Nothing, View>(method, pattern, id, action, summary,
                                                            media_type.empty() ? 204 : 200);
    if (std::is_same_v<View, Nothing> && !media_type.empty()) {
      operation.response_media_type = media_type;
      operation.response_schema = R"({"type":"string","format":"binary"})";
    }
    document_.add(std::move(operation));
    add(method, std::move(pattern), std::move(id),
        [gate = gate_, action, handler](const Request& request) {
          return with_caller_and_path<Path>(
              *gate, action, request, [&](const Caller& caller, const Path& path) {
                Result<Response> response = handler(caller, path, request);
                return response ? std::move(*response)
                                : problem(response.error(), request.request_id);
              });
        });
  }

  /// A body taken piece by piece. Open: Result<std::unique_ptr<BodySink>>(const Caller&, const
  /// Path&, const Request&). `status` and View are what the sink's finish() answers.
  template <class Path, class View = Nothing, class Open>
  void upload(Method method, std::string pattern, std::string id, Action action,
              std::string summary, std::uint64_t body_max, int status, Open open) {
    auto operation =
        describe<Path, Nothing, Nothing, View>(method, pattern, id, action, summary, status);
    operation.request_media_type = "application/octet-stream";
    operation.request_schema = R"({"type":"string","format":"binary"})";
    document_.add(std::move(operation));
    Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.operation_id = std::move(id);
    route.body_max = body_max;
    route.upload_handler =
        [gate = gate_, action,
         open](const Request& request) -> std::variant<Response, std::unique_ptr<BodySink>> {
      const auto caller = known_caller(*gate, action, request);
      if (!caller) return problem(caller.error(), request.request_id);
      const auto path = read_path<Path>(request);
      if (!path) return problem(path.error(), request.request_id);
      Result<std::unique_ptr<BodySink>> sink = open(*caller, *path, request);
      if (!sink) return problem(sink.error(), request.request_id);
      return std::move(*sink);
    };
    router_.add(std::move(route));
  }

 private:
  template <class Path, class Draft, class View, class Handler>
  void write(Method method, std::string pattern, std::string id, Action action, std::string summary,
             Handler handler, StepOptions options) {
    const int status = std::is_same_v<View, Nothing> ? 204 : options.status;
    auto operation =
        describe<Path, Nothing, Draft, View>(method, pattern, id, action, summary, status);
    if (options.is_idempotency_key_needed) {
      operation.parameters.push_back({"Idempotency-Key", "header",
                                      R"({"type":"string","minLength":8,"maxLength":100})", true});
    }
    document_.add(std::move(operation));
    add(method, std::move(pattern), std::move(id),
        [gate = gate_, action, handler, options](const Request& request) {
          return with_caller_and_path<Path>(
              *gate, action, request, [&](const Caller& known, const Path& path) {
                const auto draft = read_draft<Draft>(request);
                if (!draft) return problem(draft.error(), request.request_id);
                const auto work = [&](const Caller& caller) {
                  return answer<View>(options.status, call(handler, request, caller, path, *draft),
                                      request);
                };
                if (!options.is_idempotency_key_needed) return work(known);
                if (const auto key = detail::check_idempotency_key(request); !key) {
                  return problem(key.error(), request.request_id);
                }
                return gate->once(request, known, work);
              });
        });
  }

  template <class Path, class Query, class Draft, class View>
  Operation describe(Method method, const std::string& pattern, const std::string& id,
                     Action action, const std::string& summary, int status) {
    Operation operation;
    operation.method = method;
    operation.pattern = pattern;
    operation.operation_id = id;
    operation.summary = summary;
    operation.action = gate_->name_of(action);
    operation.status = status;
    auto& schemas = document_.schemas();
    detail::append_parameters(operation.parameters, "path", schemas, json::schema_members<Path>());
    detail::append_parameters(operation.parameters, "query", schemas,
                              json::schema_members<Query>());
    if constexpr (!std::is_same_v<Draft, Nothing>) {
      operation.request_media_type = "application/json";
      operation.request_schema = json::detail::schema_of<Draft>(schemas);
    }
    if constexpr (!std::is_same_v<View, Nothing>) {
      operation.response_media_type = "application/json";
      operation.response_schema = json::detail::schema_of<View>(schemas);
    }
    return operation;
  }

  template <class Draft>
  static Result<Draft> read_draft(const Request& request) {
    if constexpr (std::is_same_v<Draft, Nothing>) {
      if (request.body.empty()) return Nothing{};
    }
    if (const auto is_json = detail::check_media_type(request); !is_json) return is_json.error();
    return json::read<Draft>(request.body);
  }

  /// Handlers that need the request itself take it as their last argument.
  template <class Handler, class... A>
  static auto call(const Handler& handler, const Request& request, const A&... arguments) {
    if constexpr (std::is_invocable_v<const Handler&, const A&..., const Request&>) {
      return handler(arguments..., request);
    } else {
      return handler(arguments...);
    }
  }

  template <class View, class Given>
  static Response answer(int status, const Given& given, const Request& request) {
    if (!given) return problem(given.error(), request.request_id);
    if constexpr (std::is_same_v<View, Nothing>) {
      return empty_response();
    } else if constexpr (detail::is_written<typename Given::value_type>) {
      auto response = json_response(status, {});
      response.body = given->json;
      response.set("ETag", given->etag);
      return response;
    } else if constexpr (detail::is_answer<typename Given::value_type>) {
      auto response = detail::view_response<View>(status, given->view);
      for (const auto& [name, value] : given->headers) response.add(name, value);
      return response;
    } else {
      return detail::view_response<View>(status, *given);
    }
  }

  /// The one order in which every route asks: who is it, may they ever, what is named, what is
  /// sent; and last, in the service, may they do it to this.
  static Result<Caller> known_caller(const Gate& gate, Action action, const Request& request) {
    auto caller = gate.authenticate(request);
    if (!caller) return caller;
    if (auto admitted = gate.admit(*caller, action, request); !admitted) return admitted.error();
    return caller;
  }

  template <class Path, class Work>
  static Response with_caller_and_path(const Gate& gate, Action action, const Request& request,
                                       const Work& work) {
    const auto caller = known_caller(gate, action, request);
    if (!caller) return problem(caller.error(), request.request_id);
    const auto path = read_path<Path>(request);
    if (!path) return problem(path.error(), request.request_id);
    return work(*caller, *path);
  }

  void add(Method method, std::string pattern, std::string id, Handler handler) {
    Route route;
    route.method = method;
    route.pattern = std::move(pattern);
    route.operation_id = std::move(id);
    route.handler = std::move(handler);
    router_.add(std::move(route));
  }

  Router& router_;
  ApiDocument& document_;
  std::shared_ptr<const Gate> gate_;  ///< Routes hold it too, and outlive this object.
};

}  // namespace touiza::http
