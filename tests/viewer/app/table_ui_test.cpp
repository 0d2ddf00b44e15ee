// A table that is opened: what a person does with its events, as with those of reports.

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>

#include "events/store/project_store.h"
#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr const char* kTable =
    "event_id,longitude,latitude,event_date,event_type,actor1,location,source,notes\n"
    "A1,37.16,36.20,2016-07-26,Battles,Army of the North,Harbour,Port Wire,Shells fell on the quay\n"
    "A2,37.20,36.30,2016-07-26,Riots,Crowds,Old Market,Gazette,Stones were thrown\n"
    "A3,37.16,36.20,2016-07-27,Protests,Crowds,Harbour,Port Wire,A march\n"
    "A4,37.16,36.20,2014-01-05,Protests,Crowds,Harbour,Port Wire,An older march\n"
    "A5,,,2016-07-26,Strategic developments,,,Gazette,Talks\n";

/// A viewer in which the table is open.
struct TableUser : User {
  TableUser() {
    const auto file = temporary.write("harbour.csv", kTable);
    ViewerOptions options;
    options.files.push_back(file.string());
    app->open(options);
    REQUIRE(until([&] { return !state().opening && state().snapshot->event_count() == 5; }));
    frames(3);
  }
  std::uint32_t event(const std::string& id) {
    const auto number = state().snapshot->event_of_id(id);
    REQUIRE(number);
    return *number;
  }
  events::Event selected_event() {
    const auto number = state().selected_event();
    REQUIRE(number);
    return state().snapshot->event(*number);
  }
};

}  // namespace

TEST_CASE("The events of a table are listed, counted, searched and shown on a card") {
  with_context();
  TableUser user;
  CHECK(user.state().snapshot->project().events.empty());  // no record but those that are asked for
  CHECK(user.state().counts.drawn == 3);
  CHECK(user.state().counts.unplaced == 1);
  CHECK(user.state().lists.in_window.size() == 3);
  CHECK(user.state().lists.unplaced.size() == 1);
  REQUIRE_FALSE(user.state().facet_counts.actors.empty());
  CHECK(user.state().facet_counts.actors.front().first == "Crowds");
  user.click("event 0");
  CHECK(user.selected_event().notes == "Shells fell on the quay");
  user.frames(3);
  CHECK(user.app->item("field Notes"));
  CHECK(user.app->item("field Sources"));
  CHECK_FALSE(user.app->item("field Reading"));  // no machine read it
  user.app->apply(command::Search{"march"});
  REQUIRE(user.until([&] { return !user.state().searching && user.state().counts.drawn == 1; }));
  CHECK(user.state().snapshot->event(user.state().drawn_events.front()).id == "A3-3");
}

TEST_CASE("The timeline's bars follow the types that are switched off and on, and what is searched for") {
  with_context();
  TableUser user;
  const auto bars = [&] {
    std::array<std::uint32_t, events::kEventTypeCount> sums{};
    for (const auto& bar : user.state().histogram.counts) {
      for (std::size_t type = 0; type < sums.size(); ++type) {
        sums[type] += bar[type];
      }
    }
    return sums;
  };
  const auto of = [](events::EventType type) { return static_cast<std::size_t>(type); };
  const auto all = bars();
  REQUIRE(all.at(of(events::EventType::riots)) == 1);
  REQUIRE(all.at(of(events::EventType::battles)) == 1);
  events::EventFilter filter = user.state().filter;
  filter.types.set(events::EventType::riots, false);
  user.app->apply(command::SetFilter{filter});
  user.frames(3);
  auto without = all;
  without.at(of(events::EventType::riots)) = 0;
  CHECK(bars() == without);
  filter.types.set(events::EventType::riots, true);
  user.app->apply(command::SetFilter{filter});
  user.frames(3);
  CHECK(bars() == all);
  user.app->apply(command::Search{"quay"});
  REQUIRE(user.until([&] { return !user.state().searching && user.state().counts.drawn == 1; }));
  user.frames(3);
  CHECK(bars().at(of(events::EventType::battles)) == 1);
  CHECK(bars().at(of(events::EventType::riots)) == 0);
}

TEST_CASE("What else a table tells of a place is listed, also of other times") {
  with_context();
  TableUser user;
  const events::EventPlace place = user.state().snapshot->event(user.event("A1-1")).place;
  user.app->apply(command::SelectPlace{place.id, place.name});
  user.frames(3);
  CHECK(user.state().lists.in_window.size() == 2);
  REQUIRE(user.state().lists.elsewhen.size() == 1);
  CHECK(user.state().snapshot->event(user.state().lists.elsewhen.front()).id == "A4-4");
}

