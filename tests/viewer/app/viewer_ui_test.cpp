#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/viewer/support/user.h"
#include "viewer/picture/png.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

template <class Counts, class Values, class Set>
std::uint32_t sum_of(const Counts& counts, const Values& values, const Set& set) {
  std::uint32_t sum = 0;
  for (const auto value : values) {
    sum += set.has(value) ? counts[static_cast<std::size_t>(value)] : 0;
  }
  return sum;
}

}  // namespace

TEST_CASE("The demo opens on July 2016 with Layramoun, Bani Zeid and Castello road") {
  with_context();
  User user;
  user.open_demo();
  const UiState& state = user.state();
  CHECK(state.window.begin >= events::to_minutes({2016, 7, 1}));
  CHECK(state.window.end <= events::to_minutes({2016, 8, 2}));
  bool layramoun = false;
  bool bani_zeid = false;
  bool castello = false;
  for (const std::uint32_t event : state.drawn_events) {
    const std::string& name = state.snapshot->project().events[event].place.name;
    layramoun = layramoun || name == "Layramoun";
    bani_zeid = bani_zeid || name == "Bani Zeid";
    castello = castello || name.find("Castello") != std::string::npos;
  }
  CHECK(layramoun);
  CHECK(bani_zeid);
  CHECK(castello);
}

TEST_CASE("In each dimension of the filter the ticked counts add up to what is drawn") {
  with_context();
  User user;
  user.open_demo();
  const auto check = [&] {
    const UiState& state = user.state();
    const std::uint32_t drawn = state.counts.drawn;
    CHECK(drawn == state.drawn_events.size());
    CHECK(sum_of(state.counts.types, events::kEventTypes, state.filter.types) == drawn);
    CHECK(sum_of(state.counts.speakers, events::kSpeakers, state.filter.speakers) == drawn);
    CHECK(sum_of(state.counts.statuses, events::kStatuses, state.filter.statuses) == drawn);
    CHECK(sum_of(state.counts.reviews, events::kReviews, state.filter.reviews) == drawn);
  };
  check();
  const std::size_t before = user.state().drawn_events.size();
  user.click("filter Battles");
  CHECK(user.state().drawn_events.size() < before);
  check();
  user.click("filter Battles");
  CHECK(user.state().drawn_events.size() == before);
}

TEST_CASE("Play moves the window, and pressing it again stops it on whole days") {
  with_context();
  User user;
  user.open_demo();
  const events::TimeWindow before = user.state().window;
  user.click("play");
  CHECK(user.state().playback.playing());
  user.frames(90);
  CHECK(user.state().window.end > before.end);
  user.click("play");
  CHECK_FALSE(user.state().playback.playing());
  CHECK(user.state().window.end % events::kMinutesPerDay == 0);
  CHECK(length_of(user.state().window) == length_of(before));
}

TEST_CASE("The window is dragged by its middle and resized by its edge") {
  with_context();
  User user;
  user.open_demo();
  const events::TimeWindow before = user.state().window;
  const Rect body = user.item("window");
  const float middle = body.x + body.width / 2;
  const float y = body.y + body.height * 0.8F;
  user.drag(middle, y, middle - 60, y);
  CHECK(user.state().window.end < before.end);
  CHECK(length_of(user.state().window) == length_of(before));
  const Rect edge = user.item("window begin");
  const events::TimeWindow moved = user.state().window;
  user.drag(edge.x + 3, y, edge.x - 50, y);
  CHECK(user.state().window.end == moved.end);
  CHECK(length_of(user.state().window) > length_of(moved));
}

TEST_CASE("A click on a marker lists its place, and a click on an event shows its sentence") {
  with_context();
  User user;
  user.open_demo();
  REQUIRE(user.until([&] { return user.state().map_content.events[0] > 0; }));
  const events::Project& project = user.state().snapshot->project();
  const Rect map = user.item("map");
  bool clicked = false;
  for (const std::uint32_t index : user.state().drawn_events) {
    const events::Event& event = project.events[index];
    if (event.place.name != "Layramoun") {
      continue;
    }
    const glm::dvec2 at = user.state().camera.to_screen(geo::to_world(*event.place.point));
    user.click(map.x + static_cast<float>(at.x), map.y + static_cast<float>(at.y));
    clicked = true;
    break;
  }
  REQUIRE(clicked);
  REQUIRE(user.state().selection.kind == Selection::Kind::place);
  CHECK(user.state().selection.place_name == "Layramoun");
  CHECK(user.state().lists.in_window.size() + user.state().lists.elsewhen.size() > 1);
  user.click("event 0");
  CHECK(user.selected().place.name == "Layramoun");
  user.frames(5);
  const auto sentence = user.app->item("mark what");
  REQUIRE(sentence);
  const Rect report = user.item("report");
  CHECK(sentence->y >= report.y);
  CHECK(sentence->y + sentence->height <= report.y + report.height + 1);
  user.click("mark where");
  CHECK(user.state().time_flash.has_value());
}

