#include "needs/need_api.hpp"

namespace touiza::needs {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;

struct NeedsPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(NeedsPath, (), (network))

struct EmergencyPath {
  NetworkId network;
  EmergencyId emergency;
};
BOOST_DESCRIBE_STRUCT(EmergencyPath, (), (network, emergency))

struct NeedPath {
  NetworkId network;
  NeedId need;
};
BOOST_DESCRIBE_STRUCT(NeedPath, (), (network, need))

void add_emergencies(accounts::Api& api, EmergencyService& emergencies) {
  api.list<NeedsPath, http::PageQuery, EmergencyView>(
      "/api/v1/networks/{network}/emergencies", "list_emergencies", Action::see_emergency,
      "Emergencies, newest first",
      [&emergencies](const Caller& caller, const NeedsPath& path, const http::PageQuery&) {
        return emergencies.list(caller, path.network);
      });
  api.create<NeedsPath, EmergencyDraft, EmergencyView>(
      "/api/v1/networks/{network}/emergencies", "open_emergency", Action::edit_emergency,
      "Open an emergency",
      [&emergencies](const Caller& caller, const NeedsPath& path, const EmergencyDraft& draft) {
        return emergencies.open(caller, path.network, draft);
      });
  api.get<EmergencyPath, EmergencyView>(
      "/api/v1/networks/{network}/emergencies/{emergency}", "get_emergency", Action::see_emergency,
      "One emergency", [&emergencies](const Caller& caller, const EmergencyPath& path) {
        return emergencies.find(caller, path.network, path.emergency);
      });
  api.step<EmergencyPath, Nothing, EmergencyView>(
      "/api/v1/networks/{network}/emergencies/{emergency}/close", "close_emergency",
      Action::edit_emergency, "Close an emergency",
      [&emergencies](const Caller& caller, const EmergencyPath& path, const Nothing&) {
        return emergencies.close(caller, path.network, path.emergency);
      });
}

void add_asking(accounts::Api& api, NeedService& needs) {
  api.list<NeedsPath, NeedQuery, NeedView>(
      "/api/v1/networks/{network}/needs", "list_needs", Action::see_need, "Needs, newest first",
      [&needs](const Caller& caller, const NeedsPath& path, const NeedQuery& query) {
        return needs.list(caller, path.network, query);
      });
  api.create<NeedsPath, NeedDraft, NeedView>(
      "/api/v1/networks/{network}/needs", "post_need", Action::create_need, "Ask for something",
      [&needs](const Caller& caller, const NeedsPath& path, const NeedDraft& draft) {
        return needs.post(caller, path.network, draft);
      });
  api.get<NeedPath, NeedView>("/api/v1/networks/{network}/needs/{need}", "get_need",
                              Action::see_need, "One need, with its likely duplicates",
                              [&needs](const Caller& caller, const NeedPath& path) {
                                return needs.find(caller, path.network, path.need);
                              });
  api.patch<NeedPath, NeedEdit, NeedView>(
      "/api/v1/networks/{network}/needs/{need}", "edit_need", Action::edit_need,
      "Change a need that nobody has verified",
      [&needs](const Caller& caller, const NeedPath& path, const json::Edit<NeedEdit>& edit) {
        return needs.edit(caller, path.network, path.need, edit);
      });
  api.step<NeedPath, NeedReason, NeedView>(
      "/api/v1/networks/{network}/needs/{need}/withdraw", "withdraw_need", Action::edit_need,
      "No longer needed",
      [&needs](const Caller& caller, const NeedPath& path, const NeedReason& reason) {
        return needs.withdraw(caller, path.network, path.need, reason);
      });
}

void add_verifying(accounts::Api& api, NeedService& needs) {
  api.step<NeedPath, Nothing, NeedView>(
      "/api/v1/networks/{network}/needs/{need}/verify", "verify_need", Action::verify_need,
      "The antenna has made sure",
      [&needs](const Caller& caller, const NeedPath& path, const Nothing&) {
        return needs.verify(caller, path.network, path.need);
      });
  api.step<NeedPath, Nothing, NeedView>(
      "/api/v1/networks/{network}/needs/{need}/open", "open_need", Action::verify_need,
      "Checked against duplicates: open",
      [&needs](const Caller& caller, const NeedPath& path, const Nothing&) {
        return needs.open(caller, path.network, path.need);
      });
  api.step<NeedPath, NeedReason, NeedView>(
      "/api/v1/networks/{network}/needs/{need}/reject", "reject_need", Action::verify_need,
      "Rejected, with the reason",
      [&needs](const Caller& caller, const NeedPath& path, const NeedReason& reason) {
        return needs.reject(caller, path.network, path.need, reason);
      });
  api.step<NeedPath, NeedReason, NeedView>(
      "/api/v1/networks/{network}/needs/{need}/suspend", "suspend_need", Action::verify_need,
      "Set aside for now",
      [&needs](const Caller& caller, const NeedPath& path, const NeedReason& reason) {
        return needs.suspend(caller, path.network, path.need, reason);
      });
  api.step<NeedPath, Nothing, NeedView>(
      "/api/v1/networks/{network}/needs/{need}/resume", "resume_need", Action::verify_need,
      "Taken up again", [&needs](const Caller& caller, const NeedPath& path, const Nothing&) {
        return needs.resume(caller, path.network, path.need);
      });
  api.step<NeedPath, NeedMerge, NeedView>(
      "/api/v1/networks/{network}/needs/{need}/merge", "merge_need", Action::verify_need,
      "Closed as a duplicate of another",
      [&needs](const Caller& caller, const NeedPath& path, const NeedMerge& merge) {
        return needs.merge(caller, path.network, path.need, merge);
      });
}

}  // namespace

void add_need_routes(accounts::Api& api, EmergencyService& emergencies, NeedService& needs) {
  add_emergencies(api, emergencies);
  add_asking(api, needs);
  add_verifying(api, needs);
}

}  // namespace touiza::needs
