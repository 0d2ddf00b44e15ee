#include "viewer/map/basemap_ground.h"

#include <algorithm>
#include <array>
#include <stop_token>
#include <utility>

#include "geo/vector/vector_tile.h"

namespace dateline::viewer {

namespace {

constexpr double kTilePixels = 512;
// From here on a tile is drawn magnified: the data are no finer.
constexpr int kMaxZoom = 9;

/// A file of the built-in map and the tile zooms that it is good for.
struct GroundFile {
  const char* name;
  int from_zoom;
  int to_zoom;
};
constexpr std::array<GroundFile, 4> kFiles = {{
    {"world-110m.fgb.gz", 0, 0},
    {"world-50m.fgb.gz", 1, 3},
    {"world-10m.fgb.gz", 4, kMaxZoom},
    {"water.fgb.gz", 4, kMaxZoom},
}};

std::size_t number(GroundClass ground) {
  return static_cast<std::size_t>(ground);
}

}  // namespace

GroundLayer::GroundLayer(JobQueue& jobs, const std::filesystem::path& folder) : jobs_(jobs) {
  for (const GroundFile& file : kFiles) {
    sources_.push_back({folder / file.name, {}, nullptr, false});
  }
}

std::vector<GroundLayer::Source*> GroundLayer::sources_of(int zoom) {
  std::vector<Source*> result;
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    if (zoom >= kFiles[i].from_zoom && zoom <= kFiles[i].to_zoom) {
      result.push_back(&sources_[i]);
    }
  }
  return result;
}

bool GroundLayer::load(const std::vector<Source*>& sources) {
  bool there = true;
  for (Source* source : sources) {
    if (source->data || source->failed) {
      continue;
    }
    there = false;
    if (!source->loading.active()) {
      source->loading = jobs_.start([file = source->file](std::stop_token stop, JobProgress&) -> Result<Data> {
        auto read = geo::read_vector(file, std::move(stop));
        if (!read) {
          return tl::make_unexpected(read.error());
        }
        return std::make_shared<const geo::VectorData>(std::move(read->value));
      });
    }
  }
  return there;
}

bool GroundLayer::finish_loading() {
  bool came = false;
  for (Source& source : sources_) {
    auto result = source.loading.take();
    if (!result) {
      continue;
    }
    came = true;
    if (result->has_value()) {
      source.data = std::move(**result);
    } else {
      source.failed = true;
      errors_.push_back(std::move(result->error()));
    }
  }
  return came;
}

Job<Result<TileMesh>> GroundLayer::start(geo::TileId tile) {
  std::vector<Data> layers;
  for (const Source* source : sources_of(tile.zoom)) {
    if (source->data) {
      layers.push_back(source->data);
    }
  }
  return jobs_.start([layers, tile](const std::stop_token& stop, JobProgress&) -> Result<TileMesh> {
    std::vector<geo::VectorTile> cut;
    cut.reserve(layers.size());
    std::vector<MeshInput> inputs;
    for (const Data& data : layers) {
      cut.push_back(geo::cut_tile(*data, tile, stop));
      inputs.push_back({&cut.back(), [&features = data->features](std::uint32_t feature) {
                          return ground_classes(features[feature]);
                        }});
    }
    return build_mesh(inputs, kGroundClassCount);
  });
}

bool GroundLayer::update(const Camera& camera, const TileWork& work) {
  bool came = finish_loading();
  view_ = tiles_in_view(camera, tile_zoom(camera, kTilePixels, kMaxZoom), work.margin);
  std::vector<geo::TileId> wanted = wanted_tiles(view_, work.stand_ins);
  // Tiles whose files are still being read are asked for once they are there; until then the coarser ones stand in.
  std::erase_if(wanted, [this](geo::TileId tile) { return !load(sources_of(tile.zoom)); });
  cache_.request(wanted, [this](geo::TileId tile) { return start(tile); });
  came |= cache_.collect(work, [](const TileMesh& mesh) { return MeshTile(mesh); });
  return came;
}

