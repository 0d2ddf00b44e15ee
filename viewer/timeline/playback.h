#pragma once

#include <array>

#include "viewer/timeline/time_window.h"

namespace dateline::viewer {

/// How fast playing goes, in civil minutes a second.
struct PlaySpeed {
  double minutes_per_second;
  const char* words;  ///< "1 day a second"
};
inline constexpr std::array kPlaySpeeds = {
    PlaySpeed{60, "1 hour a second"},         PlaySpeed{360, "6 hours a second"},
    PlaySpeed{720, "half a day a second"},    PlaySpeed{1440, "1 day a second"},
    PlaySpeed{2 * 1440, "2 days a second"},   PlaySpeed{7 * 1440, "1 week a second"},
    PlaySpeed{30 * 1440, "1 month a second"},
};
inline constexpr std::size_t kDefaultPlaySpeed = 3;

/// Moves a window through a span of time at a steady pace, whatever the frame rate.
class Playback {
 public:
  [[nodiscard]] bool playing() const { return playing_; }
  void play() { playing_ = true; }
  void pause() {
    playing_ = false;
    carry_ = 0;
  }

  bool loop = false;
  std::size_t speed = kDefaultPlaySpeed;  ///< index into kPlaySpeeds

  /// The window after `seconds` of playing; the same while paused. At the end of `span` it stands and pauses, or, with
  /// `loop`, begins again with the first unit of the span.
  [[nodiscard]] TimeWindow advance(const TimeWindow& window, const TimeWindow& span, double seconds);

 private:
  bool playing_ = false;
  double carry_ = 0;  ///< minutes not yet a whole minute
};

/// The window of the same length whose last unit (a day, or less for shorter windows) holds `minute`.
[[nodiscard]] TimeWindow window_showing_last(const TimeWindow& window, Minute minute);

/// The window moved by one day, or by one hour where it is shorter than a day.
[[nodiscard]] TimeWindow step_by_unit(const TimeWindow& window, int direction);

}  // namespace dateline::viewer
