// What a person may not lose, and what they may take back: through the queue of events, as the user does it.

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>

#include "tests/viewer/support/user.h"
#include "viewer/app/recovery.h"
#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr const char* kReport =
    "ALEPPO (Test Wire) - Rebel fighters shelled the Hamdaniyeh district of Aleppo on 28 July 2016, killing four "
    "people, residents said.\n";

const events::Project& project_of(User& user) {
  return user.state().snapshot->project();
}

void paste(User& user) {
  const std::size_t before = project_of(user).documents.size();
  user.clipboard = kReport;
  user.key(Key::v, true);
  REQUIRE(user.until([&] { return project_of(user).documents.size() == before + 1; }));
  user.frames(3);
}

/// What a person sees of an event.
std::string line_of(const events::Event& event) {
  return event_title(event) + "|" + event.place.name + "|" + interval_words(event.when) + "|" +
         std::string(events::name_of(event.review));
}

std::vector<std::string> lines_of(User& user) {
  std::vector<std::string> lines;
  for (const events::Event& event : project_of(user).events) {
    lines.push_back(event.id + "|" + line_of(event));
  }
  return lines;
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
    files.push_back(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("A reading is taken back and made again to the letter") {
  with_context();
  User user;
  user.open_demo();
  const auto before = lines_of(user);
  const auto documents = project_of(user).documents.size();
  paste(user);
  const auto after = lines_of(user);
  REQUIRE(after != before);
  user.key(Key::z, true);
  REQUIRE(user.until([&] { return project_of(user).documents.size() == documents; }));
  CHECK(lines_of(user) == before);
  user.key(Key::z, true, true);
  REQUIRE(user.until([&] { return project_of(user).documents.size() == documents + 1; }));
  CHECK(lines_of(user) == after);
}

TEST_CASE("Another date that is taken back leaves every event as it was, its title too") {
  with_context();
  User user;
  user.open_demo();
  const auto before = lines_of(user);
  const auto index = user.state().snapshot->document_of_id("demo-11");
  REQUIRE(index);
  user.app->apply(command::ChangeDate{*index, *events::parse_time("2016-07-29")});
  REQUIRE(user.until([&] { return lines_of(user) != before; }));
  const auto after = lines_of(user);
  user.key(Key::z, true);
  REQUIRE(user.until([&] { return lines_of(user) != after; }));
  CHECK(lines_of(user) == before);
  user.key(Key::z, true, true);
  REQUIRE(user.until([&] { return lines_of(user) != before; }));
  CHECK(lines_of(user) == after);
}

TEST_CASE("The file follows what is taken back") {
  with_context();
  User user;
  paste(user);
  const std::filesystem::path file = user.folder / "kept.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  user.key(Key::z, true);
  REQUIRE(user.until([&] { return project_of(user).documents.empty(); }));
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  auto read = events::ProjectStore::read(file);
  REQUIRE(read);
  CHECK(read->documents.empty());
  CHECK(read->events.empty());
  user.key(Key::z, true, true);
  REQUIRE(user.until([&] { return project_of(user).documents.size() == 1; }));
  read = events::ProjectStore::read(file);
  REQUIRE(read);
  CHECK(read->documents.size() == 1);
  CHECK(read->events.size() == project_of(user).events.size());
}

TEST_CASE("What no file holds is recovered after the program died, with its decisions") {
  with_context();
  const test::TemporaryFolder state("recovery");
  {
    User user(state.path());
    paste(user);
    REQUIRE(project_of(user).events.size() == 1);
    user.click("event 0");
    user.key(Key::a);
    REQUIRE(user.until([&] { return user.state().pending_reviews.empty(); }));
    // It ends here without a word, as a crash does.
  }
  REQUIRE_FALSE(files_in(state.path()).empty());
  User user(state.path());
  user.open_demo();
  REQUIRE(user.until([&] { return user.state().dialog.has_value(); }));
  CHECK(user.state().dialog->kind == command::OpenDialog::Kind::recover);
  CHECK(user.state().left_behind->documents == 1);
  CHECK(user.state().left_behind->decisions == 1);
  user.frames(2);
  user.click("recover");
  REQUIRE(user.until([&] { return project_of(user).documents.size() == 1; }));
  CHECK(project_of(user).events.front().review == events::Review::accepted);
  CHECK(user.state().save_state == SaveState::unsaved_new);
  const std::filesystem::path file = user.folder / "kept.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  CHECK(files_in(state.path()).empty());
  auto kept = events::ProjectStore::open(file, system_clock());
  REQUIRE(kept);
  CHECK(kept->load()->events.front().review == events::Review::accepted);
  CHECK(kept->decisions()->size() == 1);
}

TEST_CASE("Layers of a project without a file are there again after the program died") {
  with_context();
  const test::TemporaryFolder state("recovery-layers");
  const auto line = state.write("line.geojson", R"({"type":"LineString","coordinates":[[37,36],[38,36.5]]})");
  const std::filesystem::path recovery = state.file("recovery");
  {
    User user(recovery);
    user.open_demo();
    user.app->apply(command::OpenFiles{{line.string()}});
    REQUIRE(user.until([&] { return user.state().layers.size() == 1 && !user.app->wants_frames(); }));
    CHECK(user.state().save_state == SaveState::unsaved_new);
  }
  User user(recovery);
  user.open_demo();
  REQUIRE(user.until([&] { return user.state().dialog.has_value(); }));
  user.frames(2);
  user.click("recover");
  REQUIRE(user.until([&] { return user.state().layers.size() == 1; }));
  CHECK(user.state().layers.front().layer.path == line.string());
}

TEST_CASE("What was left behind can be discarded, and another window's edits are not offered") {
  with_context();
  const test::TemporaryFolder state("recovery-discard");
  {
    User user(state.path());
    paste(user);
    CHECK(RecoveryFile::find_left_behind(state.path()).empty());
  }
  CHECK(RecoveryFile::find_left_behind(state.path()).size() == 1);
  User user(state.path());
  user.open_demo();
  REQUIRE(user.until([&] { return user.state().dialog.has_value(); }));
  user.frames(2);
  user.click("discard");
  CHECK(user.until([&] { return files_in(state.path()).empty(); }));
  CHECK_FALSE(user.state().left_behind.has_value());
}

TEST_CASE("Closing with unsaved work asks, and giving it up leaves nothing behind") {
  with_context();
  const test::TemporaryFolder state("recovery-quit");
  User user(state.path());
  paste(user);
  user.app->handle(CloseAsked{});
  user.frames(3);
  REQUIRE(user.state().dialog.has_value());
  CHECK_FALSE(user.app->quits());
  user.click("quit anyway");
  CHECK(user.until([&] { return user.app->quits(); }));
  CHECK(files_in(state.path()).empty());
}

TEST_CASE("A view is kept, opened, renamed, removed, and all of that taken back") {
  with_context();
  User user;
  user.open_demo();
  const std::size_t before = project_of(user).views.size();
  user.app->apply(command::PanMap{{150, 40}});
  user.click("filter Battles");
  user.key(Key::k);
  user.key(Key::w);
  user.key(Key::b, true);
  user.key(Key::m, true);
  const Camera kept_camera = user.state().camera;
  const events::TimeWindow kept_window = user.state().window;
  user.key(Key::v);
  user.frames(2);
  user.type("The north");
  user.key(Key::enter);
  REQUIRE(user.until([&] { return project_of(user).views.size() == before + 1; }));
  CHECK(project_of(user).views.back().name == "The north");
  user.key(Key::escape);
  user.frames(2);
  user.click("filter Battles");
  user.key(Key::k);
  user.key(Key::w);
  user.key(Key::b, true);
  user.key(Key::m, true);
  CHECK_FALSE(user.state().map.blink);
  CHECK(user.state().map.flows);
  CHECK_FALSE(user.state().map.heat);
  CHECK_FALSE(user.state().map.swipe);
  user.key(Key::home);
  user.key(Key::comma);
  user.app->apply(command::OpenView{before});
  user.frames(2);
  CHECK(user.state().window == kept_window);
  CHECK(user.state().camera.zoom() == Approx(kept_camera.zoom()));
  CHECK(user.state().camera.centre().x == Approx(kept_camera.centre().x));
  CHECK_FALSE(user.state().filter.types.has(events::EventType::battles));
  CHECK(user.state().map.heat);
  CHECK(user.state().map.swipe == 0.5);
  CHECK(user.state().map.blink);
  CHECK_FALSE(user.state().map.flows);
  user.app->apply(command::RenameView{before, "North"});
  REQUIRE(user.until([&] { return project_of(user).views.back().name == "North"; }));
  user.app->apply(command::RemoveView{before});
  REQUIRE(user.until([&] { return project_of(user).views.size() == before; }));
  user.key(Key::z, true);
  REQUIRE(user.until([&] { return project_of(user).views.size() == before + 1; }));
  CHECK(project_of(user).views.back().name == "North");
  const std::filesystem::path file = user.folder / "views.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  const auto read = events::ProjectStore::read(file);
  REQUIRE(read);
  REQUIRE(read->views.size() == before + 1);
  CHECK(read->views.back() == project_of(user).views.back());
}

TEST_CASE("Back and forward go through the views that a person stayed at") {
  with_context();
  User user;
  user.open_demo();
  user.frames(60);
  const geo::WorldPoint first = user.state().camera.centre();
  user.app->apply(command::PanMap{{300, 0}});
  user.frames(60);
  const geo::WorldPoint second = user.state().camera.centre();
  REQUIRE(first != second);
  user.key(Key::left, false, false, true);
  CHECK(user.state().camera.centre() == first);
  user.frames(60);
  user.key(Key::right, false, false, true);
  CHECK(user.state().camera.centre() == second);
  user.key(Key::right, false, false, true);
  CHECK(user.state().camera.centre() == second);
}

TEST_CASE("A long reading stops when it is cancelled, and what was read stays and can be taken back") {
  with_context();
  User user;
  std::string reports;
  for (int i = 0; i < 4000; ++i) {
    reports += "{\"text\": \"Rebels shelled the Hamdaniyeh district of Aleppo on 28 July 2016, killing " +
               std::to_string(i + 2) + " people, residents said. The army bombed Layramoun.\"}\n";
  }
  const std::filesystem::path file = user.temporary.write("many.ndjson", reports);
  user.app->handle(FilesDropped{{file.string()}});
  REQUIRE(user.until([&] { return user.app->item("cancel").has_value(); }));
  user.frames(2);  // what stands beside it has come too
  user.click("cancel");
  REQUIRE(user.until([&] { return user.state().jobs.empty() && !user.state().notices.empty(); }));
  CHECK(user.state().notices.back().text.find("Stopped") != std::string::npos);
  CHECK(project_of(user).documents.size() < 4000);
  user.key(Key::z, true);
  CHECK(user.until([&] { return project_of(user).documents.empty(); }));
}
