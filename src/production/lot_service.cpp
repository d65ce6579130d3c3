#include "production/lot_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/short_code.hpp"
#include "database/database.hpp"
#include "network/directory.hpp"
#include "production/lot_views.hpp"

namespace touiza::production {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;
using stock::StockState;

Error too_few_pieces(std::int64_t loose, std::int64_t wanted) {
  return {
      ErrorKind::conflict,
      "too_few_pieces",
      fmt::format("{} good pieces of this job are in no lot yet; {} are needed.", loose, wanted),
      "Report the missing pieces first, or make a smaller lot.",
      {{"quantity", "too_large", "More than there is."}}};
}

Error lot_is_not_open(const Lot& lot) {
  return {
      ErrorKind::conflict, "lot_is_not_open",
      fmt::format("Lot {} is {} and takes no more pieces.", lot.code, json::enum_name(lot.state)),
      "Make another lot of them."};
}

LotState state_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::accepted:
      return LotState::accepted;
    case Verdict::rejected:
      return LotState::rejected;
    case Verdict::rework:
      break;
  }
  return LotState::rework;
}

/// What the numbers and the verdict have to agree in.
Done check(const InspectionDraft& draft, const SamplingPlan& plan) {
  if (draft.sample_size < plan.sample_size) {
    return Error{ErrorKind::invalid_input,
                 "sample_is_too_small",
                 fmt::format("{} pieces were looked at; the sampling plan asks for {}.",
                             draft.sample_size, plan.sample_size),
                 "Look at more pieces, then record all of it.",
                 {{"sample_size", "too_small", "Less than the sampling plan asks for."}}};
  }
  if (draft.defects > draft.sample_size) {
    return Error{
        ErrorKind::invalid_input,
        "defects_exceed_sample",
        fmt::format("{} defective pieces in a sample of {}.", draft.defects, draft.sample_size),
        "Count pieces, not faults.",
        {{"defects", "too_large", "More than the sample."}}};
  }
  if (draft.verdict == Verdict::accepted && draft.defects > plan.accept_max) {
    return Error{ErrorKind::conflict, "verdict_contradicts_plan",
                 fmt::format("{} defective pieces; with more than {} this lot cannot be accepted.",
                             draft.defects, plan.accept_max),
                 "Reject it, or send it back to be worked over."};
  }
  if (draft.verdict != Verdict::accepted && trimmed(draft.note).empty()) {
    return Error{ErrorKind::invalid_input,
                 "reason_is_missing",
                 "Nothing says why.",
                 "Write in the note what is wrong: the lab has to know.",
                 {{"note", "missing", "What is wrong?"}}};
  }
  return {};
}

}  // namespace

Result<http::Page<LotView>> LotService::list(const Caller& caller, const NetworkId& network,
                                             const LotQuery& query) const {
  if (!caller.is_signed_in()) {
    return accounts::allow(caller, Action::see_lot, {.network = network}).error();
  }
  const auto reach = accounts::reach(caller, Action::see_lot, network);
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<LotView>> {
    LotFilter filter{query, !reach.is_everywhere, reach.organizations, reach.regions};
    if (query.code) {
      const auto code = short_code_from_text(*query.code);
      if (!code) return code.error();
      filter.query.code = *code;
    }
    auto lots = LotStore::list(t, network, filter);
    http::Page<LotView> page;
    if (static_cast<int>(lots.size()) > query.limit) {
      lots.pop_back();
      page.next_cursor = lots.back().lot_id.text;
    }
    LotViews views{t, network, desk_};
    for (const auto& lot : lots) page.items.push_back(views.of(lot));
    return page;
  });
}

Result<LotView> LotService::find(const Caller& caller, const NetworkId& network,
                                 const LotId& id) const {
  return foundation_.database.read([&](Transaction& t) -> Result<LotView> {
    const auto lot = desk_.seen(t, caller, network, id);
    if (!lot) return lot.error();
    return view_of(t, desk_, *lot, true);
  });
}

