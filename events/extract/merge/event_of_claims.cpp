#include "events/extract/merge/event_of_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "events/extract/actors/attribution.h"
#include "geo/lon_lat.h"

namespace dateline::events {

namespace {

/// The place that most of them name, of those the most exact; there is at least one.
const EventPlace& agreed_place(const std::vector<const EventPlace*>& places) {
  std::map<std::string, int> counts;
  for (const EventPlace* place : places) {
    ++counts[place->id + "|" + place->name];
  }
  const auto rank = [&](const EventPlace* place) {
    return std::tuple(place->is_resolved() ? 0 : 1, -counts[place->id + "|" + place->name],
                      place->radius_m.value_or(1e9));
  };
  return **std::min_element(places.begin(), places.end(),
                            [&](const EventPlace* a, const EventPlace* b) { return rank(a) < rank(b); });
}

EventPlace agreed_place(const std::vector<const Claim*>& claims) {
  std::vector<const EventPlace*> places(claims.size());
  std::ranges::transform(claims, places.begin(), [](const Claim* claim) { return &claim->place; });
  return agreed_place(places);
}

/// A claim that says nothing of it does not speak against the others.
std::optional<EventPlace> agreed_origin(const std::vector<const Claim*>& claims) {
  std::vector<const EventPlace*> origins;
  for (const Claim* claim : claims) {
    if (claim->origin) {
      origins.push_back(&*claim->origin);
    }
  }
  return origins.empty() ? std::nullopt : std::optional(agreed_place(origins));
}

/// Whether one may be a more exact word for the other.
bool may_be_one(const EventPlace& a, const EventPlace& b) {
  if (a.point && b.point) {
    return a.id == b.id ||
           geo::distance_m(*a.point, *b.point) <= std::max(a.radius_m.value_or(0), b.radius_m.value_or(0));
  }
  return a.name == b.name || a.point.has_value() != b.point.has_value();
}

std::optional<CivilMinute> later(std::optional<CivilMinute> a, std::optional<CivilMinute> b) {
  return a && b ? std::max(*a, *b) : (a ? a : b);
}
std::optional<CivilMinute> earlier(std::optional<CivilMinute> a, std::optional<CivilMinute> b) {
  return a && b ? std::min(*a, *b) : (a ? a : b);
}

TimeInterval agreed_time(const std::vector<const Claim*>& claims) {
  std::optional<TimeInterval> lasted;
  std::optional<TimeInterval> moment;
  for (const Claim* claim : claims) {
    const TimeInterval& when = claim->when;
    if (when.is_unknown()) {
      continue;
    }
    if (when.extent == Extent::throughout) {
      if (!lasted) {
        lasted = when;
      } else {
        lasted->start =
            lasted->start && when.start ? std::optional(std::min(*lasted->start, *when.start)) : std::nullopt;
        lasted->end = lasted->end && when.end ? std::optional(std::max(*lasted->end, *when.end)) : std::nullopt;
        lasted->granularity = std::max(lasted->granularity, when.granularity);
      }
    } else if (!moment) {
      moment = when;
    } else {
      const auto start = later(moment->start, when.start);
      const auto end = earlier(moment->end, when.end);
      if (!start || !end || *start < *end) {
        moment->start = start;
        moment->end = end;
        moment->granularity = std::min(moment->granularity, when.granularity);
      }
    }
  }
  if (!lasted) {
    return moment ? *moment : TimeInterval{};
  }
  if (moment && lasted->end && moment->end && *moment->end > *lasted->end) {
    lasted->end = moment->end;
  }
  if (moment && lasted->start && moment->start && *moment->start < *lasted->start) {
    lasted->start = moment->start;
  }
  return *lasted;
}

int strength(Status status) {
  switch (status) {
    case Status::confirmed:
      return 4;
    case Status::reported:
      return 3;
    case Status::claimed:
      return 2;
    case Status::planned:
      return 1;
    case Status::denied:
      return 0;
  }
  return 0;
}

// The value that most claims give, the lower of two that as many give.
std::optional<int> most_given(const std::vector<int>& values) {
  std::map<int, int> counts;
  for (const int value : values) {
    ++counts[value];
  }
  std::optional<int> best;
  for (const auto& [value, count] : counts) {
    if (!best || count > counts[*best]) {
      best = value;
    }
  }
  return best;
}

struct Span3 {
  std::optional<int> low, best, high;
};

Span3 agreed_numbers(const std::vector<const Claim*>& claims, std::optional<int> Casualties::*low,
                     std::optional<int> Casualties::*best, std::optional<int> Casualties::*high) {
  std::vector<int> estimates;
  std::set<int> different;
  Span3 all;
  for (const Claim* claim : claims) {
    const Casualties& numbers = claim->casualties;
    if (numbers.*best) {
      estimates.push_back(*(numbers.*best));
      different.insert(*(numbers.*best));
    }
    if (numbers.*low) {
      all.low = all.low ? std::min(*all.low, *(numbers.*low)) : *(numbers.*low);
    }
    if (numbers.*high) {
      all.high = all.high ? std::max(*all.high, *(numbers.*high)) : *(numbers.*high);
    }
  }
  all.best = most_given(estimates);
  if (different.size() > 1) {
    all.low = all.low ? std::min(*all.low, *different.begin()) : *different.begin();
    all.high = all.high ? std::max(*all.high, *different.rbegin()) : *different.rbegin();
  }
  return all;
}

Casualties agreed_casualties(const std::vector<const Claim*>& claims) {
  Casualties agreed;
  const Span3 dead =
      agreed_numbers(claims, &Casualties::fatalities_low, &Casualties::fatalities_best, &Casualties::fatalities_high);
  agreed.fatalities_low = dead.low;
  agreed.fatalities_best = dead.best;
  agreed.fatalities_high = dead.high;
  const Span3 hurt =
      agreed_numbers(claims, &Casualties::injured_low, &Casualties::injured_best, &Casualties::injured_high);
  agreed.injured_low = hurt.low;
  agreed.injured_best = hurt.best;
  agreed.injured_high = hurt.high;
  std::vector<int> civilians;
  for (const Claim* claim : claims) {
    if (claim->casualties.fatalities_civilians) {
      civilians.push_back(*claim->casualties.fatalities_civilians);
    }
  }
  agreed.fatalities_civilians = most_given(civilians);
  return agreed;
}

// Who stands behind a claim, for telling how claims differ.
std::string speaker_of(const Claim& claim) {
  if (!claim.attributed_to.empty()) {
    return claim.attributed_to.front().name;
  }
  return claim.publisher.empty() ? "the report itself" : claim.publisher;
}

// "full control – A, B; part of it – C", or empty where all say the same.
std::string differing(const std::vector<std::pair<std::string, std::string>>& said) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_word;
  for (const auto& [word, speaker] : said) {
    auto found =
        std::find_if(by_word.begin(), by_word.end(), [&word = word](const auto& one) { return one.first == word; });
    if (found == by_word.end()) {
      by_word.push_back({word, {}});
      found = by_word.end() - 1;
    }
    if (std::find(found->second.begin(), found->second.end(), speaker) == found->second.end()) {
      found->second.push_back(speaker);
    }
  }
  if (by_word.size() < 2) {
    return {};
  }
  std::string text;
  for (const auto& [word, speakers] : by_word) {
    text += fmt::format("{}{} \u2013 {}", text.empty() ? "" : "; ", word, fmt::join(speakers, ", "));
  }
  return text;
}

std::string disagreement_of(const std::vector<const Claim*>& claims) {
  std::vector<std::pair<std::string, std::string>> control;
  std::vector<std::pair<std::string, std::string>> dead;
  std::vector<std::pair<std::string, std::string>> happened;
  std::vector<std::pair<std::string, std::string>> came_from;
  const std::optional<EventPlace> origin = agreed_origin(claims);
  for (const Claim* claim : claims) {
    const std::string speaker = speaker_of(*claim);
    if (claim->control) {
      const Control::Part part = claim->control->part;
      control.emplace_back(part == Control::Part::full      ? "\u201cfull control\u201d"
                           : part == Control::Part::partial ? "\u201cparts of it\u201d"
                                                            : "\u201ccontrol by fire\u201d",
                           speaker);
    }
    if (claim->casualties.fatalities_best) {
      dead.emplace_back(fmt::format("{} dead", *claim->casualties.fatalities_best), speaker);
    }
    if (claim->origin) {
      came_from.emplace_back("from " + (may_be_one(*claim->origin, *origin) ? origin->name : claim->origin->name),
                             speaker);
    }
    happened.emplace_back(claim->status == Status::denied ? "it did not happen" : "it happened", speaker);
  }
  std::string text;
  for (const std::string& part : {differing(happened), differing(control), differing(dead), differing(came_from)}) {
    if (!part.empty()) {
      text += (text.empty() ? "" : ". ") + part;
    }
  }
  return text;
}

void add_voice(std::vector<Voice>& voices, const Voice& voice) {
  const auto same = [&](const Voice& known) { return known.name == voice.name; };
  if (std::none_of(voices.begin(), voices.end(), same)) {
    voices.push_back(voice);
  }
}

// Whether two documents print the same words of the same event, as those do that take over an agency's copy, whole or
// shortened: a passage long enough that nobody else would have chosen its words, and the same facts. Fewer words are
// enough where they count the same dead or hurt.
bool is_reprint(const Claim& a, const Claim& b) {
  constexpr std::ptrdiff_t kFewestBlanks = 5;
  constexpr std::ptrdiff_t kFewestBlanksBesideToll = 4;
  const bool facts = a.document != b.document && a.actor1 == b.actor1 && a.actor2 == b.actor2 &&
                     a.when.start == b.when.start && a.when.end == b.when.end && a.casualties == b.casualties;
  if (!facts) {
    return false;
  }
  const std::string& words = a.evidence.front().text;
  const std::string& others = b.evidence.front().text;
  const bool a_shorter = words.size() < others.size();
  const std::string& shorter = a_shorter ? words : others;
  const std::string& longer = a_shorter ? others : words;
  const bool toll = a.casualties.fatalities_best || a.casualties.injured_best;
  return longer.find(shorter) != std::string::npos &&
         std::count(shorter.begin(), shorter.end(), ' ') >= (toll ? kFewestBlanksBesideToll : kFewestBlanks);
}

void agree_on_actors(Event& event, const std::vector<const Claim*>& claims) {
  for (const Claim* claim : claims) {
    if (event.actor1.empty() && !claim->actor1.empty()) {
      event.actor1 = claim->actor1;
      event.side1 = claim->side1;
    }
  }
  for (const Claim* claim : claims) {
    const bool turned = claim->actor1 != event.actor1;
    const std::string& other = turned ? claim->actor1 : claim->actor2;
    if (event.actor2.empty() && !other.empty() && other != event.actor1) {
      event.actor2 = other;
      event.side2 = turned ? claim->side1 : claim->side2;
    }
  }
}

}  // namespace

