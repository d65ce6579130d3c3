// The headband for the mould: even walls, 1.2 degrees of draft to both sides of the parting line at mid-height,
// pegs that leave the mould without slides. Polypropylene; the cavity is cut 1.5 % larger (shrinkage).
include <shield.scad>

height = 13;
wall = 1.7;          // at the parting line
draft = 1.2;         // degrees
step = 4;

function waist(z, h) = wall - 2 * tan(draft) * abs(z - h / 2);
function along(p, i) = let(a = p[max(0, i - 1)], b = p[min(len(p) - 1, i + 1)], d = b - a) [-d[1], d[0]] / norm(d);

// A wall along a line, thickest at its middle height: three levels of a closed ring, joined by quadrilaterals.
module drafted_wall(p, h) {
  n = len(p);
  levels = [0, h / 2, h];
  ring = 2 * n;
  points = [for (z = levels)
              for (k = [0:ring - 1])
                let(i = k < n ? k : ring - 1 - k, side = k < n ? -1 : 1, q = p[i] + side * along(p, i) * waist(z, h) / 2)
                [q[0], q[1], z]];
  sides = [for (l = [0:1]) for (k = [0:ring - 1])
             let(j = (k + 1) % ring) [l * ring + k, (l + 1) * ring + k, (l + 1) * ring + j, l * ring + j]];
  bottom = [for (i = [0:n - 2]) [i, i + 1, ring - 2 - i, ring - 1 - i]];
  top = [for (i = [0:n - 2]) [2 * ring + ring - 1 - i, 2 * ring + ring - 2 - i, 2 * ring + i + 1, 2 * ring + i]];
  polyhedron(points, concat(sides, bottom, top), convexity = 10);
}

module drafted_post(d, h) {
  cylinder(d1 = d - 2 * tan(draft) * h / 2, d2 = d, h = h / 2, $fn = 32);
  translate([0, 0, h / 2]) cylinder(d1 = d, d2 = d - 2 * tan(draft) * h / 2, h = h / 2, $fn = 32);
}

union() {
  drafted_wall(band_line(step), height);
  drafted_wall(rail_line(step), height);
  for (a = [58, 122]) drafted_wall([on(forehead, a) - 0.6 * normal(forehead, a), on(rail, a + (a < 90 ? -2 : 2)) + 0.6 * normal(rail, a)], 4);
  linear_extrude(6, scale = 1) at_pegs() peg_plan();
  for (s = [-1, 1], y = [0, 8]) translate([s * (forehead[0] - arm_in), -arm_back - y]) drafted_post(4.4, 22);
  for (s = [-1, 1]) translate([s * (forehead[0] - arm_in), -arm_back])
    linear_extrude(2.2) hull() for (y = [0, 8]) translate([0, -y]) circle(d = 7.5, $fn = 40);
}
