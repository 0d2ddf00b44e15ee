#include "viewer/map/label_layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "events/model/project_events.h"
#include "viewer/map/basemap.h"

namespace dateline::viewer {
namespace {

constexpr std::size_t kMaxWords = 6000;      // laid-out labels that are remembered
constexpr std::size_t kGazetteerRows = 700;  // asked for a region, most populous first

// Design pixels.
constexpr float kDot = 2.6F;
constexpr float kArabicGap = 4;
constexpr double kLargestTown = 60;  // radius of a town whose name stands for several places in it

// Which labels go first.
constexpr int kSelected = 1000;
constexpr int kEventPlace = 900;
constexpr int kCountry = 700;
constexpr int kCity = 500;
constexpr int kDistrict = 300;
constexpr int kDivision = 200;
constexpr int kVillage = 50;

/// The least population of a town that is named at this zoom: about as many names on a screen at each.
double least_population(double zoom) {
  const ZoomRamp logarithm({{2, 6.8}, {4, 6.2}, {5, 5.8}, {6, 5.3}, {7, 4.8}, {8, 4.2}, {9, 3.5}, {10, 2.5}, {11, 0}});
  return std::pow(10, logarithm.at(zoom));
}

const TextStyle& town_style(const LabelStyles& styles, std::int64_t population) {
  if (population >= 100'000) {
    return styles.city;
  }
  return population >= 8'000 ? styles.town : styles.village;
}

/// "near X": what all of a cluster's events say of the place, where they say more than its name.
std::string relation_of(const MarkerCluster& cluster, const MapScene& scene) {
  if (!scene.project) {
    return {};
  }
  std::optional<std::string> relation;
  for (const MarkerStack& stack : cluster.stacks) {
    for (const events::Row row : stack.rows) {
      const events::EventPlace place = events::event_of(*scene.project, scene.index->columns().event[row]).place;
      if (relation && *relation != place.relation) {
        return {};
      }
      relation = place.relation;
    }
  }
  return relation.value_or("");
}

}  // namespace

void LabelLayer::add(LabelCandidate candidate) {
  const bool known =
      candidate.course.empty() && ((!candidate.place_id.empty() && named_.contains(candidate.place_id)) ||
                                   (!candidate.name.empty() && named_.contains(candidate.name)));
  if (candidate.name.empty() || known) {
    return;
  }
  if (candidate.course.empty()) {  // a road's name says nothing of a place's
    named_[candidate.place_id] = 1;
    named_[candidate.name] = 1;
  }
  candidates_.push_back(std::move(candidate));
}

void LabelLayer::add_event_places(const Camera& camera, const MapScene& scene, const MarkerLayout& markers,
                                  PlaceDirectory& places) {
  const auto scale = static_cast<float>(camera.scale());
  const auto candidate_of = [&](const PlaceLook& look, geo::WorldPoint point) {
    LabelCandidate candidate;
    candidate.place_id = look.id;
    candidate.name = look.name;
    candidate.arabic = look.arabic;
    candidate.point = point;
    candidate.style = &scene.style->labels.event;
    candidate.anchor = LabelCandidate::Anchor::marker;
    return candidate;
  };
  if (!scene.selected_place.empty()) {
    const PlaceLook& look = places.of_id(scene.selected_place);
    if (look.district != nullptr) {
      LabelCandidate candidate = candidate_of(look, look.district->middle);
      candidate.priority = kSelected;
      candidate.clearance = glm::vec2(14, 14) * scale;
      for (const MarkerCluster& cluster : markers.clusters) {
        if (cluster.place != events::kNoPlace && scene.index->place_id(cluster.place) == look.id) {
          candidate.point = cluster.anchor;
          candidate.clearance = glm::vec2(cluster.lower_right - cluster.upper_left) / 2.0F;
        }
      }
      add(std::move(candidate));
    }
  }
  if (!scene.project) {
    return;
  }
  for (const MarkerCluster& cluster : markers.clusters) {
    if (cluster.place == events::kNoPlace) {
      continue;
    }
    LabelCandidate candidate = candidate_of(places.of(cluster.place), cluster.anchor);
    if (cluster.places.size() > 1) {
      // A town's name stands for its quarters only where the town is hardly more than the markers on the screen.
      const double pixel_m =
          geo::world_width_m(geo::to_lon_lat(cluster.anchor).latitude) / camera.world_pixels() * camera.scale();
      if (const PlaceLook* town = places.around(cluster.places, kLargestTown * pixel_m); town != nullptr) {
        candidate = candidate_of(*town, cluster.anchor);
      } else {
        candidate.name += " + " + std::to_string(cluster.places.size() - 1);
        candidate.arabic.clear();
      }
    } else if (const std::string relation = relation_of(cluster, scene); !relation.empty()) {
      candidate.name = relation;
      candidate.arabic.clear();
    }
    std::size_t count = 0;
    for (const MarkerStack& stack : cluster.stacks) {
      count += stack.rows.size();
    }
    candidate.priority = kEventPlace + static_cast<int>(std::min<std::size_t>(count, 90));
    candidate.clearance = glm::vec2(cluster.lower_right - cluster.upper_left) / 2.0F;
    add(std::move(candidate));
  }
}

void LabelLayer::add_districts(const Camera& camera, const MapScene& scene, PlaceDirectory& places) {
  if (!scene.districts || !scene.show_districts) {
    return;
  }
  for (const District& district : scene.districts->districts) {
    double low = 2;
    double high = -1;
    for (const geo::WorldPoint& p : district.rings.front()) {
      low = std::min(low, p.x);
      high = std::max(high, p.x);
    }
    const double width = (high - low) * camera.world_pixels() / camera.scale();
    const double name_width = 6.5 * static_cast<double>(std::max<std::size_t>(district.name.size(), 4));
    if (width < 0.75 * name_width) {
      continue;
    }
    LabelCandidate candidate;
    candidate.place_id = places.id_of(district);
    candidate.name = district.name;
    candidate.point = district.middle;
    candidate.style = &scene.style->labels.district;
    candidate.priority = kDistrict;
    add(std::move(candidate));
  }
}

void LabelLayer::add_names(const Camera& camera, const MapScene& scene) {
  const int level = std::max(0, static_cast<int>(std::floor(camera.zoom())) - 1);
  const double tiles = std::exp2(level);
  const geo::Bounds view = camera.bounds();
  const auto tile = [&](geo::LonLat position) {
    const geo::WorldPoint p = geo::to_world(position);
    const auto at = [&](double v) { return std::clamp(static_cast<int>(std::floor(v * tiles)), 0, (1 << level) - 1); };
    return geo::TileId{level, at(p.x), at(p.y)};
  };
  const Region wanted{scene.gazetteer,
                      scene.style,
                      tile({view.west, view.north}),
                      tile({view.east, view.south}),
                      std::floor(camera.zoom() * 2) / 2,
                      camera.scale(),
                      basemap_ == nullptr ? 0 : basemap_->layers_version(),
                      scene.show_basemap};
  if (wanted != region_) {
    region_ = wanted;
    const geo::LonLat upper_left = geo::to_lon_lat(geo::tile_origin(wanted.low));
    const geo::LonLat lower_right = geo::to_lon_lat(geo::tile_origin({level, wanted.high.x + 1, wanted.high.y + 1}));
    const geo::Bounds bounds{upper_left.longitude, lower_right.latitude, lower_right.longitude, upper_left.latitude};
    towns_.clear();
    named_features_.clear();
    if (scene.gazetteer) {
      ask_gazetteer(bounds);
    }
    if (basemap_ != nullptr && scene.show_basemap) {
      basemap_->add_labels(bounds, region_.zoom, region_.scale, *scene.style, named_features_);
    }
  }
  for (const LabelCandidate& name : named_features_) {
    add(name);
  }
  for (const LabelCandidate& town : towns_) {
    const bool replaced = town.priority == kDistrict && scene.districts && scene.show_districts;
    if (!replaced) {
      add(town);
    }
  }
}

void LabelLayer::ask_gazetteer(const geo::Bounds& bounds) {
  const geo::Gazetteer& gazetteer = *region_.gazetteer;
  const LabelStyles& styles = region_.style->labels;
  const double zoom = region_.zoom;
  const double least = least_population(zoom);
  int rank = 0;
  for (const geo::PlaceIndex index : gazetteer.in_bounds(bounds, kGazetteerRows)) {
    ++rank;
    LabelCandidate candidate;
    const std::int64_t population = gazetteer.population(index);
    switch (gazetteer.kind(index)) {
      case geo::PlaceKind::country:
        if (zoom < 2 || zoom > 6.5) {
          continue;
        }
        candidate.style = &styles.country;
        candidate.priority = kCountry - std::min(rank / 4, 150);
        break;
      case geo::PlaceKind::admin1:
        if (zoom < 7 || zoom > 8.5) {
          continue;
        }
        candidate.style = &styles.admin1;
        candidate.priority = kDivision;
        break;
      case geo::PlaceKind::city:
      case geo::PlaceKind::town:
      case geo::PlaceKind::village:
      case geo::PlaceKind::camp: {
        if (static_cast<double>(population) < least) {
          continue;
        }
        const auto clear = kDot * static_cast<float>(region_.scale);
        candidate.style = &town_style(styles, population);
        candidate.anchor = LabelCandidate::Anchor::dot;
        candidate.clearance = {clear, clear};
        candidate.priority = std::max(kVillage, kCity - std::min(rank, 400));
        break;
      }
      case geo::PlaceKind::district:
        if (zoom < 12) {
          continue;
        }
        candidate.style = &styles.district;
        candidate.priority = kDistrict;
        break;
      default:
        continue;
    }
    geo::Place place = gazetteer.place(index);
    candidate.place_id = std::move(place.id);
    candidate.name = std::move(place.name);
    candidate.point = geo::to_world(place.point);
    if (zoom >= 8 && candidate.style == &styles.city) {
      candidate.arabic = std::move(place.arabic);
    }
    towns_.push_back(std::move(candidate));
  }
}

const LabelLayer::Words& LabelLayer::words(const LabelCandidate& candidate, double scale) {
  const TextStyle& style = *candidate.style;
  const auto em = static_cast<float>(style.size * scale);
  std::string key =
      candidate.name + "\n" + candidate.arabic + "\n" + std::to_string(std::lround(em * 8)) + (style.bold ? "b" : "r");
  if (const auto found = words_.find(key); found != words_.end()) {
    return found->second;
  }
  Words words;
  TextLayoutOptions options;
  options.size = em;
  options.line_height = 1.25F;
  options.weight = style.bold ? FontWeight::bold : FontWeight::regular;
  words.name = TextLayout::make(text_->fonts(), candidate.name, options);
  words.size = {words.name.width(), words.name.height()};
  if (!candidate.arabic.empty()) {
    options.weight = FontWeight::regular;
    words.arabic = TextLayout::make(text_->fonts(), candidate.arabic, options);
    words.arabic_offset = {words.name.width() + kArabicGap * static_cast<float>(scale), 0};
    words.size = {words.arabic_offset.x + words.arabic.width(), std::max(words.name.height(), words.arabic.height())};
  }
  return words_.emplace(std::move(key), std::move(words)).first->second;
}

void LabelLayer::draw(const Camera& camera, const MapScene& scene, const MarkerLayout& markers,
                      const std::vector<LabelBox>& obstacles, std::vector<LabelCandidate> further,
                      PlaceDirectory& places, Canvas& canvas) {
  candidates_.clear();
  named_.clear();
  placed_.clear();
  if (!scene.show_labels) {
    return;
  }
  if (words_.size() > kMaxWords) {
    words_.clear();
  }
  add_event_places(camera, scene, markers, places);
  for (LabelCandidate& candidate : further) {
    add(std::move(candidate));
  }
  add_districts(camera, scene, places);
  add_names(camera, scene);
  std::vector<glm::vec2> sizes;
  sizes.reserve(candidates_.size());
  for (const LabelCandidate& candidate : candidates_) {
    sizes.push_back(words(candidate, camera.scale()).size);
  }
  placed_ = place_labels(candidates_, sizes, obstacles, camera);
  const auto scale = static_cast<float>(camera.scale());
  for (const PlacedLabel& label : placed_) {
    const LabelCandidate& candidate = candidates_[label.candidate];
    const Words& w = words(candidate, camera.scale());
    const TextStyle& style = *candidate.style;
    if (candidate.anchor == LabelCandidate::Anchor::dot) {
      const glm::vec2 at(camera.to_screen(candidate.point));
      canvas.circle(at, kDot * scale, scene.style->labels.dot_outline);
      canvas.circle(at, (kDot - 1) * scale, scene.style->labels.dot);
    }
    const auto halo_width = static_cast<float>(style.halo_width) * scale;
    if (!label.course.empty()) {
      text_->add_along(w.name, label.course, to_vec4(style.colour), to_vec4(style.halo), halo_width);
      continue;
    }
    text_->add_with_halo(w.name, label.upper_left.x, label.upper_left.y, to_vec4(style.colour), to_vec4(style.halo),
                         halo_width);
    if (!candidate.arabic.empty()) {
      const glm::vec2 at = label.upper_left + w.arabic_offset;
      text_->add_with_halo(w.arabic, at.x, at.y, to_vec4(style.colour.with_alpha(0.85)), to_vec4(style.halo),
                           halo_width);
    }
  }
  canvas.draw(camera.size());
  text_->draw(camera.size());
}

std::optional<Pick> LabelLayer::pick(glm::dvec2 pixel) const {
  for (const PlacedLabel& label : placed_) {
    if (pixel.x < label.box.low.x || pixel.y < label.box.low.y || pixel.x > label.box.high.x ||
        pixel.y > label.box.high.y) {
      continue;
    }
    const LabelCandidate& candidate = candidates_[label.candidate];
    Pick pick;
    pick.kind = Pick::Kind::label;
    pick.place_id = candidate.place_id;
    pick.name = candidate.name;
    pick.point = geo::to_lon_lat(candidate.point);
    return pick;
  }
  return std::nullopt;
}

}  // namespace dateline::viewer
