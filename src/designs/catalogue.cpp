#include "designs/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "database/database.hpp"
#include "designs/design_store.hpp"
#include "designs/file_store.hpp"
#include "network/code.hpp"

namespace touiza::designs {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

ProcessPlanView view_of(const ProcessPlan& plan) {
  ProcessPlanView view{.process_plan_id = plan.process_plan_id,
                       .component_id = plan.component_id,
                       .technology = plan.technology,
                       .material_id = plan.material_id,
                       .material_per_unit = plan.material_per_unit,
                       .file_id = plan.file_id,
                       .parameters = plan.parameters,
                       .units_per_cycle = plan.units_per_cycle,
                       .declared_cycle_s = plan.declared_cycle_s,
                       .set_up_s = plan.set_up_s,
                       .required_skill = plan.required_skill,
                       .tooling = plan.tooling,
                       .estimate = plan.estimate,
                       .cycle = cycle_of(plan),
                       .units_per_hour = std::nullopt,
                       .version = plan.version};
  if (view.cycle && view.cycle->time_s > 0) {
    view.units_per_hour = 3600.0 / view.cycle->time_s * plan.units_per_cycle;
  }
  return view;
}

ComponentView view_of(const Component& component, const std::vector<ProcessPlan>& plans) {
  ComponentView view{.component_id = component.component_id,
                     .name = component.name,
                     .units_per_product = component.units_per_product,
                     .is_made = component.is_made,
                     .material_id = component.material_id,
                     .material_per_unit = component.material_per_unit,
                     .transport_kg_per_unit = component.transport_kg_per_unit,
                     .process_plans = {},
                     .version = component.version};
  for (const auto& plan : plans) {
    if (plan.component_id == component.component_id) view.process_plans.push_back(view_of(plan));
  }
  return view;
}

RevisionSummary summary_of(const Revision& revision) {
  return {.revision_id = revision.revision_id,
          .number = revision.number,
          .state = revision.state,
          .use_level = revision.use_level,
          .changes = revision.changes,
          .created_at = revision.created_at,
          .released_at = revision.released_at};
}

/// The file whose picture stands for the revision: the first component's before the others'.
std::optional<FileId> picture_of(const std::vector<DesignFile>& files) {
  for (const auto& file : files) {
    if (file.picture_sha256 && file.role == FileRole::model) return file.file_id;
  }
  for (const auto& file : files) {
    if (file.picture_sha256) return file.file_id;
  }
  return std::nullopt;
}

Error nothing_is_released(const Design& design) {
  return {ErrorKind::conflict, "nothing_is_released",
          fmt::format("The design '{}' has no released revision.", design.title.in("en")),
          "Release a revision of it first."};
}

}  // namespace

FileView view_of(const DesignFile& file) {
  return {.file_id = file.file_id,
          .revision_id = file.revision_id,
          .component_id = file.component_id,
          .name = file.name,
          .role = file.role,
          .language = file.language,
          .sha256 = file.sha256,
          .size_bytes = file.size_bytes,
          .state = file.state,
          .measure = file.measure,
          .problems = file.problems,
          .has_picture = file.picture_sha256.has_value(),
          .has_preview = file.preview_sha256.has_value(),
          .uploaded_at = file.uploaded_at};
}

DesignView view_of(Transaction& t, const Design& design) {
  DesignView view{.design_id = design.design_id,
                  .code = design.code,
                  .title = design.title,
                  .summary = design.summary,
                  .licence = design.licence,
                  .organization_id = design.organization_id,
                  .released_revision_id = std::nullopt,
                  .revisions = {},
                  .technologies = {},
                  .picture_file_id = std::nullopt,
                  .version = design.version};
  std::optional<RevisionId> shown;
  for (const auto& revision : DesignStore::revisions_of(t, design.network_id, design.design_id)) {
    if (!shown) shown = revision.revision_id;
    if (revision.state == RevisionState::released) {
      shown = revision.revision_id;
      view.released_revision_id = revision.revision_id;
    }
    view.revisions.push_back(summary_of(revision));
  }
  if (!shown) return view;
  for (const auto& plan : DesignStore::plans_of(t, design.network_id, *shown)) {
    if (std::ranges::find(view.technologies, plan.technology) == view.technologies.end()) {
      view.technologies.push_back(plan.technology);
    }
  }
  view.picture_file_id = picture_of(FileStore::files_of(t, design.network_id, *shown));
  return view;
}

