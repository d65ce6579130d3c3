#include "designs/design_api.hpp"
#include "http/short_list.hpp"

#include "designs/parameter_forms.hpp"

namespace touiza::designs {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;
using http::Page;

struct DesignsPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(DesignsPath, (), (network))

struct DesignPath {
  NetworkId network;
  DesignId design;
};
BOOST_DESCRIBE_STRUCT(DesignPath, (), (network, design))

struct RevisionPath {
  NetworkId network;
  RevisionId revision;
};
BOOST_DESCRIBE_STRUCT(RevisionPath, (), (network, revision))

struct ComponentPath {
  NetworkId network;
  ComponentId component;
};
BOOST_DESCRIBE_STRUCT(ComponentPath, (), (network, component))

struct ProcessPlanPath {
  NetworkId network;
  ProcessPlanId process_plan;
};
BOOST_DESCRIBE_STRUCT(ProcessPlanPath, (), (network, process_plan))

void add_reading(accounts::Api& api, const Catalogue& catalogue) {
  api.list<DesignsPath, DesignQuery, DesignView>(
      "/api/v1/networks/{network}/designs", "list_designs", Action::see_design,
      "The network's designs",
      [&catalogue](const Caller& caller, const DesignsPath& path, const DesignQuery& query) {
        return catalogue.list(caller, path.network, query);
      });
  api.get<DesignPath, DesignView>("/api/v1/networks/{network}/designs/{design}", "get_design",
                                  Action::see_design, "One design with its revisions",
                                  [&catalogue](const Caller& caller, const DesignPath& path) {
                                    return catalogue.design(caller, path.network, path.design);
                                  });
  api.get<RevisionPath, RevisionView>(
      "/api/v1/networks/{network}/revisions/{revision}", "get_revision", Action::see_design,
      "A revision with components, process plans, files and sign-offs",
      [&catalogue](const Caller& caller, const RevisionPath& path) {
        return catalogue.revision(caller, path.network, path.revision);
      });
  http::add_short_list<DesignsPath, http::ShortListQuery, ParameterForm>(
      api, "/api/v1/networks/{network}/parameter-forms", "list_parameter_forms", Action::visit,
      "What each technology's parameter set holds",
      [](const Caller&, const DesignsPath&) -> Result<Page<ParameterForm>> {
        return Page<ParameterForm>{parameter_forms(), std::nullopt};
      });
}

void add_editing(accounts::Api& api, DesignService& designs) {
  api.create<DesignsPath, DesignDraft, DesignView>(
      "/api/v1/networks/{network}/designs", "create_design", Action::create_design,
      "A new design, with its first draft revision",
      [&designs](const Caller& caller, const DesignsPath& path, const DesignDraft& draft) {
        return designs.create(caller, path.network, draft);
      });
  api.patch<DesignPath, DesignDraft, DesignView>(
      "/api/v1/networks/{network}/designs/{design}", "edit_design", Action::edit_design,
      "Change a design",
      [&designs](const Caller& caller, const DesignPath& path,
                 const json::Edit<DesignDraft>& edit) {
        return designs.edit(caller, path.network, path.design, edit);
      });
  api.create<DesignPath, Nothing, RevisionView>(
      "/api/v1/networks/{network}/designs/{design}/revisions", "begin_revision",
      Action::edit_design, "A new draft, copied from the newest revision",
      [&designs](const Caller& caller, const DesignPath& path, const Nothing&) {
        return designs.begin_revision(caller, path.network, path.design);
      });
  api.patch<RevisionPath, RevisionDraft, RevisionView>(
      "/api/v1/networks/{network}/revisions/{revision}", "edit_revision", Action::edit_design,
      "Change a draft revision",
      [&designs](const Caller& caller, const RevisionPath& path,
                 const json::Edit<RevisionDraft>& edit) {
        return designs.edit_revision(caller, path.network, path.revision, edit);
      });
}

void add_component_editing(accounts::Api& api, DesignService& designs) {
  api.create<RevisionPath, ComponentDraft, ComponentView>(
      "/api/v1/networks/{network}/revisions/{revision}/components", "add_component",
      Action::edit_design, "A component more",
      [&designs](const Caller& caller, const RevisionPath& path, const ComponentDraft& draft) {
        return designs.add_component(caller, path.network, path.revision, draft);
      });
  api.patch<ComponentPath, ComponentDraft, ComponentView>(
      "/api/v1/networks/{network}/components/{component}", "edit_component", Action::edit_design,
      "Change a component of a draft",
      [&designs](const Caller& caller, const ComponentPath& path,
                 const json::Edit<ComponentDraft>& edit) {
        return designs.edit_component(caller, path.network, path.component, edit);
      });
  api.remove<ComponentPath>("/api/v1/networks/{network}/components/{component}", "remove_component",
                            Action::edit_design, "Remove a component of a draft",
                            [&designs](const Caller& caller, const ComponentPath& path) {
                              return designs.remove_component(caller, path.network, path.component);
                            });
  api.create<ComponentPath, ProcessPlanDraft, ProcessPlanView>(
      "/api/v1/networks/{network}/components/{component}/process-plans", "add_process_plan",
      Action::edit_design, "One more way to make a component",
      [&designs](const Caller& caller, const ComponentPath& path, const ProcessPlanDraft& draft) {
        return designs.add_plan(caller, path.network, path.component, draft);
      });
  api.patch<ProcessPlanPath, ProcessPlanDraft, ProcessPlanView>(
      "/api/v1/networks/{network}/process-plans/{process_plan}", "edit_process_plan",
      Action::edit_design, "Change a process plan of a draft",
      [&designs](const Caller& caller, const ProcessPlanPath& path,
                 const json::Edit<ProcessPlanDraft>& edit) {
        return designs.edit_plan(caller, path.network, path.process_plan, edit);
      });
  api.remove<ProcessPlanPath>("/api/v1/networks/{network}/process-plans/{process_plan}",
                              "remove_process_plan", Action::edit_design,
                              "Remove a process plan of a draft",
                              [&designs](const Caller& caller, const ProcessPlanPath& path) {
                                return designs.remove_plan(caller, path.network, path.process_plan);
                              });
}

void add_release_steps(accounts::Api& api, ReleaseService& releases) {
  api.step<RevisionPath, ReviewRequest, RevisionView>(
      "/api/v1/networks/{network}/revisions/{revision}/request-review", "request_review",
      Action::edit_design, "Ask for the sign-offs of a use level",
      [&releases](const Caller& caller, const RevisionPath& path, const ReviewRequest& request) {
        return releases.request_review(caller, path.network, path.revision, request);
      });
  api.step<RevisionPath, SignOffAnswer, RevisionView>(
      "/api/v1/networks/{network}/revisions/{revision}/sign-off", "sign_off_revision",
      Action::sign_off_revision, "Give or refuse a sign-off",
      [&releases](const Caller& caller, const RevisionPath& path, const SignOffAnswer& answer) {
        return releases.sign_off(caller, path.network, path.revision, answer);
      });
  api.step<RevisionPath, RevisionReason, RevisionView>(
      "/api/v1/networks/{network}/revisions/{revision}/return", "return_revision",
      Action::edit_design, "Back to draft",
      [&releases](const Caller& caller, const RevisionPath& path, const RevisionReason& reason) {
        return releases.return_to_draft(caller, path.network, path.revision, reason);
      });
  api.step<RevisionPath, Nothing, RevisionView>(
      "/api/v1/networks/{network}/revisions/{revision}/release", "release_revision",
      Action::release_revision, "Release; the one before is superseded",
      [&releases](const Caller& caller, const RevisionPath& path, const Nothing&) {
        return releases.release(caller, path.network, path.revision);
      });
  api.get<RevisionPath, Consequences>(
      "/api/v1/networks/{network}/revisions/{revision}/consequences", "get_withdrawal_consequences",
      Action::see_design, "What a withdrawal would stop and call back",
      [&releases](const Caller& caller, const RevisionPath& path) {
        return releases.consequences(caller, path.network, path.revision);
      });
  api.step<RevisionPath, RevisionReason, RevisionView>(
      "/api/v1/networks/{network}/revisions/{revision}/withdraw", "withdraw_revision",
      Action::withdraw_revision, "Withdraw; jobs stop and lots are recalled",
      [&releases](const Caller& caller, const RevisionPath& path, const RevisionReason& reason) {
        return releases.withdraw(caller, path.network, path.revision, reason);
      });
}

}  // namespace

void add_design_routes(accounts::Api& api, const DesignServices& services) {
  add_reading(api, services.catalogue);
  add_editing(api, services.designs);
  add_component_editing(api, services.designs);
  add_release_steps(api, services.releases);
  add_file_routes(api, services.files);
}

}  // namespace touiza::designs
