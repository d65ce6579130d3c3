#include "server/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <functional>

#include "messages/mail_form.hpp"
#include "messages/sms_gateway.hpp"
#include "messages/smtp.hpp"
#include "server/settings_file.hpp"

namespace touiza::server {
namespace {

/// How one setting is read and shown.
struct Setting {
  std::string name;
  std::function<Done(Settings&, const std::string&)> take;
  std::function<std::string(const Settings&)> show;
};

Error wrong(const std::string& value, const std::string& allowed) {
  return {ErrorKind::invalid_input, "setting_is_wrong",
          fmt::format("'{}' is not {}.", value, allowed),
          "Mend it there; touiza.toml.example lists what is allowed."};
}

Setting text(std::string name, std::string Settings::*member) {
  return {std::move(name),
          [member](Settings& settings, const std::string& value) -> Done {
            settings.*member = value;
            return {};
          },
          [member](const Settings& settings) { return settings.*member; }};
}

/// A text that `check` takes; empty is always fine.
Setting checked(std::string name, std::string Settings::*member,
                std::function<Done(const std::string&)> check) {
  return {std::move(name),
          [=](Settings& settings, const std::string& value) -> Done {
            if (!value.empty()) {
              if (auto taken = check(value); !taken) return taken;
            }
            settings.*member = value;
            return {};
          },
          [member](const Settings& settings) { return settings.*member; }};
}

Done check_public_url(const std::string& url) {
  const auto rest = url.starts_with("https://")  ? url.substr(8)
                    : url.starts_with("http://") ? url.substr(7)
                                                 : std::string{};
  const bool is_name = std::ranges::all_of(rest, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"-.:[]"}.find(c) != std::string_view::npos;
  });
  if (rest.empty() || !is_name) {
    return wrong(url, "the address people use, like https://touiza.example, without a path");
  }
  return {};
}

Done check_mail_from(const std::string& text) {
  const auto address = messages::mail_address(text);
  return address ? Done{} : Done{address.error()};
}

Setting truth(std::string name, bool Settings::*member) {
  return {std::move(name),
          [member](Settings& settings, const std::string& value) -> Done {
            if (value != "true" && value != "false") return wrong(value, "true or false");
            settings.*member = value == "true";
            return {};
          },
          [member](const Settings& settings) { return settings.*member ? "true" : "false"; }};
}

Setting count(std::string name, int Settings::*member, int min, int max) {
  return {std::move(name),
          [=](Settings& settings, const std::string& value) -> Done {
            int number = 0;
            const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
            const bool is_number =
                read.ec == std::errc{} && read.ptr == value.data() + value.size();
            if (!is_number || number < min || number > max) {
              return wrong(value, fmt::format("a whole number from {} to {}", min, max));
            }
            settings.*member = number;
            return {};
          },
          [member](const Settings& settings) { return fmt::to_string(settings.*member); }};
}

Setting list(std::string name, std::vector<std::string> Settings::*member) {
  return {std::move(name),
          [member](Settings& settings, const std::string& value) -> Done {
            (settings.*member).clear();
            std::size_t begin = 0;
            while (begin < value.size()) {
              const auto end = std::min(value.find(',', begin), value.size());
              if (end > begin) (settings.*member).push_back(value.substr(begin, end - begin));
              begin = end + 1;
            }
            return {};
          },
          [member](const Settings& settings) {
            return fmt::format("{}", fmt::join(settings.*member, ","));
          }};
}

Setting one_of(std::string name, std::string Settings::*member, std::vector<std::string> known) {
  return {std::move(name),
          [member, known](Settings& settings, const std::string& value) -> Done {
            if (std::ranges::find(known, value) == known.end()) {
              return wrong(value, fmt::format("one of {}", fmt::join(known, ", ")));
            }
            settings.*member = value;
            return {};
          },
          [member](const Settings& settings) { return settings.*member; }};
}

