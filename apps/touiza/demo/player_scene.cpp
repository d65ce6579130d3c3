#include "demo/player_scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>

#include "accounts/direct.hpp"

namespace touiza::demo {

StoryBroken::StoryBroken(std::string_view step, const std::string& why)
    : error_{ErrorKind::conflict, "demonstration_is_broken",
             fmt::format("The story could not go on at '{}': {}", step, why),
             "This is a fault of the program; report it with this message."} {}

StoryBroken::StoryBroken(std::string_view step, const Error& error)
    : StoryBroken{step, fmt::format("{} ({})", error.message, error.code)} {
  for (const auto& field : error.errors) {
    error_.message += fmt::format(" {}: {}", field.field, field.message);
  }
}

Scene::Scene(server::House& the_house, ManualClock& the_clock, Instant now,
             designs::Workbench& workbench)
    : house{the_house},
      clock{the_clock},
      now_{now},
      workers_{*house.database, clock, house.random, {}} {
  house.handle_tasks(workers_, workbench);
}

void Scene::go_to(int day, double hour) {
  const auto wanted = start_of(first_day() + day) +
                      Microseconds{static_cast<std::int64_t>(std::lround(hour * 3'600'000'000.0))};
  clock.move_to(std::max(clock.now() + std::chrono::milliseconds{1}, std::min(wanted, now_)));
}

void Scene::together(const std::function<void()>& act) {
  std::exception_ptr broken;
  const auto kept = house.joint.together([&](database::Transaction&) -> Done {
    try {
      act();
      return {};
    } catch (const StoryBroken& why) {
      broken = std::current_exception();
      return why.error();
    }
  });
  if (broken) std::rethrow_exception(broken);
  must(kept, "keeping what was done");
}

accounts::Caller Scene::as(const AccountId& account) {
  return must(house.joint.read([&](database::Transaction& transaction) {
    return accounts::caller_of(transaction, account);
  }),
              "acting for a person");
}

void Scene::work() {
  while (must(workers_.run_once(), "working in the background")) {
  }
  const auto failed = must(
      house.joint.read([](database::Transaction& transaction) -> Result<std::vector<outbox::Task>> {
        return outbox::failed_tasks(transaction, 1);
      }),
      "looking for failed work");
  if (failed.empty()) return;
  throw StoryBroken{failed.front().kind, failed.front().error};
}

}  // namespace touiza::demo
