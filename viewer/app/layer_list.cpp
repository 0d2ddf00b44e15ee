#include "viewer/app/layer_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <system_error>
#include <utility>

#include "base/resources.h"
#include "geo/online/address.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using Districts = std::shared_ptr<const DistrictSet>;

constexpr double kLargestDistrict = 0.3 / 360;  // of the square: what half of the areas are narrower than
constexpr double kMostAcross = 50;              // such areas side by side; more of them are no map of districts

Result<Districts> read_districts(const std::filesystem::path& file) {
  auto districts = load_districts(file);
  if (!districts) {
    return tl::make_unexpected(districts.error());
  }
  return std::make_shared<const DistrictSet>(std::move(*districts));
}

double width_of(const District& district) {
  const auto [west, east] = std::ranges::minmax(district.rings.front(), {}, &geo::WorldPoint::x);
  return east.x - west.x;
}

geo::Bounds bounds_of(const DistrictSet& set) {
  geo::Bounds bounds = geo::Bounds::empty();
  for (const District& district : set.districts) {
    for (const std::vector<geo::WorldPoint>& ring : district.rings) {
      std::ranges::for_each(ring, [&](geo::WorldPoint corner) { bounds.extend(geo::to_lon_lat(corner)); });
    }
  }
  return bounds;
}

/// Whether these areas say which place each of them is, and are of the size of districts: countries are none.
bool are_districts(const DistrictSet& set) {
  if (set.districts.empty()) {
    return false;
  }
  const auto named = std::ranges::count_if(
      set.districts, [](const District& district) { return !district.name.empty() || !district.place_id.empty(); });
  std::vector<double> widths;
  std::ranges::transform(set.districts, std::back_inserter(widths), width_of);
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::ranges::nth_element(widths, middle);
  const geo::Bounds bounds = bounds_of(set);
  return static_cast<std::size_t>(named) * 2 > set.districts.size() && *middle < kLargestDistrict &&
         (bounds.east - bounds.west) / 360 < kMostAcross * *middle;
}

LayerLook look_of(const events::Layer& layer) {
  LayerLook look;
  look.visible = layer.visible;
  look.opacity = layer.opacity;
  look.low_zoom = layer.low_zoom.value_or(look.low_zoom);
  look.high_zoom = layer.high_zoom.value_or(look.high_zoom);
  look.brightness = layer.brightness;
  look.contrast = layer.contrast;
  look.low_value = layer.low_value;
  look.high_value = layer.high_value;
  look.follows_dates = !layer.start;  // a day that a person set is of all of the layer
  return look;
}

/// "roofs.tif: 26 July 2016", "damage.geojson: 12 of 140 in this time", for dated layers.
std::string caption_of(const events::Layer& layer, const std::optional<LayerDates>& dates) {
  if (!layer.start) {
    return dates ? dated_features_words(layer.name, *dates) : "";
  }
  const events::TimeInterval days{*layer.start, layer.end.value_or(*layer.start + events::kMinutesPerDay),
                                  events::Granularity::day, events::Extent::within};
  return layer.name + ": " + interval_words(days);
}

}  // namespace

std::string dated_features_words(const std::string& name, const LayerDates& dates) {
  std::string words =
      fmt::format("{}: {} of {} in this time", name, dates.in_window, fmt::group_digits(dates.features));
  if (dates.in_window == 0 && dates.span.begin < dates.span.end) {  // where to look for them
    words += fmt::format(", but from {} to {}", day_words(dates.span.begin), day_words(dates.span.end - 1));
  }
  return words;
}

LayerList::LayerList(JobQueue& jobs, Basemap& basemap) : jobs_(jobs), basemap_(basemap) {
  built_in_reading_ = jobs_.start([file = resource_folder() / "districts" / "aleppo.geojson"](
                                      const std::stop_token&, JobProgress&) { return read_districts(file); });
}

