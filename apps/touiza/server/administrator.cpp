#include "server/administrator.hpp"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "accounts/direct.hpp"
#include "accounts/logged_code_sender.hpp"
#include "json/write.hpp"
#include "server/house.hpp"

namespace touiza::server {
namespace {

/// Typing does not show while this lives.
class HiddenTyping {
 public:
  HiddenTyping() {
    is_typed_ = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before_) == 0;
    if (!is_typed_) return;
    auto hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    fmt::print(stderr, "Password (empty: sign in by codes alone): ");
  }
  ~HiddenTyping() {
    if (!is_typed_) return;
    tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    fmt::print(stderr, "\n");
  }
  HiddenTyping(const HiddenTyping&) = delete;
  HiddenTyping& operator=(const HiddenTyping&) = delete;

 private:
  termios before_{};
  bool is_typed_ = false;
};

std::vector<accounts::Role> roles_of(const accounts::RoleSet& set) {
  std::vector<accounts::Role> roles;
  for (int i = 0; i <= static_cast<int>(accounts::Role::visitor); ++i) {
    const auto role = static_cast<accounts::Role>(i);
    if (set.contains(role)) roles.push_back(role);
  }
  return roles;
}

std::string_view scope_name(accounts::Scope scope) {
  switch (scope) {
    case accounts::Scope::network:
      return "network";
    case accounts::Scope::region:
      return "region";
    case accounts::Scope::cluster:
      return "cluster";
    case accounts::Scope::organization:
      return "organization";
    case accounts::Scope::own:
      return "own";
    case accounts::Scope::involved:
      return "involved";
  }
  return "";
}

}  // namespace

Result<std::string> add_administrator(const Settings& settings, const NewAdministrator& wanted) {
  const auto address = accounts::address_from_text(wanted.address);
  if (!address) return address.error();
  if (wanted.name.empty()) {
    return Error{ErrorKind::invalid_input, "name_is_missing", "An account needs a name.",
                 "Give it with --name."};
  }
  SystemClock clock;
  accounts::MissingCodeSender sender;
  const auto house = House::open(settings, clock, sender);
  if (!house) return house.error();
  std::optional<std::string> hash;
  if (wanted.password) {
    auto hashed = (*house)->hasher.hash(*wanted.password);
    if (!hashed) return hashed.error();
    hash = std::move(*hashed);
  }
  auto& foundation = (*house)->foundation;
  return (*house)->database->write([&](database::Transaction& t) -> Result<std::string> {
    auto account = accounts::account_of(t, *address);
    const bool is_new = !account;
    if (is_new) {
      const auto added = accounts::add_account(
          t, foundation, {.name = wanted.name, .address = *address, .password_hash = hash});
      if (!added) return added.error();
      account = *added;
    }
    const auto given = accounts::give_grant(
        t, foundation, {.account = *account, .role = accounts::Role::deployment_admin});
    if (!given) return given.error();
    return fmt::format(
        "{} {} this deployment. A second factor is asked of administrators: set "
        "it up at the first sign-in.",
        address->text, is_new ? "has an account and administers" : "administers");
  });
}

std::optional<std::string> password_from_input() {
  const HiddenTyping hidden;
  std::string line;
  if (!std::getline(std::cin, line) || line.empty()) return std::nullopt;
  return line;
}

std::string permissions_json() {
  std::string text = "[";
  for (const auto& rule : accounts::permission_table()) {
    if (text.back() == '}') text += ",\n";
    text += fmt::format(R"({{"action":"{}","room":"{}","is_write":{},"rights":[)", rule.name,
                        rule.room, rule.is_write);
    for (const auto& right : rule.rights) {
      if (text.back() == '}') text += ',';
      text += fmt::format(R"({{"scope":"{}","roles":{}}})", scope_name(right.scope),
                          json::write(roles_of(right.roles)));
    }
    text += "]}";
  }
  return text + "]";
}

}  // namespace touiza::server
