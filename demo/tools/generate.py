#!/usr/bin/env python3
"""Writes the demonstration network's tables from the towns, the names and one seed.

  generate.py                      rewrites demo/network/*.csv (the same bytes every time)
  generate.py --check FILE.csv …   also refuses any invented name that stands in a list of real ones

The results are committed and are what the program carries; nothing is generated while building.
"""
import argparse
import csv
import io
import itertools
import math
import pathlib
import random
import sys
import unicodedata

import names
from catalogue import CLUSTERS, KNOW_HOW, MACHINES, MATERIALS

DEMO = pathlib.Path(__file__).resolve().parent.parent
OUT = DEMO / "network"
LABS, MACHINE_GROUPS, HOSPITALS = 120, 300, 40
KIND_SHARES = {"individual": 54, "fablab": 24, "university": 18, "company": 24}
chance = random.Random(20200320)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, rows):
    text = io.StringIO()
    table = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    (OUT / name).write_text(text.getvalue(), encoding="utf-8")


def shares(weights, total, least):
    """Whole numbers by largest remainder, none under `least`, adding up to `total`."""
    left = total - least * len(weights)
    exact = {key: left * weight / sum(weights.values()) for key, weight in weights.items()}
    parts = {key: math.floor(value) for key, value in exact.items()}
    for key in sorted(exact, key=lambda k: exact[k] - parts[k], reverse=True)[: left - sum(parts.values())]:
        parts[key] += 1
    return {key: parts[key] + least for key in weights}


def texts(fr, ar, en):
    return {"name_fr": fr, "name_ar": ar, "name_en": en}


def in_town(name, town):
    """The name with its town behind it, so that no grammar has to be guessed."""
    return texts(f"{name[0]}, {town['name_fr']}", f"{name[1]}، {town['name_ar']}", f"{name[2]}, {town['name_en']}")


def place_near(town, inland, reach_km):
    """A point up to `reach_km` from the town, on the side of the region's middle: never in the sea."""
    towards = math.atan2(inland[0] - town["lat"], inland[1] - town["lng"]) + chance.uniform(-1.2, 1.2)
    away = reach_km * math.sqrt(chance.uniform(0.02, 1.0)) / 111.2
    lat = town["lat"] + away * math.sin(towards)
    lng = town["lng"] + away * math.cos(towards) / math.cos(math.radians(town["lat"]))
    return {"lat": f"{lat:.4f}", "lng": f"{lng:.4f}"}


def deal(items):
    """Hands out a shuffled copy of a list, one at a time."""
    pack = list(items)
    chance.shuffle(pack)
    return iter(pack)


# What a lab of each kind has: lines of (machine, least count, most count, likelihood).
EQUIPMENT = {
    "individual": [("fff_220", 1, 2, 0.75), ("fff_250", 1, 3, 0.40), ("fff_180", 1, 1, 0.20), ("vpp_130", 1, 2, 0.14),
                   ("laser_600", 1, 1, 0.10), ("sewing_home", 1, 1, 0.12)],
    "fablab": [("fff_220", 2, 6, 1.0), ("fff_300", 1, 3, 0.45), ("laser_900", 1, 1, 0.75), ("vpp_220", 1, 2, 0.35),
               ("router_600", 1, 1, 0.45), ("bench_assembly", 2, 6, 0.5), ("sewing_home", 1, 2, 0.2),
               ("bench_electronics", 1, 2, 0.3)],
    "university": [("fff_250", 3, 8, 0.9), ("fff_300", 1, 3, 0.6), ("vpp_220", 1, 2, 0.5), ("vpp_330", 1, 1, 0.2),
                   ("pbf_300", 1, 1, 0.28), ("laser_1300", 1, 1, 0.6), ("mill_500", 1, 1, 0.5),
                   ("forming_600", 1, 1, 0.2), ("bench_electronics", 2, 4, 0.35), ("bench_test", 1, 2, 0.3)],
    "plastics": [("press_600kn", 1, 2, 0.7), ("press_1200kn", 1, 3, 0.9), ("press_2000kn", 1, 1, 0.35),
                 ("forming_1000", 1, 2, 0.4), ("bench_assembly", 6, 14, 0.9), ("mill_500", 1, 1, 0.3)],
    "metals": [("mill_500", 1, 4, 1.0), ("mill_800", 1, 2, 0.6), ("laser_3000", 1, 1, 0.5), ("fff_300", 1, 2, 0.4),
               ("bench_test", 1, 1, 0.3)],
    "signs": [("laser_1300", 1, 3, 1.0), ("laser_3000", 1, 1, 0.35), ("router_2500", 1, 2, 0.9),
              ("forming_1000", 1, 1, 0.35), ("bench_assembly", 3, 8, 0.7), ("fff_350", 1, 2, 0.3)],
    "textiles": [("sewing_line", 8, 30, 1.0), ("sewing_bar", 1, 3, 0.6), ("bench_assembly", 8, 24, 1.0),
                 ("laser_900", 1, 1, 0.3)],
}
HOURS = {"individual": (4, 6, 8, 10, 14), "fablab": (8, 10, 12), "university": (8, 10), "plastics": (16, 22),
         "metals": (8, 16), "signs": (8, 10, 16), "textiles": (8, 16)}
