#include "designs/design_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "database/database.hpp"
#include "designs/design_store.hpp"
#include "designs/draft_access.hpp"
#include "designs/file_store.hpp"
#include "designs/parameter_forms.hpp"
#include "network/code.hpp"

namespace touiza::designs {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

std::string search_text_of(const Design& design) {
  return folded(design.title.fr + " " + design.title.ar + " " + design.title.en + " " +
                design.code);
}

/// What a draft says, taken over into the design; the reverse is `draft_of`.
void take(Design& design, const DesignDraft& draft) {
  design.title = draft.title;
  design.summary = draft.summary;
  design.licence = draft.licence;
  design.organization_id = draft.organization_id;
}
DesignDraft draft_of(const Design& design) {
  return {design.title, design.summary, design.licence, design.organization_id};
}

void take(Revision& revision, const RevisionDraft& draft) {
  revision.changes = draft.changes;
  revision.intended_use = draft.intended_use;
  revision.transport_kg_per_unit = draft.transport_kg_per_unit;
  revision.assembly_s = draft.assembly_s;
  revision.must_older_be_remade = draft.must_older_be_remade;
}
RevisionDraft draft_of(const Revision& revision) {
  return {revision.changes, revision.intended_use, revision.transport_kg_per_unit,
          revision.assembly_s, revision.must_older_be_remade};
}

void take(Component& component, const ComponentDraft& draft) {
  component.name = draft.name;
  component.units_per_product = draft.units_per_product;
  component.is_made = draft.is_made;
  component.material_id = draft.material_id;
  component.material_per_unit = draft.material_per_unit;
  component.transport_kg_per_unit = draft.transport_kg_per_unit;
}
ComponentDraft draft_of(const Component& component) {
  return {component.name,        component.units_per_product, component.is_made,
          component.material_id, component.material_per_unit, component.transport_kg_per_unit};
}

void take(ProcessPlan& plan, const ProcessPlanDraft& draft) {
  plan.technology = draft.technology;
  plan.material_id = draft.material_id;
  plan.material_per_unit = draft.material_per_unit;
  plan.file_id = draft.file_id;
  plan.parameters = draft.parameters;
  plan.units_per_cycle = draft.units_per_cycle;
  plan.declared_cycle_s = draft.declared_cycle_s;
  plan.set_up_s = draft.set_up_s;
  plan.required_skill = draft.required_skill;
  plan.tooling = draft.tooling;
}
ProcessPlanDraft draft_of(const ProcessPlan& plan) {
  return {plan.technology,     plan.material_id,     plan.material_per_unit, plan.file_id,
          plan.parameters,     plan.units_per_cycle, plan.declared_cycle_s,  plan.set_up_s,
          plan.required_skill, plan.tooling};
}

/// A process plan that could be worked by, as far as this room can tell.
Done check_plan(Transaction& t, const Component& component, const ProcessPlanDraft& draft) {
  if (!component.is_made) {
    return Error{ErrorKind::conflict, "component_is_bought_in",
                 "This component is bought in, so nothing tells how to make it.",
                 "Mark the component as made first."};
  }
  if (const auto checked = check_parameters(draft.technology, draft.parameters.text); !checked) {
    return checked;
  }
  if (!draft.file_id) return {};
  const auto file = FileStore::find(t, component.network_id, *draft.file_id);
  if (file && file->revision_id == component.revision_id) return {};
  return Error{ErrorKind::invalid_input,
               "file_is_not_of_this_revision",
               "The file named does not belong to this revision.",
               "Choose one of the files listed with the revision.",
               {{"file_id", "file_is_not_of_this_revision", "Not a file of this revision."}}};
}

ComponentView component_view(Transaction& t, const OpenDraft& draft, const ComponentId& id) {
  auto view = view_of(t, draft.design, draft.revision);
  return *std::ranges::find(view.components, id, &ComponentView::component_id);
}

ProcessPlanView plan_view(Transaction& t, const OpenDraft& draft, const ProcessPlan& plan) {
  const auto component = component_view(t, draft, plan.component_id);
  return *std::ranges::find(component.process_plans, plan.process_plan_id,
                            &ProcessPlanView::process_plan_id);
}

/// A change inside a draft moves the draft's own version, so that reviewers see what they saw.
void touch(Transaction& t, Revision revision) {
  ++revision.version;
  DesignStore::save_revision(t, revision);
}

Error draft_exists(const Revision& draft) {
  return {ErrorKind::conflict, "draft_exists",
          fmt::format("Revision {} is not finished yet.", draft.number),
          "Go on with it, or release it first."};
}

}  // namespace

