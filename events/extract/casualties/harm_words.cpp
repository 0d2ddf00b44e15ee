#include "events/extract/casualties/harm_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::events {

Harm HarmWords::harm_of(std::uint32_t at) const {
  if (at >= last_) {
    return Harm::none;
  }
  const WordFacts& known = t_.lexicon.facts_of(t_.words[at].id);
  if (known.is(WordClass::harm_word)) {
    return Harm::injury;
  }
  if (known.is(WordClass::dead_word) && lower(at) != "bodies") {
    return Harm::death;
  }
  const WordId lemma = known.lemma != 0 && t_.is_verb(at) ? known.lemma : 0;
  if (lemma == 0) {
    return Harm::none;
  }
  if (lemma == t_.lexicon.shoot && shot_in_limb(at)) {
    return Harm::injury;
  }
  const bool kills = t_.lexicon.is(lemma, WordClass::deadly_verb) || t_.lexicon.is(lemma, WordClass::euphemism);
  return kills || loses_life(at) ? Harm::death : Harm::none;
}

// "shot in the leg".
bool HarmWords::shot_in_limb(std::uint32_t at) const {
  static constexpr std::array<std::string_view, 14> kLimbs = {"leg",      "legs", "arm",     "arms",   "foot",
                                                              "shoulder", "hand", "knee",    "thigh",  "thighs",
                                                              "hip",      "back", "stomach", "abdomen"};
  return at + 3 < last_ && lower(at + 1) == "in" && (lower(at + 2) == "the" || t_.is(at + 2, WordClass::possessive)) &&
         std::find(kLimbs.begin(), kLimbs.end(), lower(at + 3)) != kLimbs.end();
}

bool HarmWords::is_euphemism(std::uint32_t at) const {
  const WordId lemma = t_.lexicon.lemma(t_.words[at].id);
  return lemma != 0 && t_.lexicon.is(lemma, WordClass::euphemism);
}

// "lost their lives", "paid the supreme price", "succumbed to their wounds".
bool HarmWords::loses_life(std::uint32_t at) const {
  const std::string_view verb = lower(at);
  const auto within = [&](std::string_view a, std::string_view b) {
    for (std::uint32_t word = at + 1; word < last_ && word < at + 5; ++word) {
      if (lower(word) == a || lower(word) == b) {
        return true;
      }
    }
    return false;
  };
  if (verb == "lost" || verb == "losing" || verb == "lose") {
    return within("life", "lives") && at + 1 < last_ && t_.is(at + 1, WordClass::possessive);
  }
  if (verb == "gave" || verb == "offered" || verb == "laid") {
    const std::uint32_t own = verb == "laid" && at + 1 < last_ && lower(at + 1) == "down" ? at + 2 : at + 1;
    return own + 1 < last_ && t_.is(own, WordClass::possessive) &&
           (lower(own + 1) == "lives" || lower(own + 1) == "life");
  }
  if (verb == "paid") {
    return within("price", "sacrifice") && (within("supreme", "ultimate") || within("highest", "last"));
  }
  return verb.starts_with("succumb");
}

bool HarmWords::shot_dead(std::uint32_t at) const {
  const bool to_death = lower(at) == "death" && at >= first_ + 2 && lower(at - 1) == "to";
  const std::uint32_t verb = to_death ? at - 2 : at - 1;
  return at > first_ && (to_death || lower(at) == "dead") && t_.is_verb(verb) &&
         (to_death || t_.lexicon.lemma(t_.words[verb].id) == t_.lexicon.shoot);
}

bool HarmWords::is_ordinal(std::uint32_t at) const {
  static constexpr std::array<std::string_view, 8> kOrdinals = {"second", "third",   "fourth", "fifth",
                                                                "sixth",  "seventh", "eighth", "ninth"};
  const std::string_view word = lower(at);
  const bool digits = !word.empty() && word.front() >= '0' && word.front() <= '9';
  return std::find(kOrdinals.begin(), kOrdinals.end(), word) != kOrdinals.end() ||
         (digits && (word.ends_with("th") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("st")));
}

std::uint32_t HarmWords::person_after(std::uint32_t article) const {
  std::uint32_t by_age = kNone;
  for (std::uint32_t word = article + 1; word < last_ && word < article + 5; ++word) {
    if (lower(word).ends_with("year-old")) {
      by_age = word;
      continue;
    }
    const bool people = t_.is(word, WordClass::civilian_noun) || t_.is(word, WordClass::armed_noun);
    if (people && !t_.spelling(word).ends_with("s") && lower(word) != "people") {
      const bool goes_on = word + 1 < last_ && t_.words[word + 1].tag == Tag::noun &&
                           (t_.is(word + 1, WordClass::civilian_noun) || t_.is(word + 1, WordClass::armed_noun));
      if (!goes_on) {
        return word;  // not "a police officer"
      }
      continue;
    }
    if (punctuation(word) || t_.is_verb(word) || t_.words[word].tag == Tag::preposition ||
        t_.words[word].tag == Tag::conjunction || (t_.words[word].tag == Tag::number && !is_ordinal(word)) ||
        is_auxiliary(t_.words[word].tag)) {
      break;
    }
  }
  return by_age;
}

}  // namespace dateline::events
