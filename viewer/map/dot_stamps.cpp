#include "viewer/map/dot_stamps.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <thread>

#include "viewer/map/marker_layout.h"

namespace dateline::viewer {
namespace {

constexpr unsigned kFreshnessLevels = 8;
constexpr double kWhitePerLevel = 0.11;
constexpr std::size_t kWorthSharing = 20'000;  // dots, of which two threads draw half each
constexpr std::size_t kSample = 64;            // every so many dots say where half of them lie

/// Premultiplied source over, eight pixels.
void blend_eight(std::uint8_t* __restrict ground, const std::uint8_t* __restrict colour,
                 const std::uint8_t* __restrict rest) {
  for (int i = 0; i < 32; ++i) {
    const auto t = static_cast<std::uint16_t>(ground[i] * rest[i] + 128);
    ground[i] = static_cast<std::uint8_t>(colour[i] + ((t + (t >> 8)) >> 8));
  }
}

void blend(std::uint8_t* ground, const std::uint8_t* colour, const std::uint8_t* rest, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) {
    const auto t = static_cast<std::uint16_t>(ground[i] * rest[i] + 128);
    ground[i] = static_cast<std::uint8_t>(colour[i] + ((t + (t >> 8)) >> 8));
  }
}

/// 0 to kFreshnessLevels - 1 for the range of freshness().
unsigned freshness_level(float fresh) {
  return static_cast<unsigned>(std::lround(fresh * (kFreshnessLevels - 1)));
}

}  // namespace

unsigned DotStamps::fullness(std::uint32_t count) {
  return std::min(static_cast<unsigned>(std::bit_width(count)) / 2, kFullest);
}

DotStamps::DotStamps(std::span<const std::uint8_t> sprites, int side, const Style& style)
    : side_(side),
      row_bytes_(static_cast<std::size_t>(side) * 4),
      stamp_bytes_(2 * row_bytes_ * static_cast<std::size_t>(side)),
      stamps_(events::kEventTypeCount * kFreshnessLevels * (kFullest + 1) * stamp_bytes_) {
  const auto n = static_cast<std::size_t>(side);
  const std::size_t sprite_row = sprites.size() / n;
  std::uint8_t* out = stamps_.data();
  for (const events::EventType type : events::kEventTypes) {
    const MarkerStyle& marker = style.marker(type);
    const std::uint8_t* sprite = sprites.data() + static_cast<std::size_t>(marker.shape) * row_bytes_;
    for (unsigned level = 0; level < kFreshnessLevels; ++level) {
      for (unsigned full = 0; full <= kFullest; ++full, out += stamp_bytes_) {
        const double white = kWhitePerLevel * full;
        const auto mixed = [&](std::uint8_t part) { return part + (255 - part) * white; };
        const double opacity = static_cast<double>(level) / (kFreshnessLevels - 1);
        for (std::size_t y = 0; y < n; ++y) {
          for (std::size_t x = 0; x < n; ++x) {
            const std::uint8_t* texel = sprite + y * sprite_row + x * 4;
            const double alpha = texel[3] / 255.0 * opacity;
            const double tint = texel[0] / 255.0 * alpha;
            std::uint8_t* colour = out + (n - 1 - y) * row_bytes_ + x * 4;  // lowest row first
            colour[0] = static_cast<std::uint8_t>(std::lround(mixed(marker.fill.r) * tint));
            colour[1] = static_cast<std::uint8_t>(std::lround(mixed(marker.fill.g) * tint));
            colour[2] = static_cast<std::uint8_t>(std::lround(mixed(marker.fill.b) * tint));
            colour[3] = static_cast<std::uint8_t>(std::lround(alpha * 255));
            std::fill_n(colour + row_bytes_ * n, 4, static_cast<std::uint8_t>(255 - colour[3]));
          }
        }
      }
    }
  }
}

const std::uint8_t* DotStamps::stamp(events::EventType type, unsigned freshness, unsigned fullness) const {
  const std::size_t number =
      (static_cast<std::size_t>(type) * kFreshnessLevels + freshness) * (kFullest + 1) + fullness;
  return stamps_.data() + number * stamp_bytes_;
}

void DotStamps::draw(std::span<const DotCell> cells, const events::EventIndex& index, events::TimeWindow window,
                     gl::Size size, std::span<std::uint8_t> picture) const {
  const events::EventColumns& c = index.columns();
  const auto pitch = static_cast<std::size_t>(size.width) * 4;
  const std::size_t rest = row_bytes_ * static_cast<std::size_t>(side_);
  // What falls on the picture's rows [bottom, top), counted from the lowest.
  const auto draw_band = [&](int bottom, int top) {
    for (const DotCell& cell : cells) {
      const int low = size.height - cell.y - side_ / 2;
      const int first_y = std::max(0, bottom - low);
      const int last_y = std::min(side_, top - low);
      const int left = cell.x - side_ / 2;
      const int first_x = std::max(0, -left);
      const int last_x = std::min(side_, size.width - left);
      if (first_x >= last_x || first_y >= last_y) {
        continue;
      }
      const float fresh = freshness(std::min(c.end[cell.newest], window.end), window);
      const std::uint8_t* source = stamp(index.type(cell.newest), freshness_level(fresh), fullness(cell.count));
      source += static_cast<std::size_t>(first_y) * row_bytes_ + static_cast<std::size_t>(first_x) * 4;
      std::uint8_t* ground = picture.data() + static_cast<std::size_t>(low + first_y) * pitch +
                             static_cast<std::size_t>(left + first_x) * 4;
      const auto bytes = static_cast<std::size_t>(last_x - first_x) * 4;
      for (int y = first_y; y < last_y; ++y, source += row_bytes_, ground += pitch) {
        if (bytes == 32) {
          blend_eight(ground, source, source + rest);
        } else {
          blend(ground, source, source + rest, bytes);
        }
      }
    }
  };
  if (cells.size() < kWorthSharing) {
    draw_band(0, size.height);
    return;
  }
  // Two bands of about as many dots each; in each the order is that of all.
  std::int64_t sum = 0;
  std::int64_t counted = 0;
  for (std::size_t i = 0; i < cells.size(); i += kSample, ++counted) {
    sum += size.height - cells[i].y;
  }
  const int middle = std::clamp(static_cast<int>(sum / counted), 0, size.height);
  std::jthread other([&] { draw_band(0, middle); });
  draw_band(middle, size.height);
}

}  // namespace dateline::viewer