const std::vector<Setting>& known_settings() {
  static const std::vector<Setting> known{
      {"data",
       [](Settings& settings, const std::string& value) -> Done {
         if (value.empty()) return wrong(value, "a folder");
         settings.data = value;
         return {};
       },
       [](const Settings& settings) { return settings.data.string(); }},
      {"database",
       [](Settings& settings, const std::string& value) -> Done {
         settings.database = value;
         return {};
       },
       // A password inside the URL is not for logs and screens.
       [](const Settings& settings) {
         auto url = settings.database_url();
         const auto at = url.find('@');
         const auto colon = url.find(':', url.find("//") == std::string::npos ? 0 : url.find("//"));
         if (at != std::string::npos && colon != std::string::npos && colon < at) {
           url.replace(colon + 1, at - colon - 1, "•••");
         }
         return url;
       }},
      {"blobs",
       [](Settings& settings, const std::string& value) -> Done {
         settings.blobs = value;
         return {};
       },
       [](const Settings& settings) { return settings.blobs_url(); }},
      {"listen",
       [](Settings& settings, const std::string& value) -> Done {
         if (const auto address = listen_address(value); !address) return address.error();
         settings.listen = value;
         return {};
       },
       [](const Settings& settings) { return settings.listen; }},
      text("tls-certificate", &Settings::tls_certificate),
      text("tls-key", &Settings::tls_key),
      truth("insecure-lan", &Settings::is_insecure_lan),
      list("trusted-proxies", &Settings::trusted_proxies),
      checked("public-url", &Settings::public_url, check_public_url),
      checked("mail-url", &Settings::mail_url, messages::check_mail_url),
      checked("mail-from", &Settings::mail_from, check_mail_from),
      text("mail-secret-file", &Settings::mail_secret_file),
      checked("sms-url", &Settings::sms_url, messages::check_sms_url),
      text("sms-secret-file", &Settings::sms_secret_file),
      one_of("log-level", &Settings::log_level, {"debug", "info", "warn", "error"}),
      count("worker-threads", &Settings::worker_threads, 1, 256),
      count("task-threads", &Settings::task_threads, 1, 64),
  };
  return known;
}

std::string environment_name(const std::string& name) {
  std::string upper = "TOUIZA_";
  for (const char c : name)
    upper += c == '-' ? '_' : static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  return upper;
}

std::optional<std::filesystem::path> settings_file(const Flags& flags) {
  if (const auto flag = flags.find("config"); flag != flags.end()) return flag->second;
  if (const char* named = std::getenv("TOUIZA_CONFIG"); named != nullptr && *named != 0)
    return named;
  for (const auto* usual : {"touiza.toml", "/etc/touiza/touiza.toml"}) {
    if (std::filesystem::exists(usual)) return usual;
  }
  return std::nullopt;
}

class Loader {
 public:
  Done take(const std::string& name, const std::string& value, const std::string& origin) {
    const auto setting = std::ranges::find(known_settings(), name, &Setting::name);
    if (setting == known_settings().end()) {
      return Error{ErrorKind::invalid_input, "setting_is_unknown",
                   fmt::format("{}: there is no setting '{}'.", origin, name),
                   "Remove it, or correct its spelling; `touiza config` lists all."};
    }
    if (const auto taken = setting->take(loaded_.settings, value); !taken) {
      auto error = taken.error();
      error.message = fmt::format("{}: {}: {}", origin, name, error.message);
      return error;
    }
    origins_[name] = origin;
    return {};
  }

  LoadedSettings finish() {
    for (const auto& setting : known_settings()) {
      const auto origin = origins_.find(setting.name);
      loaded_.in_force.push_back({setting.name, setting.show(loaded_.settings),
                                  origin == origins_.end() ? "default" : origin->second});
    }
    return std::move(loaded_);
  }

 private:
  LoadedSettings loaded_;
  std::map<std::string, std::string> origins_;
};

}  // namespace

std::string Settings::database_url() const {
  return database.empty() ? "sqlite:" + (data / "touiza.db").string() : database;
}

std::string Settings::blobs_url() const {
  return blobs.empty() ? "dir:" + (data / "blobs").string() : blobs;
}

Result<LoadedSettings> load_settings(const Flags& flags) {
  Loader loader;
  if (const auto file = settings_file(flags)) {
    const auto entries = read_settings_file(*file);
    if (!entries) return entries.error();
    for (const auto& entry : *entries) {
      const auto origin = fmt::format("{}:{}", file->string(), entry.line);
      if (const auto taken = loader.take(entry.name, entry.value, origin); !taken)
        return taken.error();
    }
  }
  for (const auto& setting : known_settings()) {
    const auto name = environment_name(setting.name);
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) continue;
    if (const auto taken = loader.take(setting.name, value, name); !taken) return taken.error();
  }
  for (const auto& [name, value] : flags) {
    if (name == "config") continue;
    if (const auto taken = loader.take(name, value, "--" + name); !taken) return taken.error();
  }
  return loader.finish();
}

Result<ListenAddress> listen_address(const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon != std::string::npos && colon > 0) {
    auto host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
      host = host.substr(1, host.size() - 2);
    std::uint16_t port = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, port);
    if (read.ec == std::errc{} && read.ptr == end) return ListenAddress{host, port};
  }
  return wrong(text, "HOST:PORT, for example localhost:8080");
}

}  // namespace touiza::server
