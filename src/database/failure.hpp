// What an engine refuses, as an exception that never leaves this room: read() and write() turn it
// into an Error or a retry (docs/decisions/0001-database-failures-unwind.md).
#pragma once

#include <exception>
#include <string>

#include "base/result.hpp"

namespace touiza::database {

enum class FailureKind {
  unique,           ///< A row with this key exists.
  foreign_key,      ///< The row named does not exist, or is still named by others.
  text,             ///< A text that cannot be kept: a zero byte, or not UTF-8.
  serialization,    ///< Another transaction was faster; run again.
  busy,             ///< Locked by another program, or no connection came free.
  connection,       ///< Lost, refused, or never made.
  full,             ///< No room on the disk.
  read_only,        ///< Opened for reading, or a standby.
  damaged,          ///< The file is not a database, or is broken.
  outcome_unknown,  ///< The connection went while committing: done or not, nobody can say.
  other,            ///< A statement that the engine does not accept: a bug of ours.
};

/// Thrown by Transaction; seldom caught: after it, the transaction can only be rolled back.
class Failure : public std::exception {
 public:
  Failure(FailureKind kind, std::string message, std::string constraint = {})
      : kind_{kind}, message_{std::move(message)}, constraint_{std::move(constraint)} {}

  FailureKind kind() const { return kind_; }
  /// The engine's words and the statement; for the log, not for people.
  const char* what() const noexcept override { return message_.c_str(); }
  /// Of a unique key: "lab(network_id, code)", the same on both engines; else empty or a name.
  const std::string& constraint() const { return constraint_; }

 private:
  FailureKind kind_;
  std::string message_;
  std::string constraint_;
};

/// The failure as callers of read() and write() see it; the engine's words go to the log.
Error error_from(const Failure& failure);

}  // namespace touiza::database