void LayerList::open(Entry& entry) {
  entry.opening = jobs_.start([file = std::filesystem::path(entry.layer.path)](const std::stop_token&, JobProgress&) {
    Opened opened;
    std::error_code error;
    opened.missing = !std::filesystem::exists(file, error);
    if (!opened.missing) {
      if (auto districts = read_districts(file); districts && are_districts(**districts)) {
        opened.districts = std::move(*districts);
        opened.bounds = bounds_of(*opened.districts);
      }
    }
    return opened;
  });
}

void LayerList::add_to_basemap(Entry& entry) {
  basemap_.add_layer(entry.layer.path, look_of(entry.layer));
  entry.in_basemap = true;
}

void LayerList::remove_from_basemap(Entry& entry) {
  const auto& added = basemap_.layers();
  const auto at = std::ranges::find(added, std::filesystem::path(entry.layer.path), &AddedLayer::file);
  basemap_.remove_layer(static_cast<std::size_t>(at - added.begin()));
  entry.in_basemap = false;
}

/// An address is asked from the moment on that it may be, and no longer.
void LayerList::allow(Entry& entry, const std::set<std::string>& allowed) {
  const bool may = allowed.contains(entry.layer.path);
  if (may && !entry.in_basemap) {
    add_to_basemap(entry);
    entry.status = LayerState::Status::loading;
    entry.told = false;
  } else if (!may && entry.in_basemap) {
    remove_from_basemap(entry);
  }
  if (!may) {
    entry.status = LayerState::Status::off;
  }
}

void LayerList::set(const std::vector<events::Layer>& layers, const std::set<std::string>& allowed) {
  const bool same = std::ranges::equal(layers, entries_, {}, {}, &Entry::layer);
  if (same && allowed == allowed_) {
    return;
  }
  allowed_ = allowed;
  std::vector<Entry> next;
  for (const events::Layer& layer : layers) {
    const auto known = std::ranges::find_if(entries_, [&](const Entry& e) { return e.layer.path == layer.path; });
    if (known != entries_.end()) {
      next.push_back(std::move(*known));
      entries_.erase(known);
      next.back().layer = layer;
    } else {
      Entry& entry = next.emplace_back();
      entry.layer = layer;
      if (!geo::is_address(layer.path)) {
        open(entry);
      }
    }
  }
  for (Entry& gone : entries_) {
    if (gone.in_basemap) {
      remove_from_basemap(gone);
    }
  }
  entries_ = std::move(next);
  for (Entry& entry : entries_) {
    if (geo::is_address(entry.layer.path)) {
      allow(entry, allowed);
    }
  }
  put_in_order();
}

/// The basemap's layers in the order of the entries.
void LayerList::put_in_order() {
  std::size_t place = 0;
  for (const Entry& entry : entries_) {
    if (!entry.in_basemap) {
      continue;
    }
    const auto& added = basemap_.layers();
    const auto at = std::find_if(added.begin() + static_cast<std::ptrdiff_t>(place), added.end(),
                                 [&](const AddedLayer& layer) { return layer.file == entry.layer.path; });
    if (const auto from = static_cast<std::size_t>(at - added.begin()); from != place) {
      basemap_.move_layer(from, place);
    }
    ++place;
  }
}

bool LayerList::is_in_time(const Entry& entry, events::TimeWindow window) const {
  const events::Layer& layer = entry.layer;
  if (!layer.start) {
    return true;
  }
  if (events::to_minute(*layer.start) >= window.end) {
    return false;
  }
  if (layer.end) {
    return events::to_minute(*layer.end) > window.begin;
  }
  // Until a newer one takes its place.
  return std::ranges::none_of(entries_, [&](const Entry& other) {
    return other.layer.start && *other.layer.start > *layer.start &&
           events::to_minute(*other.layer.start) < window.end && other.status == LayerState::Status::ready;
  });
}

