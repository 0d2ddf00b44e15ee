#include "viewer/picture/withholding.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "geo/mercator.h"
#include "tests/support/temporary_folder.h"
#include "tests/viewer/support/sample_project.h"
#include "viewer/picture/furniture.h"
#include "viewer/picture/sidecar.h"

namespace dateline::viewer {
namespace {

MapScene scene_of_aleppo() {
  const auto project = sample::aleppo();
  MapScene scene;
  scene.project = project;
  scene.index = events::EventIndex::from_project(*project);
  scene.sources = std::make_shared<const events::EventSources>(*project);
  scene.window = {scene.index->span().begin, scene.index->span().end};
  scene.selected_event = 0;
  scene.selected_place = "somewhere";
  return scene;
}

geo::LonLat position(const events::EventRow& row) {
  return geo::to_lon_lat({row.x / 4294967296.0, row.y / 4294967296.0});
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("A blurred position is within the distance, and no further pictures narrow it down") {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> longitude(-180, 180);
  std::uniform_real_distribution<double> latitude(-85, 85);
  for (const double blur : {100.0, 1000.0, 5000.0, 20'000.0, 500'000.0}) {
    for (int i = 0; i < 2000; ++i) {
      const geo::LonLat exact{longitude(random), latitude(random)};
      const geo::LonLat told = blurred(exact, blur);
      INFO(exact.longitude << " " << exact.latitude << " " << blur);
      REQUIRE(geo::is_valid(told));
      REQUIRE(geo::distance_m(exact, told) <= blur);
      REQUIRE(geo::distance_m(blurred(told, blur), told) < 1);  // the cell's middle is its own
    }
  }
  // All of a neighbourhood becomes a few spots.
  std::set<std::pair<double, double>> spots;
  for (int i = 0; i < 1000; ++i) {
    const geo::LonLat told = blurred({37.1 + 0.0001 * i, 36.2}, 5000);
    spots.emplace(told.longitude, told.latitude);
  }
  CHECK(spots.size() <= 3);
}

TEST_CASE("A blurred picture's middle is nobody's aim, and its areas are in sight as a whole") {
  Camera camera({1000, 600});
  const geo::LonLat aim{37.1, 36.2};
  camera.show(geo::to_world(aim), 18);
  Camera told = camera;
  withhold(told, {.blur_m = 0, .sources = true});
  CHECK(told == camera);
  withhold(told, {.blur_m = 5000, .sources = false});
  CHECK(geo::distance_m(geo::to_lon_lat(told.centre()), blurred(aim, 5000)) < 1);
  const double radius = 5000 / geo::world_width_m(36.2) * told.world_pixels();
  CHECK(radius <= 0.31 * 600);
  CHECK(radius >= 0.29 * 600);
  Camera wide({1000, 600});
  wide.show(geo::to_world(aim), 9);
  withhold(wide, {.blur_m = 5000, .sources = false});
  CHECK(wide.zoom() == 9);
}

TEST_CASE("A blurred scene holds the events of the window as areas, and nothing that tells where they were") {
  const MapScene exact = scene_of_aleppo();
  const MapScene told = withhold(exact, {.blur_m = 5000, .sources = false});
  CHECK_FALSE(told.project);
  CHECK_FALSE(told.selected_event);
  CHECK(told.selected_place.empty());
  CHECK(told.time_zone == exact.project->time_zone);
  const auto before = exact.index->drawn_rows(exact.window, exact.filter);
  const auto after = told.index->drawn_rows(told.window, told.filter);
  REQUIRE(after.size() == before.size());
  std::set<std::pair<std::uint32_t, std::uint32_t>> known;
  for (const events::Row row : before) {
    known.emplace(exact.index->row(row).x, exact.index->row(row).y);
  }
  for (const events::Row row : after) {
    const events::EventRow event = told.index->row(row);
    CHECK(event.radius_m >= 5000);
    CHECK(event.place == events::kNoPlace);
    CHECK_FALSE(known.contains({event.x, event.y}));
    CHECK(std::ranges::any_of(before, [&](events::Row other) {
      return geo::distance_m(position(exact.index->row(other)), position(event)) <= 5000;
    }));
  }
  CHECK(sources_of(told).publishers == sources_of(exact).publishers);
  CHECK(sources_of(told).unreviewed == sources_of(exact).unreviewed);
}

TEST_CASE("What a filter and a search leave out is not in a blurred scene") {
  MapScene exact = scene_of_aleppo();
  const auto all = exact.index->drawn_rows(exact.window, exact.filter);
  REQUIRE(all.size() > 1);
  auto found = std::make_shared<events::RowBits>(exact.index->size());
  (*found)[all[1]] = true;
  exact.filter.found = found;
  const MapScene told = withhold(exact, {.blur_m = 1000, .sources = false});
  CHECK(told.index->size() == 1);
  CHECK(told.index->drawn_rows(told.window, told.filter).size() == 1);
}

TEST_CASE("A picture says what it withholds, and names no source where that is withheld") {
  MapScene scene = scene_of_aleppo();
  scene.query = "Layramoun";
  const std::vector<std::string> sources = sources_of(scene).publishers;
  REQUIRE_FALSE(sources.empty());
  const FurnitureOptions options{.withholding = {.blur_m = 5000, .sources = true}};
  const MapScene told = withhold(scene, options.withholding);
  std::string text;
  for (const std::string& line : credit_lines(told, MapContent(), options)) {
    text += line + "\n";
  }
  CHECK(text.find("Positions blurred on purpose: each event is somewhere within 5 km of its mark") !=
        std::string::npos);
  CHECK(text.find("Sources withheld on purpose") != std::string::npos);
  CHECK(text.find("Only what matches words that are withheld") != std::string::npos);
  CHECK(text.find("Layramoun") == std::string::npos);
  for (const std::string& name : sources) {
    CHECK(text.find(name) == std::string::npos);
  }
}

TEST_CASE("The file beside a picture holds nothing that the picture withholds, and says so") {
  const test::TemporaryFolder folder;
  PictureView view;
  view.project = "/home/somebody/witness-of-layramoun/case.gpkg";
  view.basemap = "/home/somebody/roof.tif";
  view.time_zone = "Asia/Damascus";
  view.window = {24'000'000, 24'010'080};
  view.query = "hospital";
  view.centre = {37.1, 36.2};
  view.size = {800, 600};
  view.style = "dark";
  view.publishers = {"Wire of one person"};
  view.notes = {"Told by a nurse"};
  view.furniture.withholding = {.blur_m = 5000, .sources = true};
  const auto file = folder.file("map.png.json");
  REQUIRE(write_sidecar(file, view));
  const std::string text = text_of(file);
  for (const char* secret : {"somebody", "layramoun", "hospital", "Wire", "nurse"}) {
    INFO(secret);
    CHECK(text.find(secret) == std::string::npos);
  }
  const auto read = read_sidecar(file);
  REQUIRE(read);
  CHECK(read->furniture.withholding == view.furniture.withholding);
  CHECK(read->query_withheld);
  CHECK(read->project.empty());
  // Of a blur alone the sources stay.
  view.furniture.withholding.sources = false;
  REQUIRE(write_sidecar(file, view));
  CHECK(text_of(file).find("Wire of one person") != std::string::npos);
}

}  // namespace dateline::viewer
