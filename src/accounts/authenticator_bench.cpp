// How long does it take to know who asks, from a session's cookie to the caller with five roles?
#include <benchmark/benchmark.h>

#include <filesystem>

#include "accounts/authenticator.hpp"
#include "accounts/direct.hpp"
#include "accounts/joint_database.hpp"
#include "accounts/store.hpp"
#include "base/log.hpp"
#include "base/sha256.hpp"
#include "database/migration.hpp"

namespace touiza::accounts {
namespace {

class NoEvents final : public EventSink {
  void publish(database::Transaction&, const EventDraft&) override {}
};

constexpr auto insert_session = R"sql(
  INSERT INTO session (session_hash, account_id, is_second_factor_passed, created_at, seen_at,
                       expires_at)
  VALUES (?1, ?2, FALSE, ?3, ?3, ?4)
)sql";

void authenticate_session(benchmark::State& state) {
  log::set_level(log::Level::warn);
  auto pattern = (std::filesystem::temp_directory_path() / "touiza-bench-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(pattern.data());
  SystemClock clock;
  SystemRandom random;
  NoEvents events;
  std::size_t grants = 0;
  {
    auto opened = *database::Database::open({.url = "sqlite:" + (folder / "bench.db").string()});
    (void)database::migrate(*opened, migrations(), clock);
    JointDatabase database{*opened};
    Foundation foundation{database, clock, random, events};
    const auto key = DeploymentKey::generate(random);
    const std::string token = new_secret(random);
    (void)database.write([&](database::Transaction& transaction) -> Done {
      const auto account =
          *add_account(transaction, foundation, {"amina", *address_from_text("amina@example.org")});
      for (int i = 0; i < 5; ++i) {
        const auto id = new_id<OrganizationId>(clock.now(), random);
        (void)give_grant(transaction, foundation,
                         {.account = account,
                          .role = Role::maker,
                          .network = NetworkId{"01890000-0000-7000-8000-0000000000a1"},
                          .place = {.organization = id}});
      }
      transaction.run(insert_session, sha256_hex(token), account, clock.now(),
                      clock.now() + std::chrono::hours{1});
      return {};
    });
    const Authenticator authenticator{foundation, key};
    http::Request request;
    request.headers.push_back({"cookie", "touiza=" + token});
    for (auto _ : state) grants = authenticator.authenticate(request)->grants.size();
  }
  std::filesystem::remove_all(folder);
  state.counters["grants"] = static_cast<double>(grants);
}
BENCHMARK(authenticate_session);

}  // namespace
}  // namespace touiza::accounts
