#pragma once

#include <array>
#include <cstddef>
#include <glm/vec2.hpp>
#include <vector>

#include "events/model/event_index.h"
#include "viewer/map/camera.h"

namespace dateline::viewer {

/// How dense the events of a window are on the screen: each is spread by a Gaussian of a fixed width on the screen, so
/// that zooming in opens the picture up. An event whose place is known only to a radius is first spread over that
/// circle; where the circle is wider than the density could show, the event is left out and counted. Costs the events
/// of the window in view, a few nanoseconds each, and the screen. Reused from frame to frame for its memory.
class HeatField {
 public:
  static constexpr double kCell = 4;         ///< side of a cell, design pixels
  static constexpr double kBandwidth = 16;   ///< standard deviation of the Gaussian, design pixels
  static constexpr double kMostRadius = 40;  ///< of places whose events are not left out, design pixels

  /// Takes the drawn events of the window.
  void collect(const events::EventIndex& index, events::TimeWindow window, const events::EventFilter& filter,
               const Camera& camera);

  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t lines() const { return lines_; }
  [[nodiscard]] double cell() const { return cell_; }                  ///< pixels
  [[nodiscard]] glm::dvec2 upper_left() const { return upper_left_; }  ///< of the first cell, pixels; outside the view
  /// At the cells' middles, line by line, the uppermost first: 1 is what an event alone has at its place.
  [[nodiscard]] const std::vector<float>& density() const { return density_; }
  [[nodiscard]] float peak() const { return peak_; }

  /// Events of each type in view, those left out among them.
  [[nodiscard]] const std::array<std::size_t, events::kEventTypeCount>& in_view() const { return in_view_; }
  [[nodiscard]] const std::vector<events::Row>& left_out() const { return left_out_; }  ///< in view, ascending

 private:
  using Grid = std::vector<float>;
  void spread_circle(const Grid& counts, int radius);
  void smooth();

  std::size_t columns_ = 0, lines_ = 0;
  double cell_ = kCell;
  glm::dvec2 upper_left_{0, 0};
  std::array<Grid, static_cast<std::size_t>(kMostRadius / kCell) + 1> counts_;  // by the radius in cells; or empty
  Grid density_, across_;
  float peak_ = 0;
  std::array<std::size_t, events::kEventTypeCount> in_view_{};
  std::vector<events::Row> left_out_;
};

}  // namespace dateline::viewer
