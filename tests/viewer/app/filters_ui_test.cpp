#include <catch2/catch.hpp>

#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

TEST_CASE("How sure the reading is, and who took part, filter the map; back takes it away") {
  with_context();
  User user;
  user.open_demo();
  // A tall window, in which all filters are in sight.
  user.app->handle(Resized{{1280, 1600}, 1});
  user.target.emplace(std::move(*gl::Framebuffer::create({1280, 1600})));
  user.frames(120);  // the first view has stood
  const auto settled = [&] { return user.until([&] { return !user.state().searching; }); };
  const std::size_t all = user.state().drawn_events.size();
  const auto sum_of_ticked = [&] {
    std::size_t sum = 0;
    for (const events::ReadingStrength strength : events::kReadingStrengths) {
      sum += user.state().asked.readings.has(strength)
                 ? user.state().facet_counts.readings.at(static_cast<std::size_t>(strength))
                 : 0;
    }
    return sum;
  };
  CHECK(sum_of_ticked() == all);
  user.click("filter Strong");
  REQUIRE(settled());
  user.frames(2);
  CHECK(user.state().query == "reading:fair reading:weak");
  CHECK(user.state().drawn_events.size() < all);
  CHECK(user.state().drawn_events.size() == sum_of_ticked());
  user.click("filter Strong");
  REQUIRE(settled());
  user.frames(120);
  CHECK(user.state().query.empty());
  CHECK(user.state().drawn_events.size() == all);

  user.click("fold actors");
  REQUIRE_FALSE(user.state().facet_counts.actors.empty());
  const auto [actor, count] = user.state().facet_counts.actors.front();
  user.click("actor " + actor);
  REQUIRE(settled());
  user.frames(120);
  CHECK(user.state().query == "who:\"" + actor + "\"");
  CHECK(user.state().drawn_events.size() == count);
  user.key(Key::left, false, false, true);
  REQUIRE(settled());
  user.frames(2);
  CHECK(user.state().query.empty());
  CHECK(user.state().drawn_events.size() == all);
}
