// What the server's commands share: flags that set settings, and errors as people read them.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "server/settings.hpp"

namespace CLI {
class App;
}

namespace touiza::server {

constexpr int exit_done = 0;
constexpr int exit_problem = 1;
constexpr int exit_misuse = 2;

/// "touiza: what happened. What to do." on standard error.
void print_error(const Error& error);

/// Adds a flag for every setting to `app`; those given end up in `flags`.
void add_setting_flags(CLI::App& app, Flags& flags);

/// Parses `words`. Nothing where the command should go on, else its exit code: 0 after --help, 2
/// for misuse.
std::optional<int> parse_words(CLI::App& app, const std::vector<std::string>& words);

}  // namespace touiza::server
