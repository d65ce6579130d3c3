// OBJ: points and faces; everything else is for renderers.
#include <fmt/format.h>

#include <array>

#include "geometry/detail/number.hpp"
#include "geometry/detail/readers.hpp"
#include "geometry/detail/welder.hpp"

namespace touiza::geometry::detail {
namespace {

class Line {
 public:
  explicit Line(std::string_view text) : text_{text} {}

  std::string_view word() {
    const auto start = text_.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) return text_ = {};
    const auto end = std::min(text_.find_first_of(" \t\r", start), text_.size());
    const auto found = text_.substr(start, end - start);
    text_.remove_prefix(end);
    return found;
  }

 private:
  std::string_view text_;
};

Error malformed(std::uint64_t line, std::string_view what) {
  return Error{ErrorKind::invalid_input, "obj_malformed", fmt::format("Line {}: {}.", line, what),
               "Export the part again, best as STL or 3MF."};
}

}  // namespace

Result<MeshFile> read_obj(std::string_view bytes, const ReadLimits& limits) {
  MeshFile file;
  file.format = MeshFormat::obj;
  file.objects = 0;
  Welder welder{bytes.size() / 60 + 2};
  std::vector<std::uint32_t> welded;  // The file's points, by our numbers.
  std::uint64_t line_number = 0;
  while (!bytes.empty()) {
    ++line_number;
    const auto end = std::min(bytes.find('\n'), bytes.size());
    Line line{bytes.substr(0, end)};
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    const auto kind = line.word();
    if (kind == "o") ++file.objects;
    if (kind == "v") {
      std::array<double, 3> value{};
      for (auto& number : value)
        if (!read_number(line.word(), number))
          return malformed(line_number, "a point has three numbers");
      const Point p{value[0], value[1], value[2]};
      if (auto fine = check_point(p, limits, "Point", welded.size() + 1); !fine)
        return fine.error();
      welded.push_back(welder.number_of(p));
    }
    if (kind != "f") continue;
    // A face of many corners becomes a fan; a number below zero counts from the latest point back.
    std::array<std::uint32_t, 2> fan{};
    std::uint64_t corners = 0;
    for (auto word = line.word(); !word.empty(); word = line.word()) {
      std::int64_t number = 0;
      if (!read_integer(word.substr(0, word.find('/')), number) || number == 0)
        return malformed(line_number, fmt::format("'{}' is no corner", word.substr(0, 40)));
      const auto points = static_cast<std::int64_t>(welded.size());
      const std::int64_t at = number > 0 ? number - 1 : points + number;
      if (at < 0 || at >= points) {
        return Error{ErrorKind::invalid_input, "mesh_index_out_of_range",
                     fmt::format("Line {} names point {}; there are {} points so far.", line_number,
                                 number, points),
                     "Export the part again; the file contradicts itself."};
      }
      const auto corner = welded[static_cast<std::size_t>(at)];
      if (++corners > 2) {
        if (file.mesh.triangles.size() >= limits.triangles_max) return too_many_triangles(limits);
        file.mesh.triangles.push_back({fan[0], fan[1], corner});
      }
      if (corners == 1) fan[0] = corner;
      if (corners > 1) fan[1] = corner;
    }
    if (corners < 3) return malformed(line_number, "a face has fewer than three corners");
  }
  file.objects = std::max<std::uint64_t>(1, file.objects);
  file.mesh.points = welder.take();
  return file;
}

}  // namespace touiza::geometry::detail
