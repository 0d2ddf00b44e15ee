#include "viewer/map/place_directory.h"

#include <algorithm>
#include <utility>

#include "events/model/project_events.h"

namespace dateline::viewer {
namespace {

const events::EventFilter kEverything = {.types = events::ValueSet<events::EventType>::all(),
                                         .speakers = events::ValueSet<events::Speaker>::all(),
                                         .statuses = events::ValueSet<events::Status>::all(),
                                         .reviews = events::ValueSet<events::Review>::all(),
                                         .found = nullptr};

/// A box of the index that holds the district; a little larger than it.
events::WorldBox box_of(const District& district) {
  geo::WorldPoint low = district.middle;
  geo::WorldPoint high = district.middle;
  for (const auto& ring : district.rings) {
    for (const geo::WorldPoint corner : ring) {
      low = {std::min(low.x, corner.x), std::min(low.y, corner.y)};
      high = {std::max(high.x, corner.x), std::max(high.y, corner.y)};
    }
  }
  const auto fixed = [](double share) { return std::clamp(share, 0.0, 1.0) * 4294967295.0; };
  return {.west = static_cast<std::uint32_t>(fixed(low.x)),
          .east = static_cast<std::uint32_t>(fixed(high.x)) + 1,
          .north = static_cast<std::uint64_t>(fixed(low.y)),
          .south = static_cast<std::uint64_t>(fixed(high.y)) + 1};
}

}  // namespace

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
  if (names_a_place(district.place_id) || !index_ || index_->place_count() == 0) {
    return district.place_id;
  }
  const auto [known, is_new] = ids_of_districts_.try_emplace(&district, district.place_id);
  if (is_new) {
    // Only what lies in its box can be the place of a district.
    for (const events::Row row : index_->drawn_rows_in(box_of(district), index_->span(), kEverything)) {
      const events::PlaceGroup place = index_->columns().place[row];
      if (place != events::kNoPlace && of(place).district == &district) {
        known->second = index_->place_id(place);
        break;
      }
    }
  }
  return known->second;
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
      const events::EventPlace place = events::event_of(*project_, event).place;
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
