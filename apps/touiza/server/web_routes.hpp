// The web interface, carried inside the program, and what machines ask of a server: health,
// numbers.
#pragma once

#include "base/embedded.hpp"
#include "database/database.hpp"
#include "http/router.hpp"

namespace touiza::server {

/// Every file of the web interface under its path; any other address outside /api opens the
/// interface, which knows its own addresses. Files with a hash in their name are kept by browsers
/// for ever, the rest is asked for again.
void add_web_routes(http::Router& router, const EmbeddedFolder& files);

/// /healthz: the process answers. /readyz: the database does, too.
void add_health_routes(http::Router& router, database::Database& database);

}  // namespace touiza::server