TEST_CASE("Rows that were left out are counted, and listed with their numbers and reasons, also at the next start") {
  with_context();
  const test::TemporaryFolder folder("left-out-rows");
  std::string rows = std::string(kTable) + "B1,999,36.2,2016-07-26,Battles,,,,\n";
  for (int i = 0; i < 30; ++i) {
    rows += "C" + std::to_string(i) + ",37.16,36.20,some day,Battles,,,,\n";
  }
  const std::string file = folder.write("holes.csv", rows).string();
  for (int start = 0; start < 2; ++start) {  // the second one maps what the first one kept
    User user;
    ViewerOptions options;
    options.files.push_back(file);
    user.app->open(options);
    REQUIRE(user.until([&] { return !user.state().opening && user.state().snapshot->event_count() == 5; }));
    REQUIRE(user.until([&] { return user.app->item("notice details").has_value(); }));
    CHECK(user.state().notices.front().text.find("31 rows have no position or time") != std::string::npos);
    user.click("notice details");
    REQUIRE(user.state().dialog);
    REQUIRE(user.state().dialog->paths.size() == 31);
    CHECK(user.state().dialog->paths[0].find("holes.csv: row 6: has a position that is none") != std::string::npos);
    CHECK(user.state().dialog->paths[1].find("row 7: has no time that can be read") != std::string::npos);
    CHECK(user.app->item("detail 0"));
    CHECK_FALSE(user.app->item("detail 30"));  // below the list's edge
    user.click("copy details");
    CHECK(user.clipboard.find("row 36: has no time") != std::string::npos);
    user.key(Key::escape);
    CHECK_FALSE(user.state().dialog);
  }
}

TEST_CASE("What a person decides about a row is kept with the project, and taken back") {
  with_context();
  TableUser user;
  user.app->apply(command::SelectEvent{user.event("A3-3")});
  user.frames(2);
  user.app->apply(command::SetReview{user.event("A3-3"), events::Review::accepted});
  REQUIRE(user.until([&] { return user.state().pending_reviews.empty(); }));
  CHECK(user.selected_event().review == events::Review::accepted);
  CHECK(user.state().snapshot->event_count() == 5);
  CHECK(user.state().counts.reviews[static_cast<std::size_t>(events::Review::accepted)] == 1);
  user.app->apply(command::Undo{});
  REQUIRE(user.until([&] { return user.state().pending_reviews.empty(); }));
  CHECK(user.selected_event().review == events::Review::unreviewed);

  const std::filesystem::path file = user.folder / "kept.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  user.app->apply(command::SetReview{user.event("A1-1"), events::Review::rejected});
  REQUIRE(
      user.until([&] { return user.state().pending_reviews.empty() && user.state().save_state == SaveState::saved; }));
  const auto kept = events::ProjectStore::read(file);
  REQUIRE(kept);
  REQUIRE(events::event_count(*kept) == 5);
  CHECK(kept->events.size() == 1);  // the rows that nobody decided about are rows
  events::for_each_event(*kept, [](const events::Event& event) {
    CHECK((event.review == events::Review::rejected) == (event.id == "A1-1"));
  });
}

TEST_CASE("A report that is read into a table leaves the table's events where they are") {
  with_context();
  TableUser user;
  user.app->apply(command::SetReview{user.event("A1-1"), events::Review::accepted});
  REQUIRE(user.until([&] { return user.state().pending_reviews.empty(); }));
  user.app->apply(command::SetReview{user.event("A1-1"), events::Review::unreviewed});
  REQUIRE(user.until([&] { return user.state().pending_reviews.empty(); }));
  const std::filesystem::path file = user.folder / "kept.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  user.clipboard =
      "ALEPPO (Test Wire) - Rebel fighters shelled the Hamdaniyeh district of Aleppo on 28 July 2016, killing four "
      "people, residents said.\n";
  user.key(Key::v, true);
  REQUIRE(user.until([&] { return user.state().snapshot->project().documents.size() == 1; }));
  CHECK(user.state().snapshot->event_count() == 6);
  for (const char* id : {"A1-1", "A2-2", "A3-3", "A4-4", "A5-5"}) {
    CHECK(user.state().snapshot->event(user.event(id)).id == id);
  }
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  const auto kept = events::ProjectStore::read(file);
  REQUIRE(kept);
  CHECK(events::event_count(*kept) == 6);
}
