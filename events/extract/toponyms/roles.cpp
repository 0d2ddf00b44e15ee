#include "events/extract/toponyms/roles.h"

namespace dateline::events {
namespace {

bool is_auxiliary(std::string_view lower) {
  constexpr std::string_view kAuxiliaries[] = {"has",  "have",  "had",   "is",     "are", "was",
                                               "were", "will",  "would", "should", "can", "could",
                                               "may",  "might", "must",  "does",   "did", "also"};
  for (const std::string_view word : kAuxiliaries) {
    if (lower == word) {
      return true;
    }
  }
  return false;
}

/// Whether the words from `at` on say what a government does: "have differed", "asked".
bool acts_like_government(const NameWords& words, std::size_t at, std::uint32_t sentence) {
  for (int step = 0; step < 3 && at < words.size() && words[at].sentence == sentence; ++step, ++at) {
    if (words[at].is(WordUse::government_verb) && !words[at].capitalised) {
      return true;
    }
    if (!is_auxiliary(words[at].lower)) {
      return false;
    }
  }
  return false;
}

/// A government by the verb beside it: "Moscow and Washington have differed", "asking Russia not to".
bool is_metonym(const NameWords& words, const NameMention& mention) {
  const std::uint32_t sentence = words[mention.first].sentence;
  std::size_t next = mention.last;
  if (acts_like_government(words, next, sentence)) {
    return true;
  }
  const NameWord& after = words.after(mention.last - 1);
  const NameWord& second = words.after(mention.last - 1, 2);
  if (after.lower == "and" && (second.lower == "its" || second.lower == "their")) {
    return true;
  }
  // "Moscow and Washington have", "Moscow, Ankara and Tehran agreed": over the other names of the list.
  while (next + 1 < words.size() && words[next].sentence == sentence &&
         (words[next].lower == "and" || words[next].lower == "the" || words[next].capitalised ||
          words.is_mark(words[next], ","))) {
    ++next;
  }
  if (next > mention.last && words[next - 1].capitalised && (after.lower == "and" || words.is_mark(after, ",")) &&
      acts_like_government(words, next, sentence)) {
    return true;
  }
  const NameWord* before = &words.before(mention.first);
  if (before->lower == "the") {
    before = &words.before(mention.first, 2);
  }
  if (before->is(WordUse::government_verb) && !before->capitalised) {
    return true;
  }
  // "Moscow and [Washington]": the first of the two has the verb before it.
  return before->lower == "and" && words.before(mention.first, 2).capitalised &&
         words.before(mention.first, 3).is(WordUse::government_verb);
}

bool ends_like_verb(std::string_view lower) {
  return lower.ends_with("ed") || lower.ends_with("ing") || lower.ends_with("ly");
}

/// "Syria envoy", "US-Russia discussions", "Britain-based", "Geneva talks".
bool is_modifier(const NameWords& words, const NameMention& mention, bool country, bool governs) {
  const NameWord& last = words[mention.last - 1];
  const std::string_view text = words.text();
  const NameWord& after = words.after(mention.last - 1);
  if (after.joined || (last.span.end < text.size() && text[last.span.end] == '-') || words[mention.first].joined) {
    return true;
  }
  // "Russia- and US brokered": the first hyphen stands for both.
  const NameWord& second = words.before(mention.first, 2);
  if (words.before(mention.first).lower == "and" && !second.span.empty() &&
      (words.is_mark(second, "-") || (second.span.end < text.size() && text[second.span.end] == '-'))) {
    return true;
  }
  if (!after.is_word || after.span.empty()) {
    return false;
  }
  if (after.capitalised && !words[mention.first].shouted) {
    return country && after.is(WordUse::person_title);
  }
  const bool noun = !after.is_any(WordUse::function_word | WordUse::government_verb | WordUse::person_verb) &&
                    !after.is_any(WordUse::strong_preposition | WordUse::weak_preposition) &&
                    !ends_like_verb(after.lower) && after.lower != "'s" && after.lower != "\u2019s" &&
                    after.is(WordUse::common);
  return noun && (country || (governs && !after.is_any(WordUse::people_word | WordUse::place_word_after)));
}

}  // namespace

ToponymRole role_of(const NameWords& words, const NameMention& mention, bool country, bool governs) {
  const NameWord& first = words[mention.first];
  if (first.passage == Passage::Kind::dateline) {
    return ToponymRole::dateline;
  }
  if (first.passage == Passage::Kind::byline) {
    return ToponymRole::byline;
  }
  if (mention.in_other_name) {
    return ToponymRole::part_of_name;
  }
  if (is_modifier(words, mention, country, governs)) {
    return ToponymRole::modifier;
  }
  if (governs && is_metonym(words, mention)) {
    return ToponymRole::metonym;
  }
  return ToponymRole::literal;
}

}  // namespace dateline::events
