#include "viewer/app/layer_list.h"

#include <algorithm>
#include <utility>

#include "base/resources.h"

namespace dateline::viewer {
namespace {

auto read_districts(std::filesystem::path file) {
  return [file = std::move(file)](const std::stop_token&, JobProgress&) -> Result<std::shared_ptr<const DistrictSet>> {
    auto districts = load_districts(file);
    if (!districts) {
      return tl::make_unexpected(districts.error());
    }
    return std::make_shared<const DistrictSet>(std::move(*districts));
  };
}

/// Whether these areas say which place each of them is.
bool are_named(const DistrictSet& set) {
  const auto named = std::ranges::count_if(
      set.districts, [](const District& district) { return !district.name.empty() || !district.place_id.empty(); });
  return !set.districts.empty() && static_cast<std::size_t>(named) * 2 > set.districts.size();
}

}  // namespace

LayerList::LayerList(JobQueue& jobs, Basemap& basemap) : jobs_(jobs), basemap_(basemap) {
  built_in_reading_ = jobs_.start(read_districts(resource_folder() / "districts" / "aleppo.geojson"));
}

void LayerList::add(const std::filesystem::path& file) {
  waiting_.push_back(file);
  start_next();
}

void LayerList::start_next() {
  if (!reading_.active() && !waiting_.empty()) {
    reading_ = jobs_.start(read_districts(waiting_.front()));
  }
}

void LayerList::poll(std::vector<Notice>& notices) {
  if (auto built_in = built_in_reading_.take()) {
    if (*built_in) {
      built_in_ = std::move(**built_in);
    } else {
      notices.push_back({Notice::Kind::problem, built_in->error().line(), 0});
    }
  }
  if (auto read = reading_.take()) {
    Layer layer{.file = waiting_.front(), .districts = nullptr};
    waiting_.erase(waiting_.begin());
    if (*read && are_named(***read)) {
      layer.districts = std::move(**read);
      notices.push_back({Notice::Kind::done, layer.file.filename().string() + ": its areas are the districts now", 0});
    } else {
      // Anything but named areas, rasters above all, is for the basemap to open and to judge.
      basemap_.add_layer(layer.file);
    }
    layers_.push_back(std::move(layer));
    start_next();
  }
  std::size_t in_basemap = 0;
  for (Layer& layer : layers_) {
    if (layer.districts) {
      continue;
    }
    const AddedLayer& added = basemap_.layers().at(in_basemap++);
    if (added.error && !layer.told) {
      layer.told = true;
      notices.push_back({Notice::Kind::problem, added.error->line(), 0});
    }
  }
}

std::size_t LayerList::basemap_index(std::size_t layer) const {
  const auto end = layers_.begin() + static_cast<std::ptrdiff_t>(layer);
  return static_cast<std::size_t>(std::count_if(layers_.begin(), end, [](const Layer& l) { return !l.districts; }));
}

void LayerList::remove(std::size_t layer) {
  if (!layers_.at(layer).districts) {
    basemap_.remove_layer(basemap_index(layer));
  }
  layers_.erase(layers_.begin() + static_cast<std::ptrdiff_t>(layer));
}

void LayerList::set_visible(std::size_t layer, bool visible) {
  layers_.at(layer).visible = visible;
  if (!layers_.at(layer).districts) {
    LayerLook look = basemap_.layers().at(basemap_index(layer)).look;
    look.visible = visible;
    basemap_.set_look(basemap_index(layer), look);
  }
}

std::vector<LayerState> LayerList::states() const {
  std::vector<LayerState> states;
  states.reserve(layers_.size());
  for (const Layer& layer : layers_) {
    states.push_back({layer.file.filename().string(), layer.file.string(), layer.visible});
  }
  return states;
}

std::shared_ptr<const DistrictSet> LayerList::districts() const {
  const auto shown = std::find_if(layers_.rbegin(), layers_.rend(),
                                  [](const Layer& layer) { return layer.visible && layer.districts; });
  return shown == layers_.rend() ? built_in_ : shown->districts;
}

}  // namespace dateline::viewer
