#include "geo/raster/tile_store.h"

#include <cpl_conv.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

namespace dateline::geo {

namespace {

namespace fs = std::filesystem;

// Another one when tiles come to look otherwise. A file goes on with how many numbers a pixel has, as a digit: 0 of a
// blank tile, c of colours.
constexpr std::string_view kMark = "DLT2";
constexpr char kBlank = '0';
constexpr char kColours = 'c';
constexpr std::uintmax_t kBetweenTrims = 32U << 20U;

std::string hash_of(const std::string& text) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

}  // namespace

TileStore::TileStore(fs::path folder, std::uintmax_t limit)
    : folder_(std::move(folder)), limit_(limit), unmeasured_(kBetweenTrims) {}

std::shared_ptr<TileStore> TileStore::in_user_cache() {
  // NOLINTBEGIN(concurrency-mt-unsafe): nothing of ours sets the environment
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  // NOLINTEND(concurrency-mt-unsafe)
  if (cache != nullptr && fs::path(cache).is_absolute()) {
    return std::make_shared<TileStore>(fs::path(cache) / "dateline" / "tiles");
  }
  return home != nullptr && *home != '\0' ? std::make_shared<TileStore>(fs::path(home) / ".cache/dateline/tiles")
                                          : nullptr;
}

std::string TileStore::key_of(const fs::path& file) {
  std::error_code error;
  const fs::path absolute = fs::absolute(file, error);
  const auto size = fs::is_directory(file, error) ? 0 : fs::file_size(file, error);
  const auto changed = fs::last_write_time(file, error).time_since_epoch().count();
  return hash_of(absolute.string() + '\n' + std::to_string(size) + '\n' + std::to_string(changed));
}

std::string TileStore::key_of_address(const std::string& address) {
  return hash_of(address);
}

fs::path TileStore::file_of(const std::string& key, TileId tile) const {
  return folder_ / key /
         (std::to_string(tile.zoom) + "-" + std::to_string(tile.x) + "-" + std::to_string(tile.y) + ".tile");
}

std::optional<RasterTile> TileStore::find(const std::string& key, TileId tile) const {
  const fs::path path = file_of(key, tile);
  std::ifstream in(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || !content.starts_with(kMark)) {
    return std::nullopt;
  }
  std::error_code ignored;
  fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);  // used now
  RasterTile result;
  const char kind = content.size() > kMark.size() ? content[kMark.size()] : '\0';
  if (kind == kBlank) {
    return result;
  }
  const std::string_view deflated = std::string_view(content).substr(std::min(kMark.size() + 1, content.size()));
  const auto inflate_into = [&](auto& pixels, std::size_t numbers) {
    pixels.resize(RasterTile::kPixels * numbers);
    const std::size_t wanted = pixels.size() * sizeof(pixels.front());
    std::size_t bytes = 0;
    return CPLZLibInflate(deflated.data(), deflated.size(), pixels.data(), wanted, &bytes) != nullptr &&
           bytes == wanted;
  };
  const bool whole = kind == kColours             ? inflate_into(result.rgba, 4)
                     : kind == '2' || kind == '4' ? inflate_into(result.values, static_cast<std::size_t>(kind - '0'))
                                                  : false;
  return whole ? std::optional(std::move(result)) : std::nullopt;
}

void TileStore::keep(const std::string& key, TileId tile, const RasterTile& content) {
  const fs::path path = file_of(key, tile);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::size_t bytes = 0;
  constexpr int kFast = 1;
  const auto deflate = [&bytes](const auto& pixels) {
    return CPLZLibDeflate(pixels.data(), pixels.size() * sizeof(pixels.front()), kFast, nullptr, 0, &bytes);
  };
  const std::unique_ptr<void, decltype(&VSIFree)> deflated(content.is_blank()     ? nullptr
                                                           : content.rgba.empty() ? deflate(content.values)
                                                                                  : deflate(content.rgba),
                                                           VSIFree);
  if (error || (!content.is_blank() && !deflated)) {
    return;
  }
  // Written beside its place and moved there whole: another thread or program may be reading.
  fs::path draft = path;
  draft += "." + std::to_string(::getpid()) + "-" + std::to_string(drafts_++);
  std::ofstream out(draft, std::ios::binary);
  out << kMark
      << (content.is_blank()     ? kBlank
          : content.rgba.empty() ? static_cast<char>('0' + content.values_a_pixel())
                                 : kColours);
  out.write(static_cast<const char*>(deflated.get()), static_cast<std::streamsize>(bytes));
  out.close();
  fs::rename(draft, path, error);
  if (!out || error) {
    fs::remove(draft, error);
    return;
  }
  if (unmeasured_ += bytes; unmeasured_ > kBetweenTrims) {
    trim();
  }
}

void TileStore::trim() {
  const std::unique_lock lock(trimming_, std::try_to_lock);
  if (!lock) {
    return;
  }
  unmeasured_ = 0;
  struct File {
    fs::file_time_type used;
    std::uintmax_t bytes;
    fs::path path;
  };
  std::vector<File> files;
  std::uintmax_t total = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
    std::error_code gone;
    if (it->is_regular_file(gone)) {
      const std::uintmax_t bytes = it->file_size(gone);
      const fs::file_time_type used = it->last_write_time(gone);
      if (!gone) {
        files.push_back({used, bytes, it->path()});
        total += bytes;
      }
    }
  }
  if (total <= limit_) {
    return;
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.used < b.used; });
  for (const File& file : files) {
    if (total <= limit_ / 5 * 4) {
      break;
    }
    std::error_code gone;
    fs::remove(file.path, gone);
    total -= file.bytes;
  }
}

}  // namespace dateline::geo
