#include "geometry/detail/svg_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geometry/detail/number.hpp"

namespace touiza::geometry::detail {
namespace {

using std::numbers::pi;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Numbers and commands of a path, with as few separators as SVG allows: "1.5.5-2e3".
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_{text} {}

  void skip_separators() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == ',' || (text_[at_] >= '\t' && text_[at_] <= '\r')))
      ++at_;
  }
  bool is_at_end() {
    skip_separators();
    return at_ >= text_.size();
  }
  bool is_at_letter() {
    skip_separators();
    return at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])) != 0;
  }
  char letter() { return text_[at_++]; }

  bool number(double& value) {
    skip_separators();
    const auto start = at_;
    if (at_ < text_.size() && (text_[at_] == '-' || text_[at_] == '+')) ++at_;
    digits();
    if (at_ < text_.size() && text_[at_] == '.') ++at_, digits();
    if (at_ + 1 < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      const auto sign = text_[at_ + 1] == '-' || text_[at_ + 1] == '+' ? 1U : 0U;
      if (at_ + 1 + sign < text_.size() && is_digit(text_[at_ + 1 + sign]))
        at_ += 1 + sign, digits();
    }
    return read_number(text_.substr(start, at_ - start), value);
  }

  /// A flag of an arc is one digit, and the next number may follow at once.
  bool flag(bool& value) {
    skip_separators();
    if (at_ >= text_.size() || (text_[at_] != '0' && text_[at_] != '1')) return false;
    value = text_[at_++] == '1';
    return true;
  }

  std::size_t place() const { return at_; }

 private:
  void digits() {
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

Error malformed(std::string_view what, std::size_t place) {
  return Error{ErrorKind::invalid_input, "svg_malformed",
               fmt::format("{} after {} characters of a path or list.", what, place),
               "Export the drawing again, best with shapes converted to paths."};
}

/// SVG names an arc by its ends; a circle needs its centre (SVG 1.1, appendix F.6).
void elliptical_arc(Pen& pen, Spot from, Spot to, Spot radii, double turn, bool is_large,
                    bool is_positive) {
  radii = {std::abs(radii.x), std::abs(radii.y)};
  if (from == to) return;
  if (radii.x == 0 || radii.y == 0) return pen.line(to);
  const double c = std::cos(turn);
  const double s = std::sin(turn);
  const Spot half = (from - to) * 0.5;
  const Spot p{c * half.x + s * half.y, -s * half.x + c * half.y};
  const double reach = p.x * p.x / (radii.x * radii.x) + p.y * p.y / (radii.y * radii.y);
  if (reach > 1) radii = radii * std::sqrt(reach);  // Too small to span the ends: just enough.
  const double rx2 = radii.x * radii.x;
  const double ry2 = radii.y * radii.y;
  const double below = rx2 * p.y * p.y + ry2 * p.x * p.x;
  double k = std::sqrt(std::max(0.0, (rx2 * ry2 - below) / below));
  if (is_large == is_positive) k = -k;
  const Spot q{k * radii.x * p.y / radii.y, -k * radii.y * p.x / radii.x};
  const Spot centre = Spot{c * q.x - s * q.y, s * q.x + c * q.y} + (from + to) * 0.5;
  const double start = std::atan2((p.y - q.y) / radii.y, (p.x - q.x) / radii.x);
  double sweep = std::atan2((-p.y - q.y) / radii.y, (-p.x - q.x) / radii.x) - start;
  if (is_positive && sweep < 0) sweep += 2 * pi;
  if (!is_positive && sweep > 0) sweep -= 2 * pi;
  pen.arc(centre, radii, turn, start, sweep);
}

class PathReader {
 public:
  PathReader(std::string_view d, Pen& pen) : scanner_{d}, pen_{pen} {}

  Done draw() {
    char command = 0;
    while (!scanner_.is_at_end() && !pen_.error()) {
      if (scanner_.is_at_letter())
        command = scanner_.letter();
      else if (command == 0 || command == 'Z' || command == 'z')
        return malformed("A command is missing", scanner_.place());
      if (!is_begun_ && command != 'M' && command != 'm')
        return malformed("A path does not begin with M", scanner_.place());
      if (!follow(command)) {
        pen_.end(false);
        return malformed(fmt::format("The command '{}' cannot be read", command), scanner_.place());
      }
      // More pairs after a move are lines.
      if (command == 'M') command = 'L';
      if (command == 'm') command = 'l';
    }
    if (!is_closed_) pen_.end(false);
    return {};
  }

 private:
  bool follow(char command) {
    const bool is_relative = command >= 'a';
    const Spot base = is_relative ? at_ : Spot{};
    const char kind = static_cast<char>(is_relative ? command - 'a' + 'A' : command);
    if (kind == 'Z') {
      if (!is_closed_) pen_.end(true);
      is_closed_ = true;
      at_ = first_;
      return true;
    }
    if (kind != 'M' && is_closed_) begin(at_);  // After Z a path goes on from its first spot.
    Spot last_control = at_;
    bool is_read = false;
    switch (kind) {
      case 'M':
        if ((is_read = spot(base, at_))) {
          if (!is_closed_ && is_begun_) pen_.end(false);
          begin(at_);
          first_ = at_;
        }
        break;
      case 'L':
        if ((is_read = spot(base, at_))) pen_.line(at_);
        break;
      case 'H':
        if ((is_read = scanner_.number(at_.x))) at_.x += base.x, pen_.line(at_);
        break;
      case 'V':
        if ((is_read = scanner_.number(at_.y))) at_.y += base.y, pen_.line(at_);
        break;
      case 'C':
      case 'S': {
        Spot one = last_kind_ == 'C' || last_kind_ == 'S' ? at_ * 2 - control_ : at_;
        Spot two;
        Spot to;
        if (kind == 'C' && !spot(base, one)) return false;
        if (!spot(base, two) || !spot(base, to)) return false;
        pen_.cubic(one, two, to);
        last_control = two;
        at_ = to;
        is_read = true;
        break;
      }
      case 'Q':
      case 'T': {
        Spot control = last_kind_ == 'Q' || last_kind_ == 'T' ? at_ * 2 - control_ : at_;
        Spot to;
        if (kind == 'Q' && !spot(base, control)) return false;
        if (!spot(base, to)) return false;
        pen_.cubic(at_ + (control - at_) * (2.0 / 3), to + (control - to) * (2.0 / 3), to);
        last_control = control;
        at_ = to;
        is_read = true;
        break;
      }
      case 'A':
        is_read = arc(base);
        break;
      default:
        return false;
    }
    control_ = last_control;
    last_kind_ = kind;
    return is_read;
  }

  bool arc(Spot base) {
    Spot radii;
    double turn_deg = 0;
    bool is_large = false;
    bool is_positive = false;
    Spot to;
    if (!scanner_.number(radii.x) || !scanner_.number(radii.y) || !scanner_.number(turn_deg) ||
        !scanner_.flag(is_large) || !scanner_.flag(is_positive) || !spot(base, to))
      return false;
    elliptical_arc(pen_, at_, to, radii, turn_deg * pi / 180, is_large, is_positive);
    at_ = to;
    return true;
  }

  bool spot(Spot base, Spot& to) {
    Spot read;
    if (!scanner_.number(read.x) || !scanner_.number(read.y)) return false;
    to = base + read;
    return true;
  }

  void begin(Spot at) {
    pen_.begin(at);
    is_begun_ = true;
    is_closed_ = false;
  }

  Scanner scanner_;
  Pen& pen_;
  Spot at_;
  Spot first_;
  Spot control_;
  char last_kind_ = 0;
  bool is_begun_ = false;
  bool is_closed_ = false;
};

}  // namespace

Done draw_path(std::string_view d, Pen& pen) { return PathReader{d, pen}.draw(); }

Result<std::vector<double>> numbers_of(std::string_view text) {
  Scanner scanner{text};
  std::vector<double> numbers;
  while (!scanner.is_at_end()) {
    double value = 0;
    if (!scanner.number(value)) return malformed("A number cannot be read", scanner.place());
    numbers.push_back(value);
  }
  return numbers;
}

}  // namespace touiza::geometry::detail
