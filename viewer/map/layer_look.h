#pragma once

#include <cstdint>
#include <optional>

namespace dateline::viewer {

/// How a layer is drawn, whatever it holds.
struct LayerLook {
  bool visible = true;
  double opacity = 1;     ///< in [0, 1]
  double low_zoom = 0;    ///< drawn from this zoom ...
  double high_zoom = 30;  ///< ... to below this one
  double brightness = 0;  ///< of a picture, in [-1, 1]: 0 leaves it as it is
  double contrast = 0;    ///< of a picture, in [-1, 1]: 0 leaves it as it is
  std::optional<double> low_value =
      {};  ///< of a picture of numbers, which is shown darkest; nullopt: as it is chosen ...
  std::optional<double> high_value = {};  ///< ... for it (geo::ValueScale), as that which is shown brightest is
  double left = 0;                        ///< the layer is drawn between these shares of the view's width,
  double right = 1;                       ///< so that one picture can be wiped over another
  bool follows_dates = true;              ///< features that have dates are drawn in their time alone
  [[nodiscard]] bool shows_at(double zoom) const {
    return visible && opacity > 0 && zoom >= low_zoom && zoom < high_zoom && left < right;
  }
  friend bool operator==(const LayerLook&, const LayerLook&) = default;
};

}  // namespace dateline::viewer
