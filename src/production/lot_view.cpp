// From lots as they are kept to lots as people see them.
#include <algorithm>

#include "base/short_code.hpp"
#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"
#include "production/lot_service.hpp"
#include "production/lot_views.hpp"

namespace touiza::production {
namespace {

using database::Transaction;
using stock::StockState;

LotLink link_of(const LinkedLot& lot) {
  return {lot.lot_id, lot.code, lot.state, lot.lab_id, lot.job_id, lot.component_id, lot.quantity};
}

InspectionView inspection_view(const Inspection& inspection) {
  return {.inspection_id = inspection.inspection_id,
          .sample_size = inspection.sample_size,
          .accept_max = inspection.accept_max,
          .reject_min = inspection.reject_min,
          .defects = inspection.defects,
          .measured = inspection.measured,
          .note = inspection.note,
          .verdict = inspection.verdict,
          .inspected_at = inspection.inspected_at};
}

void add_history(Transaction& t, const Lot& lot, LotView& view) {
  const auto& network = lot.network_id;
  for (const auto& run : LotStore::runs_of(t, network, {lot.lot_id})) {
    view.origins.push_back(
        {run.run_id, run.quantity, run.machine_id, run.material_lot, run.reported_at});
  }
  for (const auto& part : LotStore::parts_of(t, network, lot.lot_id)) {
    view.made_of.push_back(link_of(part));
  }
  for (const auto& product : LotStore::products_of(t, network, lot.lot_id)) {
    view.went_into.push_back(link_of(product));
  }
  for (const auto& inspection : LotStore::inspections_of(t, network, lot.lot_id)) {
    view.inspections.push_back(inspection_view(inspection));
  }
  for (const auto& step : LotStore::transitions_of(t, network, lot.lot_id)) {
    view.transitions.push_back({step.from_state, step.to_state, step.at, step.reason});
  }
}

/// A word for the public on each state; a lot that was accepted once and is held is not genuine
/// until somebody has looked.
PublicLotState public_state(LotState state) {
  if (state == LotState::accepted) return PublicLotState::genuine;
  if (state == LotState::recalled || state == LotState::disposed) return PublicLotState::recalled;
  return PublicLotState::not_released;
}

LocalText statement_of(PublicLotState state) {
  switch (state) {
    case PublicLotState::genuine:
      return {"Pièce authentique, contrôlée et acceptée par ce réseau.",
              "قطعة أصلية فُحصت وقُبلت من طرف هذه الشبكة.",
              "Genuine: checked and accepted by this network."};
    case PublicLotState::not_released:
      return {"Fabriquée dans ce réseau, mais pas libérée pour l'usage. Ne pas l'utiliser.",
              "صُنعت في هذه الشبكة ولم يُسمح باستعمالها. يرجى عدم استعمالها.",
              "Made in this network, but not released for use. Do not use it."};
    case PublicLotState::recalled:
      break;
  }
  return {"Rappelée : cesser de l'utiliser, la mettre de côté et prévenir le réseau.",
          "تم سحبها: يرجى التوقف عن استعمالها ووضعها جانبا وإخبار الشبكة.",
          "Recalled: stop using it, put it aside and tell the network."};
}

LocalText certification_of(std::optional<designs::UseLevel> level) {
  if (level == designs::UseLevel::clinical) {
    return {"Libérée pour l'usage clinique par ce réseau ; ne porte pas de marquage CE.",
            "مرخّصة للاستعمال السريري من طرف هذه الشبكة؛ لا تحمل علامة CE.",
            "Released for clinical use by this network; it bears no CE mark."};
  }
  if (level == designs::UseLevel::community) {
    return {"Ni dispositif médical ni équipement de protection certifié.",
            "ليست جهازا طبيا ولا معدّات وقاية معتمدة.",
            "Neither a certified medical device nor certified protective equipment."};
  }
  return {"Prototype : pour essai seulement, sans aucune certification.",
          "نموذج أولي: للتجربة فقط، بدون أي اعتماد.",
          "Prototype: for trials only, without any certification."};
}

}  // namespace

bool is_probation_lot(Transaction& t, const Lot& lot) {
  if (!lot.lab_id) return false;
  const auto lab = network::NetworkDirectory{}.lab(t, lot.network_id, *lot.lab_id);
  return lab && lab->state == network::LabState::probation;
}

const std::optional<KnownPlace>& LotViews::place(const stock::PlaceRef& place) {
  return places_.at(place, [&]() -> std::optional<KnownPlace> {
    auto known = LotDesk::place(t_, network_, place);
    if (!known) return std::nullopt;
    return *std::move(known);
  });
}

std::vector<LotHolding> LotViews::named(const std::vector<stock::Balance>& balances) {
  std::vector<LotHolding> holdings;
  for (const auto& balance : balances) {
    LotHolding holding{balance.standing.place, {}, "", balance.standing.state, balance.quantity};
    if (const auto& where = place(balance.standing.place)) {
      holding.place_name = where->name;
      holding.place_code = where->code;
    }
    holdings.push_back(std::move(holding));
  }
  return holdings;
}

void LotViews::add_design(const Lot& lot, LotView& view) {
  const auto& whole =
      revisions_.at(lot.revision_id, [&]() -> std::optional<designs::WholeRevision> {
        auto found = designs::Catalogue::whole(t_, network_, lot.revision_id);
        if (!found) return std::nullopt;
        return *std::move(found);
      });
  if (!whole) return;
  view.design_title = whole->design.title;
  view.revision_number = whole->revision.number;
  view.use_level = whole->revision.use_level;
  for (const auto& component : whole->components) {
    if (lot.component_id == component.component_id) view.component_name = component.name;
  }
}

void LotViews::add_work(const Lot& lot, LotView& view) {
  if (!lot.job_id) return;
  const auto job = campaigns::JobDesk::find(t_, network_, *lot.job_id);
  if (!job) return;
  view.job_code = job->code;
  const auto& material =
      materials_.at(job->process_plan_id, [&]() -> std::optional<network::Material> {
        const auto found = designs::Catalogue::makeable(t_, network_, job->process_plan_id);
        if (!found) return std::nullopt;
        return network::NetworkDirectory{}.material(t_, network_, found->process_plan.material_id);
      });
  if (!material) return;
  view.material_id = material->material_id;
  view.material_name = material->name;
}

LotView LotViews::of(const Lot& lot) {
  LotView view;
  view.lot_id = lot.lot_id;
  view.code = lot.code;
  view.lab_id = lot.lab_id;
  view.site_id = lot.site_id;
  view.region_id = lot.region_id;
  view.job_id = lot.job_id;
  view.campaign_id = lot.campaign_id;
  view.design_id = lot.design_id;
  view.revision_id = lot.revision_id;
  view.component_id = lot.component_id;
  view.quantity = lot.quantity;
  view.scrapped = lot.scrapped;
  view.state = lot.state;
  view.is_late = lot.is_late;
  view.expires_on = lot.expires_on;
  view.is_probation =
      lot.lab_id && probations_.at(*lot.lab_id, [&] { return is_probation_lot(t_, lot); });
  view.sampling_plan = sampling_plan(lot.good(), view.is_probation);
  view.created_at = lot.created_at;
  view.version = lot.version;
  if (const auto& where = place(lot.place())) view.lab_code = where->code;
  add_design(lot, view);
  add_work(lot, view);
  view.holdings = named(desk_.books().holdings(t_, network_, lot.lot_id));
  return view;
}

std::vector<LotHolding> named(Transaction& t, const NetworkId& network,
                              const std::vector<stock::Balance>& balances) {
  std::vector<LotHolding> holdings;
  for (const auto& balance : balances) {
    LotHolding holding{balance.standing.place, {}, "", balance.standing.state, balance.quantity};
    if (const auto where = LotDesk::place(t, network, balance.standing.place)) {
      holding.place_name = where->name;
      holding.place_code = where->code;
    }
    holdings.push_back(std::move(holding));
  }
  return holdings;
}

LotView view_of(Transaction& t, const LotDesk& desk, const Lot& lot, bool is_whole) {
  auto view = LotViews{t, lot.network_id, desk}.of(lot);
  if (is_whole) add_history(t, lot, view);
  return view;
}

Result<PublicLotView> LotService::look_up(const std::string& text) const {
  const auto code = short_code_from_text(text);
  if (!code) return code.error();
  return foundation_.database.read([&](Transaction& t) -> Result<PublicLotView> {
    const auto lot = LotStore::by_code(t, *code);
    if (!lot) return network::not_found();
    PublicLotView view;
    view.code = lot->code;
    view.state = public_state(lot->state);
    view.statement = statement_of(view.state);
    view.made_on = day_of(lot->created_at);
    view.expires_on = lot->expires_on;
    view.terms = {"Gratuite, ne peut être vendue.", "مجانية، لا تباع.",
                  "Free of charge, not for sale."};
    if (view.state == PublicLotState::recalled) {
      view.recall_reason = LotStore::reason_of(t, lot->network_id, lot->lot_id, LotState::recalled);
    }
    if (const auto network = network::NetworkDirectory{}.network(t, lot->network_id)) {
      view.network_name = network->name;
    }
    if (const auto whole = designs::Catalogue::whole(t, lot->network_id, lot->revision_id)) {
      view.design_title = whole->design.title;
      view.revision_number = whole->revision.number;
      view.use_level = whole->revision.use_level;
      view.intended_use = whole->revision.intended_use;
      for (const auto& component : whole->components) {
        if (lot->component_id == component.component_id) view.component_name = component.name;
      }
    }
    view.certification = certification_of(view.use_level);
    return view;
  });
}

}  // namespace touiza::production
