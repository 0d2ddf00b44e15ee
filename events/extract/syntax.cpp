#include "events/extract/syntax.h"

#include <algorithm>

namespace dateline::events {

namespace {

// How far a rule looks for the other end of a clause; longer ones are cut.
constexpr std::uint32_t kReach = 45;
// Words of a parenthesis that a phrase goes on after.
constexpr std::uint32_t kParenthesis = 12;

class Parser {
 public:
  Parser(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  [[nodiscard]] Tag tag(std::uint32_t at) const { return at < last_ ? t_.words[at].tag : Tag::stop; }
  [[nodiscard]] WordId id(std::uint32_t at) const { return at < last_ ? t_.words[at].id : 0; }
  [[nodiscard]] bool is_time(std::uint32_t at) const { return at < last_ && t_.words[at].time != kNone; }
  [[nodiscard]] bool verb(std::uint32_t at) const { return at < last_ && t_.is_verb(at); }

  // Back over what may stand between a verb and its auxiliary or subject.
  [[nodiscard]] std::uint32_t back_over_adverbs(std::uint32_t at) const {
    while (at > first_ && (tag(at - 1) == Tag::adverb || tag(at - 1) == Tag::negation || is_time(at - 1) ||
                           (tag(at - 1) == Tag::preposition && is_time(at)))) {
      --at;
    }
    return at;
  }

  [[nodiscard]] std::uint32_t group_begin(std::uint32_t head) const {
    std::uint32_t begin = head;
    while (true) {
      const std::uint32_t at = back_over_adverbs(begin);
      if (at > first_ && (is_auxiliary(tag(at - 1)) || (tag(at - 1) == Tag::to && at == begin))) {
        begin = at - 1;
      } else {
        return begin;
      }
    }
  }

  [[nodiscard]] bool finite(std::uint32_t at) const {
    if (is_auxiliary(tag(at))) {
      return true;
    }
    if (!verb(at) || tag(at) == Tag::ing || tag(at) == Tag::participle) {
      return false;
    }
    const std::uint32_t begin = group_begin(at);
    return tag(begin) != Tag::to && !is_reduced(at);
  }

  // "the town captured by rebels", "rebels backed by": a participle that belongs to the noun before it.
  [[nodiscard]] bool is_reduced(std::uint32_t at) const {
    if (tag(at) != Tag::past && tag(at) != Tag::participle) {
      return false;
    }
    if (group_begin(at) != at) {
      return false;
    }
    if (tag(at) == Tag::participle) {
      return true;
    }
    if (t_.has_kind(at, VerbKind::speech)) {
      return false;
    }
    std::uint32_t next = at + 1;
    while (next < last_ && tag(next) == Tag::adverb) {
      ++next;
    }
    if (id(next) == t_.lexicon.by && !is_time(next + 1)) {
      return true;
    }
    // Without an object, and another finite verb follows in the same clause: "rebels killed in the battle were".
    if (tag(next) != Tag::preposition || at == first_ || !is_nominal(tag(at - 1))) {
      return false;
    }
    for (std::uint32_t ahead = next; ahead < last_ && ahead < at + kReach; ++ahead) {
      if (is_punctuation(tag(ahead)) || tag(ahead) == Tag::conjunction || tag(ahead) == Tag::subordinator ||
          tag(ahead) == Tag::relative) {
        return false;
      }
      if (is_auxiliary(tag(ahead)) || tag(ahead) == Tag::past) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::uint32_t previous_finite(std::uint32_t before) const {
    for (std::uint32_t at = before; at > first_ && at + kReach > before; --at) {
      if (verb(at - 1) && finite(at - 1)) {
        return at - 1;
      }
      if (tag(at - 1) == Tag::be && !verb(at)) {
        return at - 1;  // "was": the whole predicate
      }
    }
    return kNone;
  }

  // The subject of the verb whose group begins at `begin`.
  [[nodiscard]] WordRange subject(std::uint32_t begin, bool gerund, bool& relative, int depth = 0) const {
    std::uint32_t at = back_over_adverbs(begin);
    if (at == first_ || depth > 4) {
      return {};
    }
    if (tag(at - 1) == Tag::comma) {
      if (!gerund) {
        if (const std::uint32_t opened = parenthesis_before(at - 1); opened != kNone) {
          return noun_phrase_before(opened);
        }
      }
      return inherited(at - 1, depth);
    }
    if (tag(at - 1) == Tag::conjunction) {
      return inherited(at - 1, depth);
    }
    if (tag(at - 1) == Tag::relative) {
      relative = true;
      return antecedent(at - 1);
    }
    if (gerund && (tag(at - 1) == Tag::preposition || tag(at - 1) == Tag::subordinator)) {
      return inherited(at - 1, depth);
    }
    return noun_phrase_before(at);
  }

  [[nodiscard]] WordRange inherited(std::uint32_t before, int depth) const {
    const std::uint32_t verb = previous_finite(before);
    if (verb == kNone) {
      // "After seizing the town, rebels ...": the subject of what follows.
      return {};
    }
    bool relative = false;
    return subject(group_begin(verb), false, relative, depth + 1);
  }

  // The comma that opens the parenthesis which the comma at `close` closes: the index of the opening comma, or kNone.
  [[nodiscard]] std::uint32_t parenthesis_before(std::uint32_t close) const {
    for (std::uint32_t at = close; at > first_ && at + 30 > close; --at) {
      if (tag(at - 1) != Tag::comma) {
        if (tag(at - 1) == Tag::stop || tag(at - 1) == Tag::quote) {
          return kNone;
        }
        continue;
      }
      const std::uint32_t open = at - 1;
      const bool clause = tag(at) == Tag::relative;
      bool has_verb = false;
      for (std::uint32_t in = at; in < close; ++in) {
        has_verb = has_verb || (verb(in) && finite(in));
      }
      return open > first_ && (clause || !has_verb) && is_nominal(tag(open - 1)) ? open : kNone;
    }
    return kNone;
  }

  [[nodiscard]] WordRange antecedent(std::uint32_t relative) const {
    std::uint32_t at = relative;
    if (at > first_ && tag(at - 1) == Tag::comma) {
      --at;
    }
    return noun_phrase_before(at);
  }

  // The words before `end` that make up one noun phrase with what hangs on it.
  [[nodiscard]] WordRange noun_phrase_before(std::uint32_t end) const {
    std::uint32_t at = end;
    std::uint32_t conjunction = kNone;
    bool stopped_by_verb = false;
    while (at > first_ && at + kReach > end) {
      if (const std::uint32_t open = bracket_before(at); open != kNone) {
        at = open;
        continue;
      }
      const std::uint32_t word = at - 1;
      const Tag part = tag(word);
      if (part == Tag::comma) {
        // "A, B and C": goes on where a list of names does.
        if (conjunction == kNone || !is_nominal(tag(word - (word > first_ ? 1 : 0))) || !list_before(word)) {
          break;
        }
      } else if (is_punctuation(part)) {
        if (part != Tag::bracket && part != Tag::quote) {
          break;
        }
        if (part == Tag::quote && end - at > 1) {
          break;
        }
      } else if (part == Tag::subordinator || part == Tag::relative || part == Tag::to) {
        break;
      } else if (is_auxiliary(part) || (verb(word) && !is_reduced(word) && !inner_gerund(word))) {
        stopped_by_verb = true;
        break;
      } else if (part == Tag::conjunction) {
        if (word > first_ && !is_nominal(tag(word - 1)) && tag(word - 1) != Tag::adjective &&
            tag(word - 1) != Tag::bracket) {
          break;
        }
        conjunction = conjunction == kNone ? word : conjunction;
      }
      --at;
    }
    if (stopped_by_verb && conjunction != kNone) {
      at = conjunction + 1;
    }
    return {at, end};
  }

  // The opening bracket of the parenthesis that ends before `at`, or kNone: "residents of X (Y, Z) fled".
  [[nodiscard]] std::uint32_t bracket_before(std::uint32_t at) const {
    if (at == first_ || tag(at - 1) != Tag::bracket || t_.spelling(at - 1) != ")") {
      return kNone;
    }
    for (std::uint32_t open = at - 1; open > first_ && open + kParenthesis > at; --open) {
      if (tag(open - 1) == Tag::bracket) {
        return open - 1;
      }
    }
    return kNone;
  }

  // One past the closing bracket of the parenthesis that begins at `at`, or `at`.
  [[nodiscard]] std::uint32_t bracket_end(std::uint32_t at) const {
    if (tag(at) != Tag::bracket || t_.spelling(at) != "(") {
      return at;
    }
    for (std::uint32_t close = at + 1; close < last_ && close < at + kParenthesis; ++close) {
      if (tag(close) == Tag::bracket) {
        return close + 1;
      }
    }
    return at;
  }

  // "fighters belonging to", "shelling": an -ing inside a noun phrase.
  [[nodiscard]] bool inner_gerund(std::uint32_t at) const {
    return tag(at) == Tag::ing && at > first_ && is_nominal(tag(at - 1)) &&
           (tag(at + 1) == Tag::preposition || tag(at + 1) == Tag::to);
  }

  [[nodiscard]] bool list_before(std::uint32_t comma) const {
    for (std::uint32_t at = comma; at > first_ && at + 12 > comma; --at) {
      if (verb(at - 1) || is_auxiliary(tag(at - 1))) {
        return false;
      }
      if (tag(at - 1) == Tag::stop || at - 1 == first_) {
        return true;
      }
    }
    return false;
  }

  // Forward over one noun phrase, its "of" and its list; returns its end.
  [[nodiscard]] std::uint32_t noun_phrase_end(std::uint32_t at) const {
    const std::uint32_t begin = at;
    bool nominal = false;
    while (at < last_ && at < begin + kReach) {
      if (const std::uint32_t end = bracket_end(at); nominal && end > at) {
        at = end;
        continue;
      }
      const Tag part = tag(at);
      if (is_nominal(part)) {
        if (part == Tag::pronoun && nominal) {
          break;
        }
        nominal = true;
      } else if (part == Tag::determiner) {
        if (nominal && !is_time(at)) {
          break;
        }
      } else if (part == Tag::adjective || part == Tag::possessive || part == Tag::bracket || part == Tag::quote) {
        if (part == Tag::quote && nominal) {
          break;
        }
      } else if (part == Tag::adverb) {
        if (nominal) {
          break;
        }
      } else if (part == Tag::past || part == Tag::participle) {
        if (nominal || !is_nominal(tag(at + 1))) {
          break;
        }
      } else if (part == Tag::preposition && id(at) == t_.lexicon.of &&
                 (nominal || (at > begin && t_.is(at - 1, WordClass::partial)))) {  // "most of the town"
        nominal = false;
      } else if (part == Tag::preposition && !nominal && quantity_follows(at)) {
        // "more than a dozen buildings", "at least 12 people"
      } else if (part == Tag::conjunction) {
        if (!nominal || verb_soon(at + 1)) {
          break;
        }
        if (tag(at + 1) == Tag::preposition || tag(at + 1) == Tag::subordinator) {
          break;
        }
        nominal = false;
      } else if (part == Tag::comma) {
        if (!nominal || !list_goes_on(at)) {
          break;
        }
        nominal = false;
      } else {
        break;
      }
      ++at;
    }
    return at;
  }

  [[nodiscard]] bool quantity_follows(std::uint32_t at) const {
    const std::uint32_t next = tag(at + 1) == Tag::determiner || tag(at + 1) == Tag::adjective ? at + 2 : at + 1;
    return tag(next) == Tag::number && !is_time(next);
  }

  // Whether a noun phrase that begins here is the subject of its own verb: "... and rebels shelled".
  [[nodiscard]] bool verb_soon(std::uint32_t at) const {
    for (std::uint32_t next = at; next < last_ && next < at + 14; ++next) {
      if (verb(next) && tag(next) != Tag::ing) {
        return !is_reduced(next);
      }
      if (is_auxiliary(tag(next))) {
        return true;
      }
      if (is_punctuation(tag(next)) || tag(next) == Tag::subordinator || tag(next) == Tag::relative ||
          tag(next) == Tag::conjunction) {
        return false;
      }
      if (tag(next) == Tag::ing) {
        return false;
      }
    }
    return false;
  }

  // After a comma: one more item, and an "and" before the last one.
  [[nodiscard]] bool list_goes_on(std::uint32_t comma) const {
    std::uint32_t at = comma + 1;
    if (tag(at) == Tag::conjunction) {
      return !verb_soon(at + 1);
    }
    for (std::uint32_t seen = 0; at < last_ && seen < 9; ++at, ++seen) {
      const Tag part = tag(at);
      if (part == Tag::conjunction) {
        return !verb_soon(at + 1) &&
               (is_nominal(tag(at + 1)) || tag(at + 1) == Tag::determiner || tag(at + 1) == Tag::adjective);
      }
      if (part != Tag::comma && !is_nominal(part) && part != Tag::adjective && part != Tag::determiner &&
          id(at) != t_.lexicon.of) {
        return false;
      }
      if (part == Tag::pronoun) {
        return false;
      }
    }
    return false;
  }

  void add_complements(Clause& clause, std::uint32_t at) const {
    clause.end = at;
    while (at < last_ && at < clause.head.begin + kReach) {
      const Tag part = tag(at);
      if (part == Tag::adverb || is_time(at)) {
        ++at;
        continue;
      }
      if (part == Tag::comma) {
        // ", in the province of", ", Idlib province": goes on only with a place.
        const std::uint32_t next = at + 1;
        const bool preposition = tag(next) == Tag::preposition && !verb(next + 1) && tag(next + 1) != Tag::subordinator;
        const bool place = next < last_ && t_.words[next].toponym != kNone && !verb_soon(next);
        if (preposition && place_in_phrase(next + 1)) {
          ++at;
          continue;
        }
        if (place) {
          const std::uint32_t end = noun_phrase_end(next);
          clause.complements.push_back({kNone, {next, end}});
          at = end;
          clause.end = at;
          continue;
        }
        return;
      }
      if (part == Tag::conjunction && tag(at + 1) == Tag::preposition) {
        ++at;  // "in Layramoun and near Castello road"
        continue;
      }
      if (part != Tag::preposition && part != Tag::to) {
        return;
      }
      // "out of", "from near": the last preposition of a row counts, and "from"/"out" before it.
      std::uint32_t phrase = at + 1;
      std::uint32_t preposition = at;
      while (tag(phrase) == Tag::preposition || tag(phrase) == Tag::adverb) {
        preposition = tag(phrase) == Tag::preposition && id(preposition) != t_.lexicon.from ? phrase : preposition;
        ++phrase;
      }
      if (id(at) == t_.lexicon.out) {
        preposition = at;
      }
      if (tag(phrase) == Tag::ing || verb(phrase)) {
        return;
      }
      const std::uint32_t end = noun_phrase_end(phrase);
      if (end == phrase) {
        return;
      }
      clause.complements.push_back({preposition, {phrase, end}});
      at = end;
      clause.end = at;
    }
  }

  [[nodiscard]] bool place_in_phrase(std::uint32_t at) const {
    for (std::uint32_t next = at; next < last_ && next < at + 8; ++next) {
      if (t_.words[next].toponym != kNone) {
        return true;
      }
      if (is_punctuation(tag(next)) || verb(next)) {
        return false;
      }
    }
    return false;
  }

  // "nobody", "no group", "none of the sides" as a subject: it did not happen.
  [[nodiscard]] bool names_nobody(WordRange subject) const {
    std::uint32_t at = subject.begin;
    while (at + 1 < subject.end &&
           (tag(at) == Tag::adverb || is_time(at) || (tag(at) == Tag::preposition && is_time(at + 1)))) {
      ++at;
    }
    if (at >= subject.end) {
      return false;
    }
    const std::string word = lower_word(t_.spelling(at));
    if (at + 1 < subject.end && (t_.spelling(at + 1) == "fewer" || t_.spelling(at + 1) == "less")) {
      return false;  // "no fewer than 12"
    }
    return word == "nobody" || word == "no-one" || word == "no" || word == "none" || word == "neither";
  }

  [[nodiscard]] const TaggedText& text() const { return t_; }
  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return last_; }

 private:
  const TaggedText& t_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

Clause verb_clause(const TaggedText& tagged, const Sentence& sentence, WordRange head) {
  const Parser parser(tagged, sentence);
  Clause clause;
  clause.head = head;
  const std::uint32_t verb = head.begin;
  clause.begin = parser.group_begin(verb);
  const Tag tag = parser.tag(verb);
  bool be = false;
  if (const std::uint32_t before = parser.back_over_adverbs(clause.begin); before < clause.begin) {
    for (std::uint32_t at = before; at < clause.begin; ++at) {
      clause.negated = clause.negated || parser.tag(at) == Tag::negation;  // "never captured"
    }
  }
  for (std::uint32_t at = clause.begin; at < verb; ++at) {
    const Tag part = parser.tag(at);
    be = be || part == Tag::be;
    clause.perfect = clause.perfect || part == Tag::have;
    clause.negated = clause.negated || part == Tag::negation;
    clause.infinitive = clause.infinitive || part == Tag::to;
    if (part == Tag::modal) {
      clause.modal = at;
    }
  }
  const bool past_form = tag == Tag::past || tag == Tag::participle;
  const bool reduced = parser.is_reduced(verb);
  clause.passive = past_form && (be || reduced);
  clause.progressive = tag == Tag::ing && be;
  clause.gerund = tag == Tag::ing && !be;
  clause.finite = !clause.infinitive && !clause.gerund && !reduced;
  clause.present = clause.finite && tag == Tag::verb && !clause.perfect && clause.modal == kNone;
  if (tagged.words[verb].tag == Tag::have && clause.begin == verb) {
    clause.present = tagged.spelling(verb) == "has" || tagged.spelling(verb) == "have";
  }
  if (clause.infinitive || clause.gerund) {
    const std::uint32_t before = parser.back_over_adverbs(clause.begin);
    clause.governor = before > parser.first() ? before - 1 : kNone;
  }
  clause.subject = parser.subject(clause.begin, clause.gerund, clause.relative);
  clause.negated = clause.negated || parser.names_nobody(clause.subject);
  if (clause.infinitive && clause.governor != kNone && parser.verb(clause.governor)) {
    // "managed to capture": who managed.
    clause.subject = parser.subject(parser.group_begin(clause.governor), false, clause.relative);
  }
  std::uint32_t at = head.end;
  while (at < parser.last() && (parser.tag(at) == Tag::adverb || parser.is_time(at))) {
    ++at;
  }
  if (!clause.passive || tag == Tag::have) {
    if (parser.tag(at) == Tag::conjunction && parser.verb(at + 1) && parser.tag(at + 1) == tag && !be) {
      at += 2;  // "killed and wounded two men": one object for both
    }
    const std::uint32_t end = parser.noun_phrase_end(at);
    clause.object = {at, end};
    at = end;
  }
  parser.add_complements(clause, at);
  return clause;
}

Clause noun_clause(const TaggedText& tagged, const Sentence& sentence, WordRange head) {
  const Parser parser(tagged, sentence);
  Clause clause;
  clause.noun = true;
  clause.head = head;
  // Back over the noun's modifiers, and over nouns coordinated with it: "intense fighting and airstrikes".
  std::uint32_t begin = head.begin;
  while (begin > parser.first() && head.begin - begin < 14) {
    const Tag before = parser.tag(begin - 1);
    if (parser.tag(begin) == Tag::determiner && before != Tag::determiner && before != Tag::conjunction) {
      break;
    }
    if (before == Tag::negation || tagged.spelling(begin - 1) == "no") {
      clause.negated = true;
      --begin;
    } else if (before == Tag::noun || before == Tag::proper || before == Tag::adjective || before == Tag::number ||
               before == Tag::determiner || before == Tag::possessive || before == Tag::bracket ||
               (before == Tag::conjunction && begin - 1 > parser.first() &&
                (is_nominal(parser.tag(begin - 2)) || parser.tag(begin - 2) == Tag::adjective)) ||
               (before == Tag::ing && begin - 1 > parser.first() && parser.tag(begin - 2) != Tag::comma &&
                !is_nominal(parser.tag(begin - 2)))) {
      --begin;
    } else {
      break;
    }
  }
  clause.begin = begin;
  clause.governor = begin > parser.first() ? begin - 1 : kNone;
  std::uint32_t at = head.end;
  // Forward over coordinated nouns, which share what follows.
  while (parser.tag(at) == Tag::conjunction && !parser.verb_soon(at + 1) && parser.tag(at + 1) != Tag::preposition) {
    const std::uint32_t end = parser.noun_phrase_end(at + 1);
    if (end == at + 1) {
      break;
    }
    at = end;
  }
  clause.object = {at, at};
  parser.add_complements(clause, at);
  return clause;
}

std::uint32_t predicate_after(const TaggedText& tagged, const Sentence& sentence, std::uint32_t from) {
  const Parser parser(tagged, sentence);
  std::uint32_t at = from;
  if (parser.tag(at) == Tag::comma) {
    // A parenthesis: ", which began at dawn,".
    for (std::uint32_t close = at + 1; close < parser.last() && close < at + 25; ++close) {
      if (parser.tag(close) == Tag::comma) {
        at = close + 1;
        break;
      }
    }
  }
  while (at < parser.last() &&
         (parser.tag(at) == Tag::adverb || parser.is_time(at) || (parser.tag(at) == Tag::relative) ||
          (parser.tag(at) == Tag::preposition && parser.is_time(at + 1)))) {
    ++at;
  }
  std::uint32_t verb = at;
  while (verb < parser.last() &&
         (is_auxiliary(parser.tag(verb)) || parser.tag(verb) == Tag::adverb || parser.tag(verb) == Tag::negation)) {
    ++verb;
  }
  if (parser.verb(verb) && (verb > at || parser.tag(verb) != Tag::ing)) {
    return verb;
  }
  return verb > at && is_auxiliary(parser.tag(verb - 1)) ? verb - 1 : kNone;
}

std::uint32_t group_begin(const TaggedText& tagged, const Sentence& sentence, std::uint32_t verb) {
  return Parser(tagged, sentence).group_begin(verb);
}

bool is_finite(const TaggedText& tagged, const Sentence& sentence, std::uint32_t word) {
  return Parser(tagged, sentence).finite(word);
}

}  // namespace dateline::events
