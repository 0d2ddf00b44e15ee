#include <catch2/catch.hpp>

#include "base/resources.h"
#include "tests/viewer/support/golden.h"
#include "tests/viewer/support/sample_project.h"
#include "viewer/picture/studio.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

Studio& studio() {
  static Result<std::unique_ptr<Studio>> made = Studio::create(resource_folder());
  REQUIRE(made);
  return **made;
}

MapScene aleppo_scene(const std::string& style_name) {
  MapScene scene;
  scene.project = sample::aleppo();
  scene.index = events::EventIndex::from_project(*scene.project);
  scene.sources = std::make_shared<const events::EventSources>(*scene.project);
  scene.window = {events::to_minute(sample::july(20)), events::to_minute(sample::july(27))};
  const Result<Style> style = built_in_style(style_name);
  REQUIRE(style);
  scene.style = std::make_shared<const Style>(*style);
  const Result<std::shared_ptr<const geo::Gazetteer>> gazetteer =
      geo::Gazetteer::open(resource_folder() / "gazetteer.index");
  REQUIRE(gazetteer);
  scene.gazetteer = *gazetteer;
  const Result<DistrictSet> districts = load_districts(resource_folder() / "districts/aleppo.geojson");
  REQUIRE(districts);
  scene.districts = std::make_shared<const DistrictSet>(*districts);
  return scene;
}

Camera over_aleppo(gl::Size size, double zoom) {
  Camera camera(size);
  camera.show(geo::to_world({37.14, 36.218}), zoom);
  return camera;
}

void check(const Camera& camera, const MapScene& scene, const FurnitureOptions& furniture, const std::string& name) {
  const Result<Image> picture = studio().draw(camera, scene, furniture);
  REQUIRE(picture);
  const golden::Comparison comparison = golden::compare(*picture, name);
  INFO(comparison.message);
  CHECK(comparison.differing == 0);
}

}  // namespace

TEST_CASE("A project made by hand looks as it did, dark") {
  check(over_aleppo({1000, 750}, 12.6), aleppo_scene("dark"), {}, "sample-dark");
}

TEST_CASE("A project made by hand looks as it did, light") {
  check(over_aleppo({1000, 750}, 12.6), aleppo_scene("light"), {}, "sample-light");
}

TEST_CASE("The density of events looks as it did, dark and light") {
  for (const std::string style : {"dark", "light"}) {
    MapScene scene = aleppo_scene(style);
    scene.show_heat = true;
    check(over_aleppo({900, 650}, 11.4), scene, {}, "sample-heat-" + style);
  }
}

TEST_CASE("Where things came from looks as it did, dark and light") {
  const geo::LonLat west{37.025, 36.265};
  const geo::LonLat north{37.17, 36.27};
  for (const std::string style : {"dark", "light"}) {
    MapScene scene = aleppo_scene(style);
    auto project = std::make_shared<events::Project>(*scene.project);
    const auto from = [&](std::size_t event, const char* name, geo::LonLat point, double radius_m) {
      project->events[event].origin = events::EventPlace{
          .name = name, .id = name, .point = point, .radius_m = radius_m, .kind = {}, .relation = ""};
    };
    for (const std::size_t event : {0, 1, 2, 3, 5}) {
      from(event, "Western fields", west, 0);  // four of one type, one of another, beside them
    }
    from(9, "Northern hills", north, 900);  // claimed by a side only, from an area
    from(10, "Northern hills", north, 900);
    from(14, "Western fields", west, 0);  // denied
    from(15, "Layramoun", {37.10442, 36.24109}, 0);
    scene.project = project;
    scene.flows = events::EventFlows::from_project(*scene.project, *scene.index);
    check(over_aleppo({1000, 750}, 12.2), scene, {}, "sample-flows-" + style);
  }
}

TEST_CASE("A selected event's stack is fanned out") {
  MapScene scene = aleppo_scene("dark");
  scene.selected_event = 4;
  scene.selected_place = "alp003";
  check(over_aleppo({800, 600}, 12.6), scene, FurnitureOptions::none(), "sample-fan");
}

TEST_CASE("From the country, neighbouring places are one cluster") {
  check(over_aleppo({800, 600}, 8), aleppo_scene("dark"), {}, "sample-country");
}
