#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/viewer/support/sample_project.h"
#include "viewer/picture/filter_words.h"
#include "viewer/picture/furniture.h"

namespace dateline::viewer {
namespace {

/// The credits of as many events as there are publishers, each of one of them.
std::string credits_of(int publishers, bool has_file) {
  events::Project project = *sample::aleppo();
  project.events.resize(static_cast<std::size_t>(publishers));
  project.documents.clear();
  project.claims.clear();
  for (int i = 0; i < publishers; ++i) {
    events::Document document;
    document.id = fmt::format("d{}", i);
    document.publisher = fmt::format("Wire {}", i);
    project.documents.push_back(document);
    events::Claim claim;
    claim.id = fmt::format("c{}", i);
    claim.document = document.id;
    project.claims.push_back(claim);
    project.events[static_cast<std::size_t>(i)].claims = {claim.id};
    project.events[static_cast<std::size_t>(i)].sources = {document.publisher};
  }
  MapScene scene;
  scene.project = std::make_shared<const events::Project>(project);
  scene.index = events::EventIndex::from_project(project);
  scene.sources = std::make_shared<const events::EventSources>(project);
  scene.window = {scene.index->span().begin, scene.index->span().end};
  std::string text;
  for (const std::string& line : credit_lines(scene, MapContent(), {.has_file = has_file})) {
    text += line + "\n";
  }
  CHECK(sources_of(scene).publishers.size() == static_cast<std::size_t>(publishers));
  return text;
}

TEST_CASE("A picture names a few of many publishers, how many more there are, and where they are listed") {
  CHECK(credits_of(6, true).find("more") == std::string::npos);
  CHECK(credits_of(6, true).find("Wire 5") != std::string::npos);
  const std::string many = credits_of(12, true);
  CHECK(many.find(" and 7 more, listed in the picture's .json\n") != std::string::npos);
  CHECK(many.find("Wire 3") == std::string::npos);
  CHECK(credits_of(12, false).find(" and 7 more\n") != std::string::npos);
}

TEST_CASE("A picture says what a person left out of it, and nothing where all is shown that usually is") {
  events::EventFilter filter;
  CHECK(filter_words(filter, "").empty());
  filter.statuses.set(events::Status::planned, true);
  CHECK(filter_words(filter, "").empty());
  filter.types.set(events::EventType::riots, false);
  filter.statuses.set(events::Status::denied, false);
  CHECK(filter_words(filter, "") == "Left out: Riots, Denied");
  CHECK(filter_words(filter, "mill") == "Left out: Riots, Denied · Only what matches “mill”");
  CHECK(filter_words({}, "mill") == "Only what matches “mill”");
  const auto project = sample::aleppo();
  MapScene scene;
  scene.project = project;
  scene.index = events::EventIndex::from_project(*project);
  scene.filter = filter;
  const auto lines = credit_lines(scene, MapContent(), {});
  CHECK(std::ranges::find(lines, "Left out: Riots, Denied") != lines.end());
}

}  // namespace
}  // namespace dateline::viewer
