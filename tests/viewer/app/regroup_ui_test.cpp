// Two events that are one, and one that is two: said by a person, kept, taken back.

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "events/store/project_store.h"
#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

const events::Project& project_of(User& user) {
  return user.state().snapshot->project();
}

/// The first event of the demo for which `fits` holds.
std::uint32_t first_event(User& user, const std::function<bool(const events::Event&)>& fits) {
  const auto& events = project_of(user).events;
  const auto found = std::ranges::find_if(events, fits);
  REQUIRE(found != events.end());
  return static_cast<std::uint32_t>(found - events.begin());
}

const events::Event& event_of_id(User& user, const std::string& id) {
  const auto event = user.state().snapshot->event_of_id(id);
  REQUIRE(event);
  return project_of(user).events[*event];
}

/// Brings an item of the card into sight, as a person does by the wheel.
void scroll_to(User& user, const std::string& name) {
  const Rect foot = user.item("accept");
  user.move(foot.x + 60, foot.y - 60);
  for (int i = 0; i < 30 && !user.app->item(name); ++i) {
    user.handle(MouseWheel{0, -2});
    user.frames(3);
  }
}

}  // namespace

TEST_CASE("Events that may be the same are made one by a click, kept in the file, and taken back in one step") {
  with_context();
  User user;
  user.open_demo();
  const auto file = user.folder / "joined.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  const std::uint32_t chosen = first_event(user, [](const events::Event& e) { return !e.possibly_same.empty(); });
  const events::Event before = project_of(user).events[chosen];
  const events::Event other = event_of_id(user, before.possibly_same.front());
  const std::size_t count = project_of(user).events.size();
  user.app->apply(command::SelectEvent{chosen});
  user.frames(5);
  scroll_to(user, "join 0");
  user.click("join 0");
  REQUIRE(user.until([&] { return project_of(user).events.size() == count - 1; }));
  const events::Event joined = event_of_id(user, before.id);
  CHECK(joined.claims.size() == before.claims.size() + other.claims.size());
  CHECK_FALSE(user.state().snapshot->event_of_id(other.id));
  CHECK(user.state().selection.event_id == before.id);

  // The file has it, with what stood there before.
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  {
    auto store = events::ProjectStore::open(file, system_clock());
    REQUIRE(store);
    const auto kept = store->load();
    REQUIRE(kept);
    CHECK(kept->events.size() == count - 1);
    const auto decisions = store->decisions();
    REQUIRE(decisions);
    const events::Decision& last = decisions->back();
    CHECK(last.kind == "join");
    CHECK(last.subject == before.id);
    CHECK(last.note.find("\"before\"") != std::string::npos);
    CHECK(last.note.find(other.id) != std::string::npos);
    CHECK(last.note.find(other.claims.front()) != std::string::npos);
  }

  user.key(Key::z, true);
  REQUIRE(user.until([&] { return project_of(user).events.size() == count; }));
  CHECK(event_of_id(user, before.id).claims == before.claims);
  CHECK(event_of_id(user, other.id).claims == other.claims);
  user.key(Key::z, true, true);
  REQUIRE(user.until([&] { return project_of(user).events.size() == count - 1; }));
  CHECK(event_of_id(user, before.id).claims == joined.claims);
}

