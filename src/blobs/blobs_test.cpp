#include <doctest/doctest.h>

#include <cerrno>
#include <fstream>
#include <thread>

#include "base/sha256.hpp"
#include "blobs/blob_store.hpp"
#include "blobs/blobs_fixture.hpp"

using namespace touiza;
using namespace touiza::blobs;

namespace {

constexpr auto hour = std::chrono::hours{1};

BlobStore::ReferencedAmong referring_to(std::set<std::string> digests) {
  return [digests = std::move(digests)](
             const std::vector<std::string>&) -> Result<std::set<std::string>> { return digests; };
}

}  // namespace

TEST_CASE_FIXTURE(Place, "a file is found by the digest of its bytes, and kept once") {
  const auto first = store->put("twiza");
  REQUIRE(first);
  CHECK(first->sha256 == sha256_hex("twiza"));
  CHECK(store->put("twiza")->sha256 == first->sha256);
  CHECK(file_count() == 1);
  CHECK(*store->get(first->sha256, 100) == "twiza");
  CHECK(*store->open(first->sha256)->read(1, 3) == "wiz");
  CHECK(*store->open(first->sha256)->read(4, 30) == "a");
  CHECK(store->open(first->sha256)->read(9, 1)->empty());
  CHECK(store->get(first->sha256, 4).error().code == "blob_is_too_large");
}

TEST_CASE_FIXTURE(Place, "an empty file is a file, too") {
  const auto empty = store->put("");
  REQUIRE(empty);
  CHECK(store->open(empty->sha256)->size() == 0);
}

TEST_CASE_FIXTURE(Place, "what is not a digest names no file, whatever path it plays at") {
  for (const auto* name : {"", "ab", "../../../etc/passwd", "incoming", "AB"}) {
    CHECK(store->open(name).error().code == "blob_not_found");
    CHECK(store->verify(name).error().code == "blob_not_found");
    CHECK(store->renew(name).error().code == "blob_not_found");
  }
  CHECK(store->open(sha256_hex("never sent")).error().code == "blob_not_found");
}

TEST_CASE_FIXTURE(Place, "a writer that stops, or writes beyond its limit, leaves nothing") {
  {
    const auto writer = store->create(10);
    REQUIRE(writer);
    CHECK((*writer)->append("12345"));
    CHECK((*writer)->append("678901").error().code == "blob_is_too_large");
  }
  CHECK(file_count() == 0);
}

TEST_CASE_FIXTURE(Place, "a file that is removed while it is read is read to its end") {
  const auto blob = store->put("still here");
  const auto open = store->open(blob->sha256);
  clock.advance(48 * hour);
  CHECK(store->collect(clock.now() - hour, referring_to({}))->removed == 1);
  CHECK(*open->read(0, 100) == "still here");
  CHECK_FALSE(store->has(blob->sha256));
}

TEST_CASE_FIXTURE(Place, "collecting takes what is old and not referred to, and nothing else") {
  const auto referred = store->put("referred to");
  const auto renewed = store->put("renewed");
  const auto again = store->put("sent again");
  const auto old = store->put("old");
  clock.advance(48 * hour);
  const auto fresh = store->put("fresh");
  REQUIRE(store->put("sent again"));
  REQUIRE(store->renew(renewed->sha256));

  const auto collected = store->collect(clock.now() - hour, referring_to({referred->sha256}));
  REQUIRE(collected);
  CHECK(collected->removed == 1);
  CHECK(collected->removed_bytes == 3);
  for (const auto& kept : {referred, renewed, again, fresh}) CHECK(store->has(kept->sha256));
  CHECK_FALSE(store->has(old->sha256));
}

TEST_CASE_FIXTURE(Place, "a file that is sent again while references are looked up stays") {
  const auto blob = store->put("wanted again");
  clock.advance(48 * hour);
  const auto collected =
      store->collect(clock.now() - hour,
                     [&](const std::vector<std::string>& old) -> Result<std::set<std::string>> {
                       CHECK(old == std::vector{blob->sha256});
                       CHECK(store->put("wanted again"));
                       return std::set<std::string>{};
                     });
  CHECK(collected->removed == 0);
  CHECK(store->has(blob->sha256));
}

TEST_CASE_FIXTURE(Place, "where references cannot be looked up, nothing is removed") {
  const auto blob = store->put("precious");
  clock.advance(48 * hour);
  const auto collected = store->collect(
      clock.now(), [](const std::vector<std::string>&) -> Result<std::set<std::string>> {
        return Error{ErrorKind::unavailable, "database_unreachable", "", ""};
      });
  CHECK(collected.error().code == "database_unreachable");
  CHECK(store->has(blob->sha256));
}

TEST_CASE_FIXTURE(Place, "every file is listed, and one whose bytes changed is found") {
  const auto good = store->put("good");
  const auto bad = store->put("bad");
  std::ofstream{folder.path() / bad->sha256.substr(0, 2) / bad->sha256.substr(2)} << "bat";
  std::size_t damaged = 0;
  std::size_t listed = 0;
  CHECK(store->for_each([&](const ListedBlob& one) -> Done {
    ++listed;
    if (one.blob.sha256 == good->sha256) CHECK(one.used_at == clock.now());
    if (const auto whole = store->verify(one.blob.sha256); !whole) {
      CHECK(whole.error().code == "blob_is_damaged");
      CHECK(one.blob.sha256 == bad->sha256);
      ++damaged;
    }
    return {};
  }));
  CHECK(listed == 2);
  CHECK(damaged == 1);
  CHECK(store->verify(good->sha256));
}

TEST_CASE_FIXTURE(Place, "what an interrupted process left is swept when the next one opens") {
  auto writer = store->create(100);
  REQUIRE((*writer)->append("being written"));
  std::ofstream{folder.path() / "incoming" / "left-behind"} << "half";
  CHECK(open_blob_store(url(), clock));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "incoming" / "left-behind"));
  CHECK((*writer)->finish()->sha256 == sha256_hex("being written"));
}

TEST_CASE_FIXTURE(Place, "on a full disk every step says so, and nothing half-written stays") {
  for (const int error : {ENOSPC, EDQUOT, EFBIG, EIO}) {
    const auto* code = error == EIO ? "storage_failed" : "storage_full";
    int steps = 0;
    for (;; ++steps) {
      disk.fail_at(steps, error);
      const auto refused = store->put("a file of which no half may stay");
      disk.heal();
      if (refused) break;
      CHECK(refused.error().code == code);
      // Once it has its name it may be whole although the last flush failed, but never half.
      CHECK(store->for_each([&](const ListedBlob& one) { return store->verify(one.blob.sha256); }));
      CHECK(file_count() ==
            std::size_t{store->has(sha256_hex("a file of which no half may stay"))});
    }
    CHECK(steps > 3);
    clock.advance(48 * hour);
    REQUIRE(store->collect(clock.now(), referring_to({})));
    CHECK(file_count() == 0);
  }
}

TEST_CASE_FIXTURE(Place, "many writers and a collector never lose a file that is in use") {
  std::atomic<bool> is_over = false;
  std::thread collector{[&] {
    while (!is_over) CHECK(store->collect(clock.now() - hour, referring_to({})));
  }};
  std::vector<std::thread> writers;
  for (int t = 0; t < 3; ++t) {
    writers.emplace_back([&] {
      for (int i = 0; i < 30; ++i) {
        const auto blob = store->put(std::to_string(i));
        CHECK(blob);
        CHECK(store->has(blob->sha256));
      }
    });
  }
  for (auto& writer : writers) writer.join();
  is_over = true;
  collector.join();
  CHECK(file_count() == 30);
}
