#include "events/extract/languages/parties.h"

#include <algorithm>

namespace dateline::events {

namespace {

constexpr std::size_t kSpeakerReach = 6;  // words between a speaker and the verb

}  // namespace

std::vector<LanguageParty> find_language_parties(const LanguageText& text, const Sentence& sentence) {
  constexpr std::size_t kAdjective = 2;  // words between an actor and its country: "القوات الحكومية السورية"
  std::vector<LanguageParty> parties;
  for (std::size_t at = sentence.first_token; at < sentence.last_token;) {
    const auto matches = text.lexicon.actors.find(text.words, at, sentence.last_token);
    if (matches.empty()) {
      ++at;
      continue;
    }
    LanguageParty party{at, at + matches.front().length, &text.lexicon.actor_names[matches.front().value], {}, false};
    const std::size_t begin = std::max(sentence.first_token, at - std::min(at, kAdjective));
    const std::size_t end = std::min(sentence.last_token, party.last + kAdjective);
    for (std::size_t i = begin; i < end && party.country.empty(); ++i) {
      const bool between = i < at ? !text.any_mark(i, at) : !text.any_mark(party.first, i);
      const auto country = text.lexicon.countries.find(text.words, i, end);
      if (between && !country.empty()) {
        party.country = text.lexicon.country_codes[country.front().value];
      }
    }
    at = party.last;
    parties.push_back(std::move(party));
  }
  if (const auto speech = speech_of(text, sentence, parties)) {
    parties[static_cast<std::size_t>(speech->speaker - parties.data())].speaks = true;
  }
  return parties;
}

std::optional<LanguageSpeech> speech_of(const LanguageText& text, const Sentence& sentence,
                                        const std::vector<LanguageParty>& parties) {
  std::optional<LanguageSpeech> best;
  std::size_t nearest = kSpeakerReach + 1;
  for (std::size_t verb = sentence.first_token; verb < sentence.last_token; ++verb) {
    const bool cites = text.is(verb, LanguageClass::cite);
    if (!cites && !text.is(verb, LanguageClass::speech) && !text.is(verb, LanguageClass::deny)) {
      continue;
    }
    for (const LanguageParty& party : parties) {
      const bool after = party.first >= verb;
      const std::size_t away = after ? party.first - verb : verb - party.last + 1;
      const bool may_speak = party.actor->speaker || party.actor->armed;
      const bool divided = after && text.any_mark(verb, party.first);
      if (may_speak && away < nearest && (after || !cites) && !divided) {
        nearest = away;
        best = LanguageSpeech{&party, verb};
      }
    }
  }
  return best;
}

}  // namespace dateline::events
