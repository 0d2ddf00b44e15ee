// Corrections that teach: made as a person makes them, used by the next reading, and taken back.

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "events/store/project_store.h"
#include "tests/viewer/support/user.h"
#include "viewer/app/reading_data.h"
#include "viewer/panels/lesson.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr const char* kReport =
    "ALEPPO (Test Wire) - The Qasmun Falcons shelled the town of Zarqumabad on 28 July 2016, killing four people, "
    "residents said.\n";
constexpr const char* kLaterReport =
    "ALEPPO (Test Wire) - Warplanes bombed the town of Zarqumabad on 30 July 2016, residents said.\n";

/// A variable of the environment, set for a test.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* old = std::getenv(name)) {
      old_ = old;
    }
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { old_ ? ::setenv(name_, old_->c_str(), 1) : ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> old_;
};

/// A person's data and the cache of what is made of them, for a test.
struct OwnData {
  test::TemporaryFolder folder{"own"};
  Variable data{"DATELINE_DATA", (folder.path() / "data").string()};
  Variable cache{"XDG_CACHE_HOME", (folder.path() / "cache").string()};
  /// Brings the gazetteer together with a table before the clock of waiting runs: a slow build takes minutes for it.
  void prepare(const std::string& name, const std::string& content) const {
    const auto file = folder.write("data/" + name, content);
    REQUIRE(reading_data());
    std::filesystem::remove(file);
  }
  [[nodiscard]] std::string table(const std::string& name) const { return folder.read("data/" + name); }
};

const events::Project& project_of(User& user) {
  return user.state().snapshot->project();
}

void paste(User& user, const char* report) {
  const std::size_t before = project_of(user).documents.size();
  user.clipboard = report;
  user.key(Key::v, true);
  REQUIRE(user.until([&] { return project_of(user).documents.size() == before + 1; }));
  user.frames(3);
}

const events::Event& shelling(User& user) {
  const auto& events = project_of(user).events;
  REQUIRE_FALSE(events.empty());
  return events.front();
}

/// What may be corrected about the first event.
Lesson lesson(User& user, Lesson::Kind kind) {
  for (const Lesson& one : lessons_about(*user.state().snapshot, shelling(user))) {
    if (one.kind == kind) {
      return one;
    }
  }
  FAIL("no such lesson");
  return {};
}

}  // namespace

TEST_CASE("A place that a person corrects is read so from now on, in every report, until that is taken back") {
  with_context();
  const OwnData own;
  own.prepare("gazetteer/meanings.csv", "id,spellings\nalp003,Zarqumabad\n");
  {
    User user;
    paste(user, kReport);
    REQUIRE_FALSE(shelling(user).place.is_resolved());
    const std::string id = shelling(user).id;
    const std::filesystem::path file = user.folder / "taught.gpkg";
    user.app->apply(command::SaveAs{file});
    REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));

    user.app->apply(command::SelectEvent{0});
    user.frames(5);
    user.click("teach 0");
    REQUIRE(user.state().dialog);
    CHECK(user.state().dialog->lesson->words == "Zarqumabad");
    // Nothing is learnt by looking, or by closing.
    user.click("dialog cancel");
    CHECK(own.table("gazetteer/meanings.csv").empty());

    user.click("teach 0");
    user.key(Key::a, true);
    user.type("Layramoun");
    REQUIRE(user.until([&] { return !user.state().dialog->places.empty(); }));
    user.frames(3);
    user.click("meaning 0");
    user.click("dialog accept");
    REQUIRE(user.until([&] { return shelling(user).place.id == "alp003"; }));
    CHECK(shelling(user).id == id);
    CHECK(own.table("gazetteer/meanings.csv") == "id,spellings\nalp003,Zarqumabad\n");
    const auto told = std::ranges::find_if(user.state().notices, [](const Notice& notice) {
      return notice.text.starts_with("From now on “Zarqumabad” is read as Layramoun");
    });
    CHECK(told != user.state().notices.end());

    // What the disk has, should the program die now.
    REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
    const auto kept = events::ProjectStore::read(file);
    REQUIRE(kept);
    CHECK(kept->events.front().place.id == "alp003");

    user.key(Key::z, true);
    REQUIRE(user.until([&] { return !shelling(user).place.is_resolved(); }));
    CHECK(own.table("gazetteer/meanings.csv").empty());
    user.key(Key::z, true, true);
    REQUIRE(user.until([&] { return shelling(user).place.id == "alp003"; }));
  }
  // Another day, another report.
  User later;
  paste(later, kLaterReport);
  CHECK(shelling(later).place.id == "alp003");
}

