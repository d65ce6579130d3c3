// `touiza admin demo`: the demonstration's network and story, played through the same services that
// people use, at a clock of its own.
#pragma once

#include "accounts/model.hpp"
#include "designs/file_model.hpp"
#include "server/settings.hpp"

namespace touiza::demo {

/// What stands on the stage when the curtain opens for visitors.
struct Performance {
  NetworkId network;
  std::vector<accounts::DemoLoginView> logins;
};

/// Fills the empty or missing data folder of `settings`, and the empty PostgreSQL database where
/// one is named; it is all there or nothing is (a database is left half filled where the power
/// goes). The story ends at `now`. The same data and the same day give the same figures.
///
/// Errors: "data_folder_is_not_empty", "database_is_not_empty", "demonstration_is_embedded" (SQLite
/// or blobs elsewhere), "demonstration_is_broken", "storage_failed", those of House::open().
Result<Performance> play_into(const server::Settings& settings, Instant now,
                              designs::Workbench& workbench);

}  // namespace touiza::demo
