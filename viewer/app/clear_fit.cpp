#include "viewer/app/clear_fit.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dateline::viewer {
namespace {

/// What the panels leave free of each side of the picture, in pixels.
struct Insets {
  double left = 0, top = 0, right = 0, bottom = 0;
};

Camera fitted(const Camera& camera, const geo::Bounds& bounds, double margin, double most_zoom, const Insets& insets) {
  const gl::Size whole = camera.size();
  const gl::Size room{std::max(1, static_cast<int>(whole.width - insets.left - insets.right)),
                      std::max(1, static_cast<int>(whole.height - insets.top - insets.bottom))};
  Camera part(room, camera.scale());
  part.fit(bounds, std::min(margin, 0.25 * std::min(room.width, room.height)));
  Camera result = camera;
  result.show(part.centre(), std::min(part.zoom(), most_zoom));
  result.pan({(insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2});
  return result;
}

std::size_t covered(const Camera& camera, const geo::Bounds& bounds, std::span<const geo::WorldPoint> points,
                    std::span<const LabelBox> panels, double reach) {
  const auto under = [&](const geo::WorldPoint& point) {
    if (!bounds.contains(geo::to_lon_lat(point))) {
      return false;
    }
    const glm::dvec2 p = camera.to_screen(point);
    return std::ranges::any_of(panels, [&](const LabelBox& box) {
      return p.x > box.low.x - reach && p.x < box.high.x + reach && p.y > box.low.y - reach && p.y < box.high.y + reach;
    });
  };
  return static_cast<std::size_t>(std::ranges::count_if(points, under));
}

}  // namespace

void fit_clear_of(Camera& camera, const geo::Bounds& bounds, double margin, double most_zoom,
                  std::span<const geo::WorldPoint> points, std::span<const LabelBox> panels, double reach) {
  if (bounds.is_empty()) {
    return;
  }
  // The columns and rows that panels at the sides take up; a strip along a whole side is in the margin's part.
  const gl::Size size = camera.size();
  Insets beside;
  Insets between;
  for (const LabelBox& panel : panels) {
    const double width = panel.high.x - panel.low.x;
    if (width > 0.6 * size.width) {
      continue;
    }
    const bool left = panel.low.x + panel.high.x < static_cast<float>(size.width);
    const bool top = panel.low.y + panel.high.y < static_cast<float>(size.height);
    const auto widen = [](double& inset, double by) { inset = std::max(inset, by); };
    widen(left ? beside.left : beside.right, left ? panel.high.x : size.width - panel.low.x);
    widen(top ? between.top : between.bottom, top ? panel.high.y : size.height - panel.low.y);
  }
  const std::array<Insets, 5> ways = {{{},
                                       {beside.left, 0, 0, 0},
                                       {0, 0, 0, between.bottom},
                                       {beside.left, 0, beside.right, 0},
                                       {0, between.top, 0, between.bottom}}};
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  Camera best = camera;
  for (const Insets& insets : ways) {
    const Camera tried = fitted(camera, bounds, margin, most_zoom, insets);
    if (const std::size_t count = covered(tried, bounds, points, panels, reach); count < fewest) {
      fewest = count;
      best = tried;
    }
    if (fewest == 0) {
      break;
    }
  }
  camera = best;
}

}  // namespace dateline::viewer
