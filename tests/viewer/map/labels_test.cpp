#include "viewer/map/labels.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace dateline;
using namespace dateline::viewer;

namespace {

Camera camera_at(double longitude) {
  Camera camera({800, 600});
  camera.show(geo::to_world({longitude, 36.2}), 10);
  return camera;
}

LabelCandidate named(std::string name, geo::LonLat point, int priority,
                     LabelCandidate::Anchor anchor = LabelCandidate::Anchor::dot) {
  LabelCandidate label;
  label.name = std::move(name);
  label.point = geo::to_world(point);
  label.priority = priority;
  label.anchor = anchor;
  return label;
}

std::set<std::string> names(const std::vector<LabelCandidate>& candidates, const std::vector<PlacedLabel>& placed) {
  std::set<std::string> result;
  for (const PlacedLabel& label : placed) {
    result.insert(candidates[label.candidate].name);
  }
  return result;
}

std::vector<LabelCandidate> crowd() {
  std::vector<LabelCandidate> labels;
  for (int i = 0; i < 400; ++i) {
    labels.push_back(named("place " + std::to_string(i), {36.8 + 0.031 * (i % 20), 36.0 + 0.017 * (i / 20)}, i % 7));
  }
  return labels;
}

}  // namespace

TEST_CASE("Labels never cover each other or an obstacle") {
  const std::vector<LabelCandidate> labels = crowd();
  const std::vector<glm::vec2> sizes(labels.size(), {70, 16});
  const std::vector<LabelBox> obstacles = {{{300, 200}, {500, 400}}};
  const std::vector<PlacedLabel> placed = place_labels(labels, sizes, obstacles, camera_at(37.1));
  REQUIRE(placed.size() > 20);
  for (std::size_t a = 0; a < placed.size(); ++a) {
    CHECK_FALSE(placed[a].box.overlaps(obstacles[0]));
    for (std::size_t b = a + 1; b < placed.size(); ++b) {
      CHECK_FALSE(placed[a].box.overlaps(placed[b].box));
    }
  }
}

TEST_CASE("What surrounds a still picture cuts off no name: it stands within, or not at all") {
  const Camera camera = camera_at(37.1);
  const auto at = [&](double x, double y) { return geo::to_lon_lat(camera.to_world(glm::dvec2(x, y))); };
  using Anchor = LabelCandidate::Anchor;
  const std::vector<LabelCandidate> labels = {
      named("by the right edge", at(780, 300), 1, Anchor::dot), named("of an area", at(790, 100), 1, Anchor::centre),
      named("at the top", at(400, 6), 1, Anchor::marker), named("beyond", at(820, 500), 1, Anchor::dot),
      named("in the middle", at(400, 300), 1, Anchor::centre)};
  const std::vector<glm::vec2> sizes(labels.size(), {70, 16});
  const std::vector<PlacedLabel> moving = place_labels(labels, sizes, {}, camera);
  CHECK(moving.size() == labels.size());
  const std::vector<PlacedLabel> still = place_labels(labels, sizes, surroundings(camera.size()), camera);
  CHECK(names(labels, still) == std::set<std::string>{"by the right edge", "at the top", "in the middle"});
  for (const PlacedLabel& label : still) {
    CHECK((label.box.low.x >= 0 && label.box.low.y >= 0 && label.box.high.x <= 800 && label.box.high.y <= 600));
  }
}

TEST_CASE("Of two that cannot both stand, the more important one does") {
  const geo::LonLat here{37.1, 36.2};
  const std::vector<LabelCandidate> labels = {named("Village", here, 1, LabelCandidate::Anchor::centre),
                                              named("City", here, 9, LabelCandidate::Anchor::centre)};
  const std::vector<PlacedLabel> placed = place_labels(labels, {{60, 16}, {60, 16}}, {}, camera_at(37.1));
  CHECK(names(labels, placed) == std::set<std::string>{"City"});
}

TEST_CASE("A town's label goes to another side of its dot where the right is taken") {
  const geo::LonLat here{37.1, 36.2};
  const std::vector<LabelCandidate> labels = {named("Town", here, 1)};
  const std::vector<PlacedLabel> placed = place_labels(labels, {{60, 16}}, {{{402, 280}, {470, 320}}}, camera_at(37.1));
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].box.high.x < 400);
}

TEST_CASE("An event's place is named above its markers") {
  std::vector<LabelCandidate> labels = {named("Place", {37.1, 36.2}, 1, LabelCandidate::Anchor::marker)};
  labels[0].clearance = {30, 12};
  const std::vector<PlacedLabel> placed = place_labels(labels, {{60, 16}}, {}, camera_at(37.1));
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].box.high.y <= 300 - 12);
  CHECK((placed[0].box.low.x + placed[0].box.high.x) / 2 == Approx(400).margin(0.5));
}

TEST_CASE("Labels keep their place on the ground while the view moves") {
  const std::vector<LabelCandidate> labels = crowd();
  const std::vector<glm::vec2> sizes(labels.size(), {70, 16});
  Camera camera = camera_at(37.1);
  const std::set<std::string> before = names(labels, place_labels(labels, sizes, {}, camera));
  camera.pan({-37, 21});
  CHECK(names(labels, place_labels(labels, sizes, {}, camera)) == before);
}
