#include "tests/support/sample_layers.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace dateline::test {

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 64;

std::string wkt_of(int epsg) {
  OGRSpatialReference system;
  system.importFromEPSG(epsg);
  char* text = nullptr;
  system.exportToWkt(&text);
  std::string wkt = text;
  CPLFree(text);
  return wkt;
}

void check(CPLErr done) {
  if (done != CE_None) {
    throw std::runtime_error(CPLGetLastErrorMsg());
  }
}

template <class Value>
void fill(GDALRasterBand& band, Value value) {
  std::vector<float> values;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      values.push_back(static_cast<float>(value(x, y)));
    }
  }
  check(band.RasterIO(GF_Write, 0, 0, kWidth, kHeight, values.data(), kWidth, kHeight, GDT_Float32, 0, 0, nullptr));
}

void fill_rgb(GDALDataset& set) {
  const auto frame = [](int x, int y) { return x < 3 || y < 3 || x >= kWidth - 3 || y >= kHeight - 3; };
  fill(*set.GetRasterBand(1), [&](int x, int y) { return frame(x, y) ? 20 : 40 + 2 * x; });
  fill(*set.GetRasterBand(2), [&](int x, int y) { return frame(x, y) ? 20 : 40 + 3 * y; });
  fill(*set.GetRasterBand(3), [&](int x, int y) { return frame(x, y) ? 220 : 60; });
}

std::string point(const std::string& properties, double x, double y) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":"Point","coordinates":[)" +
         std::to_string(x) + "," + std::to_string(y) + "]}}";
}

std::string square(const std::string& properties, double west, double south, double side) {
  const auto corner = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":{"type":"Polygon","coordinates":[[)" +
         corner(west, south) + "," + corner(west + side, south) + "," + corner(west + side, south + side) + "," +
         corner(west, south + side) + "," + corner(west, south) + "]]}}";
}

std::string collection(const std::vector<std::string>& features) {
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i < features.size(); ++i) {
    text += (i == 0 ? "" : ",\n") + features[i];
  }
  return text + "]}";
}

constexpr const char* kNameStyle = R"({"rules":[
{"geometry":"point","point":{"colour":"accent","outline":"#ffffff","diameter":9},
 "label":{"text":{"colour":"#202020","halo":"#ffffffd0","halo_width":2,"size":15,"bold":false}}},
{"geometry":"line","line":{"colour":"accent","width":3},
 "label":{"along":true,"text":{"colour":"#202020","halo":"#ffffffd0","halo_width":2,"size":15,"bold":true}}}]})";

constexpr const char* kStreets = R"(<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="36.19" lon="37.10"/><node id="2" lat="36.20" lon="37.15"/><node id="3" lat="36.19" lon="37.20"/>
<node id="4" lat="36.17" lon="37.14"/><node id="5" lat="36.23" lon="37.15"/>
<node id="6" lat="36.21" lon="37.12"/><node id="7" lat="36.21" lon="37.14"/><node id="8" lat="36.225" lon="37.14"/>
<node id="9" lat="36.225" lon="37.12"/>
<node id="10" lat="36.18" lon="37.11"/><node id="11" lat="36.215" lon="37.17"/><node id="12" lat="36.23" lon="37.19"/>
<node id="13" lat="36.203" lon="37.165"/><node id="14" lat="36.203" lon="37.17"/><node id="15" lat="36.207" lon="37.17"/>
<node id="16" lat="36.207" lon="37.165"/>
<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="Main Street"/></way>
<way id="2"><nd ref="4"/><nd ref="2"/><nd ref="5"/><tag k="highway" v="residential"/></way>
<way id="3"><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="9"/><nd ref="6"/><tag k="leisure" v="park"/></way>
<way id="4"><nd ref="10"/><nd ref="11"/><nd ref="12"/><tag k="waterway" v="river"/><tag k="name" v="River"/></way>
<way id="5"><nd ref="13"/><nd ref="14"/><nd ref="15"/><nd ref="16"/><nd ref="13"/><tag k="building" v="yes"/></way>
</osm>)";

}  // namespace

