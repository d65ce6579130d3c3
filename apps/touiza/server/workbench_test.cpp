#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "geometry/mesh_file.hpp"
#include "geometry/shapes.hpp"
#include "server/workbench_process.hpp"

using namespace touiza;
using namespace touiza::server;

namespace {

/// Bytes as a file without a name.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) : descriptor_{memfd_create("test", MFD_CLOEXEC)} {
    REQUIRE(descriptor_ >= 0);
    REQUIRE(write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  ~MemoryFile() { close(descriptor_); }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string cube() { return geometry::to_stl(geometry::shapes::cube(Millimetres{20})); }

designs::ProcessPlan printed() {
  designs::ProcessPlan plan;
  plan.network_id.text = plan.process_plan_id.text = plan.component_id.text =
      plan.material_id.text = "01890000-0000-7000-8000-000000000001";
  plan.technology = "fff";
  plan.parameters.text =
      R"({"schema":"touiza-parameters/fff/1","nozzle_mm":0.4,"layer_height_mm":0.2})";
  return plan;
}

}  // namespace

TEST_CASE("a cube is measured, drawn and thinned in a process apart") {
  const MemoryFile file{cube()};
  WorkbenchProcess workbench{{}, TOUIZA_PROGRAM};
  const auto looked = workbench.analyse(file.descriptor(), "cube.stl");
  REQUIRE(looked);
  CHECK(looked->measure.volume_mm3 == doctest::Approx(8000));
  CHECK(looked->measure.closed == true);
  CHECK(looked->can_be_made);
  CHECK(looked->picture_png.substr(1, 3) == "PNG");
  CHECK(looked->preview.substr(0, 4) == "TZP1");
}

TEST_CASE("the time of a printed cube comes from its mesh") {
  const MemoryFile file{cube()};
  WorkbenchProcess workbench{{}, TOUIZA_PROGRAM};
  const auto found = workbench.estimate(file.descriptor(), "cube.stl", printed());
  REQUIRE(found);
  // Some 20 minutes and 4 g: between a solid and an empty cube.
  CHECK(found->time_s > 600);
  CHECK(found->time_s < 3600);
  CHECK(found->material_per_unit.value_or(0) > 1.5);
  CHECK(found->material_per_unit.value_or(100) < 9.92);
}

TEST_CASE("what is no part is refused with the reader's reason, and a missing file named") {
  WorkbenchProcess workbench{{}, TOUIZA_PROGRAM};
  const MemoryFile nonsense{"this is not a part"};
  CHECK(workbench.analyse(nonsense.descriptor(), "x.stl").error().kind == ErrorKind::invalid_input);
  const MemoryFile empty{""};
  CHECK(workbench.analyse(empty.descriptor(), "x.stl").error().code == "file_is_empty");
  CHECK(workbench.estimate(-1, "", printed()).error().code == "estimate_needs_a_file");
}

TEST_CASE("a file that takes more than its limits is given up, and the server lives on") {
  if (!server::is_memory_limited) {
    MESSAGE("skipped: memory is not limited under a sanitizer");
    return;
  }
  const MemoryFile file{cube()};
  WorkbenchProcess tight{{.memory_bytes = 1 << 20}, TOUIZA_PROGRAM};
  CHECK(tight.analyse(file.descriptor(), "cube.stl").error().code == "file_takes_too_much");
  WorkbenchProcess again{{}, TOUIZA_PROGRAM};
  CHECK(again.analyse(file.descriptor(), "cube.stl"));
}
