// What a person says of an event in place of what was read: typed, clicked, kept, taken back.

#include <catch2/catch.hpp>
#include <string>

#include "events/store/project_store.h"
#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr const char* kReport =
    "ALEPPO (Test Wire) - The army shelled the Layramoun district of Aleppo on 28 July 2016, killing four people, "
    "residents said.\n";

const events::Project& project_of(User& user) {
  return user.state().snapshot->project();
}

const events::Event& shelling(User& user) {
  REQUIRE_FALSE(project_of(user).events.empty());
  return project_of(user).events.front();
}

/// A viewer in which the report's event is in the form.
struct EditingUser : User {
  EditingUser() {
    clipboard = kReport;
    key(Key::v, true);
    REQUIRE(until([&] { return project_of(*this).documents.size() == 1; }));
    frames(3);
    app->apply(command::SelectEvent{0});
    frames(5);
    key(Key::e);
    REQUIRE(state().form);
    frames(3);
  }
  /// Brings an item of the form into sight, as a person does by the wheel.
  void scroll_to(const std::string& name) {
    const Rect foot = item("edit save");
    move(foot.x + 60, foot.y - 80);
    for (int i = 0; i < 20 && !app->item(name); ++i) {
      handle(MouseWheel{0, -2});
      frames(3);
    }
  }
  void write(const std::string& field, const std::string& text) {
    scroll_to("edit " + field);
    click("edit " + field);
    key(Key::a, true);
    text.empty() ? key(Key::backspace) : type(text);
  }
  void save() {
    key(Key::enter);
    frames(3);
  }
  void wait_saved() {
    REQUIRE(until([&] { return state().save_state == SaveState::saved; }));
  }
};

}  // namespace

TEST_CASE("A place is found by its name, and the event is there at once and for ever") {
  with_context();
  EditingUser user;
  const std::string id = shelling(user).id;
  const events::EventPlace read = shelling(user).place;
  const auto file = user.folder / "edited.gpkg";
  user.app->apply(command::SaveAs{file});
  user.wait_saved();

  user.write("place", "Bani Zeid");
  REQUIRE(user.until([&] { return !user.state().form->places.empty(); }));
  user.frames(2);
  user.click("choice 0");
  user.frames(3);
  CHECK(user.app->item("read place"));  // what was read stands beside it
  user.save();
  CHECK_FALSE(user.state().form);
  REQUIRE(user.until([&] { return shelling(user).place.id != read.id; }));
  CHECK(shelling(user).id == id);
  CHECK(shelling(user).review == events::Review::edited);
  CHECK(shelling(user).place.name == "Bani Zeid");
  const events::EventRow row = user.state().snapshot->index()->row(*user.state().snapshot->index()->row_of_event(0));
  const geo::LonLat drawn = geo::to_lon_lat({row.x / 4294967296.0, row.y / 4294967296.0});
  CHECK(geo::distance_m(drawn, *shelling(user).place.point) < 1);

  // What the disk has, should the program die now: the event, and who decided what.
  user.wait_saved();
  {
    const auto kept = events::ProjectStore::read(file);
    REQUIRE(kept);
    CHECK(kept->events.front().place.name == "Bani Zeid");
    CHECK(kept->events.front().review == events::Review::edited);
  }

  // The same report read again, with another date, changes nothing of it.
  user.app->apply(command::ChangeDate{0, *events::parse_time("2016-07-30")});
  REQUIRE(user.until([&] {
    return project_of(user).documents.front().published.value == events::to_minutes({2016, 7, 30});
  }));
  CHECK(shelling(user).place.name == "Bani Zeid");
  CHECK(shelling(user).review == events::Review::edited);
  user.key(Key::z, true);
  REQUIRE(user.until([&] {
    return project_of(user).documents.front().published.value != events::to_minutes({2016, 7, 30});
  }));

  user.key(Key::z, true);
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::unreviewed; }));
  CHECK(shelling(user).place.id == read.id);
  CHECK(shelling(user).place.point == read.point);
  user.key(Key::z, true, true);
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::edited; }));
  CHECK(shelling(user).place.name == "Bani Zeid");
}

