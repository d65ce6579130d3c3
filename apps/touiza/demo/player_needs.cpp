#include "demo/player_needs.hpp"

#include <algorithm>

#include "demo/table.hpp"

namespace touiza::demo {
namespace {

int priority_of(const std::string& word) { return word == "normal" ? 2 : 3; }

needs::NeedId post(Scene& scene, const Row& row) {
  const auto& site = scene.sites.at(row["site"]);
  const auto asker = scene.as(scene.organizations.at(site.organization).owner);
  needs::NeedDraft draft;
  draft.emergency_id = scene.emergency;
  draft.site_id = site.id;
  draft.design_id = scene.designs.at(row["design"]).id;
  draft.quantity = row.whole("quantity");
  draft.due_day = scene.first_day() + static_cast<std::int32_t>(row.whole("due_day"));
  draft.priority = priority_of(row["priority"]);
  scene.tick();
  return must(scene.house.need_service.post(asker, scene.network, draft), "posting " + row["need"])
      .need_id;
}

}  // namespace

void open_emergency(Scene& scene) {
  needs::EmergencyDraft draft;
  draft.title = {"Protéger les soignants", "حماية العاملين الصحيين", "Protect the carers"};
  draft.description = {
      "Les hôpitaux manquent de protections faciales. Situation inventée, pour la démonstration.",
      "تفتقر المستشفيات إلى واقيات الوجه. حالة مختلقة لغرض العرض التجريبي.",
      "Hospitals lack face protection. An invented situation, for the demonstration."};
  scene.emergency = must(scene.house.emergencies.open(scene.as(scene.admin), scene.network, draft),
                         "opening the emergency")
                        .emergency_id;
}

std::vector<needs::NeedId> post_needs(Scene& scene, const std::vector<std::string>& designs) {
  auto& service = scene.house.need_service;
  std::vector<needs::NeedId> posted;
  scene.together([&] {
    for (const auto& row : table("network/needs.csv")) {
      const bool is_wanted = std::ranges::find(designs, row["design"]) != designs.end();
      if (row["state"] != "verified" || !is_wanted) continue;
      posted.push_back(post(scene, row));
      const auto coordinator = scene.coordinator_of(scene.sites.at(row["site"]).region);
      must(service.verify(coordinator, scene.network, posted.back()), "verifying " + row["need"]);
    }
  });
  return posted;
}

void post_fresh_needs(Scene& scene) {
  scene.together([&] {
    for (const auto& row : table("network/needs.csv")) {
      if (row["state"] == "submitted") post(scene, row);
    }
  });
}

}  // namespace touiza::demo
