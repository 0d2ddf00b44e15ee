#include "events/extract/syntax/syntax.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "events/extract/syntax/phrase_parser.h"

namespace dateline::events {

namespace {

// The word before a noun's phrase: over "a series of", and of "carried out" the verb.
std::uint32_t governor_of(const TaggedText& tagged, const PhraseParser& parser, std::uint32_t begin) {
  std::uint32_t at = begin;
  if (at >= parser.first() + 2 && tagged.words[at - 1].id == tagged.lexicon.of &&
      tagged.is(at - 2, WordClass::quantity_noun)) {
    for (at -= 2; at > parser.first() && (parser.tag(at - 1) == Tag::determiner ||
                                          parser.tag(at - 1) == Tag::adjective || parser.tag(at - 1) == Tag::number);) {
      --at;
    }
  }
  if (at >= parser.first() + 2 && tagged.words[at - 1].id == tagged.lexicon.out && parser.verb(at - 2)) {
    --at;
  }
  return at > parser.first() ? at - 1 : kNone;
}

// Past "at least", "more than", "up to", "as many as", "no fewer than" or "over" where a number follows; else `at`.
std::uint32_t over_bound(const TaggedText& tagged, std::uint32_t at, std::uint32_t last) {
  constexpr std::uint32_t kLongest = 3;  // words
  static constexpr std::array<std::string_view, 10> kBounds = {
      "at least",  "at most",    "up to",         "more than",    "fewer than",
      "less than", "as many as", "no fewer than", "no less than", "over"};
  std::string words;
  for (std::uint32_t end = at; end + 1 < last && end < at + kLongest; ++end) {
    words += (end == at ? "" : " ") + std::string(tagged.lower(end));
    if (tagged.words[end + 1].tag == Tag::number) {
      return std::find(kBounds.begin(), kBounds.end(), words) != kBounds.end() ? end + 1 : at;
    }
  }
  return at;
}

}  // namespace

Clause verb_clause(const TaggedText& tagged, const Sentence& sentence, WordRange head) {
  const PhraseParser parser(tagged, sentence);
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
    at = over_bound(tagged, at, parser.last());
    const std::uint32_t end = parser.noun_phrase_end(at);
    clause.object = {at, end};
    at = end;
  }
  parser.add_complements(clause, at);
  if (clause.object.empty() && !clause.passive && clause.complements.size() == 1 &&
      parser.means(clause.complements[0])) {
    // "assaulted with machetes two farmers": the object after the means.
    const std::uint32_t end = parser.noun_phrase_end(clause.end);
    clause.object = {clause.end, end};
    parser.add_complements(clause, end);
  }
  return clause;
}

Clause noun_clause(const TaggedText& tagged, const Sentence& sentence, WordRange head) {
  const PhraseParser parser(tagged, sentence);
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
  clause.governor = governor_of(tagged, parser, begin);
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
  const PhraseParser parser(tagged, sentence);
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
  return PhraseParser(tagged, sentence).group_begin(verb);
}

bool is_finite(const TaggedText& tagged, const Sentence& sentence, std::uint32_t word) {
  return PhraseParser(tagged, sentence).finite(word);
}

}  // namespace dateline::events
