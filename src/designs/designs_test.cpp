#include <doctest/doctest.h>

#include "designs/design_store.hpp"
#include "designs/designs_fixture.hpp"
#include "designs/parameter_forms.hpp"

using namespace touiza;
using namespace touiza::designs;

namespace {

using Each = database::EachEngine;

/// From draft to released for the community, with the coordinator's sign-off.
RevisionView release(DesignHouse& house, const RevisionId& revision) {
  REQUIRE(house.releases.request_review(house.designer, house.network, revision,
                                        {UseLevel::community}));
  REQUIRE(house.releases.sign_off(house.coordinator, house.network, revision,
                                  {SignOffKind::technical, true, ""}));
  auto released = house.releases.release(house.coordinator, house.network, revision);
  REQUIRE(released);
  return *released;
}

class CountingObserver final : public RevisionObserver {
 public:
  void count(database::Transaction&, const NetworkId&, const RevisionId&,
             Consequences& consequences) override {
    consequences.open_jobs += 3;
  }
  Done on_withdrawn(database::Transaction&, const accounts::Caller&, const Revision&,
                    const std::string& reason) override {
    if (reason == "refused below") {
      return Error{ErrorKind::conflict, "transition_not_allowed", "Not now.", ""};
    }
    told = reason;
    return {};
  }
  std::string told;
};

}  // namespace

TEST_CASE_FIXTURE(
    Each, "a draft with a checked file and an estimated plan is released after its sign-off") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto design = house.shield();
    const auto revision = design.revisions.at(0).revision_id;

    const auto draft = house.catalogue.revision(house.designer, house.network, revision);
    REQUIRE(draft);
    CHECK(draft->files.at(0).state == FileState::checked);
    CHECK(draft->files.at(0).has_picture);
    CHECK(draft->components.at(0).process_plans.at(0).units_per_hour == doctest::Approx(1.0));
    REQUIRE(draft->objections.size() == 1);
    CHECK(draft->objections.at(0) == "The technical sign-off is missing.");

    const auto released = release(house, revision);
    CHECK(released.state == RevisionState::released);
    CHECK(house.catalogue.design(house.designer, house.network, design.design_id)
              ->released_revision_id == revision);
  });
}

TEST_CASE_FIXTURE(
    Each,
    "nothing is released without its sign-off, and a draft without a plan not even reviewed") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto revision = house.shield().revisions.at(0).revision_id;
    CHECK(house.releases.release(house.coordinator, house.network, revision).error().code ==
          "transition_not_allowed");
    REQUIRE(house.releases.request_review(house.designer, house.network, revision,
                                          {UseLevel::clinical}));
    CHECK(house.releases.release(house.coordinator, house.network, revision).error().code ==
          "release_is_incomplete");

    const auto empty =
        house.designs.create(house.designer, house.network, {{"Vide", "", ""}, {}, "MIT", {}});
    const auto refused = house.releases.request_review(
        house.designer, house.network, empty->revisions.at(0).revision_id, {UseLevel::community});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "The revision has no component.");
  });
}

TEST_CASE_FIXTURE(Each, "a clinical revision needs two people") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto revision = house.shield().revisions.at(0).revision_id;
    REQUIRE(house.releases.request_review(house.designer, house.network, revision,
                                          {UseLevel::clinical}));
    REQUIRE(house.releases.sign_off(house.coordinator, house.network, revision,
                                    {SignOffKind::technical, true, ""}));
    const auto second = house.releases.sign_off(house.coordinator, house.network, revision,
                                                {SignOffKind::medical, true, ""});
    CHECK(second.error().code == "sign_off_needs_another_person");
    const auto quality = somebody(accounts::Role::quality, house.network, "3");
    REQUIRE(house.releases.sign_off(quality, house.network, revision,
                                    {SignOffKind::medical, true, ""}));
    CHECK(house.releases.release(house.coordinator, house.network, revision));
  });
}

TEST_CASE_FIXTURE(Each, "a new revision copies the last one, and its release supersedes it") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto design = house.shield();
    const auto first = release(house, design.revisions.at(0).revision_id);
    const auto second =
        house.designs.begin_revision(house.designer, house.network, design.design_id);
    REQUIRE(second);
    CHECK(second->number == 2);
    CHECK(second->components.at(0).component_id != first.components.at(0).component_id);
    CHECK(second->components.at(0).process_plans.at(0).file_id == second->files.at(0).file_id);
    CHECK(house.designs.begin_revision(house.designer, house.network, design.design_id)
              .error()
              .code == "draft_exists");

    release(house, second->revision_id);
    CHECK(house.catalogue.revision(house.designer, house.network, first.revision_id)->state ==
          RevisionState::superseded);
  });
}

TEST_CASE_FIXTURE(Each,
                  "a released revision cannot be changed, and an old version is not overwritten") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto design = house.shield();
    const auto revision = design.revisions.at(0).revision_id;
    const auto now = house.catalogue.revision(house.designer, house.network, revision)->version;
    const json::Edit<RevisionDraft> edit{R"({"assembly_s":90})", now};
    CHECK(house.designs.edit_revision(house.designer, house.network, revision, edit)->assembly_s ==
          90);
    CHECK(house.designs.edit_revision(house.designer, house.network, revision, edit).error().code ==
          "version_is_old");

    const auto released = release(house, revision);
    const json::Edit<RevisionDraft> late{R"({"assembly_s":1})", released.version};
    CHECK(house.designs.edit_revision(house.designer, house.network, revision, late).error().code ==
          "revision_is_not_a_draft");
  });
}