void GroundLayer::draw_land(BasemapPainter& painter, const MapStyle& style, bool mark) const {
  painter.clear({style.water.r, style.water.g, style.water.b});
  for (const auto& [tile, whole, visible, of] : cache_.pieces(view_)) {
    painter.draw_areas(*tile, whole, visible, number(GroundClass::land), style.land);
    if (mark) {
      painter.mark_areas(*tile, whole, visible, number(GroundClass::land));
    }
  }
}

void GroundLayer::draw_lines(BasemapPainter& painter, const MapStyle& style) const {
  const auto pieces = cache_.pieces(view_);
  const auto draw = [&painter, &pieces](GroundClass ground, const LineStyle& line) {
    for (const bool casing : {true, false}) {
      for (const auto& [tile, whole, visible, of] : pieces) {
        painter.draw_lines(*tile, whole, visible, number(ground), line, casing);
      }
    }
  };
  // Lakes hide the rivers and the divisions of a country that run through them, but not the borders of countries.
  draw(GroundClass::stream, style.stream);
  draw(GroundClass::river, style.river);
  draw(GroundClass::admin1, style.admin1);
  for (const auto& [tile, whole, visible, of] : pieces) {
    painter.draw_areas(*tile, whole, visible, number(GroundClass::lake), style.lake.colour);
  }
  draw(GroundClass::shore, style.lake.outline);
  draw(GroundClass::coast, style.coast);
  draw(GroundClass::disputed, style.disputed);
  draw(GroundClass::border, style.border);
}

bool GroundLayer::shows_disputed(const Camera& camera) const {
  const auto pieces = cache_.pieces(view_);
  return std::ranges::any_of(pieces, [&camera](const auto& piece) {
    const TileMesh::Shapes& lines = piece.drawable->shapes(number(GroundClass::disputed));
    const PlacedTile& tile = piece.whole;
    return lines.line_min.x <= lines.line_max.x &&
           tile.corner.x + tile.side * static_cast<double>(lines.line_max.x) > 0 &&
           tile.corner.y + tile.side * static_cast<double>(lines.line_max.y) > 0 &&
           tile.corner.x + tile.side * static_cast<double>(lines.line_min.x) < camera.size().width &&
           tile.corner.y + tile.side * static_cast<double>(lines.line_min.y) < camera.size().height;
  });
}

bool GroundLayer::settled() const {
  return cache_.settled() &&
         std::none_of(sources_.begin(), sources_.end(), [](const Source& source) { return source.loading.active(); });
}

std::vector<Error> GroundLayer::take_errors() {
  return std::exchange(errors_, {});
}

bool ReliefLayer::update(const Camera& camera, const TileWork& work) {
  if (!std::exchange(asked_, true)) {
    opening_ = jobs_.start(
        [file = file_](std::stop_token stop, JobProgress&) { return geo::RasterSource::open(file, std::move(stop)); });
  }
  if (auto opened = opening_.take()) {
    if (opened->has_value()) {
      tiles_ = std::make_unique<RasterTiles>(jobs_, std::move(**opened));
    } else {
      errors_.push_back(std::move(opened->error()));
    }
  }
  return tiles_ && tiles_->update(camera, work);
}

void ReliefLayer::draw(BasemapPainter& painter, const Camera& camera, const MapStyle& style) const {
  if (shows(camera, style)) {
    tiles_->draw(painter, {.opacity = style.relief.at(camera.zoom()),
                           .is_relief = true,
                           .shadow = style.relief_shadow,
                           .light = style.relief_light});
    painter.clear_marks();
  }
}

void ReliefLayer::add_seen(const Camera& camera, const MapStyle& style, std::vector<SeenTile>& seen) const {
  if (shows(camera, style)) {
    tiles_->add_seen(seen);
  }
}

std::vector<Error> ReliefLayer::take_errors() {
  return std::exchange(errors_, {});
}

}  // namespace dateline::viewer