Result<LotView> LotService::create(const Caller& caller, const NetworkId& network,
                                   const JobId& job_id, const LotDraft& draft) {
  return foundation_.database.write([&](Transaction& t) -> Result<LotView> {
    const auto job = campaigns::JobDesk::find(t, network, job_id);
    const accounts::Target target = job ? accounts::Target{.network = network,
                                                           .region = job->region_id,
                                                           .organization = job->organization_id}
                                        : accounts::Target{.network = network};
    if (!job || !accounts::may(caller, Action::see_job, target)) {
      if (caller.is_signed_in()) return network::not_found();
      return accounts::allow(caller, Action::see_job, target).error();
    }
    if (const auto allowed = accounts::allow(caller, Action::create_lot, target); !allowed) {
      return allowed.error();
    }
    auto lot = LotDesk::lot_of(t, *job, draft.quantity);
    lot.expires_on = draft.expires_on;
    desk_.add(t, lot, caller.actor());
    if (const auto put = put_pieces(t, caller, lot, job->component_id, draft.quantity); !put) {
      return put.error();
    }
    foundation_.events.publish(t, {network, "lot.created", "lot", lot.lot_id.text, caller.actor()});
    if (!draft.stays_open) {
      if (const auto moved = desk_.move(t, caller, lot, LotState::quarantined, ""); !moved) {
        return moved.error();
      }
    }
    return view_of(t, desk_, lot, true);
  });
}

Result<LotView> LotService::fill(const Caller& caller, const NetworkId& network, const LotId& id,
                                 const LotFilling& filling) {
  return step(caller, Action::create_lot, network, id, [&](Transaction& t, Lot& lot) -> Done {
    const auto job = lot.job_id ? campaigns::JobDesk::find(t, network, *lot.job_id) : std::nullopt;
    if (lot.state != LotState::open || !job) return lot_is_not_open(lot);
    if (const auto put = put_pieces(t, caller, lot, job->component_id, filling.quantity); !put) {
      return put;
    }
    lot.quantity += filling.quantity;
    ++lot.version;
    LotStore::save(t, lot);
    return {};
  });
}

Done LotService::put_pieces(Transaction& t, const Caller& caller, const Lot& lot,
                            const ComponentId& component, std::int64_t pieces) {
  auto runs = RunStore::with_loose_pieces(t, lot.network_id, *lot.job_id, false);
  std::int64_t missing = pieces;
  for (auto& run : runs) {
    const auto taken = std::min(missing, run.pieces_good - run.pieces_in_lots);
    if (taken == 0) break;
    run.pieces_in_lots += taken;
    missing -= taken;
    RunStore::save(t, run);
    LotStore::put_in(t, {lot.network_id, lot.lot_id, run.run_id, taken});
  }
  if (missing > 0) return too_few_pieces(pieces - missing, pieces);
  const Entry entry{{"lot", lot.lot_id.text},
                    caller.actor(),
                    foundation_.clock.now(),
                    fmt::format("Put into lot {}.", lot.code)};
  const stock::ItemRef loose{stock::ItemKind::component, component.text};
  return desk_.books().put_into(t, lot, loose, pieces, entry);
}

Result<LotView> LotService::quarantine(const Caller& caller, const NetworkId& network,
                                       const LotId& id) {
  return step(caller, Action::create_lot, network, id, [&](Transaction& t, Lot& lot) {
    return desk_.move(t, caller, lot, LotState::quarantined, "");
  });
}

Result<LotView> LotService::inspect(const Caller& caller, const NetworkId& network, const LotId& id,
                                    const InspectionDraft& draft) {
  return step(caller, Action::inspect_lot, network, id,
              [&](Transaction& t, Lot& lot) { return judge(t, caller, lot, draft); });
}

Done LotService::judge(Transaction& t, const Caller& caller, Lot& lot,
                       const InspectionDraft& draft) {
  if (const auto may_be = check_transition(lot.state, LotState::inspected); !may_be) return may_be;
  const auto plan = sampling_plan(lot.good(), is_probation_lot(t, lot));
  if (const auto sound = check(draft, plan); !sound) return sound;
  const auto now = foundation_.clock.now();
  LotStore::add_inspection(
      t, {lot.network_id, new_id<InspectionId>(now, foundation_.random), lot.lot_id,
          draft.sample_size, plan.accept_max, plan.reject_min, draft.defects, draft.measured,
          draft.note, draft.verdict, caller.actor(), now});
  if (const auto moved = desk_.move(t, caller, lot, LotState::inspected, ""); !moved) return moved;
  if (draft.verdict == Verdict::accepted) return accept(t, caller, lot, draft.defects, draft.note);
  if (const auto moved = desk_.move(t, caller, lot, state_of(draft.verdict), draft.note); !moved) {
    return moved;
  }
  if (draft.verdict == Verdict::rework || !lot.job_id) return {};
  if (!lot.is_late) {
    const auto taken = jobs_.take_back_made(t, caller, lot.network_id, *lot.job_id, lot.good(),
                                            fmt::format("Lot {} was rejected.", lot.code));
    if (!taken) return taken.error();
  }
  return desk_.settle_job(t, caller, lot.network_id, *lot.job_id);
}

