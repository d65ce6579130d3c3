// What waiting messages say about persons, in the table of personal data.
#pragma once

#include "accounts/personal_data.hpp"

namespace touiza::server {

/// A waiting message is sealed: nobody can look up whose it is, so it can neither be exported nor
/// found for erasure. It goes by itself, with its code or invitation.
class MessagesPersonalData final : public accounts::PersonalDataHolder {
 public:
  std::string room() const override { return "messages"; }
  std::vector<accounts::PersonalFieldView> fields() const override;
  std::string export_of(database::Transaction& transaction, const AccountId& account) override;
  void erase(database::Transaction& transaction, const AccountId& account) override;
  std::int64_t sweep(database::Transaction& transaction, Instant now) override;
};

}  // namespace touiza::server
