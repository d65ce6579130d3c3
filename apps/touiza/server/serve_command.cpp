#include "server/serve_command.hpp"
#include "server/every_day.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "base/log.hpp"
#include "embedded/web_files.hpp"
#include "http/events.hpp"
#include "http/server.hpp"
#include "server/command_line.hpp"
#include "server/event_routes.hpp"
#include "server/house.hpp"
#include "server/post_office.hpp"
#include "server/task_routes.hpp"
#include "server/web_routes.hpp"
#include "server/workbench_process.hpp"

namespace touiza::server {
namespace {

/// Signals that end the server, taken by the main thread alone. Made before any other thread.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    // A file that may not grow is an error to be answered (EFBIG), not the end of the server.
    std::signal(SIGXFSZ, SIG_IGN);
  }
  void wait() {
    int received = 0;
    sigwait(&signals_, &received);
    log::info("ending", {{"signal", received}});
  }

 private:
  sigset_t signals_{};
};

log::Level level_of(const std::string& name) {
  if (name == "debug") return log::Level::debug;
  if (name == "warn") return log::Level::warn;
  return name == "error" ? log::Level::error : log::Level::info;
}

http::ServerSettings server_settings(const Settings& settings, const ListenAddress& listen) {
  http::ServerSettings server;
  server.host = listen.host;
  server.port = listen.port;
  if (!settings.tls_certificate.empty() || !settings.tls_key.empty()) {
    server.tls = http::TlsFiles{settings.tls_certificate, settings.tls_key};
  }
  server.is_insecure_lan = settings.is_insecure_lan;
  server.trusted_proxies = settings.trusted_proxies;
  server.worker_threads = static_cast<std::size_t>(settings.worker_threads);
  return server;
}

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

/// All that answers: routes of the rooms, the API document, health, numbers, events, the web.
http::Router all_routes(House& house, http::EventHub& hub, http::MetricsRegistry& metrics) {
  http::Router router;
  http::ApiDocument document;
  {
    accounts::Api api{router, document, accounts::api_gate(house.authenticator, house.idempotency)};
    house.add_routes(api);
    add_event_routes(api, house, hub);
    add_task_routes(api, house);
  }
  add_document_route(router, document);
  add_health_routes(router, *house.database);
  router.add(http::metrics_route(metrics));
  add_web_routes(router, embedded::web_files());
  return router;
}

Done serve(const Settings& settings) {
  const auto listen = listen_address(settings.listen);
  if (!listen) return listen.error();
  EndSignals end_signals;
  SystemClock clock;
  http::MetricsRegistry metrics;
  // Whoever reads the log of a server that only its own machine reaches runs it; elsewhere codes
  // have no place in it. A proxy makes others reach it.
  const bool is_own_machine_only = is_loopback(listen->host) && settings.trusted_proxies.empty();
  auto office = PostOffice::open(settings, is_own_machine_only, clock, system_random());
  if (!office) return office.error();
  auto house = House::open(settings, clock, (*office)->sender());
  if (!house) return house.error();

  http::EventHub hub;
  outbox::Relay relay{*(*house)->database};
  relay.add_listener([&hub](const outbox::Event& event) { announce(hub, event); });
  outbox::Workers workers{*(*house)->database,
                          clock,
                          (*house)->random,
                          {.threads = static_cast<std::size_t>(settings.task_threads)}};
  WorkbenchProcess workbench;
  (*house)->handle_tasks(workers, workbench);
  handle_every_day(**house, workers);
  (*office)->start(*(*house)->database, metrics);
  if (const auto asked = ask_for_every_day(**house); !asked) return asked;

  http::Server server{all_routes(**house, hub, metrics), server_settings(settings, *listen),
                      metrics};
  if (const auto started = relay.start(); !started) return started;
  workers.start();
  const auto port = server.start();
  if (!port) return port.error();

  fmt::print("Touiza is ready: {}://{}:{}\n", settings.tls_certificate.empty() ? "http" : "https",
             listen->host.find(':') == std::string::npos ? listen->host : "[" + listen->host + "]",
             *port);
  std::fflush(stdout);
  end_signals.wait();
  server.stop();
  (*house)->stop_soon();
  (*office)->stop();
  workers.stop();
  relay.stop();
  return {};
}

}  // namespace

int run_serve_command(const std::vector<std::string>& words) {
  CLI::App app{"The server, with the web interface.", "touiza serve"};
  app.footer("Example: touiza serve --data ./data --listen localhost:8080");
  Flags flags;
  add_setting_flags(app, flags);
  if (const auto code = parse_words(app, words)) return *code;
  const auto loaded = load_settings(flags);
  if (!loaded) return print_error(loaded.error()), exit_misuse;
  log::set_level(level_of(loaded->settings.log_level));
  if (const auto served = serve(loaded->settings); !served)
    return print_error(served.error()), exit_problem;
  return exit_done;
}

int run_config_command(const std::vector<std::string>& words) {
  CLI::App app{"Prints every setting in force and where it comes from.", "touiza config"};
  app.footer("Example: TOUIZA_LISTEN=localhost:9000 touiza config");
  Flags flags;
  add_setting_flags(app, flags);
  if (const auto code = parse_words(app, words)) return *code;
  const auto loaded = load_settings(flags);
  if (!loaded) return print_error(loaded.error()), exit_misuse;
  for (const auto& setting : loaded->in_force) {
    fmt::print("{:17} = {:40} # {}\n", setting.name, setting.value, setting.origin);
  }
  return exit_done;
}

}  // namespace touiza::server
