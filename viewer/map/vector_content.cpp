#include "viewer/map/vector_content.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "viewer/map/district.h"

namespace dateline::viewer {

namespace {

constexpr std::size_t kMostLabels = 400;
constexpr double kLetter = 0.55;        // ems that a letter is wide, about
constexpr double kBetween = 420;        // design pixels between two names on one line
constexpr double kCourse = 1.6;         // times the name's length that its course is long, for zooms in between
constexpr double kSharpestTurn = 0.70;  // radians that the course may turn at a corner

double distance(geo::WorldPoint a, geo::WorldPoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

double length_of(const std::vector<geo::WorldPoint>& points, geo::VectorPart part) {
  double length = 0;
  for (std::uint32_t i = part.begin + 1; i < part.end; ++i) {
    length += distance(points[i - 1], points[i]);
  }
  return length;
}

/// The stretch [from, to] of a line, by length.
std::vector<geo::WorldPoint> stretch_of(const std::vector<geo::WorldPoint>& points, geo::VectorPart part, double from,
                                        double to) {
  std::vector<geo::WorldPoint> stretch;
  double along = 0;
  for (std::uint32_t i = part.begin + 1; i < part.end && along < to; ++i) {
    const geo::WorldPoint a = points[i - 1];
    const geo::WorldPoint b = points[i];
    const double length = distance(a, b);
    const auto at = [&](double s) {
      const double t = length > 0 ? (s - along) / length : 0;
      return geo::WorldPoint{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    };
    if (along + length > from) {
      if (stretch.empty()) {
        stretch.push_back(at(std::max(from, along)));
      }
      stretch.push_back(at(std::min(to, along + length)));
    }
    along += length;
  }
  return stretch;
}

/// Whether letters can follow the course.
bool is_gentle(const std::vector<geo::WorldPoint>& course) {
  for (std::size_t i = 2; i < course.size(); ++i) {
    const double before = std::atan2(course[i - 1].y - course[i - 2].y, course[i - 1].x - course[i - 2].x);
    const double after = std::atan2(course[i].y - course[i - 1].y, course[i].x - course[i - 1].x);
    if (std::abs(std::remainder(after - before, 2 * M_PI)) > kSharpestTurn) {
      return false;
    }
  }
  return course.size() >= 2;
}

bool contains(const geo::WorldBox& box, geo::WorldPoint p) {
  return p.x >= box.min.x && p.x <= box.max.x && p.y >= box.min.y && p.y <= box.max.y;
}

}  // namespace

VectorContent::VectorContent(geo::VectorData data, LayerStyles styles)
    : data_(std::move(data)), styles_(std::move(styles)), rules_(styles_.rules_of(data_)) {
  for (const LayerRule& rule : styles_.light.rules) {
    const std::string column = rule.label ? rule.label->column : "";
    const auto found = std::find(data_.columns.begin(), data_.columns.end(), column);
    label_columns_.push_back(static_cast<std::size_t>(found - data_.columns.begin()));
  }
  for (std::uint32_t f = 0; f < data_.features.size(); ++f) {
    if (rules_[f] == LayerStyles::kNoRule || !styles_.light.rules[rules_[f]].label || name_of(f).empty()) {
      continue;
    }
    const geo::VectorFeature& feature = data_.features[f];
    Named named{f, data_.points[data_.parts[feature.first_part].begin], 0};
    if (feature.kind == geo::GeometryKind::area) {
      double largest = -1;
      for (std::uint32_t p = feature.first_part; p < feature.end_part; ++p) {
        const geo::VectorPart part = data_.parts[p];
        const std::vector<geo::WorldPoint> ring(data_.points.begin() + part.begin, data_.points.begin() + part.end);
        if (const RingMiddle middle = middle_of(ring); middle.area > largest) {
          largest = middle.area;
          named.point = middle.point;
          const auto [west, east] = std::ranges::minmax(ring, {}, &geo::WorldPoint::x);
          named.size = east.x - west.x;
        }
      }
    } else if (feature.kind == geo::GeometryKind::line) {
      for (std::uint32_t p = feature.first_part; p < feature.end_part; ++p) {
        named.size = std::max(named.size, length_of(data_.points, data_.parts[p]));
      }
    }
    named_.push_back(named);
  }
  std::ranges::stable_sort(named_, [this](const Named& a, const Named& b) {
    const int rank_a = data_.features[a.feature].rank;
    const int rank_b = data_.features[b.feature].rank;
    return rank_a != rank_b ? rank_a < rank_b : a.size > b.size;
  });
}

const std::string& VectorContent::name_of(std::uint32_t feature) const {
  const std::size_t column = label_columns_[rules_[feature]];
  return column < data_.columns.size() ? data_.value(feature, column) : data_.features[feature].name;
}

void VectorContent::add_labels(const geo::WorldBox& region, const Naming& naming,
                               std::vector<LabelCandidate>& candidates) const {
  const std::vector<LayerRule>& rules = styles_.of(naming.dark).rules;
  const double zoom = naming.zoom;
  const double pixel = 1 / (256 * std::exp2(zoom));  // of design, as a share of the square
  const std::size_t most = candidates.size() + kMostLabels;
  for (const Named& named : named_) {
    const LayerRule& rule = rules[rules_[named.feature]];
    const geo::VectorFeature& feature = data_.features[named.feature];
    if (zoom < rule.label->from_zoom || zoom < rule.low_zoom || zoom >= rule.high_zoom ||
        !feature.box.overlaps(region)) {
      continue;
    }
    if (naming.window && !data_.times.empty() && !data_.times[named.feature].overlaps(*naming.window)) {
      continue;
    }
    if (candidates.size() >= most) {
      return;
    }
    if (feature.kind == geo::GeometryKind::line && rule.label->along) {
      add_along(named, rule, region, pixel, candidates);
      continue;
    }
    const std::string& name = name_of(named.feature);
    const double width = kLetter * rule.label->text.size * static_cast<double>(name.size()) * pixel;
    const bool fits = feature.kind != geo::GeometryKind::area || named.size > 0.75 * width;
    if (!fits || !contains(region, named.point)) {
      continue;
    }
    LabelCandidate candidate;
    candidate.name = name;
    candidate.point = named.point;
    candidate.style = &rule.label->text;
    candidate.priority = rule.label->priority;
    if (feature.kind == geo::GeometryKind::point) {
      candidate.anchor = LabelCandidate::Anchor::beside;
      const auto clear = static_cast<float>((rule.point ? rule.point->diameter.at(zoom) / 2 : 0) * naming.scale);
      candidate.clearance = {clear, clear};
    }
    candidates.push_back(std::move(candidate));
  }
}

void VectorContent::add_along(const Named& named, const LayerRule& rule, const geo::WorldBox& region, double pixel,
                              std::vector<LabelCandidate>& candidates) const {
  const std::string& name = name_of(named.feature);
  const double length = (kLetter * rule.label->text.size * static_cast<double>(name.size()) + 8) * pixel * kCourse;
  const geo::VectorFeature& feature = data_.features[named.feature];
  for (std::uint32_t p = feature.first_part; p < feature.end_part; ++p) {
    const double whole = length_of(data_.points, data_.parts[p]);
    const auto count = static_cast<int>(std::max(1.0, std::floor(whole / std::max(kBetween * pixel, length))));
    for (int k = 0; k < count && whole > length; ++k) {
      const double middle = whole * (k + 0.5) / count;
      std::vector<geo::WorldPoint> course =
          stretch_of(data_.points, data_.parts[p], middle - length / 2, middle + length / 2);
      if (!is_gentle(course) || !contains(region, course[course.size() / 2])) {
        continue;
      }
      if (course.back().x < course.front().x) {
        std::reverse(course.begin(), course.end());
      }
      LabelCandidate candidate;
      candidate.name = name;
      candidate.point = course[course.size() / 2];
      candidate.style = &rule.label->text;
      candidate.priority = rule.label->priority;
      candidate.course = std::move(course);
      candidates.push_back(std::move(candidate));
    }
  }
}

Result<std::shared_ptr<const VectorContent>> open_vector(const std::filesystem::path& file, std::size_t accent,
                                                         std::stop_token stop) {
  auto styles = styles_for(file, accent);
  if (!styles) {
    return tl::make_unexpected(styles.error());
  }
  auto data = geo::read_vector(file, std::move(stop), styles->columns(), styles->dates);
  if (!data) {
    return tl::make_unexpected(data.error());
  }
  return std::make_shared<const VectorContent>(std::move(data->value), std::move(*styles));
}

}  // namespace dateline::viewer
