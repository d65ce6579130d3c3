// The life of a revision: review, sign-offs, release, withdrawal.
#pragma once

#include <vector>

#include "designs/catalogue.hpp"

namespace touiza::designs {

/// A room below that a revision's fate concerns (jobs, lots): implemented there, registered by
/// apps/.
class RevisionObserver {
 public:
  virtual ~RevisionObserver() = default;
  /// Adds what a withdrawal would stop or call back.
  virtual void count(database::Transaction& t, const NetworkId& network, const RevisionId& revision,
                     Consequences& consequences) = 0;
  /// The revision is withdrawn, in this transaction. An error undoes the withdrawal.
  virtual Done on_withdrawn(database::Transaction& t, const accounts::Caller& caller,
                            const Revision& revision, const std::string& reason) = 0;
};

class ReleaseService {
 public:
  explicit ReleaseService(accounts::Foundation& foundation) : foundation_{foundation} {}

  /// Called while the program is put together, before anything is served.
  void add_observer(RevisionObserver& observer) { observers_.push_back(&observer); }

  // Errors of all: "not_found", "not_allowed" and its kin, "transition_not_allowed", those named.

  /// Asks for the sign-offs of the use level. Errors: "release_is_incomplete" (sign-offs apart).
  Result<RevisionView> request_review(const accounts::Caller& caller, const NetworkId& network,
                                      const RevisionId& revision, const ReviewRequest& request);
  /// Errors: "sign_off_is_not_asked", "sign_off_needs_another_person" (clinical: two people).
  Result<RevisionView> sign_off(const accounts::Caller& caller, const NetworkId& network,
                                const RevisionId& revision, const SignOffAnswer& answer);
  /// Back to draft; sign-offs become void.
  Result<RevisionView> return_to_draft(const accounts::Caller& caller, const NetworkId& network,
                                       const RevisionId& revision, const RevisionReason& reason);
  /// The revision that was released before is superseded. Errors: "release_is_incomplete".
  Result<RevisionView> release(const accounts::Caller& caller, const NetworkId& network,
                               const RevisionId& revision);
  Result<Consequences> consequences(const accounts::Caller& caller, const NetworkId& network,
                                    const RevisionId& revision);
  /// Stops its jobs and opens the recall of its lots.
  Result<RevisionView> withdraw(const accounts::Caller& caller, const NetworkId& network,
                                const RevisionId& revision, const RevisionReason& reason);

 private:
  Done move(database::Transaction& t, const accounts::Caller& caller, Revision& revision,
            RevisionState to, const std::string& reason);

  accounts::Foundation& foundation_;
  std::vector<RevisionObserver*> observers_;
};

}  // namespace touiza::designs
