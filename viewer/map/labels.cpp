#include "viewer/map/labels.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

namespace dateline::viewer {
namespace {

constexpr float kCell = 64;       // pixels; about a label's width
constexpr float kAir = 6;         // design pixels between two labels, across
constexpr float kGap = 3;         // design pixels between a label and what it names
constexpr float kSameName = 260;  // design pixels between a road's name and the next of the same name
constexpr double kMargin = 300;   // pixels beyond the view within which labels count, so that they stay while panning

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
    case LabelCandidate::Anchor::beside:
      return {right, left, above, below};
    case LabelCandidate::Anchor::marker:
      return {above, below, right, left};
  }
  return {};
}

/// Where names stand that were written along courses, in pixels.
using WrittenNames = std::unordered_multimap<std::string, glm::vec2>;

/// The name along its course, and its letters' places taken; nullopt where they are taken already, or the course is
/// too short at this zoom.
std::optional<PlacedLabel> place_along(const LabelCandidate& label, glm::vec2 size, const Camera& camera,
                                       BoxGrid& taken, WrittenNames& written) {
  PlacedLabel placed;
  float length = 0;
  for (const geo::WorldPoint p : label.course) {
    const glm::vec2 pixel(camera.to_screen(p));
    length += placed.course.empty() ? 0 : glm::distance(placed.course.back(), pixel);
    placed.course.push_back(pixel);
  }
  if (length < size.x) {
    return std::nullopt;
  }
  const float apart = kSameName * static_cast<float>(camera.scale());
  const glm::vec2 middle(camera.to_screen(label.point));
  const auto [first, last] = written.equal_range(label.name);
  if (std::any_of(first, last, [&](const auto& other) { return glm::distance(other.second, middle) < apart; })) {
    return std::nullopt;
  }
  // A square of the letters' height at every half height of the stretch that the name takes.
  std::vector<LabelBox> boxes;
  const glm::vec2 half(size.y / 2);
  float along = -(length - size.x) / 2;
  for (std::size_t i = 1; i < placed.course.size(); ++i) {
    const glm::vec2 a = placed.course[i - 1];
    const float step = glm::distance(a, placed.course[i]);
    for (float s = 0; s < step; s += half.x) {
      if (along + s >= 0 && along + s <= size.x) {
        const glm::vec2 at = glm::mix(a, placed.course[i], s / step);
        boxes.push_back({at - half, at + half});
      }
    }
    along += step;
  }
  if (boxes.empty() || !std::all_of(boxes.begin(), boxes.end(), [&](const LabelBox& b) { return taken.is_free(b); })) {
    return std::nullopt;
  }
  placed.box = boxes.front();
  for (const LabelBox& box : boxes) {
    placed.box = {glm::min(placed.box.low, box.low), glm::max(placed.box.high, box.high)};
    taken.add(box);
  }
  written.emplace(label.name, middle);
  return placed;
}

}  // namespace

std::vector<LabelBox> surroundings(gl::Size size) {
  constexpr float kReach = 1000;  // pixels; further than a label reaches whose point counts
  const glm::vec2 end(size.width, size.height);
  const glm::vec2 low(-kReach);
  const glm::vec2 high = end + kReach;
  return {{low, {high.x, 0}}, {{low.x, end.y}, high}, {{low.x, 0}, {0, end.y}}, {{end.x, 0}, {high.x, end.y}}};
}

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
  WrittenNames written;
  const float gap = kGap * static_cast<float>(camera.scale());
  const glm::vec2 air(kAir * static_cast<float>(camera.scale()), 0);
  for (const std::size_t index : order) {
    const glm::dvec2 point = camera.to_screen(candidates[index].point);
    if (point.x < -kMargin || point.y < -kMargin || point.x > camera.size().width + kMargin ||
        point.y > camera.size().height + kMargin) {
      continue;
    }
    if (!candidates[index].course.empty()) {
      if (std::optional<PlacedLabel> label = place_along(candidates[index], sizes[index], camera, taken, written)) {
        label->candidate = index;
        placed.push_back(std::move(*label));
      }
      continue;
    }
    for (const glm::vec2 corner : positions(candidates[index], glm::vec2(point), sizes[index], gap)) {
      const LabelBox box = {corner, corner + sizes[index]};
      if (taken.is_free(box)) {
        taken.add({box.low - air, box.high + air});
        placed.push_back({index, corner, box, {}});
        break;
      }
    }
  }
  return placed;
}

}  // namespace dateline::viewer
