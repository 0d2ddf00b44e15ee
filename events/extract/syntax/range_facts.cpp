#include "events/extract/syntax/range_facts.h"

#include <string>
#include <vector>

namespace dateline::events {

bool RangeFacts::any(WordClass word_class) const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.is(at, word_class)) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::toponym() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.words[at].toponym == kNone || t_.words[at].actor != kNone) {
      continue;
    }
    const ToponymRole role = t_.toponyms[t_.words[at].toponym].role;
    if (role == ToponymRole::literal || role == ToponymRole::modifier) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::place() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.is(at, WordClass::place_noun) && t_.words[at].tag != Tag::adjective && t_.words[at].actor == kNone) {
      return true;
    }
  }
  return toponym();
}

bool RangeFacts::people() const {
  // "a 32-year-old Israeli": who is called by a people alone.
  if (!range_.empty() && t_.words[range_.end - 1].toponym != kNone &&
      t_.toponyms[t_.words[range_.end - 1].toponym].role == ToponymRole::demonym) {
    return true;
  }
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if ((actor != kNone && !t_.actors[actor].is(ActorKind::medium)) || t_.words[at].tag == Tag::pronoun ||
        t_.is(at, WordClass::civilian_noun) || t_.is(at, WordClass::armed_noun) || t_.is(at, WordClass::protest_noun)) {
      return true;
    }
  }
  return false;
}

namespace {

// A pronoun that a report may mean an armed side by.
bool may_be_fighters(std::string_view pronoun) {
  return pronoun == "they" || pronoun == "it" || pronoun == "we" || pronoun == "who" || pronoun == "themselves";
}

}  // namespace

bool RangeFacts::armed() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    const std::uint32_t toponym = t_.words[at].toponym;
    if ((actor != kNone && t_.actors[actor].is(ActorKind::armed)) || t_.is(at, WordClass::armed_noun) ||
        (t_.words[at].tag == Tag::pronoun && may_be_fighters(t_.lower(at))) ||
        (toponym != kNone && actor == kNone && t_.toponyms[toponym].role == ToponymRole::metonym)) {
      return true;
    }
  }
  return false;
}

bool tells_of_demonstration(const TaggedText& tagged, const Sentence& sentence) {
  constexpr std::size_t kBack = 2;  // sentences
  const std::size_t index = tagged.structure.sentence_at(sentence.span.begin);
  const Sentence& from = tagged.structure.sentences[index < kBack ? 0 : index - kBack];
  return RangeFacts(tagged,
                    {static_cast<std::uint32_t>(from.first_token), static_cast<std::uint32_t>(sentence.last_token)})
      .any(WordClass::demonstration);
}

bool RangeFacts::state() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if (actor != kNone && t_.actors[actor].is(ActorKind::state)) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::civilian() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if ((actor != kNone && t_.actors[actor].is(ActorKind::civilian)) || t_.is(at, WordClass::civilian_noun)) {
      return true;
    }
  }
  return false;
}

bool RangeFacts::crowd() const {
  if (any(WordClass::collective)) {
    return true;
  }
  if (range_.empty() || t_.words[range_.end - 1].tag != Tag::number) {
    return false;
  }
  const std::string last = lower_word(t_.spelling(range_.end - 1));
  return last == "dozens" || last == "scores" || last == "hundreds" || last == "thousands";
}

bool RangeFacts::number() const {
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    if (t_.words[at].tag == Tag::number && t_.words[at].time == kNone) {
      return true;
    }
  }
  return false;
}

std::optional<SubEventType> RangeFacts::weapon() const {
  std::vector<PhraseTable::Match> matches;
  std::optional<SubEventType> found;
  for (std::uint32_t at = range_.begin; at < range_.end; ++at) {
    t_.lexicon.weapon_phrases.find({t_.ids.data() + at, range_.end - at}, matches);
    if (matches.empty()) {
      continue;
    }
    const auto weapon = static_cast<SubEventType>(matches.front().value);
    // "suicide" or "chlorine" beside "bomb" tells more than "bomb".
    if (!found || weapon == SubEventType::suicide_bomb || weapon == SubEventType::chemical_weapon) {
      found = weapon;
    }
    at += static_cast<std::uint32_t>(matches.front().length) - 1;
  }
  return found;
}

}  // namespace dateline::events
