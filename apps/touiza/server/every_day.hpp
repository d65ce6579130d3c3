// What the server does by itself once a day, whatever else happens.
#pragma once

#include "outbox/workers.hpp"
#include "server/house.hpp"

namespace touiza::server {

/// Takes out personal data that was kept long enough, lets lots expire whose day has passed, and
/// labs fall asleep that gave no sign.
void handle_every_day(House& house, outbox::Workers& workers);

/// Sees to it that the next time is waiting: at once for a server that never did it.
Done ask_for_every_day(House& house);

}  // namespace touiza::server
