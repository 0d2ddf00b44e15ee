#include "events/model/event_sources.h"

#include <catch2/catch.hpp>

using namespace dateline::events;

namespace {

Event event_of(CivilMinute day, std::vector<std::string> sources, std::vector<std::string> claims = {}) {
  Event event;
  event.when = {day * kMinutesPerDay, (day + 1) * kMinutesPerDay, Granularity::day, Extent::within};
  event.place.name = event.place.id = "town";
  event.place.point = dateline::geo::LonLat{37, 36};
  event.sources = std::move(sources);
  event.claims = std::move(claims);
  return event;
}

TimeWindow days(Minute first, Minute last) {
  const auto day = static_cast<Minute>(kMinutesPerDay);
  return {first * day, last * day};
}

}  // namespace

TEST_CASE("The sources of a window are those of the events drawn in it, the most frequent first") {
  Project project;
  project.time_zone = "UTC";
  project.documents.resize(1);
  project.documents[0].id = "report";
  project.documents[0].note = "Made for the test";
  project.claims.resize(1);
  project.claims[0].id = "claim";
  project.claims[0].document = "report";
  project.events = {event_of(1, {"Post"}), event_of(2, {"Agency", "Post"}, {"claim"}), event_of(3, {"Agency"}),
                    event_of(4, {"Agency"}), event_of(9, {"Radio"})};
  const auto index = EventIndex::from_project(project);
  const EventSources sources(project);

  const SourceTally first_days = sources.of(*index, days(1, 5), EventFilter());
  CHECK(first_days.publishers == std::vector<std::string>{"Agency", "Post"});
  CHECK(first_days.notes == std::vector<std::string>{"Made for the test"});
  CHECK(first_days.events == 4);
  CHECK(first_days.unreviewed == 1);  // the others were not read by machine

  const SourceTally last_day = sources.of(*index, days(9, 10), EventFilter());
  CHECK(last_day.publishers == std::vector<std::string>{"Radio"});
  CHECK(last_day.notes.empty());
  CHECK(sources.of(*index, days(20, 30), EventFilter()).publishers.empty());
}

TEST_CASE("A table, whose events all have one source, is counted all the same") {
  Project project;
  project.time_zone = "UTC";
  project.events = {event_of(1, {"table.csv"}), event_of(2, {"table.csv"}), event_of(3, {"table.csv"})};
  const auto index = EventIndex::from_project(project);
  const EventSources sources(project);
  const SourceTally tally = sources.of(*index, days(2, 4), EventFilter());
  CHECK(tally.publishers == std::vector<std::string>{"table.csv"});
  CHECK(tally.events == 2);
  CHECK(tally.unreviewed == 0);
  CHECK(sources.of(*index, days(5, 9), EventFilter()).publishers.empty());
}
