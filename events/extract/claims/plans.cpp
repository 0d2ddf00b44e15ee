#include "events/extract/claims/plans.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::events {

namespace {

constexpr int kDaysOfWeek = 7;

bool names_weekday(std::string_view words) {
  static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
  return words.find("last") == std::string_view::npos &&
         std::any_of(kDays.begin(), kDays.end(),
                     [&](std::string_view day) { return words.find(day) != std::string_view::npos; });
}

}  // namespace

bool is_concrete(const Happening& happening, const std::vector<PlaceChoice>& places) {
  const Frame frame = happening.trigger->frame;
  const bool deed = frame == Frame::assault || frame == Frame::bombard || frame == Frame::leave ||
                    frame == Frame::deploy || frame == Frame::siege || frame == Frame::protest ||
                    frame == Frame::take || frame == Frame::advance || frame == Frame::displace ||
                    frame == Frame::yield || frame == Frame::expel;
  return deed && !places.empty() && places.front().place.is_resolved() && !places.front().wide &&
         !places.front().nearby && (happening.clause.noun || !happening.agent.empty());
}

TimeChoice planned_time(const TaggedText& tagged, const Happening& happening, TimeChoice time,
                        const Published& published) {
  // "announced an offensive on Thursday": the day of the announcement.
  const bool announced = happening.clause.noun && happening.clause.governor != kNone &&
                         tagged.is(happening.clause.governor, WordClass::decree);
  if (!announced && published.value && time.own && time.when.start && time.when.end &&
      *time.when.end <= *published.value && *time.when.end + kDaysOfWeek * kMinutesPerDay > *published.value &&
      !time.spans.empty() && names_weekday(lower_word(time.spans.front().of(tagged.text)))) {
    // "plan to march on Friday", told on a Wednesday: the next one.
    *time.when.start = *time.when.start + kDaysOfWeek * kMinutesPerDay;
    *time.when.end = *time.when.end + kDaysOfWeek * kMinutesPerDay;
    time.how += ", the next one";
  }
  if (time.own && time.when.end && published.value && *time.when.end > *published.value) {
    return time;
  }
  if (!time.when.start && published.granularity <= Granularity::day) {
    time.when.start = published.value;
  }
  time.when.end.reset();
  time.how += ", announced";
  return time;
}

}  // namespace dateline::events
