#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/temporary_folder.h"
#include "viewer/picture/png.h"
#include "viewer/picture/sidecar.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

PictureView some_view() {
  PictureView view;
  view.project = "reports.gpkg";
  view.time_zone = "Asia/Damascus";
  view.window = {24'000'000, 24'010'080};
  view.filter.types.set(events::EventType::riots, false);
  view.filter.speakers.set(events::Speaker::agencies, false);
  view.centre = {37.123456789, 36.25};
  view.zoom = 12.625;
  view.size = {1600, 1000};
  view.scale = 2;
  view.style = "light";
  view.basemap = "none";
  view.furniture.legend = false;
  view.flows = false;
  view.heat = true;
  view.names = false;
  view.uncertainty = false;
  view.graticule = true;
  view.size_by_casualties = true;
  view.swipe = 0.25;
  view.query = "mill hospital";
  view.known_on = 24'000'000;
  view.furniture.known_on = view.known_on;
  return view;
}

}  // namespace

TEST_CASE("A picture is read back as it was written") {
  Image picture{{3, 2}, {}};
  for (int i = 0; i < 6; ++i) {
    picture.rgba.insert(picture.rgba.end(), {static_cast<std::uint8_t>(40 * i), 7, 200, 255});
  }
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder.file("colours.png");
  REQUIRE(write_png(file, picture));
  const Result<Image> back = read_png(file);
  REQUIRE(back);
  CHECK(back->size == picture.size);
  CHECK(back->rgba == picture.rgba);
  CHECK_FALSE(std::filesystem::exists(file.string() + ".part"));
}

TEST_CASE("A picture says how densely it is printed, so that its ratio is true on paper") {
  const Result<std::string> png = encode_png({{1, 1}, {0, 0, 0, 255}}, 300);
  REQUIRE(png);
  const std::size_t at = png->find("pHYs");
  REQUIRE(at != std::string::npos);
  CHECK(png->substr(at + 4, 9) == std::string("\0\0\x2E\x23\0\0\x2E\x23\1", 9));  // 11,811 a metre, both ways
}

TEST_CASE("A picture that cannot be written says so") {
  const Result<void> written = write_png("/nonexistent/folder/map.png", {{1, 1}, {0, 0, 0, 255}});
  REQUIRE_FALSE(written);
  CHECK(written.error().kind == Error::Kind::failed);
  CHECK(written.error().where == "/nonexistent/folder/map.png");
}

TEST_CASE("A sidecar reopens the exact view") {
  const PictureView view = some_view();
  const test::TemporaryFolder folder;
  const std::filesystem::path file = sidecar_path(folder.file("map.png"));
  CHECK(file.filename() == "map.png.json");
  REQUIRE(write_sidecar(file, view));
  const Result<PictureView> back = read_sidecar(file);
  REQUIRE(back);
  CHECK(back->project == view.project);
  CHECK(back->time_zone == view.time_zone);
  CHECK(back->window == view.window);
  CHECK(back->filter.types.has(events::EventType::battles));
  CHECK_FALSE(back->filter.types.has(events::EventType::riots));
  CHECK_FALSE(back->filter.speakers.has(events::Speaker::agencies));
  CHECK(back->centre == view.centre);
  CHECK(back->zoom == view.zoom);
  CHECK(back->size == view.size);
  CHECK(back->scale == view.scale);
  CHECK(back->style == view.style);
  CHECK(back->basemap == view.basemap);
  CHECK(back->furniture == view.furniture);
  CHECK_FALSE(back->flows);
  CHECK(back->heat);
  CHECK_FALSE(back->names);
  CHECK_FALSE(back->uncertainty);
  CHECK(back->graticule);
  CHECK(back->size_by_casualties);
  CHECK(back->markers);
  CHECK(back->districts);
  CHECK(back->swipe == 0.25);
}

TEST_CASE("What is no sidecar is told apart") {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder.file("other.json");
  for (const char* text : {"", "[]", "{\"dateline_view\": 99}", "{\"dateline_view\": 1}", "not json"}) {
    CAPTURE(text);
    std::ofstream(file) << text;
    const Result<PictureView> view = read_sidecar(file);
    REQUIRE_FALSE(view);
    CHECK(view.error().kind == Error::Kind::rejected);
    CHECK(view.error().where == file.string());
  }
}
