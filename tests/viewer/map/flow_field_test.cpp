#include "viewer/map/flow_field.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <vector>

#include "geo/mercator.h"

using namespace dateline;
using namespace dateline::viewer;
using events::EventRow;
using events::FlowOrigin;

namespace {

constexpr events::TimeWindow kAll{0, 1000};

/// Events and where they came from, one after the other.
struct Moves {
  std::vector<EventRow> rows;
  std::vector<FlowOrigin> origins;

  void add(geo::LonLat from, geo::LonLat to, events::EventType type = events::EventType::battles,
           events::Status status = events::Status::reported) {
    EventRow row;
    const auto number = static_cast<std::uint32_t>(rows.size());
    const FlowOrigin place = events::to_flow_origin(number, to, 0);
    row.x = place.x;
    row.y = place.y;
    row.event = number;
    row.type = type;
    row.status = status;
    row.when = {static_cast<events::Minute>(number % 100), static_cast<events::Minute>(number % 100 + 10)};
    rows.push_back(row);
    origins.push_back(events::to_flow_origin(number, from, 0));
  }
};

struct Field {
  explicit Field(const Moves& moves)
      : index(events::EventIndex::from_rows(moves.rows)),
        flows(events::EventFlows::from_origins(moves.origins, *index)) {}
  void collect(const Camera& camera, events::TimeWindow window = kAll) {
    field.collect(*index, *flows, window, {}, camera);
  }
  [[nodiscard]] std::size_t drawn() const {
    return std::accumulate(field.flows().begin(), field.flows().end(), std::size_t{0},
                           [](std::size_t sum, const MapFlow& flow) { return sum + flow.count; });
  }
  std::shared_ptr<const events::EventIndex> index;
  std::shared_ptr<const events::EventFlows> flows;
  FlowField field;
};

Camera camera_at(geo::LonLat centre, double zoom) {
  Camera camera({1000, 700});
  camera.show(geo::to_world(centre), zoom);
  return camera;
}

constexpr geo::LonLat kMill{37.0, 36.0};
constexpr geo::LonLat kFord{37.6, 36.2};
constexpr geo::LonLat kDocks{36.6, 36.3};

}  // namespace

TEST_CASE("Events of one way are one flow with their exact number; the way back and another type are others") {
  Moves moves;
  moves.add(kMill, kFord);
  moves.add(kMill, kFord);
  moves.add(kMill, kFord, events::EventType::battles, events::Status::claimed);
  moves.add(kFord, kMill);
  moves.add(kMill, kFord, events::EventType::explosions);
  moves.add(kMill, kDocks, events::EventType::battles, events::Status::claimed);
  Field made(moves);
  made.collect(camera_at(kMill, 9));
  const std::vector<MapFlow>& flows = made.field.flows();
  REQUIRE(flows.size() == 4);
  CHECK(flows[0].count == 3);
  CHECK(flows[0].from_x == moves.origins[0].x);
  CHECK(flows[0].from_y == moves.origins[0].y);
  CHECK(flows[0].to_x == moves.rows[0].x);
  CHECK(flows[0].one_origin);
  CHECK_FALSE(flows[0].claimed_only);  // two of three are reported
  CHECK(made.field.events() == 6);
  CHECK(made.field.within() == 0);
  std::size_t lanes = 0;
  std::size_t claimed = 0;
  for (const MapFlow& flow : flows) {
    lanes += flow.lane;
    claimed += flow.claimed_only ? 1 : 0;
  }
  CHECK(lanes == 1);  // the explosion lies beside the battles
  CHECK(claimed == 1);
  made.collect(camera_at(kMill, 9), {3, 4});
  CHECK(made.field.events() == 4);  // those that began until then and still last
}

