#pragma once

#include <string>
#include <vector>

#include "events/time/interval.h"

namespace dateline::viewer {

/// A stretch of civil time laid over a width of pixels. `start` < `end`, in minutes since 1970 (see CivilMinute), kept
/// as doubles so that zooming by small steps loses nothing. Pixels count from the left end.
class TimeAxis {
 public:
  TimeAxis() = default;
  TimeAxis(double start, double end, double width_px);

  [[nodiscard]] double start() const { return start_; }
  [[nodiscard]] double end() const { return end_; }
  [[nodiscard]] double width_px() const { return width_px_; }
  [[nodiscard]] double minutes_per_px() const { return (end_ - start_) / width_px_; }

  [[nodiscard]] double x_of(double minute) const;
  [[nodiscard]] double minute_at(double x) const;

  void set_width(double width_px);
  void show(double start, double end);
  /// Makes the stretch `factor` times shorter (above 1) or longer (below 1); the time under `x` stays there.
  /// The stretch stays between a quarter of an hour and 1,000 years.
  void zoom_at(double x, double factor);
  /// Moves what is seen: positive pixels show earlier times, as when the bars are dragged to the right.
  void pan(double px);

 private:
  double start_ = 0;
  double end_ = events::kMinutesPerDay;
  double width_px_ = 1;
};

/// A mark on the axis at a whole unit of the calendar.
struct Tick {
  events::CivilMinute minute = 0;
  std::string label;    ///< "1 July", "15 June 2016", "14:00"; empty for a mark without words
  bool strong = false;  ///< begins a wider unit than its neighbours: a month among days, a year among months
};

/// Calendar ticks of what the axis shows, from years down to minutes, at least `min_gap_px` apart. The first
/// labelled one and each that begins a year also name the year. Months are the calendar's, never 30 days.
[[nodiscard]] std::vector<Tick> calendar_ticks(const TimeAxis& axis, double min_gap_px);

}  // namespace dateline::viewer
