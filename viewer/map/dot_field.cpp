#include "viewer/map/dot_field.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <new>
#include <utility>

#include "viewer/map/pixel_projection.h"
#include "viewer/map/rows_in_view.h"

namespace dateline::viewer {
using events::FilterKey;
using events::Row;

namespace {

constexpr double kRowsMargin = 64;  // pixels: no field's margin is wider

}  // namespace

void DotField::clear() {
  cells_.clear();
  in_view_ = {};
}

void DotField::collect(const events::EventIndex& index, events::TimeWindow window, const events::EventFilter& filter,
                       const Camera& camera, int margin) {
  clear();
  const auto width = static_cast<std::uint32_t>(camera.size().width);
  const auto height = static_cast<std::uint32_t>(camera.size().height);
  const auto m = static_cast<std::uint32_t>(margin);
  const std::uint32_t columns = width + 2 * m + 1;  // corners between pixels are one more than pixels
  const std::uint32_t lines = height + 2 * m + 1;
  if (const std::size_t count = std::size_t{columns} * lines; slot_count_ != count) {
    slots_.reset(static_cast<Slot*>(std::calloc(count, sizeof(Slot))));
    slot_count_ = slots_ ? count : 0;
    if (!slots_) {
      throw std::bad_alloc();
    }
  }
  touched_.clear();
  const PixelProjection project(camera);
  const events::EventColumns& c = index.columns();
  std::array<std::uint32_t, 8> in_view{};
  for_each_in_view(index, window, filter, camera, margin, [&](Row row, FilterKey key) {
    // Below 0 becomes very large: one comparison a side.
    const std::uint32_t column = static_cast<std::uint32_t>(project.x(c.x[row])) + m;
    const std::uint32_t line = static_cast<std::uint32_t>(project.y(c.y[row])) + m;
    if (column >= columns || line >= lines) {
      return;
    }
    in_view[key & 7u] += column - m <= width && line - m <= height ? 1 : 0;
    const std::uint32_t at = line * columns + column;
    Slot& slot = slots_[at];
    if (slot.count++ == 0) {
      touched_.push_back(at);
    }
    slot.newest = row;
  });
  std::copy_n(in_view.begin(), in_view_.size(), in_view_.begin());
  cells_.reserve(touched_.size());
  for (const std::uint32_t at : touched_) {
    cells_.push_back({static_cast<std::int32_t>(at % columns) - margin,
                      static_cast<std::int32_t>(at / columns) - margin, slots_[at].count, slots_[at].newest});
    slots_[at] = {};
  }
  sort_by_newest();
}

void DotField::sort_by_newest() {
  // Radix sort, as many digits as the rows' range has.
  constexpr unsigned kDigit = 11;
  if (cells_.size() < 2) {
    return;
  }
  const auto [least, most] = std::minmax_element(
      cells_.begin(), cells_.end(), [](const DotCell& a, const DotCell& b) { return a.newest < b.newest; });
  const Row first = least->newest;
  const auto bits = static_cast<unsigned>(std::bit_width(most->newest - first));
  sorting_.resize(cells_.size());
  for (unsigned shift = 0; shift < bits; shift += kDigit) {
    std::array<std::uint32_t, 1u << kDigit> next{};
    const auto digit = [&](const DotCell& cell) { return (cell.newest - first) >> shift & ((1u << kDigit) - 1); };
    for (const DotCell& cell : cells_) {
      ++next[digit(cell)];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& n : next) {
      sum += std::exchange(n, sum);
    }
    for (const DotCell& cell : cells_) {
      sorting_[next[digit(cell)]++] = cell;
    }
    cells_.swap(sorting_);
  }
}

const DotCell* DotField::nearest(glm::dvec2 pixel, double reach) const {
  const DotCell* best = nullptr;
  double best_distance = reach * reach;
  for (const DotCell& cell : cells_) {
    const double dx = cell.x - pixel.x;
    const double dy = cell.y - pixel.y;
    if (const double distance = dx * dx + dy * dy; distance <= best_distance) {
      best_distance = distance;
      best = &cell;
    }
  }
  return best;
}

std::vector<Row> DotField::rows_of(const DotCell& cell, const events::EventIndex& index, events::TimeWindow window,
                                   const events::EventFilter& filter, const Camera& camera, std::size_t limit) const {
  const PixelProjection project(camera);
  const events::EventColumns& c = index.columns();
  std::vector<Row> rows;
  for_each_in_view(index, window, filter, camera, kRowsMargin, [&](Row row, FilterKey) {
    if (project.x(c.x[row]) == cell.x && project.y(c.y[row]) == cell.y) {
      rows.push_back(row);
    }
  });
  std::reverse(rows.begin(), rows.end());
  rows.resize(std::min(rows.size(), limit));
  return rows;
}

}  // namespace dateline::viewer
