#include "events/extract/syntax/rankings.h"

#include <string_view>

namespace dateline::events {

bool is_likelihood(const TaggedText& t, const Sentence& sentence, std::uint32_t at) {
  const auto last = static_cast<std::uint32_t>(sentence.last_token);
  if (at < last && (t.lower(at) == "very" || t.lower(at) == "more" || t.lower(at) == "less")) {
    ++at;
  }
  if (at >= last) {
    return false;
  }
  const std::string_view word = t.lower(at);
  return word == "likely" || word == "unlikely" || word == "possible" || word == "probable" || word == "imminent" ||
         word == "inevitable" || word == "impossible" || word == "conceivable";
}

bool is_one_of_several(const TaggedText& t, const Sentence& sentence, const Clause& clause) {
  const auto first = static_cast<std::uint32_t>(sentence.first_token);
  const WordRange who = clause.subject;
  if (clause.begin != clause.head.begin || !clause.object.empty() || who.end != clause.begin ||
      who.end < who.begin + 3) {
    return false;
  }
  const bool apposed =
      who.begin > first && (t.words[who.begin - 1].tag == Tag::be || t.words[who.begin - 1].tag == Tag::comma);
  const std::string_view word = t.lower(who.begin + 1);
  return apposed && t.lower(who.begin) == "the" &&
         (word == "first" || word == "latest" || word == "only" || word == "last" ||
          (t.is(who.begin + 1, WordClass::further) && word.size() > 4 &&
           (word.ends_with("th") || word == "second" || word == "third")));
}

bool is_ranked(const TaggedText& t, const Sentence& sentence, const Clause& clause) {
  const auto first = static_cast<std::uint32_t>(sentence.first_token);
  if (clause.begin < first + 1) {
    return false;
  }
  if (t.lower(clause.begin) == "such" && t.lower(clause.begin - 1) == "first") {
    return true;  // ", the first such assault in a decade"
  }
  if (t.lower(clause.begin) != "the") {
    return false;
  }
  const bool one_of =
      clause.begin > first + 1 && t.words[clause.begin - 1].id == t.lexicon.of && t.lower(clause.begin - 2) == "one";
  const Tag before = t.words[clause.begin - 1].tag;
  const bool apposed = before == Tag::comma || before == Tag::be || t.words[clause.begin - 1].id == t.lexicon.in;
  bool best = false;
  for (std::uint32_t at = clause.begin + 1; at < clause.head.begin; ++at) {
    const std::string_view word = t.lower(at);
    best = best || word == "worst" || word == "latest" || (word.size() > 5 && word.ends_with("iest")) ||
           word == "biggest" || word == "largest" || word == "gravest";
  }
  return best && (one_of || apposed);
}

}  // namespace dateline::events
