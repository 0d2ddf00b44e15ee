#include "events/extract/syntax/phrase_parser.h"

#include <string>

namespace dateline::events {

namespace {

// How far a rule looks for the other end of a clause; longer ones are cut.
constexpr std::uint32_t kReach = 45;
// Words of a parenthesis that a phrase goes on after.
constexpr std::uint32_t kParenthesis = 12;

}  // namespace

std::uint32_t PhraseParser::back_over_adverbs(std::uint32_t at) const {
  while (at > first_ && (tag(at - 1) == Tag::adverb || tag(at - 1) == Tag::negation || is_time(at - 1) ||
                         (tag(at - 1) == Tag::preposition && is_time(at)))) {
    --at;
  }
  return at;
}

std::uint32_t PhraseParser::group_begin(std::uint32_t head) const {
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

bool PhraseParser::finite(std::uint32_t at) const {
  if (is_auxiliary(tag(at))) {
    return true;
  }
  if (!verb(at) || tag(at) == Tag::ing || tag(at) == Tag::participle) {
    return false;
  }
  const std::uint32_t begin = group_begin(at);
  return tag(begin) != Tag::to && !is_reduced(at);
}

bool PhraseParser::is_reduced(std::uint32_t at) const {
  if (tag(at) != Tag::past && tag(at) != Tag::participle) {
    return false;
  }
  if (group_begin(at) != at) {
    return false;
  }
  if (tag(at) == Tag::participle || is_attributive(at)) {
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
  if (t_.is(at, WordClass::descriptive) && tag(next) == Tag::preposition && at > first_ &&
      (is_nominal(tag(at - 1)) || tag(at - 1) == Tag::comma)) {
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
    if (tag(ahead) == Tag::past && (id(ahead + 1) == t_.lexicon.by || t_.is(ahead, WordClass::descriptive))) {
      continue;  // "an official accompanied by soldiers"
    }
    if (is_auxiliary(tag(ahead)) || tag(ahead) == Tag::past) {
      return true;
    }
  }
  return false;
}

bool PhraseParser::is_attributive(std::uint32_t at) const {
  if (!t_.is(at, WordClass::suspected) || (!is_nominal(tag(at + 1)) && tag(at + 1) != Tag::adjective)) {
    return false;
  }
  const Tag before = at == first_ ? Tag::stop : tag(at - 1);
  return is_punctuation(before) || before == Tag::preposition || before == Tag::conjunction ||
         before == Tag::determiner || before == Tag::number || before == Tag::adjective;
}

std::uint32_t PhraseParser::previous_finite(std::uint32_t before) const {
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

WordRange PhraseParser::subject(std::uint32_t begin, bool gerund, bool& relative, int depth) const {
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

WordRange PhraseParser::inherited(std::uint32_t before, int depth) const {
  const std::uint32_t verb = previous_finite(before);
  if (verb == kNone) {
    // "After seizing the town, rebels ...": the subject of what follows.
    return {};
  }
  bool relative = false;
  return subject(group_begin(verb), false, relative, depth + 1);
}

std::uint32_t PhraseParser::parenthesis_before(std::uint32_t close) const {
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

WordRange PhraseParser::antecedent(std::uint32_t relative) const {
  std::uint32_t at = relative;
  if (at > first_ && tag(at - 1) == Tag::comma) {
    --at;
  }
  return noun_phrase_before(at);
}

WordRange PhraseParser::noun_phrase_before(std::uint32_t end) const {
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

std::uint32_t PhraseParser::bracket_before(std::uint32_t at) const {
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

std::uint32_t PhraseParser::bracket_end(std::uint32_t at) const {
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

bool PhraseParser::inner_gerund(std::uint32_t at) const {
  if (tag(at) != Tag::ing || at == first_ || !is_nominal(tag(at - 1))) {
    return false;
  }
  const Tag next = tag(at + 1);
  if (next == Tag::preposition || next == Tag::to) {
    return true;
  }
  // "gunmen riding motorcycles", "rebels fighting the government".
  const bool people = t_.is(at - 1, WordClass::civilian_noun) || t_.is(at - 1, WordClass::armed_noun) ||
                      t_.words[at - 1].actor != kNone;
  return people && (is_nominal(next) || next == Tag::determiner || next == Tag::adjective);
}

bool PhraseParser::list_before(std::uint32_t comma) const {
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

std::uint32_t PhraseParser::noun_phrase_end(std::uint32_t at) const {
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
      const bool counted = at > begin && (tag(at - 1) == Tag::number || tag(at - 1) == Tag::determiner);
      if (part == Tag::quote && nominal && !counted) {
        break;  // "two 'suspected terrorists'" goes on
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

bool PhraseParser::quantity_follows(std::uint32_t at) const {
  const std::string_view word = at + 1 < last_ ? t_.lower(at + 1) : std::string_view();
  const bool bound = word == "least" || word == "most" || (word == "to" && t_.lower(at) == "up");
  const std::uint32_t next = bound || tag(at + 1) == Tag::determiner || tag(at + 1) == Tag::adjective ? at + 2 : at + 1;
  return tag(next) == Tag::number && !is_time(next);
}

bool PhraseParser::verb_soon(std::uint32_t at) const {
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

bool PhraseParser::list_goes_on(std::uint32_t comma) const {
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

void PhraseParser::add_complements(Clause& clause, std::uint32_t at) const {
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

bool PhraseParser::place_in_phrase(std::uint32_t at) const {
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

bool PhraseParser::means(const Complement& complement) const {
  const WordId preposition = complement.preposition == kNone ? 0 : t_.words[complement.preposition].id;
  const std::uint32_t head = complement.range.end - 1;
  return !complement.range.empty() && (preposition == t_.lexicon.with || preposition == t_.lexicon.by) &&
         (t_.is(head, WordClass::crude_weapon) || t_.is(head, WordClass::firearm));
}

bool PhraseParser::names_nobody(WordRange subject) const {
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

}  // namespace dateline::events
