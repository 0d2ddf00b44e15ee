#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <iostream>
#include <thread>

#include "geo/raster/raster_source.h"
#include "tests/support/temporary_folder.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;

/// What a test's raster is made of. `value(band, x, y)` gives its pixels.
struct Recipe {
  int width = 64;
  int height = 64;
  int bands = 1;
  GDALDataType type = GDT_Byte;
  int epsg = 4326;  // 0: none
  std::array<double, 6> transform = {36, 1.0 / 64, 0, 37, 0, -1.0 / 64};
  std::function<double(int, int, int)> value = [](int, int, int) { return 200; };
  std::function<void(GDALDataset&)> finish = [](GDALDataset&) {};
};

/// A GeoTIFF that is removed with this object.
class TemporaryRaster {
 public:
  explicit TemporaryRaster(const Recipe& recipe) : path_(folder_.file("raster.tif")) {
    GDALAllRegister();
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        path_.c_str(), recipe.width, recipe.height, recipe.bands, recipe.type, nullptr);
    if (recipe.transform[1] != 0) {
      auto transform = recipe.transform;
      REQUIRE(dataset->SetGeoTransform(transform.data()) == CE_None);
    }
    if (recipe.epsg != 0) {
      OGRSpatialReference system;
      system.importFromEPSG(recipe.epsg);
      dataset->SetSpatialRef(&system);
    }
    recipe.finish(*dataset);
    for (int band = 1; band <= recipe.bands; ++band) {
      std::vector<double> row(static_cast<std::size_t>(recipe.width));
      for (int y = 0; y < recipe.height; ++y) {
        for (int x = 0; x < recipe.width; ++x) {
          row[static_cast<std::size_t>(x)] = recipe.value(band, x, y);
        }
        REQUIRE(dataset->GetRasterBand(band)->RasterIO(GF_Write, 0, y, recipe.width, 1, row.data(), recipe.width, 1,
                                                       GDT_Float64, 0, 0, nullptr) == CE_None);
      }
    }
    GDALClose(dataset);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  test::TemporaryFolder folder_{"raster"};
  fs::path path_;
};

using Pixel = std::array<int, 4>;

/// The numbers of a tile of numbers at a position: grey or three colours, then alpha.
std::vector<float> values_at(const RasterSource& source, LonLat position, int zoom) {
  const WorldPoint p = to_world(position);
  const double tiles = std::exp2(zoom);
  const TileId id{zoom, static_cast<int>(p.x * tiles), static_cast<int>(p.y * tiles)};
  const auto tile = source.tile(id);
  REQUIRE(tile.has_value());
  CHECK(tile->rgba.empty());
  if (tile->is_blank()) {
    return {0, 0};
  }
  REQUIRE(tile->values.size() % RasterTile::kPixels == 0);
  const std::size_t count = tile->values_a_pixel();
  REQUIRE((count == 2 || count == 4));
  const auto x = static_cast<std::size_t>((p.x * tiles - id.x) * 256);
  const auto y = static_cast<std::size_t>((p.y * tiles - id.y) * 256);
  const auto at = tile->values.begin() + static_cast<std::ptrdiff_t>((y * 256 + x) * count);
  return {at, at + static_cast<std::ptrdiff_t>(count)};
}

/// What the raster shows at a position, in the tile of that zoom.
Pixel pixel_at(const RasterSource& source, LonLat position, int zoom) {
  const WorldPoint p = to_world(position);
  const double tiles = std::exp2(zoom);
  const TileId id{zoom, static_cast<int>(p.x * tiles), static_cast<int>(p.y * tiles)};
  const auto tile = source.tile(id);
  REQUIRE(tile.has_value());
  if (tile->rgba.empty()) {
    return {0, 0, 0, 0};
  }
  REQUIRE(tile->rgba.size() == 256 * 256 * 4);
  const auto x = static_cast<std::size_t>((p.x * tiles - id.x) * 256);
  const auto y = static_cast<std::size_t>((p.y * tiles - id.y) * 256);
  const std::uint8_t* at = tile->rgba.data() + (y * 256 + x) * 4;
  return {at[0], at[1], at[2], at[3]};
}

