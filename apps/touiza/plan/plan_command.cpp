#include "plan/plan_command.hpp"

#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "plan/plan_json.hpp"
#include "planning/planner.hpp"

namespace touiza::plan_files {
namespace {

struct Options {
  std::string instance;
  std::string output;
  double time_limit_s = 0.0;
  long long work_limit = 0;
  planning::PlanLimits limits;
  bool prints_json = false;
};

volatile std::sig_atomic_t was_interrupted = 0;

/// Ctrl-C means "enough", as long as the object lives; a second one ends the program as always.
class Interruption {
 public:
  Interruption() {
    was_interrupted = 0;
    previous_ = std::signal(SIGINT, [](int) {
      was_interrupted = 1;
      std::signal(SIGINT, SIG_DFL);
    });
  }
  ~Interruption() { std::signal(SIGINT, previous_); }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

 private:
  void (*previous_)(int) = SIG_DFL;
};

int complain(const Error& error) {
  fmt::print(stderr, "touiza plan: {}\n", error.message);
  for (const auto& field : error.errors)
    fmt::print(stderr, "  {}: {} ({})\n", field.field, field.message, field.code);
  if (!error.remedy.empty()) fmt::print(stderr, "{}\n", error.remedy);
  return 1;
}

Result<std::string> text_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) {
    return Error{ErrorKind::not_found,
                 "file_is_unreadable",
                 fmt::format("'{}' cannot be read: {}.", path, std::strerror(errno)),
                 "Check the path.",
                 {}};
  }
  return std::move(text).str();
}

/// Written beside and moved into place, so that a plan is whole or not there.
Done write_text(const std::string& path, const std::string& text) {
  const std::string partial = path + ".part";
  std::ofstream file{partial, std::ios::binary | std::ios::trunc};
  file << text;
  file.close();
  if (!file || std::rename(partial.c_str(), path.c_str()) != 0) {
    const std::string reason = std::strerror(errno);
    std::remove(partial.c_str());
    return Error{ErrorKind::unavailable,
                 "file_is_unwritable",
                 fmt::format("'{}' cannot be written: {}.", path, reason),
                 "Check the folder and the space left.",
                 {}};
  }
  return {};
}

const char* name_of_level(int level) {
  constexpr const char* names[] = {"least served region", "weighted units on time",
                                   "weighted unit-days late", "transport, kg km", "cost, MAD"};
  return names[std::clamp(level, 0, 4)];
}

std::string sentence_of(planning::PlanOutcome outcome) {
  switch (outcome) {
    case planning::PlanOutcome::proven_best:
      return "Everything can be on time, and no plan is better.";
    case planning::PlanOutcome::best_so_far:
      return "The search ended before the proof; the gaps say how good this plan is.";
    case planning::PlanOutcome::out_of_reach:
      return "Out of reach: not all needs can be on time, whatever the plan.";
    case planning::PlanOutcome::nothing_so_far:
      return "The search ended before it held a plan. Try again with longer.";
  }
  return "";
}

void print_answer(const planning::CapacityPlan& plan, double seconds) {
  fmt::print("{}\n", sentence_of(plan.outcome));
  for (const auto& level : plan.levels) {
    fmt::print("  level {}: {:<24} {:>16.6g}  bound {:>16.6g}  gap {:.4f} %\n", level.level,
               name_of_level(level.level), level.value, level.bound, 100.0 * level.gap);
  }
  double missing = 0.0;
  for (const auto& shortfall : plan.shortfalls) missing += shortfall.units_not_on_time;
  if (!plan.shortfalls.empty())
    fmt::print("{} needs lack {:.6g} units on time.\n", plan.shortfalls.size(), missing);
  if (plan.rounding_loss) {
    fmt::print("Whole units cost {:.6g} weighted units on time.\n",
               plan.rounding_loss->weighted_units_on_time);
  }
  const std::size_t shown = std::min<std::size_t>(plan.bottlenecks.size(), 8);
  if (shown > 0) fmt::print("What holds it back, dearest first:\n");
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& own = plan.bottlenecks[i];
    fmt::print("  {} {}{}{}: {}, days {} to {}, is worth {} {:.6g} weighted units on time\n",
               planning::to_text(own.kind), own.subject, own.place.empty() ? "" : " in ", own.place,
               own.step, own.day_first, own.day_last, own.checked_value ? "(checked)" : "up to",
               own.checked_value.value_or(own.value));
  }
  fmt::print("{} rows of production, {} moulds, {:.1f} s.\n", plan.production.size(),
             plan.toolings.size(), seconds);
}

int run(Options options) {
  const auto begin = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  auto network = text_of(options.instance).and_then([](const std::string& text) {
    return network_from_json(text);
  });
  if (!network) return complain(network.error());

  const Interruption interruption;
  options.limits.should_stop = [&] {
    return was_interrupted != 0 ||
           (options.time_limit_s > 0.0 && seconds() >= options.time_limit_s);
  };
  if (options.work_limit > 0) options.limits.work_limit = options.work_limit;
  if (isatty(STDERR_FILENO) != 0) {
    options.limits.on_progress = [&](const planning::PlanProgress& progress) {
      fmt::print(stderr, "\r{:7.1f} s  level {}  value {:<14.8g} bound {:<14.8g}", seconds(),
                 progress.level, progress.value.value_or(0.0), progress.bound.value_or(0.0));
    };
  }
  const auto plan = planning::plan(*network, options.limits);
  if (options.limits.on_progress) fmt::print(stderr, "\n");
  if (!plan) return complain(plan.error());

  if (!options.output.empty()) {
    if (const auto written = write_text(options.output, plan_to_json(*plan, network->name));
        !written) {
      return complain(written.error());
    }
  }
  if (options.prints_json) {
    fmt::print("{}", summary_to_json(*plan, seconds()));
  } else {
    print_answer(*plan, seconds());
  }
  return plan->outcome == planning::PlanOutcome::nothing_so_far ? 1 : 0;
}

}  // namespace

int run_plan_command(const std::vector<std::string>& words) {
  Options options;
  CLI::App app{"What can this network deliver, by when, and what holds it back?", "touiza plan"};
  app.footer("Example: touiza plan network.json -o plan.json --time-limit-s 60 --integer");
  app.add_option("INSTANCE", options.instance, "The network: a touiza-network/1 or /2 document")
      ->required();
  app.add_option("-o,--output", options.output, "Where the plan goes (touiza-plan/1)");
  app.add_option("--time-limit-s", options.time_limit_s, "End the search after so many seconds")
      ->check(CLI::PositiveNumber);
  app.add_option("--work-limit", options.work_limit,
                 "End it after so many simplex steps; repeatable on any machine")
      ->check(CLI::PositiveNumber);
  app.add_option("--seed", options.limits.seed, "Breaks ties of the search");
  app.add_option("--gap", options.limits.gap, "Be content with this relative gap")
      ->check(CLI::Range(1e-6, 1.0));
  app.add_option("--threads", options.limits.threads, "Threads to use (one is used today)")
      ->check(CLI::Range(1, 256));
  app.add_flag("--fair", options.limits.is_fair, "The least served region first");
  app.add_flag("--integer", options.limits.is_integer, "Whole units; the loss is reported");
  app.add_flag("--json", options.prints_json, "Print the outcome as JSON");
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // Taken from the back.
  } catch (const CLI::ParseError& misuse) {
    const int code = app.exit(misuse);
    return code == 0 ? 0 : 2;
  }
  return run(std::move(options));
}

}  // namespace touiza::plan_files
