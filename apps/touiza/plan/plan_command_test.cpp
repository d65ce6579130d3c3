#include "plan/plan_command.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "json/document.hpp"
#include "plan/one_printer.hpp"

using touiza::plan_files::one_printer;
using touiza::plan_files::run_plan_command;

namespace {

namespace fs = std::filesystem;

/// A folder that goes with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("touiza-plan-test-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{path / name} << text;
    return (path / name).string();
  }
  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream{path / name}.rdbuf();
    return std::move(text).str();
  }
};

}  // namespace

TEST_CASE("a network file becomes a plan file") {
  const Folder folder;
  const auto instance = folder.write("network.json", one_printer);

  CHECK(run_plan_command(
            {instance, "-o", (folder.path / "plan.json").string(), "--integer", "--json"}) == 0);

  const auto plan = folder.read("plan.json");
  CHECK(touiza::json::Document::parse(plan).has_value());
  CHECK(plan.find(R"("network":"one-printer")") != std::string::npos);
  CHECK(plan.find(R"({"need":"n1","day":2,"units":30})") != std::string::npos);
}

TEST_CASE("misuse is told apart from trouble with a file") {
  const Folder folder;
  CHECK(run_plan_command({}) == 2);
  CHECK(run_plan_command({"network.json", "--speed", "9"}) == 2);
  CHECK(run_plan_command({(folder.path / "nowhere.json").string()}) == 1);
  CHECK(run_plan_command({folder.write("broken.json", "{")}) == 1);
  CHECK(run_plan_command({"--help"}) == 0);
}

TEST_CASE("a plan that cannot be written leaves nothing behind") {
  const Folder folder;
  const auto instance = folder.write("network.json", one_printer);
  CHECK(run_plan_command({instance, "-o", (folder.path / "no" / "plan.json").string()}) == 1);
  CHECK_FALSE(fs::exists(folder.path / "no"));
}