TEST_CASE("A place is completed from how its name begins, in any spelling, by keys alone") {
  with_context();
  EditingUser user;
  const auto searched = [&](const char* typed) {
    user.write("place", typed);
    REQUIRE(user.until([&] { return user.state().form->places_for == typed; }));
    user.frames(3);
  };
  searched("bani z");
  REQUIRE_FALSE(user.state().form->places.empty());
  CHECK(user.state().form->places.front().place.name == "Bani Zeid");
  CHECK(user.state().form->places.front().detail.find(", ") != std::string::npos);  // kind, division and country
  searched("leram");
  REQUIRE_FALSE(user.state().form->places.empty());
  CHECK(user.state().form->places.front().place.name == "Layramoun");
  searched("qwxzqwxz");
  CHECK(user.state().form->places.empty());

  // The first one by Enter, which saves only then; the second by the arrow before it.
  searched("bani z");
  user.key(Key::enter);
  user.frames(3);
  REQUIRE(user.state().form);
  user.save();
  CHECK_FALSE(user.state().form);
  REQUIRE(user.until([&] { return shelling(user).place.name == "Bani Zeid"; }));
}

TEST_CASE("A click on the map while the form is open says where it happened") {
  with_context();
  EditingUser user;
  const Rect map = user.item("map");
  user.click(map.x + map.width * 0.3F, map.y + map.height * 0.4F);
  REQUIRE(user.state().form);
  REQUIRE(user.state().form->clicked);
  const geo::LonLat there = *user.state().form->clicked;
  user.frames(3);
  REQUIRE(user.state().form->draft.point);
  CHECK(geo::distance_m(*user.state().form->draft.point, there) < 2);
  user.save();
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::edited; }));
  CHECK(geo::distance_m(*shelling(user).place.point, there) < 2);
  CHECK(shelling(user).place.radius_m > 0);
  CHECK(shelling(user).place.name == "Layramoun");
}

TEST_CASE("Type, time, actors, casualties, status and note are edited in one step, and reset field by field") {
  with_context();
  EditingUser user;
  const events::Event read = shelling(user);
  user.write("what", "air");
  user.frames(2);
  user.click("choice 0");
  user.write("first", "2016-07-27");
  user.write("last", "2016-07-29");
  user.write("actor2", "Crowd of residents");
  user.write("killed", "6");
  user.write("said", "confirmed");
  user.write("note", "By the hospital's list");
  user.save();
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::edited; }));
  const events::Event& now = shelling(user);
  CHECK(now.sub_event_type == events::SubEventType::air_drone_strike);
  CHECK(now.event_type == events::EventType::explosions);
  CHECK(now.when.start == events::to_minutes({2016, 7, 27}));
  CHECK(now.when.end == events::to_minutes({2016, 7, 30}));
  CHECK(now.actor2 == "Crowd of residents");
  CHECK(now.casualties.fatalities_best == 6);
  CHECK(now.status == events::Status::confirmed);
  CHECK(now.notes == "By the hospital's list");
  CHECK(now.claims == read.claims);
  user.frames(3);
  CHECK(user.app->item("field Read"));  // the card says what was read

  // One step back is all of it.
  user.key(Key::z, true);
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::unreviewed; }));
  CHECK(shelling(user).sub_event_type == read.sub_event_type);
  CHECK(shelling(user).notes.empty());
  user.key(Key::z, true, true);
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::edited; }));

  user.frames(3);
  user.key(Key::e);
  user.frames(3);
  user.handle(MouseWheel{0, 50});
  user.frames(3);
  user.click("reset what");
  user.save();
  REQUIRE(user.until([&] { return shelling(user).sub_event_type == read.sub_event_type; }));
  CHECK(shelling(user).review == events::Review::edited);
  CHECK(shelling(user).status == events::Status::confirmed);

  // Who takes the decision back altogether has the reading again.
  user.frames(3);
  user.key(Key::u);
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::unreviewed; }));
  CHECK(events::facts_of(shelling(user)) == events::facts_of(read));
}

