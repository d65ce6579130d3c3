#!/usr/bin/env python3
"""How near are time and filament to what PrusaSlicer says, on real parts?

    bench/estimate_fff.py --touiza build/release/touiza > bench/results/estimate-fff.md

Reads ../shared/models/peers.csv (PrusaSlicer 2.5.0 on Debian 12) and the profiles in
../shared/slicer; prints a table in Markdown. Parts under 120 s are listed, not counted.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys

SETS = {"pla20": "fff-0.4-pla-0.20.ini", "petg20": "fff-0.4-petg-0.20.ini",
        "pla30": "fff-0.6-pla-0.30.ini", "solid20": "fff-0.4-pla-0.20-solid.ini"}
MESHES = (".stl", ".3mf", ".obj")


def at(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * (len(values) - 1) + 0.5))]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--touiza", default="build/release/touiza")
    options.add_argument("--shared", default=os.environ.get("TOUIZA_SHARED", "../shared"))
    given = options.parse_args()
    peers_path = os.path.join(given.shared, "models", "peers.csv")
    if not os.path.exists(peers_path):
        print("skipped: no ../shared")
        return 0
    with open(peers_path, newline="") as file:
        peers = {row["file"]: row for row in csv.DictReader(file) if row["file"].endswith(MESHES)}
    command = [given.touiza, "estimate", "--json"]
    command += [os.path.join(given.shared, "models", name) for name in peers]
    for profile in SETS.values():
        command += ["--profile", os.path.join(given.shared, "slicer", profile)]
    answer = subprocess.run(command, capture_output=True, text=True)
    if answer.returncode == 2:
        sys.exit(answer.stderr)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)

    rows, errors = [], {name: [] for name in SETS}
    for entry in json.loads(answer.stdout)["files"]:
        name = os.path.basename(entry["file"])
        key = next(k for k, v in SETS.items() if v == os.path.basename(entry["profile"]))
        peer = peers[name]
        if "time_s" not in entry or not peer[key + "_time_s"]:
            continue
        time, filament = float(peer[key + "_time_s"]), float(peer[key + "_mm"])
        time_error = 100 * (entry["time_s"] / time - 1)
        filament_error = 100 * (entry["filament_mm"] / filament - 1)
        held = entry["time_low_s"] <= time <= entry["time_high_s"]
        layers = int(peer[key + "_layers"])
        rows.append((key, name, time, entry["time_s"], time_error, filament_error, layers, entry["layers"]))
        if time >= 120:
            errors[key].append((time_error, filament_error, held, layers == entry["layers"]))

    print("# Time and filament of the estimate beside PrusaSlicer\n")
    print("Command: `bench/estimate_fff.py --touiza build/release/touiza`. Reference: PrusaSlicer 2.5.0, `peers.csv`.")
    print(f"All files with all four profiles: {spent.ru_utime + spent.ru_stime:.1f} s of processor time in all.\n")
    print("| set | parts | time: median / 90th / worst | signed median | filament: median / 90th / worst |"
          " in the interval | layers equal |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for key, found in errors.items():
        times = [abs(e[0]) for e in found]
        masses = [abs(e[1]) for e in found]
        print(f"| {key} | {len(found)} | {at(times, .5):.1f} / {at(times, .9):.1f} / {max(times):.1f} % |"
              f" {at([e[0] for e in found], .5):+.1f} % |"
              f" {at(masses, .5):.1f} / {at(masses, .9):.1f} / {max(masses):.1f} % |"
              f" {sum(e[2] for e in found)} | {sum(e[3] for e in found)} |")
    print("\n| set | part | PrusaSlicer s | estimate s | time | filament | layers |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for key, name, peer, own, time_error, filament_error, layers, own_layers in rows:
        print(f"| {key} | {name} | {peer:.0f} | {own:.0f} | {time_error:+.1f} % | {filament_error:+.1f} % |"
              f" {own_layers}{'' if layers == own_layers else f' ({layers})'} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
