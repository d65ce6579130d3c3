// SVG: what a laser cutter follows. Shapes, paths, transforms, sizes; no styles, no texts.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "base/text.hpp"
#include "geometry/detail/number.hpp"
#include "geometry/detail/pen.hpp"
#include "geometry/detail/svg_path.hpp"
#include "geometry/detail/xml.hpp"

namespace touiza::geometry::detail {
namespace {

using std::numbers::pi;

constexpr double px_in_mm = 25.4 / 96;

Error malformed(std::string message) {
  return Error{ErrorKind::invalid_input, "svg_malformed", std::move(message),
               "Export the drawing again, best with shapes converted to paths."};
}

struct Length {
  double value = 0;
  std::string_view unit;  ///< "mm", "px", "%"; empty for user units.

  /// In millimetres, where the unit is one of length.
  std::optional<double> millimetres() const {
    static const std::map<std::string_view, double> known{
        {"mm", 1},      {"cm", 10},        {"in", 25.4},           {"px", px_in_mm},
        {"", px_in_mm}, {"pt", 25.4 / 72}, {"pc", 25.4 / 72 * 12}, {"Q", 0.25}};
    const auto found = known.find(unit);
    if (found == known.end()) return std::nullopt;
    return value * found->second;
  }
};

std::optional<Length> length_of(std::string_view text) {
  text = trimmed(text);
  const auto end = std::min(text.find_last_of("0123456789.") + 1, text.size());
  Length found;
  if (!read_number(text.substr(0, end), found.value)) return std::nullopt;
  found.unit = text.substr(end);
  return found;
}

/// One step of a transform list: "rotate(45 10 10)".
Result<Affine> step_of(std::string_view name, const std::vector<double>& n) {
  const auto at = [&](std::size_t i, double otherwise) { return i < n.size() ? n[i] : otherwise; };
  if (name == "matrix" && n.size() == 6) return Affine{n[0], n[1], n[2], n[3], n[4], n[5]};
  if (name == "translate" && !n.empty()) return Affine{1, 0, 0, 1, n[0], at(1, 0)};
  if (name == "scale" && !n.empty()) return Affine{n[0], 0, 0, at(1, n[0])};
  if (name == "rotate" && !n.empty()) {
    const double angle = n[0] * pi / 180;
    const Affine turn{std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle)};
    const Affine there{1, 0, 0, 1, at(1, 0), at(2, 0)};
    const Affine back{1, 0, 0, 1, -at(1, 0), -at(2, 0)};
    return there * turn * back;
  }
  if (name == "skewX" && !n.empty()) return Affine{1, 0, std::tan(n[0] * pi / 180), 1};
  if (name == "skewY" && !n.empty()) return Affine{1, std::tan(n[0] * pi / 180), 0, 1};
  return malformed(fmt::format("The transform '{}' cannot be read.", name.substr(0, 40)));
}

Result<Affine> transform_of(std::string_view text) {
  Affine whole;
  for (;;) {
    while (!text.empty() &&
           (text[0] == ' ' || text[0] == ',' || (text[0] >= '\t' && text[0] <= '\r')))
      text.remove_prefix(1);
    if (text.empty()) return whole;
    const auto open = text.find('(');
    const auto close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
      return malformed("A transform has no brackets.");
    const auto numbers = numbers_of(text.substr(open + 1, close - open - 1));
    if (!numbers) return numbers.error();
    const auto step = step_of(trimmed(text.substr(0, open)), *numbers);
    if (!step) return step.error();
    whole = whole * *step;
    text.remove_prefix(close + 1);
  }
}

class SvgHandler : public XmlHandler {
 public:
  explicit SvgHandler(const OutlineLimits& limits) : pen_{limits} {}

  bool is_svg = false;
  bool is_unit_stated = false;
  std::string unit = "px";

  Done start(std::string_view element, const XmlAttributes& attributes) override {
    if (stack_.empty()) return begin_drawing(element, attributes);
    Level level = stack_.back();
    static const std::set<std::string_view> unseen{"defs",    "symbol", "clipPath", "mask",
                                                   "pattern", "marker", "metadata", "style"};
    const auto style = attributes.find("style").value_or("");
    if (unseen.contains(element) || attributes.find("display") == "none" ||
        style.find("display:none") != std::string_view::npos)
      level.is_seen = false;
    if (const auto text = attributes.find("transform"); text && level.is_seen) {
      const auto transform = transform_of(*text);
      if (!transform) return transform.error();
      level.transform = level.transform * *transform;
    }
    stack_.push_back(level);
    if (!level.is_seen) return {};
    pen_.transform = level.transform;
    if (auto done = draw(element, attributes); !done) return done;
    if (pen_.error()) return *pen_.error();
    return {};
  }

  Done end(std::string_view) override {
    stack_.pop_back();
    return {};
  }

  Outline take() { return pen_.take(); }
  Problems problems() const {
    Problems found;
    for (const auto& [element, count] : unread_) {
      found.push_back({"outline_not_read",
                       fmt::format("{} <{}> elements were not read.", count, element),
                       "Convert them to paths if they are to be cut."});
    }
    return found;
  }

 private:
  struct Level {
    Affine transform;
    bool is_seen = true;
  };

