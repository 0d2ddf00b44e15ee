#include "viewer/timeline/playback.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

using events::CivilMinute;

/// The end of the unit that holds `minute`: what a window's end snaps to so that it includes it.
CivilMinute unit_end(CivilMinute minute, CivilMinute unit) {
  const auto whole = static_cast<CivilMinute>(std::floor(static_cast<double>(minute) / static_cast<double>(unit)));
  return (whole + 1) * unit;
}

}  // namespace

TimeWindow Playback::advance(const TimeWindow& window, const TimeWindow& span, double seconds) {
  if (!playing_) {
    return window;
  }
  carry_ += seconds * kPlaySpeeds.at(speed).minutes_per_second;
  const auto minutes = static_cast<CivilMinute>(carry_);
  carry_ -= static_cast<double>(minutes);
  if (window.end >= span.end) {
    if (!loop) {
      pause();
      return window;
    }
    const CivilMinute end = span.start + snap_minutes(window);
    return {end - window.length(), end};
  }
  const CivilMinute end = std::min(window.end + minutes, span.end);
  return {end - window.length(), end};
}

TimeWindow step_to_event(const TimeWindow& window, const std::vector<CivilMinute>& sorted_starts, int direction) {
  const CivilMinute unit = snap_minutes(window);
  if (direction > 0) {
    const auto next = std::ranges::lower_bound(sorted_starts, window.end);
    if (next == sorted_starts.end()) {
      return window;
    }
    const CivilMinute end = unit_end(*next, unit);
    return {end - window.length(), end};
  }
  // What happened in the window's last unit is where the head stands; before it lies the previous one.
  const auto here = std::ranges::lower_bound(sorted_starts, window.end - unit);
  if (here == sorted_starts.begin()) {
    return window;
  }
  const CivilMinute end = unit_end(*std::prev(here), unit);
  return {end - window.length(), end};
}

TimeWindow step_by_unit(const TimeWindow& window, int direction) {
  const CivilMinute unit = std::max<CivilMinute>(snap_minutes(window), 60);
  return window.shifted(direction * unit);
}

}  // namespace dateline::viewer
