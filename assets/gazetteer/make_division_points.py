#!/usr/bin/env python3
"""Sets the points and radii of divisions.csv from the outlines of first-level divisions (Natural Earth).

    apt-get install qgis-common gdal-bin
    python3 make_division_points.py /usr/share/qgis/resources/data/world_map.gpkg

A division is matched to the outline of its country that bears one of its names, else to the one of another name than
any division's that holds its point as make_world.py left it (the mean of its settlements). Its point becomes the outline's centre of area and its radius
that of a circle of the same area. An outline that holds the points of other divisions too is an older, larger one: it
sets no point, and the radius that is its share of the area. Divisions without an outline stay as they are.
"""
import csv
import json
import math
import pathlib
import subprocess
import sys
import unicodedata

from world_names import DIVISION_POINTS

HERE = pathlib.Path(__file__).parent
METRES_A_DEGREE = 111_195
MOST_POINTS = 2  # of divisions in one outline: the mean of a neighbour's settlements may lie within it by chance


def folded(name):
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in letters if c.isalnum())


def outlines(package):
    """{country: [(names, rings)]}"""
    text = subprocess.run(
        ["ogr2ogr", "-f", "GeoJSON", "/vsistdout/", package, "states_provinces"],
        check=True, capture_output=True, text=True).stdout
    found = {}
    for feature in json.loads(text)["features"]:
        known, shape = feature["properties"], feature["geometry"]
        if not shape:
            continue
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        names = {folded(known[key]) for key in ("name", "gn_name", "woe_name", "woe_label") if known[key]}
        found.setdefault(known["iso_a2"], []).append((names, [ring for part in parts for ring in part]))
    return found


def area_and_centre(rings):
    """In square metres, and (longitude, latitude), in a plane around the first vertex, over the antimeridian too."""
    lon0, lat0 = rings[0][0][:2]
    rings = [[(lon0 + (lon - lon0 + 540) % 360 - 180, lat) for lon, lat, *_ in ring] for ring in rings]
    latitudes = [vertex[1] for ring in rings for vertex in ring]
    scale = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    total = x = y = 0.0
    for ring in rings:
        for (lon1, lat1, *_), (lon2, lat2, *_) in zip(ring, ring[1:]):
            x1, y1, x2, y2 = (lon1 - lon0) * scale, lat1 - lat0, (lon2 - lon0) * scale, lat2 - lat0
            cross = x1 * y2 - x2 * y1
            total += cross
            x += (x1 + x2) * cross / 3
            y += (y1 + y2) * cross / 3
    if total == 0:
        return 0, None
    lon = lon0 + x / total / scale
    return abs(total) / 2 * METRES_A_DEGREE ** 2, ((lon + 540) % 360 - 180, lat0 + y / total)


def holds(rings, lon, lat):
    inside = False
    for ring in rings:
        for (lon1, lat1, *_), (lon2, lat2, *_) in zip(ring, ring[1:]):
            if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
                inside = not inside
    return inside


def main(package):
    of_country = outlines(package)
    table = HERE / "divisions.csv"
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = reader.fieldnames
        rows = list(reader)
    changed = 0
    names_of = {}
    points_of = {}
    for row in rows:
        names_of.setdefault(row["parent"].removeprefix("iso:"), set()).update(
            folded(name) for name in [row["name"], *row["spellings"].split("|")] if name)
        points_of.setdefault(row["parent"].removeprefix("iso:"), []).append(
            (float(row["longitude"]), float(row["latitude"])))
    for row in rows:
        country = row["parent"].removeprefix("iso:")
        names = {folded(name) for name in [row["name"], *row["spellings"].split("|")] if name}
        shapes = of_country.get(country, [])
        lon, lat = float(row["longitude"]), float(row["latitude"])
        named = [rings for known, rings in shapes if known & names]
        # An outline that bears another division's name is that one's.
        free = [rings for known, rings in shapes if not known & names_of[country]]
        fitting = named if len(named) == 1 else [rings for rings in free if holds(rings, lon, lat)]
        if len(fitting) != 1:
            continue
        area, centre = area_and_centre(fitting[0])
        held = sum(holds(fitting[0], *other) for other in points_of[country])
        if held > MOST_POINTS:
            row["radius_m"] = str(max(int(row["radius_m"]), round(math.sqrt(area / held / math.pi))))
            continue
        radius = math.sqrt(area / math.pi)
        # Far smaller than where its settlements lie: the outline is of a part ("Warwickshire" of England).
        if not centre or (not named and radius < 0.7 * float(row["radius_m"])):
            continue
        row["longitude"], row["latitude"] = f"{centre[0]:.3f}", f"{centre[1]:.3f}"
        row["radius_m"] = str(max(5000, round(radius)))
        if "natural-earth" not in row["source"]:
            row["source"] += "+natural-earth"
        changed += 1
    for row in rows:
        if row["id"] in DIVISION_POINTS:
            latitude, longitude, radius = DIVISION_POINTS[row["id"]]
            row["latitude"], row["longitude"], row["radius_m"] = f"{latitude:.3f}", f"{longitude:.3f}", str(radius)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{changed} of {len(rows)} divisions have the point of their outline")


if __name__ == "__main__":
    main(sys.argv[1])
