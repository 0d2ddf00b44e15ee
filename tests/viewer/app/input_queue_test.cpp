#include "viewer/app/input_queue.h"

#include <catch2/catch.hpp>

#include "geo/mercator.h"
#include "viewer/app/first_view.h"
#include "viewer/app/history.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr events::Minute kDay = events::kMinutesPerDay;

events::EventRow row_at(int day, double longitude, double latitude) {
  events::EventRow row;
  row.when = {day * kDay, (day + 1) * kDay};
  const geo::WorldPoint point = geo::to_world({longitude, latitude});
  row.x = static_cast<std::uint32_t>(point.x * 4294967296.0);
  row.y = static_cast<std::uint32_t>(point.y * 4294967296.0);
  return row;
}

}  // namespace

TEST_CASE("A click that is over before a frame came is still seen pressed and released") {
  InputQueue queue;
  queue.push(MouseMove{10, 20});
  queue.push(MouseButton{0, true});
  queue.push(MouseButton{0, false});
  queue.push(MouseMove{90, 90});
  CHECK(queue.take().mouse_x == 10);
  CHECK(queue.take().buttons[0]);
  CHECK_FALSE(queue.take().buttons[0]);
  CHECK(queue.take().mouse_x == 90);
  CHECK(queue.empty());
}

TEST_CASE("The wheel turns where the mouse is, and its notches add up") {
  InputQueue queue;
  queue.push(MouseMove{10, 20});
  queue.push(MouseWheel{0, 1});
  queue.push(MouseWheel{0, 2});
  queue.push(MouseMove{50, 20});
  const FrameInput frame = queue.take();
  CHECK(frame.mouse_x == 10);
  CHECK(frame.wheel_y == 3);
  CHECK(queue.take().mouse_x == 50);
}

TEST_CASE("Keys and text keep their order") {
  InputQueue queue;
  queue.push(TextTyped{"a"});
  queue.push(KeyDown{{.key = Key::enter}});
  const FrameInput first = queue.take();
  CHECK(first.text == "a");
  CHECK(first.keys.empty());
  CHECK(queue.take().keys.size() == 1);
}

TEST_CASE("A project opens on the seven days that hold the most events") {
  std::vector<events::EventRow> rows = {row_at(10, 37, 36), row_at(100, 37, 36), row_at(103, 37, 36),
                                        row_at(104, 37, 36), row_at(200, 37, 36)};
  const auto index = events::EventIndex::from_rows(rows);
  CHECK(first_window(*index, {}, 0) == events::TimeWindow{98 * kDay, 105 * kDay});
  const auto nothing = events::EventIndex::from_rows({});
  CHECK(first_window(*nothing, {}, 50 * kDay + 30) == events::TimeWindow{44 * kDay, 51 * kDay});
}

TEST_CASE("One report from far away does not push the others into a corner") {
  const auto index =
      events::EventIndex::from_rows({row_at(1, 37.10, 36.20), row_at(2, 37.15, 36.25), row_at(3, 37.12, 36.22),
                                     row_at(4, 37.2, 36.1), row_at(5, -77, 38.9)});
  const geo::Bounds bounds = bounds_of_most(*index, {0, 1, 2, 3, 4});
  CHECK(bounds.contains({37.15, 36.25}));
  CHECK(bounds.contains({37.1999, 36.1001}));
  CHECK_FALSE(bounds.contains({-77, 38.9}));
}

TEST_CASE("A new edit forgets what was undone before it") {
  History history;
  history.add({"one", DecisionEdit{"a", {}, {}}});
  history.add({"two", DecisionEdit{"b", {}, {}}});
  CHECK(history.undo().label == "two");
  REQUIRE(history.next_redo() != nullptr);
  history.add({"three", DecisionEdit{"c", {}, {}}});
  CHECK(history.next_redo() == nullptr);
  CHECK(history.undo().label == "three");
  CHECK(history.undo().label == "one");
  CHECK(history.next_undo() == nullptr);
}
