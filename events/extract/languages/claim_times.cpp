#include "events/extract/languages/claim_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace dateline::events {

LanguageClaimTimes::LanguageClaimTimes(const LanguageText& text, const std::vector<TimeExpression>& times,
                                       std::optional<CivilMinute> published)
    : t_(text), times_(times) {
  if (published) {
    published_ = whole(Granularity::day, *published).start;
  }
  find_report_day();
}

void LanguageClaimTimes::find_report_day() {
  constexpr int kOpening = 3;  // sentences
  constexpr CivilMinute kNear = 8 * kMinutesPerDay;
  int sentences = 0;
  for (const Sentence& sentence : t_.structure.sentences) {
    if (++sentences > kOpening || report_day_) {
      return;
    }
    for (const TimeExpression& time : times_) {
      if (!sentence.span.contains(time.span) || !time.grounded || !time.grounded->start ||
          time.bound != TimeBound::none || time.grounded->granularity > Granularity::day ||
          time.type == TimexType::duration) {
        continue;
      }
      const TimeInterval day = whole(Granularity::day, *time.grounded->start);
      if (!published_ || (*day.start <= *published_ && *day.start + kNear >= *published_)) {
        report_day_ = day;
        report_day_words_ = std::string(time.span.of(t_.text));
        break;
      }
    }
  }
}

const TimeExpression* LanguageClaimTimes::nearest(const Sentence& sentence, const LanguageHappening& told) const {
  const TimeExpression* best = nullptr;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (const TimeExpression& time : times_) {
    if (!sentence.span.contains(time.span) || !time.grounded || time.type == TimexType::duration ||
        time.type == TimexType::set) {
      continue;
    }
    const std::size_t first = t_.structure.token_at(time.span.begin);
    const std::size_t away = first > told.first ? first - told.first : told.first - first;
    if (away < least) {
      least = away;
      best = &time;
    }
  }
  return best;
}

std::optional<LanguageWhen> LanguageClaimTimes::of(const Sentence& sentence, const LanguageHappening& told) const {
  LanguageWhen when;
  if (const TimeExpression* best = nearest(sentence, told); best != nullptr) {
    when.interval = *bounded(*best);
    when.how = fmt::format("dated by \"{}\"", best->span.of(t_.text));
    when.span = best->span;
    if (best->bound == TimeBound::since && published_) {
      when.interval.end = std::max(*published_, when.interval.start.value_or(*published_));
    }
    return is_background(when.interval) ? std::nullopt : std::optional(when);
  }
  if (report_day_) {
    when.interval = *report_day_;
    when.how = fmt::format("the day that the report tells of (\"{}\")", report_day_words_);
    when.certainty = 0.85;
  } else if (published_) {
    when.interval = {*published_ - kMinutesPerDay, *published_ + kMinutesPerDay, Granularity::day, Extent::within};
    when.how = "no date in the text; the day of the report or the one before";
    when.certainty = 0.7;
  } else {
    when.how = "no date in the text";
    when.certainty = 0.5;
  }
  return when;
}

// Long before the report, only a year, or still to come.
bool LanguageClaimTimes::is_background(const TimeInterval& interval) const {
  constexpr CivilMinute kLong = 300 * kMinutesPerDay;
  if (interval.granularity >= Granularity::year) {
    return true;
  }
  return published_ && ((interval.end && *interval.end + kLong < *published_) ||
                        (interval.start && *interval.start > *published_ + kMinutesPerDay));
}

}  // namespace dateline::events
