#include "geometry/preview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

namespace touiza::geometry {
namespace {

static_assert(std::endian::native == std::endian::little, "previews are written as they lie");

constexpr std::string_view magic = "TZP1";
constexpr std::size_t header_size = 44;
constexpr std::uint64_t cells_max = 1U << 20;  // Along one axis: three fit into one key.

/// The cell of each point, as numbers from zero in order of appearance.
struct Cells {
  std::vector<std::uint32_t> of_point;
  std::uint32_t count = 0;
};

Cells cells_of(const Mesh& mesh, const Box& box, double side) {
  Cells cells;
  cells.of_point.resize(mesh.points.size());
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  const auto along = [&](double value, double low) {
    const double cell = std::floor((value - low) / side);
    return static_cast<std::uint64_t>(std::clamp(cell, 0.0, static_cast<double>(cells_max - 1)));
  };
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const Point p = mesh.points[i];
    const auto key =
        along(p.x, box.low.x) << 40 | along(p.y, box.low.y) << 20 | along(p.z, box.low.z);
    const auto [entry, is_new] = known.try_emplace(key, cells.count);
    if (is_new) ++cells.count;
    cells.of_point[i] = entry->second;
  }
  return cells;
}

/// Triangles that keep three different cells.
std::vector<Triangle> merged_triangles(const Mesh& mesh, const Cells& cells) {
  std::vector<Triangle> kept;
  for (const auto& t : mesh.triangles) {
    const Triangle merged{cells.of_point[t[0]], cells.of_point[t[1]], cells.of_point[t[2]]};
    if (merged[0] != merged[1] && merged[1] != merged[2] && merged[2] != merged[0])
      kept.push_back(merged);
  }
  return kept;
}

/// Of each cell the point nearest to the mean of its points: corners stay corners.
std::vector<Point> representatives(const Mesh& mesh, const Cells& cells) {
  std::vector<Point> mean(cells.count);
  std::vector<double> count(cells.count);
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const auto cell = cells.of_point[i];
    mean[cell] = mean[cell] + mesh.points[i];
    ++count[cell];
  }
  std::vector<Point> nearest(cells.count);
  std::vector<double> distance(cells.count, std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const auto cell = cells.of_point[i];
    const Point offset = mesh.points[i] - mean[cell] * (1 / count[cell]);
    if (dot(offset, offset) >= distance[cell]) continue;
    distance[cell] = dot(offset, offset);
    nearest[cell] = mesh.points[i];
  }
  return nearest;
}

template <class T>
void append(std::string& bytes, T value) {
  std::array<char, sizeof(T)> raw;
  std::memcpy(raw.data(), &value, sizeof(T));
  bytes.append(raw.data(), raw.size());
}

template <class T>
T number_at(std::string_view bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

std::uint16_t quantised(double value, double low, double high) {
  if (high <= low) return 0;
  return static_cast<std::uint16_t>(
      std::lround(std::clamp((value - low) / (high - low), 0.0, 1.0) * 65535));
}

Error malformed(std::string_view why) {
  return Error{ErrorKind::invalid_input, "preview_malformed",
               fmt::format("This is not a preview: {}.", why), "Make the preview again."};
}

}  // namespace

Mesh decimated(const Mesh& mesh, std::uint32_t triangles_max) {
  triangles_max = std::max<std::uint32_t>(4, triangles_max);
  if (mesh.triangles.size() <= triangles_max) return mesh;
  const Box box = box_of(mesh);
  const Point size = box.size();
  // Halve the bracket on the side of a cell until the budget is well used.
  double too_fine = 0;
  double coarse = std::max({size.x, size.y, size.z, 1e-9});
  double side = coarse / std::sqrt(static_cast<double>(triangles_max) / 6.0);
  Cells best;
  std::vector<Triangle> best_triangles;
  for (int step = 0; step < 12; ++step) {
    auto cells = cells_of(mesh, box, side);
    auto triangles = merged_triangles(mesh, cells);
    if (triangles.size() > triangles_max) {
      too_fine = side;
    } else {
      coarse = side;
      const bool is_enough = triangles.size() * 10 > std::size_t{triangles_max} * 9;
      if (triangles.size() >= best_triangles.size()) {
        best = std::move(cells);
        best_triangles = std::move(triangles);
      }
      if (is_enough) break;
    }
    side = too_fine > 0 ? (too_fine + coarse) / 2 : side / 2;
  }
  if (best_triangles.empty())
    return {{mesh.points}, {mesh.triangles.begin(), mesh.triangles.begin() + triangles_max}};
  return {representatives(mesh, best), std::move(best_triangles)};
}

