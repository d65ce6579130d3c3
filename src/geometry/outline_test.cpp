#include "geometry/outline.hpp"

#include <doctest/doctest.h>

#include <numbers>

#include "geometry/outline_file.hpp"
#include "geometry/sheet_layout.hpp"

using namespace touiza;
using namespace touiza::geometry;
using doctest::Approx;
using std::numbers::pi;

namespace {

std::string svg(
    std::string_view inside,
    std::string_view size = "width=\"100mm\" height=\"100mm\" viewBox=\"0 0 100 100\"") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + std::string{size} + ">" +
         std::string{inside} + "</svg>";
}

/// A DXF of `entities`, written as "0 LINE 10 1.5 …" with spaces for line ends.
std::string dxf(std::string_view entities, std::string_view blocks = "", int unit = 4) {
  std::string text = "0 SECTION 2 HEADER 9 $INSUNITS 70 " + std::to_string(unit) + " 0 ENDSEC ";
  if (!blocks.empty()) text += "0 SECTION 2 BLOCKS " + std::string{blocks} + " 0 ENDSEC ";
  text += "0 SECTION 2 ENTITIES " + std::string{entities} + " 0 ENDSEC 0 EOF ";
  for (auto& c : text)
    if (c == ' ') c = '\n';
  return text;
}

OutlineMeasure measured(const std::string& bytes) {
  const auto file = read_outline(bytes);
  REQUIRE_MESSAGE(file, (file ? "" : file.error().message));
  const auto found = measure(file->outline);
  REQUIRE(found);
  return *found;
}

std::string code_of(std::string_view bytes) {
  const auto refused = read_outline(bytes);
  return refused ? "" : refused.error().code;
}

}  // namespace

TEST_CASE("a square with a round hole has its schoolbook cut length, pierces and area") {
  const auto found =
      measured(svg("<rect x=\"10\" y=\"10\" width=\"60\" height=\"40\"/>"
                   "<circle cx=\"40\" cy=\"30\" r=\"10\"/>"));
  CHECK(found.cut_length.value() == Approx(200 + 20 * pi).epsilon(1e-3));
  CHECK(found.pierces == 2);
  CHECK(found.contours == 2);
  CHECK(found.holes == 1);
  CHECK(found.area->value() == Approx(2400 - 100 * pi).epsilon(1e-3));
  CHECK(found.size().x == Approx(60));
}

TEST_CASE("every command of an SVG path draws what it says") {
  CHECK(measured(svg("<path d=\"M0 0H30V40z\"/>")).cut_length.value() == Approx(120));
  CHECK(measured(svg("<path d=\"m10,10l30-0 0,40z m5 5h1\"/>")).pierces == 2);
  // Two half circles of radius 10, flags without separators.
  const auto circle = measured(svg("<path d=\"M10 20a10 10 0 0120 0A10 10 0 01 10 20Z\"/>"));
  CHECK(circle.cut_length.value() == Approx(20 * pi).epsilon(1e-3));
  CHECK(circle.area->value() == Approx(100 * pi).epsilon(1e-3));
  // A quarter circle as a cubic, and a parabola of known length.
  CHECK(measured(svg("<path d=\"M10 0C10 5.5228 5.5228 10 0 10\"/>")).cut_length.value() ==
        Approx(5 * pi).epsilon(1e-3));
  CHECK(measured(svg("<path d=\"M0 0Q10 20 20 0T40 0\"/>")).cut_length.value() ==
        Approx(2 * 29.578857).epsilon(1e-3));
  CHECK(measured(svg("<path d=\"M0 0C0 10 10 10 10 0S20-10 20 0\"/>")).size().y ==
        Approx(15).epsilon(1e-3));
}

