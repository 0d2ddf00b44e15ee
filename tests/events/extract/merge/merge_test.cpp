#include "events/extract/merge/merge.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dateline;
using namespace dateline::events;

namespace {

constexpr CivilMinute kDay = 17000 * kMinutesPerDay;

Claim claim_of(const std::string& id, const std::string& document, const std::string& voice, Side side) {
  Claim claim;
  claim.id = id;
  claim.document = document;
  claim.publisher = "Agency of " + document;
  claim.sub_event_type = SubEventType::government_regains_territory;
  claim.event_type = EventType::battles;
  claim.actor1 = "Military Forces of Syria";
  claim.side1 = Side::government;
  claim.place.name = "Quarter";
  claim.place.id = "q1";
  claim.place.point = geo::LonLat{37.1, 36.2};
  claim.place.radius_m = 800;
  claim.place.kind = geo::PlaceKind::district;
  claim.when = {kDay, kDay + kMinutesPerDay, Granularity::day, Extent::within};
  claim.evidence.push_back({{0, 10}, {0, 10}, "took it"});
  claim.control = Control{"", "Military Forces of Syria", Control::Part::full};
  if (!voice.empty()) {
    claim.attributed_to.push_back({voice, side});
  }
  claim.rule = "take/capture (verb)";
  return claim;
}

std::vector<Event> merged(const std::vector<Claim>& claims, const std::vector<Event>& existing = {}) {
  int next = 0;
  return merge_claims(claims, existing, "2016-07-28T09:00:00Z", [&] { return "event-" + std::to_string(++next); });
}

}  // namespace

TEST_CASE("one monitor through three agencies is one voice and three sources") {
  const std::vector<Event> events =
      merged({claim_of("a", "1", "Observatory", Side::monitor), claim_of("b", "2", "Observatory", Side::monitor),
              claim_of("c", "3", "Observatory", Side::monitor)});
  REQUIRE(events.size() == 1);
  CHECK(events[0].voices.size() == 1);
  CHECK(events[0].sources.size() == 3);
  CHECK(events[0].claims == std::vector<std::string>{"a", "b", "c"});
  CHECK_FALSE(events[0].disputed);
}

TEST_CASE("copy that several print word by word is one voice, and who prints it is told") {
  const auto printed = [](const std::string& document, const std::string& words) {
    Claim claim = claim_of("claim of " + document, document, "", Side::unknown);
    claim.evidence.front().text = words;
    return claim;
  };
  const std::string copy = "Troops took the quarter from rebels overnight";
  std::vector<Event> events = merged({printed("1", copy), printed("2", copy), printed("3", copy)});
  REQUIRE(events.size() == 1);
  CHECK(events[0].voices == std::vector<Voice>{{"Agency of 1", Side::media}});
  CHECK(events[0].sources.size() == 3);
  // Words of one's own, other facts, and words that anybody would choose are voices of their own.
  Claim other_toll = printed("3", copy);
  other_toll.casualties.fatalities_best = 7;
  events = merged({printed("1", copy), printed("2", "Soldiers drove rebels out of the quarter"), other_toll});
  REQUIRE(events.size() == 1);
  CHECK(events[0].voices.size() == 3);
  CHECK(merged({printed("1", "took the quarter"), printed("2", "took the quarter")}).at(0).voices.size() == 2);
  // Copy that one of them has shortened is still copy.
  CHECK(merged({printed("1", copy + ", leaving"), printed("2", copy)}).at(0).voices.size() == 1);
  // Five words are enough beside the same toll, and not without one.
  Claim first = printed("1", "Shells killed four near Homs");
  Claim second = printed("2", "Shells killed four near Homs");
  CHECK(merged({first, second}).at(0).voices.size() == 2);
  first.casualties.fatalities_best = second.casualties.fatalities_best = 4;
  CHECK(merged({first, second}).at(0).voices.size() == 1);
}

TEST_CASE("claims that differ stay in one event, which says how they differ") {
  Claim partial = claim_of("b", "2", "activists", Side::monitor);
  partial.control->part = Control::Part::partial;
  const std::vector<Event> events = merged({claim_of("a", "1", "Observatory", Side::monitor), partial});
  REQUIRE(events.size() == 1);
  CHECK(events[0].disputed);
  CHECK(events[0].disagreement.find("full control\u201d \u2013 Observatory") != std::string::npos);
  CHECK(events[0].disagreement.find("activists") != std::string::npos);
  // Nothing is drawn as wholly taken that may not be.
  CHECK(events[0].control->part == Control::Part::partial);
}

TEST_CASE("an event came from where most of its claims say, and says who differs") {
  const auto from = [](Claim claim, const char* name, double longitude) {
    claim.origin = EventPlace{
        .name = name, .id = name, .point = geo::LonLat{longitude, 36}, .radius_m = 500, .kind = {}, .relation = ""};
    return claim;
  };
  const Claim silent = claim_of("a", "1", "Observatory", Side::monitor);
  const Claim mill = from(claim_of("b", "2", "activists", Side::monitor), "Mill", 37);
  const Claim also = from(claim_of("c", "3", "teachers", Side::monitor), "Mill", 37);
  const Claim ford = from(claim_of("d", "4", "drivers", Side::monitor), "Ford", 38);
  std::vector<Event> events = merged({silent, mill});
  REQUIRE(events.size() == 1);
  REQUIRE(events[0].origin);
  CHECK(events[0].origin->name == "Mill");
  CHECK_FALSE(events[0].disputed);
  events = merged({silent, ford, mill, also});
  REQUIRE(events.size() == 1);
  CHECK(events[0].origin->name == "Mill");
  CHECK(events[0].disputed);
  CHECK(events[0].disagreement == "from Ford \u2013 drivers; from Mill \u2013 activists, teachers");
  // A street of the quarter is no other place.
  Claim street = from(claim_of("e", "5", "porters", Side::monitor), "Mill Street", 37.001);
  street.origin->radius_m = 100;
  events = merged({mill, also, street});
  CHECK(events[0].origin->name == "Mill");
  CHECK_FALSE(events[0].disputed);
}

