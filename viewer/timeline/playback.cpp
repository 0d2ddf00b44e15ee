#include "viewer/timeline/playback.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {
constexpr double kPaceOfDays = 720;  // minutes a second
constexpr double kRounding = 1e-6;   // minutes
}  // namespace

TimeWindow Playback::advance(const TimeWindow& window, const TimeWindow& span, double seconds) {
  if (!playing_) {
    return window;
  }
  const double pace = kPlaySpeeds.at(speed).minutes_per_second;
  carry_ += seconds * pace;
  // The window goes by whole days where it holds days, so that what is on the screen is always so many days; slow
  // speeds go by hours.
  const Minute unit = pace >= kPaceOfDays ? snap_minutes(window) : std::min(snap_minutes(window), 60);
  const Minute minutes = static_cast<Minute>(std::floor((carry_ + kRounding) / unit)) * unit;
  carry_ -= minutes;
  if (window.end >= span.end) {
    if (!loop) {
      pause();
      return window;
    }
    const Minute end = span.begin + snap_minutes(window);
    return window_before(end, length_of(window));
  }
  const Minute end = std::min(window.end + minutes, span.end);
  return window_before(end, length_of(window));
}

TimeWindow window_showing_last(const TimeWindow& window, Minute minute) {
  const Minute unit = snap_minutes(window);
  const auto whole = static_cast<Minute>(std::floor(static_cast<double>(minute) / unit));
  return window_before((whole + 1) * unit, length_of(window));
}

TimeWindow step_by_unit(const TimeWindow& window, int direction) {
  const Minute unit = std::max(snap_minutes(window), 60);
  return shifted(window, direction * unit);
}

}  // namespace dateline::viewer
