#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "geo/vector/vector_data.h"
#include "geo/vector/vector_tile.h"
#include "tests/support/temporary_folder.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;

using test::TemporaryFolder;

std::string error_of(const fs::path& file) {
  const auto read = read_vector(file);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().kind == Error::Kind::rejected);
  return read.error().line();
}

/// Writes a GeoPackage with one layer in a system, of geometries in WKT.
void write_package(const fs::path& file, int epsg, const std::vector<std::string>& geometries) {
  GDALAllRegister();
  GDALDataset* dataset =
      GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
  OGRSpatialReference system;
  system.importFromEPSG(epsg);
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRLayer* layer = dataset->CreateLayer("things", &system, wkbUnknown, nullptr);
  for (const std::string& text : geometries) {
    OGRFeature row(layer->GetLayerDefn());
    OGRGeometry* geometry = nullptr;
    if (!text.empty() && OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &geometry) == OGRERR_NONE) {
      row.SetGeometryDirectly(geometry);
    }
    REQUIRE(layer->CreateFeature(&row) == OGRERR_NONE);
  }
  GDALClose(dataset);
}

TEST_CASE("Longitudes from 0 to 360 are brought onto the map, and what crosses the antimeridian is cut there") {
  const TemporaryFolder folder;
  const auto read = read_vector(folder.write("pacific.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[200,10]}},
    {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[170,0],[190,20],[170,40]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[
      [[170,0],[190,0],[190,10],[170,10],[170,0]],[[178,4],[182,4],[182,6],[178,6],[178,4]]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[
      [[340,50],[360,50],[360,60],[340,60],[340,50]]]}},
    {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[400,10]}}]})"));
  REQUIRE(read.has_value());
  CHECK(read->warnings.size() == 1);  // no longitude is 400
  const VectorData& data = read->value;
  REQUIRE(data.features.size() == 4);
  const auto point = [&](std::uint32_t number) { return to_lon_lat(data.points[number]); };
  const auto reach = [&](const VectorFeature& feature, std::uint32_t part) {
    double least = 999, most = -999;
    for (std::uint32_t i = data.parts[feature.first_part + part].begin; i < data.parts[feature.first_part + part].end;
         ++i) {
      least = std::min(least, point(i).longitude);
      most = std::max(most, point(i).longitude);
    }
    return std::pair(std::round(least), std::round(most));
  };
  CHECK(reach(data.features[0], 0) == std::pair(-160.0, -160.0));
  // The line: two stretches in the west, one in the east, each ending at the antimeridian.
  REQUIRE(data.features[1].end_part - data.features[1].first_part == 3);
  CHECK(reach(data.features[1], 0) == std::pair(170.0, 180.0));
  CHECK(reach(data.features[1], 1) == std::pair(170.0, 180.0));
  CHECK(reach(data.features[1], 2) == std::pair(-180.0, -170.0));
  CHECK(point(data.parts[data.features[1].first_part].begin + 1).latitude == Approx(10));
  // The area: two, each with its half of the hole.
  REQUIRE(data.features[2].end_part - data.features[2].first_part == 4);
  CHECK(reach(data.features[2], 0) == std::pair(170.0, 180.0));
  CHECK(reach(data.features[2], 1) == std::pair(178.0, 180.0));
  CHECK(data.parts[data.features[2].first_part + 1].hole);
  CHECK(reach(data.features[2], 2) == std::pair(-180.0, -170.0));
  CHECK(reach(data.features[2], 3) == std::pair(-180.0, -178.0));
  CHECK_FALSE(data.parts[data.features[2].first_part + 2].hole);
  CHECK(reach(data.features[3], 0) == std::pair(-20.0, 0.0));
}

TEST_CASE("What is wrong with a KML is said with its line") {
  const TemporaryFolder folder;
  const std::string head = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n";
  const std::string good = "<Placemark><Point><coordinates>37,36</coordinates></Point></Placemark>\n";
  const std::string bad = "<Placemark><Point><coordinates>\n east,36 </coordinates></Point></Placemark>\n";
  CHECK_THAT(error_of(folder.write("words.kml", head + bad + "</Document></kml>")),
             Catch::Contains("line 3: “east,36” is no position (longitude,latitude)"));
  CHECK_THAT(error_of(folder.write("broken.kml", head + "<Placemark>\n<Point>\n</Placemark></Document></kml>")),
             Catch::Contains("line 4: "));
  // GDAL takes words for 0: better no layer than one with lines to where nothing is.
  CHECK_THAT(error_of(folder.write("partly.kml", head + good + bad + "</Document></kml>")),
             Catch::Contains("line 4: "));
  const auto sound = read_vector(folder.write("sound.kml", head + good + "</Document></kml>"));
  REQUIRE(sound.has_value());
  CHECK(sound->warnings.empty());
}

