#include "geo/vector/vector_tile.h"

#include <algorithm>

#include "geo/vector/simplify.h"
#include "geo/vector/triangulate.h"

namespace dateline::geo {

namespace {

constexpr double kTilePixels = 512;     // at which a tile is drawn at most 1.5 times enlarged
constexpr double kTolerance = 0.3;      // pixels that a simplified line may be off
constexpr double kMargin = 16;          // pixels beyond the tile that lines and areas go on
constexpr double kSmallestRing = 0.75;  // pixels; a ring that is smaller both ways is a square of that side
constexpr int kMostOnPixel = 8;         // such squares
constexpr auto kCrowdSide = static_cast<std::size_t>(kTilePixels + 2 * kMargin);
constexpr double kEdge = 1e-9;  // of the square: what counts as lying on its edge

class TileCutter {
 public:
  TileCutter(const VectorData& data, TileId tile)
      : data_(data), origin_(tile_origin(tile)), size_(tile_size(tile.zoom)), pixel_(size_ / kTilePixels) {
    box_.min = {origin_.x - kMargin * pixel_, origin_.y - kMargin * pixel_};
    box_.max = {origin_.x + size_ + kMargin * pixel_, origin_.y + size_ + kMargin * pixel_};
  }

  [[nodiscard]] bool touches(std::uint32_t index) const { return data_.features[index].box.overlaps(box_); }

  void add(std::uint32_t index) {
    const VectorFeature& feature = data_.features[index];
    switch (feature.kind) {
      case GeometryKind::point:
        return add_points(index, feature);
      case GeometryKind::line:
        for (std::uint32_t part = feature.first_part; part < feature.end_part; ++part) {
          add_line(index, data_.parts[part], false);
        }
        return;
      case GeometryKind::area:
        return add_area(index, feature);
    }
  }

  [[nodiscard]] VectorTile take() { return std::move(tile_); }

 private:
  [[nodiscard]] TilePoint local(WorldPoint p) const {
    return {static_cast<float>((p.x - origin_.x) / size_), static_cast<float>((p.y - origin_.y) / size_)};
  }

  void add_points(std::uint32_t index, const VectorFeature& feature) {
    for (std::uint32_t part = feature.first_part; part < feature.end_part; ++part) {
      for (std::uint32_t i = data_.parts[part].begin; i < data_.parts[part].end; ++i) {
        const WorldPoint p = data_.points[i];
        if (p.x >= box_.min.x && p.x <= box_.max.x && p.y >= box_.min.y && p.y <= box_.max.y) {
          tile_.points.push_back({index, local(p)});
        }
      }
    }
  }

  /// Data that are cut at the antimeridian or a pole have no outline there.
  [[nodiscard]] static bool is_cut(WorldPoint a, WorldPoint b) {
    const auto both = [](double p, double q, double edge) {
      return std::abs(p - edge) < kEdge && std::abs(q - edge) < kEdge;
    };
    return both(a.x, b.x, 0) || both(a.x, b.x, 1) || both(a.y, b.y, 0) || both(a.y, b.y, 1);
  }

  void add_stretch(std::uint32_t index, const std::vector<WorldPoint>& points, double along) {
    const std::vector<WorldPoint> simple = simplify_line(points, kTolerance * pixel_);
    const auto begin = static_cast<std::uint32_t>(tile_.line_points.size());
    for (const WorldPoint p : simple) {
      tile_.line_points.push_back(local(p));
    }
    tile_.lines.push_back({index, begin, static_cast<std::uint32_t>(tile_.line_points.size()), along / size_});
  }

  void add_line(std::uint32_t index, const VectorPart& part, bool outline) {
    const WorldPoint* points = data_.points.data();
    for (const LineStretch& stretch : clip_line(points + part.begin, points + part.end, outline, box_)) {
      if (!outline) {
        add_stretch(index, stretch.points, stretch.along);
        continue;
      }
      std::vector<WorldPoint> run;
      for (std::size_t i = 0; i < stretch.points.size(); ++i) {
        if (i > 0 && is_cut(stretch.points[i - 1], stretch.points[i])) {
          if (run.size() > 1) {
            add_stretch(index, run, stretch.along);
          }
          run.clear();
        }
        run.push_back(stretch.points[i]);
      }
      if (run.size() > 1) {
        add_stretch(index, run, stretch.along);
      }
    }
  }

