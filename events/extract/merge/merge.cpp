#include "events/extract/merge/merge.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "events/extract/merge/event_of_claims.h"
#include "events/extract/merge/possibly_same.h"

namespace dateline::events {

namespace {

// What may still be one day told from two ends: "overnight", a report of the next morning.
constexpr CivilMinute kShort = 2 * kMinutesPerDay;

bool is_short(const TimeInterval& when) {
  return when.start && when.end && *when.end - *when.start <= kShort;
}

// "Xyz, in A" and "Vwx, in A": two places of which only the one that contains them is known.
bool unlisted_differ(const EventPlace& a, const EventPlace& b) {
  const auto unlisted = [](const EventPlace& place) {
    const std::size_t in = place.relation.find(", in ");
    return in == std::string::npos ? std::string_view() : std::string_view(place.relation).substr(0, in);
  };
  return !unlisted(a).empty() && !unlisted(b).empty() && unlisted(a) != unlisted(b);
}

bool same_place(const EventPlace& a, const EventPlace& b) {
  if (unlisted_differ(a, b)) {
    return false;
  }
  return a.id.empty() || b.id.empty() ? a.id == b.id && a.name == b.name : a.id == b.id;
}

// Whether two claims may have the same parties: nobody unknown speaks against it, and one name agrees.
bool same_parties(const Claim& a, const Claim& b) {
  const auto meets = [](const std::string& name, const Claim& other) {
    return name.empty() || name == other.actor1 || name == other.actor2;
  };
  const bool first = a.actor1.empty() || b.actor1.empty() || meets(a.actor1, b) || meets(b.actor1, a);
  const bool gained =
      !a.control || !b.control || a.control->to.empty() || b.control->to.empty() || a.control->to == b.control->to;
  return first && gained;
}

// Numbers that no two reports of one event would give.
bool far_apart(const Claim& first, const Claim& second) {
  if (first.document == second.document && first.status != second.status) {
    return false;  // what a party to it claims beside what is reported
  }
  const Casualties& a = first.casualties;
  const Casualties& b = second.casualties;
  if (!a.fatalities_best || !b.fatalities_best) {
    return false;
  }
  const int low = std::min(*a.fatalities_best, *b.fatalities_best);
  const int high = std::max(*a.fatalities_best, *b.fatalities_best);
  return high > 2 * low + 3;
}

// ACLED's "Other" holds unlike things: they are one only where the same kind of rule found them.
bool same_kind(const Claim& a, const Claim& b) {
  if (a.sub_event_type != SubEventType::other) {
    return true;
  }
  const auto frame = [](const Claim& claim) { return std::string_view(claim.rule).substr(0, claim.rule.find('/')); };
  return frame(a) == frame(b) && (frame(a) != "act" || a.rule == b.rule);
}

bool surely_same(const Claim& a, const Claim& b) {
  if (a.sub_event_type != b.sub_event_type || !same_place(a.place, b.place) || !same_parties(a, b) ||
      !same_kind(a, b)) {
    return false;
  }
  if ((a.status == Status::planned) != (b.status == Status::planned) || far_apart(a, b)) {
    return false;
  }
  if (a.when.is_unknown() || b.when.is_unknown()) {
    return a.document == b.document;
  }
  // Of two documents only short times can be trusted to mean one event; one document speaks of its own.
  return a.when.overlaps(b.when) && (a.document == b.document || (is_short(a.when) && is_short(b.when)));
}

// Whether no claim of a short time can be the same as one of these and not as the other.
bool alike(const Claim& a, const Claim& b) {
  const auto gained = [](const Claim& claim) { return claim.control ? claim.control->to : std::string(); };
  return a.sub_event_type == b.sub_event_type && a.place.id == b.place.id && a.place.name == b.place.name &&
         a.actor1 == b.actor1 && a.actor2 == b.actor2 && gained(a) == gained(b) && a.rule == b.rule &&
         (a.status == Status::planned) == (b.status == Status::planned) &&
         a.casualties.fatalities_best == b.casualties.fatalities_best && a.when.start == b.when.start &&
         a.when.end == b.when.end && (is_short(a.when) || a.document == b.document);
}

struct Group {
  std::vector<const Claim*> claims;
  std::vector<const Claim*> distinct;  // no two alike: what a thousand reports repeat is compared with once
  const Event* existing = nullptr;
};

class Merger {
 public:
  Merger(const std::vector<Claim>& claims, const std::vector<Event>& existing) {
    std::unordered_map<std::string_view, std::size_t> owner;
    for (const Event& event : existing) {
      for (const std::string& id : event.claims) {
        owner.emplace(id, groups_.size());
      }
      groups_.push_back({{}, {}, &event});
    }
    std::vector<const Claim*> fresh;
    std::set<std::string_view> seen;
    for (const Claim& claim : claims) {
      if (!seen.insert(claim.id).second) {
        continue;
      }
      if (const auto found = owner.find(claim.id); found != owner.end()) {
        put(claim, found->second);
      } else {
        fresh.push_back(&claim);
      }
    }
    // Claims of an exact place first: those of a vague area may mean one of theirs.
    std::vector<const Claim*> vague;
    for (const Claim* claim : fresh) {
      if (is_vague(claim->place)) {
        vague.push_back(claim);
      } else {
        place(*claim);
      }
    }
    for (const Claim* claim : vague) {
      if (const std::size_t inside = event_inside(*claim); inside != kNoGroup) {
        put(*claim, inside);
      } else {
        place(*claim);
      }
    }
  }

  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

 private:
  static constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);

  [[nodiscard]] static bool is_vague(const EventPlace& place) {
    return place.is_resolved() && place.kind && *place.kind <= geo::PlaceKind::town &&
           *place.kind != geo::PlaceKind::country;
  }

