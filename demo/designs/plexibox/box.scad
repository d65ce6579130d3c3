// A box of clear acrylic, 5 mm, that stands over a patient's head during intubation: the panels and where they go.
// x across the bed, y from the head end towards the feet, z up; outer sizes in millimetres.

t = 5;              // thickness of the sheet
width = 500;
depth = 400;
height = 450;
top_depth = 250;    // the roof; from there a slope leads down to the open side
front_height = 300;
port = 132;         // arm ports
port_gap = 220;     // from middle to middle
port_up = 175;
clearance = 0.1;    // each finger is narrower by this on both sides

slope = [depth - top_depth, height - front_height];
slope_length = norm(slope);
slope_angle = atan2(slope[1], slope[0]);
bend = t * tan(slope_angle / 2);  // square-cut sheets meet with their inner edges; the groove outside takes the cement

// Fingers along an edge from `a` to `b`: odd segments belong to the crossing panel, even ones to the sides.
function count(l) = let(n = floor(l / 36)) n % 2 == 0 ? n - 1 : n;
module fingers(l, odd, grow) {
  n = count(l);
  w = l / n;
  for (i = [odd ? 1 : 0:2:n - 1])
    translate([i * w - grow, -1]) square([w + 2 * grow, t + 1]);
}

// A panel between the sides, `l` long: its fingers reach through them on both ends.
module crossing(l) {
  difference() {
    square([width, l]);
    for (s = [0, 1]) translate([s * width, 0]) scale([s == 0 ? 1 : -1, 1])
      rotate(90) mirror([0, 1]) fingers(l, false, clearance);
  }
}

// Notches for the fingers of a crossing panel, along an edge that starts at `from` in direction `angle`;
// the sheet lies to the left of the edge.
module notches(from, angle, l) { translate(from) rotate(angle) fingers(l, true, 0); }

module head_panel() {
  difference() {
    crossing(height - t);
    for (s = [-1, 1]) translate([width / 2 + s * port_gap / 2, port_up]) circle(d = port, $fn = 180);
  }
}
module top_panel() { crossing(top_depth - bend); }
module slope_panel() { crossing(slope_length - bend); }

// The side in the plane (y, z).
module side_panel() {
  difference() {
    offset(r = 4, $fn = 48) offset(delta = -4)
      polygon([[0, 0], [depth, 0], [depth, front_height], [top_depth, height], [0, height]]);
    notches([0, height - t], -90, height - t);
    notches([top_depth - bend, height], 180, top_depth - bend);
    notches([depth, front_height], 180 - slope_angle, slope_length - bend);
    // Tubes and cables pass here, low at the open side.
    translate([depth - 90, 0]) hull() for (x = [0, 50], y = [-10, 25]) translate([x, y]) circle(r = 10, $fn = 48);
  }
}