std::shared_ptr<const RasterSource> opened(const fs::path& file) {
  auto source = RasterSource::open(file);
  INFO((source ? "" : source.error().line()));
  REQUIRE(source.has_value());
  return *source;
}

std::string error_of(const fs::path& file) {
  const auto source = RasterSource::open(file);
  REQUIRE_FALSE(source.has_value());
  return source.error().line();
}

TEST_CASE("A picture in degrees lies where it belongs") {
  Recipe recipe;
  recipe.bands = 3;
  recipe.value = [](int band, int x, int) { return x < 32 ? 40 * band : 20 * band; };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  CHECK(source->bounds().west == Approx(36));
  CHECK(source->bounds().north == Approx(37));
  CHECK(pixel_at(*source, {36.2, 36.5}, 8) == Pixel{40, 80, 120, 255});
  CHECK(pixel_at(*source, {36.8, 36.5}, 8) == Pixel{20, 40, 60, 255});
  CHECK(pixel_at(*source, {35.9, 36.5}, 8)[3] == 0);
  CHECK(source->max_zoom() >= 5);
  CHECK(source->max_zoom() <= 8);
}

TEST_CASE("A picture in metres of another projection lies where it belongs") {
  Recipe recipe;
  recipe.epsg = 32637;  // UTM 37 N; the easting 331000 and northing 4010000 is in Aleppo
  recipe.transform = {321000, 312.5, 0, 4020000, 0, -312.5};
  recipe.value = [](int, int x, int y) { return x == 32 && y == 32 ? 250 : 60; };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  CHECK(source->bounds().contains({37.12, 36.22}));
  CHECK(pixel_at(*source, {37.1225, 36.2180}, 12)[0] > 150);
  CHECK(pixel_at(*source, {37.05, 36.22}, 12)[0] == 60);
}

TEST_CASE("A global picture in degrees is right up to the edges of the square") {
  Recipe recipe;
  recipe.width = 360;
  recipe.height = 180;
  recipe.transform = {-180, 1, 0, 90, 0, -1};
  recipe.value = [](int, int, int y) { return y < 20 ? 255 : (y >= 160 ? 50 : 128); };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  CHECK(pixel_at(*source, {0, 84.5}, 0) == Pixel{255, 255, 255, 255});
  CHECK(pixel_at(*source, {-179, 84.5}, 2) == Pixel{255, 255, 255, 255});
  CHECK(pixel_at(*source, {179, -84.5}, 2) == Pixel{50, 50, 50, 255});
  CHECK(pixel_at(*source, {30, 10}, 3) == Pixel{128, 128, 128, 255});
}

TEST_CASE("16-bit numbers stay numbers, with a range to show them in, and no-data is transparent") {
  Recipe recipe;
  recipe.type = GDT_UInt16;
  recipe.value = [](int, int x, int y) { return y < 8 ? 65535.0 : 1000.0 + x * 100; };
  recipe.finish = [](GDALDataset& dataset) { REQUIRE(dataset.GetRasterBand(1)->SetNoDataValue(65535) == CE_None); };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  CHECK(values_at(*source, {36.02, 36.5}, 8)[0] == Approx(1100).margin(100));
  CHECK(values_at(*source, {36.5, 36.5}, 8)[0] == Approx(4200).margin(100));
  CHECK(values_at(*source, {36.98, 36.5}, 8)[0] == Approx(7200).margin(100));
  CHECK(values_at(*source, {36.5, 36.5}, 8)[1] == 1);
  CHECK(values_at(*source, {36.5, 36.96}, 8)[1] == 0);
  REQUIRE(source->scale());
  REQUIRE(source->scale()->automatic.size() == 1);
  CHECK(source->scale()->automatic[0].low == Approx(1100).margin(100));  // the 2nd percentile of 1000 to 7300
  CHECK(source->scale()->automatic[0].high == Approx(7200).margin(100));
  CHECK(source->scale()->unit.empty());
}

