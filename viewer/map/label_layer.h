#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "viewer/map/canvas.h"
#include "viewer/map/labels.h"
#include "viewer/map/map_scene.h"
#include "viewer/map/marker_layout.h"
#include "viewer/map/place_directory.h"
#include "viewer/text/text_renderer.h"

namespace dateline::viewer {

class Basemap;

/// Writes names on the map: of the places that events are about, of districts, and of towns and countries by zoom.
class LabelLayer {
 public:
  /// `text` and `basemap`, whose layers' names it writes where it is not null, must outlive it.
  LabelLayer(TextRenderer& text, const Basemap* basemap) : text_(&text), basemap_(basemap) {}

  /// Chooses the labels and draws them into the bound framebuffer. `further` names follow those of events' places.
  void draw(const Camera& camera, const MapScene& scene, const MarkerLayout& markers,
            const std::vector<LabelBox>& obstacles, std::vector<LabelCandidate> further, PlaceDirectory& places,
            Canvas& canvas);
  [[nodiscard]] std::optional<Pick> pick(glm::dvec2 pixel) const;

 private:
  /// A label's name and, beside or below it, its Arabic.
  struct Words {
    TextLayout name;
    TextLayout arabic;
    glm::vec2 arabic_offset{0, 0};
    glm::vec2 name_offset{0, 0};
    glm::vec2 size{0, 0};
  };
  /// What of the gazetteer a region of the map shows at a zoom: whole tiles around the view, at half-steps of zoom, so
  /// that it stays while the view moves a little.
  struct Region {
    std::shared_ptr<const geo::Gazetteer> gazetteer;
    std::shared_ptr<const Style> style;
    geo::TileId low, high;
    double zoom = -1;
    double scale = 1;
    std::uint64_t layers = 0;  ///< Basemap::layers_version
    bool show_basemap = true;
    friend bool operator==(const Region&, const Region&) = default;
  };
  void add_event_places(const Camera& camera, const MapScene& scene, const MarkerLayout& markers,
                        PlaceDirectory& places);
  void add_districts(const Camera& camera, const MapScene& scene, PlaceDirectory& places);
  void add_names(const Camera& camera, const MapScene& scene);
  void ask_gazetteer(const geo::Bounds& bounds);
  void add(LabelCandidate candidate);
  const Words& words(const LabelCandidate& candidate, double scale);

  TextRenderer* text_;
  const Basemap* basemap_;
  std::unordered_map<std::string, Words> words_;
  std::vector<LabelCandidate> candidates_;
  std::unordered_map<std::string, int> named_;  // names and ids that a candidate has already
  std::vector<PlacedLabel> placed_;
  Region region_;
  std::vector<LabelCandidate> towns_;           // of the region: countries, divisions and districts too
  std::vector<LabelCandidate> named_features_;  // of the region: what added layers name
};

}  // namespace dateline::viewer
