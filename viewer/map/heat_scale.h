#pragma once

#include <cstddef>
#include <vector>

namespace dateline::viewer {

/// Colours that a density of events is drawn in.
inline constexpr std::size_t kHeatColours = 7;

/// What the colours of a density stand for: round numbers of events on a round area, as the picture's middle has it.
struct HeatScale {
  double bandwidth_m = 0;      ///< standard deviation of the Gaussian that each event is spread by
  double unit_m2 = 1;          ///< the area that densities are for: a power of ten
  std::vector<double> breaks;  ///< events on that area where each colour begins, ascending; the last one has no end
  std::size_t events = 0;      ///< in view, exact
  std::size_t left_out = 0;    ///< of them, those whose place is known less exactly than the density shows
  friend bool operator==(const HeatScale&, const HeatScale&) = default;
};

/// The scale for a view: its first colour begins where an event alone is still seen, so that none is lost beside many,
/// and its steps are 1-2-5, or, where the highest density needs it, 1-3-10 or tens. What a colour means depends on the
/// view, and on the events only through these steps, so that it stays while time runs. `peak`: the highest density, in
/// the density of an event alone at its place.
[[nodiscard]] HeatScale heat_scale(double bandwidth_m, double peak);
/// The density of an event alone at its place, in events on `scale.unit_m2`.
[[nodiscard]] double density_of_one(const HeatScale& scale);
/// Where a density lies between the breaks: 1 at the first, 2 at the second ..., below 1 where it is not drawn.
[[nodiscard]] double heat_level(const HeatScale& scale, double density);

}  // namespace dateline::viewer
