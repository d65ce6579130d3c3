#include "server/house.hpp"

#include <fmt/format.h>

#include "accounts/store.hpp"
#include "campaigns/store.hpp"
#include "designs/design_store.hpp"
#include "embedded/country_atlas.hpp"
#include "messages/message_queue.hpp"
#include "needs/need_store.hpp"
#include "network/store.hpp"
#include "outbox/event.hpp"
#include "production/production_store.hpp"
#include "shipping/shipment_store.hpp"
#include "stock/api.hpp"
#include "stock/store.hpp"

namespace touiza::server {
namespace {

using database::Transaction;

constexpr auto check_file = "designs.check_file";
constexpr auto estimate_plan = "designs.estimate_plan";
constexpr auto compute_plan = "campaigns.compute_plan";
constexpr auto expire_offers = "campaigns.expire_offers";

/// What a task is about: the thing's id, in the task's network.
struct Work {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(Work, (), (id))

/// Asks for `kind` to be done for a thing; once is enough while nobody has begun.
template <class ThingId>
auto ask_for(const char* kind, const Clock& clock, Random& random) {
  return [kind, &clock, &random](Transaction& t, const NetworkId& network, const ThingId& id) {
    outbox::TaskDraft task;
    task.network = network;
    task.kind = kind;
    task.work = json::write(Work{id.text});
    task.unique_key = id.text;
    outbox::enqueue(t, task, clock.now(), random);
  };
}

/// The thing that a task is about, handed to `work`.
template <class ThingId, class F>
outbox::Workers::Handler handler(F work) {
  return [work](const outbox::Task& task) -> Done {
    const auto what = json::read<Work>(task.work);
    if (!what) return what.error();
    return work(task.network_id, ThingId{what->id});
  };
}

/// Offers of a network expire at `due`: one task for each moment.
auto ask_for_expiry(const Clock& clock, Random& random) {
  return [&clock, &random](Transaction& t, const NetworkId& network, Instant due) {
    outbox::TaskDraft task;
    task.network = network;
    task.kind = expire_offers;
    task.work = json::write(Work{network.text});
    task.due_at = due;
    task.unique_key = network.text + to_rfc3339(due);
    outbox::enqueue(t, task, clock.now(), random);
  };
}

}  // namespace

Random& system_random() {
  static SystemRandom random;
  return random;
}

std::vector<database::Migration> all_migrations() {
  std::vector<database::Migration> all;
  for (const auto& migrations_of :
       {outbox::outbox_migrations, messages::migrations, accounts::migrations, network::migrations,
        stock::migrations, designs::migrations, needs::migrations, campaigns::migrations,
        production::migrations, shipping::migrations}) {
    const auto room = migrations_of();
    all.insert(all.end(), room.begin(), room.end());
  }
  return all;
}

void OutboxEvents::publish(Transaction& transaction, const accounts::EventDraft& event) {
  const outbox::EventDraft draft{.network = event.network,
                                 .type = event.type,
                                 .subject = {event.subject_type, event.subject_id},
                                 .actor = event.actor,
                                 .data = event.data};
  outbox::append(transaction, draft, clock_.now(), random_);
}

Result<accounts::DeploymentKey> deployment_key(const Settings& settings) {
  std::error_code failed;
  std::filesystem::create_directories(settings.data, failed);
  if (failed) {
    return Error{ErrorKind::unavailable, "data_folder_cannot_be_made",
                 fmt::format("The data folder {} cannot be made: {}.", settings.data.string(),
                             failed.message()),
                 "Choose another folder with --data, or make it yourself."};
  }
  return accounts::DeploymentKey::load_or_make(settings.data / "deployment.key", system_random());
}

Result<std::unique_ptr<House>> House::open(const Settings& settings, const Clock& clock,
                                           accounts::CodeSender& sender, Random& chance) {
  auto key = deployment_key(settings);
  if (!key) return key.error();
  auto opened = database::Database::open({.url = settings.database_url()});
  if (!opened) return opened.error();
  if (const auto migrated = database::migrate(**opened, all_migrations(), clock); !migrated) {
    return migrated.error();
  }
  auto blob_store = blobs::open_blob_store(settings.blobs_url(), clock);
  if (!blob_store) return blob_store.error();
  const auto upload_folder =
      settings.blobs_url().substr(std::string_view{"dir:"}.size()) + "-uploads";
  auto upload_store = blobs::Uploads::open(upload_folder, **blob_store, clock);
  if (!upload_store) return upload_store.error();
  return std::make_unique<House>(std::move(*opened), std::move(*blob_store),
                                 std::move(*upload_store), std::move(*key), clock, sender, chance);
}

House::House(std::unique_ptr<database::Database> opened,
             std::unique_ptr<blobs::BlobStore> blob_store,
             std::unique_ptr<blobs::Uploads> upload_store, accounts::DeploymentKey deployment_key,
             const Clock& the_clock, accounts::CodeSender& sender, Random& chance)
    : clock{the_clock},
      random{chance},
      database{std::move(opened)},
      blobs{std::move(blob_store)},
      uploads{std::move(upload_store)},
      key{std::move(deployment_key)},
      sign_in{foundation, key, hasher, sender},
      members{foundation, places, sender},
      shapes{foundation, embedded::country_atlas()},
      design_service{foundation, ask_for<designs::ProcessPlanId>(estimate_plan, clock, random)},
      files{foundation, *blobs, *uploads, ask_for<designs::FileId>(check_file, clock, random),
            ask_for<designs::ProcessPlanId>(estimate_plan, clock, random)},
      plans{foundation, surroundings, ask_for<campaigns::PlanId>(compute_plan, clock, random)},
      campaign_service{foundation, plans, ask_for_expiry(clock, random)},
      receipts{foundation, shipment_desk, need_service,
               [this](Transaction& t, const accounts::Caller& caller, const NetworkId& in,
                      const blobs::UploadId& upload) {
                 return files.finished_digest(t, caller, in, upload);
               }} {
  releases.add_observer(revision_watch);
  releases.add_observer(recalls);
  lot_desk.set_allocations(shipments);
}

void House::handle_tasks(outbox::Workers& workers, designs::Workbench& workbench) {
  workers.handle(check_file,
                 handler<designs::FileId>([&](const NetworkId& id, const designs::FileId& file) {
                   return files.analyse(id, file, workbench);
                 }));
  workers.handle(estimate_plan, handler<designs::ProcessPlanId>(
                                    [&](const NetworkId& id, const designs::ProcessPlanId& plan) {
                                      return files.estimate(id, plan, workbench, design_service);
                                    }));
  workers.handle(compute_plan, handler<campaigns::PlanId>([this](const NetworkId& id,
                                                                 const campaigns::PlanId& plan) {
                   return plans.compute(id, plan, [this] { return is_stopping_.load(); });
                 }));
  workers.handle(expire_offers,
                 handler<NetworkId>([this](const NetworkId& id, const NetworkId&) -> Done {
                   const auto expired = offers.expire_due(id);
                   return expired ? Done{} : Done{expired.error()};
                 }));
}

void House::add_routes(accounts::Api& api) {
  accounts::add_accounts_routes(api, {sign_in, own_account, members, personal_data});
  network::add_network_routes(api, network);
  network::add_shape_routes(api, shapes);
  stock::add_stock_routes(api, stock);
  designs::add_design_routes(api, {catalogue, design_service, releases, files});
  needs::add_need_routes(api, emergencies, need_service);
  campaigns::add_campaigns_routes(api, {plans, capacity, campaign_service, offers, jobs});
  production::add_production_routes(api, {runs, lots, assemblies, recalls});
  shipping::add_shipping_routes(api, {shipments, receipts, suggestions});
  overview::add_overview_routes(api, {today, progress, search, impact});
}

}  // namespace touiza::server
