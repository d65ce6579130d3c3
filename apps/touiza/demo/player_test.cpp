// The demonstration plays into an empty folder, and what it leaves is what was promised.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "accounts/direct.hpp"
#include "accounts/logged_code_sender.hpp"
#include "base/log.hpp"
#include "database/database_fixture.hpp"
#include "demo/player.hpp"
#include "demo/player_people.hpp"
#include "server/check.hpp"
#include "server/house.hpp"
#include "server/workbench_process.hpp"

using namespace touiza;

namespace {

server::Settings settings_in(const std::filesystem::path& folder) {
  server::Settings settings;
  settings.data = folder;
  return settings;
}

Result<demo::Performance> played(const server::Settings& settings) {
  server::WorkbenchProcess workbench{{}, TOUIZA_PROGRAM};
  static const auto now = SystemClock{}.now();
  return demo::play_into(settings, now, workbench);
}

/// Played once for all tests that only look.
struct Theatre {
  Theatre() {
    touiza::log::set_level(touiza::log::Level::warn);
    performance = played(settings);
    REQUIRE_MESSAGE(performance, performance.error().message);
    auto opened = server::House::open(settings, clock, sender);
    REQUIRE(opened);
    house = std::move(*opened);
  }
  static Theatre& once() {
    static Theatre theatre;
    return theatre;
  }

  accounts::Caller as(const std::string& name) {
    const auto caller =
        house->joint.read([&](database::Transaction& t) -> Result<accounts::Caller> {
          const auto account =
              accounts::account_of(t, *accounts::address_from_text(name + "@demo.example"));
          REQUIRE(account);
          return accounts::caller_of(t, *account);
        });
    REQUIRE(caller);
    return *caller;
  }
  std::int64_t count(const std::string& sql) {
    return *house->joint.read([&](database::Transaction& t) -> Result<std::int64_t> {
      return t.value<std::int64_t>(sql);
    });
  }
  const NetworkId& network() { return performance->network; }

  database::TestFolder folder;
  server::Settings settings = settings_in(folder.path() / "data");
  SystemClock clock;
  accounts::MissingCodeSender sender;
  Result<demo::Performance> performance = Error{};
  std::unique_ptr<server::House> house;
};

}  // namespace

TEST_CASE("the demonstration has 12 regions, 120 labs, 300 machines and 40 hospitals") {
  auto& theatre = Theatre::once();

  CHECK(theatre.count("SELECT COUNT(*) FROM region") == 12);
  CHECK(theatre.count("SELECT COUNT(*) FROM town") == 75);
  CHECK(theatre.count("SELECT COUNT(*) FROM lab") == 120);
  CHECK(theatre.count("SELECT COUNT(*) FROM lab WHERE state = 'active'") >= 100);
  CHECK(theatre.count("SELECT COUNT(*) FROM lab WHERE state = 'applied'") > 0);
  CHECK(theatre.count("SELECT COUNT(*) FROM lab WHERE state = 'dormant'") > 0);
  CHECK(theatre.count("SELECT COUNT(*) FROM machine") == 300);
  CHECK(theatre.count("SELECT COUNT(DISTINCT technology) FROM machine") >= 5);
  CHECK(theatre.count("SELECT COUNT(*) FROM cluster") == 2);
  CHECK(theatre.count("SELECT COUNT(*) FROM site WHERE kind = 'hospital' AND state = 'active'") ==
        40);
  CHECK(theatre.count("SELECT COUNT(*) FROM site WHERE kind = 'hub' AND state = 'active'") == 12);
}

TEST_CASE("three designs are released, and their files were looked at") {
  auto& theatre = Theatre::once();
  const auto designs = theatre.house->catalogue.list(theatre.as("audit"), theatre.network(), {});

  REQUIRE(designs);
  REQUIRE(designs->items.size() == 3);
  for (const auto& design : designs->items) {
    CHECK_MESSAGE(design.released_revision_id, design.title.en);
    CHECK_MESSAGE(design.picture_file_id, design.title.en);
  }
  CHECK(theatre.count("SELECT COUNT(*) FROM design_file WHERE state <> 'checked'") == 0);
}

