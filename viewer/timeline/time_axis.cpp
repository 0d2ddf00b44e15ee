#include "viewer/timeline/time_axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using events::CivilDay;
using events::CivilMinute;
using events::kMinutesPerDay;

constexpr double kShortestMinutes = 15;
constexpr double kLongestMinutes = 1000.0 * 365.2425 * kMinutesPerDay;

/// A way of cutting the calendar. Days are counted from each month's first, so that the first is always marked.
struct Step {
  enum class Unit { minutes, days_of_month, months, years };
  Unit unit;
  int count;
  double minutes;  ///< the shortest gap it leaves, for choosing
};

constexpr double kDay = kMinutesPerDay;
constexpr std::array kSteps = {
    Step{Step::Unit::minutes, 1, 1},
    Step{Step::Unit::minutes, 5, 5},
    Step{Step::Unit::minutes, 15, 15},
    Step{Step::Unit::minutes, 30, 30},
    Step{Step::Unit::minutes, 60, 60},
    Step{Step::Unit::minutes, 180, 180},
    Step{Step::Unit::minutes, 360, 360},
    Step{Step::Unit::minutes, 720, 720},
    Step{Step::Unit::days_of_month, 1, kDay},
    Step{Step::Unit::days_of_month, 2, 2 * kDay},
    Step{Step::Unit::days_of_month, 5, 5 * kDay},
    Step{Step::Unit::days_of_month, 14, 14 * kDay},
    Step{Step::Unit::months, 1, 28 * kDay},
    Step{Step::Unit::months, 3, 90 * kDay},
    Step{Step::Unit::months, 6, 181 * kDay},
    Step{Step::Unit::years, 1, 365 * kDay},
    Step{Step::Unit::years, 2, 730 * kDay},
    Step{Step::Unit::years, 5, 1826 * kDay},
    Step{Step::Unit::years, 10, 3652 * kDay},
    Step{Step::Unit::years, 20, 7304 * kDay},
    Step{Step::Unit::years, 50, 18262 * kDay},
    Step{Step::Unit::years, 100, 36524 * kDay},
};

Step choose_step(const TimeAxis& axis, double min_gap_px) {
  const double least = min_gap_px * axis.minutes_per_px();
  const auto found = std::ranges::find_if(kSteps, [&](const Step& step) { return step.minutes >= least; });
  return found == kSteps.end() ? kSteps.back() : *found;
}