Result<DesignView> DesignService::create(const Caller& caller, const NetworkId& network,
                                         const DesignDraft& draft) {
  if (const auto allowed = accounts::allow(caller, Action::create_design, {.network = network});
      !allowed) {
    return allowed.error();
  }
  const auto now = foundation_.clock.now();
  return foundation_.database.write([&](Transaction& t) -> Result<DesignView> {
    Design design;
    design.network_id = network;
    design.design_id = new_id<DesignId>(now, foundation_.random);
    design.created_by = caller.actor();
    design.created_at = now;
    take(design, draft);
    do {
      design.code = new_short_code('D', foundation_.random);
    } while (!DesignStore::add_design(t, design, search_text_of(design)));
    Revision first;
    first.network_id = network;
    first.revision_id = new_id<RevisionId>(now, foundation_.random);
    first.design_id = design.design_id;
    first.created_at = now;
    DesignStore::add_revision(t, first);
    foundation_.events.publish(
        t, {network, "design.created", "design", design.design_id.text, caller.actor()});
    return view_of(t, design);
  });
}

Result<DesignView> DesignService::edit(const Caller& caller, const NetworkId& network,
                                       const DesignId& id, const json::Edit<DesignDraft>& edit) {
  return foundation_.database.write([&](Transaction& t) -> Result<DesignView> {
    auto design = DesignStore::find_design(t, network, id);
    if (!design) return network::not_found();
    if (const auto allowed = accounts::allow(caller, Action::edit_design, target_of(*design));
        !allowed) {
      return allowed.error();
    }
    if (const auto current = edit.check_version(design->version); !current) return current.error();
    const auto draft = edit.apply(draft_of(*design));
    if (!draft) return draft.error();
    take(*design, *draft);
    ++design->version;
    DesignStore::save_design(t, *design, search_text_of(*design));
    return view_of(t, *design);
  });
}

Result<RevisionView> DesignService::begin_revision(const Caller& caller, const NetworkId& network,
                                                   const DesignId& id) {
  const auto now = foundation_.clock.now();
  return foundation_.database.write([&](Transaction& t) -> Result<RevisionView> {
    const auto design = DesignStore::find_design(t, network, id);
    if (!design) return network::not_found();
    if (const auto allowed = accounts::allow(caller, Action::edit_design, target_of(*design));
        !allowed) {
      return allowed.error();
    }
    const auto revisions = DesignStore::revisions_of(t, network, id);
    for (const auto& revision : revisions) {
      if (revision.state == RevisionState::draft || revision.state == RevisionState::in_review) {
        return draft_exists(revision);
      }
    }
    const auto& last = revisions.front();
    auto next = last;
    next.revision_id = new_id<RevisionId>(now, foundation_.random);
    next.number = last.number + 1;
    next.state = RevisionState::draft;
    next.use_level.reset();
    next.changes = {};
    next.must_older_be_remade.reset();
    next.created_at = now;
    next.released_at.reset();
    next.version = 1;
    DesignStore::add_revision(t, next);

    std::map<std::string, ComponentId> components;
    for (auto component : DesignStore::components_of(t, network, last.revision_id)) {
      const auto old = component.component_id.text;
      component.component_id = new_id<ComponentId>(now, foundation_.random);
      component.revision_id = next.revision_id;
      component.version = 1;
      components[old] = component.component_id;
      DesignStore::add_component(t, component);
    }
    std::map<std::string, FileId> files;
    for (auto file : FileStore::files_of(t, network, last.revision_id)) {
      const auto old = file.file_id.text;
      file.file_id = new_id<FileId>(now, foundation_.random);
      file.revision_id = next.revision_id;
      if (file.component_id) file.component_id = components.at(file.component_id->text);
      files[old] = file.file_id;
      FileStore::add(t, file);
    }
    for (auto plan : DesignStore::plans_of(t, network, last.revision_id)) {
      plan.process_plan_id = new_id<ProcessPlanId>(now, foundation_.random);
      plan.component_id = components.at(plan.component_id.text);
      if (plan.file_id) plan.file_id = files.at(plan.file_id->text);
      plan.version = 1;
      DesignStore::add_plan(t, plan);
    }
    foundation_.events.publish(
        t, {network, "revision.begun", "revision", next.revision_id.text, caller.actor()});
    return view_of(t, *design, next);
  });
}

Result<RevisionView> DesignService::edit_revision(const Caller& caller, const NetworkId& network,
                                                  const RevisionId& id,
                                                  const json::Edit<RevisionDraft>& edit) {
  return foundation_.database.write([&](Transaction& t) -> Result<RevisionView> {
    auto open = open_draft(t, caller, network, id);
    if (!open) return open.error();
    if (const auto current = edit.check_version(open->revision.version); !current)
      return current.error();
    const auto draft = edit.apply(draft_of(open->revision));
    if (!draft) return draft.error();
    take(open->revision, *draft);
    ++open->revision.version;
    DesignStore::save_revision(t, open->revision);
    return view_of(t, open->design, open->revision);
  });
}

Result<ComponentView> DesignService::add_component(const Caller& caller, const NetworkId& network,
                                                   const RevisionId& id,
                                                   const ComponentDraft& draft) {
  return foundation_.database.write([&](Transaction& t) -> Result<ComponentView> {
    const auto open = open_draft(t, caller, network, id);
    if (!open) return open.error();
    Component component;
    component.network_id = network;
    component.component_id = new_id<ComponentId>(foundation_.clock.now(), foundation_.random);
    component.revision_id = id;
    component.position = static_cast<int>(DesignStore::components_of(t, network, id).size());
    take(component, draft);
    DesignStore::add_component(t, component);
    touch(t, open->revision);
    return component_view(t, *open, component.component_id);
  });
}