void LayerList::show(events::TimeWindow window, const MapOptions& options, bool blink_now) {
  constexpr events::TimeWindow kAllTime{std::numeric_limits<events::Minute>::min(),
                                        std::numeric_limits<events::Minute>::max()};
  basemap_.set_window(options.layer_dates ? window : kAllTime);
  std::size_t place = 0;
  std::optional<std::size_t> top;
  std::vector<LayerLook> looks;
  for (Entry& entry : entries_) {
    // Two pictures that are compared are both there, whatever the window shows.
    const bool comparing = options.swipe || options.blink;
    entry.in_time = comparing || !options.layer_dates || is_in_time(entry, window);
    if (!entry.in_basemap) {
      continue;
    }
    basemap_.set_caption(place, caption_of(entry.layer, basemap_.layers()[place].dates));
    LayerLook& look = looks.emplace_back(look_of(entry.layer));
    look.visible = look.visible && entry.in_time;
    if (look.visible) {
      top = place;
    }
    ++place;
  }
  if (top && options.swipe) {
    looks[*top].left = *options.swipe;
  }
  if (top && options.blink && blink_now) {
    looks[*top].visible = false;
  }
  for (std::size_t i = 0; i < looks.size(); ++i) {
    basemap_.set_look(i, looks[i]);
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
  bool added = false;
  for (Entry& entry : entries_) {
    const auto opened = entry.opening.take();
    if (!opened) {
      continue;
    }
    if (opened->missing) {
      entry.status = LayerState::Status::missing;
      notices.push_back(
          {Notice::Kind::problem, entry.layer.path + ": there is no such file; locate it in the layer's menu", 0});
    } else if (opened->districts) {
      entry.status = LayerState::Status::ready;
      entry.districts = opened->districts;
      entry.district_bounds = opened->bounds;
      notices.push_back({Notice::Kind::done, entry.layer.name + ": its areas are the districts now", 0});
    } else {
      // Anything but named areas, rasters above all, is for the basemap to open and to judge.
      add_to_basemap(entry);
      added = true;
    }
  }
  if (added) {
    put_in_order();
  }
  std::size_t place = 0;
  for (Entry& entry : entries_) {
    if (!entry.in_basemap) {
      continue;
    }
    const AddedLayer& layer = basemap_.layers().at(place++);
    if (layer.state != AddedLayer::State::loading) {
      entry.status = layer.state == AddedLayer::State::ready ? LayerState::Status::ready : LayerState::Status::failed;
    }
    if (layer.error && !entry.told) {
      notices.push_back({Notice::Kind::problem, layer.error->line(), 0});
    }
    entry.told = layer.error.has_value();
  }
}

std::vector<LayerState> LayerList::states() const {
  std::vector<LayerState> states;
  states.reserve(entries_.size());
  std::size_t place = 0;
  for (const Entry& entry : entries_) {
    LayerState& state = states.emplace_back();
    state.layer = entry.layer;
    state.status = entry.status;
    state.in_time = entry.in_time;
    state.is_online = geo::is_address(entry.layer.path);
    if (entry.in_basemap) {
      const AddedLayer& added = basemap_.layers().at(place++);
      state.bounds = added.bounds;
      state.is_picture = added.is_picture;
      state.dates = added.dates;
      state.scale = added.scale;
      state.problem = added.error ? added.error->what : "";
    } else if (entry.districts) {
      state.is_districts = true;
      state.bounds = entry.district_bounds;
    }
  }
  return states;
}

std::shared_ptr<const DistrictSet> LayerList::districts() const {
  const auto shown = std::find_if(entries_.rbegin(), entries_.rend(),
                                  [](const Entry& entry) { return entry.layer.visible && entry.districts; });
  return shown == entries_.rend() ? built_in_ : shown->districts;
}

bool LayerList::busy() const {
  return built_in_reading_.active() ||
         std::ranges::any_of(entries_, [](const Entry& entry) { return entry.opening.active(); });
}

}  // namespace dateline::viewer
