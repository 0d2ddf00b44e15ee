#include "events/extract/triggers/trigger_needs.h"

#include <algorithm>
#include <string>

#include "events/extract/syntax/range_facts.h"

namespace dateline::events {

namespace {

class NeedChecker {
 public:
  NeedChecker(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged),
        sentence_(sentence),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  [[nodiscard]] bool holds(const Happening& happening) const {
    const Needs& needs = happening.trigger->needs;
    if (needs.none()) {
      return true;
    }
    const Clause& clause = happening.clause;
    const RangeFacts patient(t_, happening.patient);
    const RangeFacts agent(t_, happening.agent);
    const RangeFacts all(t_, whole(happening));
    WordRange of_range;
    bool from = false;
    for (const Complement& one : clause.complements) {
      const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
      if (preposition == t_.lexicon.of && of_range.empty()) {
        of_range = one.range;
      }
      from = from || preposition == t_.lexicon.from || preposition == t_.lexicon.out;
    }
    const RangeFacts of(t_, of_range);
    for (std::size_t i = 0; i < needs.size(); ++i) {
      if (needs.test(i) && !holds(static_cast<Need>(i), happening, patient, agent, all, of, from)) {
        return false;
      }
    }
    return true;
  }

 private:
  [[nodiscard]] bool holds(Need need, const Happening& happening, const RangeFacts& patient, const RangeFacts& agent,
                           const RangeFacts& all, const RangeFacts& of, bool from) const {
    const Clause& clause = happening.clause;
    switch (need) {
      case Need::object:
        return !happening.patient.empty();
      case Need::object_place:
        return patient.place() && !holds_people_first(happening.patient);
      case Need::object_toponym:
        return patient.toponym() || part_of_it(happening.patient) || is_unlisted_name(happening);
      case Need::object_people:
        return patient.people() || is_counted_people(happening.patient);
      case Need::object_armed:
        return patient.armed();
      case Need::object_weapon:
        return patient.weapon().has_value() || patient.any(WordClass::weapon_object);
      case Need::object_protest:
        return patient.any(WordClass::protest_noun);
      case Need::object_building:
        return patient.any(WordClass::civil_target) || patient.any(WordClass::place_noun);
      case Need::of_place:
        return of.place();
      case Need::of_toponym:
        return of.toponym();
      case Need::of_people:
        return of.people();
      case Need::subject:
        return !happening.agent.empty();
      case Need::subject_place:
        return RangeFacts(t_, clause.subject).place();
      case Need::subject_toponym:
        return RangeFacts(t_, clause.subject).toponym();
      case Need::subject_people:
        return agent.people() || agent.crowd();
      case Need::subject_armed:
        return agent.armed();
      case Need::subject_civilian:
        return (agent.people() && !agent.armed()) || agent.crowd();
      case Need::place:
        return all.place() || place_in_sentence();
      case Need::from:
        return from;
      case Need::weapon:
        return all.weapon().has_value();
      case Need::killing:
        return RangeFacts(t_, {first_, last_}).any(WordClass::dead_word);
      case Need::armed:
        return all.armed();
      case Need::number:
        return all.number();
      case Need::finite:
        return clause.finite && !clause.present;
      case Need::effect:
        return has_effect(clause);
      case Need::strike:
        return is_air_strike(clause);
      case Need::object_route:
        return (patient.any(WordClass::route) && patient.toponym()) || route_meant(happening.patient);
      case Need::object_goods:
        return patient.any(WordClass::goods);
      case Need::object_site:
        return patient.any(WordClass::site);
      case Need::passive:
        return clause.passive && clause.finite;
      case Need::subject_route:
        return is_on_route(clause.subject);
      case Need::subject_convoy:
        return agent.any(WordClass::convoy) && (agent.people() || agent.armed());
      case Need::along:
        return std::any_of(clause.complements.begin(), clause.complements.end(), [&](const Complement& one) {
          return one.preposition != kNone && t_.lower(one.preposition) == "along" &&
                 RangeFacts(t_, one.range).toponym();
        });
      case Need::subject_strike:
        return hits_as_weapon(clause.subject);
      case Need::subject_state:
        return agent.state();
      case Need::object_bodies:
        return finds_bodies(happening.patient);
      case Need::demonstration:
        return tells_of_demonstration(t_, sentence_);
      case Need::strife:
        return RangeFacts(t_, {first_, last_}).any(WordClass::war_word) || all.armed();
      case Need::heard:
        return is_heard(clause);
      case Need::present:
      case Need::undergone:
        return true;
      case Need::count_:
        break;
    }
    return false;
  }

