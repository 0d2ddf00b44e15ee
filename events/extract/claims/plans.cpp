#include "events/extract/claims/plans.h"

namespace dateline::events {

bool is_concrete(const Happening& happening, const std::vector<PlaceChoice>& places) {
  const Frame frame = happening.trigger->frame;
  const bool deed = frame == Frame::assault || frame == Frame::bombard || frame == Frame::leave ||
                    frame == Frame::deploy || frame == Frame::siege || frame == Frame::protest || frame == Frame::take;
  return deed && !places.empty() && places.front().place.is_resolved() && !places.front().wide &&
         !places.front().nearby && (happening.clause.noun || !happening.agent.empty());
}

TimeChoice planned_time(TimeChoice time, const Published& published) {
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
