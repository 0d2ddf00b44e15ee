#pragma once

#include "events/model/event_index.h"
#include "viewer/timeline/time_axis.h"

namespace dateline::viewer {

using events::Minute;
using events::TimeWindow;

/// The stretch of time that the map shows is an `events::TimeWindow`, [begin, end), at least a minute long. The play
/// head stands at its end, so a window of seven days with the head on 26 July shows 20 to 26 July, both included.

[[nodiscard]] inline Minute length_of(const TimeWindow& window) {
  return window.end - window.begin;
}
[[nodiscard]] inline TimeWindow shifted(const TimeWindow& window, Minute minutes) {
  return {window.begin + minutes, window.end + minutes};
}
/// The window of this length that ends at `end`.
[[nodiscard]] inline TimeWindow window_before(Minute end, Minute length) {
  return {end - length, end};
}
[[nodiscard]] events::TimeInterval interval_of(const TimeWindow& window);

/// What of the window lies under a pixel.
enum class WindowPart { none, begin_handle, end_handle, body };

/// Handles win over the body and reach `handle_px` to both sides; of two handles that overlap the nearer wins, and on
/// a tie the end, which can always be pulled away.
[[nodiscard]] WindowPart window_part_at(const TimeAxis& axis, const TimeWindow& window, double x, double handle_px);

/// A drag of the window from where it was taken hold of. Results snap to whole days where a day is at least
/// four pixels wide or the window is a day or longer, else to whole hours or minutes, whichever is visible.
class WindowDrag {
 public:
  WindowDrag(WindowPart part, const TimeWindow& grabbed, double grab_x) : part_(part), from_(grabbed), x_(grab_x) {}
  /// The window with the pointer at `x`. A handle stops one snap unit before the other one.
  [[nodiscard]] TimeWindow at(const TimeAxis& axis, double x) const;
  [[nodiscard]] WindowPart part() const { return part_; }

 private:
  WindowPart part_;
  TimeWindow from_;
  double x_;
};

/// The window of the same length whose last moment is the end of the day (or hour, for windows below a day) at `x`.
[[nodiscard]] TimeWindow window_ending_at(const TimeAxis& axis, const TimeWindow& window, double x);

/// What drags and clicks snap to, in minutes: a day for windows of a day and longer, an hour for those of an hour and
/// longer, else a minute.
[[nodiscard]] Minute snap_minutes(const TimeWindow& window);

}  // namespace dateline::viewer