TEST_CASE("Events that a person keeps apart stay so in the file and are taken back in one step, also another day") {
  with_context();
  User user;
  user.open_demo();
  const auto file = user.folder / "apart.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  const std::uint32_t chosen = first_event(user, [](const events::Event& e) { return e.possibly_same.size() == 1; });
  const events::Event before = project_of(user).events[chosen];
  const std::string other = before.possibly_same.front();
  const auto is_apart = [&] { return event_of_id(user, before.id).distinct_from == std::vector<std::string>{other}; };
  user.app->apply(command::SelectEvent{chosen});
  user.frames(5);
  scroll_to(user, "distinct 0");
  user.click("distinct 0");
  REQUIRE(user.until(is_apart));
  CHECK(event_of_id(user, before.id).possibly_same.empty());
  user.frames(5);
  CHECK_FALSE(user.app->item("compare"));
  CHECK(user.app->item("field Kept apart"));
  CHECK(user.state().undo_label.find("is not") != std::string::npos);

  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  {
    auto store = events::ProjectStore::open(file, system_clock());
    REQUIRE(store);
    const auto kept = store->load();
    REQUIRE(kept);
    CHECK(std::ranges::find(kept->events, other, &events::Event::id)->distinct_from ==
          std::vector<std::string>{before.id});
    const auto decisions = store->decisions();
    REQUIRE(decisions);
    CHECK(decisions->back().kind == "distinct");
    CHECK(decisions->back().subject == before.id);
    CHECK(decisions->back().note.find("distinct_from") != std::string::npos);
  }

  user.key(Key::z, true);
  REQUIRE(user.until([&] { return !is_apart(); }));
  CHECK(event_of_id(user, before.id).possibly_same == before.possibly_same);
  user.key(Key::z, true, true);
  REQUIRE(user.until(is_apart));
  // Without the step that the program remembers: by the card.
  user.frames(5);
  scroll_to(user, "not distinct 0");
  user.click("not distinct 0");
  REQUIRE(user.until([&] { return !is_apart(); }));
  CHECK(event_of_id(user, before.id).possibly_same == before.possibly_same);
}

TEST_CASE("Any two events are made one by choosing one after the other, and Escape lets go of it") {
  with_context();
  User user;
  user.open_demo();
  const auto has_claims = [](const events::Event& e) { return !e.claims.empty(); };
  const std::uint32_t first = first_event(user, has_claims);
  const std::string first_id = project_of(user).events[first].id;
  const std::uint32_t second =
      first_event(user, [&](const events::Event& e) { return has_claims(e) && e.id != first_id; });
  const std::size_t count = project_of(user).events.size();
  user.app->apply(command::SelectEvent{first});
  user.frames(3);
  user.key(Key::j, true);
  CHECK(user.state().joining == first_id);
  user.key(Key::escape);
  CHECK(user.state().joining.empty());
  CHECK(user.state().selection.kind == Selection::Kind::event);

  user.key(Key::j, true);
  user.app->apply(command::SelectEvent{second});
  user.frames(5);
  user.click("join");
  REQUIRE(user.until([&] { return project_of(user).events.size() == count - 1; }));
  CHECK(user.state().joining.empty());
  CHECK(user.state().selection.event_id == first_id);
}

TEST_CASE("A statement that tells of something else becomes an event of its own, which a later reading leaves so") {
  with_context();
  User user;
  user.open_demo();
  const std::uint32_t chosen = first_event(user, [](const events::Event& e) { return e.voices.size() > 1; });
  const events::Event before = project_of(user).events[chosen];
  const std::size_t count = project_of(user).events.size();
  user.app->apply(command::SelectEvent{chosen});
  user.frames(5);
  REQUIRE(user.app->item("statement 1 part"));
  user.click("statement 1 part");
  REQUIRE(user.until([&] { return project_of(user).events.size() == count + 1; }));
  const events::Event rest = event_of_id(user, before.id);
  CHECK(rest.claims.size() < before.claims.size());
  CHECK_FALSE(rest.claims.empty());

  // Reading one of its reports again finds the claims where a person put them.
  const std::uint32_t document = user.state().snapshot->documents_of(rest).front();
  user.app->apply(command::ChangeDate{document, *events::parse_time("2016-08-05")});
  REQUIRE(user.until([&] {
    return project_of(user).documents[document].published.value == events::to_minutes({2016, 8, 5});
  }));
  const auto moved = std::ranges::find_if(project_of(user).events, [&](const events::Event& e) {
    return e.id != before.id && std::ranges::find_if(e.claims, [&](const std::string& id) {
                                  return std::ranges::find(before.claims, id) != before.claims.end();
                                }) != e.claims.end();
  });
  CHECK(moved != project_of(user).events.end());
  user.key(Key::z, true);
  user.key(Key::z, true);
  REQUIRE(user.until([&] { return project_of(user).events.size() == count; }));
  CHECK(event_of_id(user, before.id).claims == before.claims);
}
