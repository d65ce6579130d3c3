#include "network/know_how_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "database/database.hpp"
#include "network/lab_access.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

struct KnowHow {
  NetworkId network_id;
  KnowHowId know_how_id;
  LabId lab_id;
  std::string skill;
  Instant declared_at;
};
BOOST_DESCRIBE_STRUCT(KnowHow, (), (network_id, know_how_id, lab_id, skill, declared_at))

constexpr auto exists_sql = R"sql(
  SELECT COUNT(*) FROM know_how WHERE network_id = ?1 AND lab_id = ?2 AND know_how_id = ?3
)sql";

constexpr auto working_sql = R"sql(
  SELECT organization_id FROM lab
  WHERE network_id = ?1 AND organization_id IN (?2) AND state IN ('probation', 'active')
  ORDER BY lab_id LIMIT 1
)sql";

constexpr auto vouch_sql = R"sql(
  INSERT INTO know_how_vouch (network_id, know_how_id, organization_id, account_id, at)
  VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
)sql";

bool is_skill(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

Result<LabView> shown(Transaction& transaction, const Caller& caller, const Lab& lab, Instant now) {
  auto view = lab_view(transaction, lab.network_id, lab.lab_id, sight(caller, lab.network_id), now);
  if (!view) return not_found();
  return *std::move(view);
}

}  // namespace

Result<LabView> KnowHowService::declare(const Caller& caller, const NetworkId& network,
                                        const LabId& id, const KnowHowDraft& draft) const {
  return house_.database.write([&](Transaction& transaction) -> Result<LabView> {
    const auto lab = reach_lab(transaction, caller, network, id, Action::edit_lab);
    if (!lab) return lab.error();
    if (!is_skill(draft.skill)) {
      return Error{ErrorKind::invalid_input, "skill_is_malformed",
                   fmt::format("'{}' is no code of a skill.", draft.skill),
                   "Use small letters, digits and underscores: 'mould_making'."};
    }
    const KnowHow know_how{network, new_id<KnowHowId>(house_.clock.now(), house_.random), id,
                           draft.skill, house_.clock.now()};
    if (!transaction.insert_unless_exists("know_how", know_how)) {
      return Error{ErrorKind::conflict, "know_how_exists",
                   fmt::format("Lab {} has declared '{}' already.", lab->code, draft.skill), ""};
    }
    house_.events.publish(transaction, lab_event(*lab, caller.actor(), "lab.changed"));
    return shown(transaction, caller, *lab, house_.clock.now());
  });
}

Done KnowHowService::take_back(const Caller& caller, const NetworkId& network, const LabId& id,
                               const KnowHowId& know_how) const {
  return house_.database.write([&](Transaction& transaction) -> Done {
    const auto lab = reach_lab(transaction, caller, network, id, Action::edit_lab);
    if (!lab) return lab.error();
    if (transaction.value<std::int64_t>(exists_sql, network, id, know_how) == 0) {
      return not_found();
    }
    transaction.run("DELETE FROM know_how_vouch WHERE network_id = ?1 AND know_how_id = ?2",
                    network, know_how);
    transaction.run("DELETE FROM know_how WHERE network_id = ?1 AND know_how_id = ?2", network,
                    know_how);
    house_.events.publish(transaction, lab_event(*lab, caller.actor(), "lab.changed"));
    return {};
  });
}

Result<LabView> KnowHowService::vouch(const Caller& caller, const NetworkId& network,
                                      const LabId& id, const KnowHowId& know_how) const {
  return house_.database.write([&](Transaction& transaction) -> Result<LabView> {
    const auto lab = reach_lab(transaction, caller, network, id, Action::vouch_lab);
    if (!lab) return lab.error();
    if (transaction.value<std::int64_t>(exists_sql, network, id, know_how) == 0) {
      return not_found();
    }
    auto own = accounts::organizations_of(caller, network);
    std::erase(own, lab->organization_id);
    const auto peer = transaction.one<OrganizationId>(working_sql, network, database::any_of(own));
    if (!peer) {
      return Error{ErrorKind::not_allowed, "vouching_needs_a_working_lab",
                   "Only members of another organization with a working lab can vouch.",
                   "Ask a lab that knows this one."};
    }
    if (transaction.run(vouch_sql, network, know_how, *peer, caller.actor(), house_.clock.now()) ==
        0) {
      return Error{ErrorKind::conflict, "already_vouched",
                   "Your organization has vouched for this already.", ""};
    }
    house_.events.publish(transaction, lab_event(*lab, caller.actor(), "lab.vouched"));
    return shown(transaction, caller, *lab, house_.clock.now());
  });
}

}  // namespace touiza::network
