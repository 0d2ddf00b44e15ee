#include "viewer/app/comparison.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::viewer;

namespace {

LayerState layer(const std::string& name, std::optional<events::CivilMinute> day, bool visible = true) {
  LayerState state;
  state.layer.name = name;
  state.layer.start = day;
  state.layer.visible = visible;
  state.status = LayerState::Status::ready;
  return state;
}

const std::vector<LayerState> kLayers = {layer("roofs.tif", events::to_minutes({2016, 7, 10})),
                                         layer("hidden.tif", events::to_minutes({2016, 7, 12}), false),
                                         layer("later.tif", events::to_minutes({2016, 7, 26}))};

}  // namespace

TEST_CASE("Layers that are compared bear their days and names; what is hidden has no part in it") {
  MapOptions options;
  CHECK_FALSE(comparison_of(kLayers, options, false));
  options.swipe = 0.25;
  const auto swiped = comparison_of(kLayers, options, false);
  REQUIRE(swiped);
  CHECK(swiped->top == "26 July 2016 · later.tif");
  CHECK(swiped->below == "10 July 2016 · roofs.tif");
  CHECK(swiped->divide == 0.25);
}

TEST_CASE("A layer alone is compared with the map, and without layers there is nothing to compare") {
  MapOptions options;
  options.blink = true;
  const auto blinking = comparison_of(std::span(kLayers).first(1), options, true);
  REQUIRE(blinking);
  CHECK(blinking->below == "Built-in map");
  CHECK_FALSE(blinking->divide);
  CHECK(blinking->top_is_hidden);
  CHECK_FALSE(comparison_of({}, options, false));
}
