#include "geometry/mesh_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "geometry/detail/readers.hpp"

namespace touiza::geometry {
namespace {

static_assert(std::endian::native == std::endian::little, "binary STL is read as it lies");

bool starts_with_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

/// True where a line of the first 64 kB begins with `v` and three numbers follow some day.
bool looks_like_obj(std::string_view bytes) {
  const auto head = bytes.substr(0, 65'536);
  if (head.find('\0') != std::string_view::npos) return false;
  for (std::size_t line = 0; line < head.size();) {
    const auto text = head.substr(line);
    if (text.size() > 2 && text[0] == 'v' && (text[1] == ' ' || text[1] == '\t')) return true;
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return false;
    line += end + 1;
  }
  return false;
}

bool looks_like_ascii_stl(std::string_view bytes) {
  const auto start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start == std::string_view::npos || bytes.size() - start < 5) return false;
  std::string word{bytes.substr(start, 5)};
  std::ranges::transform(word, word.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return word == "solid";
}

template <class T>
void append(std::string& bytes, const T& value) {
  std::array<char, sizeof(T)> raw;
  std::memcpy(raw.data(), &value, sizeof(T));
  bytes.append(raw.data(), raw.size());
}

}  // namespace

namespace detail {

Done check_point(Point p, const ReadLimits& limits, std::string_view what, std::uint64_t number) {
  if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.z)) {
    return Error{ErrorKind::invalid_input, "coordinate_not_finite",
                 fmt::format("{} {} has a coordinate that is not a number ({}, {}, {}).", what,
                             number, p.x, p.y, p.z),
                 "Export the part again; the program that wrote this file divided by zero."};
  }
  const double farthest = std::max({std::abs(p.x), std::abs(p.y), std::abs(p.z)});
  if (farthest > limits.coordinate_max_mm) {
    return Error{ErrorKind::invalid_input, "coordinate_too_far",
                 fmt::format("{} {} lies {:g} mm from the origin; the limit is {:g} mm.", what,
                             number, farthest, limits.coordinate_max_mm),
                 "Check the unit of the export and move the part to the origin."};
  }
  return {};
}

Error too_many_triangles(const ReadLimits& limits) {
  return Error{ErrorKind::too_large, "mesh_too_large",
               fmt::format("The model has more than {} triangles.", limits.triangles_max),
               "Export it with a coarser tolerance: 0.05 mm is finer than any printer."};
}

}  // namespace detail

std::string_view name_of(MeshFormat format) {
  switch (format) {
    case MeshFormat::stl_binary:
      return "stl-binary";
    case MeshFormat::stl_ascii:
      return "stl-ascii";
    case MeshFormat::three_mf:
      return "3mf";
    case MeshFormat::obj:
      return "obj";
  }
  return "";
}

Result<MeshFormat> mesh_format_of(std::string_view bytes) {
  if (bytes.empty()) {
    return Error{ErrorKind::invalid_input, "file_is_empty", "The file holds no bytes.",
                 "Upload it again; the export or the copy was cut off."};
  }
  if (starts_with_archive(bytes)) return MeshFormat::three_mf;
  if (detail::looks_like_binary_stl(bytes)) return MeshFormat::stl_binary;
  if (looks_like_ascii_stl(bytes)) return MeshFormat::stl_ascii;
  if (looks_like_obj(bytes)) return MeshFormat::obj;
  return Error{ErrorKind::invalid_input, "file_format_unknown",
               fmt::format("The file ({} bytes) is neither STL nor 3MF nor OBJ.", bytes.size()),
               "Export the part as STL or 3MF."};
}

Result<MeshFile> read_mesh(std::string_view bytes, const ReadLimits& limits) {
  const auto format = mesh_format_of(bytes);
  if (!format) return format.error();
  auto file = [&] {
    switch (*format) {
      case MeshFormat::stl_ascii:
        return detail::read_stl_ascii(bytes, limits);
      case MeshFormat::three_mf:
        return detail::read_three_mf(bytes, limits);
      case MeshFormat::obj:
        return detail::read_obj(bytes, limits);
      case MeshFormat::stl_binary:
        break;
    }
    return detail::read_stl_binary(bytes, limits);
  }();
  if (file && file->mesh.triangles.empty()) {
    return Error{ErrorKind::invalid_input, "mesh_is_empty", "The model has no triangles.",
                 "Export the solid body, not only sketches or curves."};
  }
  return file;
}

std::string to_stl(const Mesh& mesh, std::string_view header) {
  std::string bytes;
  bytes.reserve(84 + 50 * mesh.triangles.size());
  bytes = header.substr(0, 80);
  bytes.resize(80, '\0');
  append(bytes, static_cast<std::uint32_t>(mesh.triangles.size()));
  for (const auto& triangle : mesh.triangles) {
    const Point a = mesh.points[triangle[0]];
    const Point b = mesh.points[triangle[1]];
    const Point c = mesh.points[triangle[2]];
    const Point across = cross(b - a, c - a);
    const double size = length(across);
    const Point normal = size > 0 ? across * (1 / size) : Point{};
    for (const Point p : {normal, a, b, c}) {
      append(bytes, static_cast<float>(p.x));
      append(bytes, static_cast<float>(p.y));
      append(bytes, static_cast<float>(p.z));
    }
    append(bytes, std::uint16_t{0});
  }
  return bytes;
}

}  // namespace touiza::geometry