TEST_CASE("From afar neighbouring ways are one, and zooming in opens them up") {
  Moves moves;
  moves.add(kMill, kFord);
  moves.add({37.01, 36.01}, {37.61, 36.21});
  moves.add({37.0, 36.0}, {37.004, 36.0});
  Field made(moves);
  made.collect(camera_at(kMill, 6));
  REQUIRE(made.field.flows().size() == 1);
  const MapFlow& flow = made.field.flows().front();
  CHECK(flow.count == 2);
  CHECK_FALSE(flow.one_origin);
  CHECK(made.field.within() == 1);
  const geo::LonLat from = geo::to_lon_lat({flow.from_x / 4294967296.0, flow.from_y / 4294967296.0});
  CHECK(from.longitude == Approx(37.005).margin(1e-4));  // in the middle of the two
  CHECK(made.field.rows_of(flow, *made.index, *made.flows, kAll, {}, camera_at(kMill, 6), 10).size() == 2);
  CHECK(made.field.rows_of(flow, *made.index, *made.flows, kAll, {}, camera_at(kMill, 6), 1).size() == 1);
  made.collect(camera_at({37.3, 36.1}, 11));
  CHECK(made.field.flows().size() == 2);
  made.collect(camera_at(kMill, 15));
  CHECK(made.field.within() == 0);
}

TEST_CASE("What came from the very position that it went to is counted apart: no zoom shows it") {
  Moves moves;
  moves.add(kMill, kMill);
  moves.add(kMill, {37.004, 36.0});
  Field made(moves);
  for (const double zoom : {6.0, 18.0}) {
    made.collect(camera_at(kMill, zoom));
    CHECK(made.field.events() == 2);
    CHECK(made.field.still() == 1);
  }
  CHECK(flow_scale(made.field).still == 1);
  made.collect(camera_at(kMill, 6));
  CHECK(made.field.within() == 1);
}

TEST_CASE("However many flows there are, a screen shows few, and no event is lost") {
  std::mt19937 random(5);
  const auto anywhere = [&] {
    return geo::LonLat{static_cast<double>(random() % 20'000) / 1000 + 30,
                       static_cast<double>(random() % 10'000) / 1000 + 30};
  };
  Moves moves;
  for (int i = 0; i < 20'000; ++i) {
    moves.add(anywhere(), anywhere(), events::kEventTypes[random() % events::kEventTypes.size()]);
  }
  Field made(moves);
  made.collect(camera_at({40, 35}, 5));
  CHECK(made.field.flows().size() <= FlowField::kMostFlows);
  CHECK(made.field.flows().size() > FlowField::kMostFlows / 20);
  CHECK(made.field.events() == 20'000);
  CHECK(made.drawn() + made.field.within() == 20'000);
  const std::vector<MapFlow>& flows = made.field.flows();
  for (std::size_t i = 0; i < 20; ++i) {
    CHECK(made.field.rows_of(flows[i], *made.index, *made.flows, kAll, {}, camera_at({40, 35}, 5), 99'999).size() ==
          flows[i].count);
    CHECK((i == 0 || flows[i - 1].count >= flows[i].count));
  }
}

TEST_CASE("What neither begins nor ends nor passes in view is left out") {
  Moves moves;
  moves.add({10, 36}, {60, 36});  // passes
  moves.add({10, 60}, {60, 60});
  Field made(moves);
  made.collect(camera_at({37, 36}, 7));
  REQUIRE(made.field.flows().size() == 1);
  CHECK(made.field.events() == 1);
}

TEST_CASE("A way across the antimeridian is the short one, and seen at both ends") {
  Moves moves;
  moves.add({179, 10}, {-179, 10});
  Field made(moves);
  for (const double longitude : {178.0, -178.0}) {
    made.collect(camera_at({longitude, 10}, 7));
    CHECK(made.field.flows().size() == 1);
  }
  made.collect(camera_at({0, 10}, 7));
  CHECK(made.field.flows().empty());
}

TEST_CASE("Widths grow with the number of events, on a scale of round numbers") {
  Moves moves;
  for (int i = 0; i < 130; ++i) {
    moves.add(kMill, kFord);
  }
  moves.add(kFord, kMill);
  Field made(moves);
  made.collect(camera_at(kMill, 9));
  const FlowScale scale = flow_scale(made.field);
  CHECK(scale.most == 200);
  CHECK(scale.events == 131);
  CHECK(flow_width(scale, 1) < flow_width(scale, 20));
  CHECK(flow_width(scale, 20) < flow_width(scale, 200));
  CHECK(flow_width(scale, 200) == flow_width(scale, 500));
  made.collect(camera_at(kMill, 9), {99, 100});
  CHECK(flow_scale(made.field).most >= 1);
}