TEST_CASE("hospitals have asked for 20 000 shields that were verified, and more wait to be") {
  auto& theatre = Theatre::once();

  CHECK(theatre.count("SELECT COUNT(*) FROM emergency WHERE state = 'open'") == 1);
  CHECK(theatre.count(R"sql(
    SELECT SUM(quantity) FROM need
    JOIN design ON design.network_id = need.network_id AND design.design_id = need.design_id
    WHERE verified_at IS NOT NULL AND title LIKE '%Face shield%')sql") == 20'000);
  CHECK(theatre.count("SELECT COUNT(*) FROM need WHERE state = 'submitted'") >= 5);
}

TEST_CASE("every login that is printed signs in") {
  auto& theatre = Theatre::once();
  CHECK(theatre.performance->logins.size() >= 10);
  for (const auto& login : theatre.performance->logins) {
    const auto session =
        theatre.house->sign_in.with_password({login.address, login.password, {}}, login.address);
    CHECK_MESSAGE(session, login.address);
  }
}

TEST_CASE("what was played is whole, and the ledger's sum is zero") {
  auto& theatre = Theatre::once();
  const auto checked = theatre.house->stock.check(theatre.as("audit"), theatre.network());

  REQUIRE(checked);
  CHECK(checked->is_sound());
  CHECK(checked->moves >= 390);
}

TEST_CASE(
    "the story shows printers, then lasers, then the mould, and a revision that is withdrawn") {
  auto& theatre = Theatre::once();
  const auto pieces = [&](const std::string& technology) {
    return theatre.count(R"sql(
      SELECT COALESCE(SUM(good), 0) FROM job
      JOIN process_plan ON process_plan.process_plan_id = job.process_plan_id
      WHERE technology = ')sql" +
                         technology + "'");
  };

  CHECK(pieces("fff") > 1'000);
  CHECK(pieces("laser") > 1'000);
  CHECK(pieces("moulding") > 1'000);
  CHECK(theatre.count("SELECT COUNT(*) FROM revision WHERE state = 'withdrawn'") == 1);
  CHECK(theatre.count("SELECT COUNT(*) FROM lot WHERE state = 'recalled'") > 0);
  CHECK(theatre.count("SELECT COUNT(*) FROM job WHERE state = 'released'") > 0);
  CHECK(theatre.count("SELECT COUNT(*) FROM campaign WHERE state = 'running'") == 2);
  CHECK(theatre.count("SELECT COUNT(*) FROM shipment WHERE state = 'lost'") == 1);
}

TEST_CASE("what the visitor can do by hand has been left: offers, jobs, lots and shipments") {
  auto& theatre = Theatre::once();
  const auto left = [&](const std::string& table, const std::string& state) {
    return theatre.count("SELECT COUNT(*) FROM " + table + " WHERE state = '" + state + "'");
  };

  CHECK(left("offer", "open") > 0);
  CHECK(left("job", "in_progress") > 0);
  CHECK(left("lot", "quarantined") > 0);
  CHECK(left("shipment", "packed") > 0);
  CHECK(left("shipment", "dispatched") > 0);
  CHECK(left("task", "failed") == 0);
}

TEST_CASE("the seven quantities of the story are all there, and agree however they are added up") {
  auto& theatre = Theatre::once();
  const auto agreement = theatre.house->progress.agreement(theatre.network());

  REQUIRE(agreement);
  CHECK(agreement->is_whole());
  const auto& sums = agreement->needs;
  CHECK(sums.needed > 20'000);
  CHECK(sums.planned > 0);
  CHECK(sums.committed > 0);
  CHECK(sums.made > 0);
  CHECK(sums.accepted > 0);
  CHECK(sums.in_transit > 0);
  CHECK(sums.received > 0);
  const auto checked = server::check(theatre.settings);
  REQUIRE(checked);
  CHECK(checked->findings.empty());
}

TEST_CASE("the same day gives the same story") {
  if (std::getenv("TOUIZA_FULL") == nullptr) {
    MESSAGE("skipped: played twice with TOUIZA_FULL only");
    return;
  }
  auto& theatre = Theatre::once();
  const database::TestFolder folder;
  const auto settings = settings_in(folder.path() / "data");
  REQUIRE(played(settings));
  const auto again = server::House::open(settings, theatre.clock, theatre.sender);
  REQUIRE(again);

  const auto first = theatre.house->progress.agreement(theatre.network());
  const auto second = (*again)->progress.agreement(theatre.network());
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->needs == second->needs);
  CHECK(first->campaigns == second->campaigns);
}

TEST_CASE("a folder in which there is something is left alone") {
  const database::TestFolder folder;
  std::ofstream{folder.path() / "letter.txt"} << "keep me";

  const auto refused = played(settings_in(folder.path()));

  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "data_folder_is_not_empty");
  CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 1);
}

TEST_CASE("a database elsewhere is not filled with invented people") {
  const database::TestFolder folder;
  auto settings = settings_in(folder.path() / "data");
  settings.database = "sqlite:" + (folder.path() / "other.db").string();

  const auto refused = played(settings);

  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "demonstration_is_embedded");
}

TEST_CASE("a play that was broken off leaves nothing, and is begun anew") {
  const database::TestFolder folder;
  const auto settings = settings_in(folder.path());
  std::filesystem::create_directories(folder.path() / ".demonstration");
  std::ofstream{folder.path() / ".demonstration" / "touiza.db"} << "half of it";
  server::WorkbenchProcess no_workbench{{}, "/nowhere/touiza"};

  const auto broken = demo::play_into(settings, SystemClock{}.now(), no_workbench);

  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == "demonstration_is_broken");
  CHECK(std::filesystem::is_empty(folder.path()));
}
