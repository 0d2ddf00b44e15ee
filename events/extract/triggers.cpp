#include "events/extract/triggers.h"

#include <algorithm>

#include "events/extract/classify.h"
#include "events/extract/gapping.h"

namespace dateline::events {

bool RangeFacts::any(WordClass word_class) const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.is(at, word_class)) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::toponym() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.words[at].toponym == kNone || t_.words[at].actor != kNone) {
      continue;
    }
    const ToponymRole role = t_.toponyms[t_.words[at].toponym].role;
    if (role == ToponymRole::literal || role == ToponymRole::modifier) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::place() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.is(at, WordClass::place_noun) && t_.words[at].tag != Tag::adjective && t_.words[at].actor == kNone) {
      return true;
    }
  }
  return toponym();
}

bool RangeFacts::people() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if ((actor != kNone && !t_.actors[actor].is(ActorKind::medium)) || t_.words[at].tag == Tag::pronoun ||
        t_.is(at, WordClass::civilian_noun) || t_.is(at, WordClass::armed_noun) || t_.is(at, WordClass::protest_noun)) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::armed() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    const std::uint32_t toponym = t_.words[at].toponym;
    if ((actor != kNone && t_.actors[actor].is(ActorKind::armed)) || t_.is(at, WordClass::armed_noun) ||
        (t_.words[at].tag == Tag::pronoun && t_.words[at].id != 0) ||
        (toponym != kNone && actor == kNone && t_.toponyms[toponym].role == ToponymRole::metonym)) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::civilian() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if ((actor != kNone && t_.actors[actor].is(ActorKind::civilian)) || t_.is(at, WordClass::civilian_noun)) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::crowd() const {
  if (range_.empty() || t_.words[range_.end - 1].tag != Tag::number) {
    return false;
  }
  const std::string last = lower_word(t_.spelling(range_.end - 1));
  return last == "dozens" || last == "scores" || last == "hundreds" || last == "thousands";
}

bool RangeFacts::number() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.words[at].tag == Tag::number && t_.words[at].time == kNone) {
      return true;
    }
  }
  return false;
}

std::optional<SubEventType> RangeFacts::weapon() const {
  std::vector<PhraseTable::Match> matches;
  std::optional<SubEventType> found;
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    t_.lexicon.weapon_phrases.find({t_.ids.data() + at, range_.end - at}, matches);
    if (matches.empty()) {
      continue;
    }
    const auto weapon = static_cast<SubEventType>(matches.front().value);
    // "suicide" or "chlorine" beside "bomb" tells more than "bomb".
    if (!found || weapon == SubEventType::suicide_bomb || weapon == SubEventType::chemical_weapon) {
      found = weapon;
    }
    at += static_cast<std::uint32_t>(matches.front().length) - 1;
  }
  return found;
}

namespace {

class HappeningFinder {
 public:
  HappeningFinder(const TaggedText& tagged, const Sentence& sentence, bool brief)
      : t_(tagged),
        sentence_(sentence),
        brief_(brief),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  std::vector<Happening> run() {
    for (std::uint32_t at = first_; at < last_;) {
      at = std::max(at + 1, try_at(at));
    }
    drop_repeated();
    return std::move(happenings_);
  }

