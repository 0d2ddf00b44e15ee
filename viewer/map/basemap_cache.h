#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <variant>
#include <vector>

#include "base/jobs.h"
#include "base/result.h"
#include "viewer/map/basemap_view.h"

namespace dateline::viewer {

/// What all layers together keep on the graphics card beyond the tiles that are in view.
constexpr std::size_t kTileMemory = 96U << 20U;

/// What a frame may do for tiles.
struct TileWork {
  std::chrono::steady_clock::time_point deadline;  ///< when taking over finished ones has to end
  bool stand_ins = true;                           ///< whether coarser ones are asked for too, to be seen first
  int margin = 0;                                  ///< pixels around the view whose tiles are asked for as well
};

/// A tile that is drawn. Another drawable of the same layer has another number.
struct SeenTile {
  std::uint64_t number = 0;
  PlacedTile visible;
};

/// The tiles of one layer, from the job that makes one to the GL objects that draw it. `Content` is what a worker
/// makes, `Drawable` what the GPU holds; a tile is loading, ready or failed, and one that nobody asked for is not
/// there. On the thread that owns the context.
template <class Content, class Drawable>
class TileCache {
 public:
  /// How many are kept beyond the tiles that are wanted: none while all together are more than that.
  static constexpr std::size_t kMostKept = 192;

  /// A drawable and the part of the screen that it is to fill: `visible` lies within `whole`.
  struct Piece {
    const Drawable* drawable;
    PlacedTile whole;
    PlacedTile visible;
    std::uint64_t number = 0;  ///< as SeenTile
  };

  /// Asks for tiles by `start(TileId) -> Job<Result<Content>>`, in the order given, few at a time so that a view that
  /// has moved on does not wait for the tiles of the last one; lets go of jobs for tiles that are not among them. A
  /// tile that failed, but was not rejected, is asked for again after a while.
  template <class Start>
  void request(const std::vector<geo::TileId>& wanted, Start start) {
    ++frame_;
    std::size_t loading = 0;
    missing_ = false;
    for (const geo::TileId id : wanted) {
      if (const auto found = entries_.find(id); found != entries_.end()) {
        found->second.last_wanted = frame_;
        loading += std::holds_alternative<Loading>(found->second.state) ? 1 : 0;
      }
    }
    std::erase_if(entries_, [this](const auto& entry) {
      return entry.second.last_wanted != frame_ && std::holds_alternative<Loading>(entry.second.state);
    });
    for (const geo::TileId id : wanted) {
      if (const auto found = entries_.find(id); found != entries_.end() && !is_to_be_tried_again(found->second)) {
        continue;
      }
      if (loading >= kMostLoading) {
        missing_ = true;
        break;
      }
      entries_.insert_or_assign(id, Entry{start(id), frame_});
      ++loading;
    }
    trim();
  }

  /// Takes over finished tiles by `upload(Content) -> Drawable`, at least one and then until the deadline. True where
  /// one came.
  template <class Upload>
  bool collect(const TileWork& work, Upload upload) {
    bool came = false;
    for (auto& [id, entry] : entries_) {
      auto* job = std::get_if<Loading>(&entry.state);
      if (job == nullptr) {
        continue;
      }
      auto result = job->take();
      if (!result) {
        continue;
      }
      if (result->has_value()) {
        entry.state = upload(std::move(**result));
        entry.number = ++made_;
        bytes_ += std::get<Drawable>(entry.state).bytes();
      } else {
        const bool for_good = result->error().kind == Error::Kind::rejected;
        entry.state = Failed{for_good ? Clock::time_point::max() : Clock::now() + kBeforeRetry};
      }
      came = true;
      if (std::chrono::steady_clock::now() > work.deadline) {
        break;
      }
    }
    return came;
  }

  /// Whether all that was requested last is ready or failed.
  [[nodiscard]] bool settled() const {
    return !missing_ && std::none_of(entries_.begin(), entries_.end(), [](const auto& entry) {
      return std::holds_alternative<Loading>(entry.second.state);
    });
  }

  /// Whether each tile in view is there itself and `holds` of it.
  template <class Predicate>
  [[nodiscard]] bool all_ready(const std::vector<PlacedTile>& view, Predicate holds) const {
    return std::all_of(view.begin(), view.end(), [&](const PlacedTile& tile) {
      const Entry* own = ready(tile.id);
      return own != nullptr && holds(std::get<Drawable>(own->state));
    });
  }

