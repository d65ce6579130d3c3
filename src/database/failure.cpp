#include "database/failure.hpp"

#include <fmt/format.h>

#include "base/log.hpp"

namespace touiza::database {
namespace {

Error unavailable(const char* code, const char* message, const char* remedy) {
  return Error{ErrorKind::unavailable, code, message, remedy};
}

Error translated(const Failure& failure) {
  switch (failure.kind()) {
    case FailureKind::unique:
      return Error{ErrorKind::conflict, "already_exists",
                   fmt::format("There is one already: {}.", failure.constraint()),
                   "Look at the one that exists, or choose another value."};
    case FailureKind::foreign_key:
      return Error{ErrorKind::conflict, "reference_broken",
                   "What this refers to does not exist, or others still refer to it.",
                   "Reload; it may have been removed meanwhile."};
    case FailureKind::text:
      return Error{ErrorKind::invalid_input, "text_not_storable",
                   "A text holds a zero byte or is not UTF-8.", "Send UTF-8 without zero bytes."};
    case FailureKind::serialization:
      return unavailable("database_contended", "Others kept changing the same things.",
                         "Try again in a moment.");
    case FailureKind::busy:
      return unavailable("database_busy",
                         "The database is locked by another program or overloaded.",
                         "Try again; close other programs that hold the database open.");
    case FailureKind::connection:
      return unavailable("database_unreachable", "The database does not answer.",
                         "Try again; the operator should look at the database server.");
    case FailureKind::full:
      return unavailable("storage_full", "The disk of the database is full. Nothing was saved.",
                         "The operator must make room on the disk; then try again.");
    case FailureKind::read_only:
      return unavailable("database_read_only", "The database takes no changes now.",
                         "The operator should open it for writing or look at the primary server.");
    case FailureKind::damaged:
      return unavailable("database_damaged", "The database file is damaged or not a database.",
                         "Restore the last backup with `touiza admin restore`.");
    case FailureKind::outcome_unknown:
      return unavailable("outcome_unknown",
                         "The connection was lost while saving: it may or may not have been saved.",
                         "Send it again with the same Idempotency-Key, or look before repeating.");
    case FailureKind::other:
      break;
  }
  return unavailable("database_failed", "The database refused a statement.",
                     "Report this with the time and the request id; the log has the details.");
}

}  // namespace

Error error_from(const Failure& failure) {
  const bool is_ours_to_mend = failure.kind() == FailureKind::unique ||
                               failure.kind() == FailureKind::foreign_key ||
                               failure.kind() == FailureKind::text;
  auto error = translated(failure);
  if (!is_ours_to_mend) {
    log::error("database_failure", {{"code", error.code}, {"detail", failure.what()}});
  }
  return error;
}

}  // namespace touiza::database
