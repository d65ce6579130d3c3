// Personal data: what is kept, why, who sees it and how long; export, erasure and the daily sweep.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/foundation.hpp"
#include "accounts/model.hpp"
#include "base/text.hpp"
#include "database/database.hpp"
#include "json/write.hpp"

namespace touiza::accounts {

/// One column that says something about a person.
struct PersonalFieldView {
  std::string room;
  std::string table;
  std::string column;
  LocalText purpose;
  LocalText seen_by;
  LocalText kept_for;
};
BOOST_DESCRIBE_STRUCT(PersonalFieldView, (), (room, table, column, purpose, seen_by, kept_for))

struct PersonalDataView {
  std::vector<PersonalFieldView> items;
};
BOOST_DESCRIBE_STRUCT(PersonalDataView, (), (items))

/// All that is kept about one person, by room.
struct AccountExportView {
  AccountId account_id;
  Instant exported_at;
  std::map<std::string, json::Any> rooms;
};
BOOST_DESCRIBE_STRUCT(AccountExportView, (), (account_id, exported_at, rooms))

/// What every room that keeps personal data owes the people concerned. Wired in apps/.
class PersonalDataHolder {
 public:
  virtual ~PersonalDataHolder() = default;
  virtual std::string room() const = 0;
  virtual std::vector<PersonalFieldView> fields() const = 0;
  /// A JSON object with all of it, in the words of the API.
  virtual std::string export_of(database::Transaction& transaction, const AccountId& account) = 0;
  /// Takes out what names the person; the account's id may stay, as a pseudonym.
  virtual void erase(database::Transaction& transaction, const AccountId& account) = 0;
  /// Takes out what was kept long enough. Rows changed.
  virtual std::int64_t sweep(database::Transaction& transaction, Instant now) = 0;
};

class PersonalDataService {
 public:
  PersonalDataService(Foundation& foundation, std::vector<PersonalDataHolder*> holders)
      : foundation_{foundation}, holders_{std::move(holders)} {}

  /// For everybody to read.
  PersonalDataView fields() const;

  /// Errors: "sign_in_needed", "token_scope_missing".
  Result<AccountExportView> export_own(const Caller& caller) const;

  /// Errors: "session_needed", "erasure_not_confirmed", "last_administrator".
  Done erase_own(const Caller& caller, const ErasureDraft& draft);

  /// Takes out what was kept long enough, in every room; to be run once a day. Rows changed.
  Result<std::int64_t> sweep();

 private:
  Foundation& foundation_;
  std::vector<PersonalDataHolder*> holders_;
};

/// This room's own.
class AccountsPersonalData final : public PersonalDataHolder {
 public:
  std::string room() const override { return "accounts"; }
  std::vector<PersonalFieldView> fields() const override;
  std::string export_of(database::Transaction& transaction, const AccountId& account) override;
  void erase(database::Transaction& transaction, const AccountId& account) override;
  std::int64_t sweep(database::Transaction& transaction, Instant now) override;
};

}  // namespace touiza::accounts
