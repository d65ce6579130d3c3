// Skills that a lab declares and others vouch for.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "network/lab_model.hpp"

namespace touiza::network {

struct KnowHowDraft {
  std::string skill;  ///< "reverse_engineering": a code of small letters, digits and underscores.

  static constexpr auto rules() {
    return json::rules(json::text(&KnowHowDraft::skill, {.min = 2, .max = 60}));
  }
};
BOOST_DESCRIBE_STRUCT(KnowHowDraft, (), (skill))

class KnowHowService {
 public:
  explicit KnowHowService(const accounts::Foundation& foundation) : house_{foundation} {}

  /// Errors: those of allow(), "not_found", "skill_is_malformed", "know_how_exists".
  Result<LabView> declare(const accounts::Caller& caller, const NetworkId& network,
                          const LabId& lab, const KnowHowDraft& draft) const;
  /// Errors: those of allow(), "not_found".
  Done take_back(const accounts::Caller& caller, const NetworkId& network, const LabId& lab,
                 const KnowHowId& know_how) const;
  /// Another organization's word for it, once each. Errors: those of allow(), "not_found",
  /// "vouching_needs_a_working_lab", "already_vouched".
  Result<LabView> vouch(const accounts::Caller& caller, const NetworkId& network, const LabId& lab,
                        const KnowHowId& know_how) const;

 private:
  accounts::Foundation house_;
};

}  // namespace touiza::network
