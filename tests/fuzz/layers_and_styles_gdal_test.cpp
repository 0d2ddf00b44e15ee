#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "geo/vector/vector_data.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/temporary_folder.h"
#include "viewer/map/layer_style.h"
#include "viewer/map/style.h"

using namespace dateline;
using namespace dateline::test;

namespace {

std::string style_file(const std::string& name) {
  std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/assets/styles/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void check_error(const Error& error) {
  REQUIRE_FALSE(error.what.empty());
  REQUIRE(error.line().find('\n') == std::string::npos);
}

/// A damaged layer is read, and then all of it lies somewhere, or refused in one line.
void fuzz_layer(const std::string& name, Mutator mutator) {
  const TemporaryFolder folder("fuzz");
  for (int round = 0; round < fuzz_rounds(300); ++round) {
    INFO("round " << round);
    const auto read = geo::read_vector(folder.write(name, mutator.next()));
    if (!read) {
      REQUIRE(read.error().kind == Error::Kind::rejected);
      check_error(read.error());
      continue;
    }
    const geo::Bounds bounds = read->value.bounds();
    REQUIRE(std::isfinite(bounds.west));
    REQUIRE(std::isfinite(bounds.north));
  }
}

}  // namespace

TEST_CASE("Damaged layers of GeoJSON") {
  fuzz_layer(
      "layer.geojson",
      Mutator(
          fuzz_seed(),
          {R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":)"
           R"([[[37,36],[38,36],[38,37],[37,36]]]},"properties":{"date":"2016-07-26"}},{"type":"Feature",)"
           R"("geometry":{"type":"LineString","coordinates":[[37,36],[37.5,36.5]]},"properties":{"date":null}}]})"},
          {"{", "}", "[", "]", ",", "null", "1e999", "-1e300", "[[[[[[[[", "\"Point\"", "\"GeometryCollection\"",
           "\"coordinates\"", "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},"}));
}

TEST_CASE("Damaged layers of KML and GPX") {
  fuzz_layer(
      "layer.kml",
      Mutator(fuzz_seed(),
              {"<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>A</name><TimeStamp><when>"
               "2016-07-26</when></TimeStamp><Point><coordinates>37,36,0</coordinates></Point></Placemark>"
               "<Placemark><LineString><coordinates>37,36 38,37</coordinates></LineString></Placemark></Document>"
               "</kml>"},
              {"<Placemark>", "</Placemark>", "<coordinates>", "nan,nan", "1e999,", "<![CDATA[", "<Polygon>",
               "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;"}));
  fuzz_layer("layer.gpx",
             Mutator(fuzz_seed(),
                     {"<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"36\" "
                      "lon=\"37\"><time>2016-07-26T10:00:00Z</time></trkpt><trkpt lat=\"36.5\" lon=\"37.5\"/></trkseg>"
                      "</trk></gpx>"},
                     {"<trkpt", "lat=\"1e999\"", "lon=\"-9999\"", "</trk>", "<wpt lat=\"x\">", "\"", "<"}));
}

TEST_CASE("Damaged layers of separated values") {
  fuzz_layer("layer.csv",
             Mutator(fuzz_seed(), {"name,longitude,latitude\nA,37,36\nB,38,37\n", "WKT\n\"POINT (37 36)\"\n"},
                     {"\"", ",", "\n", "nan", "1e999", "POLYGON ((", "EMPTY", "))", "LINESTRING (0 0"}));
}

TEST_CASE("Damaged styles of the map and of layers") {
  const TemporaryFolder folder("fuzz");
  const std::vector<std::string> words = {"{",       "}",          "[",    "]",     ",",        ":",
                                          "\"",      "#12345",     "-1",   "1e999", "null",     "\"when\"",
                                          "\\ud800", "\"colour\"", "#zzz", "[]",    "[[0, 1]]", "\"rules\""};
  Mutator maps(fuzz_seed(), {style_file("dark.json")}, words);
  Mutator layers(fuzz_seed(), {style_file("layers/default.json"), style_file("layers/openstreetmap.json")}, words);
  int read = 0;
  for (int round = 0; round < fuzz_rounds(400); ++round) {
    INFO("round " << round);
    const auto map = viewer::load_style(folder.write("map.json", maps.next()));
    const auto layer = viewer::load_layer_styles(folder.write("a.style.json", layers.next()), 0);
    if (!map) {
      check_error(map.error());
    }
    if (!layer) {
      check_error(layer.error());
    }
    read += (map ? 1 : 0) + (layer ? 1 : 0);
  }
  CHECK(read > 0);
}
