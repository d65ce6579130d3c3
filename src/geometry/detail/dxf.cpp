// DXF: pairs of a group code and a value, one a line.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "base/text.hpp"
#include "geometry/detail/number.hpp"
#include "geometry/detail/pen.hpp"

namespace touiza::geometry::detail {
namespace {

using std::numbers::pi;

struct Group {
  int code = 0;
  std::string_view value;
  std::uint64_t line = 0;
};

/// One entity with its groups; vertices of an old POLYLINE are entities of their own.
struct Entity {
  std::string_view type;
  std::vector<Group> groups;

  double number(int code, double otherwise = 0) const {
    double value = 0;
    for (const auto& group : groups)
      if (group.code == code) return read_number(group.value, value) ? value : std::nan("");
    return otherwise;
  }
  int integer(int code) const { return static_cast<int>(number(code)); }
  std::string_view text(int code) const {
    for (const auto& group : groups)
      if (group.code == code) return group.value;
    return {};
  }
  Spot spot(int code = 10) const { return {number(code), number(code + 10)}; }
};

struct Block {
  Spot base;
  std::vector<Entity> entities;
};

struct Drawing {
  int unit = 0;
  std::map<std::string_view, Block> blocks;
  std::vector<Entity> entities;
};

class Groups {
 public:
  explicit Groups(std::string_view text) : text_{text} {}

  /// False at the end of the file.
  Result<bool> next(Group& group) {
    if (text_.empty()) return false;
    const auto code = take_line();
    if (code.empty() && text_.empty()) return false;
    if (!read_integer(code, group.code)) {
      return Error{
          ErrorKind::invalid_input, "dxf_malformed",
          fmt::format("Line {}: a group code expected, '{}' found.", line_, code.substr(0, 40)),
          "Export the drawing again as DXF (ASCII)."};
    }
    if (text_.empty()) {
      return Error{ErrorKind::invalid_input, "dxf_malformed",
                   fmt::format("The file ends after the group code in line {}.", line_),
                   "Export or copy the file again; it was cut off."};
    }
    group.value = take_line();
    group.line = line_;
    return true;
  }

 private:
  std::string_view take_line() {
    const auto end = std::min(text_.find('\n'), text_.size());
    const auto line = text_.substr(0, end);
    text_.remove_prefix(std::min(end + 1, text_.size()));
    ++line_;
    return trimmed(line);
  }

  std::string_view text_;
  std::uint64_t line_ = 0;
};

Result<Drawing> parse(std::string_view bytes) {
  Drawing drawing;
  Groups groups{bytes};
  std::string_view section;
  std::string_view variable;
  Block* block = nullptr;
  std::vector<Entity>* target = nullptr;
  Entity block_head;
  Entity* entity = nullptr;
  Group group;
  for (;;) {
    const auto more = groups.next(group);
    if (!more) return more.error();
    if (!*more) return drawing;
    if (group.code == 0) {
      entity = nullptr;
      block_head = {};
      if (group.value == "ENDSEC" || group.value == "EOF") {
        section = {};
        target = nullptr;
      } else if (group.value == "BLOCK" && section == "BLOCKS") {
        block_head.type = group.value;
        block = nullptr;
        target = nullptr;
      } else if (group.value == "ENDBLK") {
        target = nullptr;
      } else if (target != nullptr) {
        target->push_back({group.value, {}});
        entity = &target->back();
      } else if (group.value == "SECTION") {
        block_head.type = group.value;
      }
      continue;
    }
    if (entity != nullptr) {
      entity->groups.push_back(group);
    } else if (block_head.type == "SECTION" && group.code == 2) {
      section = group.value;
      target = section == "ENTITIES" ? &drawing.entities : nullptr;
    } else if (block_head.type == "BLOCK") {
      // The name comes before or after the base point; entities follow only after both.
      if (group.code == 2) {
        block = &drawing.blocks[group.value];
        target = &block->entities;
      }
      block_head.groups.push_back(group);
      if (block != nullptr) block->base = block_head.spot();
    } else if (section == "HEADER") {
      if (group.code == 9) variable = group.value;
      if (group.code == 70 && variable == "$INSUNITS") read_integer(group.value, drawing.unit);
    }
  }
}

/// A point of a uniform or non-uniform rational B-spline at `t`, by de Boor's algorithm.
Spot spline_at(const std::vector<double>& knots, const std::vector<Spot>& controls,
               const std::vector<double>& weights, std::size_t degree, double t) {
  std::size_t span = degree;
  while (span + 1 < controls.size() && t >= knots[span + 1]) ++span;
  std::vector<Spot> spots(degree + 1);
  std::vector<double> w(degree + 1);
  for (std::size_t i = 0; i <= degree; ++i) {
    w[i] = weights[span - degree + i];
    spots[i] = controls[span - degree + i] * w[i];
  }
  for (std::size_t level = 1; level <= degree; ++level) {
    for (std::size_t i = degree; i >= level; --i) {
      const double low = knots[span - degree + i];
      const double high = knots[span + 1 + i - level];
      const double share = high > low ? (t - low) / (high - low) : 0;
      spots[i] = spots[i - 1] * (1 - share) + spots[i] * share;
      w[i] = w[i - 1] * (1 - share) + w[i] * share;
    }
  }
  return spots[degree] * (1 / w[degree]);
}

class Draughtsman {
 public:
  Draughtsman(const Drawing& drawing, const OutlineLimits& limits, OutlineFile& file)
      : drawing_{drawing}, limits_{limits}, file_{file}, pen_{limits} {}

