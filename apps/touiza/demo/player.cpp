#include "demo/player.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "demo/player_days.hpp"
#include "demo/player_designs.hpp"
#include "demo/player_ground.hpp"
#include "demo/player_needs.hpp"
#include "server/check.hpp"

namespace touiza::demo {
namespace {

namespace fs = std::filesystem;
using database::Transaction;

/// Where the story is played inside of the data folder, until it is whole.
constexpr auto stage_name = ".demonstration";
constexpr auto database_name = "touiza.db";

/// Codes to people who are invented reach nobody.
class Nobody final : public accounts::CodeSender {
 public:
  Done can_reach(const accounts::Address&) const override { return {}; }
  void send(database::Transaction&, const accounts::CodeMessage&) override {}
  void send(database::Transaction&, const accounts::InvitationMessage&) override {}
};

Error storage_failed(const fs::path& path, const std::error_code& why) {
  return {ErrorKind::unavailable, "storage_failed",
          fmt::format("{} cannot be written: {}.", path.string(), why.message()),
          "Check the disk and its free space, then try again."};
}

bool is_on_postgresql(const server::Settings& settings) {
  return settings.database.starts_with("postgres");
}

struct Table {
  std::string table_name;
};
BOOST_DESCRIBE_STRUCT(Table, (), (table_name))

Result<std::vector<Table>> tables_of(database::Database& database) {
  return database.read([](Transaction& transaction) -> Result<std::vector<Table>> {
    return transaction.all<Table>(
        "SELECT CAST(table_name AS text) AS table_name FROM information_schema.tables "
        "WHERE table_schema = current_schema() ORDER BY table_name");
  });
}

Done need_empty_database(const server::Settings& settings) {
  const auto database = database::Database::open({.url = settings.database_url()});
  if (!database) return database.error();
  const auto tables = tables_of(**database);
  if (!tables) return tables.error();
  if (tables->empty()) return {};
  return Error{
      ErrorKind::conflict, "database_is_not_empty",
      fmt::format("The database holds {} tables, {} among them.", tables->size(),
                  tables->front().table_name),
      "Name a database with nothing in it; the demonstration never touches what is there."};
}

/// What a play that was broken off left in a database that held nothing before.
void clear_database(const server::Settings& settings) {
  if (!is_on_postgresql(settings)) return;
  const auto database = database::Database::open({.url = settings.database_url()});
  if (!database) return;
  const auto tables = tables_of(**database);
  if (!tables) return;
  const auto cleared = (*database)->write([&](Transaction& transaction) -> Done {
    for (const auto& table : *tables)
      transaction.run(fmt::format("DROP TABLE IF EXISTS \"{}\" CASCADE", table.table_name));
    return {};
  });
  if (!cleared) log::warn("demonstration_not_cleared", {{"why", cleared.error().message}});
}

Done need_empty(const server::Settings& settings) {
  const bool is_elsewhere = !settings.database.empty() && !is_on_postgresql(settings);
  if (is_elsewhere || !settings.blobs.empty()) {
    return Error{ErrorKind::invalid_input, "demonstration_is_embedded",
                 "The demonstration is played into a data folder of its own.",
                 "Leave --database and --blobs out, and name an empty folder with --data; an empty "
                 "PostgreSQL database may be named with --database."};
  }
  std::error_code failed;
  if (!fs::exists(settings.data, failed)) return {};
  for (const auto& entry : fs::directory_iterator{settings.data, failed}) {
    if (entry.path().filename() == stage_name) continue;  // Of a play that was broken off.
    return Error{
        ErrorKind::conflict, "data_folder_is_not_empty",
        fmt::format("The data folder {} is not empty: it holds {}.", settings.data.string(),
                    entry.path().filename().string()),
        "Name an empty folder with --data; the demonstration never touches what is there."};
  }
  if (failed) return storage_failed(settings.data, failed);
  return {};
}

/// The database last: where it is, all is.
Done open_curtain(const fs::path& stage, const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::path> names;
  for (const auto& entry : fs::directory_iterator{stage, failed}) {
    if (entry.path().filename() != database_name) names.push_back(entry.path().filename());
  }
  if (fs::exists(stage / database_name, failed)) names.emplace_back(database_name);
  for (const auto& name : names) {
    if (!failed) fs::rename(stage / name, folder / name, failed);
  }
  if (!failed) fs::remove_all(stage, failed);
  if (failed) return storage_failed(folder, failed);
  return {};
}

void play_story(Scene& scene) {
  People people{scene};
  lay_ground(scene, people);
  add_labs(scene, people);
  add_sites(scene, people);
  scene.together([&] { add_specialists(scene, people); });
  scene.go_to(-48, 9);
  release_first(scene, "ear-saver");
  scene.go_to(-47, 9);
  release_first(scene, "plexibox");
  confirm_labs(scene);
  count_stocks(scene);
  play_days(scene);
  add_newcomers(scene, people);
  post_fresh_needs(scene);
}

Result<Performance> play(const server::Settings& settings, Instant now,
                         designs::Workbench& workbench) {
  ManualClock clock{now - std::chrono::days{Scene::days + 61}};
  Nobody nobody;
  SeededRandom chance{1442};  // Of ids and codes, so that all lists have the same order each time.
  auto house = server::House::open(settings, clock, nobody, chance);
  if (!house) return house.error();
  try {
    Scene scene{**house, clock, now, workbench};
    play_story(scene);
    return Performance{scene.network, scene.logins};
  } catch (const StoryBroken& broken) {
    return broken.error();
  }
}

/// The same proof that `touiza admin check` gives.
Done prove(const server::Settings& settings) {
  const auto checked = server::check(settings);
  if (!checked) return checked.error();
  if (checked->findings.empty()) return {};
  return Error{ErrorKind::conflict, "demonstration_is_broken",
               fmt::format("What was played is not whole: {}.", checked->findings.front()),
               "This is a fault of the program; report it with this message."};
}

}  // namespace

Result<Performance> play_into(const server::Settings& settings, Instant now,
                              designs::Workbench& workbench) {
  if (const auto empty = need_empty(settings); !empty) return empty.error();
  if (is_on_postgresql(settings)) {
    if (const auto empty = need_empty_database(settings); !empty) return empty.error();
  }
  auto staged = settings;
  staged.data = settings.data / stage_name;
  std::error_code failed;
  fs::remove_all(staged.data, failed);
  fs::create_directories(staged.data, failed);
  if (failed) return storage_failed(staged.data, failed);
  auto performance = play(staged, now, workbench);
  if (performance) {
    if (const auto whole = prove(staged); !whole) performance = whole.error();
  }
  if (performance) {
    if (const auto open = open_curtain(staged.data, settings.data); !open) return open.error();
    return performance;
  }
  fs::remove_all(staged.data, failed);
  clear_database(staged);
  return performance;
}

}  // namespace touiza::demo
