#include "part/part_json.hpp"

#include <boost/describe.hpp>

#include "json/write.hpp"

namespace touiza::part_files {
namespace {

struct Size3 {
  double x = 0, y = 0, z = 0;
};
BOOST_DESCRIBE_STRUCT(Size3, (), (x, y, z))

struct Size2 {
  double x = 0, y = 0;
};
BOOST_DESCRIBE_STRUCT(Size2, (), (x, y))

struct ProblemView {
  std::string code, message, remedy;
  bool blocks = false;
};
BOOST_DESCRIBE_STRUCT(ProblemView, (), (code, message, remedy, blocks))

struct MeshView {
  std::string file, format, unit;
  bool unit_stated = false;
  std::uint64_t objects = 0, triangles = 0, components = 0;
  bool closed = false, closed_after_mending = false;
  std::uint64_t open_edges = 0, non_manifold_edges = 0, flipped_facets = 0, degenerate_facets = 0;
  double volume_mm3 = 0, area_mm2 = 0;
  Size3 size_mm, centre_of_mass_mm;
  bool can_be_made = false;
  std::vector<ProblemView> problems;
};
BOOST_DESCRIBE_STRUCT(MeshView, (),
                      (file, format, unit, unit_stated, objects, triangles, components, closed,
                       closed_after_mending, open_edges, non_manifold_edges, flipped_facets,
                       degenerate_facets, volume_mm3, area_mm2, size_mm, centre_of_mass_mm,
                       can_be_made, problems))

struct OutlineView {
  std::string file, format, unit;
  bool unit_stated = false;
  double cut_length_mm = 0;
  std::uint64_t pierces = 0, contours = 0, open_curves = 0, holes = 0;
  std::optional<double> area_mm2;
  Size2 size_mm;
  std::vector<std::string> layers;
  bool can_be_made = false;
  std::vector<ProblemView> problems;
};
BOOST_DESCRIBE_STRUCT(OutlineView, (),
                      (file, format, unit, unit_stated, cut_length_mm, pierces, contours,
                       open_curves, holes, area_mm2, size_mm, layers, can_be_made, problems))

struct ShareView {
  std::string feature;
  double time_s = 0;
};
BOOST_DESCRIBE_STRUCT(ShareView, (), (feature, time_s))

struct EstimateView {
  std::string file, profile, technology;
  double time_s = 0, time_low_s = 0, time_high_s = 0, warm_up_s = 0, set_up_s = 0;
  std::uint64_t units = 1;
  double time_per_unit_s = 0, material = 0, material_per_unit = 0;
  std::string material_unit;
  std::optional<double> filament_mm, filament_g;
  std::optional<std::uint64_t> layers;
  std::vector<ShareView> breakdown;
  std::vector<ProblemView> problems;
};
BOOST_DESCRIBE_STRUCT(EstimateView, (),
                      (file, profile, technology, time_s, time_low_s, time_high_s, warm_up_s,
                       set_up_s, units, time_per_unit_s, material, material_per_unit, material_unit,
                       filament_mm, filament_g, layers, breakdown, problems))

struct FailureView {
  std::string file;
  std::vector<ProblemView> problems;
};
BOOST_DESCRIBE_STRUCT(FailureView, (), (file, problems))

struct ProfileFailureView {
  std::string file, profile;
  std::vector<ProblemView> problems;
};
BOOST_DESCRIBE_STRUCT(ProfileFailureView, (), (file, profile, problems))

struct FilesView {
  std::vector<json::Any> files;
};
BOOST_DESCRIBE_STRUCT(FilesView, (), (files))

std::vector<ProblemView> views_of(const geometry::Problems& problems) {
  std::vector<ProblemView> views;
  for (const auto& problem : problems)
    views.push_back({problem.code, problem.message, problem.remedy, problem.blocks});
  return views;
}

Size3 view_of(geometry::Point p) { return {p.x, p.y, p.z}; }

}  // namespace

std::string mesh_to_json(const std::string& file, const geometry::Examination& found,
                         const geometry::Problems& problems) {
  const auto& m = found.measure;
  MeshView view;
  view.file = file;
  view.format = name_of(found.file.format);
  view.unit = found.file.unit;
  view.unit_stated = found.file.is_unit_stated;
  view.objects = found.file.objects;
  view.triangles = m.triangles;
  view.components = m.components;
  view.closed = m.is_closed();
  view.closed_after_mending = found.is_closed_after_mending;
  view.open_edges = m.open_edges;
  view.non_manifold_edges = m.non_manifold_edges;
  view.flipped_facets = m.flipped_facets;
  view.degenerate_facets = m.degenerate_facets;
  view.volume_mm3 = m.volume.value();
  view.area_mm2 = m.area.value();
  view.size_mm = view_of(m.box.size());
  view.centre_of_mass_mm = view_of(m.centre_of_mass);
  view.can_be_made = !any_blocks(problems);
  view.problems = views_of(problems);
  return json::write(view);
}

std::string outline_to_json(const std::string& file, const geometry::OutlineFile& read,
                            const geometry::OutlineMeasure& measure,
                            const geometry::Problems& problems) {
  OutlineView view;
  view.file = file;
  view.format = name_of(read.format);
  view.unit = read.unit;
  view.unit_stated = read.is_unit_stated;
  view.cut_length_mm = measure.cut_length.value();
  view.pierces = measure.pierces;
  view.contours = measure.contours;
  view.open_curves = measure.open_curves;
  view.holes = measure.holes;
  if (measure.area) view.area_mm2 = measure.area->value();
  view.size_mm = {measure.size().x, measure.size().y};
  view.layers = read.layers;
  view.can_be_made = !any_blocks(problems);
  view.problems = views_of(problems);
  return json::write(view);
}

std::string estimate_to_json(const std::string& file, const std::string& profile,
                             const std::string& technology, const estimate::Estimate& found,
                             const estimate::FffEstimate* fff) {
  EstimateView view;
  view.file = file;
  view.profile = profile;
  view.technology = technology;
  view.time_s = found.time.count();
  view.time_low_s = found.time_low.count();
  view.time_high_s = found.time_high.count();
  view.warm_up_s = found.warm_up.count();
  view.set_up_s = found.set_up.count();
  view.units = found.units;
  view.time_per_unit_s = found.time_per_unit().count();
  view.material = found.material;
  view.material_per_unit = found.material_per_unit();
  view.material_unit = found.material_unit;
  if (fff != nullptr) {
    view.filament_mm = fff->filament.value();
    view.filament_g = fff->filament_mass.value();
    view.layers = fff->layers;
  }
  for (const auto& share : found.breakdown)
    view.breakdown.push_back({share.feature, share.time.count()});
  view.problems = views_of(found.limits);
  return json::write(view);
}

std::string failure_to_json(const std::string& file, const std::string& profile,
                            const Error& error) {
  const std::vector<ProblemView> problems{{error.code, error.message, error.remedy, true}};
  if (profile.empty()) return json::write(FailureView{file, problems});
  return json::write(ProfileFailureView{file, profile, problems});
}

std::string files_to_json(const std::vector<std::string>& entries) {
  FilesView view;
  for (const auto& entry : entries) view.files.push_back({entry});
  return json::write(view);
}

}  // namespace touiza::part_files
