#include "estimate/detail/fill.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace touiza::estimate::detail {
namespace {

using geometry::Spot;

/// A piece of one row, in the turned frame.
struct Piece {
  double low;
  double high;
  bool is_taken = false;
};

/// Rows of pieces, upwards; those of one row to the right.
class Rows {
 public:
  Rows(const Region& region, const Hatch& hatch)
      : cos_{std::cos(hatch.angle_rad)}, sin_{std::sin(hatch.angle_rad)}, pitch_{hatch.pitch_mm} {
    std::vector<std::pair<std::int64_t, double>> crossings;
    for (const auto& path : region) {
      for (std::size_t k = 0; k < path.size(); ++k) {
        Spot a = turned(path[k]);
        Spot b = turned(path[(k + 1) % path.size()]);
        if (a.y > b.y) std::swap(a, b);
        // Rows with a.y <= y < b.y, so that a corner on a row counts once.
        auto row = static_cast<std::int64_t>(std::ceil(a.y / pitch_));
        for (; static_cast<double>(row) * pitch_ < b.y; ++row)
          crossings.emplace_back(
              row, a.x + (b.x - a.x) * (static_cast<double>(row) * pitch_ - a.y) / (b.y - a.y));
      }
    }
    std::ranges::sort(crossings);
    if (crossings.empty()) return;
    first_row_ = crossings.front().first;
    rows_.resize(static_cast<std::size_t>(crossings.back().first - first_row_) + 1);
    for (std::size_t i = 0; i + 1 < crossings.size();) {
      if (crossings[i].first != crossings[i + 1].first) {
        ++i;
        continue;
      }
      rows_[static_cast<std::size_t>(crossings[i].first - first_row_)].push_back(
          {crossings[i].second, crossings[i + 1].second});
      i += 2;
    }
  }

  std::size_t count() const { return rows_.size(); }
  std::vector<Piece>& operator[](std::size_t row) { return rows_[row]; }

  /// Back from the turned frame.
  Spot spot(std::size_t row, double x) const {
    const double y = static_cast<double>(first_row_ + static_cast<std::int64_t>(row)) * pitch_;
    return {cos_ * x - sin_ * y, sin_ * x + cos_ * y};
  }

 private:
  Spot turned(const ClipperLib::IntPoint& p) const {
    const double x = to_mm(p.X);
    const double y = to_mm(p.Y);
    return {cos_ * x + sin_ * y, -sin_ * x + cos_ * y};
  }

  double cos_;
  double sin_;
  double pitch_;
  std::int64_t first_row_ = 0;
  std::vector<std::vector<Piece>> rows_;
};

/// The piece of `row` with an end nearest to `x`, if nearer than `reach`.
std::optional<std::size_t> nearest_piece(const std::vector<Piece>& row, double x, double reach) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].is_taken) continue;
    const double away = std::min(std::abs(row[i].low - x), std::abs(row[i].high - x));
    if (away > reach) continue;
    reach = away;
    best = i;
  }
  return best;
}

}  // namespace

std::vector<Line> hatched(const Region& region, const Hatch& hatch) {
  std::vector<Line> lines;
  Rows rows{region, hatch};
  const double reach = std::sqrt(
      std::max(0.0, hatch.join_max_mm * hatch.join_max_mm - hatch.pitch_mm * hatch.pitch_mm));
  for (std::size_t start = 0; start < rows.count(); ++start) {
    for (std::size_t i = 0; i < rows[start].size(); ++i) {
      if (rows[start][i].is_taken) continue;
      Line line;
      std::size_t row = start;
      std::optional<std::size_t> at = i;
      double x = rows[start][i].low;
      while (at) {
        auto& piece = rows[row][*at];
        piece.is_taken = true;
        const bool from_low = std::abs(piece.low - x) <= std::abs(piece.high - x);
        line.push_back(rows.spot(row, from_low ? piece.low : piece.high));
        line.push_back(rows.spot(row, from_low ? piece.high : piece.low));
        x = from_low ? piece.high : piece.low;
        if (++row >= rows.count() || reach == 0) break;
        at = nearest_piece(rows[row], x, reach);
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

bool stays_inside(const Region& region, Spot a, Spot b) {
  const auto side = [](Spot from, Spot to, Spot p) { return geometry::cross(to - from, p - from); };
  for (const auto& path : region) {
    for (std::size_t k = 0; k < path.size(); ++k) {
      const auto& u = path[k];
      const auto& v = path[(k + 1) % path.size()];
      const Spot c{to_mm(u.X), to_mm(u.Y)};
      const Spot d{to_mm(v.X), to_mm(v.Y)};
      if (std::max(c.x, d.x) < std::min(a.x, b.x) || std::min(c.x, d.x) > std::max(a.x, b.x) ||
          std::max(c.y, d.y) < std::min(a.y, b.y) || std::min(c.y, d.y) > std::max(a.y, b.y))
        continue;
      if ((side(a, b, c) > 0) != (side(a, b, d) > 0) && (side(c, d, a) > 0) != (side(c, d, b) > 0))
        return false;
    }
  }
  return true;
}

}  // namespace touiza::estimate::detail