Result<ComponentView> DesignService::edit_component(const Caller& caller, const NetworkId& network,
                                                    const ComponentId& id,
                                                    const json::Edit<ComponentDraft>& edit) {
  return foundation_.database.write([&](Transaction& t) -> Result<ComponentView> {
    auto component = DesignStore::find_component(t, network, id);
    if (!component) return network::not_found();
    const auto open = open_draft(t, caller, network, component->revision_id);
    if (!open) return open.error();
    if (const auto current = edit.check_version(component->version); !current)
      return current.error();
    const auto draft = edit.apply(draft_of(*component));
    if (!draft) return draft.error();
    take(*component, *draft);
    ++component->version;
    DesignStore::save_component(t, *component);
    touch(t, open->revision);
    return component_view(t, *open, id);
  });
}

Done DesignService::remove_component(const Caller& caller, const NetworkId& network,
                                     const ComponentId& id) {
  return foundation_.database.write([&](Transaction& t) -> Done {
    const auto component = DesignStore::find_component(t, network, id);
    if (!component) return network::not_found();
    const auto open = open_draft(t, caller, network, component->revision_id);
    if (!open) return open.error();
    DesignStore::remove_component(t, *component);
    touch(t, open->revision);
    return {};
  });
}

Result<ProcessPlanView> DesignService::add_plan(const Caller& caller, const NetworkId& network,
                                                const ComponentId& id,
                                                const ProcessPlanDraft& draft) {
  return foundation_.database.write([&](Transaction& t) -> Result<ProcessPlanView> {
    const auto component = DesignStore::find_component(t, network, id);
    if (!component) return network::not_found();
    const auto open = open_draft(t, caller, network, component->revision_id);
    if (!open) return open.error();
    if (const auto checked = check_plan(t, *component, draft); !checked) return checked.error();
    ProcessPlan plan;
    plan.network_id = network;
    plan.process_plan_id = new_id<ProcessPlanId>(foundation_.clock.now(), foundation_.random);
    plan.component_id = id;
    const auto plans = DesignStore::plans_of(t, network, component->revision_id);
    plan.position = static_cast<int>(std::ranges::count(plans, id, &ProcessPlan::component_id));
    take(plan, draft);
    DesignStore::add_plan(t, plan);
    touch(t, open->revision);
    ask_for_estimate_(t, network, plan.process_plan_id);
    return plan_view(t, *open, plan);
  });
}

Result<ProcessPlanView> DesignService::edit_plan(const Caller& caller, const NetworkId& network,
                                                 const ProcessPlanId& id,
                                                 const json::Edit<ProcessPlanDraft>& edit) {
  return foundation_.database.write([&](Transaction& t) -> Result<ProcessPlanView> {
    auto plan = DesignStore::find_plan(t, network, id);
    if (!plan) return network::not_found();
    const auto component = *DesignStore::find_component(t, network, plan->component_id);
    const auto open = open_draft(t, caller, network, component.revision_id);
    if (!open) return open.error();
    if (const auto current = edit.check_version(plan->version); !current) return current.error();
    const auto draft = edit.apply(draft_of(*plan));
    if (!draft) return draft.error();
    if (const auto checked = check_plan(t, component, *draft); !checked) return checked.error();
    take(*plan, *draft);
    plan->estimate.reset();  // It spoke of the plan as it was.
    ++plan->version;
    DesignStore::save_plan(t, *plan);
    touch(t, open->revision);
    ask_for_estimate_(t, network, id);
    return plan_view(t, *open, *plan);
  });
}

Done DesignService::remove_plan(const Caller& caller, const NetworkId& network,
                                const ProcessPlanId& id) {
  return foundation_.database.write([&](Transaction& t) -> Done {
    const auto plan = DesignStore::find_plan(t, network, id);
    if (!plan) return network::not_found();
    const auto component = *DesignStore::find_component(t, network, plan->component_id);
    const auto open = open_draft(t, caller, network, component.revision_id);
    if (!open) return open.error();
    DesignStore::remove_plan(t, *plan);
    touch(t, open->revision);
    return {};
  });
}

Done DesignService::record_estimate(const NetworkId& network, const ProcessPlanId& id,
                                    std::int64_t version, const CycleEstimate& estimate) {
  return foundation_.database.write([&](Transaction& t) -> Done {
    auto plan = DesignStore::find_plan(t, network, id);
    if (!plan) return {};  // Removed meanwhile: nothing is left to say.
    if (plan->version != version) {
      ask_for_estimate_(t, network, id);
      return {};
    }
    plan->estimate = estimate;
    DesignStore::save_plan(t, *plan);
    foundation_.events.publish(
        t, {network, "process_plan.estimated", "process_plan", id.text, accounts::system_account});
    return {};
  });
}

}  // namespace touiza::designs
