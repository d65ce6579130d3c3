#include "server/event_routes.hpp"

#include "base/sha256.hpp"
#include "server/version.hpp"

namespace touiza::server {
namespace {

using accounts::Action;
using accounts::Caller;

constexpr std::int64_t history_max = 1000;

std::string audience_of(const NetworkId& network) { return "network:" + network.text; }

http::Event told(const outbox::Event& event) {
  return {.id = static_cast<std::uint64_t>(event.seq),
          .type = event.type,
          .data = json::write(event),
          .audiences = {audience_of(event.network_id)}};
}

}  // namespace

void announce(http::EventHub& hub, const outbox::Event& event) { hub.publish(told(event)); }

void add_event_routes(accounts::Api& api, House& house, http::EventHub& hub) {
  api.raw<network::NetworkPath>(
      http::Method::get, "/api/v1/networks/{network}/events", "listen_to_events",
      Action::see_events, "What happens in the network, as it happens (server-sent events)",
      "text/event-stream",
      [&house, &hub](const Caller& caller, const network::NetworkPath& path,
                     const http::Request& request) -> Result<http::Response> {
        if (const auto allowed =
                accounts::allow(caller, Action::see_events, {.network = path.network});
            !allowed) {
          return allowed.error();
        }
        http::Subscription subscription;
        subscription.audiences = {audience_of(path.network)};
        subscription.after_id = http::last_event_id(request);
        subscription.history =
            [&house, id = path.network](std::uint64_t after) -> Result<std::vector<http::Event>> {
          return house.database->read(
              [&](database::Transaction& t) -> Result<std::vector<http::Event>> {
                std::vector<http::Event> events;
                for (const auto& event :
                     outbox::events_after(t, static_cast<std::int64_t>(after), history_max, id)) {
                  events.push_back(told(event));
                }
                return events;
              });
        };
        return hub.respond(request, std::move(subscription));
      });
}

void add_document_route(http::Router& router, const http::ApiDocument& document) {
  auto text = document.to_json(version);
  const auto etag = "\"" + sha256_hex(text).substr(0, 32) + "\"";
  const auto bytes = std::make_shared<const http::SharedBytes>(std::move(text));
  http::Route route;
  route.pattern = "/api/v1/openapi.json";
  route.operation_id = "get_api_document";
  route.is_immediate = true;
  route.handler = [bytes, etag](const http::Request&) {
    http::Response response;
    response.body = bytes;
    response.set("Content-Type", "application/json");
    response.set("ETag", etag);
    return response;
  };
  router.add(std::move(route));
}

}  // namespace touiza::server