  Done draw_all(double scale) {
    Affine whole;
    whole.a = whole.d = scale;
    if (auto done = draw(drawing_.entities, whole, "", 0); !done) return done;
    pen_.end(false);
    if (pen_.error()) return *pen_.error();
    file_.outline = pen_.take();
    for (const auto& [type, count] : unread_) {
      file_.problems.push_back({"outline_not_read",
                                fmt::format("{} {} entities were not read.", count, type),
                                "Explode them into lines and arcs if they are to be cut."});
    }
    return {};
  }

 private:
  Done draw(const std::vector<Entity>& entities, const Affine& outer, std::string_view layer,
            unsigned depth) {
    for (std::size_t i = 0; i < entities.size(); ++i) {
      const auto& entity = entities[i];
      if (entity.integer(67) == 1) continue;  // On paper, not in the model.
      // On layer 0 of a block things lie on the layer of the insert.
      const auto own = entity.text(8);
      pen_.layer = depth > 0 && own == "0" ? layer : own;
      pen_.transform = outer;
      // Drawn on the back of the sheet: x runs the other way (these three know the world's axes).
      const bool knows_world =
          entity.type == "LINE" || entity.type == "ELLIPSE" || entity.type == "SPLINE";
      if (entity.number(230, 1) < 0 && !knows_world) pen_.transform = outer * Affine{-1};
      if (entity.type == "INSERT") {
        const Affine placed = pen_.transform;  // The pen's own changes on the way.
        if (auto done = insert(entity, placed, depth); !done) return done;
      } else if (entity.type == "POLYLINE") {
        i = old_polyline(entities, i);
      } else {
        draw_one(entity);
      }
      if (pen_.error()) return *pen_.error();
    }
    return {};
  }

  void draw_one(const Entity& entity) {
    if (entity.type == "LINE") {
      pen_.begin(entity.spot());
      pen_.line(entity.spot(11));
      pen_.end(false);
    } else if (entity.type == "CIRCLE" || entity.type == "ARC") {
      const double radius = entity.number(40);
      const bool is_whole = entity.type == "CIRCLE";
      const double from = is_whole ? 0 : entity.number(50) * pi / 180;
      double sweep = is_whole ? 2 * pi : entity.number(51) * pi / 180 - from;
      while (sweep <= 0) sweep += 2 * pi;
      ellipse(entity.spot(), {radius, radius}, 0, from, sweep, is_whole);
    } else if (entity.type == "ELLIPSE") {
      const Spot axis = entity.spot(11);
      const double from = entity.number(41);
      double sweep = entity.number(42, 2 * pi) - from;
      if (sweep <= 0) sweep += 2 * pi;
      const double side = entity.number(230, 1) < 0 ? -1 : 1;
      ellipse(entity.spot(), {length(axis), side * length(axis) * entity.number(40, 1)},
              std::atan2(axis.y, axis.x), from, sweep, sweep > 2 * pi - 1e-6);
    } else if (entity.type == "LWPOLYLINE") {
      light_polyline(entity);
    } else if (entity.type == "SPLINE") {
      spline(entity);
    } else if (entity.type != "POINT" && entity.type != "VIEWPORT" && entity.type != "SEQEND" &&
               entity.type != "ATTRIB" && entity.type != "ATTDEF") {
      ++unread_[std::string{entity.type.substr(0, 40)}];
    }
  }

