// A strap that takes the loops of a mask off the ears, worn at the back of the head. One flat plan for both ways:
// printed (1.8 mm) and cut from 0.8 mm polypropylene. `-D thickness=0` writes the outline, else a solid.

thickness = 1.8;
length = 168;
waist = 15;              // width of the strap between the hooks
hooks = [38, 54, 70];    // distance of each pair of hooks from the middle
hook_out = 15;         // how far the hooks stand off the middle line

module strap() {
  hull() for (s = [-1, 1]) translate([s * (length / 2 - waist / 2), 0]) circle(d = waist, $fn = 64);
}

// A hook opens towards the middle, so that the pull of the loop closes it.
module hook(x, side) {
  translate([x, 0]) scale([1, side]) {
    hull() {
      translate([2, waist / 2 - 3]) circle(d = 5, $fn = 32);
      translate([0, hook_out - 2.5]) circle(d = 5, $fn = 32);
    }
    hull() {
      translate([0, hook_out - 2.5]) circle(d = 5, $fn = 32);
      translate([-4.5, hook_out - 0.5]) circle(d = 4, $fn = 32);
    }
  }
}

module window(x, w) {
  hull() for (s = [-1, 1]) translate([x + s * (w / 2 - 2), 0]) circle(d = 4, $fn = 32);
}

module plan() {
  difference() {
    // Inner corners are eased: a thin strap tears where it is notched.
    offset(delta = -0.8) offset(r = 0.8, $fn = 32) union() {
      strap();
      for (s = [-1, 1], x = hooks, side = [-1, 1]) scale([s, 1]) hook(x, side);
    }
    for (x = [-18, 0, 18]) window(x, 13);
  }
}

if (thickness > 0) {
  linear_extrude(0.3) offset(delta = -0.2) plan();
  translate([0, 0, 0.3]) linear_extrude(thickness - 0.3) plan();
} else {
  plan();
}
