#include "events/model/event_facets.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dateline::events;

namespace {

Event event_of(std::string actor1, std::string actor2, std::vector<std::string> sources, double confidence) {
  Event event;
  event.when = {kMinutesPerDay, 2 * kMinutesPerDay, Granularity::day, Extent::within};
  event.place.name = event.place.id = "town";
  event.place.point = dateline::geo::LonLat{37, 36};
  event.actor1 = std::move(actor1);
  event.actor2 = std::move(actor2);
  event.sources = std::move(sources);
  event.confidence = confidence;
  return event;
}

Project project_of_four() {
  Project project;
  project.time_zone = "UTC";
  project.events = {event_of("Army of the North", "Rebels", {"Post"}, 0.9),
                    event_of("Rebels", "", {"Post", "Agency"}, 0.6), event_of("Army", "", {"Agency"}, 0.3),
                    event_of("", "", {"Agency"}, 0.9)};
  return project;
}

std::size_t passing(const EventFacets& facets, const EventIndex& index, std::string_view text) {
  const auto rows = facets.passing(index, parse_query(text), nullptr);
  return rows ? static_cast<std::size_t>(std::count(rows->begin(), rows->end(), true)) : index.size();
}

}  // namespace

TEST_CASE("A query is taken apart and put together again") {
  const EventQuery query = parse_query("shelling who:\"Army of the North\" source:post reading:strong market");
  CHECK(query.words == "shelling market");
  REQUIRE(query.actors.size() == 1);
  CHECK(query.actors[0] == EventQuery::Name{"Army of the North", true});
  CHECK(query.sources == std::vector<EventQuery::Name>{{"post", false}});
  CHECK(query.readings.has(ReadingStrength::strong));
  CHECK_FALSE(query.readings.has(ReadingStrength::weak));
  CHECK(parse_query(format_query(query)) == query);

  EventQuery nothing_read;
  nothing_read.readings = ValueSet<ReadingStrength>::none();
  CHECK(parse_query(format_query(nothing_read)) == nothing_read);
  CHECK(format_query(EventQuery()).empty());
  // What is still being typed is no limit yet.
  CHECK_FALSE(parse_query("who: source: reading:str").has_facets());
  CHECK_FALSE(parse_query("reading:strong reading:fair reading:weak").has_facets());
}

TEST_CASE("Facets leave the events of an actor, a source and a strength of reading") {
  const Project project = project_of_four();
  const auto index = EventIndex::from_project(project);
  const EventFacets facets(project);
  CHECK(facets.has_choice());
  CHECK(passing(facets, *index, "") == 4);
  CHECK(passing(facets, *index, "who:army") == 2);
  CHECK(passing(facets, *index, "who:\"Army\"") == 1);
  CHECK(passing(facets, *index, "who:rebels who:\"Army\"") == 3);
  CHECK(passing(facets, *index, "who:nobody") == 0);
  CHECK(passing(facets, *index, "source:post") == 2);
  CHECK(passing(facets, *index, "source:agency reading:strong") == 1);
  CHECK(passing(facets, *index, "reading:none") == 0);
}

TEST_CASE("The counts beside readings that are on add up to what is drawn; names count their events") {
  const Project project = project_of_four();
  const auto index = EventIndex::from_project(project);
  const EventFacets facets(project);
  const TimeWindow all = index->span();
  const EventQuery query = parse_query("source:agency reading:fair reading:weak");
  const FacetCounts counts = facets.count(*index, all, EventFilter(), query);
  CHECK(counts.readings == std::array<std::uint32_t, 3>{1, 1, 1});  // strong would add one
  EventFilter filter;
  filter.found = facets.passing(*index, query, nullptr);
  CHECK(index->count(all, filter).drawn == counts.readings[1] + counts.readings[2]);
  CHECK(counts.actors == FacetCounts::Named{{"Army", 1}, {"Rebels", 1}});
  CHECK(counts.sources == FacetCounts::Named{{"Agency", 2}, {"Post", 1}});
}
