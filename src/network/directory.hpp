// What the rooms below ask of the network, inside their own transactions. No permission is checked
// and nothing is committed here: the one who asks does both.
#pragma once

#include "database/transaction.hpp"
#include "network/machine_model.hpp"
#include "network/material_model.hpp"
#include "network/network_model.hpp"
#include "network/site_model.hpp"

namespace touiza::network {

/// A lab as the rooms below need it: where it stands, for rights, and how much its word is worth.
struct DirectoryLab {
  LabId lab_id;
  std::string code;
  LocalText name;  ///< Not masked: show it only to those with see_personal_data of its place.
  OrganizationId organization_id;
  RegionId region_id;
  double lat = 0;  ///< As shown: blurred for individuals.
  double lng = 0;
  LabState state = LabState::applied;
  LabLimits limits;
  double people_hours_per_day = 0;
  Instant confirmed_at;
  std::int64_t units_promised = 0;
  std::int64_t units_accepted = 0;

  double yield() const { return expected_yield({units_promised, units_accepted}); }
};
BOOST_DESCRIBE_STRUCT(DirectoryLab, (),
                      (lab_id, code, name, organization_id, region_id, lat, lng, state, limits,
                       people_hours_per_day, confirmed_at, units_promised, units_accepted))

/// A machine of a working lab with the hours that may be counted on.
struct CapableMachine {
  Machine machine;
  OrganizationId organization_id;
  RegionId region_id;
  Hours hours_per_day;  ///< Of the whole group, after what the lab as a whole allows.
  double yield = 0;     ///< Expected share of what is promised.
  bool is_on_probation = false;
};

/// A lab whose people assemble, sew or test.
struct CapableHands {
  LabId lab_id;
  OrganizationId organization_id;
  RegionId region_id;
  Hours hours_per_day;
  double yield = 0;
};

/// A skill that a lab declares.
struct LabSkill {
  LabId lab_id;
  std::string skill;
};
BOOST_DESCRIBE_STRUCT(LabSkill, (), (lab_id, skill))

class NetworkDirectory {
 public:
  /// All of the deployment, by slug.
  std::vector<Network> networks(database::Transaction& transaction) const;
  std::optional<Network> network(database::Transaction& transaction,
                                 const NetworkId& network) const;
  std::vector<Region> regions(database::Transaction& transaction, const NetworkId& network) const;
  std::optional<Town> town(database::Transaction& transaction, const NetworkId& network,
                           const TownId& town) const;

  std::optional<DirectoryLab> lab(database::Transaction& transaction, const NetworkId& network,
                                  const LabId& lab) const;
  /// All, in any state, by id.
  std::vector<DirectoryLab> labs(database::Transaction& transaction,
                                 const NetworkId& network) const;
  /// Of all labs, by lab and skill.
  std::vector<LabSkill> skills(database::Transaction& transaction, const NetworkId& network) const;
  std::vector<ClusterId> clusters_of(database::Transaction& transaction, const NetworkId& network,
                                     const LabId& lab) const;

  std::optional<Machine> machine(database::Transaction& transaction, const NetworkId& network,
                                 const MachineId& machine) const;
  /// Available machines of labs that work and are open on the day of `now`, by id. Two queries.
  std::vector<CapableMachine> capable_machines(database::Transaction& transaction,
                                               const NetworkId& network, Instant now) const;
  std::vector<CapableHands> capable_hands(database::Transaction& transaction,
                                          const NetworkId& network, Instant now) const;

  std::optional<Site> site(database::Transaction& transaction, const NetworkId& network,
                           const SiteId& site) const;
  /// In any state, by id.
  std::vector<Site> sites(database::Transaction& transaction, const NetworkId& network) const;

  std::optional<Material> material(database::Transaction& transaction, const NetworkId& network,
                                   const MaterialId& material) const;
  std::optional<Material> material_by_code(database::Transaction& transaction,
                                           const NetworkId& network, std::string_view code) const;
  std::vector<Material> materials(database::Transaction& transaction,
                                  const NetworkId& network) const;

  /// A job has ended: what was promised, and how much of it was accepted. Either may be negative
  /// to correct what was added before, as after a recall.
  void add_to_record(database::Transaction& transaction, const NetworkId& network, const LabId& lab,
                     const LabRecord& more) const;
  /// The first lot of a lab on probation was accepted. False where it was not on probation.
  /// The caller publishes "lab.active".
  bool pass_probation(database::Transaction& transaction, const NetworkId& network,
                      const LabId& lab, const AccountId& actor, Instant now, Random& random) const;
  /// The lab did something by itself: it has given a sign, and what it declared is still true.
  void note_sign(database::Transaction& transaction, const NetworkId& network, const LabId& lab,
                 Instant now) const;
};

}  // namespace touiza::network
