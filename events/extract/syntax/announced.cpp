#include "events/extract/syntax/announced.h"

namespace dateline::events {

namespace {

class Announcement {
 public:
  Announcement(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged),
        sentence_(sentence),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  // Whether nothing in the sentence takes back or doubts what it announces.
  [[nodiscard]] bool is_plain(const Clause& clause) const {
    for (std::uint32_t at = first_; at < last_; ++at) {
      const bool before = at < clause.begin;
      if (t_.words[at].tag == Tag::negation || (t_.is(at, WordClass::condition) && (before || !is_threat(clause)))) {
        return false;
      }
      // "residents fear that rebels will attack": not by those who will do it.
      if (before && (t_.lower(at).starts_with("fear") || t_.lower(at).starts_with("warn") ||
                     t_.has_kind(at, VerbKind::think) || t_.has_kind(at, VerbKind::deny) ||
                     t_.has_kind(at, VerbKind::accuse) || t_.has_kind(at, VerbKind::negative))) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool of(const Clause& clause, bool rally, int depth = 0) const {
    if (depth > 3) {
      return false;
    }
    return clause.noun ? of_noun(clause, rally, depth) : of_verb(clause, depth);
  }

 private:
  [[nodiscard]] Clause clause_of(std::uint32_t verb) const { return verb_clause(t_, sentence_, {verb, verb + 1}); }

  // "threatened to shell": stays a threat with its condition.
  [[nodiscard]] bool is_threat(const Clause& clause) const {
    return clause.infinitive && clause.governor != kNone && t_.lower(clause.governor).starts_with("threaten");
  }

  [[nodiscard]] bool of_verb(const Clause& clause, int depth) const {
    if (clause.modal != kNone) {
      const std::string_view modal = t_.lower(clause.modal);
      return modal == "will" || modal == "'ll" || (modal == "would" && says_of_itself(clause));
    }
    const bool linked = clause.infinitive || clause.gerund;
    if (clause.infinitive && clause.begin < clause.head.begin && t_.words[clause.begin].tag == Tag::be) {
      return true;  // "are to withdraw", "are about to withdraw"
    }
    if (!linked || clause.governor == kNone) {
      return false;
    }
    if (clause.infinitive && t_.is(clause.governor, WordClass::plan)) {
      return is_plan(clause.governor, depth);
    }
    // "will begin to withdraw", "plans to start shelling"
    return t_.is_verb(clause.governor) && t_.has_kind(clause.governor, VerbKind::phase) &&
           of(clause_of(clause.governor), false, depth + 1);
  }

  // "plans to", "is set to", "have threatened to", "announced plans to"; not "had planned to", "a plot by men planning
  // to".
  [[nodiscard]] bool is_plan(std::uint32_t word, int depth) const {
    if (!t_.is_verb(word)) {
      const std::uint32_t verb = noun_clause(t_, sentence_, {word, word + 1}).governor;
      if (verb == kNone || !(t_.is(verb, WordClass::decree) || t_.words[verb].tag == Tag::have)) {
        return false;
      }
      return t_.words[verb].tag == Tag::have || is_told(clause_of(verb), depth);
    }
    return is_told(clause_of(word), depth);
  }

  // Whether the verb of a plan is itself told as a fact of today.
  [[nodiscard]] bool is_told(const Clause& plan, int depth) const {
    if (plan.negated || (plan.modal == kNone && has_had(plan))) {
      return false;
    }
    if (plan.modal != kNone || plan.infinitive || (plan.gerund && !plan.progressive)) {
      return plan.infinitive && of(plan, false, depth + 1);
    }
    return plan.finite || plan.progressive;
  }

  [[nodiscard]] bool has_had(const Clause& plan) const {
    for (std::uint32_t at = plan.begin; at < plan.head.begin; ++at) {
      if (t_.lower(at) == "had" || t_.lower(at) == "was" || t_.lower(at) == "were") {
        return !said_before(plan.begin);
      }
    }
    return false;
  }

  // Whether somebody speaks before: "said it had decided to", "said it would".
  [[nodiscard]] bool said_before(std::uint32_t at) const {
    for (std::uint32_t back = at; back > first_; --back) {
      if (t_.is_verb(back - 1) && t_.has_kind(back - 1, VerbKind::speech)) {
        return true;
      }
    }
    return false;
  }

  // "said it would bomb": who speaks will do it.
  [[nodiscard]] bool says_of_itself(const Clause& clause) const {
    return clause.subject.end == clause.subject.begin + 1 && t_.words[clause.subject.begin].tag == Tag::pronoun &&
           said_before(clause.begin);
  }

  [[nodiscard]] bool of_noun(const Clause& clause, bool rally, int depth) const {
    const std::uint32_t governor = clause.governor;
    if (governor != kNone && t_.is_verb(governor)) {
      const Clause outer = clause_of(governor);
      if (t_.is(governor, WordClass::decree)) {
        return outer.modal == kNone && outer.finite && !outer.passive;
      }
      if (t_.is(governor, WordClass::plan)) {
        return !outer.passive && is_told(outer, depth);
      }
      return (t_.has_kind(governor, VerbKind::light) || t_.has_kind(governor, VerbKind::phase)) &&
             of(outer, rally, depth + 1);
    }
    if (governor > first_ && governor != kNone && rally && t_.words[governor].id == t_.lexicon.for_ &&
        t_.lower(governor - 1).starts_with("call")) {
      return t_.is_verb(governor - 1) && is_told(clause_of(governor - 1), depth);  // "called for protests"
    }
    // "a march is planned", "protests are scheduled"
    const std::uint32_t predicate = predicate_after(t_, sentence_, clause.end);
    if (predicate == kNone || !t_.is(predicate, WordClass::plan)) {
      return false;
    }
    const Clause planned = clause_of(predicate);
    return planned.passive && !planned.negated && planned.modal == kNone && !has_had(planned);
  }

  const TaggedText& t_;
  const Sentence& sentence_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

bool is_announced(const TaggedText& tagged, const Sentence& sentence, const Clause& clause, bool rally) {
  const Announcement announcement(tagged, sentence);
  return announcement.of(clause, rally) && announcement.is_plain(clause);
}

}  // namespace dateline::events
