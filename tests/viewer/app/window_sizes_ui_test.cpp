// Windows of other sizes and denser screens: nothing lies on anything else, and all of it can be pressed.

#include <catch2/catch.hpp>

#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

void resize(User& user, gl::Size size, double scale) {
  user.target.emplace(std::move(*gl::Framebuffer::create(size)));
  user.handle(Resized{size, scale});
  user.frames(4);
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

}  // namespace

TEST_CASE("What stands above the timeline never overlaps, however narrow the window") {
  with_context();
  User user;
  user.open_demo();
  for (const int width : {800, 900, 1000, 1100, 1280, 1600}) {
    CAPTURE(width);
    resize(user, {width, 500}, 1);
    std::vector<std::pair<std::string, Rect>> shown;
    for (const char* name : {"previous event", "previous day", "play", "next day", "next event", "speed",
                             "window length", "loop", "time zone"}) {
      if (const auto rect = user.app->item(name)) {
        shown.emplace_back(name, *rect);
      }
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
      for (std::size_t j = i + 1; j < shown.size(); ++j) {
        INFO(shown[i].first << " and " << shown[j].first);
        CHECK_FALSE(overlap(shown[i].second, shown[j].second));
      }
    }
    CHECK(user.app->item("play"));
    CHECK(user.app->item("time zone"));
    CHECK((width < 1280 || user.app->item("speed")));
  }
}

TEST_CASE("On a dense screen everything is as much larger, and is pressed where it is seen") {
  with_context();
  User user;
  user.open_demo();
  const Rect once = user.item("play");
  for (const double scale : {1.5, 2.0}) {
    CAPTURE(scale);
    resize(user, {static_cast<int>(1280 * scale), static_cast<int>(800 * scale)}, scale);
    const Rect dense = user.item("play");
    CHECK(dense.width == Approx(once.width * scale).margin(1.5));
    CHECK(dense.x == Approx(once.x * scale).margin(2));
    CHECK(dense.y == Approx(once.y * scale).margin(2));
    user.click("play");
    CHECK(user.state().playback.playing());
    user.click("play");
    CHECK_FALSE(user.state().playback.playing());
    // A marker is hit anywhere on its sign, which is larger too.
    CHECK(user.state().camera.scale() == scale);
  }
}
