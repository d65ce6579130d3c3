// For tests: the services of this room on a database, with a workbench that finds what it is told
// to.
#pragma once

#include "accounts/accounts_fixture.hpp"
#include "base/sha256.hpp"
#include "designs/design_service.hpp"
#include "designs/design_store.hpp"
#include "designs/file_service.hpp"
#include "designs/release_service.hpp"

namespace touiza::designs {

class ToldWorkbench final : public Workbench {
 public:
  Result<FileAnalysis> analyse(int, const std::string& name) override {
    if (name.starts_with("broken")) {
      return Error{ErrorKind::invalid_input, "stl_truncated", "The file ends in the middle.",
                   "Export it again."};
    }
    FileAnalysis analysis;
    analysis.measure.format = "stl";
    analysis.measure.volume_mm3 = 8000;
    analysis.picture_png = "picture of " + name;
    return analysis;
  }
  Result<CycleEstimate> estimate(int, const std::string&, const ProcessPlan&) override {
    return CycleEstimate{3600, 3400, 3800, 30, TimeSource::estimated, "told"};
  }
};

inline accounts::Caller somebody(accounts::Role role, const NetworkId& network,
                                 const std::string& last_digit) {
  accounts::Caller caller;
  caller.account = AccountId{"01890000-0000-7000-8000-00000000000" + last_digit};
  accounts::Grant grant;
  grant.role = role;
  grant.network = network;
  grant.organization = OrganizationId{"01890000-0000-7000-8000-0000000000aa"};
  if (role == accounts::Role::coordinator) grant.organization.reset();
  grant.is_second_factor_waived = true;
  caller.grants.push_back(grant);
  return caller;
}

/// Designs on one engine, with a designer and a coordinator.
struct DesignHouse {
  explicit DesignHouse(database::Database& engine)
      : house{engine, designs::migrations()},
        blobs{*blobs::open_blob_store("dir:" + (folder.path() / "blobs").string(), house.clock)},
        uploads{*blobs::Uploads::open(folder.path() / "uploads", *blobs, house.clock)} {}

  database::TestFolder folder;
  accounts::TestHouse house;
  std::unique_ptr<blobs::BlobStore> blobs;
  std::unique_ptr<blobs::Uploads> uploads;
  std::vector<FileId> to_analyse;
  std::vector<ProcessPlanId> to_estimate;
  ToldWorkbench workbench;
  Catalogue catalogue{house.foundation};
  AskForEstimate ask_for_estimate = [this](database::Transaction&, const NetworkId&,
                                           const ProcessPlanId& id) { to_estimate.push_back(id); };
  DesignService designs{house.foundation, ask_for_estimate};
  ReleaseService releases{house.foundation};
  FileService files{house.foundation, *blobs, *uploads,
                    [this](database::Transaction&, const NetworkId&, const FileId& id) {
                      to_analyse.push_back(id);
                    },
                    ask_for_estimate};

  NetworkId network{"01890000-0000-7000-8000-0000000000ee"};
  MaterialId petg{"01890000-0000-7000-8000-0000000000cc"};
  accounts::Caller designer = somebody(accounts::Role::designer, network, "1");
  accounts::Caller coordinator = somebody(accounts::Role::coordinator, network, "2");

  /// A finished upload of these bytes.
  UploadId send(const std::string& bytes) {
    const auto begun = files.begin_upload(
        designer, network,
        {static_cast<std::int64_t>(bytes.size()), sha256_hex(bytes), "model/stl"});
    REQUIRE(begun);
    {
      auto writer = files.resume_upload(designer, network, begun->upload_id, 0);
      REQUIRE(writer);
      REQUIRE(writer->append(bytes));
      REQUIRE(writer->close());
    }
    REQUIRE(files.close_upload(designer, network, begun->upload_id)->is_complete);
    return begun->upload_id;
  }

  /// All background work that was asked for.
  void work() {
    for (const auto& file : std::exchange(to_analyse, {}))
      REQUIRE(files.analyse(network, file, workbench));
    for (const auto& plan : std::exchange(to_estimate, {})) {
      REQUIRE(files.estimate(network, plan, workbench, designs));
    }
  }

  /// A design whose draft has a component with a file and a plan that were checked.
  DesignView shield() {
    const auto design =
        designs.create(designer, network, {{"Visière", "", "Visor"}, {}, "CERN-OHL-P-2.0", {}});
    REQUIRE(design);
    const auto revision = design->revisions.at(0).revision_id;
    const auto component = designs.add_component(
        designer, network, revision,
        {.name = {"", "", "Headband"}, .material_id = {}, .material_per_unit = {}});
    REQUIRE(component);
    const auto file = files.attach(
        designer, network, revision,
        {send("solid headband"), "headband.stl", FileRole::model, component->component_id, ""});
    REQUIRE(file);
    ProcessPlanDraft plan;
    plan.technology = "fff";
    plan.material_id = petg;
    plan.file_id = file->file_id;
    plan.parameters.text =
        R"({"schema":"touiza-parameters/fff/1","nozzle_mm":0.4,"layer_height_mm":0.2})";
    REQUIRE(designs.add_plan(designer, network, component->component_id, plan));
    work();
    return *design;
  }
};

}  // namespace touiza::designs
