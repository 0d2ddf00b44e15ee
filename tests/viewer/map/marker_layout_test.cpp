#include "viewer/map/marker_layout.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr double kWorld = 4294967296.0;

events::EventRow row_at(geo::LonLat position, events::EventType type, events::Minute begin,
                        events::PlaceGroup place = events::kNoPlace) {
  const geo::WorldPoint p = geo::to_world(position);
  events::EventRow row;
  row.x = static_cast<std::uint32_t>(p.x * kWorld);
  row.y = static_cast<std::uint32_t>(p.y * kWorld);
  row.type = type;
  row.when = {begin, begin + 1440};
  row.place = place;
  return row;
}

Camera over(geo::LonLat centre, double zoom) {
  Camera camera({800, 600});
  camera.show(geo::to_world(centre), zoom);
  return camera;
}

std::vector<events::Row> all_rows(const events::EventIndex& index) {
  std::vector<events::Row> rows(index.size());
  std::iota(rows.begin(), rows.end(), events::Row{0});
  return rows;
}

std::size_t events_in(const MarkerLayout& layout) {
  std::size_t count = 0;
  for (const MarkerCluster& cluster : layout.clusters) {
    for (const MarkerStack& stack : cluster.stacks) {
      count += stack.rows.size();
    }
  }
  return count;
}

constexpr geo::LonLat kHere{37.1, 36.2};
constexpr geo::LonLat kNear{37.13, 36.22};
const MarkerLayoutOptions kOptions{{0, 20000}, false};

}  // namespace

TEST_CASE("Events of one type at one place are one marker with a count; other types stand beside it") {
  using events::EventType;
  const auto index =
      events::EventIndex::from_rows({row_at(kHere, EventType::battles, 0), row_at(kHere, EventType::battles, 5000),
                                     row_at(kHere, EventType::explosions, 3000)});
  const MarkerLayout layout = lay_out_markers(*index, all_rows(*index), over(kHere, 13), kOptions);
  REQUIRE(layout.clusters.size() == 1);
  REQUIRE(layout.clusters[0].stacks.size() == 2);
  const MarkerStack& battles = layout.clusters[0].stacks[0];
  const MarkerStack& explosions = layout.clusters[0].stacks[1];
  CHECK(battles.rows.size() == 2);
  CHECK(battles.rows.front() > battles.rows.back());  // newest first
  CHECK(explosions.centre.x - battles.centre.x > battles.radius + explosions.radius);
  CHECK(explosions.centre.y == battles.centre.y);
  CHECK(layout.in_view[0] == 2);
  CHECK(layout.in_view[1] == 1);
}

TEST_CASE("Places that would overlap are one cluster, and come apart when zoomed in") {
  using events::EventType;
  const auto index = events::EventIndex::from_rows(
      {row_at(kHere, EventType::battles, 0, 0), row_at(kNear, EventType::battles, 0, 1)}, {"a", "b"});
  const auto rows = all_rows(*index);
  const MarkerLayout far = lay_out_markers(*index, rows, over(kHere, 8), kOptions);
  REQUIRE(far.clusters.size() == 1);
  CHECK(far.clusters[0].places.size() == 2);
  CHECK(lay_out_markers(*index, rows, over(kHere, 13), kOptions).clusters.size() == 2);
}

TEST_CASE("A cluster stands at the place with the most events of all times, whatever the window shows") {
  using events::EventType;
  const auto index =
      events::EventIndex::from_rows({row_at(kNear, EventType::battles, 0, 1), row_at(kHere, EventType::battles, 1, 0),
                                     row_at(kHere, EventType::battles, 9000, 0)},
                                    {"a", "b"});
  const MarkerLayout early = lay_out_markers(*index, {0, 1}, over(kHere, 8), kOptions);
  REQUIRE(early.clusters.size() == 1);
  CHECK(index->place_id(early.clusters[0].place) == "a");
}

TEST_CASE("No event is lost or counted twice, at any zoom") {
  std::vector<events::EventRow> rows;
  for (int i = 0; i < 500; ++i) {
    rows.push_back(row_at({36.9 + 0.004 * (i % 50), 36.1 + 0.01 * (i / 50)},
                          events::kEventTypes[static_cast<std::size_t>(i) % 6], i));
  }
  const auto index = events::EventIndex::from_rows(rows);
  for (double zoom = 5; zoom < 11; zoom += 0.5) {
    CHECK(events_in(lay_out_markers(*index, all_rows(*index), over({37, 36.15}, zoom), kOptions)) == 500);
  }
}