TEST_CASE("a monitor's report outweighs a side's claim, and a denial disputes it") {
  Claim claimed = claim_of("a", "1", "army", Side::government);
  claimed.status = Status::claimed;
  Claim denied = claim_of("b", "2", "rebels", Side::opposition);
  denied.status = Status::denied;
  const std::vector<Event> two = merged({claimed, denied});
  REQUIRE(two.size() == 1);
  CHECK(two[0].status == Status::claimed);
  CHECK(two[0].disputed);
  const std::vector<Event> three = merged({claimed, denied, claim_of("c", "3", "Observatory", Side::monitor)});
  REQUIRE(three.size() == 1);
  CHECK(three[0].status == Status::reported);
}

TEST_CASE("other days, places and parties are other events") {
  Claim later = claim_of("b", "2", "", Side::unknown);
  later.when = {kDay + 5 * kMinutesPerDay, kDay + 6 * kMinutesPerDay, Granularity::day, Extent::within};
  Claim elsewhere = claim_of("c", "3", "", Side::unknown);
  elsewhere.place.id = "q2";
  Claim others = claim_of("d", "4", "", Side::unknown);
  others.actor1 = "Islamic State";
  others.control->to = "Islamic State";
  CHECK(merged({claim_of("a", "1", "", Side::unknown), later, elsewhere, others}).size() == 4);
}

TEST_CASE("a vague area of the same report means the exact place in it; of another report it is left to a person") {
  Claim vague = claim_of("b", "1", "activists", Side::monitor);
  vague.place.id = "city";
  vague.place.name = "City";
  vague.place.kind = geo::PlaceKind::city;
  vague.place.relation = "north-western edge of the city";
  vague.place.radius_m = 4000;
  CHECK(merged({claim_of("a", "1", "Observatory", Side::monitor), vague}).size() == 1);
  vague.document = "2";
  const std::vector<Event> apart = merged({claim_of("a", "1", "Observatory", Side::monitor), vague});
  REQUIRE(apart.size() == 2);
  CHECK(apart[0].possibly_same == std::vector<std::string>{apart[1].id});
  CHECK(apart[1].possibly_same == std::vector<std::string>{apart[0].id});
}

TEST_CASE("places that one sentence tells apart are never possibly the same") {
  Claim near = claim_of("b", "1", "", Side::unknown);
  near.place.id = "road";
  near.place.radius_m = 3000;
  const std::vector<Event> events = merged({claim_of("a", "1", "", Side::unknown), near});
  REQUIRE(events.size() == 2);
  CHECK(events[0].possibly_same.empty());
}

TEST_CASE("casualties that differ are kept as a range") {
  Claim one = claim_of("a", "1", "police", Side::government);
  one.casualties.fatalities_best = 12;
  Claim two = claim_of("b", "2", "doctors", Side::civilian);
  two.casualties.fatalities_best = 15;
  const std::vector<Event> events = merged({one, two});
  REQUIRE(events.size() == 1);
  CHECK(events[0].casualties.fatalities_low == 12);
  CHECK(events[0].casualties.fatalities_high == 15);
  CHECK(events[0].casualties.fatalities_best == 12);
  CHECK(events[0].disagreement == "12 dead \u2013 police; 15 dead \u2013 doctors");
}

TEST_CASE("an event is found again by its claims and keeps its id and what a person decided") {
  std::vector<Event> before = merged({claim_of("a", "1", "Observatory", Side::monitor)});
  before[0].id = "kept";
  before[0].review = Review::edited;
  before[0].actor1 = "Tiger Forces";
  before[0].notes = "seen on video";
  const std::vector<Event> after = merged(
      {claim_of("a", "1", "Observatory", Side::monitor), claim_of("b", "2", "activists", Side::monitor)}, before);
  REQUIRE(after.size() == 1);
  CHECK(after[0].id == "kept");
  CHECK(after[0].actor1 == "Tiger Forces");
  CHECK(after[0].notes == "seen on video");
  CHECK(after[0].review == Review::edited);
  CHECK(after[0].voices.size() == 2);
}

TEST_CASE("ten thousand claims merge into as many events as there are places and days") {
  std::vector<Claim> claims;
  for (int i = 0; i < 10000; ++i) {
    Claim claim = claim_of(std::to_string(i), std::to_string(i), "Observatory", Side::monitor);
    claim.place.id = "place-" + std::to_string(i % 50);
    const CivilMinute day = kDay + (i / 50 % 100) * kMinutesPerDay;
    claim.when = {day, day + kMinutesPerDay, Granularity::day, Extent::within};
    claims.push_back(std::move(claim));
  }
  CHECK(merged(claims).size() == 5000);
}
