// Outline of one panel; see box.scad.
include <box.scad>
slope_panel();
