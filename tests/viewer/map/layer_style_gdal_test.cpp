#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"
#include "viewer/map/layer_style.h"
#include "viewer/map/vector_content.h"

namespace dateline::viewer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRoads = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"Kind":"motorway","lanes":4,"name":"Ring"},
   "geometry":{"type":"LineString","coordinates":[[37.0,36.2],[37.4,36.2]]}},
  {"type":"Feature","properties":{"Kind":"track","lanes":1,"name":""},
   "geometry":{"type":"LineString","coordinates":[[37.0,36.1],[37.4,36.1]]}},
  {"type":"Feature","properties":{"Kind":null,"lanes":2,"name":"Lane"},
   "geometry":{"type":"LineString","coordinates":[[37.0,36.0],[37.4,36.0]]}}]})";

constexpr const char* kStyle = R"({"rules":[
  {"where":{"kind":["motorway","trunk"]},"line":{"colour":{"light":"#ff0000","dark":"#00ff00"},"width":3},
   "label":{"along":true,"text":{"colour":"#000000","halo":"#ffffff","halo_width":1,"size":10,"bold":false}}},
  {"where":{"lanes":{"from":2,"to":3}},"line":{"colour":"accent80","width":1}}]})";

TEST_CASE("A style beside the file says how its features look, by their attributes and the theme") {
  const test::TemporaryFolder folder;
  const fs::path roads = folder.write("roads.geojson", kRoads);
  folder.write("roads.geojson.style.json", kStyle);
  const auto content = open_vector(roads, 0, {});
  REQUIRE(content.has_value());
  CHECK((*content)->rule_of(0) == 0);
  CHECK((*content)->rule_of(1) == LayerStyles::kNoRule);
  CHECK((*content)->rule_of(2) == 1);
  const LayerStyles& styles = (*content)->styles();
  CHECK(styles.light.rules[0].line->colour == Colour{255, 0, 0});
  CHECK(styles.dark.rules[0].line->colour == Colour{0, 255, 0});
  CHECK(styles.light.rules[1].line->colour.a == 0x80);
}

TEST_CASE("Layers without a style have a colour each") {
  const test::TemporaryFolder folder;
  const fs::path roads = folder.write("roads.geojson", kRoads);
  const auto first = styles_for(roads, 0);
  const auto second = styles_for(roads, 1);
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  CHECK_FALSE(first->light.rules[1].line->colour == second->light.rules[1].line->colour);
}

TEST_CASE("What is wrong in a layer's style is told with its place") {
  const test::TemporaryFolder folder;
  const fs::path roads = folder.write("roads.geojson", kRoads);
  const auto line_of = [&](const std::string& style) {
    folder.write("roads.geojson.style.json", style);
    const auto styles = styles_for(roads, 0);
    REQUIRE_FALSE(styles.has_value());
    return styles.error().line();
  };
  CHECK_THAT(line_of(R"({"rules":[{"fill":"red"}]})"), Catch::Contains("/rules/0/fill"));
  CHECK_THAT(line_of(R"({"rules":[{"fil":"#ffffff"}]})"), Catch::Contains("/rules/0/fil"));
  CHECK_THAT(line_of(R"({"rules":[{"where":{"a":1}}]})"), Catch::Contains("/rules/0/where/a"));
  CHECK_THAT(line_of(R"({"rules":7})"), Catch::Contains("/rules"));
  CHECK_THAT(line_of("{"), Catch::Contains("is not JSON"));
}

TEST_CASE("A line's name stands where it stood when the view moves") {
  const test::TemporaryFolder folder;
  const fs::path roads = folder.write("roads.geojson", kRoads);
  folder.write("roads.geojson.style.json", kStyle);
  const auto content = open_vector(roads, 0, {});
  REQUIRE(content.has_value());
  const auto courses_in = [&](double west, double east) {
    const geo::WorldBox region{geo::to_world({west, 36.3}), geo::to_world({east, 35.9})};
    std::vector<LabelCandidate> candidates;
    (*content)->add_labels(region, {.zoom = 12}, candidates);
    return candidates;
  };
  const auto all = courses_in(36.9, 37.5);
  const auto part = courses_in(37.2, 37.5);
  REQUIRE(part.size() == 1);
  REQUIRE(all.size() == 2);
  CHECK(part.back().course == all.back().course);
  CHECK(part.back().name == "Ring");
  CHECK(part.back().course.front().x < part.back().course.back().x);
}

}  // namespace
}  // namespace dateline::viewer
