#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "events/model/event_facets.h"
#include "events/model/event_search.h"
#include "events/model/event_sources.h"
#include "events/model/project_events.h"

namespace dateline::events {

/// The same events, each a record of its own.
inline Project as_records(const Project& project) {
  Project records = project;
  records.events.clear();
  for_each_event(project, [&](const Event& event) { records.events.push_back(event); });
  records.table.reset();
  records.taken_rows.clear();
  return records;
}

/// In the order of the ids: rows that begin together are in the order of their numbers, which records change.
inline std::vector<std::string> ids_of(const Project& project, const EventIndex& index, const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  ids.reserve(rows.size());
  for (const Row row : rows) {
    ids.push_back(event_of(project, index.columns().event[row]).id);
  }
  std::ranges::sort(ids);
  return ids;
}

/// Checks that both give the same answers to each question in each window, whether as rows or as records.
inline void check_same_answers(const Project& a, const Project& b, const std::vector<TimeWindow>& windows,
                               const std::vector<std::string>& questions) {
  const EventFilter all = {.types = ValueSet<EventType>::all(),
                           .speakers = ValueSet<Speaker>::all(),
                           .statuses = ValueSet<Status>::all(),
                           .reviews = ValueSet<Review>::all(),
                           .found = nullptr};
  const auto index_a = EventIndex::from_project(a);
  const auto index_b = EventIndex::from_project(b);
  const EventFacets facets_a(a);
  const EventFacets facets_b(b);
  CHECK(facets_a.has_actors() == facets_b.has_actors());
  CHECK(facets_a.has_sources() == facets_b.has_sources());
  CHECK(facets_a.has_readings() == facets_b.has_readings());
  const EventSearch search_a(a);
  const EventSearch search_b(b);
  for (const TimeWindow window : windows) {
    for (const std::string& asked : questions) {
      INFO(asked);
      const EventQuery query = parse_query(asked);
      EventFilter filter_a = all;
      EventFilter filter_b = all;
      filter_a.found = search_a.find(*index_a, query.words);
      filter_b.found = search_b.find(*index_b, query.words);
      const FacetCounts counts_a = facets_a.count(*index_a, window, filter_a, query);
      const FacetCounts counts_b = facets_b.count(*index_b, window, filter_b, query);
      CHECK(counts_a.actors == counts_b.actors);
      CHECK(counts_a.sources == counts_b.sources);
      CHECK(counts_a.readings == counts_b.readings);
      filter_a.found = facets_a.passing(*index_a, query, filter_a.found);
      filter_b.found = facets_b.passing(*index_b, query, filter_b.found);
      CHECK(ids_of(a, *index_a, index_a->drawn_rows(window, filter_a)) ==
            ids_of(b, *index_b, index_b->drawn_rows(window, filter_b)));
      const EventCounts all_a = index_a->count(window, filter_a);
      const EventCounts all_b = index_b->count(window, filter_b);
      CHECK(all_a.types == all_b.types);
      CHECK(all_a.speakers == all_b.speakers);
      CHECK(all_a.reviews == all_b.reviews);
      CHECK(all_a.drawn == all_b.drawn);
      CHECK(all_a.unplaced == all_b.unplaced);
    }
    const SourceTally from_a = EventSources(a).of(*index_a, window, all);
    const SourceTally from_b = EventSources(b).of(*index_b, window, all);
    CHECK(from_a.publishers == from_b.publishers);
    CHECK(from_a.events == from_b.events);
    CHECK(from_a.unreviewed == from_b.unreviewed);
  }
}

}  // namespace dateline::events