  // All words of the clause and of what belongs to it.
  [[nodiscard]] WordRange whole(const Happening& happening) const {
    const Clause& clause = happening.clause;
    std::uint32_t begin = clause.begin;
    if (!clause.subject.empty() && clause.subject.end <= clause.begin && clause.subject.begin + 30 > clause.begin) {
      begin = clause.subject.begin;
    }
    return {begin, std::max(clause.end, clause.head.end)};
  }

  [[nodiscard]] bool place_in_sentence() const { return RangeFacts(t_, {first_, last_}).toponym(); }

  // "From the village of A 17 others were seized": people who are counted, whatever place stands before them.
  [[nodiscard]] bool is_counted_people(WordRange range) const {
    if (range.end <= range.begin + 1 || t_.words[range.end - 2].tag != Tag::number) {
      return false;
    }
    const std::uint32_t last = range.end - 1;
    return t_.lower(last) == "others" || t_.lower(last) == "people" || t_.lower(last) == "persons" ||
           t_.is(last, WordClass::civilian_noun) || t_.is(last, WordClass::armed_noun);
  }

  // "captured soldiers in the town": people are taken, not the place.
  [[nodiscard]] bool holds_people_first(WordRange range) const {
    if (is_counted_people(range)) {
      return true;
    }
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (t_.words[at].toponym != kNone || (t_.is(at, WordClass::place_noun) && t_.words[at].actor == kNone)) {
        return false;
      }
      if (t_.words[at].id == t_.lexicon.of) {
        return false;
      }
      if ((t_.is(at, WordClass::armed_noun) || t_.is(at, WordClass::civilian_noun)) && t_.words[at].tag == Tag::noun &&
          (at + 1 >= range.end || t_.words[at + 1].tag == Tag::preposition || t_.words[at + 1].tag == Tag::comma ||
           t_.words[at + 1].tag == Tag::conjunction)) {
        return true;
      }
    }
    return false;
  }

  // "The Taliban took Xyz, the main crossing": a name that no list knows, and nothing else, is taken by fighters.
  [[nodiscard]] bool is_unlisted_name(const Happening& happening) const {
    const WordRange range = happening.patient;
    if (happening.trigger->frame != Frame::take || range.empty() || range.begin != happening.clause.head.end ||
        !RangeFacts(t_, happening.agent).armed()) {
      return false;
    }
    std::uint32_t end = range.begin;
    for (; end < last_ && end < range.begin + 3; ++end) {
      const Word& word = t_.words[end];
      if (word.tag != Tag::proper || word.actor != kNone || word.time != kNone ||
          !t_.structure.tokens[end].capitalised || t_.structure.tokens[end].all_capitals) {
        break;
      }
    }
    const bool ends = end >= last_ || is_punctuation(t_.words[end].tag) || t_.words[end].time != kNone ||
                      t_.words[end].id == t_.lexicon.on || t_.words[end].id == t_.lexicon.in;
    return end > range.begin && ends;
  }

  // "a part of it", "most of the city".
  [[nodiscard]] bool part_of_it(WordRange range) const {
    return range.end >= range.begin + 3 && RangeFacts(t_, range).any(WordClass::partial) &&
           (t_.words[range.end - 1].id == t_.lexicon.it || t_.is(range.end - 1, WordClass::here_noun));
  }

  // "the road", "vehicles on it" where the place named last is a road.
  [[nodiscard]] bool is_on_route(WordRange subject) const {
    return (RangeFacts(t_, subject).any(WordClass::route) && !RangeFacts(t_, subject).any(WordClass::civil_target)) ||
           (!subject.empty() && t_.words[subject.end - 1].id == t_.lexicon.it &&
            t_.lower(subject.end - 2 + (subject.end < 2 ? 1 : 0)) == "on");
  }

