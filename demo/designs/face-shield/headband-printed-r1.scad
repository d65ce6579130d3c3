// Revision 1 of the printed headband, kept because the demonstration withdraws it: its hooks are narrower
// than they should be, and the sheet slips off when the wearer looks down. Do not make this one.
include <headband-printed.scad>

peg_head = 5.0;
