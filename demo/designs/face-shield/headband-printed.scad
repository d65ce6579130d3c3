// The headband for printers: flat on the bed, no supports, no brim. Walls are whole numbers of 0.45 mm lines.
include <shield.scad>

band_w = 2.25;       // five lines
rail_w = 1.8;        // four lines
height = 14;
peg_height = 6;      // fits the 6.6 mm slots of the visor sheet
buckle_height = 22;  // for an elastic of 20 mm
step = 4;

module frame_plan() {
  stroke(band_line(step), band_w);
  stroke(rail_line(step), rail_w);
}

// Ribs between forehead and rail keep the visor off the face and let the air out on top.
module ribs_plan() {
  for (a = [58, 122]) stroke([on(forehead, a), on(rail, a + (a < 90 ? -2 : 2))], rail_w);
}

// Two posts on a foot: the elastic is woven between them from above, and holds by friction.
module buckle() {
  for (y = [0, 8]) translate([0, -y]) {
    cylinder(d = 4.4, h = buckle_height - 0.8, $fn = 32);
    translate([0, 0, buckle_height - 0.8]) cylinder(d1 = 4.4, d2 = 3.4, h = 0.8, $fn = 32);
  }
  linear_extrude(2.4) hull() for (y = [0, 8]) translate([0, -y]) circle(d = 7.5, $fn = 40);
}

// The first layers stand back by 0.25 mm, so that the squeezed edge needs no knife.
module standing(h) {
  linear_extrude(0.4) offset(delta = -0.25) children();
  translate([0, 0, 0.4]) linear_extrude(h - 0.4) children();
}

union() {
  standing(height) frame_plan();
  standing(4) ribs_plan();
  linear_extrude(peg_height) at_pegs() peg_plan();
  for (s = [-1, 1]) translate([s * (forehead[0] - arm_in), -arm_back]) buckle();
}
