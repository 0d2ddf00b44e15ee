#include "viewer/map/basemap_layers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "geo/gdal/gdal_session.h"
#include "geo/online/address.h"
#include "geo/tile_overlap.h"
#include "geo/vector/vector_tile.h"

namespace dateline::viewer {

namespace {

constexpr double kRasterTilePixels = 220;  // a 256-pixel tile is hardly ever magnified
constexpr double kVectorTilePixels = 512;
constexpr int kVectorMaxZoom = 16;
constexpr int kCoarser = 3;         // levels that the coarse tiles lie above the view's
constexpr int kGlimpseCoarser = 2;  // and the glimpses

std::vector<PlacedTile> tiles_within(const Camera& camera, double tile_pixels, int max_zoom, int margin,
                                     const geo::Bounds& bounds) {
  std::vector<PlacedTile> view = tiles_in_view(camera, tile_zoom(camera, tile_pixels, max_zoom), margin);
  std::erase_if(view, [&bounds](const PlacedTile& tile) { return !geo::overlaps(bounds, tile.id); });
  return view;
}

/// The range of each colour: what a person chose, else what was chosen for it.
void stretch(const geo::ValueScale& scale, const LayerLook& look, RasterLook& raster) {
  for (int c = 0; c < 3; ++c) {
    const geo::BandStretch::Range& automatic =
        scale.automatic[scale.automatic.size() == 3 ? static_cast<std::size_t>(c) : 0];
    raster.low[c] = static_cast<float>(look.low_value.value_or(automatic.low));
    raster.high[c] = static_cast<float>(look.high_value.value_or(automatic.high));
    // Of an end that a person set beyond the other, which is automatic, a step is left.
    raster.high[c] = std::max(raster.high[c], std::nextafter(raster.low[c], std::numeric_limits<float>::max()));
  }
}

class AddedRaster final : public TileLayer {
 public:
  AddedRaster(JobQueue& jobs, std::shared_ptr<const geo::TileSource> source,
              const std::optional<geo::ValueScale>& scale = {})
      : tiles_(jobs, std::move(source)), scale_(scale) {}
  bool update(const Camera& camera, const TileWork& work) override { return tiles_.update(camera, work); }
  void draw(BasemapPainter& painter, const Camera&, const LayerLook& look, bool) override {
    RasterLook raster{.opacity = look.opacity, .brightness = look.brightness, .contrast = look.contrast};
    if (scale_) {
      stretch(*scale_, look, raster);
    }
    tiles_.draw(painter, raster);
  }
  void add_seen(std::vector<SeenTile>& seen) const override { tiles_.add_seen(seen); }
  [[nodiscard]] bool settled() const override { return tiles_.settled(); }
  [[nodiscard]] bool is_opaque() const override { return tiles_.is_opaque(); }
  [[nodiscard]] std::size_t bytes() const override { return tiles_.bytes(); }
  void keep_at_most(std::size_t bytes) override { tiles_.keep_at_most(bytes); }

 private:
  RasterTiles tiles_;
  std::optional<geo::ValueScale> scale_;  // of numbers
};

class AddedVector final : public TileLayer {
 public:
  AddedVector(JobQueue& jobs, std::shared_ptr<const VectorContent> content)
      : jobs_(jobs), content_(std::move(content)) {}

  bool update(const Camera& camera, const TileWork& work) override {
    view_ = tiles_within(camera, kVectorTilePixels, kVectorMaxZoom, work.margin, content_->data().bounds());
    cache_.request(wanted_tiles(view_, work.stand_ins), [this](geo::TileId tile) {
      return jobs_.start([content = content_, tile](const std::stop_token& stop, JobProgress&) -> Result<TileMesh> {
        return make_mesh(*content, tile, stop);
      });
    });
    return cache_.collect(work, [](const TileMesh& mesh) { return MeshTile(mesh); });
  }

