#include "server/settings.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace touiza;
using namespace touiza::server;

namespace {

/// A settings file for one test.
class File {
 public:
  explicit File(const std::string& text) {
    auto pattern = (std::filesystem::temp_directory_path() / "touiza-settings-XXXXXX").string();
    const int descriptor = ::mkstemp(pattern.data());
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    path_ = pattern;
    std::ofstream{path_} << text;
  }
  ~File() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string origin_of(const LoadedSettings& loaded, const std::string& name) {
  for (const auto& setting : loaded.in_force) {
    if (setting.name == name) return setting.origin;
  }
  return "";
}

}  // namespace

TEST_CASE("a flag wins over the file, and each value tells where it comes from") {
  const File file{"listen = \"localhost:9000\"\nworker-threads = 3\n"};
  const auto loaded = load_settings({{"config", file.path()}, {"listen", "localhost:9001"}});
  REQUIRE(loaded);
  CHECK(loaded->settings.listen == "localhost:9001");
  CHECK(loaded->settings.worker_threads == 3);
  CHECK(origin_of(*loaded, "listen") == "--listen");
  CHECK(origin_of(*loaded, "worker-threads") == file.path() + ":2");
  CHECK(origin_of(*loaded, "data") == "default");
}

TEST_CASE("a setting that nobody reads, or with a wrong value, stops the start with its line") {
  const File unknown{"\nlitsen = \"localhost:9000\"\n"};
  const auto refused = load_settings({{"config", unknown.path()}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "setting_is_unknown");
  CHECK(refused.error().message.find(":2:") != std::string::npos);

  const File wrong{"worker-threads = 0\n"};
  CHECK(load_settings({{"config", wrong.path()}}).error().code == "setting_is_wrong");
  const File malformed{"listen = \n"};
  CHECK(load_settings({{"config", malformed.path()}}).error().code == "settings_file_is_malformed");
  CHECK(load_settings({{"config", "/nowhere/touiza.toml"}}).error().code ==
        "settings_file_is_unreadable");
}

TEST_CASE("a password inside the database's URL is not shown") {
  const auto loaded = load_settings({{"database", "postgresql://touiza:secret@db/touiza"}});
  REQUIRE(loaded);
  for (const auto& setting : loaded->in_force)
    CHECK(setting.value.find("secret") == std::string::npos);
}

TEST_CASE("an address to listen at has a host and a port") {
  CHECK(listen_address("[::1]:8080")->host == "::1");
  CHECK(listen_address("localhost:0")->port == 0);
  CHECK_FALSE(listen_address("8080"));
  CHECK_FALSE(listen_address("localhost:70000"));
}
