#include "demo/player_chores.hpp"

#include <algorithm>
#include <array>

#include "demo/player_people.hpp"

namespace touiza::demo {
namespace {

using campaigns::JobState;
using campaigns::JobView;
using campaigns::OfferState;

constexpr std::array why_declined{"Nos machines sont prises cette semaine.",
                                  "Plus de matière avant lundi.",
                                  "Personne à l'atelier ces jours-ci."};
constexpr std::array why_failed{"Décollement de la première couche", "Buse bouchée",
                                "Bord brûlé, réglage repris", "Coupure de courant"};

constexpr int page_size = 200;

}  // namespace

Chores::Chores(Scene& scene) : scene_{scene} {
  const auto star = stars();
  stars_ = {star.maker, star.fablab, star.plant};
  for (const auto& [code, lab] : scene.labs) lab_codes_[lab.id] = code;
  for (const auto& [code, site] : scene.sites) {
    site_codes_[site.id] = code;
    if (site.is_hub) hubs_[site.region] = site.id;
  }
}

accounts::Caller Chores::keeper_of(const stock::PlaceRef& place) {
  if (place.kind == stock::PlaceKind::lab) return scene_.owner_of(lab(network::LabId{place.id}));
  const auto& site = scene_.sites.at(site_codes_.at(network::SiteId{place.id}));
  return scene_.as(scene_.organizations.at(site.organization).owner);
}

bool Chores::is_superseded(const designs::RevisionId& revision) const {
  return std::ranges::any_of(scene_.designs, [&](const auto& design) {
    return design.second.first == revision && design.second.newest != revision;
  });
}

void Chores::answer_offers(bool are_stars_silent) {
  auto& offers = scene_.house.offers;
  campaigns::OfferQuery query;
  query.state = OfferState::open;
  query.limit = page_size;
  scene_.together([&] {
    const auto admin = scene_.as(scene_.admin);
    while (true) {
      const auto open = must(offers.list(admin, scene_.network, query), "reading offers");
      for (const auto& offer : open.items) {
        const auto& maker = lab(offer.lab_id);
        if (are_stars_silent && stars_.contains(maker.organization)) continue;
        if (is_superseded(offer.revision_id)) continue;  // It is about to be planned anew.
        const auto owner = scene_.owner_of(maker);
        first_days_[offer.offer_id] = offer.first_day;
        scene_.tick();
        if (happens(6)) {
          must(offers.decline(owner, scene_.network, offer.offer_id,
                              {why_declined.at(scene_.chance.below(why_declined.size()))}),
               "declining");
          continue;
        }
        campaigns::OfferAcceptance acceptance;
        if (happens(6) && offer.quantity > 3) acceptance.quantity = offer.quantity * 2 / 3;
        must(offers.accept(owner, scene_.network, offer.offer_id, acceptance), "accepting");
      }
      if (!open.next_cursor) return;
      query.cursor = open.next_cursor;
    }
  });
}

std::vector<JobView> Chores::live_jobs() {
  const auto admin = scene_.as(scene_.admin);
  std::vector<JobView> jobs;
  campaigns::JobQuery query;
  query.limit = page_size;
  do {
    auto page = must(scene_.house.jobs.list(admin, scene_.network, query), "reading jobs");
    for (auto& job : page.items) {
      if (job.state == JobState::accepted || job.state == JobState::in_progress)
        jobs.push_back(std::move(job));
    }
    query.cursor = page.next_cursor;
  } while (query.cursor);
  std::ranges::sort(jobs, {}, &JobView::job_id);
  return jobs;
}

void Chores::report_runs() {
  const auto today = day_of(scene_.clock.now());
  scene_.together([&] {
    for (const auto& job : live_jobs()) {
      if (first_days_[job.offer_id] > today || job.remaining <= 0) continue;
      if (job.state == JobState::accepted && is_superseded(job.revision_id)) continue;
      const auto owner = scene_.owner_of(lab(job.lab_id));
      scene_.tick();
      if (job.state == JobState::accepted)
        must(scene_.house.jobs.start(owner, scene_.network, job.job_id), "starting a job");
      const auto days_left = std::max<std::int64_t>(1, job.due_day - today);
      const auto pace = static_cast<std::int64_t>(80 + scene_.chance.below(50));
      production::RunDraft run;
      run.pieces_good = std::clamp<std::int64_t>(
          (job.remaining * pace / 100 + days_left - 1) / days_left, 1, job.remaining);
      if (happens(25)) {
        run.pieces_failed = 1 + run.pieces_good / 25;
        run.failure_reason = why_failed.at(scene_.chance.below(why_failed.size()));
      }
      run.started_at = scene_.clock.now() - std::chrono::hours{7};
      if (job.cycle_time_s)
        run.duration_s =
            std::min(25'000.0, *job.cycle_time_s * static_cast<double>(run.pieces_good));
      must(scene_.house.runs.report(owner, scene_.network, job.job_id, run), "reporting a run");
      loose_[job.job_id] += run.pieces_good;
    }
  });
}

void Chores::make_lots() {
  scene_.together([&] {
    for (auto& [id, pieces] : loose_) {
      if (pieces == 0) continue;
      const auto job =
          must(scene_.house.jobs.find(scene_.as(scene_.admin), scene_.network, id), "a job");
      const bool is_over = job.state == JobState::cancelled || job.state == JobState::released;
      const bool waits_for_more = pieces < 25 && job.remaining > 0;
      if (is_over || waits_for_more) continue;
      scene_.tick();
      must(scene_.house.lots.create(scene_.owner_of(lab(job.lab_id)), scene_.network, id,
                                    {pieces, false, {}}),
           "making a lot");
      pieces = 0;
    }
  });
}

void Chores::inspect_lots() {
  production::LotQuery query;
  query.state = production::LotState::quarantined;
  query.limit = page_size;
  scene_.together([&] {
    const auto admin = scene_.as(scene_.admin);
    while (true) {
      const auto waiting =
          must(scene_.house.lots.list(admin, scene_.network, query), "reading lots");
      for (const auto& lot : waiting.items) {
        production::InspectionDraft draft;
        draft.sample_size = lot.sampling_plan.sample_size;
        if (happens(20)) draft.defects = std::min<std::int64_t>(1, lot.sampling_plan.accept_max);
        if (happens(3) && lot.quantity < 400) {
          draft.defects = lot.sampling_plan.reject_min;
          draft.verdict = production::Verdict::rejected;
          draft.note = "Bords coupants, hors des cotes du plan.";
        }
        draft.defects = std::min(draft.defects, draft.sample_size);
        scene_.tick();
        must(scene_.house.lots.inspect(scene_.coordinator_of(lot.region_id), scene_.network,
                                       lot.lot_id, draft),
             "inspecting " + lot.code);
      }
      if (!waiting.next_cursor) return;
      query.cursor = waiting.next_cursor;
    }
  });
}

void Chores::give_one_back() {
  for (const auto& job : live_jobs()) {
    if (job.state != JobState::in_progress || job.remaining < 20) continue;
    must(scene_.house.jobs.give_back(scene_.owner_of(lab(job.lab_id)), scene_.network, job.job_id,
                                     {{}, "Machine en panne, la pièce arrive dans dix jours."}),
         "giving back");
    return;
  }
}

}  // namespace touiza::demo
