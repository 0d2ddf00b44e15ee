#include "viewer/map/flow_field.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "events/model/index_positions.h"
#include "viewer/map/pixel_projection.h"

namespace dateline::viewer {
namespace {

constexpr double kBulge = 0.25;  // how far an arrow may lie beside the straight line, against its length

/// The way from one position to another, the short way about the world.
double way(std::uint32_t from, std::uint32_t to) {
  return static_cast<std::int32_t>(to - from);
}

/// Whether something that goes from one spot to another may cross the view: the same for all that do.
class InView {
 public:
  InView(const Camera& camera, int shift)
      : project_(camera), size_(camera.size()), pixels_(camera.world_pixels() / events::kWorldUnits), shift_(shift) {}

  /// Of the spots' numbers.
  [[nodiscard]] bool operator()(std::uint32_t from_column, std::uint32_t from_line, std::uint32_t to_column,
                                std::uint32_t to_line) const {
    const auto middle = [this](std::uint32_t spot) { return (spot << shift_) + (1U << shift_) / 2; };
    const std::uint32_t from_x = middle(from_column);
    const std::uint32_t from_y = middle(from_line);
    const std::uint32_t to_x = middle(to_column);
    const std::uint32_t to_y = middle(to_line);
    const double dx = way(from_x, to_x) * pixels_;
    const double dy = (static_cast<double>(to_y) - static_cast<double>(from_y)) * pixels_;
    const double bulge = kBulge * (std::abs(dx) + std::abs(dy)) + pixels_ * (1U << shift_);
    const double y = project_.y(to_y);
    if (std::max(y, y - dy) + bulge < 0 || std::min(y, y - dy) - bulge > size_.height) {
      return false;
    }
    const auto crosses = [&](double a, double b) {
      return std::max(a, b) + bulge >= 0 && std::min(a, b) - bulge <= size_.width;
    };
    // What goes across the antimeridian is seen at either end of the world.
    const double to = project_.x(to_x);
    const double from = project_.x(from_x);
    return crosses(to - dx, to) || crosses(from, from + dx);
  }

 private:
  PixelProjection project_;
  gl::Size size_;
  double pixels_;  // for a unit
  int shift_;
};

}  // namespace

void FlowField::clear() {
  sums_.clear();
  flows_.clear();
  keys_.clear();
  events_ = within_ = still_ = 0;
}

std::uint64_t FlowField::hash_of(const Key& key) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = key.type;
  for (const std::uint32_t part : {key.from_x, key.from_y, key.to_x, key.to_y}) {
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 29;
  }
  return hash;
}

/// Of one spot or of two that touch: an arrow would lie under their markers.
bool FlowField::is_within(const Key& finest) {
  return finest.from_x - finest.to_x + 1 <= 2 && finest.from_y - finest.to_y + 1 <= 2;
}

void FlowField::add(const Sum& added) {
  if (slots_.size() < 2 * (sums_.size() + 1)) {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      std::size_t at = hash_of(sums_[i].key) & (slots_.size() - 1);
      while (slots_[at] != 0) {
        at = (at + 1) & (slots_.size() - 1);
      }
      slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
  }
  std::size_t at = hash_of(added.key) & (slots_.size() - 1);
  while (slots_[at] != 0 && sums_[slots_[at] - 1].key != added.key) {
    at = (at + 1) & (slots_.size() - 1);
  }
  if (slots_[at] == 0) {
    sums_.push_back(added);
    slots_[at] = static_cast<std::uint32_t>(sums_.size());
    return;
  }
  Sum& sum = sums_[slots_[at] - 1];
  MapFlow& flow = sum.flow;
  const MapFlow& more = added.flow;
  const auto count = static_cast<double>(more.count);
  sum.from_x += added.from_x + count * way(flow.from_x, more.from_x);
  sum.from_y += added.from_y + count * (static_cast<double>(more.from_y) - flow.from_y);
  sum.to_x += added.to_x + count * way(flow.to_x, more.to_x);
  sum.to_y += added.to_y + count * (static_cast<double>(more.to_y) - flow.to_y);
  flow.one_origin = flow.one_origin && more.one_origin && flow.from_x == more.from_x && flow.from_y == more.from_y;
  flow.one_destination =
      flow.one_destination && more.one_destination && flow.to_x == more.to_x && flow.to_y == more.to_y;
  flow.from_radius_m = std::max(flow.from_radius_m, more.from_radius_m);
  flow.claimed_only = flow.claimed_only && more.claimed_only;
  flow.denied_only = flow.denied_only && more.denied_only;
  flow.planned_only = flow.planned_only && more.planned_only;
  flow.newest = std::max(flow.newest, more.newest);
  flow.began = std::min(flow.began, more.began);
  flow.count += more.count;
}

void FlowField::merge_spots() {
  ++shift_;
  finer_.swap(sums_);
  sums_.clear();
  std::ranges::fill(slots_, 0);
  for (Sum& sum : finer_) {
    Key& key = sum.key;
    key = {key.from_x >> 1, key.from_y >> 1, key.to_x >> 1, key.to_y >> 1, key.type};
    if (key.from_x == key.to_x && key.from_y == key.to_y) {
      within_ += sum.flow.count;
    } else {
      add(sum);
    }
  }
  finer_.clear();
}

