// Use cases of labs: applying, changing, confirming, vouching, and the steps of their life.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "json/edit.hpp"
#include "network/lab_model.hpp"

namespace touiza::network {

/// The steps that people take, by the names of their routes.
enum class LabStep {
  review,
  ask_more,
  answer,
  refuse,
  admit,
  activate,
  sleep,
  wake,
  leave,
  remove
};

class LabService {
 public:
  explicit LabService(const accounts::Foundation& foundation) : house_{foundation} {}

  /// Errors: those of allow(), "not_found", "cursor_is_malformed", "bounds_are_malformed".
  Result<http::Page<LabView>> list(const accounts::Caller& caller, const NetworkId& network,
                                   const LabQuery& query) const;
  Result<LabView> find(const accounts::Caller& caller, const NetworkId& network,
                       const LabId& lab) const;
  /// The application of a lab. Errors: those of allow(), "not_found", "organization_unknown",
  /// "town_unknown", "referee_unknown".
  Result<LabView> add(const accounts::Caller& caller, const NetworkId& network,
                      const LabDraft& draft) const;
  /// Also counts as confirming. Errors: as add(), and "version_is_old".
  Result<LabView> edit(const accounts::Caller& caller, const NetworkId& network, const LabId& lab,
                       const json::Edit<LabEdit>& edit) const;
  /// What the lab and its machines have declared is still true. Wakes a dormant lab.
  Result<LabView> confirm(const accounts::Caller& caller, const NetworkId& network,
                          const LabId& lab) const;

  /// Errors: those of allow(), "not_found", "transition_not_allowed", "reason_missing";
  /// admit: "vouches_missing".
  Result<LabView> step(const accounts::Caller& caller, const NetworkId& network, const LabId& lab,
                       LabStep step, const StepReason& reason) const;
  /// A peer's word for a lab that has applied; counts once for each organization.
  /// Errors: those of allow(), "not_found", "vouching_is_over", "vouching_needs_a_working_lab",
  /// "not_a_referee", "already_vouched".
  Result<LabView> vouch(const accounts::Caller& caller, const NetworkId& network,
                        const LabId& lab) const;
  /// All steps of its life so far, the first one first: for the lab itself and its overseers.
  Result<http::Page<LabTransitionView>> transitions(const accounts::Caller& caller,
                                                    const NetworkId& network,
                                                    const LabId& lab) const;

  /// Active labs that gave no sign for `silence_max` become dormant. Called by the worker, daily.
  /// Returns how many.
  Result<int> put_silent_to_sleep(const NetworkId& network) const;

 private:
  accounts::Foundation house_;
};

}  // namespace touiza::network
