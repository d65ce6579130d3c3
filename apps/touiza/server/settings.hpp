// The settings of a deployment: from a TOML file, then TOUIZA_* in the environment, then flags.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace touiza::server {

struct Settings {
  std::filesystem::path data =
      "data";            ///< Database and blobs of the embedded default, and the key.
  std::string database;  ///< Empty: sqlite:DATA/touiza.db.
  std::string blobs;     ///< Empty: dir:DATA/blobs.
  std::string listen = "localhost:8080";
  std::string tls_certificate;
  std::string tls_key;
  bool is_insecure_lan = false;
  std::vector<std::string> trusted_proxies;
  std::string public_url;  ///< "https://touiza.example": what links in messages begin with.
  std::string mail_url;    ///< Empty: no mail is sent.
  std::string mail_from;
  std::string mail_secret_file;
  std::string sms_url;  ///< Empty: no SMS is sent.
  std::string sms_secret_file;
  std::string log_level = "info";
  int worker_threads = 8;
  int task_threads = 2;

  std::string database_url() const;
  std::string blobs_url() const;
};

/// One value in force, and where it comes from: "default", "touiza.toml:3", "TOUIZA_LISTEN",
/// "--listen".
struct SettingInForce {
  std::string name;
  std::string value;
  std::string origin;
};

/// Flags as they were given: by name without dashes ("listen"); a switch has the value "true".
using Flags = std::map<std::string, std::string>;

struct LoadedSettings {
  Settings settings;
  std::vector<SettingInForce> in_force;
};

/// The file is --config, else $TOUIZA_CONFIG, ./touiza.toml, /etc/touiza/touiza.toml, if any is
/// there. Errors: "settings_file_is_unreadable", "settings_file_is_malformed" (with the line),
/// "setting_is_unknown", "setting_is_wrong" (naming place, value and what is allowed).
Result<LoadedSettings> load_settings(const Flags& flags);

/// Host and port of "HOST:PORT" or "[::1]:PORT". Errors: "setting_is_wrong".
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
};
Result<ListenAddress> listen_address(const std::string& text);

}  // namespace touiza::server
