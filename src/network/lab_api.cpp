#include "http/short_list.hpp"
#include "network/api.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;
using http::Page;

struct KnowHowPath {
  NetworkId network;
  LabId lab;
  KnowHowId know_how;
};
BOOST_DESCRIBE_STRUCT(KnowHowPath, (), (network, lab, know_how))

struct StepRoute {
  LabStep step;
  const char* name;
  Action action;
  const char* summary;
};

constexpr StepRoute step_routes[] = {
    {LabStep::review, "review", Action::review_lab, "Take an application into review"},
    {LabStep::ask_more, "ask-more", Action::review_lab, "Ask the applicant something"},
    {LabStep::answer, "answer", Action::edit_lab, "Hand the application in again"},
    {LabStep::refuse, "refuse", Action::review_lab, "Refuse an application, with the reason"},
    {LabStep::admit, "admit", Action::review_lab, "Admit a lab on probation"},
    {LabStep::activate, "activate", Action::review_lab, "End the probation"},
    {LabStep::sleep, "sleep", Action::confirm_capacity, "Take no work for a while"},
    {LabStep::wake, "wake", Action::confirm_capacity, "Take work again"},
    {LabStep::leave, "leave", Action::edit_lab, "Leave the network"},
    {LabStep::remove, "remove", Action::review_lab, "Remove a lab, with the reason"},
};

void add_steps(accounts::Api& api, const LabService& labs) {
  for (const auto& route : step_routes) {
    const std::string name{route.name};
    auto id = name + "_lab";
    for (auto& letter : id) letter = letter == '-' ? '_' : letter;
    api.step<LabPath, StepReason, LabView>(
        "/api/v1/networks/{network}/labs/{lab}/" + name, id, route.action, route.summary,
        [&labs, step = route.step](const Caller& caller, const LabPath& path,
                                   const StepReason& reason) {
          return labs.step(caller, path.network, path.lab, step, reason);
        });
  }
  api.step<LabPath, Nothing, LabView>(
      "/api/v1/networks/{network}/labs/{lab}/vouch", "vouch_lab", Action::vouch_lab,
      "A peer's word for a lab",
      [&labs](const Caller& caller, const LabPath& path, const Nothing&) {
        return labs.vouch(caller, path.network, path.lab);
      });
  api.step<LabPath, Nothing, LabView>(
      "/api/v1/networks/{network}/labs/{lab}/confirm", "confirm_lab", Action::confirm_capacity,
      "What the lab declared is still true",
      [&labs](const Caller& caller, const LabPath& path, const Nothing&) {
        return labs.confirm(caller, path.network, path.lab);
      });
}

void add_know_how(accounts::Api& api, const KnowHowService& know_how) {
  api.create<LabPath, KnowHowDraft, LabView>(
      "/api/v1/networks/{network}/labs/{lab}/know-how", "declare_know_how", Action::edit_lab,
      "A lab declares a skill",
      [&know_how](const Caller& caller, const LabPath& path, const KnowHowDraft& draft) {
        return know_how.declare(caller, path.network, path.lab, draft);
      });
  api.remove<KnowHowPath>("/api/v1/networks/{network}/labs/{lab}/know-how/{know_how}",
                          "take_back_know_how", Action::edit_lab, "A lab takes a skill back",
                          [&know_how](const Caller& caller, const KnowHowPath& path) {
                            return know_how.take_back(caller, path.network, path.lab,
                                                      path.know_how);
                          });
  api.step<KnowHowPath, Nothing, LabView>(
      "/api/v1/networks/{network}/labs/{lab}/know-how/{know_how}/vouch", "vouch_know_how",
      Action::vouch_lab, "A peer's word for a skill",
      [&know_how](const Caller& caller, const KnowHowPath& path, const Nothing&) {
        return know_how.vouch(caller, path.network, path.lab, path.know_how);
      });
}

}  // namespace

void add_lab_routes(accounts::Api& api, const LabService& labs, const KnowHowService& know_how) {
  api.list<NetworkPath, LabQuery, LabView>(
      "/api/v1/networks/{network}/labs", "list_labs", Action::see_lab, "Labs by name",
      [&labs](const Caller& caller, const NetworkPath& path, const LabQuery& query) {
        return labs.list(caller, path.network, query);
      });
  api.create<NetworkPath, LabDraft, LabView>(
      "/api/v1/networks/{network}/labs", "create_lab", Action::create_lab, "A lab applies",
      [&labs](const Caller& caller, const NetworkPath& path, const LabDraft& draft) {
        return labs.add(caller, path.network, draft);
      });
  api.get<LabPath, LabView>("/api/v1/networks/{network}/labs/{lab}", "get_lab", Action::see_lab,
                            "One lab", [&labs](const Caller& caller, const LabPath& path) {
                              return labs.find(caller, path.network, path.lab);
                            });
  api.patch<LabPath, LabEdit, LabView>(
      "/api/v1/networks/{network}/labs/{lab}", "edit_lab", Action::edit_lab, "Change a lab",
      [&labs](const Caller& caller, const LabPath& path, const json::Edit<LabEdit>& edit) {
        return labs.edit(caller, path.network, path.lab, edit);
      });
  http::add_short_list<LabPath, http::ShortListQuery, LabTransitionView>(
      api, "/api/v1/networks/{network}/labs/{lab}/transitions", "list_lab_transitions",
      Action::see_lab, "The steps of a lab's life so far",
      [&labs](const Caller& caller, const LabPath& path) {
        return labs.transitions(caller, path.network, path.lab);
      });
  add_steps(api, labs);
  add_know_how(api, know_how);
}

}  // namespace touiza::network