# A laser earns its owner's living: what it gives to the network is what is left of the day.
LASER_HOURS = {"signs": (4, 6, 8), "metals": (3, 4)}
MANUAL = {"sewing", "assembly", "electronics", "test"}
SKILLS = {
    "individual": ["cad", "print_tuning", "assembly_lead", "sewing"],
    "fablab": ["cad", "print_tuning", "laser_setting", "training", "reverse_engineering", "electronics"],
    "university": ["cad", "reverse_engineering", "metrology", "electronics", "biomedical", "mould_design"],
    "plastics": ["mould_making", "mould_design", "injection_setting", "quality_lead"],
    "metals": ["machining", "mould_making", "metrology"],
    "signs": ["laser_setting", "acrylic_bonding", "machining"],
    "textiles": ["sewing", "pattern_making", "assembly_lead", "quality_lead"],
}
ALWAYS = {"plastics": ["injection_setting"], "metals": ["machining"], "signs": ["laser_setting"], "textiles": ["sewing"]}


def companies_for(places, population):
    """A company for each place that holds one; the large regions come first, so that they have every trade
    and the moulding presses stand where plants do."""
    packs = {"plastics": deal(names.PLASTICS), "signs": deal(names.SIGNS), "metals": deal(names.METALS),
             "textiles": deal(names.TEXTILES)}
    order = itertools.cycle(("plastics", "signs", "plastics", "textiles", "metals"))
    given = {}
    held = [i for i, (kind, _) in enumerate(places) if kind == "company"]
    for index in sorted(held, key=lambda i: -population[places[i][1]["region"]]):
        name = None
        while name is None:
            trade = next(order)
            name = next(packs[trade], None)
        given[index] = (trade, name)
    return given


def lab_places(regions, towns):
    """(kind, town) of every lab: regions by population, kinds evenly, people in any town, plants in large ones."""
    by_region = shares({r["region"]: int(r["population_2024"]) for r in regions}, LABS, 3)
    kinds = [kind for kind, count in KIND_SHARES.items() for _ in range(count)]
    chance.shuffle(kinds)
    # Every region begins with a fablab, a person and an organization that can assemble and keep a hub.
    places, rest = [], {}
    for region in by_region:
        opening = ["fablab", "individual", "university" if region in ("MA-08", "MA-10", "MA-12") else "company"]
        for kind in opening:
            kinds.remove(kind)
        rest[region] = opening
    for region, count in by_region.items():
        rest[region] += [kinds.pop() for _ in range(count - len(rest[region]))]
    for region, region_kinds in rest.items():
        local = [town for town in towns if town["region"] == region]
        largest = sorted(local, key=lambda t: -t["population"])
        for index, kind in enumerate(region_kinds):
            if index == 0 or (index == 2 and kind != "company"):
                town = next((t for t in local if t["is_capital"]), largest[0])
            elif kind == "individual":
                town = chance.choices(local, [math.sqrt(t["population"]) for t in local])[0]
            else:
                town = chance.choices(local, [t["population"] for t in local])[0]
            places.append((kind, town))
    return places


