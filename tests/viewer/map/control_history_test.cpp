#include "viewer/map/control_history.h"

#include <catch2/catch.hpp>

#include "tests/viewer/support/sample_project.h"

using namespace dateline;
using namespace dateline::viewer;
using events::Control;
using events::EventType;
using events::Side;

namespace {

constexpr geo::LonLat kPoint{37.1, 36.2};

std::vector<PlaceControl> state(const sample::ProjectMaker& make, unsigned until_day) {
  const auto project = make.project();
  const auto index = events::EventIndex::from_project(*project);
  return ControlHistory(*project, *index).until(events::to_minute(sample::july(until_day)));
}

}  // namespace

TEST_CASE("A place has the holder that the latest report until then names") {
  sample::ProjectMaker make;
  make.add(EventType::battles, 5, "p", "P", kPoint, 500);
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::battles, 9, "p", "P", kPoint, 500);
  make.give("Army", "Rebels", Control::Part::full);
  CHECK(state(make, 5).empty());  // the window ends before that day
  REQUIRE(state(make, 6).size() == 1);
  CHECK(state(make, 6)[0].holder == Side::government);
  CHECK(state(make, 6)[0].from == Side::opposition);
  CHECK(state(make, 20)[0].holder == Side::opposition);
  CHECK(state(make, 20)[0].manner == PlaceControl::Manner::full);
}

TEST_CASE("Partly taken, claimed and cut by fire stay apart") {
  sample::ProjectMaker make;
  make.add(EventType::battles, 5, "part", "P", kPoint, 500);
  make.give("Rebels", "Army", Control::Part::partial);
  make.add(EventType::battles, 5, "claim", "C", kPoint, 500).status = events::Status::claimed;
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::battles, 5, "fire", "F", kPoint, 500);
  make.give("Rebels", "Army", Control::Part::by_fire);
  const std::vector<PlaceControl> places = state(make, 6);
  REQUIRE(places.size() == 3);  // in the order of their ids
  CHECK(places[0].manner == PlaceControl::Manner::claimed);
  CHECK(places[1].manner == PlaceControl::Manner::by_fire);
  CHECK(places[2].manner == PlaceControl::Manner::partial);
}

TEST_CASE("Denied, planned and rejected events, and those near a place, give nobody anything") {
  sample::ProjectMaker make;
  make.add(EventType::battles, 5, "a", "A", kPoint, 500).status = events::Status::denied;
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::battles, 5, "b", "B", kPoint, 500).status = events::Status::planned;
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::battles, 5, "c", "C", kPoint, 500).review = events::Review::rejected;
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::battles, 5, "d", "D", kPoint, 500).place.relation = "near D";
  make.give("Rebels", "Army", Control::Part::full);
  make.add(EventType::battles, 5, "e", "E", kPoint, 500);
  make.give("Rebels", "", Control::Part::full);
  CHECK(state(make, 20).empty());
}

TEST_CASE("Claims that name different holders leave a place contested; all and part leave it partly taken") {
  sample::ProjectMaker make;
  make.add(EventType::battles, 5, "p", "P", kPoint, 500);
  make.give("Rebels", "Army", Control::Part::full);
  events::Project project = *make.project();
  events::Claim other = project.claims[0];
  other.id = "other";
  project.events[0].claims.emplace_back("other");
  const auto manner = [&](const Control& control) {
    other.control = control;
    events::Project with = project;
    with.claims.push_back(other);
    const auto index = events::EventIndex::from_project(with);
    return ControlHistory(with, *index).until(events::to_minute(sample::july(6))).at(0).manner;
  };
  CHECK(manner({"Army", "Rebels", Control::Part::full}) == PlaceControl::Manner::contested);
  CHECK(manner({"Rebels", "Army", Control::Part::partial}) == PlaceControl::Manner::partial);
}

TEST_CASE("A side's claim to hold all of a place leaves it partly taken, as others reported") {
  sample::ProjectMaker make;
  make.add(EventType::battles, 5, "p", "P", kPoint, 500);
  make.give("Rebels", "Army", Control::Part::partial);
  make.add(EventType::battles, 6, "p", "P", kPoint, 500).status = events::Status::claimed;
  make.give("Rebels", "Army", Control::Part::full);
  REQUIRE(state(make, 10).size() == 1);
  CHECK(state(make, 10)[0].manner == PlaceControl::Manner::partial);
  make.add(EventType::battles, 7, "p", "P", kPoint, 500).status = events::Status::claimed;
  make.give("Army", "Rebels", Control::Part::full);
  CHECK(state(make, 10)[0].manner == PlaceControl::Manner::claimed);  // another holder: it is news
}
