#pragma once

#include <string>
#include <vector>

#include "viewer/map/map_renderer.h"

namespace dateline::viewer {

/// A line of the legend: a sample of what is drawn, and what it means.
struct LegendRow {
  enum class Sample {
    title,    ///< no sample: heads the rows below it
    marker,   ///< of `type`
    claimed,  ///< a marker with a dashed outline
    denied,   ///< a hollow marker
    control,  ///< a district's fill in the colour of `side`
    contested,
    partly_taken,  ///< a hatched district
    by_fire,       ///< a dotted line
    uncertain,     ///< a dotted circle
    faded,         ///< a faint marker
    crowded,       ///< a dot beside a paler one
    heat,          ///< colour number `heat` of the densities
    flow,          ///< an arrow, `width` design pixels wide
  } sample = Sample::title;
  std::string words;
  std::string count;  ///< at the row's end; may be empty
  events::EventType type = events::EventType::battles;
  events::Side side = events::Side::unknown;
  std::size_t heat = 0;
  double width = 0;
};

/// The legend of what a picture holds, and of nothing else.
[[nodiscard]] std::vector<LegendRow> legend_rows(const MapContent& content, events::TimeWindow window);

/// A scale bar: a round length, at most `most_pixels` long.
struct ScaleBar {
  double metres = 0;
  double pixels = 0;
  int parts = 2;      ///< it is divided into
  std::string ratio;  ///< "1 : 50 000", on a screen or print of 96 pixels an inch
};
/// `metres_per_pixel` on the ground, of device pixels; `scale` as Camera has it.
[[nodiscard]] ScaleBar scale_bar(double metres_per_pixel, double scale, double most_pixels);
/// "500 m", "2 km", "0.5 km".
[[nodiscard]] std::string metres_words(double metres, bool in_km);

}  // namespace dateline::viewer
