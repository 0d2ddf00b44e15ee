#include "events/extract/syntax/modality.h"

#include <algorithm>
#include <string>

#include "events/extract/syntax/rankings.h"

namespace dateline::events {

namespace {

class Judge {
 public:
  Judge(const TaggedText& tagged, const Sentence& sentence, bool brief)
      : t_(tagged),
        sentence_(sentence),
        brief_(brief),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  [[nodiscard]] Factuality verb(const Clause& clause, int depth = 0) const {
    if (clause.negated || depth > 4 || conditional(clause) || commemorates(clause) || habitual(clause)) {
      return Factuality::not_told;
    }
    if (clause.modal != kNone || is_one_of_several(t_, sentence_, clause)) {
      return Factuality::not_told;
    }
    if (clause.infinitive) {
      return infinitive(clause, depth);
    }
    if (clause.gerund) {
      return gerund(clause, depth);
    }
    if (clause.relative && identifies(clause)) {
      return Factuality::supposed;  // "the officers who seized power"
    }
    if (clause.passive && !clause.finite) {
      return Factuality::supposed;  // "areas captured by rebels"
    }
    if (clause.present && !clause.passive && !brief_) {
      return Factuality::not_told;
    }
    if (clause.passive && present_be(clause) && !clause.perfect) {
      return brief_ ? Factuality::fact : Factuality::not_told;  // "is held", "are expected"
    }
    return Factuality::fact;
  }

  [[nodiscard]] Factuality noun(const Clause& clause) const {
    if (clause.negated || commemorates(clause) || depicted(clause) || conditional(clause) || threatened(clause)) {
      return Factuality::not_told;
    }
    if (followed_by_noun(clause.head.end) || is_counted(clause) || is_ranked(t_, sentence_, clause)) {
      return Factuality::not_told;
    }
    const std::uint32_t governor = clause.governor;
    const Tag tag = governor == kNone ? Tag::stop : t_.words[governor].tag;
    if (governor != kNone && t_.is_verb(governor)) {
      return governed_by_verb(governor, clause);
    }
    const bool that = governor != kNone && t_.words[governor].id == t_.lexicon.that;
    if ((tag == Tag::preposition || tag == Tag::to || tag == Tag::subordinator) && !that) {
      return governed_by_preposition(governor, clause);
    }
    if (is_auxiliary(tag)) {
      return Factuality::not_told;  // "it is a war crime", "there was fighting"
    }
    if (clause.end < last_ && t_.words[clause.end].tag == Tag::be && is_likelihood(t_, sentence_, clause.end + 1)) {
      return Factuality::not_told;
    }
    // A subject, or the fragment of a headline.
    std::uint32_t predicate = predicate_after(t_, sentence_, clause.end);
    if (predicate == kNone && clause.end < last_ && t_.words[clause.end].id == t_.lexicon.that) {
      predicate = main_verb_after_relative(clause.end);
    }
    if (predicate == kNone) {
      return brief_ || that || tag == Tag::stop ? Factuality::fact : Factuality::supposed;
    }
    if (t_.is(predicate, WordClass::ends) || t_.has_kind(predicate, VerbKind::wish)) {
      return Factuality::not_told;
    }
    const Clause told = verb_clause(t_, sentence_, {predicate, predicate + 1});
    if (told.modal != kNone || told.negated || (told.passive && t_.is(predicate, WordClass::plan))) {
      return Factuality::not_told;  // "a march is planned"
    }
    return Factuality::fact;
  }

 private:
  [[nodiscard]] Tag tag(std::uint32_t at) const { return at < last_ ? t_.words[at].tag : Tag::stop; }

  // "the attack that we reported did not take place": the second finite verb from the relative on.
  [[nodiscard]] std::uint32_t main_verb_after_relative(std::uint32_t relative) const {
    constexpr std::uint32_t kReach = 16;  // words
    bool inner = false;
    for (std::uint32_t at = relative + 1; at < last_ && at < relative + kReach && !is_punctuation(tag(at)); ++at) {
      if (t_.is_verb(at) && is_finite(t_, sentence_, at)) {
        if (inner) {
          return at;
        }
        inner = true;
      }
    }
    return kNone;
  }

  // "if", "unless", "whether" before the subject of the clause, with nothing in between that ends it.
  [[nodiscard]] bool conditional(const Clause& clause) const {
    std::uint32_t at = clause.noun || clause.subject.empty() || clause.subject.begin > clause.begin
                           ? clause.begin
                           : clause.subject.begin;
    for (int step = 0; at > first_ && step < 10; --at, ++step) {
      if (t_.is(at - 1, WordClass::condition)) {
        return true;
      }
      if (tag(at - 1) == Tag::comma || tag(at - 1) == Tag::stop || t_.is_verb(at - 1)) {
        return false;
      }
    }
    return at == first_ && at < last_ && t_.is(at, WordClass::condition);
  }