TEST_CASE_FIXTURE(Each, "withdrawing tells the rooms below, and their refusal undoes it") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    CountingObserver below;
    house.releases.add_observer(below);
    const auto revision = house.shield().revisions.at(0).revision_id;
    release(house, revision);
    CHECK(house.releases.consequences(house.designer, house.network, revision)->open_jobs == 3);
    CHECK_FALSE(
        house.releases.withdraw(house.coordinator, house.network, revision, {"refused below"}));
    CHECK(house.catalogue.revision(house.designer, house.network, revision)->state ==
          RevisionState::released);
    REQUIRE(house.releases.withdraw(house.coordinator, house.network, revision,
                                    {"The hooks are too narrow."}));
    CHECK(below.told == "The hooks are too narrow.");
  });
}

TEST_CASE_FIXTURE(Each, "a broken file is refused with its reason and blocks the review") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto revision = house.shield().revisions.at(0).revision_id;
    const auto file =
        house.files.attach(house.designer, house.network, revision,
                           {house.send("half"), "../../broken.stl", FileRole::model, {}, ""});
    REQUIRE(file);
    CHECK(file->name == "broken.stl");
    house.work();
    const auto checked = house.files.file(house.designer, house.network, file->file_id);
    CHECK(checked->state == FileState::refused);
    CHECK(checked->problems.at(0).code == "stl_truncated");
    CHECK(house.releases
              .request_review(house.designer, house.network, revision, {UseLevel::community})
              .error()
              .code == "release_is_incomplete");
  });
}

TEST_CASE_FIXTURE(Each, "announcing an upload touches no disk; a week later it is forgotten") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto announce = [&] {
      return house.files
          .begin_upload(house.designer, house.network, {5, sha256_hex("twiza"), "model/stl"})
          ->upload_id;
    };
    const auto part = [&](const UploadId& id, std::uint64_t offset, std::string_view bytes) {
      auto writer = house.files.resume_upload(house.designer, house.network, id, offset);
      REQUIRE(writer);
      REQUIRE(writer->append(bytes));
      REQUIRE(writer->close());
    };
    const auto state = [&](const UploadId& id) {
      return house.files.upload(house.designer, house.network, id);
    };

    const auto only_announced = announce();
    const auto continued = announce();
    CHECK(std::filesystem::is_empty(house.folder.path() / "uploads"));
    CHECK(state(only_announced)->offset == 0);
    part(continued, 0, "tw");
    house.house.clock.advance(std::chrono::hours{5 * 24});
    part(continued, 2, "i");
    house.house.clock.advance(std::chrono::hours{3 * 24});
    REQUIRE(house.files.expire_uploads());
    CHECK(state(only_announced).error().code == "not_found");
    CHECK(state(continued)->offset == 3);
    part(continued, 3, "za");
    CHECK(house.files.close_upload(house.designer, house.network, continued)->is_complete);
    CHECK(house.files.resume_upload(house.designer, house.network, continued, 0).error().code ==
          "upload_offset_differs");
  });
}

TEST_CASE_FIXTURE(Each, "an upload that is not complete is no file yet, and is nobody else's") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto revision = house.shield().revisions.at(0).revision_id;
    const auto begun = house.files.begin_upload(house.designer, house.network,
                                                {10, sha256_hex("0123456789"), "model/stl"});
    REQUIRE(begun);
    const FileDraft draft{begun->upload_id, "part.stl", FileRole::model, {}, ""};
    CHECK(house.files.attach(house.designer, house.network, revision, draft).error().code ==
          "upload_is_incomplete");
    CHECK(house.files.upload(house.coordinator, house.network, begun->upload_id).error().code ==
          "not_found");
  });
}

TEST_CASE_FIXTURE(Each,
                  "who is no designer changes nothing, and what does not exist answers alike") {
  for_each([](database::Database& engine) {
    DesignHouse house{engine};
    const auto driver = somebody(accounts::Role::driver, house.network, "4");
    CHECK(
        house.designs.create(driver, house.network, {{"x", "", ""}, {}, "MIT", {}}).error().kind ==
        ErrorKind::not_allowed);
    const RevisionId missing{"01890000-0000-7000-8000-0000000000ff"};
    CHECK(house.catalogue.revision(driver, house.network, missing).error().code == "not_found");
    const NetworkId other{"01890000-0000-7000-8000-0000000000ef"};
    const auto revision = house.shield().revisions.at(0).revision_id;
    CHECK(house.catalogue.revision(driver, other, revision).error().code == "not_found");
  });
}

TEST_CASE("parameters outside their description are refused by name") {
  CHECK(check_parameters(
      "fff", R"({"schema":"touiza-parameters/fff/1","nozzle_mm":0.4,"layer_height_mm":0.2})"));
  CHECK(check_parameters("assembly", "{}"));
  const auto refused = check_parameters("fff", R"({"nozzle_mm":40,"post_process":"rm -rf"})");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().errors.size() == 4);
  CHECK(check_parameters("magic", "{}").error().code == "technology_is_unknown");
}

TEST_CASE("a licence that forbids commercial use blocks all but prototypes") {
  CHECK(licence_objection("CC-BY-NC-4.0", UseLevel::community));
  CHECK_FALSE(licence_objection("CC-BY-NC-4.0", UseLevel::prototype));
  CHECK_FALSE(licence_objection("CERN-OHL-P-2.0", UseLevel::clinical));
}
