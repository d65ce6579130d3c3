// What the player of the demonstration holds in its hands: the rooms, the clock, and who and what
// there is already, by the codes of the tables in demo/network.
#pragma once

#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "server/house.hpp"

namespace touiza::demo {

/// A refusal where the story expects none: its data and the rules do not agree. Ends the play.
class StoryBroken final : public std::exception {
 public:
  StoryBroken(std::string_view step, const Error& error);
  StoryBroken(std::string_view step, const std::string& why);
  const char* what() const noexcept override { return error_.message.c_str(); }
  const Error& error() const { return error_; }

 private:
  Error error_;
};

/// The value of something that has to work. Throws StoryBroken, naming the step.
template <class T>
T must(Result<T> result, std::string_view step) {
  if (!result) throw StoryBroken{step, result.error()};
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

struct PlayedOrganization {
  OrganizationId id;
  AccountId owner;
  std::string title;
};

struct PlayedLab {
  network::LabId id;
  std::string organization;  ///< "O001"
  std::string trade;         ///< "fablab"
  RegionId region;
  std::vector<std::string> technologies;
};

struct PlayedSite {
  network::SiteId id;
  std::string organization;
  RegionId region;
  bool is_hub = false;
};

struct PlayedMaterial {
  network::MaterialId id;
  network::MaterialUnit unit = network::MaterialUnit::g;
};

struct PlayedDesign {
  designs::DesignId id;
  designs::RevisionId first;
  designs::RevisionId newest;
};

/// Days are counted from the emergency's first, which is day 0; the last one is today.
class Scene {
 public:
  static constexpr int days = 10;

  /// `now` is the real present: the story ends there.
  Scene(server::House& the_house, ManualClock& the_clock, Instant now,
        designs::Workbench& workbench);

  server::House& house;
  ManualClock& clock;
  SeededRandom chance{2020};  ///< For all choices of the story.
  NetworkId network;
  AccountId admin;
  std::map<RegionId, AccountId> coordinators;
  std::map<std::string, RegionId> regions;
  std::map<std::string, network::TownId> towns;
  std::map<std::string, ClusterId> clusters;
  std::map<std::string, PlayedMaterial> materials;
  std::map<std::string, PlayedOrganization> organizations;
  std::map<std::string, PlayedLab> labs;
  std::map<std::string, PlayedSite> sites;
  std::map<std::string, PlayedDesign> designs;
  needs::EmergencyId emergency;
  AccountId designer;
  AccountId quality;
  AccountId driver;
  std::vector<accounts::DemoLoginView> logins;

  Day first_day() const { return day_of(now_) - days; }
  /// Moves the clock on to `hour` of a day; never backwards, and never beyond the real present
  /// but for the milliseconds that keep things apart.
  void go_to(int day, double hour);
  /// Things made one after the other have ids in that order.
  void tick() { clock.advance(std::chrono::milliseconds{1}); }

  /// All that `act` does through services is kept together: one flush of the disk.
  void together(const std::function<void()>& act);

  /// The person as the services see them.
  accounts::Caller as(const AccountId& account);
  accounts::Caller owner_of(const PlayedLab& lab) {
    return as(organizations.at(lab.organization).owner);
  }
  accounts::Caller coordinator_of(const RegionId& region) { return as(coordinators.at(region)); }

  /// Everything that waits in the background.
  void work();

 private:
  Instant now_;
  outbox::Workers workers_;
};

}  // namespace touiza::demo
