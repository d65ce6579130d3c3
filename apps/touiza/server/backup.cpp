#include "server/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "database/database.hpp"

namespace touiza::server {
namespace {

namespace fs = std::filesystem;

constexpr auto database_name = "touiza.db";
constexpr auto blobs_name = "blobs";
constexpr auto key_name = "deployment.key";

Error storage_failed(const std::string& what) {
  return {ErrorKind::unavailable, "storage_failed", what,
          "Check the disk and its free space, then try again."};
}

Done need_embedded(const Settings& settings) {
  const bool is_embedded =
      settings.database_url().starts_with("sqlite:") && settings.blobs_url().starts_with("dir:");
  if (is_embedded) return {};
  return Error{ErrorKind::invalid_input, "backup_is_not_embedded",
               "Only the embedded default (SQLite, files on disk) is backed up by this command.",
               "Use pg_dump for PostgreSQL and your storage's own copy for the blobs; "
               "docs/operations says how."};
}

std::string path_in(const std::string& url) { return url.substr(url.find(':') + 1); }

Done copy_tree(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::create_directories(to, failed);
  for (auto entry = fs::recursive_directory_iterator{from, failed};
       !failed && entry != fs::end(entry); entry.increment(failed)) {
    const auto target = to / fs::relative(entry->path(), from, failed);
    if (entry->is_directory()) {
      if (entry->path().filename() == "incoming") {
        entry.disable_recursion_pending();
        continue;
      }
      fs::create_directories(target, failed);
    } else if (entry->path().filename() != "lock") {
      // A blob that was collected while we looked is none that the copied database refers to.
      std::error_code gone;
      fs::copy_file(entry->path(), target, gone);
      if (gone && fs::exists(entry->path())) return storage_failed(gone.message());
    }
  }
  if (failed) return storage_failed(failed.message());
  return {};
}

Done copy_one(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::copy_file(from, to, failed);
  if (failed)
    return storage_failed(fmt::format("{} cannot be copied: {}.", from.string(), failed.message()));
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, failed);
  return {};
}

/// Makes what was written durable before it is called a backup.
void flush(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  syncfs(descriptor);
  close(descriptor);
}

}  // namespace

Done back_up(const Settings& settings, const fs::path& target) {
  if (const auto embedded = need_embedded(settings); !embedded) return embedded;
  if (fs::exists(target)) {
    return Error{ErrorKind::conflict, "backup_target_exists",
                 fmt::format("{} is there already.", target.string()),
                 "Name a folder that does not exist yet."};
  }
  auto database = database::Database::open({.url = settings.database_url(), .is_read_only = true});
  if (!database) return database.error();
  const fs::path begun = target.string() + ".partial";
  std::error_code failed;
  fs::remove_all(begun, failed);
  fs::create_directories(begun, failed);
  if (failed)
    return storage_failed(fmt::format("{} cannot be made: {}.", begun.string(), failed.message()));
  const auto written = [&]() -> Done {
    if (auto done = (*database)->backup_to(begun / database_name); !done) return done;
    if (auto done = copy_tree(path_in(settings.blobs_url()), begun / blobs_name); !done)
      return done;
    return copy_one(settings.data / key_name, begun / key_name);
  }();
  if (!written) {
    fs::remove_all(begun, failed);
    return written;
  }
  flush(begun);
  fs::rename(begun, target, failed);
  if (failed) return storage_failed(failed.message());
  return {};
}

Done restore(const Settings& settings, const fs::path& source) {
  if (const auto embedded = need_embedded(settings); !embedded) return embedded;
  for (const auto* part : {database_name, blobs_name, key_name}) {
    if (fs::exists(source / part)) continue;
    return Error{ErrorKind::invalid_input, "backup_is_incomplete",
                 fmt::format("{} holds no '{}'.", source.string(), part),
                 "Name a folder that `touiza admin backup` made."};
  }
  std::error_code failed;
  if (fs::exists(settings.data) && !fs::is_empty(settings.data, failed)) {
    return Error{ErrorKind::conflict, "data_folder_is_not_empty",
                 fmt::format("The data folder {} is not empty.", settings.data.string()),
                 "Name an empty folder with --data, so that nothing is overwritten."};
  }
  fs::create_directories(settings.data, failed);
  if (failed) return storage_failed(failed.message());
  if (auto done = copy_tree(source / blobs_name, path_in(settings.blobs_url())); !done) return done;
  if (auto done = copy_one(source / key_name, settings.data / key_name); !done) return done;
  if (auto done = copy_one(source / database_name, path_in(settings.database_url())); !done)
    return done;
  flush(settings.data);
  return {};
}

}  // namespace touiza::server
