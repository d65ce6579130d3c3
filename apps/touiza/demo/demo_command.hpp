// What `touiza admin demo` does and says.
#pragma once

#include "server/settings.hpp"

namespace touiza::demo {

/// Plays the demonstration into the data folder, then prints its logins and what to try. Returns
/// the exit code.
int run_demo(const server::Settings& settings);

}  // namespace touiza::demo