  /// What to draw for the tiles in view: each itself; while it is missing its children, if all are there, else its
  /// nearest ancestor, else whatever children there are.
  [[nodiscard]] std::vector<Piece> pieces(const std::vector<PlacedTile>& view) const {
    std::vector<Piece> result;
    for (const PlacedTile& tile : view) {
      if (const Entry* own = ready(tile.id)) {
        result.push_back(piece_of(*own, tile, tile));
        continue;
      }
      std::vector<Piece> children;
      for (const PlacedTile& child : children_of(tile)) {
        if (const Entry* entry = ready(child.id)) {
          children.push_back(piece_of(*entry, child, child));
        }
      }
      if (children.size() < 4) {
        for (int levels = 1; levels <= tile.id.zoom; ++levels) {
          const PlacedTile ancestor = ancestor_of(tile, levels);
          if (const Entry* entry = ready(ancestor.id)) {
            children = {piece_of(*entry, ancestor, tile)};
            break;
          }
        }
      }
      result.insert(result.end(), children.begin(), children.end());
    }
    return result;
  }

  /// Whether there is something to draw for all of the tile that is at most so many levels coarser.
  [[nodiscard]] bool shows(const PlacedTile& tile, int levels) const {
    for (int coarser = 0; coarser <= std::min(levels, tile.id.zoom); ++coarser) {
      if (ready(coarser == 0 ? tile.id : ancestor_of(tile, coarser).id) != nullptr) {
        return true;
      }
    }
    return std::ranges::all_of(children_of(tile),
                               [this](const PlacedTile& child) { return ready(child.id) != nullptr; });
  }

  /// From now on what is kept beyond the tiles that are wanted: none while all together take more than that.
  void keep_at_most(std::size_t bytes) {
    most_bytes_ = bytes;
    trim();
  }
  /// Of memory on the GPU, as Drawable::bytes tells.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  /// Appends the pieces' parts of the screen.
  void add_seen(const std::vector<PlacedTile>& view, std::vector<SeenTile>& seen) const {
    for (const Piece& piece : pieces(view)) {
      seen.push_back({piece.number, piece.visible});
    }
  }

 private:
  using Clock = std::chrono::steady_clock;
  struct Failed {
    Clock::time_point until;  ///< it is not asked for again
  };
  using Loading = Job<Result<Content>>;
  struct Entry {
    std::variant<Loading, Drawable, Failed> state;
    std::uint64_t last_wanted = 0;
    std::uint64_t number = 0;  // of the drawable
  };
  static constexpr std::size_t kMostLoading = 6;
  static constexpr std::chrono::seconds kBeforeRetry{20};

  [[nodiscard]] static bool is_to_be_tried_again(const Entry& entry) {
    const auto* failure = std::get_if<Failed>(&entry.state);
    return failure != nullptr && Clock::now() > failure->until;
  }

  /// Null unless there is something to draw.
  [[nodiscard]] const Entry* ready(geo::TileId id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() || !std::holds_alternative<Drawable>(found->second.state) ? nullptr : &found->second;
  }
  [[nodiscard]] static Piece piece_of(const Entry& entry, const PlacedTile& whole, const PlacedTile& visible) {
    return {&std::get<Drawable>(entry.state), whole, visible, entry.number};
  }

  /// Drops the tiles that were not wanted for longest, down to the number and the memory that are kept. The uppermost
  /// tile stays: it can stand in for any other.
  void trim() {
    std::size_t surplus = entries_.size() > kMostKept ? entries_.size() - kMostKept : 0;
    if (surplus == 0 && bytes_ <= most_bytes_) {
      return;
    }
    std::vector<std::pair<std::uint64_t, geo::TileId>> old;
    for (const auto& [id, entry] : entries_) {
      if (entry.last_wanted != frame_ && id.zoom > 0) {
        old.emplace_back(entry.last_wanted, id);
      }
    }
    std::sort(old.begin(), old.end());
    for (const auto& [last_wanted, id] : old) {
      if (surplus == 0 && bytes_ <= most_bytes_) {
        break;
      }
      const auto entry = entries_.find(id);
      if (const auto* drawable = std::get_if<Drawable>(&entry->second.state)) {
        bytes_ -= drawable->bytes();
      }
      entries_.erase(entry);
      surplus -= surplus > 0 ? 1 : 0;
    }
  }

  std::map<geo::TileId, Entry> entries_;
  std::uint64_t frame_ = 0;
  std::uint64_t made_ = 0;
  std::size_t bytes_ = 0;  // of all drawables
  std::size_t most_bytes_ = kTileMemory;
  bool missing_ = false;
};

}  // namespace dateline::viewer