  // "reached the Castello road and cut it": the place that the sentence named last is a road.
  [[nodiscard]] bool route_meant(WordRange range) const {
    if (range.end != range.begin + 1 || t_.words[range.begin].id != t_.lexicon.it) {
      return false;
    }
    for (std::uint32_t at = range.begin; at > first_; --at) {
      if (t_.words[at - 1].toponym != kNone && t_.words[at - 1].actor == kNone) {
        return t_.is(at - 1, WordClass::route);
      }
    }
    return false;
  }

  [[nodiscard]] bool has_effect(const Clause& clause) const {
    const std::uint32_t predicate = predicate_after(t_, sentence_, clause.end);
    if (predicate != kNone) {
      for (std::uint32_t at = predicate + 1; at < last_ && at < predicate + 8 && t_.words[at].tag != Tag::comma; ++at) {
        if (t_.words[at].tag == Tag::modal) {
          return false;  // "the truce declared in May would hold"
        }
      }
      return t_.is(predicate, WordClass::effect) ||
             (predicate + 1 < last_ &&
              RangeFacts(t_, {predicate, std::min(predicate + 4, last_)}).any(WordClass::effect) &&
              !t_.has_kind(predicate, VerbKind::wish) && t_.words[predicate].tag == Tag::past);
    }
    return clause.governor != kNone && t_.words[clause.governor].tag == Tag::past &&
           t_.is(clause.governor, WordClass::effect);
  }

  // "the bodies of six men", where something says that somebody killed them. Those that are dug out of
  // what was hit are told of there.
  [[nodiscard]] bool finds_bodies(WordRange patient) const {
    bool bodies = false;
    bool body = false;
    for (std::uint32_t at = patient.begin; at < patient.end; ++at) {
      const std::string_view word = t_.lower(at);
      bodies = bodies || word == "bodies" || word == "corpses";
      body = body || word == "body" || word == "corpse" || word == "remains";
    }
    const RangeFacts sentence(t_, {first_, last_});
    const bool killed = sentence.any(WordClass::killed_sign) || (bodies && sentence.any(WordClass::war_word));
    return (bodies || body) && killed && !sentence.any(WordClass::wreckage);
  }

  // "Gunfire was heard", "erupted", "rang out".
  [[nodiscard]] bool is_heard(const Clause& clause) const {
    const std::uint32_t predicate = predicate_after(t_, sentence_, clause.end);
    return predicate != kNone && (t_.has_kind(predicate, VerbKind::occur) || t_.has_kind(predicate, VerbKind::phase) ||
                                  t_.lower(predicate) == "heard" || t_.lower(predicate) == "reported");
  }

  // "a strike", "an air raid": the last noun of the subject before any preposition.
  [[nodiscard]] bool hits_as_weapon(WordRange subject) const {
    for (std::uint32_t at = subject.begin; at < subject.end; ++at) {
      if (t_.words[at].tag == Tag::preposition || t_.words[at].tag == Tag::comma) {
        return false;
      }
      const bool head = at + 1 >= subject.end || !is_nominal(t_.words[at + 1].tag);
      if (head && t_.is(at, WordClass::strike_noun)) {
        return true;
      }
    }
    return false;
  }

  // "strikes on the town" or with its sender or weapon, not "on strike" and not "a strike by teachers".
  [[nodiscard]] bool is_air_strike(const Clause& clause) const {
    const WordRange before{clause.begin, clause.head.begin};
    if (RangeFacts(t_, before).weapon() || RangeFacts(t_, before).armed() ||
        RangeFacts(t_, before).any(WordClass::air_noun)) {
      return true;
    }
    for (const Complement& one : clause.complements) {
      const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
      if ((preposition == t_.lexicon.on || preposition == t_.lexicon.against) && RangeFacts(t_, one.range).place()) {
        return true;
      }
    }
    // "An Israeli strike killed nine".
    const std::uint32_t predicate = predicate_after(t_, sentence_, clause.end);
    return predicate != kNone && t_.lexicon.is(t_.lexicon.lemma(t_.words[predicate].id), WordClass::deadly_verb);
  }

  const TaggedText& t_;
  const Sentence& sentence_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

bool needs_hold(const TaggedText& tagged, const Sentence& sentence, const Happening& happening) {
  return NeedChecker(tagged, sentence).holds(happening);
}

}  // namespace dateline::events