  void ellipse(Spot centre, Spot radii, double turn, double from, double sweep, bool is_whole) {
    const Spot start{radii.x * std::cos(from), radii.y * std::sin(from)};
    const Affine placed{std::cos(turn), std::sin(turn), -std::sin(turn),
                        std::cos(turn), centre.x,       centre.y};
    pen_.begin(placed(start));
    pen_.arc(centre, radii, turn, from, std::min(sweep, 2 * pi));
    pen_.end(is_whole);
  }

  /// From the last corner to `to`; `bulge` is the tangent of a quarter of the arc's angle.
  void bulged(Spot from, Spot to, double bulge) {
    const double chord = length(to - from);
    if (std::abs(bulge) < 1e-9 || chord == 0 || !std::isfinite(bulge)) return pen_.line(to);
    const double sweep = 4 * std::atan(bulge);
    const double radius = chord / (2 * std::sin(std::abs(sweep) / 2));
    const Spot half = (to - from) * 0.5;
    const double height = chord / 2 / std::tan(sweep / 2);
    const Spot centre = from + half + Spot{-half.y, half.x} * (2 * height / chord);
    pen_.arc(centre, {radius, radius}, 0, std::atan2(from.y - centre.y, from.x - centre.x), sweep);
  }

  struct Corner {
    Spot at;
    double bulge = 0;
  };

  void polyline(const std::vector<Corner>& corners, bool is_closed) {
    if (corners.size() < 2) return;
    pen_.begin(corners[0].at);
    for (std::size_t i = 1; i < corners.size(); ++i)
      bulged(corners[i - 1].at, corners[i].at, corners[i - 1].bulge);
    if (is_closed) bulged(corners.back().at, corners[0].at, corners.back().bulge);
    pen_.end(is_closed);
  }

  void light_polyline(const Entity& entity) {
    std::vector<Corner> corners;
    for (const auto& group : entity.groups) {
      double value = 0;
      if (group.code != 10 && group.code != 20 && group.code != 42) continue;
      if (!read_number(group.value, value)) value = std::nan("");
      if (group.code == 10) corners.push_back({{value, 0}});
      if (group.code == 20 && !corners.empty()) corners.back().at.y = value;
      if (group.code == 42 && !corners.empty()) corners.back().bulge = value;
    }
    polyline(corners, (entity.integer(70) & 1) != 0);
  }

  /// Draws the POLYLINE at `start`; returns the number of its last entity.
  std::size_t old_polyline(const std::vector<Entity>& entities, std::size_t start) {
    std::vector<Corner> corners;
    std::size_t i = start + 1;
    for (; i < entities.size() && entities[i].type == "VERTEX"; ++i) {
      if ((entities[i].integer(70) & 16) != 0) continue;  // Control point of a curve's frame.
      corners.push_back({entities[i].spot(), entities[i].number(42)});
    }
    const int kind = entities[start].integer(70);
    if ((kind & (16 | 64)) != 0)
      ++unread_["POLYLINE (mesh)"];
    else
      polyline(corners, (kind & 1) != 0);
    return i < entities.size() && entities[i].type == "SEQEND" ? i : i - 1;
  }

