// Several files named or dropped at once, and tables that come into a project that is open.

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "events/model/project_events.h"
#include "events/store/project_store.h"
#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr const char* kHarbour =
    "longitude,latitude,event_date,event_type,location\n"
    "37.16,36.20,2016-07-26,Battles,Harbour\n"
    "37.18,36.21,2016-07-27,Riots,Quay\n";
constexpr const char* kMarket =
    "longitude,latitude,event_date,event_type,location\n"
    "37.10,36.25,2016-07-25,Protests,Market\n";
constexpr const char* kReport =
    "ALEPPO (Test Wire) - The army shelled the Layramoun district of Aleppo on 28 July 2016, residents said.\n";

std::size_t events_of(User& user) {
  return user.state().snapshot->event_count();
}

bool is_told(User& user, const std::string& words) {
  return std::ranges::any_of(user.state().notices,
                             [&](const Notice& notice) { return notice.text.find(words) != std::string::npos; });
}

void open(User& user, std::vector<std::string> files) {
  ViewerOptions options;
  options.files = std::move(files);
  user.app->open(options);
}

/// A viewer whose project, kept in a file, holds one report's event.
struct ProjectUser : User {
  ProjectUser() {
    clipboard = kReport;
    key(Key::v, true);
    REQUIRE(until([&] { return events_of(*this) == 1; }));
    app->apply(command::SaveAs{file});
    REQUIRE(until([&] { return state().save_state == SaveState::saved; }));
    frames(3);
  }
  const std::filesystem::path file = folder / "case.gpkg";
};

}  // namespace

TEST_CASE("Reports and tables that are named together all come in") {
  with_context();
  User user;
  open(user,
       {user.temporary.write("harbour.csv", kHarbour).string(), user.temporary.write("report.txt", kReport).string(),
        user.temporary.write("market.csv", kMarket).string()});
  REQUIRE(user.until([&] { return events_of(user) == 4; }));
  CHECK(user.state().snapshot->project().documents.size() == 1);
}

TEST_CASE("A table that is dropped on a project is asked about; added, it is there in one step and on the disk") {
  with_context();
  ProjectUser user;
  const auto table = user.temporary.write("harbour.csv", kHarbour);
  user.handle(FilesDropped{{table.string()}});
  REQUIRE(user.until([&] { return user.state().dialog.has_value(); }));
  user.frames(3);
  CHECK(events_of(user) == 1);
  user.click("tables add");
  REQUIRE(user.until([&] { return events_of(user) == 3; }));
  CHECK(is_told(user, "2 events of harbour.csv added"));
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  const auto kept = events::ProjectStore::read(user.file);
  REQUIRE(kept);
  CHECK(events::event_count(*kept) == 3);

  // The same table again adds nothing.
  user.app->apply(command::AddTables{{table.string()}});
  REQUIRE(user.until([&] { return is_told(user, "in the project already"); }));
  CHECK(events_of(user) == 3);

  user.key(Key::z, true);
  REQUIRE(user.until([&] { return events_of(user) == 1; }));
  user.key(Key::z, true, true);
  REQUIRE(user.until([&] { return events_of(user) == 3; }));
}

TEST_CASE("Rows of an added table that are alike are as many events") {
  with_context();
  ProjectUser user;
  const std::string row = "37.16,36.20,2016-07-26,Protests\n";
  const auto table = user.temporary.write("alike.csv", "longitude,latitude,event_date,event_type\n" + row + row);
  user.app->apply(command::AddTables{{table.string()}});
  REQUIRE(user.until([&] { return events_of(user) == 3; }));
  user.app->apply(command::AddTables{{table.string()}});
  REQUIRE(user.until([&] { return is_told(user, "in the project already"); }));
  CHECK(events_of(user) == 3);

  // A later edition, with a row before them.
  const auto later = user.temporary.write("later.csv",
                                          "longitude,latitude,event_date,event_type\n"
                                          "37.2,36.1,2016-07-25,Riots\n" +
                                              row + row);
  user.app->apply(command::AddTables{{later.string()}});
  REQUIRE(user.until([&] { return is_told(user, "1 event of later.csv added; 2 were there already"); }));
  CHECK(events_of(user) == 4);
}

TEST_CASE("A table can take the place of the project, or be left alone") {
  with_context();
  ProjectUser user;
  const auto table = user.temporary.write("harbour.csv", kHarbour);
  user.handle(FilesDropped{{table.string()}});
  REQUIRE(user.until([&] { return user.state().dialog.has_value(); }));
  user.frames(3);
  user.key(Key::escape);
  CHECK_FALSE(user.state().dialog);
  user.frames(20);
  CHECK(events_of(user) == 1);

  user.handle(FilesDropped{{table.string()}});
  REQUIRE(user.until([&] { return user.state().dialog.has_value(); }));
  user.frames(3);
  user.click("tables open");
  REQUIRE(user.until([&] { return events_of(user) == 2; }));
  CHECK(user.state().project_name == "harbour.csv");
}

TEST_CASE("Of two projects one is opened, and it is said that the other was not") {
  with_context();
  const test::TemporaryFolder folder("two");
  {
    ProjectUser user;
    user.app->apply(command::SaveAs{folder.file("second.gpkg")});
    REQUIRE(user.until([&] { return user.state().project_name == "second.gpkg"; }));
    std::filesystem::copy(user.file, folder.file("first.gpkg"));
  }
  User user;
  open(user, {folder.file("first.gpkg").string(), folder.file("second.gpkg").string()});
  REQUIRE(user.until([&] { return user.state().project_name == "first.gpkg"; }));
  CHECK(is_told(user, "second.gpkg was not opened"));
}