TEST_CASE("Before a meaning is chosen nothing can be learnt, and the button shows that") {
  with_context();
  const OwnData own;
  User user;
  paste(user, kReport);
  user.app->apply(command::SelectEvent{0});
  user.frames(5);
  user.click("teach 0");
  REQUIRE(user.state().dialog);
  const auto colour_of_button = [&] {
    user.move(5, 5);
    const Rect rect = user.item("dialog accept");
    const std::vector<std::uint8_t> pixels = user.target->read_pixels();
    const auto at = static_cast<std::size_t>(rect.y + 4) * kSize.width + static_cast<std::size_t>(rect.x + 6);
    return std::array{pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]};
  };
  const auto pale = colour_of_button();
  user.click("dialog accept");
  CHECK(user.state().dialog);
  CHECK(own.table("gazetteer/meanings.csv").empty());
  user.click("meaning");
  user.key(Key::a, true);
  user.type("Layramoun");
  REQUIRE(user.until([&] { return !user.state().dialog->places.empty(); }));
  user.frames(3);
  CHECK(colour_of_button() == pale);
  user.click("meaning 0");
  CHECK(colour_of_button() != pale);
}

TEST_CASE("An actor's name and a verb's type are learnt as well") {
  with_context();
  const OwnData own;
  User user;
  paste(user, kReport);
  Lesson who = lesson(user, Lesson::Kind::actor);
  who.meaning = who.shown = "Military Forces of Syria";
  user.app->apply(command::Teach{0, who});
  REQUIRE(user.until([&] { return shelling(user).actor1 == "Military Forces of Syria"; }));
  CHECK(shelling(user).side1 == events::Side::government);

  Lesson what = lesson(user, Lesson::Kind::type);
  CHECK(what.words == "shelled");
  what.meaning = what.shown = "Grenade";
  user.app->apply(command::Teach{0, what});
  REQUIRE(user.until([&] { return shelling(user).sub_event_type == events::SubEventType::grenade; }));
  CHECK(own.table("lexicons/triggers.csv").find("shell,verb,") != std::string::npos);

  user.key(Key::z, true);
  user.key(Key::z, true);
  REQUIRE(user.until(
      [&] { return shelling(user).actor1 != "Military Forces of Syria" && own.table("lexicons/actors.csv").empty(); }));
  CHECK(shelling(user).sub_event_type == events::SubEventType::shelling);
}

TEST_CASE("Tables that cannot be used teach nothing, and the report stays as it was read") {
  with_context();
  const OwnData own;
  User user;
  paste(user, kReport);
  const Lesson where{Lesson::Kind::place, "Zarqumabad", {}, "alp003", "Layramoun"};
  own.folder.write("data/gazetteer/meanings.csv", "place,name\nalp003,Zarqumabad\n");
  user.app->apply(command::Teach{0, where});
  REQUIRE(user.until([&] {
    return std::ranges::any_of(user.state().notices,
                               [](const Notice& notice) { return notice.kind == Notice::Kind::problem; });
  }));
  CHECK_FALSE(shelling(user).place.is_resolved());
  CHECK(own.table("gazetteer/meanings.csv") == "place,name\nalp003,Zarqumabad\n");
  CHECK(user.state().undo_label.find("Zarqumabad") == std::string::npos);
}
