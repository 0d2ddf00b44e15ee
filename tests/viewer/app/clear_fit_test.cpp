#include "viewer/app/clear_fit.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <vector>

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr double kReach = 20;

bool is_clear(const Camera& camera, const std::vector<geo::WorldPoint>& points, const std::vector<LabelBox>& panels) {
  return std::ranges::none_of(points, [&](const geo::WorldPoint& point) {
    const glm::dvec2 p = camera.to_screen(point);
    return p.x < kReach || p.y < kReach || p.x > camera.size().width - kReach || p.y > camera.size().height - kReach ||
           std::ranges::any_of(panels, [&](const LabelBox& box) {
             return p.x > box.low.x - kReach && p.x < box.high.x + kReach && p.y > box.low.y - kReach &&
                    p.y < box.high.y + kReach;
           });
  });
}

}  // namespace

TEST_CASE("What is to be in view stands beside the legend, in wide windows and in high ones") {
  const std::array<gl::Size, 2> sizes = {{{900, 750}, {500, 900}}};
  for (const gl::Size size : sizes) {
    CAPTURE(size.width);
    Camera camera(size);
    const std::vector<LabelBox> panels = {
        {{14, 14}, {220, 100}},
        {{14, static_cast<float>(size.height) - 330.0F}, {240, static_cast<float>(size.height) - 40.0F}},
        {{-1, static_cast<float>(size.height) - 26.0F},
         {static_cast<float>(size.width) + 1, static_cast<float>(size.height) + 1}}};
    // One in the lower left corner, where the legend is.
    const std::vector<geo::WorldPoint> points = {geo::to_world({36.63, 35.93}), geo::to_world({37.16, 36.30})};
    const geo::Bounds bounds{36.63, 35.93, 37.16, 36.30};
    fit_clear_of(camera, bounds, kFitMargin, kClosestFit, points, {}, 0);
    REQUIRE_FALSE(is_clear(camera, points, panels));
    fit_clear_of(camera, bounds, kFitMargin, kClosestFit, points, panels, kReach);
    CHECK(is_clear(camera, points, panels));
  }
}

TEST_CASE("Where nothing is covered the view is the plain one") {
  Camera plain({900, 750});
  const geo::Bounds bounds{36.63, 35.93, 37.16, 36.30};
  plain.fit(bounds, kFitMargin);
  Camera camera({900, 750});
  const std::vector<geo::WorldPoint> points = {geo::to_world({36.9, 36.1})};
  const std::vector<LabelBox> panels = {{{14, 420}, {240, 710}}};
  fit_clear_of(camera, bounds, kFitMargin, kClosestFit, points, panels, kReach);
  CHECK(camera == plain);
}