 private:
  std::uint32_t try_at(std::uint32_t at) {
    const Tag tag = t_.words[at].tag;
    const bool verbal = t_.is_verb(at) || tag == Tag::be || tag == Tag::have;
    const bool nominal = tag == Tag::noun || tag == Tag::ing || tag == Tag::proper || tag == Tag::adjective;
    if (!verbal && !nominal) {
      return at;
    }
    if (t_.words[at].actor != kNone && !verbal) {
      return at;
    }
    t_.lexicon.trigger_phrases.find({t_.ids.data() + at, last_ - at}, matches_);
    std::optional<Clause> as_verb;
    std::optional<Clause> as_noun;
    std::size_t length = 0;
    for (const PhraseTable::Match& match : matches_) {
      const Trigger& trigger = t_.lexicon.triggers[match.value];
      const WordRange head{at, at + static_cast<std::uint32_t>(match.length)};
      if (match.length != length) {
        as_verb.reset();
        as_noun.reset();
        length = match.length;
      }
      if (trigger.noun ? !is_noun_here(head) : !is_verb_here(head)) {
        continue;
      }
      std::optional<Clause>& clause = trigger.noun ? as_noun : as_verb;
      if (!clause) {
        clause = trigger.noun ? noun_clause(t_, sentence_, head) : verb_clause(t_, sentence_, head);
      }
      Happening happening;
      happening.trigger = &trigger;
      happening.clause = *clause;
      assign_roles(happening);
      if (!holds(happening)) {
        continue;
      }
      happening.told = factuality(t_, sentence_, happening.clause,
                                  brief_ || trigger.needs.test(static_cast<std::size_t>(Need::present)));
      if (happening.told == Factuality::not_told && is_announced(t_, sentence_, happening.clause)) {
        happening.told = Factuality::planned;
      }
      if (happening.told == Factuality::not_told || is_figurative(happening)) {
        return head.end;
      }
      const auto sub_event = classify(t_, sentence_, happening);
      if (!sub_event) {
        continue;
      }
      happening.sub_event = *sub_event;
      std::vector<Happening> more = split_gapped(t_, sentence_, happening);
      happenings_.push_back(std::move(happening));
      happenings_.insert(happenings_.end(), more.begin(), more.end());
      return head.end;
    }
    return at;
  }

  // "the battle for the truth", "the fight against poverty": for or against nothing that arms could decide.
  [[nodiscard]] bool is_figurative(const Happening& happening) const {
    const Clause& clause = happening.clause;
    if (!clause.noun || happening.trigger->frame != Frame::fight) {
      return false;
    }
    return std::any_of(clause.complements.begin(), clause.complements.end(), [&](const Complement& one) {
      const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
      const bool aim = preposition == t_.lexicon.for_ || preposition == t_.lexicon.against;
      const RangeFacts facts(t_, one.range);
      return aim && !facts.place() && !facts.people() && !facts.armed() && !facts.number() && !is_timed(one.range) &&
             t_.spelling(one.range.begin) != "control";
    });
  }

