#include <catch2/catch.hpp>
#include <glm/geometric.hpp>
#include <set>

#include "tests/viewer/support/sample_project.h"
#include "viewer/gl/context.h"
#include "viewer/map/map_renderer.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

/// A renderer without a basemap, and the sample project's scene.
struct Fixture {
  Fixture() : atlas(fonts), text(*TextRenderer::create(atlas)), map(*MapRenderer::create(text, nullptr)) {
    camera.show(geo::to_world({37.14, 36.22}), 12.6);
    scene.project = sample::aleppo();
    scene.index = events::EventIndex::from_project(*scene.project);
    scene.window = {events::to_minute(sample::july(20)), events::to_minute(sample::july(27))};
    scene.style = std::make_shared<const Style>(*built_in_style("dark"));
    auto districts = std::make_shared<DistrictSet>();
    districts->districts.push_back(square("alp003", "Layramoun", {37.104, 36.241}, 0.015));
    districts->districts.push_back(square("alp066", "New Aleppo", {37.093, 36.199}, 0.01));
    scene.districts = districts;
  }
  static District square(std::string id, std::string name, geo::LonLat middle, double half) {
    District district;
    district.place_id = std::move(id);
    district.name = std::move(name);
    district.middle = geo::to_world(middle);
    district.rings = {{geo::to_world({middle.longitude - half, middle.latitude - half}),
                       geo::to_world({middle.longitude + half, middle.latitude - half}),
                       geo::to_world({middle.longitude + half, middle.latitude + half}),
                       geo::to_world({middle.longitude - half, middle.latitude + half})}};
    return district;
  }
  [[nodiscard]] glm::dvec2 pixel_of(geo::LonLat position) const { return camera.to_screen(geo::to_world(position)); }
  void draw() { REQUIRE(map.draw(camera, scene)); }

  gl::HeadlessContext context = *gl::HeadlessContext::create();
  FontSet fonts = *FontSet::open();
  GlyphAtlas atlas;
  TextRenderer text;
  MapRenderer map;
  Camera camera{{1000, 750}};
  MapScene scene;
};

constexpr geo::LonLat kSakhour{37.18984, 36.21852};
constexpr geo::LonLat kLayramoun{37.10442, 36.24109};

}  // namespace

TEST_CASE_METHOD(Fixture, "The marker under the cursor is found, with its events newest first") {
  draw();
  const std::optional<Pick> pick = map.pick(pixel_of(kSakhour));
  REQUIRE(pick);
  CHECK(pick->kind == Pick::Kind::marker);
  CHECK(pick->place_id == "alp021");
  REQUIRE(pick->events.size() == 1);
  CHECK(scene.project->events[pick->events[0]].place.name == "Sakhour");
  // Two types stand side by side at Layramoun: the battles on the left.
  const std::optional<Pick> battles = map.pick(pixel_of(kLayramoun) - glm::dvec2(13, 0));
  REQUIRE(battles);
  REQUIRE(battles->events.size() == 5);
  CHECK(*scene.project->events[battles->events[0]].when.start == sample::july(26));
  CHECK(map.pick(pixel_of(kLayramoun) + glm::dvec2(13, 0))->events.size() == 2);
}

TEST_CASE_METHOD(Fixture, "Beside the markers lies the district; outside of all, nothing") {
  draw();
  const std::optional<Pick> pick = map.pick(pixel_of({37.112, 36.231}));
  REQUIRE(pick);
  CHECK(pick->kind == Pick::Kind::district);
  CHECK(pick->place_id == "alp003");
  CHECK_FALSE(map.pick(pixel_of({37.05, 36.26})));
}

TEST_CASE_METHOD(Fixture, "A place's label is found") {
  draw();
  const std::optional<Pick> pick = map.pick(pixel_of(kSakhour) - glm::dvec2(0, 22));
  REQUIRE(pick);
  CHECK(pick->kind == Pick::Kind::label);
  CHECK(pick->name == "Sakhour");
}

TEST_CASE_METHOD(Fixture, "Each event of a fanned-out stack is found by itself") {
  scene.selected_event = 0;
  draw();
  std::set<std::uint32_t> found;
  const glm::dvec2 centre = pixel_of(kLayramoun);
  for (double x = -70; x <= 70; x += 4) {
    for (double y = -70; y <= 70; y += 4) {
      const std::optional<Pick> pick = map.pick(centre + glm::dvec2(x, y));
      if (pick && pick->kind == Pick::Kind::marker) {
        CHECK(pick->events.size() == 1);
        found.insert(pick->events.front());
      }
    }
  }
  CHECK(found.size() == 7);
}

TEST_CASE_METHOD(Fixture, "An unchanged scene is not drawn again") {
  CHECK(*map.draw(camera, scene));
  CHECK_FALSE(*map.draw(camera, scene));
  CHECK(map.is_settled());
  scene.filter.types.set(events::EventType::battles, false);
  CHECK(*map.draw(camera, scene));
  CHECK_FALSE(*map.draw(camera, scene));
}

TEST_CASE_METHOD(Fixture, "The content says what the picture holds") {
  draw();
  const MapContent& content = map.content();
  CHECK(content.events[0] == 8);
  CHECK(content.partly_taken);
  CHECK(content.claimed_only);
  CHECK(content.denied);
  CHECK(content.uncertain);
  CHECK(content.control.contains(events::Side::government));
  scene.filter.statuses.set(events::Status::denied, false);
  draw();
  CHECK_FALSE(map.content().denied);
}

