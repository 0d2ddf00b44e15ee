#!/usr/bin/env python3
"""Makes aleppo.geojson, the approximate areas of Aleppo's districts, from the points and radii of
../gazetteer/aleppo.csv. Run by whoever changes those, with Debian's python3-shapely: python3 make_districts.py.
README.md tells the method.
"""

import csv
import json
import math
from pathlib import Path

from shapely.geometry import Point, Polygon
from shapely.ops import unary_union

HERE = Path(__file__).parent
CENTRE = "alp110"    # the citadel: blocks are laid out around it
WHOLES = {"alp168"}  # the Old City contains other districts of the list
AREA_SOURCES = ("hdx-ocha", "csr", "un-habitat")  # those whose radii come from areas

BLOCK = 1.02         # half the side of the block that a place alone would get, in radii, before its corners
REACH = 1.6          # no area goes further from its point than this many radii
CLOSING_M = 330      # gaps between districts up to twice this wide are taken by the districts beside them
STREET_M = 12        # half of what is left free between two districts
SAME_GROUND = 0.3    # two places nearer than this many radii are two names of one area
METHOD = (f"Power diagram of the districts' points and radii within the city's outline, no further than {REACH} radii "
          "from each point, corners rounded. Not surveyed.")

ORIGIN = 37.15, 36.2
METRES = 111195.0 * math.cos(math.radians(ORIGIN[1])), 111195.0


def to_metres(row):
    return ((float(row["longitude"]) - ORIGIN[0]) * METRES[0], (float(row["latitude"]) - ORIGIN[1]) * METRES[1])


def to_degrees(x, y):
    return [round(ORIGIN[0] + x / METRES[0], 5), round(ORIGIN[1] + y / METRES[1], 5)]


def has_area(row):
    """Districts and camps whose place is known, and the large sites that datasets show as areas."""
    if row["confidence"] == "low" or row["id"] in WHOLES:
        return False
    if row["kind"] in ("district", "camp"):
        return True
    return (row["kind"] == "facility" and row["confidence"] == "high" and float(row["radius_m"]) > 200
            and row["source"].split("+")[0] in AREA_SOURCES)


def chosen(rows):
    kept = []
    order = {"high": 0, "medium": 1}
    for row in sorted(filter(has_area, rows), key=lambda r: (order[r["confidence"]], r["id"])):
        here, radius = to_metres(row), float(row["radius_m"])
        if all(math.dist(here, to_metres(other)) >= SAME_GROUND * min(radius, float(other["radius_m"]))
               for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda r: r["id"])


def block(point, radius, centre):
    """A rounded square of about the circle's area, one side towards the middle of the city."""
    turn = math.atan2(point[1] - centre[1], point[0] - centre[0])
    corners = []
    for step in range(64):
        angle = 2 * math.pi * step / 64
        c, s = math.cos(angle), math.sin(angle)
        length = BLOCK * radius * (abs(c) ** 3 + abs(s) ** 3) ** (-1 / 3) * 0.95
        corners.append((point[0] + length * math.cos(angle + turn), point[1] + length * math.sin(angle + turn)))
    return Polygon(corners)


def half_plane(point, normal, offset, size):
    """The square of side 2 * size whose edge is the line normal . x = offset, on the side of lesser values."""
    length = math.hypot(*normal)
    n = normal[0] / length, normal[1] / length
    along = point[0] * n[0] + point[1] * n[1]
    foot = point[0] + (offset / length - along) * n[0], point[1] + (offset / length - along) * n[1]
    t = -n[1] * size, n[0] * size
    back = -2 * n[0] * size, -2 * n[1] * size
    return Polygon([(foot[0] + t[0], foot[1] + t[1]), (foot[0] - t[0], foot[1] - t[1]),
                    (foot[0] - t[0] + back[0], foot[1] - t[1] + back[1]),
                    (foot[0] + t[0] + back[0], foot[1] + t[1] + back[1])])


def cell(i, points, radii):
    """What is nearer to point i than to any other, by squared distance less squared radius. The border between two
    points stays three tenths of their distance or more away from either."""
    here = points[i]
    polygon = Point(here).buffer(REACH * radii[i], 32)
    for j, there in enumerate(points):
        apart = math.dist(here, there)
        if j == i or apart > REACH * (radii[i] + radii[j]):
            continue
        lead = max(-0.4 * apart ** 2, min(0.4 * apart ** 2, radii[i] ** 2 - radii[j] ** 2))
        normal = there[0] - here[0], there[1] - here[1]
        offset = (there[0] ** 2 + there[1] ** 2 - here[0] ** 2 - here[1] ** 2 + lead) / 2
        polygon = polygon.intersection(half_plane(here, normal, offset, 20000))
    return polygon


def largest(shape):
    return max(shape.geoms, key=lambda part: part.area) if shape.geom_type == "MultiPolygon" else shape


def rounded(shape, radius):
    """Corners rounded and a street's half left free, by shrinking and growing."""
    curve = min(110.0, 0.3 * radius)
    return largest(largest(shape.buffer(-STREET_M - curve, 8)).buffer(curve, 6).simplify(5))


def main():
    with (HERE / "../gazetteer/aleppo.csv").open(encoding="utf-8", newline="") as file:
        every = list(csv.DictReader(file))
    rows = chosen(every)
    points = [to_metres(row) for row in rows]
    radii = [float(row["radius_m"]) for row in rows]
    centre = next(to_metres(row) for row in every if row["id"] == CENTRE)

    outline = unary_union([block(point, radius, centre) for point, radius in zip(points, radii)])
    outline = outline.buffer(CLOSING_M, 16).buffer(-CLOSING_M, 16)
    features = []
    for i, row in enumerate(rows):
        area = rounded(largest(cell(i, points, radii).intersection(outline)), radii[i])
        ring = [to_degrees(x, y) for x, y in area.exterior.coords]
        features.append({
            "type": "Feature",
            "properties": {"place_id": row["id"], "name": row["name"], "arabic": row["arabic"], "approximate": True,
                           "method": METHOD},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        })
    with (HERE / "aleppo.geojson").open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "name": "districts_of_aleppo", "features": [\n')
        file.write(",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features))
        file.write("\n]}\n")
    print(f"aleppo.geojson: {len(features)} areas")


if __name__ == "__main__":
    main()