int floor_div(int a, int b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/// The first tick of this step at or before `minute`.
CivilMinute floor_to(const Step& step, CivilMinute minute) {
  CivilDay day = events::to_day(minute);
  switch (step.unit) {
    case Step::Unit::minutes: {
      const CivilMinute midnight = events::to_minutes(day);
      return midnight + (minute - midnight) / step.count * step.count;
    }
    case Step::Unit::days_of_month: {
      day.day = (day.day - 1) / static_cast<unsigned>(step.count) * static_cast<unsigned>(step.count) + 1;
      return events::to_minutes(day);
    }
    case Step::Unit::months:
      day.month = (day.month - 1) / static_cast<unsigned>(step.count) * static_cast<unsigned>(step.count) + 1;
      day.day = 1;
      return events::to_minutes(day);
    case Step::Unit::years:
      return events::to_minutes({floor_div(day.year, step.count) * step.count, 1, 1});
  }
  return minute;
}

CivilMinute first_of_next_month(CivilDay day) {
  return day.month == 12 ? events::to_minutes({day.year + 1, 1, 1}) : events::to_minutes({day.year, day.month + 1, 1});
}

CivilMinute next(const Step& step, CivilMinute tick) {
  const CivilDay day = events::to_day(tick);
  switch (step.unit) {
    case Step::Unit::minutes:
      return tick + step.count;
    case Step::Unit::days_of_month: {
      const CivilMinute later = tick + step.count * kMinutesPerDay;
      const CivilMinute month_end = first_of_next_month(day);
      // The month's last stretch swallows a remainder that would leave too small a gap before the next first.
      return later + (step.count > 1 ? step.count * kMinutesPerDay / 2 : 0) >= month_end ? month_end : later;
    }
    case Step::Unit::months: {
      const unsigned month = day.month - 1 + static_cast<unsigned>(step.count);
      return events::to_minutes({day.year + static_cast<int>(month / 12), month % 12 + 1, 1});
    }
    case Step::Unit::years:
      return events::to_minutes({day.year + step.count, 1, 1});
  }
  return tick + 1;
}

/// Whether the tick begins a unit wider than its step's.
bool is_strong(const Step& step, CivilMinute minute) {
  const CivilDay day = events::to_day(minute);
  switch (step.unit) {
    case Step::Unit::minutes:
      return minute == events::to_minutes(day);
    case Step::Unit::days_of_month:
      return day.day == 1;
    case Step::Unit::months:
      return day.month == 1 && day.day == 1;
    case Step::Unit::years:
      return step.count < 10 && day.year % 10 == 0;
  }
  return false;
}

std::string label_of(const Step& step, CivilMinute minute, bool with_year) {
  const CivilDay day = events::to_day(minute);
  switch (step.unit) {
    case Step::Unit::minutes: {
      const CivilMinute of_day = minute - events::to_minutes(day);
      if (of_day != 0 && !with_year) {
        return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
      }
      const std::string date = with_year ? day_words(minute) : day_and_month(minute);
      return of_day == 0 ? date : fmt::format("{} {:02}:{:02}", date, of_day / 60, of_day % 60);
    }
    case Step::Unit::days_of_month:
      return with_year ? day_words(minute) : day_and_month(minute);
    case Step::Unit::months:
      return with_year ? fmt::format("{} {}", month_name(day.month), day.year) : std::string(month_name(day.month));
    case Step::Unit::years:
      return fmt::format("{}", day.year);
  }
  return {};
}

}  // namespace

TimeAxis::TimeAxis(double start, double end, double width_px) : width_px_(std::max(1.0, width_px)) {
  show(start, end);
}

double TimeAxis::x_of(double minute) const {
  return (minute - start_) / minutes_per_px();
}

double TimeAxis::minute_at(double x) const {
  return start_ + x * minutes_per_px();
}

void TimeAxis::set_width(double width_px) {
  width_px_ = std::max(1.0, width_px);
}

void TimeAxis::show(double start, double end) {
  const double length = std::clamp(end - start, kShortestMinutes, kLongestMinutes);
  const double middle = (start + end) / 2;
  start_ = middle - length / 2;
  end_ = middle + length / 2;
}

void TimeAxis::zoom_at(double x, double factor) {
  const double fixed = minute_at(x);
  const double length = std::clamp((end_ - start_) / factor, kShortestMinutes, kLongestMinutes);
  start_ = fixed - x / width_px_ * length;
  end_ = start_ + length;
}

void TimeAxis::pan(double px) {
  const double minutes = px * minutes_per_px();
  start_ -= minutes;
  end_ -= minutes;
}

std::vector<Tick> calendar_ticks(const TimeAxis& axis, double min_gap_px) {
  const Step step = choose_step(axis, min_gap_px);
  std::vector<Tick> ticks;
  const auto first = static_cast<CivilMinute>(std::ceil(axis.start()));
  const auto last = static_cast<CivilMinute>(std::floor(axis.end()));
  int named_year = 0;
  bool any = false;
  for (CivilMinute minute = floor_to(step, first); minute <= last; minute = next(step, minute)) {
    if (minute < first) {
      continue;
    }
    const int year = events::to_day(minute).year;
    const bool with_year = !any || year != named_year;
    ticks.push_back({minute, label_of(step, minute, with_year), is_strong(step, minute)});
    named_year = year;
    any = true;
  }
  return ticks;
}

}  // namespace dateline::viewer
