#include "events/extract/grounding/context_places.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace dateline::events {

PlaceChoice nowhere() {
  PlaceChoice choice;
  choice.how = "not said";
  choice.certainty = 0.6;
  return choice;
}

// "In North A, fighting goes on in B. Shells hit the hospital": the town of the division that the paragraph named
// last.
std::optional<PlaceChoice> ContextPlaces::finer_than(const PlaceChoice& scene, const Sentence& sentence) const {
  const auto outer = gazetteer_.find_id(scene.place.id);
  for (auto at = static_cast<std::uint32_t>(sentence.first_token); outer && at > scene.words.end; --at) {
    const Word& word = t_.words[at - 1];
    if (word.toponym == kNone || word.actor != kNone) {
      continue;
    }
    const Toponym& toponym = t_.toponyms[word.toponym];
    if (toponym.place && toponym.role == ToponymRole::literal && gazetteer_.kind(*toponym.place) > scene.place.kind &&
        gazetteer_.contains(*outer, *toponym.place)) {
      PlaceChoice choice;
      choice.place = plain_place(gazetteer_, *toponym.place);
      choice.words = scene.words;
      choice.how = "named last in the paragraph";
      choice.certainty = 0.7;
      return choice;
    }
  }
  return std::nullopt;
}

// "Police in A said they had detained a man": those who speak of what they did themselves.
std::optional<PlaceChoice> ContextPlaces::of_speaker(const Happening& happening,
                                                     const std::vector<Speech>& speech) const {
  const WordRange agent = happening.agent;
  if (agent.end != agent.begin + 1 || t_.words[agent.begin].tag != Tag::pronoun) {
    return std::nullopt;
  }
  for (const Speech& one : speech) {
    for (std::uint32_t at = one.speaker.begin; one.scope.contains(agent.begin) && at < one.speaker.end; ++at) {
      const std::uint32_t toponym = t_.words[at].toponym;
      const bool led = at > one.speaker.begin && t_.words[at].actor == kNone;
      if (led && toponym != kNone && t_.toponyms[toponym].place &&
          gazetteer_.kind(*t_.toponyms[toponym].place) >= geo::PlaceKind::city) {
        PlaceChoice choice;
        choice.place = plain_place(gazetteer_, *t_.toponyms[toponym].place);
        choice.words = {at, at + 1};
        choice.how = "where those are who speak of what they did";
        choice.certainty = 0.7;
        return choice;
      }
    }
  }
  return std::nullopt;
}

// "Residents of A said fighters had taken four traders": where those live who tell of it.
std::optional<PlaceChoice> ContextPlaces::of_witnesses(const Happening& happening,
                                                       const std::vector<Speech>& speech) const {
  for (const Speech& one : speech) {
    if (!one.scope.contains(happening.clause.head.begin)) {
      continue;
    }
    for (std::uint32_t at = one.speaker.begin; at + 2 < one.speaker.end; ++at) {
      const std::string_view word = t_.lower(at);
      const bool live = word.starts_with("resident") || word.starts_with("villager") || word.starts_with("inhabitant");
      if (!live || (t_.words[at + 1].id != t_.lexicon.of && t_.words[at + 1].id != t_.lexicon.in)) {
        continue;
      }
      PlaceChoice choice;
      choice.how = "where those live who tell of it";
      choice.certainty = 0.6;
      choice.words = {at + 2, one.speaker.end};
      const std::uint32_t toponym = t_.words[at + 2].toponym;
      if (toponym != kNone && t_.toponyms[toponym].place) {
        choice.place = plain_place(gazetteer_, *t_.toponyms[toponym].place);
        choice.wide = choice.place.kind <= geo::PlaceKind::country;
        return choice.wide ? std::nullopt : std::optional(choice);
      }
      if (t_.words[at + 2].tag == Tag::proper && t_.structure.tokens[at + 2].capitalised) {
        choice.place.name = std::string(t_.span(choice.words).of(t_.text));
        return choice;
      }
    }
  }
  return std::nullopt;
}

// "hit the grid across the country": not where the report was before.
bool ContextPlaces::is_countrywide(const Happening& happening) const {
  const Clause& clause = happening.clause;
  for (std::uint32_t at = clause.head.end; at < clause.end; ++at) {
    const bool across = t_.spelling(at) == "across" || t_.spelling(at) == "throughout";
    if (t_.lower(at) == "nationwide" ||
        (across && at + 2 < clause.end && (t_.lower(at + 2) == "country" || t_.lower(at + 2) == "nation"))) {
      return true;
    }
  }
  return false;
}

// "60 of the 78 drones", "dozens of missiles": more than one place is hit by.
bool ContextPlaces::counts_ten(WordRange range) const {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view word = t_.lower(at);
    const bool digits = word.size() >= 2 && word.find_first_not_of("0123456789") == std::string_view::npos;
    if (t_.words[at].time == kNone && (digits || word == "dozens" || word == "scores" || word == "hundreds")) {
      return true;
    }
  }
  return false;
}

PlaceChoice ContextPlaces::whole_country() const {
  const auto country = gazetteer_.find_id("iso:" + country_.code);
  PlaceChoice choice = nowhere();
  if (country) {
    choice.place = plain_place(gazetteer_, *country);
    choice.how = "the report's country";
    choice.wide = true;
  }
  return choice;
}

}  // namespace dateline::events
