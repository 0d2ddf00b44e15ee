#include "viewer/app/known_on.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::events;
using dateline::viewer::known_before;

namespace {

/// Two reports of one event, the later with more dead; a third, undated, of another; an event of no report.
Project sample() {
  Project project;
  const auto add_document = [&](const std::string& id, const char* published) {
    Document document;
    document.id = id;
    if (published != nullptr) {
      const TimeInterval time = *parse_time(published);
      document.published = {.value = time.start, .granularity = time.granularity, .inferred = false, .reason = {}};
    }
    project.documents.push_back(document);
  };
  const auto add_claim = [&](const std::string& id, const std::string& document, std::optional<int> killed) {
    Claim claim;
    claim.id = id;
    claim.document = document;
    claim.event_type = EventType::explosions;
    claim.when = *parse_time("2016-07-26");
    claim.casualties.fatalities_best = killed;
    project.claims.push_back(claim);
  };
  const auto add_event = [&](const std::string& id, std::vector<std::string> claims) -> Event& {
    Event event;
    event.id = id;
    event.event_type = EventType::explosions;
    event.when = *parse_time("2016-07-26");
    event.claims = std::move(claims);
    project.events.push_back(event);
    return project.events.back();
  };
  add_document("first", "2016-07-27");
  add_document("second", "2016-07-29");
  add_document("undated", nullptr);
  add_document("some time", "2016-07");
  add_claim("five", "first", 5);
  add_claim("twelve", "second", 12);
  add_claim("other", "undated", 3);
  add_claim("in July", "some time", 4);
  Event& told_twice = add_event("told twice", {"five", "twelve"});
  told_twice.casualties.fatalities_best = 12;
  told_twice.review = Review::accepted;
  add_event("undated", {"other"});
  add_event("some time", {"in July"});
  add_event("of a table", {});
  return project;
}

std::vector<std::string> ids_of(const std::vector<Event>& events) {
  std::vector<std::string> ids;
  for (const Event& event : events) {
    ids.push_back(event.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("An earlier day knows the earlier number, and what nobody had reported is not there") {
  const Project known = known_before(sample(), to_minutes({2016, 7, 29}));
  REQUIRE(known.documents.size() == 1);
  CHECK(known.documents[0].id == "first");
  CHECK(ids_of(known.events) == std::vector<std::string>{"told twice", "of a table"});
  CHECK(known.events[0].casualties.fatalities_best == 5);
  CHECK(known.events[0].claims == std::vector<std::string>{"five"});
  CHECK(known.events[0].review == Review::accepted);
}

TEST_CASE("A report is out by the end of its day, its month by the end of that, and one with an hour at once") {
  Project project = sample();
  project.documents[1].published.granularity = Granularity::minute;
  *project.documents[1].published.value += 9 * 60;
  const auto documents_before = [&](CivilMinute moment) { return known_before(project, moment).documents.size(); };
  CHECK(documents_before(to_minutes({2016, 7, 28}) - 1) == 0);
  CHECK(documents_before(to_minutes({2016, 7, 28})) == 1);
  CHECK(documents_before(to_minutes({2016, 7, 29}) + 9 * 60) == 1);
  CHECK(documents_before(to_minutes({2016, 7, 29}) + 9 * 60 + 1) == 2);
  CHECK(documents_before(to_minutes({2016, 8, 1})) == 3);
  const Project all = known_before(project, to_minutes({2016, 8, 1}));
  CHECK(all.events[0].claims.size() == 2);
  CHECK(all.events[0].casualties.fatalities_high == 12);
}
