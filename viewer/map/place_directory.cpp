#include "viewer/map/place_directory.h"

#include <algorithm>
#include <utility>

namespace dateline::viewer {

PlaceDirectory::PlaceDirectory(std::shared_ptr<const events::Project> project,
                               std::shared_ptr<const events::EventIndex> index,
                               std::shared_ptr<const geo::Gazetteer> gazetteer,
                               std::shared_ptr<const DistrictSet> districts)
    : project_(std::move(project)),
      index_(std::move(index)),
      gazetteer_(std::move(gazetteer)),
      districts_(std::move(districts)) {}

bool PlaceDirectory::serves(const MapScene& scene) const {
  return project_ == scene.project && index_ == scene.index && gazetteer_ == scene.gazetteer &&
         districts_ == scene.districts;
}

const PlaceLook& PlaceDirectory::of(events::PlaceGroup place) {
  return of_id(index_->place_id(place));
}

const PlaceLook& PlaceDirectory::of_id(const std::string& place_id) {
  const auto found = looks_.find(place_id);
  return found != looks_.end() ? found->second : looks_.emplace(place_id, look_up(place_id)).first->second;
}

bool PlaceDirectory::names_a_place(const std::string& place_id) const {
  return gazetteer_ ? gazetteer_->find_id(place_id).has_value() : !place_id.empty();
}

std::string PlaceDirectory::id_of(const District& district) {
  if (!names_a_place(district.place_id) && index_) {
    for (events::PlaceGroup place = 0; place < index_->place_count(); ++place) {
      if (of(place).district == &district) {
        return index_->place_id(place);
      }
    }
  }
  return district.place_id;
}

const PlaceLook* PlaceDirectory::around(const std::vector<events::PlaceGroup>& places, double largest_m) {
  if (!gazetteer_ || places.empty()) {
    return nullptr;
  }
  std::vector<geo::PlaceIndex> inner;
  for (const events::PlaceGroup place : places) {
    const std::optional<geo::PlaceIndex> found = gazetteer_->find_id(index_->place_id(place));
    if (!found) {
      return nullptr;
    }
    inner.push_back(*found);
  }
  for (std::optional<geo::PlaceIndex> outer = inner.front(); outer; outer = gazetteer_->parent(*outer)) {
    // Kinds are ordered, widest first.
    const bool small = gazetteer_->kind(*outer) > geo::PlaceKind::admin2 && gazetteer_->radius_m(*outer) <= largest_m;
    if (small && std::all_of(inner.begin(), inner.end(),
                             [&](geo::PlaceIndex place) { return gazetteer_->contains(*outer, place); })) {
      return &of_id(gazetteer_->place(*outer).id);
    }
  }
  return nullptr;
}

PlaceLook PlaceDirectory::look_up(const std::string& place_id) const {
  PlaceLook look;
  look.id = place_id;
  std::optional<geo::PlaceKind> kind;
  std::optional<geo::LonLat> point;
  if (project_ && index_) {
    const std::optional<events::PlaceGroup> group = index_->place_group(place_id);
    if (group && !index_->rows_at(*group).empty()) {
      const std::uint32_t event = index_->columns().event[index_->rows_at(*group).front()];
      const events::EventPlace& place = project_->events[event].place;
      look.name = place.name;
      kind = place.kind;
      point = place.relation.empty() ? place.point : std::nullopt;
    }
  }
  if (gazetteer_) {
    if (const std::optional<geo::PlaceIndex> found = gazetteer_->find_id(place_id)) {
      geo::Place place = gazetteer_->place(*found);
      look.name = place.name;
      look.arabic = place.arabic;
      kind = place.kind;
      point = place.point;
      std::transform(place.line.begin(), place.line.end(), std::back_inserter(look.line), geo::to_world);
    }
  }
  if (districts_) {
    look.district = districts_->of_place(place_id);
    // A person's own layer has no ids of ours: the area that holds a district's point is the district's.
    if (look.district == nullptr && kind == geo::PlaceKind::district && point) {
      const District* around = districts_->at(geo::to_world(*point));
      look.district = around != nullptr && !names_a_place(around->place_id) ? around : nullptr;
    }
  }
  return look;
}

}  // namespace dateline::viewer
