// Outline of one panel; see box.scad.
include <box.scad>
top_panel();