TEST_CASE("What cannot be is said, nothing is saved, and Escape leaves everything as it was") {
  with_context();
  EditingUser user;
  user.write("first", "2016-07-28");
  user.write("last", "2016-07-01");
  user.save();
  CHECK(user.state().form);
  user.frames(3);
  const auto problem = user.app->item("edit problem");
  const auto save = user.app->item("edit save");
  REQUIRE((problem && save));
  CHECK(problem->y >= save->y + save->height);  // whole lines, under the buttons
  user.key(Key::escape);
  user.frames(3);
  CHECK_FALSE(user.state().form);
  CHECK(user.state().selection.kind == Selection::Kind::event);
  CHECK(shelling(user).review == events::Review::unreviewed);

  // Saving without a change decides nothing.
  const std::string label = user.state().undo_label;
  user.key(Key::e);
  user.frames(3);
  user.save();
  CHECK_FALSE(user.state().form);
  user.frames(20);
  CHECK(shelling(user).review == events::Review::unreviewed);
  CHECK(user.state().undo_label == label);
}

TEST_CASE("Tab goes from field to field, and letters are text and no shortcuts") {
  with_context();
  EditingUser user;
  user.key(Key::tab);
  user.key(Key::tab);
  user.type("k");  // the radius; no key for the density
  CHECK_FALSE(user.state().map.heat);
  user.save();
  CHECK(user.app->item("edit problem"));
  REQUIRE(user.state().form);
}

TEST_CASE("An edited event that is rejected and taken in again is as it was edited") {
  with_context();
  EditingUser user;
  user.write("killed", "9");
  user.save();
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::edited; }));
  user.frames(3);
  user.click("reject");
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::rejected; }));
  user.frames(3);
  user.click("reject");
  REQUIRE(user.until([&] { return shelling(user).review == events::Review::edited; }));
  CHECK(shelling(user).casualties.fatalities_best == 9);
}

TEST_CASE("A row of a table is edited, kept, and goes back to what the table said") {
  with_context();
  const test::TemporaryFolder folder("rows");
  const auto table = folder.write("rows.csv",
                                  "longitude,latitude,event_date,event_type,sub_event_type,location,fatalities\n"
                                  "37.16,36.20,2016-07-26,Battles,Armed clash,Harbour,3\n"
                                  "37.18,36.21,2016-07-26,Battles,Armed clash,Quay,0\n");
  const auto file = folder.path() / "rows.gpkg";
  events::Event before;
  {
    User user;
    ViewerOptions options;
    options.files.push_back(table.string());
    user.app->open(options);
    REQUIRE(user.until([&] { return !user.state().opening && user.state().snapshot->event_count() == 2; }));
    user.app->apply(command::SaveAs{file});
    REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
    before = user.state().snapshot->event(0);
    user.app->apply(command::SelectEvent{0});
    user.frames(5);
    events::EventFacts facts = events::facts_of(before);
    facts.casualties.fatalities_best = 5;
    user.app->apply(command::SetFacts{0, facts, "counted again"});
    const auto edited = [&]() -> std::optional<events::Event> {
      const auto number = user.state().snapshot->event_of_id(before.id);
      return number ? std::optional(user.state().snapshot->event(*number)) : std::nullopt;
    };
    REQUIRE(user.until([&] { return edited() && edited()->review == events::Review::edited; }));
    REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  }

  // Another start: what was read is remembered.
  User later;
  ViewerOptions again;
  again.files.push_back(file.string());
  later.app->open(again);
  REQUIRE(later.until([&] { return !later.state().opening && later.state().snapshot->event_count() == 2; }));
  const auto number = later.state().snapshot->event_of_id(before.id);
  REQUIRE(number);
  CHECK(later.state().snapshot->event(*number).casualties.fatalities_best == 5);
  CHECK(later.state().as_read->at(before.id).casualties.fatalities_best == before.casualties.fatalities_best);
  later.app->apply(command::SetReview{*number, events::Review::unreviewed});
  REQUIRE(later.until([&] {
    const auto there = later.state().snapshot->event_of_id(before.id);
    return there && later.state().snapshot->event(*there).review == events::Review::unreviewed;
  }));
  CHECK(later.state().snapshot->event(*later.state().snapshot->event_of_id(before.id)).casualties.fatalities_best ==
        before.casualties.fatalities_best);
}
