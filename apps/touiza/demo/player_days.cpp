#include "demo/player_days.hpp"

#include "demo/player_chores.hpp"
#include "demo/player_designs.hpp"
#include "demo/player_needs.hpp"

namespace touiza::demo {
namespace {

constexpr int better_shield = 2;      ///< Revision 2: lasers may help, and a mould is ordered.
constexpr int recall = 3;             ///< Revision 1 is withdrawn.
constexpr int broken_machine = 5;     ///< A lab gives its work back.
constexpr int boxes_are_asked = 6;    ///< Lasers are freed for the plexibox.
constexpr int stars_fall_silent = 7;  ///< From here on their offers are the visitor's.

/// What can be delivered of these needs by when; launched at once.
void launch(Scene& scene, const std::vector<needs::NeedId>& needs, const LocalText& name) {
  const auto coordinator = scene.coordinator_of(scene.regions.at("MA-06"));
  auto& house = scene.house;
  campaigns::PlanDraft draft;
  draft.emergency_id = scene.emergency;
  draft.need_ids = needs;
  const auto plan = must(house.plans.ask(coordinator, scene.network, draft), "asking for capacity");
  scene.work();
  campaigns::CampaignLaunch launch;
  launch.name = name;
  launch.offer_expiry_hours = 120;
  const auto campaign =
      must(house.campaign_service.launch(coordinator, scene.network, plan.plan_id, launch),
           "launching " + name.fr);
  must(house.campaign_service.dispatch(coordinator, scene.network, campaign.campaign_id),
       "sending the offers");
}

void begin(Scene& scene, Chores& chores) {
  scene.go_to(0, 8);
  release_first(scene, "face-shield");
  open_emergency(scene);
  scene.go_to(0, 9);
  const auto needs = post_needs(scene, {"face-shield", "ear-saver"});
  scene.go_to(0, 10);
  launch(scene, needs, {"Visières et attaches", "واقيات وأشرطة", "Shields and ear savers"});
  scene.go_to(0, 14);
  chores.answer_offers(false);
  scene.work();
}

/// What happens once only.
void play_turn(Scene& scene, Chores& chores, int day) {
  if (day == better_shield) release_second(scene, "face-shield");
  if (day == recall) withdraw_first(scene, "face-shield");
  if (day == broken_machine) chores.give_one_back();
  if (day == boxes_are_asked) {
    const auto boxes = post_needs(scene, {"plexibox"});
    launch(scene, boxes, {"Plexibox", "صناديق الوقاية", "Plexiboxes"});
  }
  scene.work();
  // Nobody waits for the morning where all work has just been planned anew.
  if (day == recall || day == boxes_are_asked) chores.answer_offers(false);
}

/// From the morning's arrivals to the evening's vans.
void play_day(Scene& scene, Chores& chores, int day) {
  scene.go_to(day, 7);
  scene.work();
  chores.receive();
  scene.go_to(day, 8);
  chores.answer_offers(day >= stars_fall_silent);
  scene.work();
  scene.go_to(day, 9);
  chores.assemble();
  scene.go_to(day, 10);
  chores.inspect_lots();
  scene.go_to(day, 11);
  chores.send_to_hospitals();
  scene.go_to(day, 13);
  play_turn(scene, chores, day);
  scene.go_to(day, 16);
  chores.report_runs();
  chores.make_lots();
  scene.go_to(day, 17);
  chores.inspect_lots();
  scene.go_to(day, 18);
  chores.send_to_hubs();
  chores.balance_hubs();
}

/// Until the visitor comes in: what arrived is put together, and all else waits.
void play_today(Scene& scene, Chores& chores) {
  scene.go_to(Scene::days, 0.1);
  scene.work();
  chores.receive();
  chores.inspect_lots();
  chores.send_to_hospitals();
  chores.leave_packed(6);
  chores.assemble();
  chores.give_one_back();
  scene.work();
  chores.report_runs();
  chores.make_lots();
  scene.work();
}

}  // namespace

void play_days(Scene& scene) {
  Chores chores{scene};
  begin(scene, chores);
  scene.go_to(0, 17);
  chores.report_runs();
  for (int day = 1; day < Scene::days; ++day) play_day(scene, chores, day);
  play_today(scene, chores);
}

}  // namespace touiza::demo
