#include <catch2/catch.hpp>
#include <cmath>
#include <thread>

#include "tests/support/temporary_folder.h"
#include "viewer/gl/context.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/map/basemap.h"

namespace dateline::viewer {
namespace {

namespace fs = std::filesystem;

const fs::path kAssets = fs::path(DATELINE_SOURCE_DIR) / "assets";

Style style_of(const char* name) {
  auto style = load_style(kAssets / "styles" / (std::string(name) + ".json"));
  REQUIRE(style.has_value());
  return *style;
}

/// A basemap with what it draws on, without a window.
struct Bench {
  gl::HeadlessContext context = make_context();
  JobQueue jobs{2};
  gl::Size size{640, 400};
  std::unique_ptr<Basemap> map = make_map();
  Camera camera{size};

  static gl::HeadlessContext make_context() {
    auto made = gl::HeadlessContext::create();
    REQUIRE(made.has_value());
    return std::move(*made);
  }
  std::unique_ptr<Basemap> make_map() {
    auto made = Basemap::create(jobs, kAssets / "basemap");
    REQUIRE(made.has_value());
    return std::move(*made);
  }
  void look_at(geo::LonLat centre, double zoom) {
    camera.set_zoom(zoom);
    camera.set_centre(geo::to_world(centre));
  }
  void settle() {
    do {
      map->update(camera);
      (void)picture(style_of("dark"));  // what was left to a later frame is drawn
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (!map->settled());
  }
  std::vector<std::uint8_t> picture(const Style& style) {
    auto target = gl::Framebuffer::create(size);
    REQUIRE(target.has_value());
    map->draw(camera, style, *target);
    return target->read_pixels();
  }
  [[nodiscard]] Colour at(const std::vector<std::uint8_t>& pixels, geo::LonLat position) const {
    const glm::dvec2 p = camera.to_screen(geo::to_world(position));
    const auto i =
        (static_cast<std::size_t>(p.y) * static_cast<std::size_t>(size.width) + static_cast<std::size_t>(p.x)) * 4;
    return {pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]};
  }
};

int difference(Colour a, Colour b) {
  return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b);
}

TEST_CASE("Sea and land have the style's colours, from the whole world to a city") {
  Bench bench;
  for (const char* name : {"dark", "light"}) {
    const Style style = style_of(name);
    for (const double zoom : {2.0, 4.0, 6.0, 9.0, 12.0}) {
      INFO(name << " at zoom " << zoom);
      bench.look_at({34.0, 34.2}, zoom);  // between Cyprus and Lebanon
      bench.settle();
      CHECK(difference(bench.at(bench.picture(style), {34.0, 34.2}), style.map.water) <= 3);
      bench.look_at({39.5, 33.6}, zoom);  // the level Syrian desert
      bench.settle();
      CHECK(difference(bench.at(bench.picture(style), {39.5, 33.6}), style.map.land) <= 36);  // relief may shade it
    }
  }
  CHECK(bench.map->errors().empty());
}

TEST_CASE("A view that is still loading shows coarser tiles, never a blank") {
  Bench bench;
  const Style style = style_of("light");
  bench.look_at({20, 20}, 2);
  bench.settle();
  bench.look_at({25, 22}, 7);  // in the Sahara: nothing of that zoom is there yet
  bench.map->update(bench.camera);
  REQUIRE_FALSE(bench.map->settled());
  const auto pixels = bench.picture(style);
  for (std::size_t i = 0; i < pixels.size(); i += 4) {
    const Colour seen{pixels[i], pixels[i + 1], pixels[i + 2]};
    if (difference(seen, style.map.water) < 30) {
      FAIL("water in the Sahara at pixel " << i / 4);
    }
  }
  bench.settle();
  // And back: finer tiles stand in where a coarse one is missing.
  bench.look_at({25, 22}, 5);
  bench.map->update(bench.camera);
  CHECK(difference(bench.at(bench.picture(style), {25, 22}), style.map.water) > 30);
}

TEST_CASE("An update tells whether the picture would change") {
  Bench bench;
  bench.look_at({20, 20}, 3);
  bench.settle();
  CHECK_FALSE(bench.map->update(bench.camera));
}

TEST_CASE("A border is drawn where countries meet, and none along the antimeridian") {
  Bench bench;
  const Style style = style_of("light");
  bench.look_at({38.0, 32.94}, 9);
  bench.settle();
  auto pixels = bench.picture(style);
  int nearest = 999;
  for (double lat = 32.8; lat < 33.1; lat += 0.002) {
    nearest = std::min(nearest, difference(bench.at(pixels, {38.0, lat}), style.map.border.colour));
  }
  CHECK(nearest < 40);

  bench.look_at({180, 68.5}, 6);  // the antimeridian crosses the land of Chukotka
  bench.settle();
  pixels = bench.picture(style);
  for (double lat = 67.5; lat < 68.5; lat += 0.05) {
    CHECK(difference(bench.at(pixels, {180, lat}), style.map.coast.colour) > 60);
  }
}

TEST_CASE("A file that a person adds is drawn over the map; one that cannot be says why") {
  Bench bench;
  const Style style = style_of("light");
  const test::TemporaryFolder folder;
  const fs::path file = folder.write(
      "layer.geojson", R"({"type":"Polygon","coordinates":[[[37,36],[37.4,36],[37.4,36.4],[37,36.4],[37,36]]]})");
  bench.look_at({37.2, 36.2}, 9);
  bench.settle();
  const Colour before = bench.at(bench.picture(style), {37.2, 36.3});
  bench.map->add_layer(file);
  bench.map->add_layer(kAssets / "styles/dark.json");
  bench.settle();
  REQUIRE(bench.map->layers().size() == 2);
  CHECK(bench.map->layers()[0].state == AddedLayer::State::ready);
  CHECK(bench.map->layers()[0].bounds.contains({37.2, 36.2}));
  CHECK(difference(bench.at(bench.picture(style), {37.2, 36.3}), before) > 8);
  CHECK(bench.map->layers()[1].state == AddedLayer::State::failed);
  REQUIRE(bench.map->layers()[1].error.has_value());
  CHECK_THAT(bench.map->layers()[1].error->line(), Catch::Contains("dark.json"));

  bench.map->set_look(0, {.visible = false});
  bench.settle();
  CHECK(difference(bench.at(bench.picture(style), {37.2, 36.3}), before) <= 2);
  bench.map->remove_layer(0);
  CHECK(bench.map->layers().size() == 1);
}

TEST_CASE("Without its files the basemap says so and still draws") {
  const auto context = Bench::make_context();
  JobQueue jobs(1);
  auto map = Basemap::create(jobs, "/nowhere");
  REQUIRE(map.has_value());
  const Camera camera({320, 200});
  do {
    (*map)->update(camera);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  } while (!(*map)->settled());
  CHECK_FALSE((*map)->errors().empty());
  const Style style = style_of("dark");
  auto target = gl::Framebuffer::create(camera.size());
  REQUIRE(target.has_value());
  (*map)->draw(camera, style, *target);
  CHECK(target->read_pixels()[0] == style.map.water.r);
}

TEST_CASE("Under a picture that hides all of it the built-in map is not read; under a faint one it is") {
  const auto context = Bench::make_context();
  JobQueue jobs(1);
  const test::TemporaryFolder folder;
  const fs::path file = folder.write("black.vrt", R"(<VRTDataset rasterXSize="64" rasterYSize="32"><SRS>EPSG:4326</SRS>
    <GeoTransform>-180, 5.625, 0, 90, 0, -5.625</GeoTransform>
    <VRTRasterBand dataType="Byte" band="1"/><VRTRasterBand dataType="Byte" band="2"/>
    <VRTRasterBand dataType="Byte" band="3"/></VRTDataset>)");
  const Style style = style_of("light");
  Camera camera({320, 200});
  camera.show(geo::to_world({30, 20}), 2);
  for (const Basemap::Pace pace : {Basemap::Pace::still, Basemap::Pace::moving}) {
    auto map = Basemap::create(jobs, "/nowhere", pace);
    REQUIRE(map.has_value());
    const auto settle = [&] {
      do {
        (*map)->update(camera);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      } while (!(*map)->settled());
    };
    (*map)->add_layer(file);
    settle();
    REQUIRE((*map)->layers().front().state == AddedLayer::State::ready);
    if (pace == Basemap::Pace::still) {
      CHECK((*map)->errors().empty());
    }
    auto target = gl::Framebuffer::create(camera.size());
    REQUIRE(target.has_value());
    (*map)->draw(camera, style, *target);
    CHECK(target->read_pixels()[0] == 0);
    (*map)->set_look(0, {.opacity = 0.5});
    settle();
    CHECK_FALSE((*map)->errors().empty());
    (*map)->draw(camera, style, *target);
    CHECK(target->read_pixels()[0] > 60);  // half of the water's colour
  }
}

}  // namespace
}  // namespace dateline::viewer
