// What the parts of the face shield share: the line of the forehead, the line of the visor, and where it hangs.
// Seen from above: x to the wearer's left, y to the front, in millimetres.

forehead = [74, 86];     // half axes of the forehead line: heads of 54 to 62 cm with the elastic
rail = [87, 110];        // half axes of the line that carries the visor sheet
arm_back = 52;           // how far the arms reach behind the temples
arm_in = 4;              // and how much they close
peg_angles = [21, 68, 112, 159];
peg_stem = 4.0;          // width along the rail
peg_head = 7.2;
peg_reach = 5.4;         // from the middle of the rail outwards

function on(axes, a) = [axes[0] * cos(a), axes[1] * sin(a)];
function normal(axes, a) = let(n = [cos(a) / axes[0], sin(a) / axes[1]]) n / norm(n);
function arc_points(axes, from, to, step) = [for (a = [from:step:to]) on(axes, a)];

// Length along the line from its middle (the nose) to the angle `a`, in steps of half a degree.
function arc_length(axes, a) = a < 90
    ? -arc_length(axes, 180 - a)
    : a == 90 ? 0 : let(d = (a - 90) / ceil((a - 90) * 2))
        sum([for (i = [0:ceil((a - 90) * 2) - 1]) norm(on(axes, 90 + (i + 1) * d) - on(axes, 90 + i * d))]);
function sum(list, i = 0) = i < len(list) ? list[i] + sum(list, i + 1) : 0;

// A rounded stroke of width `w` through points.
module stroke(points, w) {
  for (i = [0:len(points) - 2])
    hull() {
      translate(points[i]) circle(d = w, $fn = 24);
      translate(points[i + 1]) circle(d = w, $fn = 24);
    }
}

// Line of the band: right arm, forehead, left arm.
function band_line(step) = concat([[forehead[0] - arm_in, -arm_back]], arc_points(forehead, 0, 180, step),
                                  [[-forehead[0] + arm_in, -arm_back]]);
// Line of the rail, led back into the arms in one soft curve, so that nothing sticks out at the temples.
function tail(s) = [for (t = [0.125:0.125:1])
    pow(1 - t, 3) * [s * rail[0], 0] + 3 * t * pow(1 - t, 2) * [s * rail[0], -16] +
    3 * t * t * (1 - t) * [s * (forehead[0] + 1), -24] + t * t * t * [s * (forehead[0] - arm_in + 1), -40]];
function reversed(list) = [for (i = [len(list) - 1:-1:0]) list[i]];
function rail_line(step) = concat(reversed(tail(1)), arc_points(rail, 0, 180, step), tail(-1));

// Places its children at a peg, x along the rail, y outwards.
module at_pegs() {
  for (a = peg_angles) {
    n = normal(rail, a);
    translate(on(rail, a)) rotate(atan2(n[1], n[0]) - 90) children();
  }
}

// A hook in plan: a stem and a wider head with round corners; the sheet's slot is pushed over it and springs back.
module peg_plan() {
  translate([-peg_stem / 2, 0]) square([peg_stem, peg_reach - 0.8]);
  hull() {
    translate([0, peg_reach - 1.6]) square([peg_stem, 0.01], center = true);
    for (s = [-1, 1]) translate([s * (peg_head / 2 - 0.8), peg_reach - 0.4]) circle(r = 0.8, $fn = 20);
    for (s = [-1, 1]) translate([s * (peg_stem / 2 - 0.6), peg_reach + 1.0]) circle(r = 0.6, $fn = 20);
  }
}
