// What shipments say about persons: who signed, who drove.
#pragma once

#include "accounts/personal_data.hpp"

namespace touiza::shipping {

class ShippingPersonalData final : public accounts::PersonalDataHolder {
 public:
  std::string room() const override { return "shipping"; }
  std::vector<accounts::PersonalFieldView> fields() const override;
  std::string export_of(database::Transaction& transaction, const AccountId& account) override;
  /// The receipts stay, without names: that something was delivered is still proven.
  void erase(database::Transaction& transaction, const AccountId& account) override;
  std::int64_t sweep(database::Transaction& transaction, Instant now) override;
};

}  // namespace touiza::shipping
