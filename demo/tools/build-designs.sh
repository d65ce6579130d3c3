#!/bin/sh
# Makes the files of demo/designs again from their OpenSCAD sources and checks that every mesh is closed.
# Needs openscad, admesh and python3. The results are committed; building the program needs none of them.
set -eu
cd "$(dirname "$0")/../designs"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

solid() {  # SOURCE RESULT TITLE
  openscad -q -o "$work/part.stl" "$1"
  python3 ../tools/outline.py "$work/part.stl" "$2" "$3"
  admesh "$2" > "$work/report"
  if grep -Eq 'disconnected edges *: *[1-9]|Backwards edges *: *[1-9]' "$work/report"; then
    echo "$2 is not closed:" >&2
    cat "$work/report" >&2
    exit 1
  fi
  echo "$2: closed, $(wc -c < "$2") bytes"
}

outline() {  # SOURCE RESULT-WITHOUT-EXTENSION [OPENSCAD OPTION…]
  source=$1 result=$2
  shift 2
  openscad -q "$@" -o "$work/outline.svg" "$source"
  python3 ../tools/outline.py "$work/outline.svg" "$result.svg" "$result.dxf"
  echo "$result.svg, $result.dxf"
}

solid face-shield/headband-printed.scad face-shield/headband-printed.stl "Touiza face shield, headband for printers, mm"
solid face-shield/headband-printed-r1.scad face-shield/headband-printed-r1.stl "Touiza face shield, headband for printers, revision 1, mm"
solid face-shield/headband-moulded.scad face-shield/headband-moulded.stl "Touiza face shield, headband for the mould, mm"
outline face-shield/headband-laser.scad face-shield/headband-laser
outline face-shield/visor-sheet.scad face-shield/visor-sheet
solid ear-saver/ear-saver.scad ear-saver/ear-saver-printed.stl "Touiza ear saver, printed, mm"
outline ear-saver/ear-saver.scad ear-saver/ear-saver-laser -D thickness=0
for panel in head top slope side; do
  outline "plexibox/$panel-panel.scad" "plexibox/$panel-panel"
done
solid plexibox/assembled.scad plexibox/assembled.stl "Touiza plexibox, assembled view, mm"
