// Use cases of needs: asked once, verified by the region's antenna, answered always.
#pragma once

#include "accounts/foundation.hpp"
#include "accounts/permissions.hpp"
#include "json/edit.hpp"
#include "needs/need_model.hpp"

namespace touiza::needs {

class EmergencyService {
 public:
  explicit EmergencyService(accounts::Foundation& foundation) : foundation_{foundation} {}

  Result<http::Page<EmergencyView>> list(const accounts::Caller& caller,
                                         const NetworkId& network) const;
  Result<EmergencyView> find(const accounts::Caller& caller, const NetworkId& network,
                             const EmergencyId& emergency) const;
  Result<EmergencyView> open(const accounts::Caller& caller, const NetworkId& network,
                             const EmergencyDraft& draft);
  /// Errors: "transition_not_allowed" where it is closed already.
  Result<EmergencyView> close(const accounts::Caller& caller, const NetworkId& network,
                              const EmergencyId& emergency);

 private:
  accounts::Foundation& foundation_;
};

class NeedService {
 public:
  explicit NeedService(accounts::Foundation& foundation) : foundation_{foundation} {}

  /// Errors of all: "not_found", "not_allowed" and its kin, those named.
  Result<http::Page<NeedView>> list(const accounts::Caller& caller, const NetworkId& network,
                                    const NeedQuery& query) const;
  Result<NeedView> find(const accounts::Caller& caller, const NetworkId& network,
                        const NeedId& need) const;

  /// Errors: "emergency_is_closed", "need_says_nothing", "due_day_is_past", "design_is_unknown",
  /// "site_cannot_ask".
  Result<NeedView> post(const accounts::Caller& caller, const NetworkId& network,
                        const NeedDraft& draft);
  /// By the asker, before it is verified. Errors: "need_is_verified", "version_is_old", those of
  /// post().
  Result<NeedView> edit(const accounts::Caller& caller, const NetworkId& network,
                        const NeedId& need, const json::Edit<NeedEdit>& edit);

  /// Errors: "site_is_not_active", "transition_not_allowed".
  Result<NeedView> verify(const accounts::Caller& caller, const NetworkId& network,
                          const NeedId& need);
  /// Verified against duplicates: planned for from now on.
  Result<NeedView> open(const accounts::Caller& caller, const NetworkId& network,
                        const NeedId& need);
  Result<NeedView> reject(const accounts::Caller& caller, const NetworkId& network,
                          const NeedId& need, const NeedReason& reason);
  Result<NeedView> suspend(const accounts::Caller& caller, const NetworkId& network,
                           const NeedId& need, const NeedReason& reason);
  Result<NeedView> resume(const accounts::Caller& caller, const NetworkId& network,
                          const NeedId& need);
  Result<NeedView> withdraw(const accounts::Caller& caller, const NetworkId& network,
                            const NeedId& need, const NeedReason& reason);
  /// Closed as a duplicate of another living need of the same site. Errors: "merge_is_impossible".
  Result<NeedView> merge(const accounts::Caller& caller, const NetworkId& network,
                         const NeedId& need, const NeedMerge& merge);

  // For other rooms, inside their transactions; no rights are asked.

  static std::optional<Need> find(database::Transaction& t, const NetworkId& network,
                                  const NeedId& need);
  /// In any state, by need_id.
  static std::vector<Need> all(database::Transaction& t, const NetworkId& network);
  /// Verified and open needs for a design, by need_id.
  static std::vector<Need> to_serve(database::Transaction& t, const NetworkId& network);
  static std::vector<Emergency> emergencies(database::Transaction& t, const NetworkId& network);
  /// Closes a need as fulfilled where all has arrived.
  Done fulfil(database::Transaction& t, const accounts::Caller& caller, const NetworkId& network,
              const NeedId& need);

 private:
  using Change = std::function<Done(database::Transaction&, Need&)>;
  Result<NeedView> step(const accounts::Caller& caller, accounts::Action action,
                        const NetworkId& network, const NeedId& need, NeedState to,
                        const std::string& reason, const Change& change);
  Done move(database::Transaction& t, const accounts::Caller& caller, Need& need, NeedState to,
            const std::string& reason);

  accounts::Foundation& foundation_;
};

}  // namespace touiza::needs