TEST_CASE("Points, lines and areas arrive with their names, in longitude and latitude") {
  const TemporaryFolder folder;
  const auto read = read_vector(folder.write("a.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"NAME":"Mill","NAME_A":"طاحونة","class":"site"},
     "geometry":{"type":"Point","coordinates":[37.1,36.2]}},
    {"type":"Feature","properties":{"NAME":"Ring road"},
     "geometry":{"type":"LineString","coordinates":[[37,36],[38,37]]}},
    {"type":"Feature","properties":{"NAME":null},"geometry":null},
    {"type":"Feature","properties":{"NAME":"Park"},
     "geometry":{"type":"Polygon","coordinates":[[[37,36],[38,36],[38,37],[37,36]]]}}]})"));
  REQUIRE(read.has_value());
  const VectorData& data = read->value;
  REQUIRE(data.features.size() == 3);
  CHECK(data.features[0].kind == GeometryKind::point);
  CHECK(data.features[0].name == "Mill");
  CHECK(data.features[0].arabic == "طاحونة");
  CHECK(data.features[0].feature_class == "site");
  CHECK(data.features[1].kind == GeometryKind::line);
  CHECK(data.features[2].kind == GeometryKind::area);
  CHECK(to_lon_lat(data.points[0]).longitude == Approx(37.1));
  CHECK(to_lon_lat(data.points[0]).latitude == Approx(36.2));
  CHECK(data.bounds().west == Approx(37));
  CHECK(data.bounds().north == Approx(37));
}

TEST_CASE("A table's header says whether its rows have places") {
  const TemporaryFolder folder;
  const auto columns = [&](const std::string& name, const std::string& text) {
    return columns_with_places(folder.write(name, text));
  };
  CHECK(columns("towns.csv", "name,Lat,Long\nA,36,37\n") == std::vector<std::string>{"name", "Lat", "Long"});
  CHECK(columns("towns.tsv", "name\tlatitude\tlongitude\nA\t36\t37\n"));
  CHECK(columns("shapes.csv", "id,geometry\n1,\"POLYGON ((37 36,38 36,38 37,37 36))\"\n"));
  CHECK_FALSE(columns("words.csv", "name,kind\nA,town\n"));
  CHECK_FALSE(columns("none.csv", ""));
  const auto shapes = read_vector(folder.path() / "shapes.csv");
  REQUIRE(shapes.has_value());
  CHECK(shapes->value.features.at(0).kind == GeometryKind::area);
}

TEST_CASE("Other coordinate systems are reprojected, longitude first whatever the authority's order") {
  const TemporaryFolder folder;
  const fs::path utm = folder.file("utm.gpkg");
  write_package(utm, 32637, {"POINT (331000 4010000)"});  // UTM 37 N, in Aleppo
  const auto read = read_vector(utm);
  REQUIRE(read.has_value());
  const LonLat p = to_lon_lat(read->value.points[0]);
  CHECK(p.longitude == Approx(37.12).margin(0.02));
  CHECK(p.latitude == Approx(36.22).margin(0.02));
}

TEST_CASE("Curves become lines, heights are dropped, empty geometries are left out") {
  const TemporaryFolder folder;
  const fs::path file = folder.file("curves.gpkg");
  write_package(file, 4326,
                {"CIRCULARSTRING (0 0, 1 1, 2 0)", "POINT Z (3 4 500)", "", "POLYGON EMPTY",
                 "GEOMETRYCOLLECTION (POINT (5 5), LINESTRING (5 5, 6 6))"});
  const auto read = read_vector(file);
  REQUIRE(read.has_value());
  const VectorData& data = read->value;
  REQUIRE(data.features.size() == 4);  // the collection is a point and a line
  CHECK(data.features[0].kind == GeometryKind::line);
  CHECK(data.parts[0].end - data.parts[0].begin > 10);
  CHECK(read->warnings.empty());
}