Result<std::string> preview_of(const Mesh& mesh, std::uint32_t triangles_max) {
  if (mesh.triangles.empty())
    return Error{ErrorKind::invalid_input, "mesh_is_empty", "The model has no triangles.", ""};
  for (const auto& triangle : mesh.triangles)
    for (const auto corner : triangle)
      if (corner >= mesh.points.size())
        return Error{ErrorKind::invalid_input, "mesh_index_out_of_range",
                     fmt::format("A triangle names point {} of {}.", corner, mesh.points.size()),
                     ""};
  const Mesh light = decimated(mesh, triangles_max);

  // Only points that are used are written, in the order in which triangles use them.
  std::vector<std::uint32_t> number(light.points.size(), 0xFFFF'FFFF);
  std::vector<std::uint32_t> used;
  for (const auto& triangle : light.triangles) {
    for (const auto corner : triangle) {
      if (number[corner] != 0xFFFF'FFFF) continue;
      number[corner] = static_cast<std::uint32_t>(used.size());
      used.push_back(corner);
    }
  }
  const std::uint32_t width = used.size() <= 65'536 ? 2 : 4;
  const Box box = box_of(light);
  std::string bytes{magic};
  bytes.reserve(header_size + used.size() * 6 + light.triangles.size() * 3 * width + 2);
  append(bytes, width);
  append(bytes, static_cast<std::uint32_t>(used.size()));
  append(bytes, static_cast<std::uint32_t>(light.triangles.size()));
  append(bytes, static_cast<std::uint32_t>(mesh.triangles.size()));
  for (const Point corner : {box.low, box.high})
    for (const double value : {corner.x, corner.y, corner.z})
      append(bytes, static_cast<float>(value));
  for (const auto point : used) {
    const Point p = light.points[point];
    append(bytes, quantised(p.x, box.low.x, box.high.x));
    append(bytes, quantised(p.y, box.low.y, box.high.y));
    append(bytes, quantised(p.z, box.low.z, box.high.z));
  }
  if (used.size() % 2 == 1) append(bytes, std::uint16_t{0});
  for (const auto& triangle : light.triangles) {
    for (const auto corner : triangle) {
      if (width == 2)
        append(bytes, static_cast<std::uint16_t>(number[corner]));
      else
        append(bytes, number[corner]);
    }
  }
  return bytes;
}

Result<Mesh> read_preview(std::string_view bytes) {
  if (bytes.size() < header_size || !bytes.starts_with(magic)) return malformed("no header");
  const auto width = number_at<std::uint32_t>(bytes, 4);
  const std::uint64_t points = number_at<std::uint32_t>(bytes, 8);
  const std::uint64_t triangles = number_at<std::uint32_t>(bytes, 12);
  if (width != 2 && width != 4) return malformed(fmt::format("indices of {} bytes", width));
  const std::uint64_t indices = header_size + points * 6 + (points % 2) * 2;
  if (indices + triangles * 3 * width != bytes.size())
    return malformed(fmt::format("{} points and {} triangles do not fill {} bytes", points,
                                 triangles, bytes.size()));
  std::array<double, 6> box{};
  for (std::size_t i = 0; i < 6; ++i) box[i] = number_at<float>(bytes, 20 + 4 * i);
  Mesh mesh;
  for (std::size_t i = 0; i < points; ++i) {
    const auto value = [&](std::size_t axis) {
      return box[axis] + number_at<std::uint16_t>(bytes, header_size + 6 * i + 2 * axis) / 65535.0 *
                             (box[3 + axis] - box[axis]);
    };
    mesh.points.push_back({value(0), value(1), value(2)});
  }
  for (std::size_t i = 0; i < triangles; ++i) {
    Triangle triangle;
    for (std::size_t k = 0; k < 3; ++k) {
      const auto offset = static_cast<std::size_t>(indices) + (3 * i + k) * width;
      triangle[k] = width == 2 ? number_at<std::uint16_t>(bytes, offset)
                               : number_at<std::uint32_t>(bytes, offset);
      if (triangle[k] >= points)
        return malformed(fmt::format("triangle {} names point {}", i, triangle[k]));
    }
    mesh.triangles.push_back(triangle);
  }
  return mesh;
}

}  // namespace touiza::geometry
