#include "viewer/timeline/time_window.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

constexpr Minute kDay = events::kMinutesPerDay;

/// Keeps arithmetic on windows inside 32 bits: a thousand years to both sides of 1970 and more.
constexpr double kFarthest = 2'000'000'000.0;

Minute snap(double minute, Minute unit) {
  return static_cast<Minute>(std::lround(std::clamp(minute, -kFarthest, kFarthest) / unit)) * unit;
}

}  // namespace

events::TimeInterval interval_of(const TimeWindow& window) {
  return {window.begin, window.end, events::Granularity::day, events::Extent::throughout};
}

WindowPart window_part_at(const TimeAxis& axis, const TimeWindow& window, double x, double handle_px) {
  const double left = axis.x_of(window.begin);
  const double right = axis.x_of(window.end);
  const double to_left = std::abs(x - left);
  const double to_right = std::abs(x - right);
  if (to_right <= handle_px && to_right <= to_left) {
    return WindowPart::end_handle;
  }
  if (to_left <= handle_px) {
    return WindowPart::begin_handle;
  }
  return x > left && x < right ? WindowPart::body : WindowPart::none;
}

Minute snap_minutes(const TimeWindow& window) {
  if (length_of(window) >= kDay) {
    return kDay;
  }
  return length_of(window) >= 60 ? 60 : 1;
}

TimeWindow WindowDrag::at(const TimeAxis& axis, double x) const {
  const Minute unit = snap_minutes(from_);
  const double moved = (x - x_) * axis.minutes_per_px();
  switch (part_) {
    case WindowPart::begin_handle: {
      const Minute begin = snap(from_.begin + moved, unit);
      return {std::min(begin, from_.end - unit), from_.end};
    }
    case WindowPart::end_handle: {
      const Minute end = snap(from_.end + moved, unit);
      return {from_.begin, std::max(end, from_.begin + unit)};
    }
    case WindowPart::body:
      return shifted(from_, snap(moved, unit));
    case WindowPart::none:
      break;
  }
  return from_;
}

TimeWindow window_ending_at(const TimeAxis& axis, const TimeWindow& window, double x) {
  const Minute unit = snap_minutes(window);
  const double minute = std::clamp(axis.minute_at(x), -kFarthest, kFarthest);
  return window_before(static_cast<Minute>(std::floor(minute / unit)) * unit + unit, length_of(window));
}

}  // namespace dateline::viewer
