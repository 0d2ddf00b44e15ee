#include "viewer/map/heat_field.h"

#include <algorithm>
#include <cmath>

#include "events/model/index_positions.h"
#include "geo/mercator.h"
#include "viewer/map/pixel_projection.h"
#include "viewer/map/rows_in_view.h"

namespace dateline::viewer {
namespace {

constexpr double kReach = 3;  // bandwidths, beyond which the Gaussian is taken for nothing
constexpr double kMargin = kReach * HeatField::kBandwidth + HeatField::kMostRadius + 2 * HeatField::kCell;

}  // namespace

void HeatField::collect(const events::EventIndex& index, events::TimeWindow window, const events::EventFilter& filter,
                        const Camera& camera) {
  cell_ = kCell * camera.scale();
  const double margin = kMargin * camera.scale();
  // Cells lie on the ground, not on the screen, so that a density does not tremble as the map is dragged.
  const auto first_cell = [&](double centre, double half) {
    return std::floor((centre * camera.world_pixels() - half - margin) / cell_) * cell_ -
           (centre * camera.world_pixels() - half);
  };
  const gl::Size size = camera.size();
  upper_left_ = {first_cell(camera.centre().x, size.width / 2.0), first_cell(camera.centre().y, size.height / 2.0)};
  columns_ = static_cast<std::size_t>((size.width + margin - upper_left_.x) / cell_) + 1;
  lines_ = static_cast<std::size_t>((size.height + margin - upper_left_.y) / cell_) + 1;
  for (Grid& counts : counts_) {
    counts.clear();
  }
  counts_.front().assign(columns_ * lines_, 0);
  left_out_.clear();
  in_view_ = {};

  const PixelProjection project(camera);
  const events::EventColumns& c = index.columns();
  const auto width = static_cast<std::uint32_t>(size.width);
  const auto height = static_cast<std::uint32_t>(size.height);
  const double per_cell = 1 / cell_;
  for_each_in_view(index, window, filter, camera, margin, [&](events::Row row, events::FilterKey key) {
    const std::int32_t x = project.x(c.x[row]);
    const std::int32_t y = project.y(c.y[row]);
    // Below 0 becomes very large: one comparison a side.
    const auto column = static_cast<std::size_t>(static_cast<std::int64_t>((x - upper_left_.x) * per_cell));
    const auto line = static_cast<std::size_t>(static_cast<std::int64_t>((y - upper_left_.y) * per_cell));
    if (column >= columns_ || line >= lines_) {
      return;
    }
    const bool in_view = static_cast<std::uint32_t>(x) <= width && static_cast<std::uint32_t>(y) <= height;
    in_view_[static_cast<std::size_t>(events::type_of_key(key))] += in_view ? 1 : 0;
    std::size_t radius = 0;
    if (const float radius_m = c.radius_m[row]; radius_m > 0) {
      const double latitude = geo::to_lon_lat(events::world_point(c.x[row], c.y[row])).latitude;
      const double pixels = radius_m / geo::world_width_m(latitude) * camera.world_pixels();
      if (pixels > kMostRadius * camera.scale()) {
        if (in_view) {
          left_out_.push_back(row);
        }
        return;
      }
      radius = std::min(static_cast<std::size_t>(std::lround(pixels * per_cell)), counts_.size() - 1);
    }
    Grid& counts = counts_[radius];
    if (counts.empty()) {
      counts.assign(columns_ * lines_, 0);
    }
    counts[line * columns_ + column] += 1;
  });
  density_ = counts_.front();
  for (std::size_t radius = 1; radius < counts_.size(); ++radius) {
    if (!counts_[radius].empty()) {
      spread_circle(counts_[radius], static_cast<int>(radius));
    }
  }
  smooth();
}

void HeatField::spread_circle(const Grid& counts, int radius) {
  std::vector<int> half_widths;  // of the circle's lines, from its middle
  int area = 0;
  for (int dy = 0; dy <= radius; ++dy) {
    half_widths.push_back(static_cast<int>(std::sqrt(radius * radius - dy * dy)));
    area += (2 * half_widths.back() + 1) * (dy == 0 ? 1 : 2);
  }
  const auto columns = static_cast<int>(columns_);
  const auto lines = static_cast<int>(lines_);
  for (int line = 0; line < lines; ++line) {
    for (int column = 0; column < columns; ++column) {
      const float count = counts[static_cast<std::size_t>(line) * columns_ + static_cast<std::size_t>(column)];
      if (count == 0) {
        continue;
      }
      const float part = count / static_cast<float>(area);
      for (int y = std::max(0, line - radius); y <= std::min(lines - 1, line + radius); ++y) {
        const int half = half_widths[static_cast<std::size_t>(std::abs(y - line))];
        float* const cells = density_.data() + static_cast<std::size_t>(y) * columns_;
        for (int x = std::max(0, column - half); x <= std::min(columns - 1, column + half); ++x) {
          cells[x] += part;
        }
      }
    }
  }
}

void HeatField::smooth() {
  constexpr auto kTaps = static_cast<std::size_t>(kReach * kBandwidth / kCell);
  std::array<float, kTaps + 1> weights{};
  for (std::size_t i = 0; i <= kTaps; ++i) {
    const double distance = static_cast<double>(i) * kCell / kBandwidth;
    weights[i] = static_cast<float>(std::exp(-distance * distance / 2));
  }
  // Lines first, then columns, each line as a whole, which compilers make vectors of. Cells nearer than the Gaussian's
  // reach to the edge get too little: they lie outside the view.
  across_.assign(density_.size(), 0);
  for (std::size_t line = 0; line < lines_; ++line) {
    const float* const from = density_.data() + line * columns_;
    if (std::all_of(from, from + columns_, [](float count) { return count == 0; })) {
      continue;
    }
    float* const to = across_.data() + line * columns_;
    for (std::size_t i = 0; i <= kTaps; ++i) {
      for (std::size_t x = kTaps; x + kTaps < columns_; ++x) {
        to[x] += weights[i] * (i == 0 ? from[x] : from[x - i] + from[x + i]);
      }
    }
  }
  std::ranges::fill(density_, 0.0F);
  peak_ = 0;
  for (std::size_t line = kTaps; line + kTaps < lines_; ++line) {
    float* const to = density_.data() + line * columns_;
    for (std::size_t i = 0; i <= kTaps; ++i) {
      const float* const above = across_.data() + (line - i) * columns_;
      const float* const below = across_.data() + (line + i) * columns_;
      const float weight = i == 0 ? weights[0] / 2 : weights[i];
      for (std::size_t x = 0; x < columns_; ++x) {
        to[x] += weight * (above[x] + below[x]);
      }
    }
    peak_ = std::max(peak_, *std::max_element(to, to + columns_));
  }
}

}  // namespace dateline::viewer
