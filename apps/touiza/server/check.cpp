#include "server/check.hpp"

#include <fmt/format.h>

#include "blobs/blob_store.hpp"
#include "database/database.hpp"
#include "designs/file_service.hpp"
#include "json/write.hpp"
#include "network/directory.hpp"
#include "overview/progress_books.hpp"
#include "production/output.hpp"
#include "server/house.hpp"
#include "shipping/deliveries.hpp"
#include "shipping/receipt_service.hpp"
#include "stock/ledger.hpp"

namespace touiza::server {
namespace {

using database::Transaction;

constexpr std::size_t findings_max = 200;

Done check_blobs(const Settings& settings, database::Database& database, CheckReport& report) {
  SystemClock clock;
  const auto store = blobs::open_blob_store(settings.blobs_url(), clock);
  if (!store) return store.error();
  const auto seen = (*store)->for_each([&](const blobs::ListedBlob& listed) -> Done {
    ++report.blobs;
    report.blob_bytes += static_cast<std::int64_t>(listed.blob.size);
    if (const auto whole = (*store)->verify(listed.blob.sha256); !whole) {
      report.findings.push_back(
          fmt::format("blob {}: {}", listed.blob.sha256, whole.error().message));
    }
    return {};
  });
  if (!seen) return seen;
  const auto referenced = database.read([](Transaction& t) -> Result<std::vector<std::string>> {
    auto digests = designs::FileService::referenced(t);
    const auto signatures = shipping::ReceiptService::referenced(t);
    digests.insert(digests.end(), signatures.begin(), signatures.end());
    return digests;
  });
  if (!referenced) return referenced.error();
  for (const auto& digest : *referenced) {
    if (!(*store)->has(digest))
      report.findings.push_back(fmt::format("blob {} is missing", digest));
  }
  return {};
}

/// Every ledger is whole, and what needs, regions, campaigns and shipments say agrees with it.
Done check_networks(database::Database& database, CheckReport& report) {
  SystemClock clock;
  SystemRandom random;
  OutboxEvents unheard{clock, random};
  accounts::Foundation foundation{database, clock, random, unheard};
  const stock::Ledger ledger{clock, random};
  production::Output output{ledger};
  shipping::Deliveries deliveries;
  const campaigns::JobDesk jobs{foundation, {&output, &deliveries, nullptr}};
  return database.read([&](Transaction& transaction) -> Done {
    for (const auto& network : network::NetworkDirectory{}.networks(transaction)) {
      const auto proof = ledger.check(transaction, network.network_id);
      ++report.networks;
      report.moves += proof.moves;
      if (!proof.is_sound()) {
        report.findings.push_back(fmt::format("ledger of {}: {}", network.slug, proof.finding));
      }
      const auto agreement =
          overview::agreement(transaction, network.network_id, {jobs, deliveries, ledger});
      for (const auto& finding : agreement.findings) {
        report.findings.push_back(fmt::format("progress of {}: {}", network.slug, finding));
      }
    }
    return {};
  });
}

}  // namespace

Result<CheckReport> check(const Settings& settings) {
  CheckReport report;
  const auto database =
      database::Database::open({.url = settings.database_url(), .is_read_only = true});
  if (!database) return database.error();
  auto findings = (*database)->findings();
  if (!findings) return findings.error();
  for (auto& finding : *findings) report.findings.push_back("database: " + std::move(finding));
  if (const auto checked = check_blobs(settings, **database, report); !checked)
    return checked.error();
  if (const auto proven = check_networks(**database, report); !proven) return proven.error();
  if (report.findings.size() > findings_max) report.findings.resize(findings_max);
  return report;
}

void print(const CheckReport& report, bool is_json) {
  if (is_json) {
    fmt::print("{}\n", json::write(report));
    return;
  }
  for (const auto& finding : report.findings) fmt::print("{}\n", finding);
  fmt::print("{} networks, {} moves, {} blobs of {} bytes: {}\n", report.networks, report.moves,
             report.blobs, report.blob_bytes,
             report.findings.empty() ? "all is whole"
                                     : fmt::format("{} finding(s)", report.findings.size()));
}

}  // namespace touiza::server