TEST_CASE_METHOD(Fixture, "Hidden districts and markers are neither drawn nor found") {
  scene.show_districts = false;
  scene.show_markers = false;
  scene.show_labels = false;
  draw();
  CHECK(map.content() == MapContent());
  CHECK_FALSE(map.pick(pixel_of(kLayramoun)));
  const std::vector<std::uint8_t> pixels = map.picture().read_pixels();
  bool plain = true;
  for (std::size_t i = 4; i < pixels.size(); ++i) {
    plain = plain && pixels[i] == pixels[i % 4];
  }
  CHECK(plain);
}

TEST_CASE_METHOD(Fixture, "A partly taken district is hatched, never filled; a claimed one has no fill of a side") {
  scene.show_markers = false;
  scene.show_labels = false;
  draw();
  const std::vector<std::uint8_t> pixels = map.picture().read_pixels();
  const glm::dvec2 middle = pixel_of({37.104, 36.241});
  std::set<int> reds;
  for (int x = -40; x <= 40; ++x) {
    reds.insert(pixels[(static_cast<std::size_t>(middle.y) * 1000 + static_cast<std::size_t>(middle.x + x)) * 4]);
  }
  CHECK(*reds.rbegin() - *reds.begin() > 25);  // light and dark stripes
}

TEST_CASE_METHOD(Fixture, "While playing, a marker that appears pulses; a still picture has nothing that moves") {
  scene.window = {events::to_minute(sample::july(19)), events::to_minute(sample::july(26)) + 60};
  draw();
  CHECK(map.is_settled());
  scene.playing = true;
  draw();
  CHECK_FALSE(map.is_settled());
}

TEST_CASE_METHOD(Fixture, "After a zoom markers move for a moment, and come to rest as a still picture has them") {
  camera.set_zoom(9);
  scene.seconds = 10;
  draw();
  CHECK(map.is_settled());
  camera.set_zoom(12.6);
  draw();
  CHECK_FALSE(map.is_settled());
  const std::vector<std::uint8_t> begun = map.picture().read_pixels();
  scene.seconds = 10.1;
  CHECK(*map.draw(camera, scene));
  CHECK(map.picture().read_pixels() != begun);
  CHECK_FALSE(map.is_settled());
  scene.seconds = 11;
  CHECK(*map.draw(camera, scene));
  CHECK(map.is_settled());
  CHECK_FALSE(*map.draw(camera, scene));  // and nothing is drawn while nothing moves
  const std::vector<std::uint8_t> rested = map.picture().read_pixels();
  const MapContent counted = map.content();
  scene.seconds.reset();
  map.redraw();
  draw();
  CHECK(map.picture().read_pixels() == rested);
  CHECK(map.content() == counted);
}

TEST_CASE_METHOD(Fixture, "Where events are a density, the exact number about a place is told") {
  scene.show_heat = true;
  draw();
  REQUIRE(map.content().heat);
  CHECK(map.content().heat->events == 18);
  const std::optional<Pick> about = map.pick(pixel_of(kSakhour) + glm::dvec2(0, 12));
  REQUIRE(about);
  CHECK(about->kind == Pick::Kind::density);
  CHECK(about->count == about->events.size());
  CHECK(about->count >= 1);
  CHECK_FALSE(map.pick(pixel_of({37.05, 36.26})));
}

TEST_CASE_METHOD(Fixture,
                 "An arrow from an origin is found with its events, and is gone without its switch or its time") {
  auto project = std::make_shared<events::Project>(*scene.project);
  constexpr geo::LonLat kWest{37.02, 36.17};
  for (const std::size_t event : {0, 1}) {  // two battles at Layramoun
    project->events[event].origin = events::EventPlace{
        .name = "Western fields", .id = "w", .point = kWest, .radius_m = {}, .kind = {}, .relation = ""};
  }
  draw();
  CHECK_FALSE(map.content().flows);
  const std::vector<std::uint8_t> without = map.picture().read_pixels();
  scene.project = project;
  scene.flows = events::EventFlows::from_project(*project, *scene.index);
  scene.show_labels = false;
  camera.show(geo::to_world({37.07, 36.21}), 12);
  draw();
  REQUIRE(map.content().flows);
  CHECK(map.content().flows->events == 2);
  CHECK(map.content().flows->most == 2);
  // The middle of the way bows to the left of who goes it.
  const glm::dvec2 from = pixel_of(kWest);
  const glm::dvec2 to = pixel_of(kLayramoun);
  const glm::dvec2 middle = (from + to) * 0.5;
  const glm::dvec2 left = glm::dvec2((to - from).y, -(to - from).x) / glm::length(to - from);
  std::optional<Pick> pick;
  double bow = 0;
  for (; bow < 200 && !(pick && pick->kind == Pick::Kind::flow); bow += 2) {
    pick = map.pick(middle + left * bow);
  }
  REQUIRE(pick);
  REQUIRE(pick->kind == Pick::Kind::flow);
  CHECK(bow > 4);
  CHECK(pick->count == 2);
  CHECK(pick->events == std::vector<std::uint32_t>{1, 0});  // newest first
  CHECK(pick->name == "Western fields \u2192 Layramoun");
  CHECK_FALSE(map.pick(middle - left * 60.0));
  const std::vector<std::uint8_t> with = map.picture().read_pixels();
  scene.hovered = pick;
  draw();
  CHECK(map.picture().read_pixels() != with);  // it lights up
  scene.hovered.reset();
  scene.selected_event = 0;
  draw();
  CHECK(map.content().flows->events == 2);
  scene.selected_event.reset();
  scene.show_flows = false;
  draw();
  CHECK_FALSE(map.content().flows);
  scene.show_flows = true;
  scene.window = {events::to_minute(sample::july(24)), events::to_minute(sample::july(27))};
  draw();
  CHECK_FALSE(map.content().flows);
}
