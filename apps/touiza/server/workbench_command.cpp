#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <iterator>

#include "geometry/examination.hpp"
#include "geometry/outline_file.hpp"
#include "geometry/preview.hpp"
#include "server/plan_estimate.hpp"
#include "server/workbench_answer.hpp"
#include "server/workbench_process.hpp"

namespace touiza::server {
namespace {

struct Looked {
  WorkbenchAnswer answer;
  std::string picture;
  std::string preview;
};

std::vector<designs::FileProblem> problems_from(const geometry::Problems& found) {
  std::vector<designs::FileProblem> problems;
  for (const auto& problem : found)
    problems.push_back({problem.code, problem.message, problem.remedy});
  return problems;
}

geometry::Problems joined(geometry::Problems problems, const geometry::Problems& more) {
  problems.insert(problems.end(), more.begin(), more.end());
  return problems;
}

Result<Looked> look_at_mesh(std::string_view bytes) {
  const auto examined = geometry::examine_mesh(bytes);
  if (!examined) return examined.error();
  const auto& measure = examined->measure;
  Looked looked;
  auto& found = looked.answer.measure.emplace();
  found.format = geometry::name_of(examined->file.format);
  const auto size = measure.box.size();
  found.size_mm = designs::SizeXyz{size.x, size.y, size.z};
  found.volume_mm3 = measure.volume.value();
  found.area_mm2 = measure.area.value();
  found.triangles = static_cast<std::int64_t>(measure.triangles);
  found.components = static_cast<std::int64_t>(measure.components);
  found.open_edges = static_cast<std::int64_t>(measure.open_edges);
  found.closed = measure.is_closed();
  looked.answer.problems = problems_from(examined->problems);
  looked.answer.can_be_made = examined->can_be_made();
  if (auto picture = geometry::draw_picture(examined->mended)) looked.picture = std::move(*picture);
  if (auto preview = geometry::preview_of(examined->mended)) looked.preview = std::move(*preview);
  return looked;
}

Result<Looked> look_at_outline(std::string_view bytes) {
  const auto file = geometry::read_outline(bytes);
  if (!file) return file.error();
  const auto measure = geometry::measure(file->outline);
  if (!measure) return measure.error();
  const auto problems =
      joined(geometry::problems_of(file->outline, *measure, file->is_unit_stated), file->problems);
  Looked looked;
  auto& found = looked.answer.measure.emplace();
  found.format = geometry::name_of(file->format);
  found.size_mm = designs::SizeXyz{measure->size().x, measure->size().y, 0};
  found.cut_length_mm = measure->cut_length.value();
  found.pierces = static_cast<std::int64_t>(measure->pierces);
  found.contours = static_cast<std::int64_t>(measure->contours);
  looked.answer.problems = problems_from(problems);
  looked.answer.can_be_made = !geometry::any_blocks(problems);
  if (auto picture = geometry::draw_picture(file->outline)) looked.picture = std::move(*picture);
  return looked;
}

Result<Looked> look(std::string_view bytes) {
  if (bytes.empty()) {
    return Error{ErrorKind::invalid_input, "file_is_empty", "The file is empty.",
                 "Export it again."};
  }
  if (geometry::outline_format_of(bytes)) return look_at_outline(bytes);
  return look_at_mesh(bytes);
}

void answer(const Result<Looked>& looked) {
  if (!looked) {
    WorkbenchAnswer refused;
    refused.refusal =
        WorkbenchRefusal{looked.error().code, looked.error().message, looked.error().remedy};
    std::cout << json::write(refused) << '\n';
    return;
  }
  auto told = looked->answer;
  told.picture_bytes = static_cast<std::int64_t>(looked->picture.size());
  told.preview_bytes = static_cast<std::int64_t>(looked->preview.size());
  std::cout << json::write(told) << '\n' << looked->picture << looked->preview;
}

Result<Looked> estimate(std::string_view bytes, const std::string& plan_text) {
  const auto plan = json::read<designs::ProcessPlan>(plan_text);
  if (!plan) return plan.error();
  return estimate_of(bytes, *plan).map([](designs::CycleEstimate cycle) {
    Looked looked;
    looked.answer.estimate = std::move(cycle);
    return looked;
  });
}

}  // namespace

int run_workbench_command(const std::vector<std::string>& words) {
  const bool is_look = words.size() == 2 && words[0] == "analyse";
  const bool is_estimate = words.size() == 3 && words[0] == "estimate";
  if (!is_look && !is_estimate) {
    fmt::print(
        stderr,
        "touiza: 'workbench' is run by the server for files it was sent; try touiza analyze.\n");
    return 2;
  }
  std::ios::sync_with_stdio(false);
  const std::string bytes{std::istreambuf_iterator<char>{std::cin}, {}};
  answer(is_look ? look(bytes) : estimate(bytes, words[2]));
  std::cout.flush();
  return std::cout ? 0 : 1;
}

}  // namespace touiza::server
