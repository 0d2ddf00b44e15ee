#pragma once

#include <vector>

#include "events/extract/claims/claim_origins.h"
#include "events/extract/grounding/claim_time.h"
#include "events/model/claim.h"
#include "events/model/document.h"

namespace dateline::events {

/// Drops what a report of recent events only recalls: claims that its own words date to long before its publication
/// ("seized the city in May", "the attack of October 7"). A report that mostly tells of such times is about them, and
/// keeps all. `origins` goes with `claims`; both shrink.
void drop_background(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins, const Published& published);

/// Whether a happening at its time is none of a report's news: what lasts for years ("has fought beside the army since
/// 2021"), what only tells who somebody is ("men who had signed the agreement of 2016"), what sums up many days.
[[nodiscard]] bool is_background(const Happening& happening, const TimeChoice& time, const Published& published);

/// "25 people have been killed since the offensive began": a sum of many events.
[[nodiscard]] bool is_running_total(const TaggedText& tagged, const Sentence& sentence);
/// "Since April 2023 millions have fled": what a long time added up to, of which the rest of its paragraph may go on.
[[nodiscard]] bool opens_sums(const TaggedText& tagged, const Sentence& sentence, const Published& published);
/// "At least 22 aid workers have been killed", "1,100 were killed on that day", after such a sentence.
[[nodiscard]] bool goes_on_summing(const TaggedText& tagged, const Happening& happening, const TimeChoice& time);
/// Whether the sentence has the word "since".
[[nodiscard]] bool says_since(const TaggedText& tagged, const Sentence& sentence);

/// "In the past day the enemy struck 14 settlements", "attacks killed five people in Ukraine over the past 24 hours":
/// what a report sums up of a day before it tells it place by place. `wide` says that the place is a country.
[[nodiscard]] bool sums_up_day(const TaggedText& tagged, const Happening& happening, const TimeChoice& time, bool wide);

}  // namespace dateline::events
