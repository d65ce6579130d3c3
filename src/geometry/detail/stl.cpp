// STL, binary and as text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "geometry/detail/number.hpp"
#include "geometry/detail/readers.hpp"
#include "geometry/detail/welder.hpp"

namespace touiza::geometry::detail {
namespace {

constexpr std::size_t header_size = 84;
constexpr std::size_t facet_size = 50;

/// Normal and three corners.
using Facet = std::array<float, 12>;

Facet facet_at(std::string_view bytes, std::uint64_t number) {
  Facet facet;
  std::memcpy(facet.data(), bytes.data() + header_size + facet_size * number, sizeof(Facet));
  return facet;
}

std::uint32_t count_promised(std::string_view bytes) {
  std::uint32_t count = 0;
  std::memcpy(&count, bytes.data() + 80, sizeof(count));
  return count;
}

/// Chance bytes hardly ever make a normal of length one (or zero) and finite corners.
bool is_plausible(const Facet& facet) {
  const auto finite = [](float value) { return std::isfinite(value) && std::abs(value) < 1e12F; };
  if (!std::ranges::all_of(facet, finite)) return false;
  const double size = length({facet[0], facet[1], facet[2]});
  return size == 0 || std::abs(size - 1) < 0.01;
}

}  // namespace

bool looks_like_binary_stl(std::string_view bytes) {
  if (bytes.size() < header_size) return false;
  const std::uint64_t promised = count_promised(bytes);
  if (header_size + facet_size * promised == bytes.size() && promised > 0) return true;
  if (bytes.substr(0, header_size).find('\0') == std::string_view::npos) return false;
  const std::uint64_t held = (bytes.size() - header_size) / facet_size;
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(held, 4); ++i)
    if (!is_plausible(facet_at(bytes, i))) return false;
  // A header alone must at least be zeros or text, or any short file would pass.
  return held > 0 || std::ranges::all_of(bytes.substr(0, 80), [](char c) {
           return c == '\0' || (c >= ' ' && c <= '~');
         });
}

Result<MeshFile> read_stl_binary(std::string_view bytes, const ReadLimits& limits) {
  MeshFile file;
  file.format = MeshFormat::stl_binary;
  const std::uint64_t held = (bytes.size() - header_size) / facet_size;
  std::uint64_t count = count_promised(bytes);
  if (count > held) {
    return Error{ErrorKind::invalid_input, "stl_truncated",
                 fmt::format("The header promises {} triangles; the file holds {}.", count, held),
                 "Export or copy the file again; it was cut off, or its header is wrong."};
  }
  if (count == 0 && held > 0) {
    file.problems.push_back({"stl_count_wrong",
                             fmt::format("The header promises no triangle; {} were read.", held),
                             "None needed, if the picture shows the whole part."});
    count = held;
  } else if (const auto rest = bytes.size() - header_size - facet_size * count; rest > 0) {
    file.problems.push_back(
        {"stl_trailing_bytes",
         fmt::format("{} bytes follow after the {} triangles that the header promises; they were "
                     "not read.",
                     rest, count),
         "None needed, if the picture shows the whole part."});
  }
  if (count > limits.triangles_max) return too_many_triangles(limits);

  // A closed mesh has half as many points as triangles.
  Welder welder{static_cast<std::size_t>(count / 2 + 2)};
  file.mesh.triangles.reserve(static_cast<std::size_t>(count));
  for (std::uint64_t i = 0; i < count; ++i) {
    const Facet f = facet_at(bytes, i);
    Triangle triangle;
    for (std::size_t corner = 0; corner < 3; ++corner) {
      const Point p{f[3 + 3 * corner], f[4 + 3 * corner], f[5 + 3 * corner]};
      if (auto fine = check_point(p, limits, "Triangle", i); !fine) return fine.error();
      triangle[corner] = welder.number_of(p);
    }
    file.mesh.triangles.push_back(triangle);
  }
  file.mesh.points = welder.take();
  return file;
}

namespace {

/// Words of a text STL, one after the other, with the line for messages.
class Words {
 public:
  explicit Words(std::string_view text) : text_{text} {}

  /// The next word; empty at the end.
  std::string_view next() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    const std::size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }
  void skip_line() {
    const auto end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end;
  }
  std::uint64_t line() const {
    return 1 + static_cast<std::uint64_t>(std::ranges::count(text_.substr(0, at_), '\n'));
  }

 private:
  static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_word(std::string_view found, std::string_view lower_case) {
  return std::ranges::equal(found, lower_case, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

Error malformed(const Words& words, std::string_view expected, std::string_view found) {
  if (found.empty()) {
    return Error{
        ErrorKind::invalid_input, "stl_truncated",
        fmt::format("The file ends in line {} where {} should follow.", words.line(), expected),
        "Export or copy the file again; it was cut off."};
  }
  return Error{
      ErrorKind::invalid_input, "stl_malformed",
      fmt::format("Line {}: {} expected, '{}' found.", words.line(), expected, found.substr(0, 40)),
      "Export the part again, best as binary STL or 3MF."};
}

}  // namespace

Result<MeshFile> read_stl_ascii(std::string_view bytes, const ReadLimits& limits) {
  MeshFile file;
  file.format = MeshFormat::stl_ascii;
  file.objects = 0;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  // A facet takes some 100 to 270 bytes of text.
  Welder welder{bytes.size() / 500 + 2};
  Words words{bytes};
  bool in_solid = false;
  for (;;) {
    auto word = words.next();
    if (word.empty()) {
      if (in_solid) return malformed(words, "'facet' or 'endsolid'", word);
      break;
    }
    if (is_word(word, "solid")) {
      in_solid = true;
      ++file.objects;
      words.skip_line();
      continue;
    }
    if (is_word(word, "endsolid")) {
      in_solid = false;
      words.skip_line();
      continue;
    }
    if (!in_solid || !is_word(word, "facet")) return malformed(words, "'facet'", word);
    words.skip_line();  // The normal: what counts is the order of the corners.
    for (const std::string_view expected : {"outer", "loop"})
      if (word = words.next(); !is_word(word, expected))
        return malformed(words, fmt::format("'{}'", expected), word);
    Triangle triangle;
    for (auto& corner : triangle) {
      if (word = words.next(); !is_word(word, "vertex")) return malformed(words, "'vertex'", word);
      std::array<double, 3> value{};
      for (auto& number : value)
        if (word = words.next(); !read_number(word, number))
          return malformed(words, "a coordinate", word);
      const Point p{value[0], value[1], value[2]};
      if (auto fine = check_point(p, limits, "Triangle", file.mesh.triangles.size()); !fine)
        return fine.error();
      corner = welder.number_of(p);
    }
    for (const std::string_view expected : {"endloop", "endfacet"})
      if (word = words.next(); !is_word(word, expected))
        return malformed(words, fmt::format("'{}'", expected), word);
    if (file.mesh.triangles.size() >= limits.triangles_max) return too_many_triangles(limits);
    file.mesh.triangles.push_back(triangle);
  }
  file.mesh.points = welder.take();
  return file;
}

}  // namespace touiza::geometry::detail
