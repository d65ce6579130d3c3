// The visor: a sheet of clear PET, 0.5 mm, cut by laser or knife. Outlines only.
include <shield.scad>

width = 292;         // covers ear to ear once it is bent along the rail
height = 240;
corner_top = 8;
corner_bottom = 42;
slot = [4.8, 6.6];   // over the pegs, with 0.4 mm to spare
slot_drop = 9;       // from the upper edge to the middle of the slots

module plate() {
  hull() {
    for (s = [-1, 1]) translate([s * (width / 2 - corner_top), -corner_top]) circle(r = corner_top, $fn = 64);
    for (s = [-1, 1]) translate([s * (width / 2 - corner_bottom), -height + corner_bottom]) circle(r = corner_bottom, $fn = 128);
  }
}

difference() {
  plate();
  for (a = peg_angles)
    translate([arc_length(rail, a), -slot_drop])
      hull() for (x = [-1, 1], y = [-1, 1]) translate([x * (slot[0] / 2 - 1), y * (slot[1] / 2 - 1)]) circle(r = 1, $fn = 20);
}
