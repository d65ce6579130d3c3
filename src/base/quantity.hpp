// Numbers that carry their unit: a plan that adds grams to seconds does not compile.
#pragma once

#include <chrono>
#include <compare>

namespace touiza {

/// A number whose unit is part of its type. Arithmetic stays inside one unit; crossing
/// units is a product declared below, or a named function. Costs nothing at run time.
template <class Unit>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double value) : value_{value} {}
  constexpr double value() const { return value_; }  ///< For edges and formulas only.

  constexpr Quantity& operator+=(Quantity other) { return value_ += other.value_, *this; }
  constexpr Quantity& operator-=(Quantity other) { return value_ -= other.value_, *this; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity{a.value_ + b.value_};
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity{a.value_ - b.value_};
  }
  friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value_}; }
  friend constexpr Quantity operator*(Quantity a, double k) { return Quantity{a.value_ * k}; }
  friend constexpr Quantity operator*(double k, Quantity a) { return Quantity{a.value_ * k}; }
  friend constexpr Quantity operator/(Quantity a, double k) { return Quantity{a.value_ / k}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;

 private:
  double value_ = 0.0;
};

using Millimetres = Quantity<struct MillimetreUnit>;
using SquareMillimetres = Quantity<struct SquareMillimetreUnit>;
using CubicMillimetres = Quantity<struct CubicMillimetreUnit>;
using Grams = Quantity<struct GramUnit>;
using Kilograms = Quantity<struct KilogramUnit>;
using GramsPerCubicMillimetre = Quantity<struct GramPerCubicMillimetreUnit>;
using MillimetresPerSecond = Quantity<struct MillimetrePerSecondUnit>;
using Kilometres = Quantity<struct KilometreUnit>;
using Hours = Quantity<struct HourUnit>;
using Seconds = std::chrono::duration<double>;  // The standard already did this one.

constexpr SquareMillimetres operator*(Millimetres a, Millimetres b) {
  return SquareMillimetres{a.value() * b.value()};
}
constexpr CubicMillimetres operator*(SquareMillimetres a, Millimetres b) {
  return CubicMillimetres{a.value() * b.value()};
}
constexpr Grams operator*(CubicMillimetres volume, GramsPerCubicMillimetre density) {
  return Grams{volume.value() * density.value()};
}
constexpr Seconds operator/(Millimetres length, MillimetresPerSecond speed) {
  return Seconds{length.value() / speed.value()};
}
constexpr Kilograms in_kilograms(Grams mass) { return Kilograms{mass.value() / 1000.0}; }
constexpr Hours in_hours(Seconds duration) { return Hours{duration.count() / 3600.0}; }

}  // namespace touiza