TEST_CASE("What cannot be read says why") {
  const TemporaryFolder folder;
  CHECK_THAT(error_of(folder.file("none.shp")), Catch::Contains("there is no such file"));
  CHECK_THAT(error_of(folder.write("empty.geojson", "")), Catch::Contains("is empty"));
  CHECK_THAT(error_of(folder.write("prose.txt", "Nothing to see here.")), Catch::Contains("not a vector file"));
  CHECK_THAT(error_of(folder.write("void.geojson", R"({"type":"FeatureCollection","features":[]})")),
             Catch::Contains("holds nothing that has a place"));
  CHECK_THAT(error_of(folder.write("metres.csv", "id,WKT\n1,\"POINT (331000 4010000)\"\n")),
             Catch::Contains("has no coordinate system"));
  const std::string link = "<NetworkLink><Link><href>http://127.0.0.1:9/roads.kml</href></Link></NetworkLink>";
  for (const std::string& inside : {link, "<Document>" + link + "</Document>"}) {
    CHECK_THAT(
        error_of(folder.write("link.kml", R"(<kml xmlns="http://www.opengis.net/kml/2.2">)" + inside + "</kml>")),
        Catch::Contains("links to other files, which are never followed"));
  }
}

TEST_CASE("A stopped reading ends with an error") {
  const TemporaryFolder folder;
  std::stop_source stop;
  stop.request_stop();
  const auto file = folder.write("p.geojson", R"({"type":"Point","coordinates":[1,2]})");
  CHECK_FALSE(read_vector(file, stop.get_token()).has_value());
}

TEST_CASE("A gzipped file is read as it is") {
  const auto read = read_vector(fs::path(DATELINE_SOURCE_DIR) / "assets/basemap/world-110m.fgb.gz");
  REQUIRE(read.has_value());
  CHECK(read->value.features.size() > 100);
  CHECK(read->warnings.empty());
}

TEST_CASE("No built-in border or coast leaps over the antimeridian") {
  for (const char* name : {"world-110m", "world-50m", "world-10m", "water"}) {
    const auto read = read_vector(fs::path(DATELINE_SOURCE_DIR) / "assets/basemap" / (std::string(name) + ".fgb.gz"));
    REQUIRE(read.has_value());
    double longest = 0;
    for (const VectorPart& part : read->value.parts) {
      for (std::uint32_t i = part.begin + 1; i < part.end; ++i) {
        const WorldPoint a = read->value.points[i - 1];
        const WorldPoint b = read->value.points[i];
        const bool along_edge = a.y > 0.95 && b.y > 0.95;  // Antarctica's lower edge
        longest = std::max(longest, along_edge ? 0.0 : std::abs(a.x - b.x));
      }
    }
    CHECK(longest < 0.2);
  }
}

TEST_CASE("Real files of many formats are read", "[shared]") {
  const fs::path shared = fs::path(DATELINE_SOURCE_DIR).parent_path() / "shared/data";
  if (!fs::exists(shared / "geo/vector")) {
    std::cout << "SKIPPED: ../shared/data/geo/vector is missing\n";
    return;
  }
  for (const char* name : {"curve.gpkg", "curvepolygon.gpkg", "line_zm.gpkg", "multisurface.gpkg",
                           "test_gpkg_nulls.gpkg", "multicurve.gml", "curves_line.csv", "example.topojson",
                           "grenada.geojson", "trio.geojson", "liechtenstein-2013-08-03.osm.pbf", "sample.osm.pbf",
                           "coutwildrnp.shp", "coutwildrnp.zip", "naturalearth_lowres.shp", "test_gpx.gpx",
                           "../kml/multigeometry.kml", "../kml/gxtrack.kml", "../tiles/world_cities.mbtiles"}) {
    INFO(name);
    const auto read = read_vector(shared / "geo/vector" / name);
    REQUIRE(read.has_value());
    CHECK_FALSE(read->value.features.empty());
    const VectorTile whole = cut_tile(read->value, {0, 0, 0});
    CHECK(whole.points.size() + whole.line_points.size() + whole.area_vertices.size() > 0);
  }
  // Borders in the extract go on beyond what it was cut out for.
  const auto extract = read_vector(shared / "geo/vector/liechtenstein-2013-08-03.osm.pbf");
  CHECK(extract->value.cut_out.west == Approx(9.471078));
  CHECK(extract->value.cut_out.north == Approx(47.27128));
  CHECK(extract->value.bounds().west < extract->value.cut_out.west);
  CHECK_FALSE(read_vector(shared / "geo/tiles/invalid.mbtiles").has_value());
  CHECK_FALSE(read_vector(shared / "geo/kml/networklink.kml").has_value());

  const auto districts = read_vector(shared / "aleppo-2016/neighbourhoods.geojson");
  REQUIRE(districts.has_value());
  CHECK(districts->value.features.size() == 133);
  CHECK_FALSE(districts->value.features[0].name.empty());
  CHECK_FALSE(districts->value.features[0].arabic.empty());
}

}  // namespace
}  // namespace dateline::geo
