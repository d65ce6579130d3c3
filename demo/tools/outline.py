#!/usr/bin/env python3
"""Turns what OpenSCAD writes into what workshops read.

  outline.py IN.svg OUT.svg OUT.dxf    outlines in millimetres: a hairline SVG and a DXF (R12, closed polylines)
  outline.py IN.stl OUT.stl "title"    ASCII STL to binary STL, facets in the same order
"""
import math
import re
import struct
import sys


def polygons(svg):
    """Closed rings of points, y upwards."""
    rings = []
    for path in re.findall(r'<path d="([^"]*)"', svg):
        for part in path.replace("z", "Z").split("Z"):
            numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", part)]
            points = [(x, -y) for x, y in zip(numbers[::2], numbers[1::2])]
            if len(points) > 2:
                rings.append(points[:-1] if points[0] == points[-1] else points)
    return rings


def box(rings):
    xs, ys = zip(*[point for ring in rings for point in ring])
    return min(xs), min(ys), max(xs), max(ys)


def write_svg(rings, path):
    x0, y0, x1, y1 = box(rings)
    w, h = x1 - x0 + 2, y1 - y0 + 2  # 1 mm of margin keeps the hairline inside
    lines = " ".join("M" + " L".join(f"{x - x0 + 1:.3f},{y1 - y + 1:.3f}" for x, y in ring) + " Z" for ring in rings)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.3f}mm" height="{h:.3f}mm" '
                   f'viewBox="0 0 {w:.3f} {h:.3f}">\n'
                   f'<path fill="none" stroke="#ff0000" stroke-width="0.1" d="{lines}"/>\n</svg>\n')


def write_dxf(rings, path):
    x0, y0, x1, y1 = box(rings)
    out = ["0", "SECTION", "2", "HEADER", "9", "$ACADVER", "1", "AC1009", "9", "$INSUNITS", "70", "4",
           "9", "$EXTMIN", "10", f"{x0:.4f}", "20", f"{y0:.4f}", "9", "$EXTMAX", "10", f"{x1:.4f}", "20", f"{y1:.4f}",
           "0", "ENDSEC", "0", "SECTION", "2", "TABLES", "0", "TABLE", "2", "LAYER", "70", "1",
           "0", "LAYER", "2", "CUT", "70", "0", "62", "1", "6", "CONTINUOUS", "0", "ENDTAB", "0", "ENDSEC",
           "0", "SECTION", "2", "ENTITIES"]
    for ring in rings:
        out += ["0", "POLYLINE", "8", "CUT", "66", "1", "70", "1", "10", "0.0", "20", "0.0", "30", "0.0"]
        for x, y in ring:
            out += ["0", "VERTEX", "8", "CUT", "10", f"{x:.4f}", "20", f"{y:.4f}", "30", "0.0"]
        out += ["0", "SEQEND", "8", "CUT"]
    out += ["0", "ENDSEC", "0", "EOF"]
    with open(path, "w", encoding="ascii") as file:
        file.write("\n".join(out) + "\n")


def write_stl(text, path, title):
    points = [tuple(map(float, p)) for p in re.findall(r"vertex\s+(\S+)\s+(\S+)\s+(\S+)", text)]
    with open(path, "wb") as file:
        file.write(title.encode("ascii")[:80].ljust(80))
        file.write(struct.pack("<I", len(points) // 3))
        for a, b, c in zip(points[::3], points[1::3], points[2::3]):
            u, v = [b[i] - a[i] for i in range(3)], [c[i] - a[i] for i in range(3)]
            n = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
            size = math.sqrt(sum(x * x for x in n)) or 1.0
            file.write(struct.pack("<12fH", *[x / size for x in n], *a, *b, *c, 0))


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    text = open(sys.argv[1], encoding="utf-8").read()
    if sys.argv[1].endswith(".stl"):
        write_stl(text, sys.argv[2], sys.argv[3])
        return 0
    rings = polygons(text)
    write_svg(rings, sys.argv[2])
    write_dxf(rings, sys.argv[3])
    return 0


if __name__ == "__main__":
    sys.exit(main())
