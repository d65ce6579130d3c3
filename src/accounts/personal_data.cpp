#include "accounts/personal_data.hpp"

#include "accounts/direct.hpp"
#include "accounts/own_account_service.hpp"

namespace touiza::accounts {

PersonalDataView PersonalDataService::fields() const {
  PersonalDataView view;
  for (const auto* holder : holders_) {
    auto theirs = holder->fields();
    view.items.insert(view.items.end(), theirs.begin(), theirs.end());
  }
  return view;
}

Result<AccountExportView> PersonalDataService::export_own(const Caller& caller) const {
  const Target own{.owner = caller.account};
  if (const auto allowed = allow(caller, Action::export_personal_data, own); !allowed) {
    return allowed.error();
  }
  return foundation_.database.read(
      [&](database::Transaction& transaction) -> Result<AccountExportView> {
        AccountExportView view{*caller.account, foundation_.clock.now(), {}};
        for (auto* holder : holders_) {
          view.rooms[holder->room()] = json::Any{holder->export_of(transaction, *caller.account)};
        }
        return view;
      });
}

Done PersonalDataService::erase_own(const Caller& caller, const ErasureDraft& draft) {
  if (const auto is_session = need_session(caller); !is_session) return is_session;
  if (draft.confirmation != "erase") {
    return Error{ErrorKind::invalid_input, "erasure_not_confirmed",
                 "Erasing an account cannot be undone and was not confirmed.",
                 "Send the word \"erase\" as confirmation."};
  }
  return foundation_.database.write([&](database::Transaction& transaction) -> Done {
    for (const auto& grant : caller.grants) {
      if (const auto spare = keep_an_administrator(transaction, grant, *caller.account); !spare) {
        return spare;
      }
    }
    for (auto* holder : holders_) holder->erase(transaction, *caller.account);
    foundation_.events.publish(transaction, EventDraft{.network = {},
                                                       .type = "account.erased",
                                                       .subject_type = "account",
                                                       .subject_id = caller.account->text,
                                                       .actor = *caller.account});
    return {};
  });
}

Result<std::int64_t> PersonalDataService::sweep() {
  std::int64_t changed = 0;
  for (auto* holder : holders_) {
    const auto theirs =
        foundation_.database.write([&](database::Transaction& transaction) -> Result<std::int64_t> {
          return holder->sweep(transaction, foundation_.clock.now());
        });
    if (!theirs) return theirs.error();
    changed += *theirs;
  }
  return changed;
}

}  // namespace touiza::accounts
