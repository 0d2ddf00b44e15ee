#include "events/model/event_search.h"

#include <catch2/catch.hpp>

using namespace dateline::events;

namespace {

Project two_reports() {
  Project project;
  for (const char* text :
       {"Shelling hit the old soap factory at dawn.", "Talks went on in the capital. Mediators left."}) {
    Document document;
    document.id = "d" + std::to_string(project.documents.size());
    document.text = text;
    project.documents.push_back(document);
    Claim claim;
    claim.id = "c" + document.id;
    claim.document = document.id;
    project.claims.push_back(claim);
    Event event;
    event.id = "e" + document.id;
    event.claims = {claim.id};
    event.when = *parse_time("2016-07-26");
    project.events.push_back(event);
  }
  project.events[0].place.name = "Layramoun";
  project.events[0].voices = {{"Syrian Observatory", Side::monitor}};
  project.events[1].place.name = "Damascus";
  return project;
}

std::vector<std::uint32_t> events_for(const char* query) {
  const Project project = two_reports();
  const auto index = EventIndex::from_project(project);
  const auto found = EventSearch(project).find(*index, query);
  std::vector<std::uint32_t> events;
  for (Row row = 0; found && row < index->size(); ++row) {
    if ((*found)[row]) {
      events.push_back(index->row(row).event);
    }
  }
  return events;
}

}  // namespace

TEST_CASE("A search finds events by place, voice and the words of their reports") {
  CHECK(events_for("layramoun") == std::vector<std::uint32_t>{0});
  CHECK(events_for("OBSERVATORY") == std::vector<std::uint32_t>{0});
  CHECK(events_for("Mediators") == std::vector<std::uint32_t>{1});
  CHECK(events_for("soap layr") == std::vector<std::uint32_t>{0});  // every word, whole or begun, in any order
  CHECK(events_for("soap damascus").empty());
  CHECK(events_for("oap").empty());  // a word's beginning, not its middle
  CHECK(events_for("peace").empty());
}

TEST_CASE("A search without words searches for nothing") {
  const Project project = two_reports();
  const auto index = EventIndex::from_project(project);
  CHECK(EventSearch(project).find(*index, "  ?! ") == nullptr);
}
