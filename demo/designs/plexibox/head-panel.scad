// Outline of one panel; see box.scad.
include <box.scad>
head_panel();
