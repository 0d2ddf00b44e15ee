#include "events/extract/triggers/triggers.h"

#include <algorithm>

#include "events/extract/syntax/announced.h"
#include "events/extract/triggers/classify.h"
#include "events/extract/triggers/figurative.h"
#include "events/extract/triggers/gapping.h"
#include "events/extract/triggers/repeated_happenings.h"
#include "events/extract/triggers/trigger_needs.h"

namespace dateline::events {

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
      const bool may_tell = t_.lexicon.trigger_phrases.may_begin(t_.ids[at]);
      at = may_tell ? std::max(at + 1, try_at(at)) : at + 1;
    }
    drop_repeated(t_, happenings_);
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
    t_.lexicon.trigger_phrases.find({t_.ids.data() + at, last_ - at}, matches_);
    std::optional<Clause> as_verb;
    std::optional<Clause> as_noun;
    std::size_t length = 0;
    for (const PhraseTable::Match& match : matches_) {
      const Trigger& trigger = t_.lexicon.triggers[match.value];
      const WordRange head{at, at + static_cast<std::uint32_t>(match.length)};
      if (t_.words[at].actor != kNone && !verbal && t_.words[head.end - 1].actor == t_.words[at].actor) {
        break;  // an actor's name; "artillery duel" goes beyond it
      }
      if (match.length != length) {
        as_verb.reset();
        as_noun.reset();
        length = match.length;
      }
      if (trigger.noun ? !is_noun_here(head) : !is_verb_here(head)) {
        continue;
      }
      if (trigger.frame == Frame::none && !trigger.noun && is_by_weapon(at)) {
        continue;  // "shells hit the market": no goods for sale
      }
      if (trigger.frame == Frame::none) {
        return head.end;  // "gas explosion", "protest movement": looks like an event and is none
      }
      std::optional<Clause>& clause = trigger.noun ? as_noun : as_verb;
      if (!clause) {
        clause = trigger.noun ? noun_clause(t_, sentence_, head) : verb_clause(t_, sentence_, head);
      }
      Happening happening;
      happening.trigger = &trigger;
      happening.clause = *clause;
      assign_roles(happening);
      if (!needs_hold(t_, sentence_, happening) || is_adjective(happening)) {
        continue;
      }
      happening.told = factuality(t_, sentence_, happening.clause,
                                  brief_ || trigger.needs.test(static_cast<std::size_t>(Need::present)));
      if (happening.told == Factuality::not_told &&
          is_announced(t_, sentence_, happening.clause, trigger.frame == Frame::protest)) {
        happening.told = Factuality::planned;
      }
      if (happening.told == Factuality::not_told || is_figurative(t_, sentence_, happening)) {
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

  [[nodiscard]] bool is_by_weapon(std::uint32_t verb) const {
    const RangeFacts before(t_, {verb > first_ + 1 ? verb - 2 : first_, verb});
    return before.weapon().has_value() || before.any(WordClass::air_noun);
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

  // "displaced people demonstrated": tells who they are.
  [[nodiscard]] static bool is_adjective(const Happening& happening) {
    const Clause& clause = happening.clause;
    return happening.trigger->frame == Frame::displace && !clause.noun && !clause.passive && !clause.infinitive &&
           clause.subject.empty() && clause.begin == clause.head.begin;
  }

  // "Six patients killed", "Driver killed, four hurt": people who are counted, or about whom nothing more is said, and
  // no object.
  [[nodiscard]] bool is_bare_passive(const Happening& happening) const {
    const Clause& clause = happening.clause;
    const Tag tag = t_.words[clause.head.begin].tag;
    const RangeFacts subject(t_, clause.subject);
    return happening.trigger->frame == Frame::kill && happening.trigger->pattern.find(' ') == std::string::npos &&
           !clause.passive && clause.begin == clause.head.begin && tag == Tag::past && clause.object.empty() &&
           clause.subject.end == clause.begin &&
           (subject.number() ||
            (subject.people() && (clause.head.end >= last_ || is_punctuation(t_.words[clause.head.end].tag))));
  }

  // "were taken from their homes and killed": the auxiliary and the subject of the verb before serve this one too.
  void share_passive(Clause& clause, Frame frame) const {
    constexpr std::uint32_t kReach = 10;  // words
    const std::uint32_t head = clause.head.begin;
    if ((frame != Frame::kill && frame != Frame::act) || clause.passive || !clause.object.empty() ||
        head < first_ + 3 || t_.words[head].tag != Tag::past || t_.words[head - 1].tag != Tag::conjunction) {
      return;
    }
    for (std::uint32_t at = head - 1; at > first_ && at + kReach > head; --at) {
      if (is_punctuation(t_.words[at - 1].tag)) {
        return;
      }
      if (t_.is_verb(at - 1)) {
        const Clause before = verb_clause(t_, sentence_, {at - 1, at});
        if (before.passive && before.finite) {
          clause.passive = true;
          clause.finite = true;
          clause.subject = before.subject;
        }
        return;
      }
    }
  }

  // "After taking A on Saturday, troops captured B": whose deed the opening tells of.
  [[nodiscard]] WordRange subject_behind(const Clause& opening) const {
    constexpr std::uint32_t kReach = 20;  // words
    const WordId link = t_.words[first_].id;
    if (link != t_.lexicon.after && link != t_.lexicon.before && t_.lower(first_) != "while") {
      return {};
    }
    std::uint32_t comma = opening.head.end;
    while (comma < last_ && comma < opening.head.end + kReach && t_.words[comma].tag != Tag::comma) {
      ++comma;
    }
    for (std::uint32_t at = comma; at < last_ && at < comma + kReach; ++at) {
      if (t_.is_verb(at) && is_finite(t_, sentence_, at)) {
        const Clause main = verb_clause(t_, sentence_, {at, at + 1});
        return !main.passive && main.subject.begin > comma ? main.subject : WordRange{};
      }
    }
    return {};
  }

  // "Air strikes were reported on rebel positions in A": what stands behind the verb that only says so.
  [[nodiscard]] WordRange reported_target(const Clause& clause) const {
    const std::uint32_t predicate = predicate_after(t_, sentence_, clause.end);
    if (predicate == kNone || !(t_.has_kind(predicate, VerbKind::light) || t_.has_kind(predicate, VerbKind::speech))) {
      return {};
    }
    const Clause said = verb_clause(t_, sentence_, {predicate, predicate + 1});
    for (const Complement& one : said.complements) {
      const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
      if (said.passive && (preposition == t_.lexicon.on || preposition == t_.lexicon.against) &&
          t_.words[one.range.begin].time == kNone) {
        return one.range;
      }
    }
    return {};
  }

  // "beat [a man] to death": the words that stand for the pattern's "~".
  [[nodiscard]] static WordRange gap_of(const Happening& happening) {
    const std::string& pattern = happening.trigger->pattern;
    const std::size_t gap = pattern.find('~');
    const Frame frame = happening.trigger->frame;
    if (gap == std::string::npos || (frame != Frame::kill && frame != Frame::act)) {
      return {};
    }
    const auto words = [](std::string_view part) {
      return static_cast<std::uint32_t>(std::count(part.begin(), part.end(), ' '));
    };
    const std::string_view all = pattern;
    return {happening.clause.head.begin + words(all.substr(0, gap)),
            happening.clause.head.end - words(all.substr(gap))};
  }

  void assign_roles(Happening& happening) const {
    const Clause& clause = happening.clause;
    const auto complement = [&](WordId preposition) -> WordRange {
      for (const Complement& one : clause.complements) {
        if (one.preposition != kNone && t_.words[one.preposition].id == preposition &&
            t_.words[one.range.begin].time == kNone) {
          return one.range;
        }
      }
      return {};
    };
    if (!clause.noun) {
      if (is_bare_passive(happening)) {
        happening.clause.passive = true;
      } else {
        share_passive(happening.clause, happening.trigger->frame);
      }
      if (happening.trigger->needs.test(static_cast<std::size_t>(Need::undergone))) {
        happening.agent = complement(t_.lexicon.by);
        happening.agent = happening.agent.empty() ? complement(t_.lexicon.from) : happening.agent;
        happening.patient = clause.subject;
        return;
      }
      happening.agent = clause.passive ? complement(t_.lexicon.by) : clause.subject;
      happening.patient = clause.passive ? clause.subject : clause.object;
      if (const WordRange gap = gap_of(happening); !clause.passive && !gap.empty()) {
        happening.patient = gap;
      }
      happening.inherited_agent = !clause.passive && clause.subject.end + 6 < clause.begin;
      if (happening.agent.empty() && clause.gerund && clause.begin == first_ + 1) {
        happening.agent = subject_behind(clause);
        happening.inherited_agent = true;
      }
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
    if (happening.patient.empty()) {
      happening.patient = reported_target(clause);
    }
    if (happening.agent.empty() && clause.begin < clause.head.begin &&
        RangeFacts(t_, {clause.begin, clause.head.begin}).armed()) {
      happening.agent = {clause.begin, clause.head.begin};  // "the army's capture of", "Israeli airstrikes"
    }
    if (const std::uint32_t answer = answering_verb(t_, clause.governor); happening.agent.empty() && answer != kNone) {
      happening.agent = verb_clause(t_, sentence_, {answer, answer + 1}).subject;
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