void FlowField::collect(const events::EventIndex& index, const events::EventFlows& flows, events::TimeWindow window,
                        const events::EventFilter& filter, const Camera& camera) {
  clear();
  std::ranges::fill(slots_, 0);
  const double spot = kSpot * camera.scale() / camera.world_pixels() * events::kWorldUnits;
  shift_ = finest_shift_ = std::clamp(static_cast<int>(std::floor(std::log2(spot))), 0, 30);
  const events::EventColumns& c = index.columns();
  const InView in_view(camera, shift_);
  flows.for_each_drawn(index, window, filter, [&](const events::EventFlows::Flow& f, events::FilterKey filter_key) {
    const std::uint32_t to_x = c.x[f.row];
    const std::uint32_t to_y = c.y[f.row];
    const events::EventType type = events::type_of_key(filter_key);
    Sum sum;
    sum.key = {f.x >> shift_, f.y >> shift_, to_x >> shift_, to_y >> shift_, static_cast<std::uint32_t>(type)};
    if (!in_view(sum.key.from_x, sum.key.from_y, sum.key.to_x, sum.key.to_y)) {
      return;
    }
    ++events_;
    if (is_within(sum.key)) {
      ++(f.x == to_x && f.y == to_y ? still_ : within_);
      return;
    }
    const events::Status status = events::status_of_key(filter_key);
    sum.flow = {.from_x = f.x,
                .from_y = f.y,
                .to_x = to_x,
                .to_y = to_y,
                .count = 1,
                .row = f.row,
                .type = type,
                .from_radius_m = f.radius_m,
                .claimed_only = status == events::Status::claimed,
                .denied_only = status == events::Status::denied,
                .planned_only = status == events::Status::planned,
                .newest = std::min(c.end[f.row], window.end),
                .began = c.begin[f.row]};
    add(sum);
  });
  while (sums_.size() > kMostFlows && shift_ < 31) {
    merge_spots();
  }
  std::ranges::sort(sums_, [](const Sum& a, const Sum& b) {
    return std::tuple(b.flow.count, a.key) < std::tuple(a.flow.count, b.key);
  });
  for (Sum& sum : sums_) {
    MapFlow& flow = sum.flow;
    const auto moved = [&](std::uint32_t from, double sum_of_ways) {
      return from + static_cast<std::uint32_t>(
                        static_cast<std::int64_t>(std::llround(sum_of_ways / static_cast<double>(flow.count))));
    };
    flow.from_x = moved(flow.from_x, sum.from_x);
    flow.from_y = moved(flow.from_y, sum.from_y);
    flow.to_x = moved(flow.to_x, sum.to_x);
    flow.to_y = moved(flow.to_y, sum.to_y);
    flow.from_radius_m = flow.one_origin ? flow.from_radius_m : 0;
    flow.lane = static_cast<std::uint32_t>(std::ranges::count_if(keys_, [&](const Key& key) {
      return key.from_x == sum.key.from_x && key.from_y == sum.key.from_y && key.to_x == sum.key.to_x &&
             key.to_y == sum.key.to_y;
    }));
    flows_.push_back(flow);
    keys_.push_back(sum.key);
  }
}

std::vector<events::Row> FlowField::rows_of(const MapFlow& flow, const events::EventIndex& index,
                                            const events::EventFlows& flows, events::TimeWindow window,
                                            const events::EventFilter& filter, const Camera& camera,
                                            std::size_t limit) const {
  const Key& key = keys_[static_cast<std::size_t>(&flow - flows_.data())];
  const events::EventColumns& c = index.columns();
  const InView in_view(camera, finest_shift_);
  std::vector<events::Row> rows;
  flows.for_each_drawn(index, window, filter, [&](const events::EventFlows::Flow& f, events::FilterKey filter_key) {
    const std::uint32_t to_x = c.x[f.row];
    const std::uint32_t to_y = c.y[f.row];
    const auto type = static_cast<std::uint32_t>(events::type_of_key(filter_key));
    const auto key_at = [&](int shift) { return Key{f.x >> shift, f.y >> shift, to_x >> shift, to_y >> shift, type}; };
    const Key finest = key_at(finest_shift_);
    if (key_at(shift_) == key && !is_within(finest) &&
        in_view(finest.from_x, finest.from_y, finest.to_x, finest.to_y)) {
      rows.push_back(f.row);
    }
  });
  std::ranges::reverse(rows);
  rows.resize(std::min(rows.size(), limit));
  return rows;
}

FlowScale flow_scale(const FlowField& field) {
  FlowScale scale;
  const std::size_t most = field.flows().empty() ? 1 : field.flows().front().count;
  for (std::size_t step = 0; scale.most < most; ++step) {
    scale.most = step % 3 == 1 ? scale.most / 2 * 5 : scale.most * 2;
  }
  scale.events = field.events();
  scale.within = field.within();
  scale.still = field.still();
  return scale;
}

}  // namespace dateline::viewer