  // Groups by what must agree: kind of event, place, and the day where there is one.
  static std::string key(const Claim& claim, std::optional<CivilMinute> day) {
    std::string key = std::to_string(static_cast<int>(claim.sub_event_type));
    key += '|';
    key += claim.place.id.empty() ? claim.place.name : claim.place.id;
    key += '|';
    if (day) {
      key += std::to_string(*day);
    }
    return key;
  }
  // Those that a short time touches.
  static std::vector<CivilMinute> days(const Claim& claim) {
    std::vector<CivilMinute> days;
    if (!is_short(claim.when)) {
      return days;
    }
    const auto day_of = [](CivilMinute minute) {
      return minute >= 0 ? minute / kMinutesPerDay : -((-minute + kMinutesPerDay - 1) / kMinutesPerDay);
    };
    for (CivilMinute day = day_of(*claim.when.start); day * kMinutesPerDay < *claim.when.end; ++day) {
      days.push_back(day);
    }
    return days;
  }

  // Claims of a long or unknown time go together only within their document.
  static std::string long_key(const Claim& claim) { return claim.document + "||" + key(claim, std::nullopt); }

  void put(const Claim& claim, std::size_t group) {
    groups_[group].claims.push_back(&claim);
    std::vector<const Claim*>& distinct = groups_[group].distinct;
    if (std::none_of(distinct.begin(), distinct.end(), [&](const Claim* one) { return alike(*one, claim); })) {
      distinct.push_back(&claim);
    }
    const auto index = [&](std::string made) {
      std::vector<std::size_t>& there = index_[std::move(made)];
      if (there.empty() || there.back() != group) {
        there.push_back(group);
      }
    };
    for (const CivilMinute day : days(claim)) {
      index(key(claim, day));
    }
    index(claim.document + "#" + std::to_string(static_cast<int>(claim.sub_event_type)));
    index(is_short(claim.when) ? claim.document + "|" + key(claim, std::nullopt) : long_key(claim));
  }

  void place(const Claim& claim) {
    std::size_t found = kNoGroup;
    for (const CivilMinute day : days(claim)) {
      found = found == kNoGroup ? match(claim, key(claim, day)) : found;
    }
    // An open or long time, on either side: only events of its own document.
    if (found == kNoGroup) {
      found = match(claim, long_key(claim));
    }
    if (found == kNoGroup && !is_short(claim.when)) {
      found = match(claim, claim.document + "|" + key(claim, std::nullopt));
    }
    if (found == kNoGroup) {
      found = groups_.size();
      groups_.emplace_back();
    }
    put(claim, found);
  }

  [[nodiscard]] std::size_t match(const Claim& claim, const std::string& made) const {
    const auto there = index_.find(made);
    if (there == index_.end()) {
      return kNoGroup;
    }
    for (const std::size_t group : there->second) {
      const std::vector<const Claim*>& claims = is_short(claim.when) ? groups_[group].distinct : groups_[group].claims;
      if (!claims.empty() && std::all_of(claims.begin(), claims.end(), [&](const Claim* one) {
            return same_place(one->place, claim.place) ? surely_same(*one, claim) : true;
          })) {
        return group;
      }
    }
    return kNoGroup;
  }

  // "New ground on the north-western edge of the city": the same document's event of the same kind, parties and day
  // at an exact place of that area. Of several the one that most claims tell of.
  [[nodiscard]] std::size_t event_inside(const Claim& vague) const {
    const auto there = index_.find(vague.document + "#" + std::to_string(static_cast<int>(vague.sub_event_type)));
    if (there == index_.end() || vague.actor1.empty() || !vague.place.radius_m || !is_short(vague.when)) {
      return kNoGroup;
    }
    std::size_t best = kNoGroup;
    for (const std::size_t group : there->second) {
      const Claim& exact = *groups_[group].claims.front();
      if (is_vague(exact.place) && exact.place.relation.empty()) {
        continue;
      }
      if (same_place(exact.place, vague.place) || !exact.place.is_resolved() || exact.actor1 != vague.actor1 ||
          !same_kind(exact, vague) || !exact.when.overlaps(vague.when) || !same_parties(exact, vague) ||
          exact.place.radius_m.value_or(0) > *vague.place.radius_m) {
        continue;
      }
      const double reach = *vague.place.radius_m + exact.place.radius_m.value_or(0);
      if (geo::distance_m(*exact.place.point, *vague.place.point) > reach) {
        continue;
      }
      if (best == kNoGroup || groups_[group].claims.size() > groups_[best].claims.size()) {
        best = group;
      }
    }
    return best;
  }

  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<std::size_t>> index_;
};

}  // namespace

std::vector<Event> merge_claims(const std::vector<Claim>& claims, const std::vector<Event>& existing,
                                const std::string& recorded, const std::function<std::string()>& new_id) {
  const Merger merger(claims, existing);
  std::vector<Event> events;
  std::vector<std::vector<const Claim*>> claims_of;
  events.reserve(merger.groups().size());
  for (const Group& group : merger.groups()) {
    if (group.existing != nullptr && group.claims.empty()) {
      events.push_back(*group.existing);
      claims_of.emplace_back();
      continue;
    }
    Event event = event_of_claims(group.claims);
    if (group.existing != nullptr) {
      keep_decisions(event, *group.existing);
    } else {
      event.id = new_id();
      event.recorded = recorded;
    }
    events.push_back(std::move(event));
    claims_of.push_back(group.claims);
  }
  name_possibly_same(events, std::move(claims_of));
  return events;
}

}  // namespace dateline::events
