// A golden picture of each kind of layer and style; a channel may differ by golden::kTolerance of 255.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/resources.h"
#include "tests/support/sample_layers.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tile_host.h"
#include "tests/viewer/support/golden.h"
#include "viewer/picture/studio.h"

namespace dateline::viewer {
namespace {

namespace fs = std::filesystem;
using test::SampleRaster;
using test::SampleVector;

struct Bench {
  test::TemporaryFolder folder{"layers-golden"};
  std::unique_ptr<Studio> studio;

  Bench() {
    auto made = Studio::create(resource_folder());
    REQUIRE(made);
    studio = std::move(*made);
    ::setenv("XDG_CACHE_HOME", folder.path().c_str(), 1);  // of tiles; OpenGL has found its own
  }

  /// The picture of the view with the layer on it, compared with the golden one.
  void check(const std::string& name, const fs::path& layer, const LayerLook& look = {}, bool dark = false) {
    INFO(name);
    Camera camera({320, 240});
    camera.show(geo::to_world({37.15, 36.2}), 11);
    const auto added = studio->add_layer(layer, camera);
    INFO((added ? "" : added.error().line()));
    REQUIRE(added);
    studio->basemap().set_look(0, look);
    MapScene scene;
    auto style = built_in_style(dark ? "dark" : "light");
    REQUIRE(style);
    scene.style = std::make_shared<const Style>(std::move(*style));
    const auto picture = studio->draw(camera, scene, FurnitureOptions::none());
    REQUIRE(picture);
    const golden::Comparison compared = golden::compare(*picture, "layer-" + name);
    INFO(compared.message);
    CHECK(compared.differing == 0);
    studio->basemap().remove_layer(0);
  }
};

TEST_CASE("Rasters of each kind look as they did") {
  Bench bench;
  const auto raster = [&bench](SampleRaster kind) { return test::write_raster(bench.folder.path(), kind); };
  bench.check("rgb", raster(SampleRaster::rgb));
  bench.check("palette", raster(SampleRaster::palette));
  bench.check("uint16", raster(SampleRaster::uint16));
  bench.check("nodata", raster(SampleRaster::nodata));
  bench.check("rotated", raster(SampleRaster::rotated));
  bench.check("tied-down", raster(SampleRaster::tied_down));
  bench.check("brighter", raster(SampleRaster::rgb), {.brightness = 0.3});
  bench.check("contrast", raster(SampleRaster::rgb), {.opacity = 0.75, .contrast = 0.5});
}

TEST_CASE("Vectors of each kind look as they did") {
  Bench bench;
  const auto vector = [&bench](SampleVector kind) { return test::write_vector(bench.folder.path(), kind); };
  bench.check("polygons", vector(SampleVector::polygons));
  bench.check("lines", vector(SampleVector::lines));
  bench.check("points", vector(SampleVector::points), {}, true);
  bench.check("names", vector(SampleVector::names));
  bench.check("line-names", vector(SampleVector::line_names));
  bench.check("streets", vector(SampleVector::streets));
  const auto day = [](unsigned of_july) { return events::to_minute(events::to_minutes({2016, 7, of_july})); };
  bench.studio->basemap().set_window({day(15), day(25)});
  bench.check("dated", vector(SampleVector::dated));
}

TEST_CASE("Tiles of a server look as they did") {
  Bench bench;
  const test::TileHost host;
  bench.check("tiles", host.tiles(), {.opacity = 0.6});
}

}  // namespace
}  // namespace dateline::viewer
