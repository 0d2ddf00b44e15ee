#include <fmt/format.h>

#include <algorithm>
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

using Pixels = std::vector<std::uint8_t>;

/// How many pixels differ by more than rounding does.
std::size_t difference(const Pixels& a, const Pixels& b) {
  REQUIRE(a.size() == b.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); i += 4) {
    const auto off = [&](std::size_t c) { return std::abs(a[i + c] - b[i + c]); };
    count += std::max({off(0), off(1), off(2)}) > 3 ? 1 : 0;
  }
  return count;
}

struct Map {
  JobQueue jobs{2};
  gl::Size size{600, 400};
  Style style = *built_in_style("light");
  gl::Framebuffer target = *gl::Framebuffer::create(size);
  std::unique_ptr<Basemap> map;
  Camera camera{size};

  explicit Map(Basemap::Pace pace = Basemap::Pace::moving) : map(*Basemap::create(jobs, kAssets / "basemap", pace)) {
    camera.show(geo::to_world({38, 36}), 8);
  }
  /// One frame; whether the next would be another.
  bool frame() {
    map->update(camera);
    map->draw(camera, style, target);
    return !map->settled();
  }
  void settle() {
    while (frame()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  Pixels settled() {
    settle();
    return target.read_pixels();
  }
  /// What another map shows of the same view that has never shown another.
  Pixels anew(const fs::path& layer, Basemap::Pace pace) const {
    Map other(pace);
    other.camera = camera;
    other.map->add_layer(layer);
    return other.settled();
  }
};

/// Areas, lines and points around (38, 36), `count` of each.
std::string features(int count) {
  std::string json = R"({"type":"FeatureCollection","features":[)";
  const int across = static_cast<int>(std::ceil(std::sqrt(count)));
  for (int i = 0; i < count; ++i) {
    const double step = 2.4 / across;
    const double x = 36.8 + step * (i % across);
    const int row = i / across;
    const double y = 35.2 + 0.7 * step * row;
    const double s = step * 0.4;
    json += fmt::format(
        R"({}{{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":)"
        R"([[[{:.6f},{:.6f}],[{:.6f},{:.6f}],[{:.6f},{:.6f}],[{:.6f},{:.6f}],[{:.6f},{:.6f}],[{:.6f},{:.6f}]]]}}}},)"
        R"({{"type":"Feature","properties":{{}},"geometry":{{"type":"LineString","coordinates":[[{:.6f},{:.6f}],[{:.6f},{:.6f}]]}}}},)"
        R"({{"type":"Feature","properties":{{}},"geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}}}})",
        i == 0 ? "" : ",", x, y, x + s, y - s / 2, x + 2 * s, y, x + 2 * s, y + s, x + s, y + 0.6 * s, x, y, x,
        y + 1.2 * s, x + 2.2 * s, y + 1.4 * s, x + s, y + s);
  }
  return json + "]}";
}

struct Bench {
  gl::HeadlessContext context = *gl::HeadlessContext::create();
  test::TemporaryFolder folder;
};

TEST_CASE("A map that was moved shows what one shows that was there from the start") {
  Bench bench;
  const fs::path file = bench.folder.write("few.geojson", features(200));
  Map map;
  map.map->add_layer(file);
  map.settle();
  const Pixels before = map.target.read_pixels();
  // Far enough that all squares of the kept picture are others, some twice.
  for (int step = 0; step < 150; ++step) {
    map.camera.pan({step < 100 ? 7.0 : -12.0, step % 2 == 0 ? -6.0 : 2.0});
    map.frame();
  }
  const Pixels moved = map.settled();
  CHECK(difference(moved, before) > 1000);
  CHECK(difference(moved, map.anew(file, Basemap::Pace::moving)) <= 20);
}

TEST_CASE("A picture that is kept is the picture that is drawn for a still") {
  Bench bench;
  const fs::path file = bench.folder.write("few.geojson", features(200));
  Map map;
  map.map->add_layer(file);
  CHECK(difference(map.settled(), map.anew(file, Basemap::Pace::still)) <= 20);
}

