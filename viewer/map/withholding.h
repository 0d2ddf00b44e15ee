#pragma once

namespace dateline::viewer {

/// What a picture and its sidecar keep to themselves on purpose, because saying it may harm somebody.
struct Withholding {
  double blur_m = 0;     ///< positions are drawn as somewhere within so many metres; 0: as they are known
  bool sources = false;  ///< who reported it is not named
  [[nodiscard]] bool any() const { return blur_m > 0 || sources; }
  friend bool operator==(const Withholding&, const Withholding&) = default;
};

/// Metres, between which a blur has a meaning.
inline constexpr double kLeastBlur = 100;
inline constexpr double kMostBlur = 500'000;

}  // namespace dateline::viewer
