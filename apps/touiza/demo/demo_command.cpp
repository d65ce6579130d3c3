#include "demo/demo_command.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "demo/player.hpp"
#include "server/command_line.hpp"
#include "server/workbench_process.hpp"

namespace touiza::demo {
namespace {

constexpr auto what_to_try = R"(
What to try, signed in as …
  coordination  Labs: answer those who have applied. Needs: verify one that is new, ask for capacity
                and see the plan on the map, launch it as a campaign.
  atelier       Jobs: accept an offer or a part of it, report a run.
  qualite       Lots: inspect one.
  transport     Shipments: bring accepted lots to a hospital.
  hopital       Needs: post one. Shipments: sign for what has come.
  conception    Designs: upload an STL to a new revision, and have it released.
  audit         Everything, without changing anything.
Towns, regions and populations are real; institutions, people, machines and figures are invented.
)";

}  // namespace

int run_demo(const server::Settings& settings) {
  fmt::print("Playing ten days of the demonstration into {} …\n", settings.data.string());
  std::fflush(stdout);
  server::WorkbenchProcess workbench;
  const auto performance = play_into(settings, SystemClock{}.now(), workbench);
  if (!performance) {
    server::print_error(performance.error());
    return server::exit_problem;
  }
  fmt::print("\nSign in with one of these; the password is the same for all.\n");
  for (const auto& login : performance->logins) {
    fmt::print("  {:30} {:14} {}\n", login.address, login.password, login.title);
  }
  fmt::print("{}", what_to_try);
  return server::exit_done;
}

}  // namespace touiza::demo
