// The rooms put together: every service, on one database, one blob store and one clock.
#pragma once

#include <atomic>
#include <memory>

#include "accounts/api.hpp"
#include "accounts/joint_database.hpp"
#include "blobs/uploads.hpp"
#include "campaigns/api.hpp"
#include "campaigns/revision_watch.hpp"
#include "campaigns/stock_on_hand.hpp"
#include "designs/design_api.hpp"
#include "needs/need_api.hpp"
#include "network/api.hpp"
#include "network/places.hpp"
#include "network/shape_service.hpp"
#include "outbox/relay.hpp"
#include "outbox/workers.hpp"
#include "overview/api.hpp"
#include "production/output.hpp"
#include "production/production_api.hpp"
#include "server/messages_personal_data.hpp"
#include "server/settings.hpp"
#include "shipping/deliveries.hpp"
#include "shipping/shipping_api.hpp"
#include "shipping/shipping_personal_data.hpp"
#include "stock/service.hpp"

namespace touiza::server {

/// The operating system's, shared by all.
Random& system_random();

/// The deployment's key, in the data folder; both are made where they are missing.
/// Errors: "data_folder_cannot_be_made", those of DeploymentKey.
Result<accounts::DeploymentKey> deployment_key(const Settings& settings);

/// All tables, room by room from the ground floor up.
std::vector<database::Migration> all_migrations();

/// Events go into the outbox, in the transaction that made them true.
class OutboxEvents final : public accounts::EventSink {
 public:
  OutboxEvents(const Clock& clock, Random& random) : clock_{clock}, random_{random} {}
  void publish(database::Transaction& transaction, const accounts::EventDraft& event) override;

 private:
  const Clock& clock_;
  Random& random_;
};

/// Built from the bottom up and torn down in reverse. Serves nobody by itself: commands, the
/// demonstration and the server each use what they need.
class House {
 public:
  /// Opens database and blobs, and brings the tables up to date. `clock`, `sender` and `chance`
  /// outlive it; a `chance` other than the system's is for stories that have to be repeatable.
  /// Errors: those of Database::open(), migrate(), open_blob_store() and DeploymentKey.
  static Result<std::unique_ptr<House>> open(const Settings& settings, const Clock& clock,
                                             accounts::CodeSender& sender,
                                             Random& chance = system_random());

  House(std::unique_ptr<database::Database> opened, std::unique_ptr<blobs::BlobStore> blob_store,
        std::unique_ptr<blobs::Uploads> upload_store, accounts::DeploymentKey deployment_key,
        const Clock& clock, accounts::CodeSender& sender, Random& chance);

  /// The tasks of all rooms, for workers of this process.
  void handle_tasks(outbox::Workers& workers, designs::Workbench& workbench);
  /// The routes of all rooms.
  void add_routes(accounts::Api& api);
  /// Long computations of tasks end soon from now on; they are taken up again at the next start.
  void stop_soon() { is_stopping_ = true; }

  const Clock& clock;
  Random& random;
  std::unique_ptr<database::Database> database;
  accounts::JointDatabase joint{*database};
  std::unique_ptr<blobs::BlobStore> blobs;
  std::unique_ptr<blobs::Uploads> uploads;
  accounts::DeploymentKey key;
  OutboxEvents events{clock, random};
  accounts::Foundation foundation{joint, clock, random, events};

  accounts::PasswordHasher hasher;
  network::NetworkPlaces places;
  accounts::Authenticator authenticator{foundation, key};
  accounts::Idempotency idempotency{joint, clock};
  accounts::SignInService sign_in;
  accounts::OwnAccountService own_account{foundation, key, hasher};
  accounts::MemberService members;
  accounts::AccountsPersonalData accounts_personal_data;
  network::NetworkPersonalData network_personal_data;
  shipping::ShippingPersonalData shipping_personal_data;
  MessagesPersonalData messages_personal_data;
  accounts::PersonalDataService personal_data{foundation,
                                              {&accounts_personal_data, &network_personal_data,
                                               &shipping_personal_data, &messages_personal_data}};

  network::NetworkServices network{foundation};
  network::ShapeService shapes;
  stock::StockService stock{foundation, network.directory};

  designs::Catalogue catalogue{foundation};
  designs::DesignService design_service;
  designs::ReleaseService releases{foundation};
  designs::FileService files;

  needs::EmergencyService emergencies{foundation};
  needs::NeedService need_service{foundation};

  campaigns::LedgerStockCount stock_on_hand{stock.ledger()};
  production::Output output{stock.ledger()};
  shipping::Deliveries deliveries;
  campaigns::Surroundings surroundings{
      .made = &output, .delivered = &deliveries, .stock = &stock_on_hand};
  campaigns::PlanService plans;
  campaigns::CapacityService capacity{foundation, surroundings};
  campaigns::CampaignService campaign_service;
  campaigns::OfferService offers{foundation, campaign_service};
  campaigns::JobDesk job_desk{foundation, surroundings};
  campaigns::JobService jobs{foundation, campaign_service, job_desk, surroundings};
  campaigns::RevisionWatch revision_watch{foundation, campaign_service};

  production::LotDesk lot_desk{foundation, stock.ledger(), job_desk};
  production::RunService runs{foundation, lot_desk, job_desk};
  production::LotService lots{foundation, lot_desk, job_desk};
  production::AssemblyService assemblies{foundation, lot_desk};
  production::RecallService recalls{foundation, lot_desk, job_desk};

  shipping::ShipmentDesk shipment_desk{foundation, lot_desk};
  shipping::ShipmentService shipments{foundation, shipment_desk};
  shipping::ReceiptService receipts;
  shipping::SuggestionService suggestions{foundation, shipment_desk, stock.ledger()};

  production::Whereabouts whereabouts{stock.ledger()};
  overview::TodaySources today_sources{network.labs,     network.sites, need_service, plans,
                                       campaign_service, offers,        jobs,         lots,
                                       whereabouts,      shipments};
  overview::TodayService today{foundation, today_sources};
  overview::ProgressService progress{foundation,
                                     {job_desk, deliveries, stock.ledger()},
                                     {whereabouts, network.labs, offers, campaign_service}};
  overview::SearchService search{foundation, {today_sources, network.machines, catalogue}};
  overview::ImpactService impact{foundation, stock.ledger()};

 private:
  std::atomic<bool> is_stopping_ = false;
};

}  // namespace touiza::server
