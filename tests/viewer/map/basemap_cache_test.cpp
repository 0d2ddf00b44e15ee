#include "viewer/map/basemap_cache.h"

#include <catch2/catch.hpp>
#include <thread>

namespace dateline::viewer {
namespace {

/// A tile that takes a known part of the memory that may be kept.
struct Heavy {
  std::size_t size = 0;
  [[nodiscard]] std::size_t bytes() const { return size; }
};
using Cache = TileCache<std::size_t, Heavy>;

/// Asks for tiles of a row until all are there.
void fetch(Cache& cache, JobQueue& jobs, int from, int to, std::size_t size) {
  std::vector<geo::TileId> wanted;
  for (int x = from; x < to; ++x) {
    wanted.push_back({9, x, 0});
  }
  const TileWork work{std::chrono::steady_clock::time_point::max()};
  do {
    cache.request(wanted, [&](geo::TileId) {
      return jobs.start([size](const std::stop_token&, JobProgress&) -> Result<std::size_t> { return size; });
    });
    cache.collect(work, [](std::size_t made) { return Heavy{made}; });
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  } while (!cache.settled());
  cache.request(wanted, [](geo::TileId) -> Job<Result<std::size_t>> {
    FAIL("a tile was dropped that is wanted");
    return {};
  });
}

TEST_CASE("Tiles that are no longer in view are kept as long as there is memory for them") {
  JobQueue jobs(2);
  Cache light;
  fetch(light, jobs, 0, 10, kTileMemory / 100);
  fetch(light, jobs, 10, 20, kTileMemory / 100);
  CHECK(light.bytes() == 20 * (kTileMemory / 100));

  Cache heavy;
  for (int row = 0; row < 5; ++row) {
    fetch(heavy, jobs, 10 * row, 10 * row + 10, kTileMemory / 15);
    CHECK(heavy.bytes() <= kTileMemory);
    CHECK(heavy.bytes() >= 10 * (kTileMemory / 15));  // those in view, whatever they take
  }
  fetch(heavy, jobs, 0, 10, kTileMemory / 5);
  CHECK(heavy.bytes() == 10 * (kTileMemory / 5));

  // Another layer needs the memory.
  light.keep_at_most(kTileMemory / 10);
  CHECK(light.bytes() == 10 * (kTileMemory / 100));
}

}  // namespace
}  // namespace dateline::viewer
