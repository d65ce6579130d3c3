// The box put together, for pictures and to see that the fingers meet. Not a file to make anything from.
include <box.scad>
module sheet() { translate([0, 0, 0.02]) linear_extrude(t - 0.04) children(); }

translate([0, t, 0]) rotate([90, 0, 0]) sheet() head_panel();
translate([0, 0, height - t]) sheet() top_panel();
translate([0, depth, front_height]) rotate([180 - slope_angle, 0, 0]) sheet() slope_panel();
for (x = [0, width - t]) translate([x, 0, 0]) rotate([90, 0, 90]) sheet() side_panel();
