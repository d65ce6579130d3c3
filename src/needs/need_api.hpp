// The routes of emergencies and needs.
#pragma once

#include "accounts/api.hpp"
#include "needs/need_service.hpp"

namespace touiza::needs {

/// Both services outlive the server.
void add_need_routes(accounts::Api& api, EmergencyService& emergencies, NeedService& needs);

}  // namespace touiza::needs
