// `touiza serve` and `touiza config`.
#pragma once

#include <string>
#include <vector>

namespace touiza::server {

/// Serves until SIGTERM or SIGINT, then drains. 0 done, 1 where it could not start, 2 for misuse.
int run_serve_command(const std::vector<std::string>& words);

/// Prints every setting in force and where it comes from.
int run_config_command(const std::vector<std::string>& words);

}  // namespace touiza::server
