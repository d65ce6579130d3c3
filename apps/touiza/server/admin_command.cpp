#include "server/admin_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/log.hpp"
#include "demo/demo_command.hpp"
#include "server/administrator.hpp"
#include "server/backup.hpp"
#include "server/check.hpp"
#include "server/command_line.hpp"

namespace touiza::server {
namespace {

int report(const Done& done, const std::string& said) {
  if (!done) {
    print_error(done.error());
    return exit_problem;
  }
  fmt::print("{}\n", said);
  return exit_done;
}

int check_and_report(const Settings& settings, bool is_json) {
  const auto checked = check(settings);
  if (!checked) {
    print_error(checked.error());
    return exit_problem;
  }
  print(*checked, is_json);
  return checked->findings.empty() ? exit_done : exit_problem;
}

}  // namespace

int run_admin_command(const std::vector<std::string>& words) {
  CLI::App app{"What whoever runs a deployment does by hand.", "touiza admin"};
  app.require_subcommand(1);
  app.footer("Example: touiza admin check --data ./data");
  Flags flags;
  bool is_json = false;
  std::string folder;

  auto* demo_command = app.add_subcommand(
      "demo", "Plays the demonstration network and its story into an empty data folder");
  auto* check_command = app.add_subcommand("check", "Proves ledger, blobs and database");
  check_command->add_flag("--json", is_json, "For machines");
  auto* backup_command =
      app.add_subcommand("backup", "Copies a deployment, running or not, into a new folder");
  backup_command->add_option("TARGET", folder, "A folder that does not exist yet")->required();
  auto* restore_command =
      app.add_subcommand("restore", "Brings a backup into an empty data folder and checks it");
  restore_command->add_option("SOURCE", folder, "A folder that backup made")->required();
  NewAdministrator administrator;
  auto* administrator_command = app.add_subcommand(
      "add-administrator", "Names who runs this deployment; the password is read from input");
  administrator_command->add_option("--address", administrator.address, "E-mail or telephone")
      ->required();
  administrator_command->add_option("--name", administrator.name, "As others see it")->required();
  auto* permissions_command =
      app.add_subcommand("permissions", "The permission table as JSON: action, scope, roles");
  for (auto* command :
       {demo_command, check_command, backup_command, restore_command, administrator_command})
    add_setting_flags(*command, flags);

  if (const auto code = parse_words(app, words)) return *code;
  if (*permissions_command) {
    fmt::print("{}\n", permissions_json());
    return exit_done;
  }
  const auto loaded = load_settings(flags);
  if (!loaded) {
    print_error(loaded.error());
    return exit_misuse;
  }
  log::set_level(log::Level::warn);
  const auto& settings = loaded->settings;
  if (*demo_command) return demo::run_demo(settings);
  if (*check_command) return check_and_report(settings, is_json);
  if (*administrator_command) {
    administrator.password = password_from_input();
    const auto added = add_administrator(settings, administrator);
    return report(added ? Done{} : Done{added.error()}, added ? *added : "");
  }
  if (*backup_command)
    return report(back_up(settings, folder), fmt::format("Backed up into {}.", folder));
  if (const int code = report(restore(settings, folder), fmt::format("Restored from {}.", folder));
      code != 0) {
    return code;
  }
  return check_and_report(settings, is_json);
}

}  // namespace touiza::server
