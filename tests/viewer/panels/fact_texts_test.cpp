// What a person types about an event, and what it means.

#include "viewer/panels/fact_texts.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::viewer;
using events::Granularity;

namespace {

events::EventFacts shelling() {
  events::EventFacts facts;
  facts.sub_event_type = events::SubEventType::shelling;
  facts.actor1 = "Qasmun Falcons";
  facts.side1 = events::Side::opposition;
  facts.place.name = "Layramoun";
  facts.place.id = "alp003";
  facts.place.point = geo::LonLat{37.104418, 36.241092};
  facts.place.radius_m = 812.4;
  facts.place.kind = geo::PlaceKind::district;
  facts.when = *events::parse_time("2016-07-26");
  facts.casualties.fatalities_best = 4;
  return facts;
}

FactContext context(const events::EventFacts& facts) {
  return {.before = facts, .places = {facts.place}, .sides = {{"Army", events::Side::government}}, .control = {}};
}

std::string problem(const FactTexts& texts, FactField field) {
  const auto facts = facts_from(texts, context(shelling()));
  REQUIRE_FALSE(facts);
  CHECK(facts.error().field == field);
  return facts.error().words;
}

}  // namespace

TEST_CASE("What nobody touches in the form stays as exact as it was") {
  const events::EventFacts before = shelling();
  const auto same = facts_from(texts_of(before, "a note"), context(before));
  REQUIRE(same);
  CHECK(*same == before);

  events::EventFacts open = before;
  open.when = {events::to_minutes({2016, 7, 1}) + 545, std::nullopt, Granularity::minute, events::Extent::throughout};
  open.place = {};
  const auto same_open = facts_from(texts_of(open, ""), context(open));
  REQUIRE(same_open);
  CHECK(*same_open == open);
}

TEST_CASE("Days are inclusive, a single one needs no end, and an open end is said") {
  FactTexts texts = texts_of(shelling(), "");
  CHECK(texts[FactField::last] == "2016-07-26");
  texts[FactField::last] = "2016-07-28";
  auto facts = facts_from(texts, context(shelling()));
  REQUIRE(facts);
  CHECK(facts->when.end == events::to_minutes({2016, 7, 29}));
  texts[FactField::last] = "";
  facts = facts_from(texts, context(shelling()));
  REQUIRE(facts);
  CHECK(facts->when.end == events::to_minutes({2016, 7, 27}));
  texts[FactField::last] = "open";
  facts = facts_from(texts, context(shelling()));
  REQUIRE(facts);
  CHECK_FALSE(facts->when.end);
  texts[FactField::first] = "2016-07-26 14:30";
  texts[FactField::last] = "2016-07-26 15:00";
  texts[FactField::granularity] = "minute";
  facts = facts_from(texts, context(shelling()));
  REQUIRE(facts);
  CHECK(*facts->when.end - *facts->when.start == 31);
  CHECK(texts_of(*facts, "")[FactField::last] == "2016-07-26 15:00");
}

TEST_CASE("A place that is moved is a place of its own, no longer the gazetteer's") {
  FactTexts texts = texts_of(shelling(), "");
  texts[FactField::position] = "36.25, 37.2";
  texts[FactField::radius] = "1.5 km";
  const auto facts = facts_from(texts, context(shelling()));
  REQUIRE(facts);
  CHECK(facts->place.name == "Layramoun");
  CHECK(facts->place.id == "Layramoun@37.20000,36.25000");
  CHECK(facts->place.point == geo::LonLat{37.2, 36.25});
  CHECK(facts->place.radius_m == 1500);
  CHECK_FALSE(facts->place.kind);

  // A wider circle about the same place is that place.
  FactTexts wider = texts_of(shelling(), "");
  wider[FactField::radius] = "3 km";
  const auto around = facts_from(wider, context(shelling()));
  REQUIRE(around);
  CHECK(around->place.id == "alp003");
  CHECK(around->place.point == shelling().place.point);
  CHECK(around->place.radius_m == 3000);
}

TEST_CASE("Actors keep their side, and a type that moves no front says nothing of control") {
  events::EventFacts taken = shelling();
  taken.sub_event_type = events::SubEventType::government_regains_territory;
  taken.control = events::Control{"Qasmun Falcons", "Army", events::Control::Part::partial};
  FactContext about = context(taken);
  about.control = taken.control;
  FactTexts texts = texts_of(taken, "");
  texts[FactField::actor2] = "Army";
  auto facts = facts_from(texts, about);
  REQUIRE(facts);
  CHECK(facts->side1 == events::Side::opposition);
  CHECK(facts->side2 == events::Side::government);
  CHECK(facts->control == taken.control);
  texts[FactField::what] = "Armed clash";
  facts = facts_from(texts, about);
  REQUIRE(facts);
  CHECK_FALSE(facts->control);
}

TEST_CASE("What cannot be is said about the field that it stands in") {
  FactTexts texts = texts_of(shelling(), "");
  texts[FactField::last] = "2016-07-20";
  CHECK(problem(texts, FactField::last) == "The end is before the start");
  texts[FactField::last] = "2016-02-30";
  CHECK(problem(texts, FactField::last).find("2016-07-26") != std::string::npos);

  texts = texts_of(shelling(), "");
  texts[FactField::position] = "95.2, 37.1";
  CHECK(problem(texts, FactField::position).find("latitude from -90 to 90") != std::string::npos);
  texts[FactField::position] = "";
  CHECK(problem(texts, FactField::radius).find("needs a position") != std::string::npos);

  texts = texts_of(shelling(), "");
  texts[FactField::place] = "Bani Z";  // a name alone moves nothing
  CHECK(problem(texts, FactField::place).find("list") != std::string::npos);

  texts = texts_of(shelling(), "");
  texts[FactField::killed] = "a few";
  CHECK(problem(texts, FactField::killed).find("whole number") != std::string::npos);
  texts[FactField::killed] = "4";
  texts[FactField::killed_low] = "5";
  CHECK(problem(texts, FactField::killed_low).find("At least") != std::string::npos);
  texts[FactField::killed_low] = "";
  texts[FactField::civilians] = "7";
  CHECK(problem(texts, FactField::civilians).find("civilians") != std::string::npos);

  texts = texts_of(shelling(), "");
  texts[FactField::what] = "Skirmish";
  CHECK(problem(texts, FactField::what).find("list") != std::string::npos);
}