  void draw(BasemapPainter& painter, const Camera& camera, const LayerLook& look, bool dark) override {
    const auto pieces = cache_.pieces(view_);
    const std::vector<LayerRule>& rules = content_->styles().of(dark).rules;
    const auto each_rule = [&](auto draw_one) {
      for (std::size_t r = 0; r < rules.size(); ++r) {
        if (camera.zoom() < rules[r].low_zoom || camera.zoom() >= rules[r].high_zoom) {
          continue;
        }
        for (const auto& [tile, whole, visible, number] : pieces) {
          draw_one(rules[r], r, *tile, whole, visible);
        }
      }
    };
    each_rule([&](const LayerRule& rule, std::size_t r, const MeshTile& tile, const auto& whole, const auto& visible) {
      if (rule.fill) {
        painter.draw_areas(tile, whole, visible, r, rule.fill->with_alpha(look.opacity));
      }
    });
    for (const bool casing : {true, false}) {
      each_rule(
          [&](const LayerRule& rule, std::size_t r, const MeshTile& tile, const auto& whole, const auto& visible) {
            if (rule.line) {
              LineStyle line = *rule.line;
              line.colour = line.colour.with_alpha(look.opacity);
              line.casing = line.casing.with_alpha(look.opacity);
              painter.draw_lines(tile, whole, visible, r, line, casing);
            }
          });
    }
    each_rule([&](const LayerRule& rule, std::size_t r, const MeshTile& tile, const auto& whole, const auto& visible) {
      if (rule.point) {
        constexpr double kOutline = 2.4;  // pixels that the outline adds to the diameter
        const double diameter = rule.point->diameter.at(camera.zoom());
        painter.draw_points(tile, whole, visible, r, rule.point->outline.with_alpha(look.opacity), diameter);
        painter.draw_points(tile, whole, visible, r, rule.point->colour.with_alpha(look.opacity), diameter - kOutline);
      }
    });
  }

  void add_seen(std::vector<SeenTile>& seen) const override { cache_.add_seen(view_, seen); }
  [[nodiscard]] bool settled() const override { return cache_.settled(); }
  [[nodiscard]] std::size_t bytes() const override { return cache_.bytes(); }
  void keep_at_most(std::size_t bytes) override { cache_.keep_at_most(bytes); }

 private:
  /// Only what is drawn at the zooms that the tile is shown at.
  static TileMesh make_mesh(const VectorContent& content, geo::TileId tile, const std::stop_token& stop) {
    const std::vector<LayerRule>& rules = content.styles().light.rules;
    std::vector<bool> shown;
    for (const LayerRule& rule : rules) {
      const bool finest = tile.zoom == kVectorMaxZoom;
      shown.push_back((finest || rule.low_zoom < tile.zoom + 2) && rule.high_zoom > tile.zoom);
    }
    const geo::VectorTile cut = geo::cut_tile(content.data(), tile, stop, [&](std::uint32_t feature) {
      const std::uint16_t rule = content.rule_of(feature);
      return rule != LayerStyles::kNoRule && shown[rule];
    });
    const auto classify = [&](std::uint32_t feature) {
      const std::size_t rule = content.rule_of(feature);
      return ShapeClasses{rule, rule, rule};
    };
    return build_mesh({{&cut, classify, &content.data().times}}, rules.size());
  }

