// What accounts asks of this room: where roles can hold, and what is kept about persons here.
#pragma once

#include "accounts/member_service.hpp"
#include "accounts/personal_data.hpp"

namespace touiza::network {

/// Regions, clusters and organizations, for those who give roles in them.
class NetworkPlaces final : public accounts::PlaceDirectory {
 public:
  std::optional<accounts::KnownPlace> find(database::Transaction& transaction,
                                           const NetworkId& network,
                                           const accounts::GrantPlace& place) override;
};

/// A person with a machine at home is an organization with a lab: its name, website and place are
/// that person's.
class NetworkPersonalData final : public accounts::PersonalDataHolder {
 public:
  std::string room() const override { return "network"; }
  std::vector<accounts::PersonalFieldView> fields() const override;
  std::string export_of(database::Transaction& transaction, const AccountId& account) override;
  /// Of organizations of kind individual that the account registered: names go, the place becomes
  /// the town's, and a lab that still works leaves the network.
  void erase(database::Transaction& transaction, const AccountId& account) override;
  std::int64_t sweep(database::Transaction&, Instant) override { return 0; }
};

}  // namespace touiza::network
