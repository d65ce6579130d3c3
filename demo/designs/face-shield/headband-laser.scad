// The headband for laser cutters: one flat piece of 3 mm acrylic, outlines only.
// It is worn level; the elastic passes the slots at the ends, the visor hangs on the hooks.
include <shield.scad>

member = 6.5;        // no part of the frame is narrower than twice the sheet
kerf_relief = 1.2;   // radius in every inner corner, where acrylic would tear

module strap_end() {
  difference() {
    hull() for (x = [-12, 12], y = [-5, 5]) translate([x, y]) circle(r = 3.5, $fn = 32);
    hull() for (x = [-9.5, 9.5]) translate([x, -1.5]) circle(d = 3, $fn = 24);
  }
}

// Rounds inner corners only.
module eased(r) { offset(delta = -r) offset(r = r, $fn = 32) children(); }

module outline() {
  union() {
    eased(kerf_relief) {
      stroke(band_line(4), member);
      stroke(rail_line(4), member);
      for (a = [52, 90, 128]) stroke([on(forehead, a), on(rail, a)], member);
    }
    at_pegs() translate([0, member / 2 - 0.9]) peg_plan();
    for (s = [-1, 1]) translate([s * (forehead[0] - arm_in + 6), -arm_back - 4]) strap_end();
  }
}
outline();