TEST_CASE("More than a frame may draw comes in several, and all of it comes; meanwhile nothing is blank") {
  Bench bench;
  const fs::path file = bench.folder.write("many.geojson", features(30'000));
  Map map;
  map.map->add_layer(file);
  const Pixels whole = map.settled();
  CHECK(difference(whole, map.anew(file, Basemap::Pace::still)) <= 200);

  map.map->set_look(0, {.opacity = 0.5});
  CHECK(map.frame());
  const Pixels first = map.target.read_pixels();
  const Pixels last = map.settled();
  CHECK(difference(first, whole) > 0);
  CHECK(difference(first, last) > 1000);
  CHECK(difference(whole, last) > difference(first, last));

  // Another zoom: the layer's features are in sight from the first frame on.
  map.camera.set_zoom(map.camera.zoom() + 0.4);
  map.map->update(map.camera);
  map.map->draw(map.camera, map.style, map.target);
  const Pixels stretched = map.target.read_pixels();
  const Pixels sharp = map.settled();
  CHECK(difference(stretched, sharp) > 1000);
  Map bare;
  bare.camera = map.camera;
  const Pixels ground = bare.settled();
  CHECK(difference(stretched, ground) > difference(sharp, ground) / 2);
}

TEST_CASE("A layer that goes, fades or changes its colours does so where the picture was kept") {
  Bench bench;
  const fs::path file = bench.folder.write("few.geojson", features(200));
  Map map;
  const Pixels ground = map.settled();
  map.map->add_layer(file);
  const Pixels with = map.settled();
  CHECK(difference(with, ground) > 1000);
  map.map->set_look(0, {.right = 0.5});  // wiped away in the right half
  const Pixels half = map.settled();
  CHECK(difference(half, ground) > 500);
  CHECK(difference(half, ground) < difference(with, ground) * 2 / 3);
  map.map->set_look(0, {});
  CHECK(difference(map.settled(), with) == 0);
  map.map->remove_layer(0);
  CHECK(difference(map.settled(), ground) == 0);
  map.style = *built_in_style("dark");
  CHECK(difference(map.settled(), ground) > 100'000);
}

TEST_CASE("Dated features follow the window of time where the picture was kept") {
  Bench bench;
  const fs::path file = bench.folder.write("dated.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"start":"2016-07-10","end":"2016-07-12"},"geometry":{"type":"Polygon",
     "coordinates":[[[37.2,35.5],[38.8,35.5],[38.8,36.5],[37.2,36.5],[37.2,35.5]]]}}]})");
  Map map;
  const Pixels ground = map.settled();
  map.map->add_layer(file);
  map.settle();
  REQUIRE(map.map->layers().front().dates.has_value());
  const geo::FeatureTime span = map.map->layers().front().dates->span;
  map.map->set_window({span.begin, span.end});
  const Pixels with = map.settled();
  CHECK(difference(with, ground) > 1000);
  map.map->set_window({span.end + 1000, span.end + 2000});
  CHECK(difference(map.settled(), ground) == 0);
  map.map->set_window({span.begin - 1000, span.begin + 1});
  CHECK(difference(map.settled(), with) == 0);
}

TEST_CASE("A layer that is wiped over the map shows in its part, wherever that ends") {
  Bench bench;
  const fs::path file = bench.folder.write("few.geojson", features(200));
  Map map;
  const Pixels bare = map.settled();
  map.map->add_layer(file);
  const Pixels full = map.settled();
  for (const double left : {0.5, 0.25, 0.8}) {
    INFO(left);
    map.map->set_look(0, {.left = left});
    const Pixels wiped = map.settled();
    const auto edge = static_cast<std::size_t>(std::lround(left * map.size.width));
    std::size_t off = 0;
    for (std::size_t i = 0; i < wiped.size(); i += 4) {
      const Pixels& wanted = i / 4 % static_cast<std::size_t>(map.size.width) < edge ? bare : full;
      off +=
          std::equal(wiped.begin() + static_cast<std::ptrdiff_t>(i), wiped.begin() + static_cast<std::ptrdiff_t>(i + 3),
                     wanted.begin() + static_cast<std::ptrdiff_t>(i))
              ? 0
              : 1;
    }
    CHECK(off <= 40);
  }
  map.map->set_look(0, {});
  CHECK(difference(map.settled(), full) <= 20);
}

TEST_CASE("A map that rests between pixels is drawn where it belongs") {
  Bench bench;
  const fs::path file = bench.folder.write("few.geojson", features(200));
  Map map;
  map.map->add_layer(file);
  map.settle();
  map.camera.pan({10.5, 3.25});
  CHECK(map.frame());  // for the moment on whole pixels
  const Pixels moving = map.target.read_pixels();
  const Pixels rested = map.settled();
  CHECK(difference(moving, rested) > 100);
  CHECK(difference(rested, map.anew(file, Basemap::Pace::moving)) <= 20);
}

}  // namespace
}  // namespace dateline::viewer
