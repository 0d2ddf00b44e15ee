#include "viewer/map/marker_layout.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <unordered_map>
#include <utility>

#include "events/model/index_positions.h"
#include "viewer/map/rows_in_view.h"

namespace dateline::viewer {
namespace {

using events::EventColumns;
using events::EventIndex;
using events::Minute;
using events::Row;
using events::Status;

// Design pixels.
constexpr double kRadius = 11;
constexpr double kMaxRadius = 26;
constexpr double kGap = 5;            // between two markers of a cluster
constexpr double kClusterReach = 25;  // nearer spots are one
constexpr double kMargin = 40;        // beyond the screen, whose markers reach in
constexpr std::size_t kStacksInLine = 3;

/// From fixed point to pixels, with the wrap across the antimeridian that 32-bit differences have by themselves.
class Projection {
 public:
  explicit Projection(const Camera& camera)
      : centre_x_(static_cast<std::uint32_t>(static_cast<std::uint64_t>(camera.centre().x * events::kWorldUnits))),
        centre_y_(camera.centre().y * events::kWorldUnits),
        scale_(camera.world_pixels() / events::kWorldUnits),
        middle_(camera.size().width / 2.0, camera.size().height / 2.0) {}

  [[nodiscard]] glm::dvec2 operator()(std::uint32_t x, std::uint32_t y) const {
    const auto dx = static_cast<std::int32_t>(x - centre_x_);
    return {middle_.x + dx * scale_, middle_.y + (static_cast<double>(y) - centre_y_) * scale_};
  }

 private:
  std::uint32_t centre_x_;
  double centre_y_;
  double scale_;
  glm::dvec2 middle_;
};

/// All events at exactly one position.
struct Spot {
  std::uint32_t x = 0, y = 0;
  glm::dvec2 pixel{0, 0};
  events::PlaceGroup place = events::kNoPlace;
  std::size_t weight = 1;  // events of all times
  std::vector<Row> rows;   // ascending
};

std::uint64_t cell_key(double x, double y, double cell) {
  const auto cx = static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(x / cell)));
  const auto cy = static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(y / cell)));
  return static_cast<std::uint64_t>(cx) << 32 | cy;
}

std::vector<Spot> find_spots(const EventIndex& index, const std::vector<Row>& rows,
                             const std::vector<glm::vec2>& pixels) {
  const EventColumns& c = index.columns();
  std::vector<Spot> spots;
  std::unordered_map<std::uint64_t, std::size_t> by_position;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row row = rows[i];
    const std::uint64_t key = static_cast<std::uint64_t>(c.x[row]) << 32 | c.y[row];
    const auto [found, is_new] = by_position.try_emplace(key, spots.size());
    if (is_new) {
      Spot spot;
      spot.x = c.x[row];
      spot.y = c.y[row];
      spot.pixel = pixels[i];
      spot.place = c.place[row];
      spot.weight = spot.place == events::kNoPlace ? 1 : index.rows_at(spot.place).size();
      spots.push_back(std::move(spot));
    }
    spots[found->second].rows.push_back(row);
  }
  return spots;
}

/// Spots that are shown as one; the first is the anchor.
using SpotGroup = std::vector<const Spot*>;

std::vector<SpotGroup> group_spots(std::vector<Spot>& spots, double reach) {
  // An order that neither the view nor the time has a part in.
  std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
    return std::tuple(b.weight, a.x, a.y) < std::tuple(a.weight, b.x, b.y);
  });
  std::vector<SpotGroup> groups;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> anchors;  // by cell of the size of the reach
  for (const Spot& spot : spots) {
    std::size_t nearest = groups.size();
    double nearest_distance = reach;
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) {
        const auto cell = anchors.find(cell_key(spot.pixel.x + dx * reach, spot.pixel.y + dy * reach, reach));
        if (cell == anchors.end()) {
          continue;
        }
        for (const std::size_t g : cell->second) {
          const glm::dvec2 d = groups[g].front()->pixel - spot.pixel;
          if (const double distance = std::hypot(d.x, d.y); distance < nearest_distance) {
            nearest_distance = distance;
            nearest = g;
          }
        }
      }
    }
    if (nearest == groups.size()) {
      anchors[cell_key(spot.pixel.x, spot.pixel.y, reach)].push_back(groups.size());
      groups.push_back({});
    }
    groups[nearest].push_back(&spot);
  }
  return groups;
}