  void spline(const Entity& entity) {
    std::vector<double> knots;
    std::vector<double> weights;
    std::vector<Spot> controls;
    for (const auto& group : entity.groups) {
      double value = 0;
      if (!read_number(group.value, value)) continue;
      if (group.code == 40) knots.push_back(value);
      if (group.code == 41) weights.push_back(value);
      if (group.code == 10) controls.push_back({value, 0});
      if (group.code == 20 && !controls.empty()) controls.back().y = value;
    }
    const double degree_named = entity.number(71, 3);
    const auto degree = degree_named >= 1 && degree_named <= 10
                            ? static_cast<std::size_t>(degree_named)
                            : std::size_t{0};
    weights.resize(controls.size(), 1);
    const bool is_ordered = std::ranges::is_sorted(knots) &&
                            std::ranges::all_of(weights, [](double w) { return w > 0; });
    if (degree == 0 || controls.size() <= degree || !is_ordered ||
        knots.size() != controls.size() + degree + 1) {
      ++unread_["SPLINE (without control points that fit)"];
      return;
    }
    const double from = knots[degree];
    const double to = knots[controls.size()];
    const auto pieces = std::min<std::size_t>(32 * (controls.size() - degree), 20'000);
    pen_.begin(spline_at(knots, controls, weights, degree, from));
    for (std::size_t i = 1; i <= pieces && !pen_.error(); ++i) {
      const double share = static_cast<double>(i) / static_cast<double>(pieces);
      pen_.line(spline_at(knots, controls, weights, degree, from + (to - from) * share));
    }
    pen_.end((entity.integer(70) & 1) != 0);
  }

  Done insert(const Entity& entity, const Affine& outer, unsigned depth) {
    const auto found = drawing_.blocks.find(entity.text(2));
    if (found == drawing_.blocks.end()) {
      ++unread_["INSERT (of a block that is not there)"];
      return {};
    }
    if (depth >= limits_.block_nesting_max) {
      return Error{ErrorKind::invalid_input, "dxf_too_deep",
                   fmt::format("Block '{}' lies in more than {} others, or in itself.",
                               found->first.substr(0, 60), limits_.block_nesting_max),
                   "Explode the blocks and export again."};
    }
    const double angle = entity.number(50) * pi / 180;
    const Spot scale{entity.number(41, 1), entity.number(42, 1)};
    const auto count = [&](int code) {
      return static_cast<int>(std::clamp(entity.number(code, 1), 1.0, 1e6));
    };
    const std::string layer{entity.text(8)};
    const int columns = count(70);
    const int rows = count(71);
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        if (++inserts_ > limits_.block_inserts_max) {
          return Error{ErrorKind::too_large, "outline_too_large",
                       fmt::format("More than {} blocks are inserted.", limits_.block_inserts_max),
                       "Export one part alone, and ask for copies."};
        }
        const Affine placed{std::cos(angle), std::sin(angle),   -std::sin(angle),
                            std::cos(angle), entity.number(10), entity.number(20)};
        const Affine shift{1, 0, 0, 1, column * entity.number(44), row * entity.number(45)};
        const Affine scaled{scale.x,
                            0,
                            0,
                            scale.y,
                            -found->second.base.x * scale.x,
                            -found->second.base.y * scale.y};
        if (auto done =
                draw(found->second.entities, outer * placed * shift * scaled, layer, depth + 1);
            !done)
          return done;
      }
    }
    return {};
  }

  const Drawing& drawing_;
  const OutlineLimits& limits_;
  OutlineFile& file_;
  Pen pen_;
  std::uint64_t inserts_ = 0;
  std::map<std::string, std::uint64_t> unread_;
};

struct Unit {
  std::string_view name;
  double millimetres;
};

/// $INSUNITS; zero and what is not known are taken as millimetres.
std::optional<Unit> unit_of(int insunits) {
  switch (insunits) {
    case 1:
      return Unit{"inch", 25.4};
    case 2:
      return Unit{"foot", 304.8};
    case 4:
      return Unit{"mm", 1};
    case 5:
      return Unit{"cm", 10};
    case 6:
      return Unit{"m", 1000};
    case 8:
      return Unit{"microinch", 25.4e-6};
    case 9:
      return Unit{"mil", 0.0254};
    case 10:
      return Unit{"yard", 914.4};
    case 13:
      return Unit{"micron", 0.001};
    case 14:
      return Unit{"dm", 100};
    default:
      return std::nullopt;
  }
}

}  // namespace

Result<OutlineFile> read_dxf(std::string_view bytes, const OutlineLimits& limits) {
  if (bytes.starts_with("AutoCAD Binary DXF")) {
    return Error{ErrorKind::invalid_input, "dxf_is_binary", "The file is a binary DXF.",
                 "Export it as ASCII DXF."};
  }
  const auto drawing = parse(bytes);
  if (!drawing) return drawing.error();
  OutlineFile file;
  file.format = OutlineFormat::dxf;
  const auto unit = unit_of(drawing->unit);
  file.is_unit_stated = unit.has_value();
  if (unit) file.unit = unit->name;
  Draughtsman draughtsman{*drawing, limits, file};
  if (auto done = draughtsman.draw_all(unit ? unit->millimetres : 1); !done) return done.error();
  return file;
}

}  // namespace touiza::geometry::detail