  /// The outermost element gives the size: so many millimetres for so many user units.
  Done begin_drawing(std::string_view element, const XmlAttributes& attributes) {
    if (element != "svg")
      return malformed(fmt::format("The document is <{}>, not <svg>.", element.substr(0, 40)));
    is_svg = true;
    Affine whole{px_in_mm, 0, 0, -px_in_mm};  // SVG counts y downwards.
    const auto width = length_of(attributes.find("width").value_or(""));
    const auto height = length_of(attributes.find("height").value_or(""));
    const auto width_mm = width ? width->millimetres() : std::nullopt;
    const auto height_mm = height ? height->millimetres() : std::nullopt;
    if (width_mm && !width->unit.empty()) {
      unit = width->unit;
      is_unit_stated = unit != "px";
    }
    if (const auto box = attributes.find("viewBox")) {
      const auto numbers = numbers_of(*box);
      if (!numbers) return numbers.error();
      if (numbers->size() != 4 || !((*numbers)[2] > 0) || !((*numbers)[3] > 0))
        return malformed(fmt::format("The viewBox '{}' has no size.", box->substr(0, 60)));
      const double across = width_mm ? *width_mm / (*numbers)[2] : 0;
      const double down = height_mm ? *height_mm / (*numbers)[3] : 0;
      if (attributes.find("preserveAspectRatio").value_or("").starts_with("none") && across > 0 &&
          down > 0) {
        whole = {across, 0, 0, -down};
      } else if (across > 0 || down > 0) {
        const double scale = across > 0 && down > 0 ? std::min(across, down) : across + down;
        whole = {scale, 0, 0, -scale};
      }
      whole.e = -(*numbers)[0] * whole.a;
      whole.f = -(*numbers)[1] * whole.d;
    }
    stack_.push_back({whole, true});
    return {};
  }

  Done draw(std::string_view element, const XmlAttributes& attributes) {
    const auto number = [&](std::string_view name, double otherwise = 0) {
      const auto text = attributes.find(name);
      const auto found = text ? length_of(*text) : std::nullopt;
      if (!found) return otherwise;
      // User units are px: "5mm" inside a drawing is 5 mm at 96 px an inch, before the viewBox.
      return found->unit.empty() ? found->value : found->millimetres().value_or(0) / px_in_mm;
    };
    if (element == "path") return draw_path(attributes.find("d").value_or(""), pen_);
    if (element == "rect") {
      rectangle({number("x"), number("y")}, {number("width"), number("height")},
                number("rx", number("ry")), number("ry", number("rx")));
    } else if (element == "circle") {
      ellipse({number("cx"), number("cy")}, {number("r"), number("r")});
    } else if (element == "ellipse") {
      ellipse({number("cx"), number("cy")}, {number("rx"), number("ry")});
    } else if (element == "line") {
      pen_.begin({number("x1"), number("y1")});
      pen_.line({number("x2"), number("y2")});
      pen_.end(false);
    } else if (element == "polyline" || element == "polygon") {
      const auto numbers = numbers_of(attributes.find("points").value_or(""));
      if (!numbers) return numbers.error();
      for (std::size_t i = 0; i + 1 < numbers->size(); i += 2) {
        const Spot spot{(*numbers)[i], (*numbers)[i + 1]};
        i == 0 ? pen_.begin(spot) : pen_.line(spot);
      }
      pen_.end(element == "polygon");
    } else if (element == "text" || element == "image" || element == "use") {
      ++unread_[std::string{element}];
    }
    return {};
  }

  void ellipse(Spot centre, Spot radii) {
    if (!(radii.x > 0) || !(radii.y > 0)) return;
    pen_.begin({centre.x + radii.x, centre.y});
    pen_.arc(centre, radii, 0, 0, 2 * pi);
    pen_.end(true);
  }

  void rectangle(Spot at, Spot size, double rx, double ry) {
    if (!(size.x > 0) || !(size.y > 0)) return;
    rx = std::clamp(rx, 0.0, size.x / 2);
    ry = std::clamp(ry, 0.0, size.y / 2);
    const auto corner = [&](double x, double y, double from) {
      if (rx > 0 && ry > 0) pen_.arc({at.x + x, at.y + y}, {rx, ry}, 0, from, pi / 2);
    };
    pen_.begin({at.x + rx, at.y});
    pen_.line({at.x + size.x - rx, at.y});
    corner(size.x - rx, ry, -pi / 2);
    pen_.line({at.x + size.x, at.y + size.y - ry});
    corner(size.x - rx, size.y - ry, 0);
    pen_.line({at.x + rx, at.y + size.y});
    corner(rx, size.y - ry, pi / 2);
    pen_.line({at.x, at.y + ry});
    corner(rx, ry, pi);
    pen_.end(true);
  }

  Pen pen_;
  std::vector<Level> stack_;
  std::map<std::string, std::uint64_t> unread_;
};

}  // namespace

Result<OutlineFile> read_svg(std::string_view bytes, const OutlineLimits& limits) {
  SvgHandler handler{limits};
  XmlReader reader{handler, limits.nesting_max};
  if (auto done = reader.feed(bytes); !done) return done.error();
  if (auto done = reader.finish(); !done) return done.error();
  OutlineFile file;
  file.format = OutlineFormat::svg;
  file.unit = handler.unit;
  file.is_unit_stated = handler.is_unit_stated;
  file.problems = handler.problems();
  file.outline = handler.take();
  return file;
}

}  // namespace touiza::geometry::detail
