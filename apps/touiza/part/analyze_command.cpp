#include "part/analyze_command.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <optional>

#include "geometry/examination.hpp"
#include "geometry/outline_file.hpp"
#include "part/input.hpp"
#include "part/part_json.hpp"
#include "part/profile_json.hpp"

namespace touiza::part_files {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string machine;
  bool prints_json = false;
};

void print_problems(const geometry::Problems& problems) {
  for (const auto& problem : problems)
    fmt::print("  {} {}\n      {}\n", problem.blocks ? "!" : "-", problem.message, problem.remedy);
}

void print_mesh(const std::string& file, const geometry::Examination& found,
                const geometry::Problems& problems) {
  const auto& m = found.measure;
  const auto size = m.box.size();
  fmt::print("{}: {}, {:.2f} x {:.2f} x {:.2f} mm\n", file, name_of(found.file.format), size.x,
             size.y, size.z);
  fmt::print("  {:.2f} cm3, {:.1f} cm2 of surface, {} triangles in {} {}, {}\n",
             m.volume.value() / 1000, m.area.value() / 100, m.triangles, m.components,
             m.components == 1 ? "body" : "bodies",
             m.is_closed()                   ? "closed"
             : found.is_closed_after_mending ? "closed after mending"
                                             : "not closed");
  print_problems(problems);
}

void print_outline(const std::string& file, const geometry::OutlineFile& read,
                   const geometry::OutlineMeasure& m, const geometry::Problems& problems) {
  fmt::print("{}: {}, {:.2f} x {:.2f} mm\n", file, name_of(read.format), m.size().x, m.size().y);
  fmt::print("  {:.1f} mm to cut, {} pierces, {} closed contours ({} holes), {} open\n",
             m.cut_length.value(), m.pierces, m.contours, m.holes, m.open_curves);
  print_problems(problems);
}

struct Answer {
  std::string json;
  bool can_be_made = false;
};

Answer failed(const Options& options, const std::string& file, const Error& error) {
  if (!options.prints_json) complain("touiza analyze", file, error);
  return {failure_to_json(file, "", error), false};
}

void add(geometry::Problems& problems, const geometry::Problems& more) {
  problems.insert(problems.end(), more.begin(), more.end());
}

Answer analyze(const Options& options, const std::string& file,
               const std::optional<estimate::MachineProfile>& machine) {
  const auto bytes = bytes_of(file);
  if (!bytes) return failed(options, file, bytes.error());

  if (geometry::outline_format_of(*bytes)) {
    const auto read = geometry::read_outline(*bytes);
    if (!read) return failed(options, file, read.error());
    const auto measure = geometry::measure(read->outline);
    if (!measure) return failed(options, file, measure.error());
    auto problems = problems_of(read->outline, *measure, read->is_unit_stated);
    add(problems, read->problems);
    if (machine) add(problems, fit_problems(*machine, measure->size()));
    if (!options.prints_json) print_outline(file, *read, *measure, problems);
    return {outline_to_json(file, *read, *measure, problems), !any_blocks(problems)};
  }

  const auto found = geometry::examine_mesh(*bytes);
  if (!found) return failed(options, file, found.error());
  auto problems = found->problems;
  if (machine) add(problems, fit_problems(*machine, found->measure.box.size()));
  if (!options.prints_json) print_mesh(file, *found, problems);
  return {mesh_to_json(file, *found, problems), !any_blocks(problems)};
}

int run(const Options& options) {
  std::optional<estimate::MachineProfile> machine;
  if (!options.machine.empty()) {
    auto read = bytes_of(options.machine).and_then([](const std::string& text) {
      return machine_from_text(text);
    });
    if (!read) {
      complain("touiza analyze", options.machine, read.error());
      return 1;
    }
    machine = std::move(*read);
  }
  std::vector<std::string> entries;
  bool all_can_be_made = true;
  for (const auto& file : options.files) {
    const auto answer = analyze(options, file, machine);
    entries.push_back(answer.json);
    all_can_be_made = all_can_be_made && answer.can_be_made;
  }
  if (options.prints_json) fmt::print("{}\n", files_to_json(entries));
  return all_can_be_made ? 0 : 1;
}

}  // namespace

int run_analyze_command(const std::vector<std::string>& words) {
  Options options;
  CLI::App app{"What is in a 3D or 2D file, and can it be made as it is?", "touiza analyze"};
  app.footer("Example: touiza analyze shield.stl visor.dxf --machine printer.json");
  app.add_option("FILE", options.files, "STL, 3MF, OBJ; DXF, SVG")->required();
  app.add_option("--machine", options.machine,
                 "Does it fit? A touiza-machine/1 document or a PrusaSlicer .ini");
  app.add_flag("--json", options.prints_json, "Print everything as JSON");
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // Taken from the back.
  } catch (const CLI::ParseError& misuse) {
    const int code = app.exit(misuse);
    return code == 0 ? 0 : 2;
  }
  return run(options);
}

}  // namespace touiza::part_files
