#include <catch2/catch.hpp>
#include <chrono>

#include "geo/raster/tile_store.h"
#include "tests/support/temporary_folder.h"

namespace dateline::geo {
namespace {

namespace fs = std::filesystem;

/// Tiles that hardly compress.
RasterTile noise(std::uint32_t seed) {
  RasterTile tile;
  tile.rgba.resize(std::size_t{RasterTile::kSize} * RasterTile::kSize * 4);
  for (std::uint8_t& byte : tile.rgba) {
    seed = seed * 1664525 + 1013904223;
    byte = static_cast<std::uint8_t>(seed >> 24U);
  }
  return tile;
}

TEST_CASE("A tile that was kept is found again, also by another program, and a blank one too") {
  const test::TemporaryFolder folder;
  TileStore store(folder.path());
  CHECK_FALSE(store.find("a", {3, 1, 2}).has_value());
  store.keep("a", {3, 1, 2}, noise(7));
  store.keep("a", {3, 1, 3}, {});
  const TileStore other(folder.path());
  REQUIRE(other.find("a", {3, 1, 2}).has_value());
  CHECK(other.find("a", {3, 1, 2})->rgba == noise(7).rgba);
  REQUIRE(other.find("a", {3, 1, 3}).has_value());
  CHECK(other.find("a", {3, 1, 3})->is_blank());
  RasterTile numbers;
  numbers.values.resize(RasterTile::kPixels * 2);
  for (std::size_t i = 0; i < numbers.values.size(); ++i) {
    numbers.values[i] = static_cast<float>(i) / 7;
  }
  store.keep("a", {3, 1, 4}, numbers);
  REQUIRE(other.find("a", {3, 1, 4}).has_value());
  CHECK(other.find("a", {3, 1, 4})->values == numbers.values);
  CHECK(other.find("a", {3, 1, 4})->rgba.empty());
  CHECK_FALSE(other.find("b", {3, 1, 2}).has_value());
}

TEST_CASE("A damaged tile is none") {
  const test::TemporaryFolder folder;
  TileStore store(folder.path());
  store.keep("a", {0, 0, 0}, noise(1));
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    if (entry.is_regular_file()) {
      fs::resize_file(entry.path(), 1000);
    }
  }
  CHECK_FALSE(store.find("a", {0, 0, 0}).has_value());
}

TEST_CASE("A file that changes has another key") {
  const test::TemporaryFolder folder;
  const fs::path file = folder.write("a.tif", "one");
  const std::string before = TileStore::key_of(file);
  CHECK(before == TileStore::key_of(file));
  folder.write("a.tif", "three");
  CHECK(before != TileStore::key_of(file));
}

TEST_CASE("The tiles that were not used for longest go when there are too many") {
  const test::TemporaryFolder folder;
  constexpr std::uintmax_t kLimit = 40U << 20U;
  TileStore store(folder.path(), kLimit);
  store.keep("a", {9, 0, 0}, noise(1));
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    if (entry.is_regular_file()) {
      fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(24));
    }
  }
  for (int i = 1; i <= 330; ++i) {  // 256 KiB each
    store.keep("a", {9, i, 0}, noise(static_cast<std::uint32_t>(i)));
  }
  std::uintmax_t total = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    total += entry.is_regular_file() ? entry.file_size() : 0;
  }
  CHECK(total < kLimit + (33U << 20U));
  CHECK_FALSE(store.find("a", {9, 0, 0}).has_value());
  CHECK(store.find("a", {9, 330, 0}).has_value());
}

}  // namespace
}  // namespace dateline::geo