TEST_CASE("Numbers that a file keeps scaled are in its unit") {
  Recipe recipe;
  recipe.type = GDT_Int16;
  recipe.value = [](int, int x, int y) { return y < 8 ? -1.0 : 100.0 + x; };
  recipe.finish = [](GDALDataset& dataset) {
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    REQUIRE(band.SetScale(0.5) == CE_None);
    REQUIRE(band.SetOffset(-20) == CE_None);
    REQUIRE(band.SetUnitType("degC") == CE_None);
    REQUIRE(band.SetNoDataValue(-1) == CE_None);
  };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  CHECK(values_at(*source, {36.5, 36.5}, 8)[0] == Approx(46).margin(1));
  CHECK(values_at(*source, {36.5, 36.96}, 8)[1] == 0);
  REQUIRE(source->scale());
  CHECK(source->scale()->unit == "degC");
  CHECK(source->scale()->automatic[0].low == Approx(30.5).margin(1));
}

TEST_CASE("Bytes are colours and have no range to choose") {
  const TemporaryRaster raster(Recipe{});
  CHECK_FALSE(opened(raster.path())->scale());
}

TEST_CASE("An alpha band hides, also one of bytes beside 16-bit colours") {
  Recipe recipe;
  recipe.bands = 4;
  recipe.type = GENERATE(GDT_Byte, GDT_UInt16);
  recipe.value = [](int band, int x, int) { return band == 4 ? (x < 32 ? 255 : 0) : x + 100; };
  recipe.finish = [](GDALDataset& dataset) {
    for (int band = 1; band <= 4; ++band) {
      const auto meaning = static_cast<GDALColorInterp>(GCI_RedBand + band - 1);
      REQUIRE(dataset.GetRasterBand(band)->SetColorInterpretation(meaning) == CE_None);
    }
  };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  if (recipe.type == GDT_Byte) {
    CHECK(pixel_at(*source, {36.2, 36.5}, 8)[3] == 255);
    CHECK(pixel_at(*source, {36.8, 36.5}, 8)[3] == 0);
  } else {
    CHECK(values_at(*source, {36.2, 36.5}, 8).back() == 1);
    CHECK(values_at(*source, {36.8, 36.5}, 8).back() == 0);
  }
}

TEST_CASE("A palette's colours are shown, not its numbers") {
  Recipe recipe;
  recipe.value = [](int, int x, int) { return x < 32 ? 1 : 2; };
  recipe.finish = [](GDALDataset& dataset) {
    GDALColorTable table;
    const GDALColorEntry green = {10, 200, 30, 255};
    const GDALColorEntry blue = {20, 40, 220, 255};
    table.SetColorEntry(1, &green);
    table.SetColorEntry(2, &blue);
    REQUIRE(dataset.GetRasterBand(1)->SetColorTable(&table) == CE_None);
  };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  CHECK(pixel_at(*source, {36.2, 36.5}, 8) == Pixel{10, 200, 30, 255});
  CHECK(pixel_at(*source, {36.8, 36.5}, 8) == Pixel{20, 40, 220, 255});
}

TEST_CASE("Control points place a picture") {
  Recipe recipe;
  recipe.epsg = 0;
  recipe.transform = {0, 0, 0, 0, 0, 0};
  recipe.value = [](int, int x, int) { return x < 32 ? 90 : 180; };
  recipe.finish = [](GDALDataset& dataset) {
    std::array<GDAL_GCP, 4> points{};
    GDALInitGCPs(4, points.data());
    constexpr std::array<std::array<double, 4>, 4> kPlaces = {
        {{0, 0, 36, 37}, {64, 0, 37, 37}, {0, 64, 36, 36}, {64, 64, 37, 36}}};
    for (std::size_t i = 0; i < 4; ++i) {
      points[i].dfGCPPixel = kPlaces[i][0];
      points[i].dfGCPLine = kPlaces[i][1];
      points[i].dfGCPX = kPlaces[i][2];
      points[i].dfGCPY = kPlaces[i][3];
    }
    OGRSpatialReference system;
    system.importFromEPSG(4326);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    REQUIRE(dataset.SetGCPs(4, points.data(), &system) == CE_None);
    GDALDeinitGCPs(4, points.data());
  };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  CHECK(pixel_at(*source, {36.2, 36.5}, 8)[0] == 90);
  CHECK(pixel_at(*source, {36.8, 36.5}, 8)[0] == 180);
}

