// How long does the list of a network's machines take, read anew and given again?
#include <benchmark/benchmark.h>

#include <filesystem>

#include "accounts/direct.hpp"
#include "accounts/store.hpp"
#include "base/log.hpp"
#include "database/migration.hpp"
#include "json/write.hpp"
#include "network/api.hpp"
#include "network/store.hpp"

namespace {

using namespace touiza;
using namespace touiza::network;

class NoEvents final : public accounts::EventSink {
 public:
  void publish(database::Transaction&, const accounts::EventDraft&) override {}
};

/// What cannot go wrong in a benchmark, or it has nothing to measure.
template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::abort();
  }
  return *std::move(result);
}
void must(const Done& done) { must(done ? Result<int>{0} : Result<int>{done.error()}); }

/// A network with one lab of `count` groups of machines, in a folder of its own.
class Shop {
 public:
  explicit Shop(std::int64_t count) {
    log::set_level(log::Level::error);
    auto steps = accounts::migrations();
    for (auto& step : migrations()) steps.push_back(step);
    must(database::migrate(*database_, steps, clock_));
    accounts::Caller deployment;
    deployment.account = accounts::system_account;
    deployment.grants.push_back({.role = accounts::Role::deployment_admin,
                                 .network = {},
                                 .region = {},
                                 .cluster = {},
                                 .organization = {},
                                 .is_second_factor_waived = true});
    NetworkDraft draft;
    draft.name.fr = "Maroc";
    draft.slug = "morocco";
    network = must(services.networks.add(deployment, draft)).network_id;
    const auto admin = accounts::system_caller(network);
    const std::vector<RegionDraft> regions{{"MA-06", {"Casablanca-Settat", "", ""}, 1}};
    const auto region = must(services.networks.add_regions(admin, network, regions))[0].region_id;
    const std::vector<TownDraft> towns{
        {region, "MA-CAS", {"Casablanca", "", ""}, {}, 33.59, -7.61, 1}};
    const auto town = must(services.networks.add_towns(admin, network, towns))[0].town_id;
    OrganizationDraft fablab;
    fablab.name.fr = "FabLab";
    fablab.kind = OrganizationKind::fablab;
    fablab.town_id = town;
    fablab.is_on_behalf = true;
    LabDraft lab;
    lab.organization_id = must(services.organizations.add(admin, network, fablab)).organization_id;
    lab.name.fr = "FabLab du Port";
    lab.town_id = town;
    const auto id = must(services.labs.add(admin, network, lab)).lab_id;
    MachineDraft printer;
    printer.technology = "fff";
    printer.make = "Prusa";
    printer.model = "i3 MK3S";
    printer.work_volume_mm = WorkVolume{250, 210, 210};
    printer.materials = {"pla", "petg"};
    printer.hours_per_day = 10;
    printer.nozzle_mm = 0.4;
    must(joint_.together([&](database::Transaction&) -> Done {
      for (std::int64_t i = 0; i < count; ++i) {
        const auto added = services.machines.add(admin, network, id, printer);
        if (!added) return added.error();
      }
      return {};
    }));
    caller = admin;
  }
  ~Shop() {
    database_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

 private:
  static std::filesystem::path new_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "touiza-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    return pattern;
  }

  std::filesystem::path folder_ = new_folder();
  std::unique_ptr<database::Database> database_ =
      must(database::Database::open({.url = "sqlite:" + (folder_ / "bench.db").string()}));
  accounts::JointDatabase joint_{*database_};
  SystemClock clock_;
  SystemRandom random_;
  NoEvents events_;

 public:
  NetworkServices services{accounts::Foundation{joint_, clock_, random_, events_}};
  NetworkId network;
  accounts::Caller caller;
};

MachineQuery up_to_a_thousand() {
  MachineQuery query;
  query.limit = 1000;
  return query;
}

void list_machines_anew(benchmark::State& state) {
  const Shop shop{state.range(0)};
  std::size_t bytes = 0;
  for (auto _ : state) {
    const auto page =
        must(shop.services.machines.list(shop.caller, shop.network, up_to_a_thousand()));
    bytes = json::write(page).size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(list_machines_anew)->Arg(1'000)->Unit(benchmark::kMicrosecond);

void list_machines_again(benchmark::State& state) {
  const Shop shop{state.range(0)};
  std::size_t bytes = 0;
  for (auto _ : state) {
    const auto written =
        must(shop.services.machines.written_list(shop.caller, shop.network, up_to_a_thousand()));
    bytes = written.json->bytes().size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(list_machines_again)->Arg(1'000)->Unit(benchmark::kMicrosecond);

}  // namespace