TEST_CASE("Accepting and rejecting is counted, and can be undone and made again") {
  with_context();
  User user;
  user.open_demo();
  user.click("event 0");
  const std::string id = user.selected().id;
  const auto review = [&] { return user.state().review_of(user.selected()); };
  const auto settled = [&] { return user.until([&] { return user.state().pending_reviews.empty(); }); };
  user.key(Key::a);
  CHECK(review() == events::Review::accepted);
  REQUIRE(settled());
  user.frames(2);
  CHECK(user.state().counts.reviews[static_cast<std::size_t>(events::Review::accepted)] == 1);
  CHECK(user.state().save_state == SaveState::unsaved_new);
  user.key(Key::z, true);
  REQUIRE(settled());
  CHECK(review() == events::Review::unreviewed);
  user.key(Key::z, true, true);
  REQUIRE(settled());
  CHECK(review() == events::Review::accepted);
  user.click("reject");
  CHECK(review() == events::Review::rejected);
  CHECK(user.selected().id == id);
}

TEST_CASE("A pasted report is read, shown, and kept by saving") {
  with_context();
  User user;
  user.clipboard =
      "ALEPPO (Test Wire) - Rebel fighters shelled the Hamdaniyeh district of Aleppo on 3 August 2016, killing four "
      "people, residents said.\n";
  user.key(Key::v, true);
  REQUIRE(user.until([&] { return user.state().snapshot->project().documents.size() == 1; }));
  CHECK(user.state().save_state == SaveState::unsaved_new);
  const std::filesystem::path file = user.folder / "kept.gpkg";
  user.app->apply(command::SaveAs{file});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  const auto kept = events::ProjectStore::read(file);
  REQUIRE(kept);
  CHECK(kept->documents.size() == 1);
  CHECK(kept->events.size() == user.state().snapshot->project().events.size());
  // What is said meanwhile takes no click away from what lies elsewhere.
  REQUIRE_FALSE(user.state().notices.empty());
  user.click("filter Battles");
  CHECK_FALSE(user.state().filter.types.has(events::EventType::battles));
}

TEST_CASE("Words that are searched for leave only what holds them") {
  with_context();
  User user;
  user.open_demo();
  const std::size_t before = user.state().drawn_events.size();
  user.key(Key::k, true);
  user.type("Layramoun");
  REQUIRE(user.until([&] { return !user.state().searching; }));
  user.frames(2);
  CHECK_FALSE(user.state().drawn_events.empty());
  CHECK(user.state().drawn_events.size() < before);
  user.key(Key::escape);
  REQUIRE(user.until([&] { return !user.state().searching; }));
  user.frames(2);
  CHECK(user.state().drawn_events.size() == before);
}

TEST_CASE("A picture is written as large as it is asked for, under its name, and the next one as large") {
  with_context();
  User user;
  user.open_demo();
  user.app->apply(command::SetMapOptions{[&] {
    MapOptions options = user.state().map;
    options.graticule = true;
    options.labels = false;
    return options;
  }()});
  user.key(Key::e, true, true);
  REQUIRE(user.state().dialog);
  user.frames(3);
  user.click("picture size 1");
  user.click("picture name");
  user.key(Key::a, true);
  user.type("slide");
  user.key(Key::enter);
  CHECK_FALSE(user.state().dialog);
  const auto file = user.folder / "slide.png";
  REQUIRE(user.until([&] { return std::filesystem::exists(sidecar_path(file)); }));
  const auto image = read_png(file);
  REQUIRE(image);
  CHECK(image->size == gl::Size{1920, 1080});
  const auto view = read_sidecar(sidecar_path(file));
  REQUIRE(view);
  CHECK(view->graticule);
  CHECK_FALSE(view->names);
  CHECK(geo::distance_m(view->centre, geo::to_lon_lat(user.state().camera.centre())) < 1);
  CHECK(view->zoom == user.state().camera.zoom());

  REQUIRE(user.until([&] { return user.state().jobs.empty(); }));
  user.app->apply(command::ExportPicture{std::nullopt, file});  // what is there is left alone
  const auto second = user.folder / "slide-2.png";
  REQUIRE(user.until([&] { return std::filesystem::exists(sidecar_path(second)); }));
  CHECK(read_png(second)->size == gl::Size{1920, 1080});
}