  [[nodiscard]] bool is_timed(WordRange range) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (t_.words[at].time != kNone) {
        return true;
      }
    }
    return range.empty() || t_.spelling(range.end - 1).starts_with("hour") ||
           t_.spelling(range.end - 1).starts_with("day") || t_.spelling(range.end - 1).starts_with("week");
  }

  [[nodiscard]] bool is_verb_here(WordRange head) const {
    const Tag tag = t_.words[head.begin].tag;
    if (tag == Tag::be || tag == Tag::have) {
      return true;
    }
    return t_.is_verb(head.begin) && !(tag == Tag::ing && gerund_is_noun(head));
  }

  [[nodiscard]] bool is_noun_here(WordRange head) const {
    const Tag tag = t_.words[head.end - 1].tag;
    if (tag == Tag::noun) {
      return true;
    }
    if (tag == Tag::proper) {
      return true;  // a capital in a headline, or a sentence's first word
    }
    return tag == Tag::ing && gerund_is_noun(head);
  }

  // "reported fighting for", "Shelling killed": a noun; "rebels fighting in", "shelling the town": a verb.
  [[nodiscard]] bool gerund_is_noun(WordRange head) const {
    if (head.begin > first_) {
      const Word& before = t_.words[head.begin - 1];
      if (before.tag == Tag::be || before.actor != kNone || (before.tag == Tag::comma && !brief_)) {
        return false;
      }
      if (t_.has_kind(head.begin - 1, VerbKind::phase) || before.tag == Tag::adverb) {
        return false;
      }
    }
    if (head.end >= last_) {
      return true;
    }
    const Tag next = t_.words[head.end].tag;
    return next != Tag::determiner && next != Tag::proper && next != Tag::number && next != Tag::pronoun &&
           !(next == Tag::noun && t_.words[head.end].actor != kNone) && !(next == Tag::adjective);
  }

  void assign_roles(Happening& happening) const {
    const Clause& clause = happening.clause;
    const auto complement = [&](WordId preposition) -> WordRange {
      for (const Complement& one : clause.complements) {
        if (one.preposition != kNone && t_.words[one.preposition].id == preposition &&
            !(preposition == t_.lexicon.by && t_.words[one.range.begin].time != kNone)) {
          return one.range;
        }
      }
      return {};
    };
    if (!clause.noun) {
      happening.agent = clause.passive ? complement(t_.lexicon.by) : clause.subject;
      happening.patient = clause.passive ? clause.subject : clause.object;
      happening.inherited_agent = !clause.passive && clause.subject.end + 6 < clause.begin;
      return;
    }
    happening.agent = complement(t_.lexicon.by);
    if (const WordRange both = complement(t_.lexicon.between); happening.agent.empty() && !both.empty()) {
      std::uint32_t end = both.begin;
      while (end < both.end && t_.words[end].tag != Tag::conjunction) {
        ++end;
      }
      happening.agent = {both.begin, end};
    }
    for (const WordId preposition :
         {t_.lexicon.of, t_.lexicon.on, t_.lexicon.against, t_.lexicon.at, t_.lexicon.for_}) {
      if (happening.patient.empty()) {
        happening.patient = complement(preposition);
      }
    }
    if (happening.agent.empty() && clause.begin < clause.head.begin &&
        RangeFacts(t_, {clause.begin, clause.head.begin}).armed()) {
      happening.agent = {clause.begin, clause.head.begin};  // "the army's capture of", "Israeli airstrikes"
    }
    if (happening.agent.empty() && clause.governor != kNone && t_.has_kind(clause.governor, VerbKind::light)) {
      const Clause light = verb_clause(t_, sentence_, {clause.governor, clause.governor + 1});
      if (!light.passive) {
        happening.agent = light.subject;
      }
    }
    if (happening.agent.empty()) {
      // "an attack was launched by".
      const std::uint32_t predicate = predicate_after(t_, sentence_, clause.end);
      if (predicate != kNone && t_.has_kind(predicate, VerbKind::light)) {
        const Clause light = verb_clause(t_, sentence_, {predicate, predicate + 1});
        for (const Complement& one : light.complements) {
          if (light.passive && one.preposition != kNone && t_.words[one.preposition].id == t_.lexicon.by) {
            happening.agent = one.range;
          }
        }
      }
    }
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

  [[nodiscard]] bool holds(Need need, const Happening& happening, const RangeFacts& patient, const RangeFacts& agent,
                           const RangeFacts& all, const RangeFacts& of, bool from) const {
    const Clause& clause = happening.clause;
    switch (need) {
      case Need::object:
        return !happening.patient.empty();
      case Need::object_place:
        return patient.place() && !holds_people_first(happening.patient);
      case Need::object_toponym:
        return patient.toponym() || part_of_it(happening.patient);
      case Need::object_people:
        return patient.people();
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
          return one.preposition != kNone && t_.spelling(one.preposition) == "along" &&
                 RangeFacts(t_, one.range).toponym();
        });
      case Need::present:
        return true;
      case Need::count_:
        break;
    }
    return false;
  }

  [[nodiscard]] bool place_in_sentence() const { return RangeFacts(t_, {first_, last_}).toponym(); }

  // "captured soldiers in the town": people are taken, not the place.
  [[nodiscard]] bool holds_people_first(WordRange range) const {
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

  // "a part of it", "most of the city".
  [[nodiscard]] bool part_of_it(WordRange range) const {
    return range.end >= range.begin + 3 && RangeFacts(t_, range).any(WordClass::partial) &&
           (t_.words[range.end - 1].id == t_.lexicon.it || t_.is(range.end - 1, WordClass::here_noun));
  }

  // "the road", "vehicles on it" where the place named last is a road.
  [[nodiscard]] bool is_on_route(WordRange subject) const {
    return (RangeFacts(t_, subject).any(WordClass::route) && !RangeFacts(t_, subject).any(WordClass::civil_target)) ||
           (!subject.empty() && t_.words[subject.end - 1].id == t_.lexicon.it &&
            t_.spelling(subject.end - 2 + (subject.end < 2 ? 1 : 0)) == "on");
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
      return t_.is(predicate, WordClass::effect) ||
             (predicate + 1 < last_ &&
              RangeFacts(t_, {predicate, std::min(predicate + 4, last_)}).any(WordClass::effect) &&
              !t_.has_kind(predicate, VerbKind::wish) && t_.words[predicate].tag == Tag::past);
    }
    return clause.governor != kNone && t_.words[clause.governor].tag == Tag::past &&
           t_.is(clause.governor, WordClass::effect);
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
    return false;
  }

  // Of triggers for one thing in one sentence the one with more around it stays: "airstrikes hit the market, killing".
  void drop_repeated() {
    std::vector<bool> drop(happenings_.size());
    for (std::size_t i = 0; i < happenings_.size(); ++i) {
      for (std::size_t j = 0; j < happenings_.size(); ++j) {
        if (i != j && !drop[j] && !drop[i] && covers(happenings_[i], happenings_[j])) {
          drop[j] = true;
        }
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < happenings_.size(); ++i) {
      if (!drop[i]) {
        happenings_[kept++] = happenings_[i];
      }
    }
    happenings_.resize(kept);
  }

  [[nodiscard]] bool covers(const Happening& outer, const Happening& inner) const {
    // What kills is told by another word of the sentence.
    const Frame inner_frame = inner.trigger->frame;
    const bool violent =
        type_of(outer.sub_event) == EventType::battles || type_of(outer.sub_event) == EventType::explosions ||
        type_of(outer.sub_event) == EventType::violence_civilians || type_of(outer.sub_event) == EventType::riots ||
        outer.sub_event == SubEventType::excessive_force;
    if (inner_frame == Frame::kill && outer.trigger->frame != Frame::kill && violent &&
        outer.trigger->frame != Frame::take && !apart(outer, inner)) {
      return true;
    }
    if (is_search_of(outer, inner)) {
      return true;
    }
    if (inner.trigger->noun && !outer.trigger->noun) {
      const std::uint32_t head = inner.clause.head.begin;
      const bool inside = outer.clause.subject.contains(head) || outer.clause.object.contains(head) ||
                          outer.clause.head.contains(head) || (head >= outer.clause.begin && head < outer.clause.end);
      return inside && type_of(inner.sub_event) == type_of(outer.sub_event) &&
             (inner.sub_event == outer.sub_event || outer.trigger->frame == Frame::hit ||
              outer.trigger->frame == Frame::explode);
    }
    // Protest and what was done about it are one event.
    const bool protest = inner.sub_event == SubEventType::peaceful_protest;
    return protest &&
           (outer.sub_event == SubEventType::protest_with_intervention ||
            outer.sub_event == SubEventType::excessive_force || outer.sub_event == SubEventType::violent_demonstration);
  }

  // "police arrested eleven people in raids": the raid in which somebody was arrested or troops killed somebody.
  [[nodiscard]] bool is_search_of(const Happening& outer, const Happening& inner) const {
    const bool arrests = outer.sub_event == SubEventType::arrests;
    const bool kills = outer.trigger->frame == Frame::kill && by_a_state(outer.agent);
    return inner.trigger->noun && inner.trigger->pattern == "raid" && !outer.trigger->noun && (arrests || kills) &&
           !apart(outer, inner) && inner.clause.head.begin > outer.clause.head.begin &&
           inner.clause.head.begin < std::max(outer.clause.end, outer.clause.head.end) + 1;
  }

  [[nodiscard]] bool by_a_state(WordRange agent) const {
    for (std::uint32_t at = agent.begin; at < agent.end; ++at) {
      const std::uint32_t actor = t_.words[at].actor;
      if (actor != kNone && t_.actors[actor].is(ActorKind::state)) {
        return true;
      }
    }
    return false;
  }

  // "troops killed four in A, while a bomb hit B": two clauses that each tell of a deed of their own.
  [[nodiscard]] bool apart(const Happening& a, const Happening& b) const {
    const std::uint32_t from = std::min(a.clause.head.end, b.clause.head.end);
    const std::uint32_t to = std::max(a.clause.head.begin, b.clause.head.begin);
    for (std::uint32_t at = from; at < to; ++at) {
      const std::string word = lower_word(t_.spelling(at));
      if (word == "while" || word == "whereas" || word == ";") {
        return true;
      }
    }
    return false;
  }

  const TaggedText& t_;
  const Sentence& sentence_;
  bool brief_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<PhraseTable::Match> matches_;
  std::vector<Happening> happenings_;
};

}  // namespace

std::vector<Happening> find_happenings(const TaggedText& tagged, const Sentence& sentence, bool brief) {
  return HappeningFinder(tagged, sentence, brief).run();
}

}  // namespace dateline::events
