// `touiza admin check`: proof that database, blobs and ledger are whole.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "json/rules.hpp"
#include "server/settings.hpp"

namespace touiza::server {

struct CheckReport {
  std::int64_t networks = 0;
  std::int64_t moves = 0;  ///< Of all ledgers.
  std::int64_t blobs = 0;
  std::int64_t blob_bytes = 0;
  std::vector<std::string> findings;  ///< In words; empty where all is well.
};
BOOST_DESCRIBE_STRUCT(CheckReport, (), (networks, moves, blobs, blob_bytes, findings))

/// Reads everything and changes nothing; the server may be running.
/// Errors: those of Database::open() and open_blob_store().
Result<CheckReport> check(const Settings& settings);

void print(const CheckReport& report, bool is_json);

}  // namespace touiza::server