TEST_CASE("Clusters do not cover each other") {
  std::vector<events::EventRow> rows;
  for (int i = 0; i < 300; ++i) {
    rows.push_back(row_at({36.9 + 0.013 * (i % 20), 36.1 + 0.012 * (i / 20)},
                          events::kEventTypes[static_cast<std::size_t>(i) % 6], i));
  }
  const auto index = events::EventIndex::from_rows(rows);
  const MarkerLayout layout = lay_out_markers(*index, all_rows(*index), over({37, 36.2}, 11), kOptions);
  REQUIRE(layout.clusters.size() > 5);
  for (std::size_t a = 0; a < layout.clusters.size(); ++a) {
    for (std::size_t b = a + 1; b < layout.clusters.size(); ++b) {
      const MarkerCluster& x = layout.clusters[a];
      const MarkerCluster& y = layout.clusters[b];
      const double width = std::min(x.lower_right.x, y.lower_right.x) - std::max(x.upper_left.x, y.upper_left.x);
      const double height = std::min(x.lower_right.y, y.lower_right.y) - std::max(x.upper_left.y, y.upper_left.y);
      const auto area = [](const MarkerCluster& c) {
        return (c.lower_right.x - c.upper_left.x) * (c.lower_right.y - c.upper_left.y);
      };
      if (width > 0 && height > 0) {
        CHECK(width * height <= 0.31 * std::min(area(x), area(y)));
      }
    }
  }
}

TEST_CASE("Markers may grow with the dead, never with the number of reports") {
  events::EventRow many = row_at(kHere, events::EventType::battles, 0);
  many.deaths = 40;
  const auto index = events::EventIndex::from_rows(
      {many, row_at(kNear, events::EventType::battles, 0), row_at(kNear, events::EventType::battles, 1)});
  MarkerLayoutOptions options = kOptions;
  options.size_by_casualties = true;
  const MarkerLayout layout = lay_out_markers(*index, all_rows(*index), over(kHere, 13), options);
  REQUIRE(layout.clusters.size() == 2);
  const bool first_is_here = layout.clusters[0].stacks[0].rows.size() == 1;
  const MarkerStack& here = layout.clusters[first_is_here ? 0 : 1].stacks[0];
  const MarkerStack& near = layout.clusters[first_is_here ? 1 : 0].stacks[0];
  CHECK(here.radius > 1.5 * near.radius);
  const MarkerLayout plain = lay_out_markers(*index, all_rows(*index), over(kHere, 13), kOptions);
  CHECK(plain.clusters[0].stacks[0].radius == plain.clusters[1].stacks[0].radius);
}

TEST_CASE("A stack is a side's claim only where every event of it is") {
  events::EventRow claimed = row_at(kHere, events::EventType::battles, 0);
  claimed.status = events::Status::claimed;
  const auto only = events::EventIndex::from_rows({claimed});
  CHECK(lay_out_markers(*only, {0}, over(kHere, 13), kOptions).clusters[0].stacks[0].claimed_only);
  const auto mixed = events::EventIndex::from_rows({claimed, row_at(kHere, events::EventType::battles, 1)});
  CHECK_FALSE(lay_out_markers(*mixed, {0, 1}, over(kHere, 13), kOptions).clusters[0].stacks[0].claimed_only);
}

TEST_CASE("What was reported long before the play head is fainter") {
  const events::TimeWindow window{0, 9000};
  CHECK(freshness(9000, window) == 1);
  CHECK(freshness(7000, window) == 1);
  CHECK(freshness(3000, window) < freshness(5000, window));
  CHECK(freshness(0, window) == Approx(0.42));
  CHECK(freshness(-50000, window) == Approx(0.42));
}

TEST_CASE("However near places lie, no marker covers another, and every event is counted") {
  std::vector<events::EventRow> rows;
  for (int i = 0; i < 900; ++i) {
    // A spiral, closer and closer, of all types.
    const double turn = 0.7 * i;
    const double away = 0.004 * i;
    const geo::LonLat position{kHere.longitude + away * std::sin(turn), kHere.latitude + 0.8 * away * std::cos(turn)};
    rows.push_back(row_at(position, events::kEventTypes[static_cast<std::size_t>(i * i) % 6], i));
    rows.back().deaths = i % 60;
  }
  const auto index = events::EventIndex::from_rows(rows);
  for (const double zoom : {4.0, 6.5, 7.0, 8.0, 9.5}) {
    MarkerLayoutOptions options = kOptions;
    for (const bool by_casualties : {false, true}) {
      options.size_by_casualties = by_casualties;
      const MarkerLayout layout = lay_out_markers(*index, all_rows(*index), over(kHere, zoom), options);
      std::vector<const MarkerStack*> markers;
      for (const MarkerCluster& cluster : layout.clusters) {
        for (const MarkerStack& stack : cluster.stacks) {
          markers.push_back(&stack);
        }
      }
      std::size_t covered = 0;
      for (std::size_t a = 0; a < markers.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
          const glm::dvec2 d = markers[a]->centre - markers[b]->centre;
          covered += std::hypot(d.x, d.y) < markers[a]->radius + markers[b]->radius ? 1 : 0;
        }
      }
      CHECK(covered == 0);
      if (zoom <= 6.5) {
        CHECK(events_in(layout) == rows.size());
      }
    }
  }
}
