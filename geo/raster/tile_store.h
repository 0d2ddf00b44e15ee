#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "geo/mercator.h"
#include "geo/raster/tile_source.h"

namespace dateline::geo {

/// Warped tiles on the disk, so that a picture that was seen once is there at once the next time. Shared between
/// threads and programs. What cannot be read or written is as if it were not there: this is a cache, never the only
/// copy.
class TileStore {
 public:
  static constexpr std::uintmax_t kLimit = 512U << 20U;

  /// Keeps about `limit` bytes in the folder, which is made when the first tile is kept; the tiles that were not used
  /// for longest go first.
  explicit TileStore(std::filesystem::path folder, std::uintmax_t limit = kLimit);
  /// In the user's cache folder (XDG_CACHE_HOME, else HOME/.cache): dateline/tiles. Null where there is none.
  [[nodiscard]] static std::shared_ptr<TileStore> in_user_cache();

  /// What a raster's tiles are kept under: another key when the file is another, or has changed.
  [[nodiscard]] static std::string key_of(const std::filesystem::path& file);
  /// What a server's tiles are kept under.
  [[nodiscard]] static std::string key_of_address(const std::string& address);

  [[nodiscard]] std::optional<RasterTile> find(const std::string& key, TileId tile) const;
  void keep(const std::string& key, TileId tile, const RasterTile& content);

 private:
  [[nodiscard]] std::filesystem::path file_of(const std::string& key, TileId tile) const;
  void trim();

  std::filesystem::path folder_;
  std::uintmax_t limit_;
  std::atomic<std::uintmax_t> unmeasured_;  // bytes written since the folder was last measured
  std::atomic<std::uint64_t> drafts_ = 0;
  std::mutex trimming_;
};

}  // namespace dateline::geo