  // "often attacked", "shells the town every day", "whenever rebels attacked": time and again, and no one event.
  [[nodiscard]] bool habitual(const Clause& clause) const {
    const std::uint32_t begin =
        clause.subject.empty() || clause.subject.begin > clause.begin ? clause.begin : clause.subject.begin;
    if (begin > first_ && t_.is(begin - 1, WordClass::habitual)) {
      return true;
    }
    for (std::uint32_t at = clause.begin; at < clause.head.begin; ++at) {
      if (t_.is(at, WordClass::habitual)) {
        return true;
      }
    }
    if (clause.begin > first_ && t_.is(clause.begin - 1, WordClass::habitual)) {
      return true;
    }
    constexpr std::uint32_t kGroup = 4;  // words of "has long been fought over"
    for (std::uint32_t at = clause.head.begin; at > first_ && at + kGroup > clause.head.begin; --at) {
      if (t_.lower(at - 1) == "long" && at > first_ + 1 && tag(at - 2) == Tag::have) {
        return true;
      }
    }
    // "every day", "Every week, soldiers burn": in the clause or at the head of the sentence.
    constexpr std::uint32_t kReach = 8;  // words
    for (std::uint32_t at = clause.head.end; at < last_ && at < clause.end + kReach; ++at) {
      if (tag(at) == Tag::comma || tag(at) == Tag::stop || (t_.is_verb(at) && is_finite(t_, sentence_, at))) {
        break;
      }
      if (is_every(at)) {
        return true;
      }
    }
    return t_.is(first_, WordClass::habitual) || (is_every(first_) && clause.begin < first_ + 2 * kReach);
  }
  [[nodiscard]] bool is_every(std::uint32_t at) const {
    return at + 1 < last_ && (t_.lower(at) == "every" || t_.lower(at) == "each") &&
           (t_.words[at].time != kNone || t_.words[at + 1].time != kNone || t_.lower(at + 1) == "time");
  }

  // "On 15 August, the anniversary of the treaty, police ...": says which day it was.
  [[nodiscard]] bool is_of_a_day(std::uint32_t memorial) const {
    std::uint32_t at = memorial;
    while (at > first_ &&
           (tag(at - 1) == Tag::determiner || tag(at - 1) == Tag::adjective || tag(at - 1) == Tag::number)) {
      --at;
    }
    return at > first_ + 1 && tag(at - 1) == Tag::comma && t_.words[at - 2].time != kNone;
  }

  [[nodiscard]] bool commemorates(const Clause& clause) const {
    for (std::uint32_t at = clause.begin; at > first_ && at + 8 > clause.begin; --at) {
      if (t_.is(at - 1, WordClass::memorial)) {
        return !is_of_a_day(at - 1);
      }
      if (tag(at - 1) == Tag::stop) {
        break;
      }
    }
    for (std::uint32_t at = clause.head.end; at < last_ && at < clause.head.end + 2; ++at) {
      if (t_.is(at, WordClass::memorial) && !t_.is_verb(at)) {
        return true;
      }
    }
    return false;
  }

  // "images of the siege of A, the bombing of B and the fall of C": back along the list to what it is of.
  [[nodiscard]] bool depicted(const Clause& clause) const {
    for (std::uint32_t at = clause.begin; at > first_ && at + 40 > clause.begin; --at) {
      const Tag before = tag(at - 1);
      const bool of = t_.words[at - 1].id == t_.lexicon.of;
      if (of && at > first_ + 1 && t_.is(at - 2, WordClass::depiction)) {
        return true;
      }
      if (!of && !is_nominal(before) && before != Tag::determiner && before != Tag::adjective &&
          before != Tag::number && before != Tag::possessive && before != Tag::comma && before != Tag::conjunction) {
        return false;
      }
    }
    return false;
  }

  // Whether the relative clause tells which one is meant: "the ... who", without a comma.
  [[nodiscard]] bool identifies(const Clause& clause) const {
    return !clause.subject.empty() && tag(clause.subject.begin) == Tag::determiner &&
           t_.lower(clause.subject.begin) == "the" && clause.subject.end < last_ &&
           tag(clause.subject.end) == Tag::relative;
  }

  [[nodiscard]] bool present_be(const Clause& clause) const {
    for (std::uint32_t at = clause.begin; at < clause.head.begin; ++at) {
      if (tag(at) == Tag::be) {
        const std::string_view be = t_.lower(at);
        return be == "is" || be == "are";
      }
    }
    return false;
  }

