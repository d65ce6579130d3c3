// Editing designs: revisions, their components and the ways to make these.
#pragma once

#include <functional>

#include "designs/catalogue.hpp"
#include "json/edit.hpp"

namespace touiza::designs {

/// Asks for the times of a process plan to be estimated in the background, once the transaction is
/// committed. Filled in apps/.
using AskForEstimate =
    std::function<void(database::Transaction&, const NetworkId&, const ProcessPlanId&)>;

class DesignService {
 public:
  DesignService(accounts::Foundation& foundation, AskForEstimate ask_for_estimate)
      : foundation_{foundation}, ask_for_estimate_{std::move(ask_for_estimate)} {}

  /// Errors of all: "not_allowed" and its kin, "not_found", those named.
  Result<DesignView> create(const accounts::Caller& caller, const NetworkId& network,
                            const DesignDraft& draft);
  Result<DesignView> edit(const accounts::Caller& caller, const NetworkId& network,
                          const DesignId& design, const json::Edit<DesignDraft>& edit);

  /// A new draft that begins as a copy of the newest revision: components, process plans and files.
  /// Errors: "draft_exists" where one is open already.
  Result<RevisionView> begin_revision(const accounts::Caller& caller, const NetworkId& network,
                                      const DesignId& design);

  // What follows changes drafts only. Errors: "revision_is_not_a_draft", "version_is_old".
  Result<RevisionView> edit_revision(const accounts::Caller& caller, const NetworkId& network,
                                     const RevisionId& revision,
                                     const json::Edit<RevisionDraft>& edit);
  Result<ComponentView> add_component(const accounts::Caller& caller, const NetworkId& network,
                                      const RevisionId& revision, const ComponentDraft& draft);
  Result<ComponentView> edit_component(const accounts::Caller& caller, const NetworkId& network,
                                       const ComponentId& component,
                                       const json::Edit<ComponentDraft>& edit);
  Done remove_component(const accounts::Caller& caller, const NetworkId& network,
                        const ComponentId& component);

  /// Errors: "technology_is_unknown", "parameters_are_wrong", "component_is_bought_in",
  /// "file_is_not_of_this_revision", "material_is_unknown".
  Result<ProcessPlanView> add_plan(const accounts::Caller& caller, const NetworkId& network,
                                   const ComponentId& component, const ProcessPlanDraft& draft);
  Result<ProcessPlanView> edit_plan(const accounts::Caller& caller, const NetworkId& network,
                                    const ProcessPlanId& plan,
                                    const json::Edit<ProcessPlanDraft>& edit);
  Done remove_plan(const accounts::Caller& caller, const NetworkId& network,
                   const ProcessPlanId& plan);

  /// What the background work found out. A plan that was changed meanwhile is asked for again.
  Done record_estimate(const NetworkId& network, const ProcessPlanId& plan, std::int64_t version,
                       const CycleEstimate& estimate);

 private:
  accounts::Foundation& foundation_;
  AskForEstimate ask_for_estimate_;
};

}  // namespace touiza::designs
