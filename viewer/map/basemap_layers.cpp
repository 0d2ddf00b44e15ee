#include "viewer/map/basemap_layers.h"

#include <algorithm>
#include <set>
#include <utility>

#include "geo/gdal/gdal_session.h"
#include "geo/tile_overlap.h"
#include "geo/vector/vector_tile.h"

namespace dateline::viewer {

namespace {

constexpr double kRasterTilePixels = 220;  // a 256-pixel tile is hardly ever magnified
constexpr double kVectorTilePixels = 512;
constexpr int kVectorMaxZoom = 16;
// Levels beyond the raster's own: the warper joins magnified pixels smoothly over the edges of tiles, textures do not.
constexpr int kFiner = 3;
constexpr int kCoarser = 3;  // levels that the coarse tiles lie above the view's

std::vector<PlacedTile> tiles_within(const Camera& camera, double tile_pixels, int max_zoom,
                                     const geo::Bounds& bounds) {
  std::vector<PlacedTile> view = tiles_in_view(camera, tile_zoom(camera, tile_pixels, max_zoom));
  std::erase_if(view, [&bounds](const PlacedTile& tile) { return !geo::overlaps(bounds, tile.id); });
  return view;
}

class AddedRaster final : public TileLayer {
 public:
  AddedRaster(JobQueue& jobs, std::shared_ptr<const geo::RasterSource> source) : tiles_(jobs, std::move(source)) {}
  bool update(const Camera& camera, FrameDeadline deadline) override { return tiles_.update(camera, deadline); }
  void draw(BasemapPainter& painter, const Camera&, const MapStyle&) override { tiles_.draw(painter, {}); }
  [[nodiscard]] bool settled() const override { return tiles_.settled(); }

 private:
  RasterTiles tiles_;
};

class AddedVector final : public TileLayer {
 public:
  AddedVector(JobQueue& jobs, std::shared_ptr<const geo::VectorData> data) : jobs_(jobs), data_(std::move(data)) {}

  bool update(const Camera& camera, FrameDeadline deadline) override {
    view_ = tiles_within(camera, kVectorTilePixels, kVectorMaxZoom, data_->bounds());
    cache_.request(wanted_tiles(view_), [this](geo::TileId tile) {
      return jobs_.start([data = data_, tile](const std::stop_token& stop, JobProgress&) -> Result<TileMesh> {
        const geo::VectorTile cut = geo::cut_tile(*data, tile, stop);
        return build_mesh({{data.get(), &cut, false}});
      });
    });
    return cache_.collect(deadline, [](const TileMesh& mesh) { return MeshTile(mesh); });
  }

  void draw(BasemapPainter& painter, const Camera& camera, const MapStyle& style) override {
    const auto pieces = cache_.pieces(view_);
    for (const auto& [tile, whole, visible] : pieces) {
      painter.draw_areas(*tile, whole, visible, GroundClass::added_area, style.added_area.colour);
    }
    for (const bool casing : {true, false}) {
      for (const auto& [tile, whole, visible] : pieces) {
        painter.draw_lines(*tile, whole, visible, GroundClass::added_outline, style.added_area.outline, casing);
        painter.draw_lines(*tile, whole, visible, GroundClass::added_line, style.added_line, casing);
      }
    }
    for (const auto& [tile, whole, visible] : pieces) {
      painter.draw_points(*tile, whole, visible, style.added_point, style.added_point_diameter.at(camera.zoom()));
    }
  }

  [[nodiscard]] bool settled() const override { return cache_.settled(); }

 private:
  JobQueue& jobs_;
  std::shared_ptr<const geo::VectorData> data_;
  std::vector<PlacedTile> view_;
  TileCache<TileMesh, MeshTile> cache_;
};

}  // namespace

std::vector<geo::TileId> wanted_tiles(const std::vector<PlacedTile>& view) {
  std::vector<geo::TileId> wanted;
  std::set<geo::TileId> seen;
  const auto add = [&wanted, &seen](geo::TileId id) {
    if (seen.insert(id).second) {
      wanted.push_back(id);
    }
  };
  if (!view.empty()) {
    add({0, 0, 0});
  }
  for (const PlacedTile& tile : view) {
    if (tile.id.zoom > kCoarser) {
      add(ancestor_of(tile, kCoarser).id);
    }
  }
  for (const PlacedTile& tile : view) {
    add(tile.id);
  }
  return wanted;
}

bool RasterTiles::update(const Camera& camera, FrameDeadline deadline) {
  view_ = tiles_within(camera, kRasterTilePixels, source_->max_zoom() + kFiner, source_->bounds());
  cache_.request(wanted_tiles(view_), [this](geo::TileId tile) {
    return jobs_.start(
        [source = source_, tile](std::stop_token stop, JobProgress&) { return source->tile(tile, std::move(stop)); });
  });
  return cache_.collect(deadline, [](const geo::RasterTile& tile) { return RasterTexture(tile); });
}

void RasterTiles::draw(BasemapPainter& painter, const RasterLook& look) const {
  for (const auto& [tile, whole, visible] : cache_.pieces(view_)) {
    painter.draw_raster(*tile, whole, visible, look);
  }
}

geo::Bounds LayerContent::bounds() const {
  return std::visit([](const auto& content) { return content->bounds(); }, content_);
}

std::unique_ptr<TileLayer> LayerContent::make_tiles(JobQueue& jobs) const {
  if (const auto* raster = std::get_if<std::shared_ptr<const geo::RasterSource>>(&content_)) {
    return std::make_unique<AddedRaster>(jobs, *raster);
  }
  return std::make_unique<AddedVector>(jobs, std::get<std::shared_ptr<const geo::VectorData>>(content_));
}

Result<LayerContent> open_layer(const std::filesystem::path& file, std::stop_token stop) {
  const auto kinds = geo::look_into(file);
  if (!kinds) {
    return tl::make_unexpected(kinds.error());
  }
  if (kinds->raster) {
    auto raster = geo::RasterSource::open(file, stop);
    if (raster) {
      return LayerContent(std::move(*raster));
    }
    if (!kinds->vector) {
      return tl::make_unexpected(raster.error());
    }
  }
  auto vector = geo::read_vector(file, std::move(stop));
  if (!vector) {
    return tl::make_unexpected(vector.error());
  }
  return LayerContent(std::make_shared<const geo::VectorData>(std::move(vector->value)));
}

}  // namespace dateline::viewer