  JobQueue& jobs_;
  std::shared_ptr<const VectorContent> content_;
  std::vector<PlacedTile> view_;
  TileCache<TileMesh, MeshTile> cache_;
};

}  // namespace

LayerDates dates_of(const std::vector<geo::FeatureTime>& times, geo::FeatureTime window) {
  LayerDates dates;
  dates.features = times.size();
  dates.in_window = static_cast<std::size_t>(
      std::ranges::count_if(times, [window](geo::FeatureTime time) { return time.overlaps(window); }));
  dates.span = {geo::FeatureTime::kOpenEnd, geo::FeatureTime::kOpenBegin};
  for (const geo::FeatureTime time : times) {
    dates.span.begin =
        time.begin == geo::FeatureTime::kOpenBegin ? dates.span.begin : std::min(dates.span.begin, time.begin);
    dates.span.end = time.end == geo::FeatureTime::kOpenEnd ? dates.span.end : std::max(dates.span.end, time.end);
  }
  return dates;
}

std::vector<geo::TileId> wanted_tiles(const std::vector<PlacedTile>& view, bool stand_ins) {
  std::vector<geo::TileId> wanted;
  std::set<geo::TileId> seen;
  const auto add = [&wanted, &seen](geo::TileId id) {
    if (seen.insert(id).second) {
      wanted.push_back(id);
    }
  };
  if (stand_ins && !view.empty()) {
    add({0, 0, 0});
  }
  for (const PlacedTile& tile : view) {
    if (stand_ins && tile.id.zoom > kCoarser) {
      add(ancestor_of(tile, kCoarser).id);
    }
  }
  for (const PlacedTile& tile : view) {
    add(tile.id);
  }
  return wanted;
}

bool RasterTiles::update(const Camera& camera, const TileWork& work) {
  view_ = tiles_in_view(camera, tile_zoom(camera, kRasterTilePixels, source_->last_zoom()), work.margin);
  fills_view_ =
      std::erase_if(view_, [this](const PlacedTile& tile) { return !geo::overlaps(source_->bounds(), tile.id); }) == 0;
  const bool glimpsed = work.stand_ins && source_->has_glimpses() && update_glimpses(work);
  cache_.request(wanted_tiles(view_, work.stand_ins), [this](geo::TileId tile) {
    return jobs_.start(
        [source = source_, tile](std::stop_token stop, JobProgress&) { return source->tile(tile, std::move(stop)); });
  });
  return cache_.collect(work, [](const geo::RasterTile& tile) { return RasterTexture(tile); }) || glimpsed;
}

/// Before the tiles are asked for, so that the workers make the glimpses first. True where one came.
bool RasterTiles::update_glimpses(const TileWork& work) {
  std::vector<geo::TileId> wanted;
  for (const PlacedTile& tile : view_) {
    if (const geo::TileId id = ancestor_of(tile, std::min(kGlimpseCoarser, tile.id.zoom)).id;
        !cache_.shows(tile, kCoarser) && std::ranges::find(wanted, id) == wanted.end()) {
      wanted.push_back(id);
    }
  }
  glimpses_.request(wanted, [this](geo::TileId tile) {
    return jobs_.start([source = source_, tile](std::stop_token stop, JobProgress&) {
      return source->glimpse(tile, std::move(stop));
    });
  });
  return glimpses_.collect(work, [](const geo::RasterTile& tile) { return RasterTexture(tile); });
}

std::vector<RasterTiles::Cache::Piece> RasterTiles::pieces() const {
  std::vector<PlacedTile> fine;
  std::vector<PlacedTile> rough;
  for (const PlacedTile& tile : view_) {
    const bool glimpsed = !cache_.shows(tile, kCoarser) && glimpses_.shows(tile, kGlimpseCoarser);
    (glimpsed ? rough : fine).push_back(tile);
  }
  std::vector<Cache::Piece> result = cache_.pieces(fine);
  for (Cache::Piece piece : glimpses_.pieces(rough)) {
    constexpr std::uint64_t kOfGlimpse = std::uint64_t{1} << 63U;  // no tile has the number
    piece.number |= kOfGlimpse;
    result.push_back(piece);
  }
  return result;
}

void RasterTiles::add_seen(std::vector<SeenTile>& seen) const {
  for (const Cache::Piece& piece : pieces()) {
    seen.push_back({piece.number, piece.visible});
  }
}

bool RasterTiles::is_opaque() const {
  return fills_view_ && cache_.all_ready(view_, [](const RasterTexture& tile) { return tile.is_opaque(); });
}

void RasterTiles::draw(BasemapPainter& painter, const RasterLook& look) const {
  for (const auto& [tile, whole, visible, number] : pieces()) {
    painter.draw_raster(*tile, whole, visible, look);
  }
}

geo::Bounds LayerContent::bounds() const {
  if (const VectorContent* vector_content = vector()) {
    const geo::VectorData& data = vector_content->data();
    return data.cut_out.is_empty() ? data.bounds() : data.cut_out;
  }
  const geo::TileServer* on_server = server();
  return on_server != nullptr ? on_server->bounds()
                              : std::get<std::shared_ptr<const geo::RasterSource>>(content_)->bounds();
}

std::unique_ptr<TileLayer> LayerContent::make_tiles(JobQueue& jobs) const {
  if (const auto* raster = std::get_if<std::shared_ptr<const geo::RasterSource>>(&content_)) {
    return std::make_unique<AddedRaster>(jobs, *raster, (*raster)->scale());
  }
  if (const auto* on_server = std::get_if<std::shared_ptr<const geo::TileServer>>(&content_)) {
    return std::make_unique<AddedRaster>(jobs, *on_server);
  }
  return std::make_unique<AddedVector>(jobs, std::get<std::shared_ptr<const VectorContent>>(content_));
}

const VectorContent* LayerContent::vector() const {
  const auto* content = std::get_if<std::shared_ptr<const VectorContent>>(&content_);
  return content == nullptr ? nullptr : content->get();
}

std::optional<geo::ValueScale> LayerContent::scale() const {
  const auto* raster = std::get_if<std::shared_ptr<const geo::RasterSource>>(&content_);
  return raster == nullptr ? std::nullopt : (*raster)->scale();
}

const geo::TileServer* LayerContent::server() const {
  const auto* content = std::get_if<std::shared_ptr<const geo::TileServer>>(&content_);
  return content == nullptr ? nullptr : content->get();
}

Result<LayerContent> open_layer(const std::filesystem::path& file, std::size_t accent, std::stop_token stop) {
  if (geo::is_address(file.string())) {
    auto server = geo::TileServer::open(file.string(), stop);
    return server ? Result<LayerContent>(LayerContent(std::move(*server))) : tl::make_unexpected(server.error());
  }
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
  auto vector = open_vector(file, accent, std::move(stop));
  if (!vector) {
    return tl::make_unexpected(vector.error());
  }
  return LayerContent(std::move(*vector));
}

}  // namespace dateline::viewer