TEST_CASE("transforms, units and the viewBox of an SVG are followed") {
  CHECK(measured(svg("<g transform=\"translate(5 5) rotate(90)\"><rect width=\"10\" height=\"20\" "
                     "transform=\"scale(2)\"/></g>"))
            .size()
            .x == Approx(40));
  CHECK(measured(svg("<rect width=\"10\" height=\"10\"/>", "width=\"2in\" viewBox=\"0 0 20 20\""))
            .size()
            .x == Approx(25.4));
  CHECK(measured(svg("<rect width=\"96\" height=\"96\"/>", "")).size().x == Approx(25.4));
  const auto hidden =
      svg("<defs><rect width=\"90\" height=\"90\"/></defs><rect width=\"10\" "
          "height=\"10\"/><rect display=\"none\" width=\"80\" height=\"80\"/>");
  CHECK(measured(hidden).size().x == Approx(10));
  const auto text = read_outline(svg("<text>cut me</text><rect width=\"9\" height=\"9\"/>"));
  CHECK(text->problems.at(0).code == "outline_not_read");
}

TEST_CASE("lines and arcs of a DXF that meet become one contour") {
  const auto slot = measured(
      dxf("0 LINE 8 cut 10 0 20 0 11 50 21 0 0 ARC 8 cut 10 50 20 10 40 10 50 270 51 90 "
          "0 LINE 8 cut 10 50 20 20 11 0 21 20 0 ARC 8 cut 10 0 20 10 40 10 50 90 51 270"));
  CHECK(slot.contours == 1);
  CHECK(slot.pierces == 1);
  CHECK(slot.cut_length.value() == Approx(100 + 20 * pi).epsilon(1e-3));
  CHECK(slot.area->value() == Approx(1000 + 100 * pi).epsilon(1e-3));
}

TEST_CASE("bulges, old polylines, ellipses and splines of a DXF are drawn") {
  const auto disc = measured(dxf("0 LWPOLYLINE 90 2 70 1 10 0 20 0 42 1 10 20 20 0 42 1"));
  CHECK(disc.cut_length.value() == Approx(20 * pi).epsilon(1e-3));
  const auto old = measured(
      dxf("0 POLYLINE 70 1 0 VERTEX 10 0 20 0 0 VERTEX 10 30 20 0 0 VERTEX 10 30 20 40 0 SEQEND"));
  CHECK(old.cut_length.value() == Approx(120));
  CHECK(
      measured(dxf("0 ELLIPSE 10 0 20 0 11 10 21 0 40 1 41 0 42 6.283185307")).cut_length.value() ==
      Approx(20 * pi).epsilon(1e-3));
  // A quarter of a circle as a rational spline.
  const auto spline =
      dxf("0 SPLINE 71 2 40 0 40 0 40 0 40 1 40 1 40 1 41 1 41 0.70710678 41 1 "
          "10 10 20 0 10 10 20 10 10 0 20 10");
  CHECK(measured(spline).cut_length.value() == Approx(5 * pi).epsilon(1e-3));
}

TEST_CASE("blocks of a DXF are inserted, turned, scaled and repeated; units are followed") {
  const auto block =
      "0 BLOCK 2 square 10 0 20 0 0 LWPOLYLINE 8 0 70 1 10 0 20 0 10 1 20 0 10 1 20 "
      "1 10 0 20 1 0 ENDBLK";
  const auto found = measured(
      dxf("0 INSERT 2 square 8 top 10 5 20 5 41 2 42 2 50 90 70 3 71 2 44 4 45 4", block, 5));
  CHECK(found.contours == 6);
  CHECK(found.cut_length.value() == Approx(6 * 80));  // Squares of 2 cm.
  const auto file = read_outline(dxf("0 INSERT 2 square 8 top", block));
  CHECK(file->layers == std::vector<std::string>{"top"});
}

TEST_CASE("an open outline and doubled lines are said") {
  const auto open = read_outline(dxf("0 LINE 10 0 20 0 11 50 21 0"));
  CHECK(any_blocks(problems_of(open->outline, *measure(open->outline))));
  const auto twice =
      read_outline(svg("<rect width=\"30\" height=\"30\"/><rect width=\"30\" "
                       "height=\"30\"/>"));
  CHECK(problems_of(twice->outline, *measure(twice->outline)).at(0).code == "outline_has_doubles");
}

