// A deployment in a folder, and out of it again.
#pragma once

#include <filesystem>

#include "server/settings.hpp"

namespace touiza::server {

/// Writes database, blobs and key of the embedded default into `target`, which must not exist; it
/// appears when complete. The server may be running: the database is copied in one moment, and the
/// blobs, which never change, after it.
/// Errors: "backup_target_exists", "backup_is_not_embedded", "storage_failed", those of Database.
Done back_up(const Settings& settings, const std::filesystem::path& target);

/// Brings a backup into the empty or missing data folder of `settings`.
/// Errors: "backup_is_incomplete", "data_folder_is_not_empty", "storage_failed".
Done restore(const Settings& settings, const std::filesystem::path& source);

}  // namespace touiza::server