MarkerStack make_stack(const EventIndex& index, events::EventType type, std::vector<Row> rows, double scale,
                       const MarkerLayoutOptions& options) {
  const EventColumns& c = index.columns();
  MarkerStack stack;
  stack.type = type;
  std::reverse(rows.begin(), rows.end());  // a cluster of several spots mixes their orders
  if (!std::is_sorted(rows.begin(), rows.end(), std::greater<>())) {
    std::sort(rows.begin(), rows.end(), std::greater<>());
  }
  stack.began = c.begin[rows.front()];
  stack.newest = std::numeric_limits<Minute>::min();
  stack.claimed_only = stack.denied_only = stack.planned_only = true;
  std::int64_t deaths = 0;
  for (const Row row : rows) {
    const Status status = events::status_of_key(c.key[row]);
    stack.newest = std::max(stack.newest, std::min(c.end[row], options.window.end));
    stack.claimed_only = stack.claimed_only && status == Status::claimed;
    stack.denied_only = stack.denied_only && status == Status::denied;
    stack.planned_only = stack.planned_only && status == Status::planned;
    stack.confirmed = stack.confirmed || status == Status::confirmed;
    deaths += std::max(c.deaths[row], 0);
  }
  stack.rows = std::move(rows);
  stack.radius = kRadius * scale;
  if (options.size_by_casualties) {
    stack.radius = std::min(kMaxRadius, kRadius * std::sqrt(0.75 + static_cast<double>(deaths) / 12)) * scale;
  }
  return stack;
}

MarkerCluster make_cluster(const EventIndex& index, const SpotGroup& group, double scale,
                           const MarkerLayoutOptions& options) {
  MarkerCluster cluster;
  const Spot& anchor = *group.front();
  cluster.anchor = events::world_point(anchor.x, anchor.y);
  cluster.place = anchor.place;
  std::array<std::vector<Row>, events::kEventTypeCount> rows;
  for (const Spot* spot : group) {
    cluster.spots.emplace_back(spot->x, spot->y);
    if (spot->place != events::kNoPlace &&
        std::find(cluster.places.begin(), cluster.places.end(), spot->place) == cluster.places.end()) {
      cluster.places.push_back(spot->place);
    }
    for (const Row row : spot->rows) {
      rows[static_cast<std::size_t>(index.type(row))].push_back(row);
    }
  }
  for (const events::EventType type : events::kEventTypes) {
    if (std::vector<Row>& of_type = rows[static_cast<std::size_t>(type)]; !of_type.empty()) {
      cluster.stacks.push_back(make_stack(index, type, std::move(of_type), scale, options));
    }
  }
  // Lines of up to three, about the anchor.
  const std::size_t count = cluster.stacks.size();
  const std::size_t lines = (count + kStacksInLine - 1) / kStacksInLine;
  double widest = 0;
  for (const MarkerStack& stack : cluster.stacks) {
    widest = std::max(widest, stack.radius);
  }
  const double step = 2 * widest + kGap * scale;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t line = i / kStacksInLine;
    const std::size_t in_line = std::min(kStacksInLine, count - line * kStacksInLine);
    const double column = static_cast<double>(i % kStacksInLine) - (static_cast<double>(in_line) - 1) / 2;
    const double height = static_cast<double>(line) - (static_cast<double>(lines) - 1) / 2;
    MarkerStack& stack = cluster.stacks[i];
    stack.centre = anchor.pixel + glm::dvec2(column, height) * step;
    const glm::dvec2 reach(stack.radius, stack.radius);
    cluster.upper_left = i == 0 ? stack.centre - reach : glm::min(cluster.upper_left, stack.centre - reach);
    cluster.lower_right = i == 0 ? stack.centre + reach : glm::max(cluster.lower_right, stack.centre + reach);
  }
  return cluster;
}

/// Whether a marker of one lies over a part of a marker of the other.
bool covers(const MarkerCluster& a, const MarkerCluster& b) {
  const glm::dvec2 common = glm::min(a.lower_right, b.lower_right) - glm::max(a.upper_left, b.upper_left);
  if (common.x <= 0 || common.y <= 0) {
    return false;
  }
  return std::ranges::any_of(a.stacks, [&](const MarkerStack& one) {
    return std::ranges::any_of(b.stacks, [&](const MarkerStack& other) {
      return glm::distance(one.centre, other.centre) < one.radius + other.radius;
    });
  });
}

