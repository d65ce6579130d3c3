// The invented people of the demonstration, and how to sign in as some of them.
#pragma once

#include "accounts/direct.hpp"
#include "demo/player_scene.hpp"

namespace touiza::demo {

/// Everybody in the demonstration has this one; its pages say so.
inline constexpr auto demo_password = "demonstration";

/// The organizations, by code, whose owners' logins are shown: near the coordinator's where they
/// can.
struct Stars {
  std::string maker;   ///< A person with a printer at home.
  std::string fablab;  ///< Where the hub of the region stands.
  std::string plant;   ///< The one that has the mould.
  std::string school;  ///< Where the designer works.
  std::string hospital;
};
Stars stars();

/// Adds people, all with one hash of `demo_password`.
class People {
 public:
  explicit People(Scene& scene);

  /// `name` empty: a first name by chance. `address` without its domain.
  AccountId add(const std::string& address, const std::string& name = "",
                accounts::Language language = accounts::Language::fr);
  /// The one who registers an organization of the tables.
  AccountId add_owner(const std::string& organization, const std::string& name = "");
  void give(const AccountId& account, accounts::Role role, const accounts::GrantPlace& place,
            const std::string& title);
  /// Shows the login of someone added before.
  void show(const std::string& address, const std::string& title, accounts::Role role);

 private:
  Scene& scene_;
  Stars stars_ = stars();
  std::string password_hash_;
};

/// The network's administrator, before there is anything to administer.
void add_administrator(Scene& scene, People& people);

/// A coordinator for every two regions, and an auditor.
void add_coordinators(Scene& scene, People& people);

/// Once the labs are there: designer, quality lead and driver; and the logins of those who own one.
void add_specialists(Scene& scene, People& people);

}  // namespace touiza::demo
