#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "viewer/map/map_scene.h"

namespace dateline::viewer {

/// How a place that events are about is drawn and named.
struct PlaceLook {
  std::string id;
  std::string name;
  std::string arabic;                  ///< empty where unknown
  std::vector<geo::WorldPoint> line;   ///< a road's course, else empty
  const District* district = nullptr;  ///< its area, where a layer has it
};

/// Looks up the places of an index once and remembers them. It holds what it was made with.
class PlaceDirectory {
 public:
  PlaceDirectory() = default;
  PlaceDirectory(std::shared_ptr<const events::Project> project, std::shared_ptr<const events::EventIndex> index,
                 std::shared_ptr<const geo::Gazetteer> gazetteer, std::shared_ptr<const DistrictSet> districts);

  /// Whether it was made with what the scene has.
  [[nodiscard]] bool serves(const MapScene& scene) const;
  [[nodiscard]] const PlaceLook& of(events::PlaceGroup place);
  [[nodiscard]] const PlaceLook& of_id(const std::string& place_id);
  /// The town, village or district that holds all of these places, which may be one of them; null where only a
  /// division, a country or a place of more than `largest_m` metres radius does.
  [[nodiscard]] const PlaceLook* around(const std::vector<events::PlaceGroup>& places, double largest_m);
  /// The id of the place that a district is the area of: its own, or, where its layer's ids are not the gazetteer's,
  /// that of a place with events inside it.
  [[nodiscard]] std::string id_of(const District& district);

 private:
  [[nodiscard]] bool names_a_place(const std::string& place_id) const;
  PlaceLook look_up(const std::string& place_id) const;
  std::shared_ptr<const events::Project> project_;
  std::shared_ptr<const events::EventIndex> index_;
  std::shared_ptr<const geo::Gazetteer> gazetteer_;
  std::shared_ptr<const DistrictSet> districts_;
  std::unordered_map<std::string, PlaceLook> looks_;
  std::unordered_map<const District*, std::string> ids_of_districts_;
};

}  // namespace dateline::viewer