TEST_CASE("One click exports the picture that is on the screen, with its sidecar") {
  with_context();
  User user;
  user.open_demo();
  user.click("export");
  std::filesystem::path picture;
  const auto written = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(user.folder)) {
      picture = entry.path().extension() == ".png" ? entry.path() : picture;
    }
    return !picture.empty() && std::filesystem::exists(sidecar_path(picture));
  };
  REQUIRE(user.until(written));
  REQUIRE(user.until([&] { return !user.state().notices.empty(); }));
  CHECK(user.state().notices.back().kind == Notice::Kind::done);
  const auto image = read_png(picture);
  REQUIRE(image);
  const gl::Size shown = user.state().camera.size();
  CHECK(image->size == gl::Size{2 * shown.width, 2 * shown.height});
}

TEST_CASE("Another date for a report without one is kept, and can be taken back") {
  with_context();
  User user;
  user.open_demo();
  const auto undated = [&]() -> const events::Document& {
    for (const events::Document& document : user.state().snapshot->project().documents) {
      if (document.id == "demo-11") {
        return document;
      }
    }
    FAIL("the demo has a report without a date");
    return user.state().snapshot->project().documents.front();
  };
  REQUIRE(undated().published.inferred);
  const auto before = undated().published.value;
  const auto index = user.state().snapshot->document_of_id("demo-11");
  user.app->apply(command::OpenDialog{command::OpenDialog::Kind::change_date, *index});
  user.frames(3);
  user.key(Key::a, true);
  user.type("2016-07-29");
  user.key(Key::enter);
  REQUIRE(user.until([&] { return !undated().published.inferred; }));
  CHECK(undated().published.value == events::to_minutes({2016, 7, 29}));
  user.key(Key::z, true);
  REQUIRE(user.until([&] { return undated().published.inferred; }));
  CHECK(undated().published.value == before);
}

TEST_CASE("Both themes draw every part of the smallest window") {
  with_context();
  User user;
  user.app->handle(Resized{{1024, 700}, 1});
  user.open_demo();
  for (const char* name : {"map", "play", "export", "search", "filter Battles", "time zone", "event 0"}) {
    INFO(name);
    CHECK(user.app->item(name).has_value());
  }
  CHECK(user.item("map").width > 470);
  const auto lightness = [&] {
    const auto pixels = user.target->read_pixels();
    return static_cast<int>(pixels[static_cast<std::size_t>((300 * kSize.width + 10) * 4)]);
  };
  CHECK(lightness() < 80);
  user.key(Key::t);
  CHECK_FALSE(user.state().dark);
  user.frames(2);
  CHECK(lightness() > 180);
}

TEST_CASE("The map is dragged by whole pixels, and none of the way is lost") {
  with_context();
  User user;
  user.open_demo();
  const Rect map = user.item("map");
  const Camera before = user.state().camera;
  const float x = map.x + map.width * 0.75F;
  const float y = map.y + map.height * 0.3F;
  user.move(x, y);
  user.press(true);
  for (int i = 1; i <= 20; ++i) {
    user.move(x + 0.6F * static_cast<float>(i), y - 1.3F * static_cast<float>(i));
  }
  user.press(false);
  const Camera& after = user.state().camera;
  CHECK((before.centre().x - after.centre().x) * before.world_pixels() == Approx(12).margin(1e-3));
  CHECK((before.centre().y - after.centre().y) * before.world_pixels() == Approx(-26).margin(1e-3));
}

TEST_CASE("Escape takes away what was said, once nothing else is to be left") {
  with_context();
  User user;
  user.open_demo();
  user.clipboard.clear();
  user.key(Key::v, true);
  REQUIRE_FALSE(user.state().notices.empty());
  user.key(Key::escape);
  CHECK(user.state().notices.empty());
}
