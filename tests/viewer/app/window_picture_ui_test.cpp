#include <catch2/catch.hpp>

#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

TEST_CASE("The window that is kept and mended is the one that drawing all of it gives") {
  with_context();
  User user;
  user.open_demo();
  REQUIRE(user.until([&] { return !user.app->wants_frames(); }));
  const auto drawn_anew = [&] {
    const auto kept = user.target->read_pixels();
    // Another theme and back: every pixel is drawn again.
    user.key(Key::t);
    REQUIRE(user.target->read_pixels() != kept);
    user.key(Key::t);
    REQUIRE(user.until([&] { return !user.app->wants_frames(); }));
    return std::pair(kept, user.target->read_pixels());
  };
  const auto check_same = [&](const char* after) {
    INFO(after);
    REQUIRE(user.until([&] { return !user.app->wants_frames(); }));
    const auto [kept, anew] = drawn_anew();
    CHECK(kept == anew);
  };
  check_same("opening");
  user.click("filter Battles");
  check_same("a filter");
  user.click("event 0");
  check_same("an event's card");
  const Rect speed = user.item("speed");
  user.click("speed");
  user.key(Key::escape);
  user.move(speed.x, speed.y - 200);
  check_same("a menu that came and went");
  user.key(Key::f1);
  user.key(Key::f1);
  check_same("the keys that came and went");
}