  void add_area(std::uint32_t index, const VectorFeature& feature) {
    const auto begin = static_cast<std::uint32_t>(tile_.area_indices.size());
    std::vector<std::vector<TilePoint>> rings;
    for (std::uint32_t part = feature.first_part; part < feature.end_part; ++part) {
      if (!data_.parts[part].hole && !rings.empty()) {
        triangulator_.add(rings, tile_.area_vertices, tile_.area_indices);
        rings.clear();
      }
      const bool orphan = data_.parts[part].hole && rings.empty();  // its outer ring is not in the tile
      if (!orphan) {
        if (auto ring = cut_ring(index, data_.parts[part]); ring.size() >= 3) {
          rings.push_back(std::move(ring));
        }
      }
    }
    if (!rings.empty()) {
      triangulator_.add(rings, tile_.area_vertices, tile_.area_indices);
    }
    const auto end = static_cast<std::uint32_t>(tile_.area_indices.size());
    if (end > begin) {
      tile_.areas.push_back({index, begin, end});
    }
  }

  /// The ring as the tile shows it, and its outline into the tile. Empty where it is too small or elsewhere.
  std::vector<TilePoint> cut_ring(std::uint32_t index, const VectorPart& part) {
    WorldBox extent;
    for (std::uint32_t i = part.begin; i < part.end; ++i) {
      extent.extend(data_.points[i]);
    }
    const double smallest = kSmallestRing * pixel_;
    const bool tiny = extent.max.x - extent.min.x < smallest && extent.max.y - extent.min.y < smallest;
    if (!extent.overlaps(box_) || (tiny && part.hole)) {
      return {};
    }
    if (tiny) {
      // Very many of them together are something to see: each is a small square.
      const TilePoint low = local(extent.min);
      if (is_crowded(low)) {
        return {};
      }
      const auto side = static_cast<float>(kSmallestRing / kTilePixels);
      return {low, {low.x + side, low.y}, {low.x + side, low.y + side}, {low.x, low.y + side}};
    }
    const WorldPoint* points = data_.points.data();
    std::vector<WorldPoint> ring = clip_ring(points + part.begin, points + part.end, box_);
    if (ring.size() < 3) {
      return {};
    }
    add_line(index, part, true);
    ring.push_back(ring.front());
    ring = simplify_line(ring, kTolerance * pixel_);
    ring.pop_back();
    std::vector<TilePoint> result;
    result.reserve(ring.size());
    for (const WorldPoint p : ring) {
      result.push_back(local(p));
    }
    return result;
  }

  /// Whether so many small squares lie on this pixel that another would not be seen. Dated ones each have their time.
  bool is_crowded(TilePoint at) {
    if (!data_.times.empty()) {
      return false;
    }
    crowd_.resize(kCrowdSide * kCrowdSide);
    const auto cell = [](float share) {
      return static_cast<std::size_t>(std::clamp(share * kTilePixels + kMargin, 0.0, kCrowdSide - 1.0));
    };
    std::uint8_t& there = crowd_[cell(at.y) * kCrowdSide + cell(at.x)];
    if (there == kMostOnPixel) {
      return true;
    }
    ++there;
    return false;
  }

  const VectorData& data_;
  WorldPoint origin_;
  double size_;
  double pixel_;
  WorldBox box_;
  Triangulator triangulator_;
  std::vector<std::uint8_t> crowd_;  // small squares on each pixel
  VectorTile tile_;
};

}  // namespace

VectorTile cut_tile(const VectorData& data, TileId tile, std::stop_token stop,
                    const std::function<bool(std::uint32_t feature)>& wanted) {
  TileCutter cutter(data, tile);
  for (std::uint32_t i = 0; i < data.features.size() && !stop.stop_requested(); ++i) {
    if (cutter.touches(i) && (!wanted || wanted(i))) {
      cutter.add(i);
    }
  }
  return cutter.take();
}

}  // namespace dateline::geo