TEST_CASE("outlines that are empty, broken or of another kind are refused") {
  CHECK(code_of("") == "file_is_empty");
  CHECK(code_of("no drawing at all") == "file_format_unknown");
  CHECK(code_of(svg("")) == "outline_is_empty");
  CHECK(code_of("<svg><path d=\"M0 0") == "xml_malformed");
  CHECK(code_of(svg("<path d=\"L 5 5\"/>")) == "svg_malformed");
  CHECK(code_of(svg("<path d=\"M 5 five\"/>")) == "svg_malformed");
  CHECK(code_of(svg("<g transform=\"spin(4)\"><rect/></g>")) == "svg_malformed");
  CHECK(code_of(svg("<rect/>", "viewBox=\"0 0 0 0\"")) == "svg_malformed");
  CHECK(code_of("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>") == "xml_entity_refused");
  CHECK(code_of("AutoCAD Binary DXF\r\n\x1a") == "dxf_is_binary");
  CHECK(code_of("0\nSECTION\n2\nENTITIES\nLINE\n0\n") == "dxf_malformed");
  CHECK(code_of(dxf("0 LINE 10 0 20 0 11 50 21").substr(0, 80)) != "");
}

TEST_CASE("huge numbers, a million groups and blocks in themselves are refused") {
  CHECK(code_of(svg("<path d=\"M0 0L1e300 5\"/>")) == "coordinate_too_far");
  CHECK(code_of(svg("<path d=\"M0 0A1e300 1e300 0 0 1 1e299 5\"/>")) != "");
  CHECK(code_of(svg("<path d=\"M0 0L1e999 5\"/>")) == "svg_malformed");
  CHECK(code_of(svg("<g transform=\"scale(1e300)\"><rect width=\"1e300\" height=\"1\"/></g>")) ==
        "coordinate_not_finite");
  CHECK(code_of(dxf("0 LINE 10 nan 20 0 11 50 21 0")) == "coordinate_not_finite");
  CHECK(code_of(dxf("0 LWPOLYLINE 10 0 20 0 42 1e308 10 5 20 0")) == "");

  std::string groups;
  for (int i = 0; i < 1'000'000; ++i) groups += "<g>";
  CHECK(code_of(svg(groups)) == "xml_too_deep");

  CHECK(code_of(dxf("0 INSERT 2 a", "0 BLOCK 2 a 0 INSERT 2 a 0 ENDBLK")) == "dxf_too_deep");
  CHECK(code_of(dxf("0 INSERT 2 a 70 1000000 71 1000000", "0 BLOCK 2 a 0 LINE 11 1 0 ENDBLK")) ==
        "outline_too_large");
  OutlineLimits limits;
  limits.spots_max = 3;
  CHECK(read_outline(svg("<circle r=\"5\"/>"), limits).error().code == "outline_too_large");
}

TEST_CASE("an outline is drawn as a PNG") {
  PictureOptions options;
  options.width_px = 120;
  options.height_px = 90;
  const auto file = read_outline(svg("<circle cx=\"50\" cy=\"50\" r=\"40\"/>"));
  const auto png = draw_picture(file->outline, options);
  REQUIRE(png);
  CHECK(png->starts_with("\x89PNG"));
  CHECK(draw_picture(Outline{}).error().code == "outline_is_empty");
}

TEST_CASE("parts are laid out in rows, the last ones turned where that holds more") {
  const auto grid = layout_on_sheet({100, 50}, {.width_mm = 310, .height_mm = 214});
  REQUIRE(grid);
  // Room 300 by 204 with gaps of 2: two columns of 100 in three rows, then nothing; or turned, five
  // columns of 50 in two rows.
  CHECK(grid->units == 10);
  const auto mixed =
      layout_on_sheet({100, 50}, {.width_mm = 200, .height_mm = 150, .margin_mm = 0, .gap_mm = 0});
  CHECK(mixed->units == 6);
  CHECK(mixed->utilisation == Approx(1));
  const auto refused = layout_on_sheet({400, 50}, {.width_mm = 310, .height_mm = 214});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "part_does_not_fit");
  CHECK(refused.error().message.find("400.0 by 50.0") != std::string::npos);
}