RevisionView view_of(Transaction& t, const Design& design, const Revision& revision) {
  const auto& network = revision.network_id;
  const auto components = DesignStore::components_of(t, network, revision.revision_id);
  const auto plans = DesignStore::plans_of(t, network, revision.revision_id);
  const auto sign_offs = DesignStore::sign_offs_of(t, network, revision.revision_id);
  RevisionView view{.revision_id = revision.revision_id,
                    .design_id = revision.design_id,
                    .design_title = design.title,
                    .number = revision.number,
                    .state = revision.state,
                    .use_level = revision.use_level,
                    .changes = revision.changes,
                    .intended_use = revision.intended_use,
                    .transport_kg_per_unit = revision.transport_kg_per_unit,
                    .assembly_s = revision.assembly_s,
                    .must_older_be_remade = revision.must_older_be_remade,
                    .components = {},
                    .files = {},
                    .sign_offs = {},
                    .objections = {},
                    .created_at = revision.created_at,
                    .released_at = revision.released_at,
                    .version = revision.version};
  for (const auto& component : components) view.components.push_back(view_of(component, plans));
  for (const auto& file : FileStore::files_of(t, network, revision.revision_id)) {
    view.files.push_back(view_of(file));
  }
  for (const auto& sign_off : sign_offs) {
    view.sign_offs.push_back({sign_off.kind, sign_off.state, sign_off.answered_at, sign_off.note});
  }
  if (revision.state == RevisionState::draft || revision.state == RevisionState::in_review) {
    view.objections =
        release_objections({design, revision, components, plans},
                           revision.use_level.value_or(UseLevel::community), sign_offs);
  }
  return view;
}

Result<http::Page<DesignView>> Catalogue::list(const Caller& caller, const NetworkId& network,
                                               const DesignQuery& query) const {
  if (const auto allowed = accounts::allow(caller, Action::see_design, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<DesignView>> {
    const DesignFilter filter{.search = network::like_pattern(folded(query.q.value_or(""))),
                              .after = query.cursor,
                              .limit = query.limit + 1};
    auto found = DesignStore::list_designs(t, network, filter);
    http::Page<DesignView> page;
    if (static_cast<int>(found.size()) > query.limit) {
      found.pop_back();
      page.next_cursor = found.back().design_id.text;
    }
    for (const auto& design : found) page.items.push_back(view_of(t, design));
    return page;
  });
}

Result<DesignView> Catalogue::design(const Caller& caller, const NetworkId& network,
                                     const DesignId& id) const {
  if (const auto allowed = accounts::allow(caller, Action::see_design, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<DesignView> {
    const auto design = DesignStore::find_design(t, network, id);
    if (!design) return network::not_found();
    return view_of(t, *design);
  });
}

Result<RevisionView> Catalogue::revision(const Caller& caller, const NetworkId& network,
                                         const RevisionId& id) const {
  if (const auto allowed = accounts::allow(caller, Action::see_design, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<RevisionView> {
    const auto revision = DesignStore::find_revision(t, network, id);
    if (!revision) return network::not_found();
    return view_of(t, *DesignStore::find_design(t, network, revision->design_id), *revision);
  });
}

Result<WholeRevision> Catalogue::whole(Transaction& t, const NetworkId& network,
                                       const RevisionId& id) {
  const auto revision = DesignStore::find_revision(t, network, id);
  if (!revision) return network::not_found();
  return WholeRevision{*DesignStore::find_design(t, network, revision->design_id), *revision,
                       DesignStore::components_of(t, network, id),
                       DesignStore::plans_of(t, network, id)};
}

Result<WholeRevision> Catalogue::released(Transaction& t, const NetworkId& network,
                                          const DesignId& id) {
  const auto design = DesignStore::find_design(t, network, id);
  if (!design) return network::not_found();
  const auto revision = DesignStore::released_revision(t, network, id);
  if (!revision) return nothing_is_released(*design);
  return whole(t, network, revision->revision_id);
}

Result<Makeable> Catalogue::makeable(Transaction& t, const NetworkId& network,
                                     const ProcessPlanId& id) {
  const auto plan = DesignStore::find_plan(t, network, id);
  if (!plan) return network::not_found();
  const auto component = DesignStore::find_component(t, network, plan->component_id);
  const auto revision = DesignStore::find_revision(t, network, component->revision_id);
  return Makeable{*DesignStore::find_design(t, network, revision->design_id), *revision, *component,
                  *plan};
}

std::optional<Design> Catalogue::find_design(Transaction& t, const NetworkId& network,
                                             const DesignId& id) {
  return DesignStore::find_design(t, network, id);
}

std::optional<Component> Catalogue::find_component(Transaction& t, const NetworkId& network,
                                                   const ComponentId& id) {
  return DesignStore::find_component(t, network, id);
}

}  // namespace touiza::designs