  [[nodiscard]] Factuality infinitive(const Clause& clause, int depth) const {
    const std::uint32_t governor = clause.governor;
    if (governor == kNone) {
      return Factuality::not_told;
    }
    if (t_.has_kind(governor, VerbKind::phase) || t_.lower(governor) == "forced" || t_.lower(governor) == "able") {
      return t_.is_verb(governor) ? verb(verb_clause(t_, sentence_, {governor, governor + 1}), depth + 1)
                                  : Factuality::fact;
    }
    if (clause.perfect && (t_.has_kind(governor, VerbKind::think) || t_.has_kind(governor, VerbKind::speech))) {
      return Factuality::supposed;  // "is suspected to have killed"
    }
    if (t_.lower(governor) == "on" && governor > first_ && t_.lower(governor - 1) == "went") {
      return Factuality::fact;
    }
    return Factuality::not_told;
  }

  [[nodiscard]] Factuality gerund(const Clause& clause, int depth) const {
    const std::uint32_t governor = clause.governor;
    if (governor == kNone || tag(governor) == Tag::comma || tag(governor) == Tag::conjunction) {
      // Depends on the main clause before or after it.
      for (std::uint32_t at = clause.begin; at > first_ && at + 40 > clause.begin; --at) {
        if (t_.is_verb(at - 1) && is_finite(t_, sentence_, at - 1)) {
          const Clause main = verb_clause(t_, sentence_, {at - 1, at});
          if (t_.has_kind(at - 1, VerbKind::wish)) {
            return Factuality::not_told;
          }
          const Factuality told = verb(main, depth + 1);
          return told == Factuality::not_told && main.present && !main.negated ? Factuality::supposed : told;
        }
      }
      return Factuality::fact;
    }
    if (t_.is_verb(governor)) {
      if (t_.has_kind(governor, VerbKind::phase) || t_.has_kind(governor, VerbKind::speech)) {
        return verb(verb_clause(t_, sentence_, {governor, governor + 1}), depth + 1);
      }
      return Factuality::not_told;
    }
    if (tag(governor) == Tag::preposition || tag(governor) == Tag::subordinator) {
      if (t_.is(governor, WordClass::factual_gerund)) {
        return Factuality::fact;
      }
      // "accused of shelling", "condemned for bombing".
      const bool charge = t_.lower(governor) == "of" || t_.lower(governor) == "for";
      return charge && charged_before(governor) ? Factuality::supposed : Factuality::not_told;
    }
    return is_nominal(tag(governor)) ? Factuality::supposed : Factuality::not_told;
  }

  [[nodiscard]] bool charged_before(std::uint32_t governor) const {
    for (std::uint32_t at = governor; at > first_ && at + 9 > governor; --at) {
      if (t_.has_kind(at - 1, VerbKind::accuse)) {
        return true;
      }
    }
    return false;
  }

  // "the threat of attacks", "a planned attack", "fears of".
  [[nodiscard]] bool threatened(const Clause& clause) const {
    for (std::uint32_t at = clause.begin; at < clause.head.begin; ++at) {
      if (t_.is(at, WordClass::threat_noun)) {
        return true;
      }
    }
    std::uint32_t at = clause.begin;
    for (int step = 0; at > first_ && step < 4; --at, ++step) {
      if (t_.is(at - 1, WordClass::threat_noun)) {
        return true;
      }
      if (tag(at - 1) != Tag::preposition && tag(at - 1) != Tag::determiner && tag(at - 1) != Tag::adjective &&
          t_.lower(at - 1) != "further" && t_.lower(at - 1) != "more") {
        return false;
      }
    }
    return false;
  }

  // "documented 97 attacks on schools", "is blamed for dozens of attacks": a sum, and no one event.
  [[nodiscard]] bool is_counted(const Clause& clause) const {
    constexpr std::uint32_t kReach = 5;  // words
    const std::uint32_t from = clause.begin < first_ + kReach ? first_ : clause.begin - kReach;
    bool many = false;
    bool sums = false;
    for (std::uint32_t at = from; at < clause.head.begin; ++at) {
      const std::string_view word = t_.lower(at);
      many = many || (tag(at) == Tag::number && t_.words[at].time == kNone) || word == "dozens" || word == "hundreds" ||
             word == "scores";
      sums = sums || word == "documented" || word == "recorded" || word == "registered" || word == "counted" ||
             word == "verified" || (word == "for" && at > first_ && charged_before(at));
    }
    return many && sums;
  }

  // "attack helicopter", "bombing operations": the trigger only tells which.
  [[nodiscard]] bool followed_by_noun(std::uint32_t at) const {
    return at < last_ && tag(at) == Tag::noun && t_.words[at].time == kNone && !t_.is(at, WordClass::same_event);
  }

  [[nodiscard]] bool the(const Clause& clause) const {
    return tag(clause.begin) == Tag::determiner && lower_word(t_.spelling(clause.begin)) == "the";
  }