def organizations_and_labs(regions, towns):
    middle = {}
    for region in regions:
        local = [t for t in towns if t["region"] == region["region"]]
        middle[region["region"]] = (sum(t["lat"] for t in local) / len(local), sum(t["lng"] for t in local) / len(local))
    people, fablabs = deal(names.FIRST_NAMES), deal(names.FABLABS)
    universities = deal(names.UNIVERSITIES)
    places = lab_places(regions, towns)
    companies = companies_for(places, {r["region"]: int(r["population_2024"]) for r in regions})
    organizations, labs = [], []
    for number, (kind, town) in enumerate(places, 1):
        trade = kind
        if kind == "individual":
            fr, ar = next(people)
            owner = texts(fr, ar, fr)
            of = "d'" if fr[0] in "AEIOU" else "de "
            lab = in_town((f"Atelier {of}{fr}", f"ورشة {ar}", f"{fr}'s workshop"), town)
        elif kind == "fablab":
            fr, ar, en = next(fablabs)
            owner = texts(f"Association {fr}", f"جمعية {ar}", f"{en} Association")
            lab = in_town((f"FabLab {fr}", f"فاب لاب {ar}", f"FabLab {en}"), town)
        elif kind == "university":
            name = next(universities)
            owner = texts(*name)
            lab = in_town((f"Atelier de fabrication — {name[0]}", f"ورشة التصنيع — {name[1]}",
                           f"Making workshop — {name[2]}"), town)
        else:
            trade, name = companies[number - 1]
            owner, lab = texts(*name), in_town(name, town)
        organizations.append({"organization": f"O{number:03}", "kind": kind, **owner, "region": town["region"]})
        skills = set(ALWAYS.get(trade, [])) | set(chance.sample(SKILLS[trade], chance.randint(1, min(3, len(SKILLS[trade])))))
        labs.append({
            "lab": f"L{number:03}", "organization": f"O{number:03}", "trade": trade, **lab,
            "region": town["region"], "town": town["town"],
            **place_near(town, middle[town["region"]], 3.0 if kind == "individual" else 5.0),
            "state": "active", "clusters": "", "know_how": ";".join(sorted(skills)),
            "assembly_hours_per_day": {"individual": 2, "fablab": 8, "university": 8, "plastics": 40, "metals": 8,
                                       "signs": 24, "textiles": 80}[trade],
            "vouched_by": 3 if trade != "individual" else chance.choice((2, 2, 3)),
            "confirmed_days_ago": chance.choice((0, 1, 1, 2, 3, 5, 8, 13)),
        })
    return organizations, labs


def hours_of(trade, technology):
    if technology == "laser":
        return LASER_HOURS.get(trade, (2, 3, 4))
    return (8,) if technology in MANUAL and trade != "textiles" else HOURS[trade]


def machines_of(labs):
    groups = []

    def add(lab, model, least, most):
        spec = MACHINES[model]
        groups.append({
            "machine": "", "lab": lab["lab"], "technology": spec["technology"], "make": spec["make"], "model": spec["model"],
            "count": chance.randint(least, most), "x_mm": spec["volume"][0], "y_mm": spec["volume"][1],
            "z_mm": spec["volume"][2], "materials": ";".join(spec["materials"]),
            "hours_per_day": chance.choice(hours_of(lab["trade"], spec["technology"])),
            "availability_percent": chance.choice((80, 85, 90, 90, 95)), "attributes": spec["attributes"], "model_key": model})

    for lab in labs:
        before = len(groups)
        for model, least, most, likelihood in EQUIPMENT[lab["trade"]]:
            if chance.random() < likelihood:
                add(lab, model, least, most)
        if len(groups) == before:
            add(lab, *EQUIPMENT[lab["trade"]][0][:3])
    # Exactly as many groups as promised: home printers come and go, nothing else is touched.
    homes = [lab for lab in labs if lab["trade"] == "individual"]
    while len(groups) < MACHINE_GROUPS:
        have = {(g["lab"], g["model_key"]) for g in groups}
        free = [lab for lab in homes + [l for l in labs if l["trade"] == "fablab"]
                for model in ("fff_220", "fff_250", "fff_300") if (lab["lab"], model) not in have]
        lab = chance.choice(free)
        model = next(m for m in ("fff_220", "fff_250", "fff_300") if (lab["lab"], m) not in have)
        add(lab, model, 1, 2)
    while len(groups) > MACHINE_GROUPS:
        several = [g for g in groups if g["model_key"] in ("fff_250", "fff_300", "bench_electronics", "bench_test")
                   and sum(other["lab"] == g["lab"] for other in groups) > 2]
        groups.remove(chance.choice(several))
    groups.sort(key=lambda group: group["lab"])
    for number, group in enumerate(groups, 1):
        group["machine"] = f"M{number:03}"
        del group["model_key"]
    return groups


