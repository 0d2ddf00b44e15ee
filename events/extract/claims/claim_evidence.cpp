#include "events/extract/claims/claim_evidence.h"

#include <algorithm>

namespace dateline::events {

Span EvidenceWords::of(const Happening& happening, WordRange place) const {
  const Clause& clause = happening.clause;
  std::uint32_t begin = std::min(clause.begin, clause.head.begin);
  if (!clause.subject.empty() && clause.subject.end <= clause.begin && only_adverbs(clause.subject.end, clause.begin)) {
    begin = trimmed(clause.subject, clause.begin);
  }
  std::uint32_t end = clause.head.end;
  if (!clause.object.empty() && place.empty()) {
    end = std::max(end, clause.object.end);
  }
  if (!clause.object.empty() && !place.empty() && !clause.object.contains(place.begin)) {
    end = std::max(end, clause.object.end);
  }
  if (!place.empty() && place.begin >= begin && place.begin < end + 40) {
    end = std::max(end, place.end);
    end = std::max(end, relation_end(place, end));
  } else if (!place.empty() && place.begin < begin && begin - place.end < 5 && only_names(place.end, begin)) {
    begin = place.begin;
  }
  if (clause.passive && !happening.agent.empty() && happening.agent.end <= end + 12 && happening.agent.begin >= end) {
    end = happening.agent.end;
  }
  while (end < clause.end && t_.words[end].tag == Tag::noun && t_.words[end - 1].tag == Tag::proper) {
    ++end;  // "the Layramoun area"
  }
  return t_.span({begin, end});
}

// Whether nothing but a noun and a preposition stands between a place and what happened there.
bool EvidenceWords::only_names(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t at = from; at < to; ++at) {
    if (t_.is_verb(at) || is_punctuation(t_.words[at].tag) || t_.words[at].tag == Tag::subordinator ||
        t_.words[at].tag == Tag::conjunction) {
      return false;
    }
  }
  return true;
}

bool EvidenceWords::only_adverbs(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t at = from; at < to; ++at) {
    if (t_.words[at].tag != Tag::adverb && t_.words[at].time == kNone && t_.words[at].tag != Tag::preposition &&
        t_.words[at].tag != Tag::relative) {
      return false;
    }
  }
  return true;
}

// A subject without what stands before its first noun phrase: "on July 26 loyalist troops".
std::uint32_t EvidenceWords::trimmed(WordRange subject, std::uint32_t end) const {
  std::uint32_t begin = subject.begin;
  while (begin + 1 < end && ((t_.words[begin].tag == Tag::preposition && t_.words[begin + 1].tag != Tag::number &&
                              t_.spelling(begin + 1) != "least" && t_.spelling(begin + 1) != "than") ||
                             t_.words[begin].time != kNone || t_.words[begin].tag == Tag::adverb ||
                             (t_.words[begin].id == t_.lexicon.that && t_.words[begin + 1].tag == Tag::pronoun) ||
                             t_.words[begin].tag == Tag::quote || t_.words[begin].tag == Tag::bracket)) {
    ++begin;
  }
  return begin;
}

std::uint32_t EvidenceWords::relation_end(WordRange place, std::uint32_t end) const {
  const std::uint32_t toponym = t_.words[place.end - 1].toponym;
  if (toponym == kNone) {
    return end;
  }
  const Span relation = t_.toponyms[toponym].relation_span;
  while (end < t_.words.size() && t_.structure.tokens[end].span.begin < relation.end) {
    ++end;
  }
  return end;
}

}  // namespace dateline::events
