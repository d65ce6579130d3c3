#include "server/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

namespace touiza::server {

void print_error(const Error& error) {
  fmt::print(stderr, "touiza: {}{}{}\n", error.message, error.remedy.empty() ? "" : " ",
             error.remedy);
  for (const auto& field : error.errors) {
    fmt::print(stderr, "  {}{}{}\n", field.field, field.field.empty() ? "" : ": ", field.message);
  }
}

void add_setting_flags(CLI::App& app, Flags& flags) {
  const auto add = [&](const std::string& name, const std::string& help) {
    app.add_option_function<std::string>(
        "--" + name, [&flags, name](const std::string& value) { flags[name] = value; }, help);
  };
  add("config", "Settings file (TOML)");
  add("data", "Folder of database and files (default: data)");
  add("database", "sqlite:PATH or postgresql://…");
  add("blobs", "dir:PATH");
  add("listen", "HOST:PORT (default: localhost:8080)");
  add("tls-certificate", "PEM file with the certificate chain");
  add("tls-key", "PEM file with the key");
  add("trusted-proxies", "Addresses whose X-Forwarded-* headers count, with commas");
  add("public-url", "The address people use, for links in messages: https://touiza.example");
  add("mail-url", "Mail server: smtps://NAME:465, or smtp://NAME:587 with STARTTLS");
  add("mail-from", "Address that mails come from");
  add("mail-secret-file", "File with user:password for the mail server");
  add("sms-url", "SMS gateway that takes a POST of {to, text}: https://…");
  add("sms-secret-file", "File with the gateway's bearer token");
  add("log-level", "debug, info, warn or error");
  add("worker-threads", "Requests answered at once");
  add("task-threads", "Background tasks done at once");
  app.add_flag_function(
      "--insecure-lan", [&flags](std::int64_t) { flags["insecure-lan"] = "true"; },
      "Serve other machines without TLS: everybody between can read along");
}

std::optional<int> parse_words(CLI::App& app, const std::vector<std::string>& words) {
  // CLI11 takes the words from the back.
  std::vector<std::string> reversed{words.rbegin(), words.rend()};
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_misuse;
  }
  return std::nullopt;
}

}  // namespace touiza::server
