#include "events/extract/claims/background.h"

#include <algorithm>
#include <string_view>

#include "events/extract/casualties/harm_words.h"

namespace dateline::events {

namespace {

// What has ended this long before the publication is recalled: a day's event, and one of which only the month or the
// year is told.
constexpr CivilMinute kRecalledDay = 45 * kMinutesPerDay;
constexpr CivilMinute kRecalledMonth = 14 * kMinutesPerDay;
constexpr CivilMinute kLongestCount = 10 * kMinutesPerDay;  // what lasts longer sums up many events
constexpr CivilMinute kMentioned = 120 * kMinutesPerDay;    // what is only mentioned and older is recalled

bool is_recalled(const Claim& claim, const ClaimOrigin& origin, CivilMinute published) {
  if (!origin.own_time || !claim.when.end || claim.status == Status::planned) {
    return false;
  }
  const bool coarse = claim.when.granularity >= Granularity::month;
  return *claim.when.end + (coarse ? kRecalledMonth : kRecalledDay) <= published;
}

}  // namespace

void drop_background(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins, const Published& published) {
  if (!published.value) {
    return;
  }
  std::vector<bool> recalled(claims.size());
  for (std::size_t at = 0; at < claims.size(); ++at) {
    recalled[at] = is_recalled(claims[at], origins[at], *published.value);
  }
  const auto old = static_cast<std::size_t>(std::count(recalled.begin(), recalled.end(), true));
  if (old == 0 || 2 * old >= claims.size()) {
    return;
  }
  drop_claims(recalled, claims, origins);
}

bool is_background(const Happening& happening, const TimeChoice& time, const Published& published) {
  const Clause& clause = happening.clause;
  const bool strategic = type_of(happening.sub_event) == EventType::strategic;
  const Frame frame = happening.trigger->frame;
  const bool known_by = strategic && clause.relative &&
                        (happening.told == Factuality::supposed || (frame == Frame::agree && clause.perfect));
  if (frame == Frame::displace && clause.gerund && !clause.finite && clause.subject.empty()) {
    return true;  // "an advance that sent thousands fleeing"
  }
  if (frame == Frame::displace && clause.perfect && !clause.noun) {
    return true;  // "more than 18,000 have left their homes": a sum of many days
  }
  const bool lasts_on = time.own && time.when.extent == Extent::throughout;
  if (frame == Frame::act && clause.perfect && clause.passive && lasts_on &&
      happening.sub_event == SubEventType::arrests) {
    return true;  // "more than 220 have been arrested since Thursday"
  }
  if (frame == Frame::kill && clause.relative && clause.perfect && !time.own) {
    return true;  // "many soldiers who have been wounded"
  }
  if (time.own && time.when.start && time.when.end && *time.when.end - *time.when.start > kMentioned && clause.noun &&
      time.when.extent == Extent::throughout) {
    return true;  // "104 drone strikes since the start of the year"
  }
  const bool mentioned = clause.noun || clause.relative || happening.told == Factuality::supposed;
  if (mentioned && time.own && time.when.granularity >= Granularity::month && time.when.end && published.value &&
      *time.when.end + kMentioned < *published.value) {
    return true;  // "who led the assault on A in 2016"
  }
  const bool fought = frame == Frame::fight || frame == Frame::kill || frame == Frame::assault;
  if (mentioned && fought && time.own && time.when.granularity >= Granularity::year && time.when.start &&
      published.value && *time.when.start + kMentioned < *published.value) {
    return true;  // "fighting has cost 6,500 lives since 2017"
  }
  if (!time.own || !time.when.start || clause.noun) {
    return known_by;
  }
  const bool lasts = time.when.extent == Extent::throughout &&
                     (frame == Frame::fight || frame == Frame::kill || frame == Frame::act || frame == Frame::assault);
  const bool summed_up = clause.perfect && (time.when.granularity == Granularity::month ||
                                            (time.when.end && *time.when.end - *time.when.start > kLongestCount));
  if (summed_up && frame == Frame::kill) {
    return true;  // "400 people have been killed this year"
  }
  return known_by || (lasts && (summed_up || time.when.granularity == Granularity::year));
}

namespace {

// "documented the death of": what somebody has counted.
bool is_record(std::string_view word) {
  return word == "documented" || word == "recorded" || word == "registered" || word == "counted" || word == "verified";
}

}  // namespace

bool is_running_total(const TaggedText& tagged, const Sentence& sentence) {
  constexpr std::uint32_t kReach = 4;  // words: "have so far been killed"
  const HarmWords words(tagged, sentence);
  bool total = false;
  for (std::uint32_t at = words.first(); at < words.last() && !total; ++at) {
    const bool counts = tagged.words[at].tag == Tag::have || is_record(words.lower(at));
    for (std::uint32_t word = at + 1; counts && word < at + kReach && word < words.last(); ++word) {
      total = total || words.harm_of(word) != Harm::none;
    }
  }
  return total && says_since(tagged, sentence);
}

bool opens_sums(const TaggedText& tagged, const Sentence& sentence, const Published& published) {
  constexpr CivilMinute kLong = 30 * kMinutesPerDay;
  bool perfect = false;
  bool long_ago = false;
  for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
    const Word& word = tagged.words[at];
    perfect = perfect || word.tag == Tag::have;
    if (word.time != kNone && published.value) {
      const TimeExpression& time = tagged.times[word.time];
      long_ago = long_ago || (time.bound == TimeBound::since && time.grounded && time.grounded->start &&
                              *time.grounded->start + kLong <= *published.value);
    }
  }
  return perfect && long_ago;
}

bool goes_on_summing(const TaggedText& tagged, const Happening& happening, const TimeChoice& time) {
  const Frame frame = happening.trigger->frame;
  if ((frame != Frame::kill && frame != Frame::act) || !happening.agent.empty() || happening.clause.noun) {
    return false;
  }
  const bool that_day = std::any_of(time.spans.begin(), time.spans.end(),
                                    [&](Span span) { return span.of(tagged.structure.lower).starts_with("that "); });
  return that_day || (happening.clause.perfect && !time.own);
}

bool says_since(const TaggedText& tagged, const Sentence& sentence) {
  for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
    if (tagged.words[at].id == tagged.lexicon.since) {
      return true;
    }
  }
  return false;
}

bool sums_up_day(const TaggedText& tagged, const Happening& happening, const TimeChoice& time, bool wide) {
  const bool past_day = std::any_of(time.spans.begin(), time.spans.end(), [&](Span span) {
    const std::string_view words = span.of(tagged.structure.lower);
    return words.find("past day") != std::string_view::npos || words.find("last day") != std::string_view::npos ||
           words.find("24 hours") != std::string_view::npos;
  });
  const RangeFacts patient(tagged, happening.patient);
  return past_day && (wide || (patient.number() && patient.any(WordClass::settlement)));
}

}  // namespace dateline::events
