#include "viewer/panels/event_words.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::viewer;
using events::Claim;
using events::Control;
using events::Event;

namespace {

Event taken(Control::Part part) {
  Event event;
  event.event_type = events::EventType::battles;
  event.sub_event_type = events::SubEventType::government_regains_territory;
  event.actor1 = "the army";
  event.place.name = "Mill Hill";
  event.control = Control{.from = "rebels", .to = "The army", .part = part};
  return event;
}

}  // namespace

TEST_CASE("A report without a title is called by its file, not by its folders, and words stand on one line") {
  events::Document document;
  document.name = "../somewhere/r04.pdf";
  CHECK(report_title(document) == "r04.pdf");
  document.title = "A morning";
  CHECK(report_title(document) == "A morning");
  CHECK(on_one_line("dated by \"July 3,\n 2016\"") == "dated by \"July 3, 2016\"");
}

TEST_CASE("A title begins with who took what, and says when it was only a part") {
  CHECK(event_title(taken(Control::Part::full)) == "The army retook Mill Hill");
  CHECK(event_title(taken(Control::Part::partial)) == "The army retook part of Mill Hill");
  CHECK(event_title(taken(Control::Part::by_fire)) == "The army brought Mill Hill under their fire");
  Event part = taken(Control::Part::partial);
  part.place.relation = "part of Mill Hill";
  CHECK(event_title(part) == "The army retook part of Mill Hill");
  Event beside = taken(Control::Part::partial);
  beside.place.relation = "near Mill Hill";
  CHECK(event_title(beside) == "The army retook ground near Mill Hill");
  beside.place.relation = "south-west of Mill Hill";
  CHECK(event_title(beside) == "The army retook ground south-west of Mill Hill");
}

TEST_CASE("A title says what is denied or only planned") {
  Event event = taken(Control::Part::full);
  event.status = events::Status::denied;
  CHECK(event_title(event) == "Denied: The army retook Mill Hill");
  event.status = events::Status::planned;
  CHECK(event_title(event) == "Planned: The army retook Mill Hill");
}

TEST_CASE("Places stand behind the preposition that fits them") {
  Event event;
  event.sub_event_type = events::SubEventType::armed_clash;
  event.place.name = "River road";
  event.place.kind = geo::PlaceKind::road;
  CHECK(event_title(event) == "Clashes on River road");
  event.place.relation = "near River road";
  CHECK(event_title(event) == "Clashes near River road");
  event.place.relation = "north-western edge of Mill Hill";
  CHECK(event_title(event) == "Clashes at the north-western edge of Mill Hill");
  event.place.name = "Mill Hill";
  event.place.relation = "eastern Mill Hill";
  CHECK(event_title(event) == "Clashes in eastern Mill Hill");
  event.origin = events::EventPlace{.name = "Ford", .id = {}, .point = {}, .radius_m = {}, .kind = {}, .relation = {}};
  CHECK(event_title(event) == "Clashes in eastern Mill Hill, from Ford");
  event.sub_event_type = events::SubEventType::other;
  CHECK(event_title(event) == "Movement from Ford to eastern Mill Hill");
}

TEST_CASE("Unknown casualties are not none") {
  events::Casualties casualties;
  CHECK(casualties_words(casualties) == "not stated");
  casualties.fatalities_best = 0;
  CHECK(casualties_words(casualties) == "none killed");
  casualties = {};
  casualties.fatalities_low = 5;
  casualties.injured_best = 12;
  CHECK(casualties_words(casualties) == "at least 5 killed, 12 injured");
  casualties.fatalities_high = 7;
  casualties.fatalities_civilians = 2;
  CHECK(casualties_words(casualties) == "5 to 7 killed (2 civilians), 12 injured");
}

TEST_CASE("Voices that say the same stand together, and those that differ side by side") {
  const std::string text = "They took all of it. They took most of it.";
  Claim first;
  first.document = "a";
  first.attributed_to = {{"Observers", events::Side::monitor}};
  first.publisher = "Wire";
  first.control = Control{.from = "", .to = "army", .part = Control::Part::full};
  first.spans.what = {{5, 16}};
  Claim copy = first;
  copy.document = "b";
  copy.publisher = "Evening Post";
  Claim other = first;
  other.attributed_to = {{"Residents", events::Side::civilian}};
  other.control->part = Control::Part::partial;
  other.spans.what = {{26, 38}};
  const auto statements =
      statements_of({&first, &copy, &other}, [&](const std::string&) -> std::string_view { return text; });
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].quote == "took all of");
  CHECK(statements[0].speaker == "Observers, by way of 2 others");
  CHECK(statements[0].note == "all of it");
  CHECK(statements[0].claims.size() == 2);
  CHECK(statements[1].quote == "took most of");
  CHECK(statements[1].speaker == "Residents, by way of Wire");
  CHECK(statements[1].note == "part of it");
}