def join_clusters(labs, machines):
    for lab in labs:
        technologies = {m["technology"] for m in machines if m["lab"] == lab["lab"]}
        joined = []
        if technologies & {"fff", "vpp", "pbf"} and (lab["trade"] in ("fablab", "university") or chance.random() < 0.7):
            joined.append("printing")
        if lab["trade"] in ("fablab", "university", "textiles", "signs") and chance.random() < 0.75:
            joined.append("solidarity")
        lab["clusters"] = ";".join(joined)
    # A few at other points of their life: a network is never all green.
    for lab, state in zip(chance.sample([l for l in labs if l["trade"] == "individual"], 8),
                          ("probation", "probation", "probation", "dormant", "dormant", "applied", "applied", "in_review")):
        lab["state"] = state
        if state in ("applied", "in_review"):
            lab["vouched_by"] = 0
        if state == "dormant":
            lab["confirmed_days_ago"] = 45


def stocks(labs, machines):
    usual = {"pla": (2000, 12000), "petg": (2000, 16000), "asa": (1000, 3000), "tpu": (500, 1000),
             "resin_rigid": (1000, 4000), "pa12_powder": (10000, 30000), "pmma_3": (2, 8), "pmma_5": (2, 12),
             "pet_05": (20, 140), "pp_08": (6, 60), "pp_pellets": (200000, 900000), "elastic_20": (100, 900)}
    at_home = {"pla": (500, 3000), "petg": (500, 4000), "pet_05": (2, 6), "elastic_20": (20, 60)}
    rows = []
    for lab in labs:
        held = {material for m in machines if m["lab"] == lab["lab"] for material in m["materials"].split(";") if material}
        if lab["trade"] in ("textiles", "plastics", "fablab", "signs"):
            held.add("elastic_20")
        ranges = at_home if lab["trade"] == "individual" else usual
        for material in sorted(held & set(ranges)):
            if material != "pla" and material != "petg" and chance.random() < 0.25:
                continue
            low, high = ranges[material]
            step = 250 if high > 1000 else 1
            rows.append({"lab": lab["lab"], "material": material,
                         "quantity": max(step, round(chance.uniform(low, high) / step) * step)})
    return rows