/// Clusters are wider than spots: those that cover each other become one, until none does, so that every count can be
/// read.
void merge_overlapping(const EventIndex& index, std::vector<SpotGroup>& groups, std::vector<MarkerCluster>& clusters,
                       double scale, const MarkerLayoutOptions& options) {
  for (bool merged = true; merged;) {
    merged = false;
    for (std::size_t a = 0; a < clusters.size(); ++a) {
      for (std::size_t b = a + 1; b < clusters.size();) {
        if (!covers(clusters[a], clusters[b])) {
          ++b;
          continue;
        }
        groups[a].insert(groups[a].end(), groups[b].begin(), groups[b].end());
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(b));
        clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(b));
        clusters[a] = make_cluster(index, groups[a], scale, options);
        b = a + 1;      // it may be wider now
        merged = true;  // and cover one that was looked at before
      }
    }
  }
}

/// Whether pixels lie in view or so near that their markers reach in.
bool reaches_view(glm::dvec2 pixel, const Camera& camera) {
  const double margin = kMargin * camera.scale();
  return pixel.x >= -margin && pixel.y >= -margin && pixel.x <= camera.size().width + margin &&
         pixel.y <= camera.size().height + margin;
}

/// A set of positions that gives up beyond `kMaxSpots`: open addressing, a quarter full at most.
class SpotSet {
 public:
  /// False where the position is one too many.
  bool add(std::uint32_t x, std::uint32_t y) {
    const std::uint64_t spot = static_cast<std::uint64_t>(x) << 32 | y;
    std::size_t at = (spot * 0x9E3779B97F4A7C15u) >> (64 - kBits);
    while (used_[at]) {
      if (spots_[at] == spot) {
        return true;
      }
      at = (at + 1) % spots_.size();
    }
    used_[at] = true;
    spots_[at] = spot;
    return ++count_ <= kMaxSpots;
  }

 private:
  static constexpr unsigned kBits = 13;
  std::array<std::uint64_t, 1u << kBits> spots_{};
  std::array<bool, 1u << kBits> used_{};
  std::size_t count_ = 0;
};

}  // namespace

float freshness(Minute newest, events::TimeWindow window) {
  const double length = std::max(1.0, static_cast<double>(window.end) - window.begin);
  const double age = (static_cast<double>(window.end) - newest) / length;
  const double t = std::clamp((age - 1.0 / 3) / (2.0 / 3), 0.0, 1.0);
  constexpr double kOldest = 0.42;
  return static_cast<float>(1 - (1 - kOldest) * t * t * (3 - 2 * t));
}

std::optional<std::vector<Row>> rows_of_few_spots(const EventIndex& index, events::TimeWindow window,
                                                  const events::EventFilter& filter, const Camera& camera) {
  const Projection project(camera);
  const EventColumns& c = index.columns();
  SpotSet spots;
  std::vector<Row> rows;
  bool few = true;
  for_each_in_view(index, window, filter, camera, kMargin * camera.scale(), [&](Row row, events::FilterKey) {
    if (reaches_view(project(c.x[row], c.y[row]), camera)) {
      rows.push_back(row);
      few = spots.add(c.x[row], c.y[row]);
    }
    return few;
  });
  return few ? std::optional(std::move(rows)) : std::nullopt;
}

MarkerLayout lay_out_markers(const EventIndex& index, const std::vector<Row>& rows, const Camera& camera,
                             const MarkerLayoutOptions& options) {
  MarkerLayout layout;
  const Projection project(camera);
  const EventColumns& c = index.columns();
  std::vector<Row> in_view;
  std::vector<glm::vec2> pixels;
  in_view.reserve(rows.size());
  pixels.reserve(rows.size());
  for (const Row row : rows) {
    const glm::dvec2 pixel = project(c.x[row], c.y[row]);
    if (!reaches_view(pixel, camera)) {
      continue;
    }
    in_view.push_back(row);
    pixels.emplace_back(pixel);
    if (pixel.x >= 0 && pixel.y >= 0 && pixel.x < camera.size().width && pixel.y < camera.size().height) {
      ++layout.in_view[static_cast<std::size_t>(index.type(row))];
    }
  }
  std::vector<Spot> spots = find_spots(index, in_view, pixels);
  std::vector<SpotGroup> groups = group_spots(spots, kClusterReach * camera.scale());
  layout.clusters.reserve(groups.size());
  for (const SpotGroup& group : groups) {
    layout.clusters.push_back(make_cluster(index, group, camera.scale(), options));
  }
  constexpr std::size_t kMaxCompared = 400;  // more never fit a screen without dots
  if (layout.clusters.size() <= kMaxCompared) {
    merge_overlapping(index, groups, layout.clusters, camera.scale(), options);
  }
  return layout;
}

}  // namespace dateline::viewer
