#include "viewer/command_line/synthetic_events.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::viewer {
namespace {

constexpr std::int64_t kFirstSecond = 1'388'534'400;  // 1 January 2014, UTC
constexpr std::int64_t kSeconds = 315'532'800;        // ten years
constexpr std::int64_t kDay = 86'400;
constexpr std::size_t kClusters = 400;
constexpr std::array<std::string_view, 6> kTypes = {"battle",  "explosion", "violence_civilians",
                                                    "protest", "riot",      "strategic"};

/// Where clusters lie: a weight, and corners in degrees.
struct Region {
  std::int64_t weight, west, south, east, north;
};
constexpr std::array kRegions = {Region{30, 22, 45, 40, 52}, Region{14, 34, 30, 48, 37}, Region{10, 42, 12, 54, 18},
                                 Region{10, 61, 29, 75, 38}, Region{8, 92, 10, 101, 28}, Region{8, -5, 4, 15, 16},
                                 Region{6, 22, 3, 36, 16},   Region{6, 27, -5, 32, 3},   Region{4, 40, -2, 50, 12},
                                 Region{4, 72, 8, 90, 34},   Region{3, -80, 0, -66, 12}, Region{3, -107, 14, -88, 30},
                                 Region{2, 119, 5, 127, 14}, Region{2, 31, 29, 36, 34}};

/// Numbers that are the same on every machine (SplitMix64, Steele and others 2014).
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  /// 0 to limit - 1.
  std::int64_t below(std::int64_t limit) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::int64_t>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(limit));
  }
  /// A bell about 0 that reaches to four times the spread.
  std::int64_t bell(std::int64_t spread) {
    const std::int64_t width = 2 * spread + 1;
    return below(width) + below(width) + below(width) + below(width) - 4 * spread;
  }

 private:
  std::uint64_t state_;
};

const Region& region_of(Numbers& numbers) {
  std::int64_t total = 0;
  for (const Region& region : kRegions) {
    total += region.weight;
  }
  std::int64_t at = numbers.below(total);
  const auto* region = kRegions.begin();
  while (at >= region->weight) {
    at -= region->weight;
    ++region;
  }
  return *region;
}

/// Positions in millionths of a degree.
struct Spot {
  std::int64_t lon, lat;
};

Spot anywhere_in(const Region& region, Numbers& numbers) {
  return {region.west * 1'000'000 + numbers.below((region.east - region.west) * 1'000'000),
          region.south * 1'000'000 + numbers.below((region.north - region.south) * 1'000'000)};
}

struct Cluster {
  Spot centre;
  std::int64_t spread, begin, length;
  std::size_t type;
};

/// One row, its number aside.
struct Made {
  Spot spot;
  std::int64_t second;
  std::size_t type;
};

class World {
 public:
  explicit World(std::uint64_t seed) : numbers_(seed) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < kClusters; ++i) {
      Cluster cluster{};
      cluster.centre = anywhere_in(region_of(numbers_), numbers_);
      cluster.spread = 20'000 + numbers_.below(100) * numbers_.below(100) * 150;
      cluster.begin = numbers_.below(kSeconds);
      cluster.length = 30 * kDay + numbers_.below(1500 * kDay);
      cluster.type = any_type();
      clusters_.push_back(cluster);
      sum += 1'000'000 / static_cast<std::int64_t>(i + 3);
      weights_.push_back(sum);
    }
  }

  Made next() {
    const std::int64_t kind = numbers_.below(100);
    if (kind >= 85) {
      const Region world{0, -120, -35, 140, 60};
      return {anywhere_in(kind < 97 ? region_of(numbers_) : world, numbers_), numbers_.below(kSeconds), any_type()};
    }
    const auto at = std::ranges::upper_bound(weights_, numbers_.below(weights_.back()));
    const Cluster& cluster = clusters_[static_cast<std::size_t>(at - weights_.begin())];
    const Spot spot{cluster.centre.lon + numbers_.bell(cluster.spread),
                    cluster.centre.lat + numbers_.bell(cluster.spread)};
    const std::int64_t later = std::min(numbers_.below(cluster.length), numbers_.below(cluster.length));
    return {spot, (cluster.begin + later) % kSeconds, numbers_.below(10) < 6 ? cluster.type : any_type()};
  }

 private:
  std::size_t any_type() { return static_cast<std::size_t>(numbers_.below(std::size(kTypes))); }

  Numbers numbers_;
  std::vector<Cluster> clusters_;
  std::vector<std::int64_t> weights_;  // sums
};

}  // namespace

Result<void> write_synthetic_events(const std::filesystem::path& file, std::size_t count, std::uint64_t seed) {
  std::ofstream out(file, std::ios::binary);
  std::string rows = "id,lon,lat,time_iso8601,type\n";
  World world(seed);
  for (std::size_t i = 0; i < count; ++i) {
    const Made made = world.next();
    const std::chrono::sys_seconds when{std::chrono::seconds(kFirstSecond + made.second)};
    fmt::format_to(std::back_inserter(rows), "{},{:.6f},{:.6f},{:%FT%TZ},{}\n", i,
                   static_cast<double>(made.spot.lon) / 1e6, static_cast<double>(made.spot.lat) / 1e6, when,
                   kTypes.at(made.type));
    if (rows.size() > (1U << 20U) || i + 1 == count) {
      out.write(rows.data(), static_cast<std::streamsize>(rows.size()));
      rows.clear();
    }
  }
  out.close();
  if (!out) {
    return failed(file.string(), "cannot be written", "make room in the folder for temporary files");
  }
  return {};
}

}  // namespace dateline::viewer