Event event_of_claims(const std::vector<const Claim*>& claims) {
  Event event;
  const Claim& first = *claims.front();
  event.event_type = first.event_type;
  event.sub_event_type = first.sub_event_type;
  event.time_zone = first.time_zone;
  event.place = agreed_place(claims);
  event.origin = agreed_origin(claims);
  event.when = agreed_time(claims);
  event.casualties = agreed_casualties(claims);
  event.status = first.status;
  agree_on_actors(event, claims);
  std::set<std::string> attributed;  // documents that name a voice
  for (const Claim* claim : claims) {
    if (!claim->attributed_to.empty()) {
      attributed.insert(claim->document);
    }
  }
  std::vector<const Claim*> own_words;  // claims for which their publisher itself stands
  for (const Claim* claim : claims) {
    event.claims.push_back(claim->id);
    event.confidence = std::max(event.confidence, claim->confidence);
    if (strength(claim->status) > strength(event.status)) {
      event.status = claim->status;
    }
    if (!claim->publisher.empty() &&
        std::find(event.sources.begin(), event.sources.end(), claim->publisher) == event.sources.end()) {
      event.sources.push_back(claim->publisher);
    }
    for (const Voice& voice : original_voices(claim->attributed_to)) {
      add_voice(event.voices, voice);
    }
    if (claim->attributed_to.empty() && !claim->publisher.empty() && !attributed.contains(claim->document) &&
        std::none_of(own_words.begin(), own_words.end(),
                     [&](const Claim* before) { return is_reprint(*before, *claim); })) {
      own_words.push_back(claim);
      add_voice(event.voices, {claim->publisher, Side::media});
    }
    if (claim->control) {
      if (!event.control) {
        event.control = claim->control;
      } else if (claim->control->part != Control::Part::full) {
        event.control->part = claim->control->part;
      }
      if (event.control->from.empty()) {
        event.control->from = claim->control->from;
      }
    }
  }
  event.disagreement = disagreement_of(claims);
  event.disputed = !event.disagreement.empty();
  return event;
}

void keep_decisions(Event& event, const Event& before) {
  event.distinct_from = before.distinct_from;
  const bool complete = std::all_of(before.claims.begin(), before.claims.end(), [&](const std::string& id) {
    return std::find(event.claims.begin(), event.claims.end(), id) != event.claims.end();
  });
  if (before.review == Review::unreviewed && complete) {
    event.id = before.id;
    event.recorded = before.recorded;
    event.notes = before.notes;
    return;
  }
  Event kept = before;
  for (const std::string& id : event.claims) {
    if (std::find(kept.claims.begin(), kept.claims.end(), id) == kept.claims.end()) {
      kept.claims.push_back(id);
    }
  }
  for (const std::string& source : event.sources) {
    if (std::find(kept.sources.begin(), kept.sources.end(), source) == kept.sources.end()) {
      kept.sources.push_back(source);
    }
  }
  for (const Voice& voice : event.voices) {
    add_voice(kept.voices, voice);
  }
  kept.possibly_same.clear();
  event = std::move(kept);
}

}  // namespace dateline::events