  [[nodiscard]] Factuality governed_by_verb(std::uint32_t governor, const Clause& clause) const {
    const Clause outer = verb_clause(t_, sentence_, {governor, governor + 1});
    if (t_.has_kind(governor, VerbKind::wish) || t_.has_kind(governor, VerbKind::negative) ||
        t_.has_kind(governor, VerbKind::think) || t_.is(governor, WordClass::general) ||
        t_.is(governor, WordClass::ends)) {
      return Factuality::not_told;
    }
    if (t_.words[governor].tag == Tag::ing && outer.governor != kNone &&
        t_.is(outer.governor, WordClass::threat_noun)) {
      return Factuality::not_told;
    }
    const bool indefinite = clause.begin < clause.head.begin &&
                            lower_word(t_.spelling(clause.begin)).starts_with("a") &&
                            tag(clause.begin) == Tag::determiner;
    if (indefinite && t_.is(governor, WordClass::decree)) {
      return Factuality::not_told;  // "announced an offensive"
    }
    const bool event_verb = t_.has_kind(governor, VerbKind::light) || t_.has_kind(governor, VerbKind::speech) ||
                            t_.has_kind(governor, VerbKind::occur) || t_.has_kind(governor, VerbKind::phase);
    if (outer.negated && the(clause) && outer.modal == kNone && !t_.has_kind(governor, VerbKind::light) &&
        !t_.has_kind(governor, VerbKind::occur) && !t_.has_kind(governor, VerbKind::phase)) {
      return Factuality::supposed;  // "nobody claimed the bombing"
    }
    const Factuality told = verb(outer);
    if (told == Factuality::not_told || event_verb) {
      return told;
    }
    // "condemned the attack": known, if it says which.
    const bool definite = clause.begin < clause.head.begin && tag(clause.begin) == Tag::determiner;
    return definite || !clause.complements.empty() ? Factuality::supposed : Factuality::not_told;
  }

  [[nodiscard]] bool is_support(std::uint32_t at) const {
    const std::string_view word = t_.lower(at);
    return word == "backed" || word == "supported" || word == "aided" || word == "assisted" || word == "helped";
  }

  [[nodiscard]] Factuality governed_by_preposition(std::uint32_t governor, const Clause& clause) const {
    const std::string_view word = t_.lower(governor);
    if (governor > first_ && t_.is(governor - 1, WordClass::pause)) {
      return Factuality::not_told;  // "a pause in the fighting"
    }
    if (word == "by" && governor > first_ && is_support(governor - 1)) {
      return Factuality::not_told;  // "troops backed by air strikes fought"
    }
    if (const std::uint32_t answer = answering_verb(t_, governor); answer != kNone) {
      return verb(verb_clause(t_, sentence_, {answer, answer + 1}));  // "the army responded with air strikes"
    }
    if (t_.is(governor, WordClass::presupposing)) {
      // What it hangs on may itself be only wished for.
      for (std::uint32_t at = governor; at > first_ && at + 3 > governor; --at) {
        if (t_.has_kind(at - 1, VerbKind::wish) && tag(at - 1) != Tag::noun) {
          return Factuality::not_told;
        }
      }
      return Factuality::supposed;
    }
    if (word == "of") {
      if (governor > first_ && t_.is_verb(governor - 1) &&
          t_.lexicon.lemma(t_.words[governor - 1].id) == t_.lexicon.vocabulary.find("speak")) {
        return verb(verb_clause(t_, sentence_, {governor - 1, governor}));  // "spoke of full control"
      }
      if (governor > first_ && t_.has_kind(governor - 1, VerbKind::wish)) {
        return Factuality::not_told;  // "warned of attacks"
      }
      return governor > first_ && t_.is(governor - 1, WordClass::threat_noun) ? Factuality::not_told
                                                                              : Factuality::supposed;
    }
    if (word == "for" && charged_before(governor)) {
      return Factuality::supposed;  // "blamed rebels for a bombing"
    }
    if (word == "for" || word == "to" || word == "on" || word == "about" || word == "into") {
      return the(clause) ? Factuality::supposed : Factuality::not_told;
    }
    return Factuality::not_told;
  }

  const TaggedText& t_;
  const Sentence& sentence_;
  bool brief_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

Factuality factuality(const TaggedText& tagged, const Sentence& sentence, const Clause& clause, bool brief) {
  const Judge judge(tagged, sentence, brief);
  return clause.noun ? judge.noun(clause) : judge.verb(clause);
}

std::uint32_t answering_verb(const TaggedText& tagged, std::uint32_t preposition) {
  if (preposition == kNone || preposition == 0 || tagged.lower(preposition) != "with") {
    return kNone;
  }
  const std::string_view word = tagged.lower(preposition - 1);
  const bool answers = word == "responded" || word == "retaliated" || word == "replied" || word == "answered";
  return answers ? preposition - 1 : kNone;
}

}  // namespace dateline::events
