#include "blobs/uploads.hpp"

#include <doctest/doctest.h>

#include "base/sha256.hpp"
#include "blobs/blobs_fixture.hpp"

using namespace touiza;
using namespace touiza::blobs;

namespace {

struct UploadPlace : Place {
  SeededRandom random{1};
  std::unique_ptr<Uploads> uploads = *Uploads::open(folder.path() / "uploads", *store, clock, disk);

  UploadPlan begin(std::string_view bytes) {
    return {new_id<UploadId>(clock.now(), random), bytes.size(), sha256_hex(bytes)};
  }
  Result<std::uint64_t> send(const UploadPlan& plan, std::uint64_t offset, std::string_view bytes) {
    auto writer = uploads->resume(plan, offset);
    if (!writer) return writer.error();
    if (const auto appended = writer->append(bytes); !appended) return appended.error();
    return writer->close();
  }
};

}  // namespace

TEST_CASE_FIXTURE(UploadPlace, "an upload in two parts becomes a file") {
  const auto plan = begin("twiza");
  CHECK(*send(plan, 0, "twi") == 3);
  CHECK(*uploads->offset(plan.id) == 3);
  CHECK(uploads->finish(plan).error().code == "upload_is_incomplete");
  CHECK(*send(plan, 3, "za") == 5);
  const auto blob = uploads->finish(plan);
  REQUIRE(blob);
  CHECK(*store->get(blob->sha256, 10) == "twiza");
  CHECK(*uploads->offset(plan.id) == 0);
  CHECK(file_count() == 1);
}

TEST_CASE_FIXTURE(UploadPlace, "an upload that was announced only is at 0, and leaves nothing") {
  const auto plan = begin("twiza");
  CHECK(*uploads->offset(plan.id) == 0);
  CHECK(send(plan, 2, "iza").error().code == "upload_offset_differs");
  CHECK(file_count() == 0);
  CHECK(std::filesystem::is_empty(folder.path() / "uploads"));
}

TEST_CASE_FIXTURE(UploadPlace, "a client that dies in the middle goes on from what came") {
  const auto plan = begin("twiza");
  {
    auto writer = uploads->resume(plan, 0);
    REQUIRE(writer);
    CHECK(uploads->resume(plan, 0).error().code == "upload_in_use");
    CHECK(uploads->finish(plan).error().code == "upload_in_use");
    REQUIRE(writer->append("tw"));
  }
  CHECK(*uploads->offset(plan.id) == 2);
  const auto refused = send(plan, 0, "twiza");
  CHECK(refused.error().code == "upload_offset_differs");
  CHECK(refused.error().message.find("at 2") != std::string::npos);
  CHECK(*send(plan, 2, "iza") == 5);
  CHECK(uploads->finish(plan));
}

TEST_CASE_FIXTURE(UploadPlace, "more than was announced is refused, and other bytes are not kept") {
  const auto plan = begin("twiza");
  CHECK(send(plan, 0, "twizas").error().code == "upload_is_too_large");
  CHECK(*send(plan, 0, "twice") == 5);
  CHECK(uploads->finish(plan).error().code == "blob_digest_differs");
  CHECK(*uploads->offset(plan.id) == 0);
  CHECK(file_count() == 0);
}

TEST_CASE_FIXTURE(UploadPlace, "what nobody continues for seven days goes, the rest stays") {
  const auto old = begin("old one");
  REQUIRE(send(old, 0, "old"));
  const auto fresh = begin("fresh one");
  clock.advance(Uploads::age_max - std::chrono::hours{1});
  REQUIRE(send(fresh, 0, "fresh"));
  clock.advance(std::chrono::hours{2});
  const auto gone = uploads->expire(clock.now() - Uploads::age_max);
  REQUIRE(gone);
  CHECK(*gone == std::vector{old.id});
  CHECK(*uploads->offset(fresh.id) == 5);
  CHECK(uploads->abandon(fresh.id));
  CHECK(uploads->abandon(fresh.id).error().code == "upload_not_found");
}

TEST_CASE_FIXTURE(UploadPlace, "an id that plays at paths is no upload") {
  const UploadPlan plan{UploadId{"../../etc/passwd"}, 1, sha256_hex("x")};
  CHECK(uploads->offset(plan.id).error().code == "upload_not_found");
  CHECK(uploads->resume(plan, 0).error().code == "upload_not_found");
  CHECK(uploads->finish(plan).error().code == "upload_not_found");
}

TEST_CASE_FIXTURE(UploadPlace, "an upload that met a full disk goes on when there is room") {
  const auto plan = begin("twiza");
  {
    auto writer = uploads->resume(plan, 0);
    REQUIRE(writer);
    disk.fail_at(0, ENOSPC);
    CHECK(writer->append("twiza").error().code == "storage_full");
    disk.heal();
  }
  const auto offset = uploads->offset(plan.id);
  REQUIRE(offset);
  CHECK(*send(plan, *offset, std::string_view{"twiza"}.substr(*offset)) == 5);
  CHECK(uploads->finish(plan));
}