std::filesystem::path write_raster(const std::filesystem::path& folder, SampleRaster kind) {
  GDALAllRegister();
  constexpr std::array<const char*, 6> kNames = {"rgb", "palette", "uint16", "nodata", "rotated", "tied-down"};
  const std::filesystem::path file = folder / (std::string(kNames[static_cast<std::size_t>(kind)]) + ".tif");
  const bool rgb = kind == SampleRaster::rgb || kind == SampleRaster::rotated || kind == SampleRaster::tied_down;
  const GDALDataType type = kind == SampleRaster::uint16   ? GDT_UInt16
                            : kind == SampleRaster::nodata ? GDT_Float32
                                                           : GDT_Byte;
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const GDALDatasetUniquePtr set(driver->Create(file.c_str(), kWidth, kHeight, rgb ? 3 : 1, type, nullptr));
  if (!set) {
    throw std::runtime_error(CPLGetLastErrorMsg());
  }
  std::array<double, 6> place = {37.10, 0.001, 0, 36.232, 0, -0.001};
  if (kind == SampleRaster::rgb || kind == SampleRaster::rotated) {
    const double turn = kind == SampleRaster::rotated ? M_PI / 6 : 0;
    place = {329'000,   100 * std::cos(turn), 100 * std::sin(turn),
             4'011'000, 100 * std::sin(turn), -100 * std::cos(turn)};
  }
  if (kind == SampleRaster::tied_down) {
    const auto tie = [](double x, double y, double east, double north) {
      GDAL_GCP gcp{};
      GDALInitGCPs(1, &gcp);
      gcp.dfGCPPixel = x;
      gcp.dfGCPLine = y;
      gcp.dfGCPX = east;
      gcp.dfGCPY = north;
      return gcp;
    };
    std::array<GDAL_GCP, 4> points = {tie(0, 0, 37.10, 36.23), tie(kWidth, 0, 37.20, 36.24),
                                      tie(kWidth, kHeight, 37.19, 36.175), tie(0, kHeight, 37.09, 36.165)};
    check(set->SetGCPs(4, points.data(), wkt_of(4326).c_str()));
    GDALDeinitGCPs(4, points.data());
  } else {
    check(set->SetGeoTransform(place.data()));
    check(set->SetProjection(wkt_of(rgb ? 32637 : 4326).c_str()));
  }
  if (rgb) {
    fill_rgb(*set);
  } else if (kind == SampleRaster::palette) {
    GDALColorTable colours;
    constexpr std::array<GDALColorEntry, 4> kClasses = {
        {{200, 60, 60, 255}, {60, 160, 80, 255}, {70, 100, 200, 255}, {230, 200, 90, 255}}};
    for (int i = 0; i < 4; ++i) {
      colours.SetColorEntry(i, &kClasses[static_cast<std::size_t>(i)]);
    }
    check(set->GetRasterBand(1)->SetColorTable(&colours));
    fill(*set->GetRasterBand(1), [](int x, int y) { return (x / 16 + 2 * (y / 16)) % 4; });
  } else if (kind == SampleRaster::uint16) {
    fill(*set->GetRasterBand(1), [](int x, int y) { return 4000.0 * (x + y) / (kWidth + kHeight); });
  } else {
    check(set->GetRasterBand(1)->SetNoDataValue(-9999));
    fill(*set->GetRasterBand(1), [](int x, int y) {
      const double away = std::hypot(x - 48, y - 32);
      return away < 14 ? -9999 : std::sin(away / 6);
    });
  }
  return file;
}

std::filesystem::path write_vector(const std::filesystem::path& folder, SampleVector kind) {
  constexpr std::array<const char*, 7> kNames = {"polygons.geojson", "lines.geojson",      "points.geojson",
                                                 "names.geojson",    "line-names.geojson", "dated.geojson",
                                                 "streets.osm"};
  const std::filesystem::path file = folder / kNames[static_cast<std::size_t>(kind)];
  std::string text;
  switch (kind) {
    case SampleVector::polygons:
      text = collection({square("", 37.10, 36.18, 0.04),
                         R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[
[[37.14,36.18],[37.21,36.17],[37.2,36.23],[37.14,36.22],[37.14,36.18]],
[[37.16,36.19],[37.16,36.21],[37.18,36.21],[37.18,36.19],[37.16,36.19]]]}})"});
      break;
    case SampleVector::lines:
      text = collection({R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":
[[37.09,36.18],[37.12,36.22],[37.16,36.23],[37.2,36.21]]}})",
                         R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":
[[37.1,36.17],[37.12,36.19],[37.14,36.17],[37.16,36.19],[37.18,36.17],[37.2,36.19]]}})"});
      break;
    case SampleVector::points:
      text = collection({point("", 37.11, 36.19), point("", 37.15, 36.22), point("", 37.19, 36.18)});
      break;
    case SampleVector::names:
      text = collection({point(R"("name":"Harbour")", 37.11, 36.18), point(R"("name":"الميناء القديم")", 37.14, 36.20),
                         point(R"("name":"Старая гавань")", 37.12, 36.22)});
      break;
    case SampleVector::line_names:
      text = collection({R"({"type":"Feature","properties":{"name":"Ring Road"},"geometry":{"type":"LineString",
"coordinates":[[37.08,36.17],[37.1,36.19],[37.13,36.205],[37.17,36.21],[37.21,36.205],[37.23,36.195]]}})"});
      break;
    case SampleVector::dated:
      text = collection({square(R"("seen":"2016-07-10")", 37.10, 36.18, 0.03),
                         square(R"("seen":"2016-07-20")", 37.14, 36.19, 0.03),
                         square(R"("seen":"2016-07-30")", 37.18, 36.20, 0.03)});
      break;
    case SampleVector::streets:
      text = kStreets;
      break;
  }
  std::ofstream(file) << text;
  if (kind == SampleVector::names || kind == SampleVector::line_names) {
    std::ofstream(file.string() + ".style.json") << kNameStyle;
  }
  return file;
}

}  // namespace dateline::test
