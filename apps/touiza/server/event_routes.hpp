// Live updates for browsers, and the API document.
#pragma once

#include "http/events.hpp"
#include "outbox/event.hpp"
#include "server/house.hpp"

namespace touiza::server {

/// Hands a committed event to all who listen to its network.
void announce(http::EventHub& hub, const outbox::Event& event);

/// GET /api/v1/networks/{network}/events: server-sent events, resumed after Last-Event-ID.
void add_event_routes(accounts::Api& api, House& house, http::EventHub& hub);

/// GET /api/v1/openapi.json, made once from the routes declared so far.
void add_document_route(http::Router& router, const http::ApiDocument& document);

}  // namespace touiza::server
