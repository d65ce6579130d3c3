// Typed routes for callers of this house; every feature declares its own on this Api.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/permissions.hpp"
#include "http/api.hpp"

namespace touiza::accounts {

using Api = http::Api<Caller, Action>;

}  // namespace touiza::accounts
