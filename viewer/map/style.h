#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "events/model/taxonomy.h"
#include "viewer/map/heat_scale.h"

namespace dateline::viewer {

/// sRGB with straight (not premultiplied) alpha. In files "#rrggbb" or "#rrggbbaa".
struct Colour {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  [[nodiscard]] Colour with_alpha(double opacity) const;  ///< opacity in [0, 1] times this colour's own
  friend bool operator==(const Colour&, const Colour&) = default;
};

/// A number that changes with the map's zoom (of 256-pixel tiles): linear between its stops, constant beyond them.
class ZoomRamp {
 public:
  ZoomRamp() = default;
  /// Stops are (zoom, value), zoom strictly ascending, at least one.
  explicit ZoomRamp(std::vector<std::pair<double, double>> stops) : stops_(std::move(stops)) {}
  /// 0 where the ramp has no stops.
  [[nodiscard]] double at(double zoom) const;
  friend bool operator==(const ZoomRamp&, const ZoomRamp&) = default;

 private:
  std::vector<std::pair<double, double>> stops_;
};

/// How a line is drawn. Lengths are pixels at a display scale of 1. A line whose width is 0 at a zoom is not drawn
/// there.
struct LineStyle {
  Colour colour;
  ZoomRamp width;
  Colour casing;          ///< drawn under the line
  ZoomRamp casing_width;  ///< beyond the line on each side; 0 draws none
  double dash = 0;        ///< length of a dash; 0 draws an unbroken line
  double gap = 0;         ///< between dashes
  friend bool operator==(const LineStyle&, const LineStyle&) = default;
};

struct FillStyle {
  Colour colour;
  LineStyle outline;
  friend bool operator==(const FillStyle&, const FillStyle&) = default;
};

struct TextStyle {
  Colour colour;
  Colour halo;
  double halo_width = 0;  ///< pixels
  double size = 12;       ///< pixels of an em
  bool bold = false;
};

/// Shapes that stay apart without their colours.
enum class MarkerShape : std::uint8_t { circle, triangle, diamond, square, pentagon, hexagon };

struct MarkerStyle {
  MarkerShape shape = MarkerShape::circle;
  Colour fill;
  Colour outline;
  Colour text;  ///< of the count on it
};

/// Everything under the markers that the built-in map draws.
struct MapStyle {
  Colour water;  ///< also the background
  Colour land;
  FillStyle lake;
  LineStyle coast;
  LineStyle river;
  LineStyle stream;    ///< small rivers
  LineStyle border;    ///< between countries
  LineStyle admin1;    ///< between first-level divisions
  LineStyle disputed;  ///< borders that a party contests
  LineStyle road;
  ZoomRamp relief;       ///< opacity of the shaded relief
  Colour relief_shadow;  ///< laid over the land where it turns away from the light
  Colour relief_light;   ///< and where it faces the light
  friend bool operator==(const MapStyle&, const MapStyle&) = default;
};

struct LabelStyles {
  TextStyle country, admin1, city, town, village, district, water, road, event;
  Colour dot;  ///< a town's point
  Colour dot_outline;
};

struct DistrictStyle {
  FillStyle area;  ///< with no control known
  LineStyle selected;
  LineStyle approximate;  ///< outline of shapes that are only generalised
};

/// Who holds a place, as reported.
struct ControlStyle {
  Colour government, opposition, kurdish, jihadist, foreign, unknown, contested;
  double fill_opacity = 0.2;  ///< of a district's fill, in [0, 1]
  LineStyle claimed;          ///< outline of what only a side claims
  [[nodiscard]] Colour of(events::Side side) const;
};

/// What the reader marks in a text.
struct HighlightStyle {
  Colour fill;
  Colour underline;
};

struct UiStyle {
  Colour window, panel, field, border, text, text_dim, accent, accent_text;
  Colour warning, warning_text, error, success;
  Colour timeline_window, play_head;
  HighlightStyle what, where, when, who, said;
};

/// One look of the whole picture: map, markers, panels.
struct Style {
  std::string name;   ///< "dark"
  bool dark = false;  ///< whether light text stands on dark ground
  MapStyle map;
  LabelStyles labels;
  std::array<MarkerStyle, events::kEventTypeCount> markers;  ///< by events::EventType
  std::array<Colour, kHeatColours> heat;  ///< of densities, the lowest first; their lightness goes one way
  DistrictStyle districts;
  ControlStyle control;
  UiStyle ui;
  [[nodiscard]] const MarkerStyle& marker(events::EventType type) const {
    return markers[static_cast<std::size_t>(type)];
  }
};

/// Reads a style file (the schema is assets/styles/README.md; every key must be there and no other may). Errors name
/// the file and the JSON pointer of what is wrong. Any thread.
[[nodiscard]] Result<Style> load_style(const std::filesystem::path& file);
/// The built-in style of that name ("dark", "light") in the program's resource folder.
[[nodiscard]] Result<Style> built_in_style(std::string_view name);

}  // namespace dateline::viewer
