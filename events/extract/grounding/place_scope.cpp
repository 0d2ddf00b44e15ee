#include "events/extract/grounding/place_scope.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::events {

namespace {

bool is_one_of(std::string_view word, const auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// "was shot on Monday in A by men who said": what the happening's own clause says before them is none of the speakers'.
WordRange own_words(const TaggedText& t, WordRange speaker, const Happening& happening) {
  constexpr std::uint32_t kReach = 4;  // words between a verb and what follows it
  const std::uint32_t head = happening.clause.head.end;
  if (speaker.begin < happening.clause.head.begin || speaker.begin > head + kReach) {
    return speaker;
  }
  for (std::uint32_t at = head; at < speaker.begin; ++at) {
    if (is_punctuation(t.words[at].tag) || t.words[at].id == t.lexicon.that) {
      return speaker;
    }
  }
  std::uint32_t begin = speaker.begin;
  for (std::uint32_t at = speaker.begin; at < speaker.end; ++at) {
    if (t.words[at].id == t.lexicon.by || t.words[at].time != kNone) {
      begin = at + 1;
    }
  }
  return {begin, speaker.end};
}

// "..., an activist told the agency in A": all of the words that only say who told it, and where.
WordRange whole_attribution(const TaggedText& t, const Sentence& sentence, WordRange speaker,
                            const Happening& happening) {
  const auto last = static_cast<std::uint32_t>(sentence.last_token);
  const bool apart = speaker.begin > happening.clause.head.end &&
                     (t.words[speaker.begin - 1].tag == Tag::comma || t.words[speaker.begin - 1].tag == Tag::quote);
  if (!apart || speaker.end >= last || !t.has_kind(speaker.end, VerbKind::speech)) {
    return speaker;
  }
  std::uint32_t end = speaker.end + 1;
  while (end < last && !is_punctuation(t.words[end].tag) && t.words[end].tag != Tag::subordinator &&
         t.words[end].id != t.lexicon.that) {
    ++end;
  }
  return {speaker.begin, end};
}

// "against", "over", "demanding", "to demand", "in support of", "that": opens what a demonstration is about.
bool opens_topic(const TaggedText& t, std::uint32_t at, std::uint32_t last) {
  static constexpr std::array<std::string_view, 13> kOpeners = {
      "demanding",  "supporting", "denouncing", "condemning", "opposing", "urging", "accusing",
      "protesting", "about",      "calling",    "backing",    "that",     "because"};
  const Word& word = t.words[at];
  if (word.id == t.lexicon.against || word.id == t.lexicon.over || is_one_of(t.lower(at), kOpeners)) {
    return true;
  }
  if (word.tag == Tag::to && at + 1 < last && t.words[at + 1].tag == Tag::verb) {
    return true;
  }
  const std::string_view next = at + 1 < last ? t.lower(at + 1) : std::string_view();
  return word.id == t.lexicon.in && (next == "support" || next == "solidarity" || next == "protest");
}

// Where the words go back to the demonstration itself: "against the war outside the embassy in A", "on Monday in A".
bool closes_topic(const TaggedText& t, std::uint32_t at, std::uint32_t last) {
  static constexpr std::array<std::string_view, 3> kBack = {"outside", "at", "near"};
  const Tag tag = t.words[at].tag;
  if (tag == Tag::stop || tag == Tag::quote || is_one_of(t.lower(at), kBack)) {
    return true;
  }
  if (tag == Tag::conjunction && at + 1 < last && t.words[at + 1].tag == Tag::past) {
    return true;
  }
  const bool in = t.words[at].id == t.lexicon.in;
  const bool after_pause = t.words[at - 1].tag == Tag::comma || t.words[at - 1].time != kNone;
  return in && (after_pause || (at + 1 < last && t.lower(at + 1) == "front"));
}

std::vector<WordRange> topics_of(const TaggedText& t, const Sentence& sentence, const Happening& happening) {
  std::vector<WordRange> topics;
  const auto last = static_cast<std::uint32_t>(sentence.last_token);
  for (std::uint32_t at = happening.clause.head.end; at < last; ++at) {
    if (t.words[at].tag == Tag::stop || t.words[at].tag == Tag::quote) {
      break;
    }
    if (!opens_topic(t, at, last)) {
      continue;
    }
    std::uint32_t end = at + 1;
    while (end < last && !closes_topic(t, end, last)) {
      ++end;
    }
    topics.push_back({at, end});
    at = end - 1;
  }
  return topics;
}

}  // namespace

PlaceScope place_scope(const TaggedText& tagged, const Sentence& sentence, const Happening& happening,
                       const std::vector<WordRange>& speakers) {
  PlaceScope scope;
  scope.speakers.reserve(speakers.size());
  for (const WordRange& speaker : speakers) {
    scope.speakers.push_back(whole_attribution(tagged, sentence, own_words(tagged, speaker, happening), happening));
  }
  if (happening.trigger->frame == Frame::protest) {
    scope.topics = topics_of(tagged, sentence, happening);
  }
  return scope;
}

}  // namespace dateline::events
