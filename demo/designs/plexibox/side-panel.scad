// Outline of one panel; see box.scad.
include <box.scad>
side_panel();
