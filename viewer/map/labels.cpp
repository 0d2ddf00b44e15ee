#include "viewer/map/labels.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace dateline::viewer {
namespace {

constexpr float kCell = 64;      // pixels; about a label's width
constexpr float kAir = 6;        // design pixels between two labels, across
constexpr float kGap = 3;        // design pixels between a label and what it names
constexpr double kMargin = 300;  // pixels beyond the view within which labels count, so that they stay while panning

/// Boxes by the cells that they touch.
class BoxGrid {
 public:
  void add(const LabelBox& box) {
    const std::size_t index = boxes_.size();
    boxes_.push_back(box);
    for_cells(box, [&](std::uint64_t key) {
      cells_[key].push_back(index);
      return true;
    });
  }
  [[nodiscard]] bool is_free(const LabelBox& box) const {
    return for_cells(box, [&](std::uint64_t key) {
      const auto found = cells_.find(key);
      return found == cells_.end() || std::none_of(found->second.begin(), found->second.end(),
                                                   [&](std::size_t i) { return boxes_[i].overlaps(box); });
    });
  }

 private:
  template <class Visit>
  static bool for_cells(const LabelBox& box, Visit visit) {
    for (auto y = static_cast<std::int32_t>(std::floor(box.low.y / kCell)); static_cast<float>(y) * kCell < box.high.y;
         ++y) {
      for (auto x = static_cast<std::int32_t>(std::floor(box.low.x / kCell));
           static_cast<float>(x) * kCell < box.high.x; ++x) {
        if (!visit(static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32 | static_cast<std::uint32_t>(y))) {
          return false;
        }
      }
    }
    return true;
  }
  std::vector<LabelBox> boxes_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> cells_;
};

/// Upper left corners to try, best first.
std::vector<glm::vec2> positions(const LabelCandidate& label, glm::vec2 point, glm::vec2 size, float gap) {
  const glm::vec2 clear = label.clearance + gap;
  const glm::vec2 right = point + glm::vec2(clear.x, -size.y / 2);
  const glm::vec2 left = point - glm::vec2(clear.x + size.x, size.y / 2);
  const glm::vec2 above = point - glm::vec2(size.x / 2, clear.y + size.y);
  const glm::vec2 below = point + glm::vec2(-size.x / 2, clear.y);
  switch (label.anchor) {
    case LabelCandidate::Anchor::centre:
      return {point - size / 2.0F};
    case LabelCandidate::Anchor::dot:
      return {right, left, above, below};
    case LabelCandidate::Anchor::marker:
      return {above, below, right, left};
  }
  return {};
}

}  // namespace

std::vector<PlacedLabel> place_labels(const std::vector<LabelCandidate>& candidates,
                                      const std::vector<glm::vec2>& sizes, const std::vector<LabelBox>& obstacles,
                                      const Camera& camera) {
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const LabelCandidate& x = candidates[a];
    const LabelCandidate& y = candidates[b];
    return std::tie(y.priority, x.name, x.point.x, x.point.y) < std::tie(x.priority, y.name, y.point.x, y.point.y);
  });
  BoxGrid taken;
  for (const LabelBox& box : obstacles) {
    taken.add(box);
  }
  std::vector<PlacedLabel> placed;
  const float gap = kGap * static_cast<float>(camera.scale());
  const glm::vec2 air(kAir * static_cast<float>(camera.scale()), 0);
  for (const std::size_t index : order) {
    const glm::dvec2 point = camera.to_screen(candidates[index].point);
    if (point.x < -kMargin || point.y < -kMargin || point.x > camera.size().width + kMargin ||
        point.y > camera.size().height + kMargin) {
      continue;
    }
    for (const glm::vec2 corner : positions(candidates[index], glm::vec2(point), sizes[index], gap)) {
      const LabelBox box = {corner, corner + sizes[index]};
      if (taken.is_free(box)) {
        taken.add({box.low - air, box.high + air});
        placed.push_back({index, corner, box});
        break;
      }
    }
  }
  return placed;
}

}  // namespace dateline::viewer