Done LotService::accept(Transaction& t, const Caller& caller, Lot& lot, std::int64_t defects,
                        const std::string& note) {
  const auto now = foundation_.clock.now();
  if (defects > 0) {
    const Entry entry{{"lot", lot.lot_id.text},
                      caller.actor(),
                      now,
                      fmt::format("Found bad in lot {}.", lot.code)};
    if (const auto moved =
            desk_.books().move(t, lot, defects, {lot.place(), StockState::quarantine},
                               {lot.place(), StockState::scrapped}, entry);
        !moved) {
      return moved;
    }
    lot.scrapped += defects;
    if (lot.job_id && !lot.is_late) {
      const auto taken = jobs_.take_back_made(t, caller, lot.network_id, *lot.job_id, defects,
                                              fmt::format("Found bad in lot {}.", lot.code));
      if (!taken) return taken.error();
    }
  }
  if (const auto moved = desk_.move(t, caller, lot, LotState::accepted, note); !moved) return moved;
  if (lot.lab_id && network::NetworkDirectory{}.pass_probation(
                        t, lot.network_id, *lot.lab_id, caller.actor(), now, foundation_.random)) {
    foundation_.events.publish(
        t, {lot.network_id, "lab.active", "lab", lot.lab_id->text, caller.actor()});
  }
  if (!lot.job_id) return {};
  return desk_.settle_job(t, caller, lot.network_id, *lot.job_id);
}

Result<LotView> LotService::hold(const Caller& caller, const NetworkId& network, const LotId& id,
                                 const LotReason& reason) {
  return step(caller, Action::hold_lot, network, id, [&](Transaction& t, Lot& lot) {
    return desk_.move(t, caller, lot, LotState::on_hold, reason.reason);
  });
}

Result<LotView> LotService::release_hold(const Caller& caller, const NetworkId& network,
                                         const LotId& id, const LotReason& reason) {
  // Whoever may judge a lot may set it free; holding it is open to more people.
  return step(caller, Action::inspect_lot, network, id, [&](Transaction& t, Lot& lot) -> Done {
    if (lot.state != LotState::on_hold) return check_transition(lot.state, LotState::accepted);
    return desk_.move(t, caller, lot, LotState::accepted, reason.reason);
  });
}

Result<LotView> LotService::dispose(const Caller& caller, const NetworkId& network, const LotId& id,
                                    const LotReason& reason) {
  return step(caller, Action::inspect_lot, network, id, [&](Transaction& t, Lot& lot) -> Done {
    const bool was_rework = lot.state == LotState::rework;
    if (const auto moved = desk_.move(t, caller, lot, LotState::disposed, reason.reason); !moved) {
      return moved;
    }
    if (!was_rework || !lot.job_id || lot.is_late) return {};
    const auto taken = jobs_.take_back_made(t, caller, network, *lot.job_id, lot.good(),
                                            fmt::format("Lot {} was thrown away.", lot.code));
    if (!taken) return taken.error();
    return {};
  });
}

Result<LotView> LotService::step(const Caller& caller, Action action, const NetworkId& network,
                                 const LotId& id, const Step& change) {
  return foundation_.database.write([&](Transaction& t) -> Result<LotView> {
    auto lot = desk_.reach(t, caller, action, network, id);
    if (!lot) return lot.error();
    if (const auto changed = change(t, *lot); !changed) return changed.error();
    return view_of(t, desk_, *lot, true);
  });
}

Result<std::int64_t> LotService::expire_lots() {
  return foundation_.database.write([&](Transaction& t) -> Result<std::int64_t> {
    auto lots = LotStore::past_their_day(t, day_of(foundation_.clock.now()));
    for (auto& lot : lots) {
      const auto caller = accounts::system_caller(lot.network_id);
      if (const auto moved = desk_.move(t, caller, lot, LotState::expired, "Its day has passed.");
          !moved) {
        return moved.error();
      }
    }
    return static_cast<std::int64_t>(lots.size());
  });
}

}  // namespace touiza::production