TEST_CASE("A large raster without overviews shows the same from afar and from near") {
  Recipe recipe;
  recipe.width = 5000;
  recipe.height = 2500;
  recipe.transform = {30, 0.002, 0, 40, 0, -0.002};
  recipe.value = [](int, int x, int) { return x < 2500 ? 80 : 160; };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  for (const int zoom : {4, 6, source->max_zoom()}) {
    INFO("zoom " << zoom);
    CHECK(pixel_at(*source, {33, 37.5}, zoom) == Pixel{80, 80, 80, 255});
    CHECK(pixel_at(*source, {37, 37.5}, zoom) == Pixel{160, 160, 160, 255});
    CHECK(pixel_at(*source, {29, 37.5}, zoom)[3] == 0);
  }
}

TEST_CASE("The glimpse of a large raster without overviews shows its colours where they are, and nothing beside it") {
  Recipe recipe;
  recipe.width = 5000;
  recipe.height = 2500;
  recipe.transform = {30, 0.002, 0, 40, 0, -0.002};
  recipe.value = [](int, int x, int) { return x < 2500 ? 80 : 160; };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  REQUIRE(source->has_glimpses());
  const auto tile = source->glimpse({4, 9, 6});  // from 22.5 to 45 degrees east
  REQUIRE(tile.has_value());
  REQUIRE(tile->rgba.size() == RasterTile::kPixels * 4);
  std::size_t dark = 0;
  std::size_t bright = 0;
  for (std::size_t i = 0; i < tile->rgba.size(); i += 4) {
    const double longitude = 22.5 + 22.5 * (static_cast<double>(i / 4 % 256) + 0.5) / 256;
    if (tile->rgba[i + 3] == 0) {
      continue;
    }
    CHECK((longitude > 29.8 && longitude < 40.2));
    dark += tile->rgba[i] == 80 && longitude < 35.2 ? 1 : 0;
    bright += tile->rgba[i] == 160 && longitude > 34.8 ? 1 : 0;
  }
  CHECK(dark > 1500);
  CHECK(bright > 1500);
  Recipe small;
  const TemporaryRaster other(small);
  CHECK_FALSE(opened(other.path())->has_glimpses());
}

TEST_CASE("The range of a large raster without overviews is found from a few of its blocks, spread over all of it") {
  Recipe recipe;
  recipe.type = GDT_Int16;
  recipe.width = 5000;
  recipe.height = 2500;
  recipe.transform = {30, 0.002, 0, 40, 0, -0.002};
  recipe.value = [](int, int x, int) { return x < 1000 ? -32768 : x; };
  recipe.finish = [](GDALDataset& dataset) { dataset.GetRasterBand(1)->SetNoDataValue(-32768); };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  REQUIRE(source->scale());
  CHECK(source->scale()->automatic[0].low == Approx(1080).margin(60));
  CHECK(source->scale()->automatic[0].high == Approx(4920).margin(60));
}

TEST_CASE("What has no place on the map, or is no raster, says so") {
  Recipe nowhere;
  nowhere.epsg = 0;
  nowhere.transform = {0, 0, 0, 0, 0, 0};
  CHECK_THAT(error_of("/nowhere/map.tif"), Catch::Contains("there is no such file"));
  const TemporaryRaster raster(nowhere);
  CHECK_THAT(error_of(raster.path()), Catch::Contains("has no georeference"));
  Recipe unnamed;
  unnamed.epsg = 0;
  unnamed.transform = {321000, 312.5, 0, 4020000, 0, -312.5};
  const TemporaryRaster metres(unnamed);
  CHECK_THAT(error_of(metres.path()), Catch::Contains("has no coordinate system"));
  CHECK_THAT(error_of(fs::path(DATELINE_SOURCE_DIR) / "CMakeLists.txt"), Catch::Contains("not a raster"));
}

