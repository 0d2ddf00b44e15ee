#include "viewer/timeline/time_window.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

using events::CivilMinute;

CivilMinute snap(double minute, CivilMinute unit) {
  return static_cast<CivilMinute>(std::llround(minute / static_cast<double>(unit))) * unit;
}

}  // namespace

events::TimeInterval TimeWindow::interval() const {
  return {start, end, events::Granularity::day, events::Extent::throughout};
}

WindowPart window_part_at(const TimeAxis& axis, const TimeWindow& window, double x, double handle_px) {
  const double left = axis.x_of(static_cast<double>(window.start));
  const double right = axis.x_of(static_cast<double>(window.end));
  const double to_left = std::abs(x - left);
  const double to_right = std::abs(x - right);
  if (to_right <= handle_px && to_right <= to_left) {
    return WindowPart::end_handle;
  }
  if (to_left <= handle_px) {
    return WindowPart::start_handle;
  }
  return x > left && x < right ? WindowPart::body : WindowPart::none;
}

CivilMinute snap_minutes(const TimeWindow& window) {
  if (window.length() >= events::kMinutesPerDay) {
    return events::kMinutesPerDay;
  }
  return window.length() >= 60 ? 60 : 1;
}

TimeWindow WindowDrag::at(const TimeAxis& axis, double x) const {
  const CivilMinute unit = snap_minutes(from_);
  const double moved = (x - x_) * axis.minutes_per_px();
  switch (part_) {
    case WindowPart::start_handle: {
      const CivilMinute start = snap(static_cast<double>(from_.start) + moved, unit);
      return {std::min(start, from_.end - unit), from_.end};
    }
    case WindowPart::end_handle: {
      const CivilMinute end = snap(static_cast<double>(from_.end) + moved, unit);
      return {from_.start, std::max(end, from_.start + unit)};
    }
    case WindowPart::body:
      return from_.shifted(snap(moved, unit));
    case WindowPart::none:
      break;
  }
  return from_;
}

TimeWindow window_ending_at(const TimeAxis& axis, const TimeWindow& window, double x) {
  const CivilMinute unit = snap_minutes(window);
  const auto end = static_cast<CivilMinute>(std::floor(axis.minute_at(x) / static_cast<double>(unit))) * unit + unit;
  return {end - window.length(), end};
}

}  // namespace dateline::viewer
