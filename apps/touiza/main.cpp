#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "part/analyze_command.hpp"
#include "part/estimate_command.hpp"
#include "plan/plan_command.hpp"
#include "server/admin_command.hpp"
#include "server/serve_command.hpp"
#include "server/version.hpp"
#include "server/workbench_process.hpp"

namespace {

using namespace touiza;

struct Command {
  const char* name;
  const char* what;
  int (*run)(const std::vector<std::string>& words);
};

constexpr Command commands[] = {
    {"serve", "the server, with the web interface", server::run_serve_command},
    {"analyze", "what is in a 3D or 2D file, and whether it can be made",
     part_files::run_analyze_command},
    {"estimate", "time and material of a part, per profile", part_files::run_estimate_command},
    {"plan", "capacity of a network for needs (JSON in, JSON out)", plan_files::run_plan_command},
    {"config", "the settings in force, and where each comes from", server::run_config_command},
    {"admin", "demo, check, backup, restore, add-administrator", server::run_admin_command},
};

int help(std::FILE* to, int code) {
  fmt::print(to, "touiza {}: a country's labs answer an emergency together.\n\n", server::version);
  for (const auto& command : commands)
    fmt::print(to, "  touiza {:10} {}\n", command.name, command.what);
  fmt::print(to, "\nEach has its own --help. Begin with: touiza serve --data ./data\n");
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words{argv + 1, argv + argc};
  if (words.empty()) return help(stderr, 2);
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return help(stdout, 0);
  if (words[0] == "--version") {
    fmt::print("touiza {}\n", touiza::server::version);
    return 0;
  }
  const std::vector<std::string> rest{words.begin() + 1, words.end()};
  if (words[0] == "workbench") return touiza::server::run_workbench_command(rest);
  for (const auto& command : commands) {
    if (words[0] == command.name) return command.run(rest);
  }
  fmt::print(stderr, "touiza: there is no command '{}'.\n\n", words[0]);
  return help(stderr, 2);
}
