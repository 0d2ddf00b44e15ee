#include "events/extract/syntax/announced.h"

#include <string>

namespace dateline::events {

bool is_announced(const TaggedText& tagged, const Sentence& sentence, const Clause& clause) {
  const auto first = static_cast<std::uint32_t>(sentence.first_token);
  for (std::uint32_t at = first; at < sentence.last_token; ++at) {
    if (tagged.is(at, WordClass::condition) || tagged.words[at].tag == Tag::negation) {
      return false;
    }
    // "residents fear that rebels will attack": not by those who will do it.
    if (at < clause.begin && (tagged.lower(at).starts_with("fear") || tagged.lower(at).starts_with("warn") ||
                              tagged.has_kind(at, VerbKind::think))) {
      return false;
    }
  }
  if (clause.noun) {
    const std::uint32_t decree = clause.governor;
    if (decree == kNone || !tagged.is_verb(decree) || !tagged.is(decree, WordClass::decree)) {
      return false;
    }
    const Clause outer = verb_clause(tagged, sentence, {decree, decree + 1});
    return outer.modal == kNone && outer.finite && !outer.passive;
  }
  if (clause.modal != kNone) {
    const std::string modal = lower_word(tagged.spelling(clause.modal));
    return modal == "will" || modal == "'ll";
  }
  // "are to withdraw".
  return clause.infinitive && clause.begin < clause.head.begin && tagged.words[clause.begin].tag == Tag::be;
}

}  // namespace dateline::events
