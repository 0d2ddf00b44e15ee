#include "viewer/app/view_trail.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::viewer;

namespace {

events::View at(double longitude) {
  events::View view;
  view.centre = {longitude, 36};
  return view;
}

void stay(ViewTrail& trail, const events::View& view) {
  trail.watch(view, 0);
  trail.watch(view, ViewTrail::kRest);
}

}  // namespace

TEST_CASE("A trail keeps the views that stood, and no others") {
  ViewTrail trail;
  stay(trail, at(1));
  trail.watch(at(2), 0.1);  // passed through
  stay(trail, at(3));
  CHECK_FALSE(trail.can_go_forward());
  CHECK(trail.step(-1, at(3)) == at(1));
  CHECK_FALSE(trail.step(-1, at(1)));
  CHECK(trail.step(1, at(1)) == at(3));
  CHECK_FALSE(trail.step(1, at(3)));
}

TEST_CASE("Going back from a view that did not stand yet comes back to it") {
  ViewTrail trail;
  stay(trail, at(1));
  trail.watch(at(2), 0.1);
  CHECK(trail.step(-1, at(2)) == at(1));
  CHECK(trail.step(1, at(1)) == at(2));
}

TEST_CASE("A new way forgets the old one ahead") {
  ViewTrail trail;
  stay(trail, at(1));
  stay(trail, at(2));
  REQUIRE(trail.step(-1, at(2)));
  stay(trail, at(5));
  CHECK_FALSE(trail.can_go_forward());
  CHECK(trail.step(-1, at(5)) == at(1));
}