TEST_CASE("Tiles are made on many threads at once, and a stopped one is none") {
  Recipe recipe;
  recipe.value = [](int, int x, int y) { return (x * 7 + y * 13) % 200 + 50; };
  const TemporaryRaster raster(recipe);
  const auto source = opened(raster.path());
  const auto expected = source->tile({6, 38, 25});
  REQUIRE(expected.has_value());
  std::array<bool, 4> same{};
  {
    std::vector<std::jthread> threads;
    for (bool& result : same) {
      threads.emplace_back([&source, &expected, &result] {
        result = true;
        for (int i = 0; i < 10; ++i) {
          const auto tile = source->tile({6, 38, 25});
          result = result && tile.has_value() && tile->rgba == expected->rgba;
        }
      });
    }
  }
  CHECK(same == std::array<bool, 4>{true, true, true, true});
  std::stop_source stop;
  stop.request_stop();
  CHECK_FALSE(source->tile({6, 38, 25}, stop.get_token()).has_value());
}

TEST_CASE("The built-in relief is level on the sea and shaded in the mountains") {
  const auto source = opened(fs::path(DATELINE_SOURCE_DIR) / "assets/basemap/relief.tif");
  CHECK(pixel_at(*source, {30, 34}, 4)[0] == Approx(128).margin(4));
  int darkest = 255;
  int lightest = 0;
  for (double lon = 36; lon < 46; lon += 0.1) {
    const int shade = pixel_at(*source, {lon, 42.8}, 5)[0];  // across the Caucasus
    darkest = std::min(darkest, shade);
    lightest = std::max(lightest, shade);
  }
  CHECK(darkest < 110);
  CHECK(lightest > 150);
}

TEST_CASE("Real rasters of many kinds give tiles", "[shared]") {
  const fs::path shared = fs::path(DATELINE_SOURCE_DIR).parent_path() / "shared/data/geo";
  if (!fs::exists(shared / "raster")) {
    std::cout << "SKIPPED: ../shared/data/geo/raster is missing\n";
    return;
  }
  for (const char* name :
       {"raster/RGB.byte.tif", "raster/RGBA.uint16.tif", "raster/alpha.tif", "raster/cogeo.tif", "raster/goes.tif",
        "raster/green.tif", "raster/shade.tif", "raster/world.byte.tif", "raster/world.rgb.tif",
        "raster/RGB.byte.gcp.vrt", "raster/N10W110.hgt.zip", "raster/float_raster_with_nodata.tif",
        "tiles/geography-class-jpg.mbtiles", "tiles/geography-class-png.mbtiles", "tiles/usda_naip_256_lzw_z3.tif"}) {
    INFO(name);
    const auto source = opened(shared / name);
    // Some tile on the way from the whole world to the finest shows something.
    const WorldPoint middle = to_world(source->bounds().centre());
    bool shown = false;
    for (int zoom = 0; zoom <= source->max_zoom(); ++zoom) {
      const double tiles = std::exp2(zoom);
      const auto tile = source->tile({zoom, static_cast<int>(middle.x * tiles), static_cast<int>(middle.y * tiles)});
      REQUIRE(tile.has_value());
      shown = shown || !tile->is_blank();
    }
    CHECK(shown);
  }
  CHECK_THAT(error_of(shared / "raster/float.tif"), Catch::Contains("has no coordinate system"));
  CHECK_FALSE(RasterSource::open(shared / "tiles/invalid.mbtiles").has_value());
  // Control points lie at 123.5 W, 49.5 N, whatever the file's pixel-counting transform says.
  CHECK(opened(shared / "raster/RGB.byte.gcp.vrt")->bounds().west == Approx(-123.5).margin(0.1));
}

}  // namespace
}  // namespace dateline::geo
