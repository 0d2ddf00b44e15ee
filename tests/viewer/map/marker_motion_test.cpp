#include "viewer/map/marker_motion.h"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>
#include <numeric>

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr double kWorld = 4294967296.0;
constexpr double kHalfway = MarkerMotion::kSeconds / 2;
constexpr geo::LonLat kHere{37.1, 36.2};
constexpr geo::LonLat kNear{37.13, 36.22};

events::EventRow row_at(geo::LonLat position, events::EventType type = events::EventType::battles) {
  const geo::WorldPoint p = geo::to_world(position);
  events::EventRow row;
  row.x = static_cast<std::uint32_t>(p.x * kWorld);
  row.y = static_cast<std::uint32_t>(p.y * kWorld);
  row.type = type;
  row.when = {0, 1440};
  return row;
}

Camera at_zoom(double zoom) {
  Camera camera({800, 600});
  camera.show(geo::to_world(kHere), zoom);
  return camera;
}

/// Three events at one place, two at one nearby: one marker at zoom 8, two at zoom 13.
struct TwoPlaces {
  std::shared_ptr<const events::EventIndex> index =
      events::EventIndex::from_rows({row_at(kHere), row_at(kHere), row_at(kHere), row_at(kNear), row_at(kNear)});
  std::vector<events::Row> rows{0, 1, 2, 3, 4};
  Camera wide = at_zoom(8), close = at_zoom(13);
  MarkerLayout one = lay_out_markers(*index, rows, wide, {{0, 20000}, false});
  MarkerLayout two = lay_out_markers(*index, rows, close, {{0, 20000}, false});
  MarkerMotion motion;
  TwoPlaces() {
    REQUIRE(one.clusters.size() == 1);
    REQUIRE(two.clusters.size() == 2);
  }
  [[nodiscard]] glm::dvec2 home(std::size_t cluster) const { return two.clusters[cluster].stacks[0].centre; }
};

}  // namespace

TEST_CASE_METHOD(TwoPlaces, "A cluster that opens up lets its parts go from where it stood to their own places") {
  motion.show(&one, wide, 10.0);
  CHECK_FALSE(motion.moves(10.0));
  motion.show(&two, close, 11.0);
  const glm::dvec2 start = close.to_screen(one.clusters[0].anchor);
  for (const std::size_t cluster : {0, 1}) {
    CHECK(glm::distance(motion.drawn(cluster, 0, close, 11.0).centre, start) < 1);
    CHECK(glm::distance(motion.drawn(cluster, 0, close, 12.0).centre, home(cluster)) < 0.01);
    CHECK(motion.drawn(cluster, 0, close, 12.0).opacity == 1);
  }
  // The part that leaves the common place is on its way, and the other stays where it was.
  const std::size_t leaving = glm::distance(home(0), start) > 1 ? 0 : 1;
  const glm::dvec2 between = motion.drawn(leaving, 0, close, 11 + kHalfway).centre;
  CHECK(glm::distance(between, start) > 5);
  CHECK(glm::distance(between, home(leaving)) > 5);
  CHECK(motion.drawn(leaving, 0, close, 11.0).opacity == 0);
  CHECK(motion.drawn(1 - leaving, 0, close, 11.0).opacity == 1);
  CHECK(motion.moves(11 + kHalfway));
  CHECK_FALSE(motion.moves(11 + MarkerMotion::kSeconds));
}

TEST_CASE_METHOD(TwoPlaces, "What a cluster swallows moves into it and fades, and is then forgotten") {
  motion.show(&two, close, 10.0);
  motion.show(&one, wide, 11.0);
  const auto begun = motion.leaving(wide, 11.0);
  REQUIRE(begun.size() == 1);
  CHECK(begun[0].opacity == Approx(1));
  CHECK(glm::distance(begun[0].centre, wide.to_screen(geo::to_world(kNear))) < 1);
  const auto later = motion.leaving(wide, 11 + kHalfway);
  REQUIRE(later.size() == 1);
  CHECK(later[0].opacity < 0.6F);
  CHECK(glm::distance(later[0].centre, one.clusters[0].stacks[0].centre) <
        glm::distance(begun[0].centre, one.clusters[0].stacks[0].centre));
  CHECK(motion.leaving(wide, 11 + MarkerMotion::kSeconds).empty());
}

TEST_CASE_METHOD(TwoPlaces, "Zooming on before all has come to rest goes on from where the markers are") {
  motion.show(&one, wide, 10.0);
  motion.show(&two, close, 11.0);
  const Camera closer = at_zoom(13.5);
  const MarkerLayout next = lay_out_markers(*index, rows, closer, {{0, 20000}, false});
  const std::size_t cluster = glm::distance(home(0), close.to_screen(one.clusters[0].anchor)) > 1 ? 0 : 1;
  const glm::dvec2 before = motion.drawn(cluster, 0, closer, 11 + kHalfway).centre;
  motion.show(&next, closer, 11 + kHalfway);
  CHECK(glm::distance(motion.drawn(cluster, 0, closer, 11 + kHalfway).centre, before) < 1);
  CHECK_FALSE(motion.moves(11 + MarkerMotion::kSeconds));
}

TEST_CASE_METHOD(TwoPlaces, "In a still picture, and while time alone changes, nothing is on its way") {
  motion.show(&one, wide, std::nullopt);
  motion.show(&two, close, std::nullopt);
  CHECK_FALSE(motion.moves(std::nullopt));
  CHECK(glm::distance(motion.drawn(0, 0, close, std::nullopt).centre, home(0)) < 0.01);
  CHECK(motion.leaving(close, std::nullopt).empty());

  MarkerMotion scrubbed;
  scrubbed.show(&two, close, 1.0);
  const MarkerLayout fewer = lay_out_markers(*index, {0, 1, 2}, close, {{0, 20000}, false});
  scrubbed.show(&fewer, close, 2.0);
  CHECK_FALSE(scrubbed.moves(2.0));
  CHECK(scrubbed.leaving(close, 2.0).empty());
}

TEST_CASE_METHOD(TwoPlaces, "Markers and dots fade into each other") {
  motion.show(&two, close, 10.0);
  CHECK(motion.dots(10.0) == 0);
  motion.show(nullptr, wide, 11.0);
  CHECK(motion.dots(11.0) == 0);
  CHECK(motion.dots(11 + kHalfway) == Approx(0.5));
  CHECK(motion.leaving(wide, 11 + kHalfway).size() == 2);
  CHECK(motion.dots(12.0) == 1);
  CHECK(motion.leaving(wide, 12.0).empty());
  motion.show(&two, close, 13.0);
  CHECK(motion.dots(13 + kHalfway) == Approx(0.5));
  CHECK(motion.drawn(0, 0, close, 13.0).opacity == 0);
  CHECK(motion.drawn(0, 0, close, 14.0).opacity == 1);
  CHECK(motion.dots(14.0) == 0);
  // A still picture shows the dots at once.
  motion.show(nullptr, wide, std::nullopt);
  CHECK(motion.dots(std::nullopt) == 1);
}