def hospitals(regions, towns):
    counts = shares({r["region"]: int(r["population_2024"]) for r in regions}, HOSPITALS, 1)
    middle = {r["region"]: [t for t in towns if t["region"] == r["region"]] for r in regions}
    pack, rows = deal(names.HOSPITALS), []
    for region, count in counts.items():
        local = sorted(middle[region], key=lambda t: -t["population"])
        inland = (sum(t["lat"] for t in local) / len(local), sum(t["lng"] for t in local) / len(local))
        for index in range(count):
            town = local[index % len(local)]
            name = next(pack)
            rows.append({"site": f"S{len(rows) + 1:03}", "kind": "hospital", **in_town(name, town), "region": region,
                         "town": town["town"], **place_near(town, inland, 3.0), "lab": "",
                         "beds": max(45, round(town["population"] / 4000 / 5 / (1 + index // len(local))) * 5)})
    return rows


def hubs(regions, labs, first):
    rows = []
    rank = {"fablab": 0, "university": 1, "textiles": 2, "signs": 3, "plastics": 4, "metals": 5}
    for region in regions:
        home = min((l for l in labs if l["region"] == region["region"] and l["trade"] in rank),
                   key=lambda l: (l["town"] != region["chief_town"], rank[l["trade"]], l["lab"]))
        rows.append({"site": f"S{first + len(rows):03}", "kind": "hub",
                     **texts(f"Plateforme régionale, {region['name_fr']}", f"المنصة الجهوية، {region['name_ar']}",
                             f"Regional hub, {region['name_en']}"),
                     "region": region["region"], "town": home["town"], "lat": home["lat"], "lng": home["lng"],
                     "lab": home["lab"], "beds": ""})
    return rows


def needs(sites):
    """20 000 shields verified, asked by size of hospital; some more stay open for the visitor to work on."""
    wards = [s for s in sites if s["kind"] == "hospital"]
    beds = {s["site"]: math.sqrt(s["beds"]) for s in wards}
    in_tens = shares(beds, 2000, 10)
    rows = []

    def ask(site, design, quantity, due_day, priority, state):
        rows.append({"need": f"N{len(rows) + 1:03}", "site": site, "design": design, "quantity": quantity,
                     "due_day": due_day, "priority": priority, "state": state})

    for index, site in enumerate(wards):
        total, urgent = in_tens[site["site"]] * 10, index % 4 == 0
        early = total // 30 * 10 if urgent else 0
        if early:
            ask(site["site"], "face-shield", early, chance.choice((4, 5, 6)), "urgent", "verified")
        ask(site["site"], "face-shield", total - early, chance.choice((9, 10, 12, 14, 14)), "normal", "verified")
        if index % 3 == 1:
            ask(site["site"], "ear-saver", 50 * chance.randint(2, 8), chance.choice((8, 10, 14)), "normal", "verified")
        if index % 4 == 2:
            ask(site["site"], "plexibox", chance.randint(2, 6), chance.choice((10, 12, 14)), "high", "verified")
        if index % 8 == 5:
            ask(site["site"], "face-shield", 10 * chance.randint(8, 30), 16, "normal", "submitted")
    return rows


def folded(text):
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def check_against(real_files, invented):
    real = {folded(row[key]) for file in real_files for row in read(file) for key in ("name_fr", "name_ar", "name_en")}
    clashes = [name for name in invented for r in real if r and (folded(name) == r or (len(r) > 9 and r in folded(name)))]
    for name in clashes:
        print(f"'{name}' is the name of a real institution; change it in names.py", file=sys.stderr)
    return not clashes


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", nargs="*", default=[], metavar="FILE.csv")
    options = arguments.parse_args()
    regions, towns = read(DEMO / "regions.csv"), read(DEMO / "towns.csv")
    for town in towns:
        town.update(lat=float(town["lat"]), lng=float(town["lng"]), population=int(town["population_2024"]),
                    is_capital=any(region["chief_town"] == town["town"] for region in regions))
    OUT.mkdir(exist_ok=True)
    organizations, labs = organizations_and_labs(regions, towns)
    machines = machines_of(labs)
    join_clusters(labs, machines)
    sites = hospitals(regions, towns)
    for number, site in enumerate(sites, 1):
        owner = {f"name_{l}": site[f"name_{l}"].split("، " if l == "ar" else ", ")[0] for l in ("fr", "ar", "en")}
        organizations.append({"organization": f"H{number:03}", "kind": "hospital", **owner, "region": site["region"]})
        site["organization"] = f"H{number:03}"
    network_hubs = hubs(regions, labs, len(sites) + 1)
    for hub in network_hubs:
        hub["organization"] = next(l["organization"] for l in labs if l["lab"] == hub["lab"])
    sites += network_hubs
    write("organizations.csv", organizations)
    write("labs.csv", labs)
    write("machines.csv", machines)
    write("stocks.csv", stocks(labs, machines))
    write("sites.csv", sites)
    write("needs.csv", needs(sites))
    write("materials.csv", MATERIALS)
    write("know_how.csv", KNOW_HOW)
    write("clusters.csv", CLUSTERS)
    invented = [row[f"name_{language}"] for row in organizations + labs for language in ("fr", "ar", "en")]
    return 0 if check_against(options.check, invented) else 1


if __name__ == "__main__":
    sys.exit(main())
