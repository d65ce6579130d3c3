#include "production/run_service.hpp"

#include <fmt/format.h>

#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"

namespace touiza::production {
namespace {

using accounts::Action;
using accounts::Caller;
using campaigns::Job;
using campaigns::JobState;
using database::Transaction;

accounts::Target target_of(const Job& job) {
  return {.network = job.network_id, .region = job.region_id, .organization = job.organization_id};
}

RunView view_of(const Run& run) {
  return {.run_id = run.run_id,
          .job_id = run.job_id,
          .machine_id = run.machine_id,
          .state = run.state,
          .pieces_good = run.pieces_good,
          .pieces_failed = run.pieces_failed,
          .pieces_in_lots = run.pieces_in_lots,
          .failure_reason = run.failure_reason,
          .duration_s = run.duration_s,
          .material_used = run.material_used,
          .is_material_measured = run.is_material_measured,
          .material_lot = run.material_lot,
          .started_at = run.started_at,
          .is_late = run.is_late,
          .late_lot_id = std::nullopt,
          .reported_at = run.reported_at};
}

bool is_open_for_reports(JobState state) {
  return campaigns::is_live(state) || state == JobState::reported;
}

Error job_is_over(const Job& job) {
  return {ErrorKind::conflict, "job_is_over",
          fmt::format("Job {} is {}: nothing more is made for it.", job.code,
                      json::enum_name(job.state)),
          "If the run began before the job ended, report when it began (started_at)."};
}

Error run_exceeds_job(const Job& job, std::int64_t good) {
  return {ErrorKind::invalid_input,
          "run_exceeds_job",
          fmt::format("With {} more pieces job {} over {} would have {}.", good, job.code,
                      job.quantity, job.good + good),
          fmt::format("Check the number. A surplus is counted up to {} pieces in all.",
                      good_max(job.quantity_promised)),
          {{"pieces_good", "too_large", "More than the job can explain."}}};
}

Run run_from(const Job& job, const RunDraft& draft) {
  Run run;
  run.network_id = job.network_id;
  run.job_id = job.job_id;
  run.lab_id = job.lab_id;
  run.machine_id = draft.machine_id;
  run.state = draft.pieces_good > 0 ? RunState::done : RunState::failed;
  run.pieces_good = draft.pieces_good;
  run.pieces_failed = draft.pieces_failed;
  run.failure_reason = draft.failure_reason;
  run.duration_s = draft.duration_s;
  run.material_lot = draft.material_lot;
  run.started_at = draft.started_at;
  run.is_material_measured = draft.material_used.has_value();
  return run;
}

/// The job, where the caller may see it; else as if there were none.
Result<Job> seen_job(Transaction& t, const Caller& caller, const NetworkId& network,
                     const JobId& id) {
  const auto job = campaigns::JobDesk::find(t, network, id);
  if (job && accounts::may(caller, Action::see_job, target_of(*job))) return *job;
  if (!caller.is_signed_in()) {
    return accounts::allow(caller, Action::see_job, {.network = network}).error();
  }
  return network::not_found();
}

}  // namespace

Result<RunView> RunService::report(const Caller& caller, const NetworkId& network, const JobId& id,
                                   const RunDraft& draft) {
  if (const auto sound = check(draft, foundation_.clock.now()); !sound) return sound.error();
  return foundation_.database.write([&](Transaction& t) -> Result<RunView> {
    const auto job = seen_job(t, caller, network, id);
    if (!job) return job.error();
    if (const auto allowed = accounts::allow(caller, Action::report_run, target_of(*job));
        !allowed) {
      return allowed.error();
    }
    if (draft.run_id) {
      if (const auto known = RunStore::find(t, network, *draft.run_id)) {
        if (known->job_id == id && is_same_report(*known, draft)) return view_of(*known);
        return Error{ErrorKind::conflict, "run_conflict",
                     "A run with this id was reported before, and said something else.",
                     "Report a correction as a run of its own, under a new id."};
      }
    }
    return add(t, caller, *job, draft);
  });
}

Result<RunView> RunService::add(Transaction& t, const Caller& caller, const Job& job,
                                const RunDraft& draft) {
  const auto now = foundation_.clock.now();
  const network::NetworkDirectory directory;
  if (draft.machine_id) {
    const auto machine = directory.machine(t, job.network_id, *draft.machine_id);
    if (!machine || machine->lab_id != job.lab_id) {
      return Error{ErrorKind::invalid_input,
                   "machine_is_elsewhere",
                   "This machine is not one of the job's lab.",
                   "Choose a machine of the lab.",
                   {{"machine_id", "unknown_value", "Not a machine of this lab."}}};
    }
  }
  const auto makeable = designs::Catalogue::makeable(t, job.network_id, job.process_plan_id);
  if (!makeable) return makeable.error();
  const bool is_withdrawn = makeable->revision.state == designs::RevisionState::withdrawn;
  const bool is_over = !is_open_for_reports(job.state);
  const bool began_in_time = draft.started_at && job.ended_at && *draft.started_at < *job.ended_at;
  if (is_over && !began_in_time) return job_is_over(job);
  if (is_withdrawn && !is_over) {
    return Error{ErrorKind::conflict, "revision_is_withdrawn",
                 fmt::format("Revision {} was withdrawn: it is not made any more.",
                             makeable->revision.number),
                 "Stop, and put aside what was made."};
  }
  if (job.good + draft.pieces_good > good_max(job.quantity_promised)) {
    return run_exceeds_job(job, draft.pieces_good);
  }

  auto run = run_from(job, draft);
  run.run_id = draft.run_id ? *draft.run_id : new_id<RunId>(now, foundation_.random);
  run.is_late = is_over;
  run.reported_by = caller.actor();
  run.reported_at = now;
  const auto pieces = static_cast<double>(run.pieces_good + run.pieces_failed);
  const auto& plan = makeable->process_plan;
  run.material_used = draft.material_used.value_or(pieces * plan.material_per_unit);
  RunStore::add(t, run);

  const PlaceRef place = stock::at_lab(job.lab_id);
  const stock::ItemRef item{stock::ItemKind::component, job.component_id.text};
  const Entry entry{
      {"run", run.run_id.text}, caller.actor(), now, fmt::format("A run of job {}.", job.code)};
  const auto& books = desk_.books();
  if (const auto made = books.make_loose(t, job.network_id, item, place, run.pieces_good, entry);
      !made) {
    return made.error();
  }
  if (const auto used =
          books.consume(t, job.network_id, plan.material_id, run.material_used, place, entry);
      !used) {
    return used.error();
  }
  auto view = view_of(run);
  if (run.is_late) {
    if (run.pieces_good > 0) {
      const auto lot = quarantine_late(t, caller, job, run, is_withdrawn);
      if (!lot) return lot.error();
      view = view_of(run);
      view.late_lot_id = lot->lot_id;
    }
  } else if (const auto noted = jobs_.note_made(t, caller, job.network_id, job.job_id,
                                                run.pieces_good, run.pieces_failed);
             !noted) {
    return noted.error();
  }
  directory.note_sign(t, job.network_id, job.lab_id, now);
  foundation_.events.publish(
      t, {job.network_id, run.is_late ? "run.reported_late" : "run.reported", "run",
          run.run_id.text, caller.actor(),
          json::write(std::map<std::string, std::string>{{"job_id", job.job_id.text}})});
  return view;
}

Result<Lot> RunService::quarantine_late(Transaction& t, const Caller& caller, const Job& job,
                                        Run& run, bool is_withdrawn) {
  auto lot = LotDesk::lot_of(t, job, run.pieces_good);
  lot.is_late = true;
  desk_.add(t, lot, caller.actor());
  const Entry entry{{"lot", lot.lot_id.text},
                    caller.actor(),
                    lot.created_at,
                    fmt::format("Put into lot {}.", lot.code)};
  const stock::ItemRef loose{stock::ItemKind::component, job.component_id.text};
  if (const auto put = desk_.books().put_into(t, lot, loose, run.pieces_good, entry); !put) {
    return put.error();
  }
  LotStore::put_in(t, {lot.network_id, lot.lot_id, run.run_id, run.pieces_good});
  run.pieces_in_lots = run.pieces_good;
  RunStore::save(t, run);
  if (const auto moved =
          desk_.move(t, caller, lot, LotState::quarantined, "Reported after the job had ended.");
      !moved) {
    return moved.error();
  }
  if (!is_withdrawn) return lot;
  if (const auto moved =
          desk_.move(t, caller, lot, LotState::recalled, "Its revision was withdrawn.");
      !moved) {
    return moved.error();
  }
  return lot;
}

Result<http::Page<RunView>> RunService::list(const Caller& caller, const NetworkId& network,
                                             const JobId& id, const RunQuery& query) const {
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<RunView>> {
    const auto job = seen_job(t, caller, network, id);
    if (!job) return job.error();
    auto runs = RunStore::of_job(t, network, id, query.cursor.value_or(""), query.limit);
    http::Page<RunView> page;
    if (static_cast<int>(runs.size()) > query.limit) {
      runs.pop_back();
      page.next_cursor = runs.back().run_id.text;
    }
    for (const auto& run : runs) page.items.push_back(view_of(run));
    return page;
  });
}

}  // namespace touiza::production
