#include "events/extract/pointed_place.h"

#include <algorithm>
#include <string>

namespace dateline::events {

WordRange unknown_name(const TaggedText& tagged, std::uint32_t noun) {
  std::uint32_t at = noun + 1;
  if (at >= tagged.words.size() || tagged.words[at].id != tagged.lexicon.of) {
    return {};
  }
  ++at;
  WordRange name{at, at};
  while (name.end < tagged.words.size() && name.end < at + 4 && tagged.structure.tokens[name.end].capitalised &&
         tagged.words[name.end].tag == Tag::proper) {
    ++name.end;
  }
  return name;
}

namespace {

// The word of a happening that stands for a place named before, or kNone.
std::uint32_t pointing_word(const TaggedText& tagged, const Happening& happening) {
  const Clause& clause = happening.clause;
  const bool near =
      !clause.subject.empty() && clause.subject.end <= clause.begin && clause.subject.begin + 20 > clause.begin;
  for (std::uint32_t at = near ? clause.subject.begin : clause.begin; at < std::max(clause.end, clause.head.end);
       ++at) {
    if (near && at >= clause.subject.end && at < clause.begin) {
      continue;  // of another clause that shares the subject
    }
    const bool part_of_it = at > 0 && tagged.words[at].id == tagged.lexicon.it && at >= clause.head.end &&
                            tagged.words[at - 1].id == tagged.lexicon.of;
    const Needs& needs = happening.trigger->needs;
    const bool cut_it = tagged.words[at].id == tagged.lexicon.it &&
                        ((needs.test(static_cast<std::size_t>(Need::object_route)) && happening.patient.begin == at) ||
                         (needs.test(static_cast<std::size_t>(Need::subject_route)) && at < clause.begin));
    if (tagged.spelling(at) == "there" || part_of_it || cut_it) {
      return at;
    }
    if (tagged.is(at, WordClass::here_noun) && at > 0 && tagged.words[at].actor == kNone &&
        unknown_name(tagged, at).empty()) {
      const std::string before = lower_word(tagged.spelling(at - 1));
      if (before == "the" || before == "that" || before == "this" || before == "those" || before == "these") {
        return at;
      }
    }
  }
  return kNone;
}

bool kind_fits(std::string_view word, geo::PlaceKind kind) {
  using geo::PlaceKind;
  const bool settlement = kind == PlaceKind::city || kind == PlaceKind::town || kind == PlaceKind::village;
  if (word == "city" || word == "town" || word == "village" || word == "metropolis" || word == "capital" ||
      word == "locality") {
    return settlement;
  }
  if (word == "district" || word == "neighbourhood" || word == "neighborhood" || word == "suburb" ||
      word == "quarter") {
    return kind == PlaceKind::district || kind == PlaceKind::town || kind == PlaceKind::admin2;
  }
  if (word == "road" || word == "highway") {
    return kind == PlaceKind::road;
  }
  if (word == "province" || word == "region") {
    return kind == PlaceKind::admin1 || kind == PlaceKind::admin2 || kind == PlaceKind::region;
  }
  if (word == "complex" || word == "camp" || word == "base" || word == "airport" || word == "crossing" ||
      word == "port") {
    return kind == PlaceKind::camp || kind == PlaceKind::facility || kind == PlaceKind::district;
  }
  return kind > PlaceKind::country;
}

}  // namespace

std::optional<PlaceChoice> place_pointed_to(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                            const Happening& happening) {
  constexpr std::uint32_t kBack = 120;  // words
  const std::uint32_t word = pointing_word(tagged, happening);
  if (word == kNone) {
    return std::nullopt;
  }
  const std::string noun = lower_word(tagged.spelling(word));
  const bool on_it = word < happening.clause.begin;
  if (tagged.words[word].id == tagged.lexicon.it && (happening.patient.begin == word || on_it)) {
    // "reached the road and cut it", "vehicles on it": the place named last, of which the second needs a road.
    for (std::uint32_t at = word; at > 0 && at + kBack > word; --at) {
      const std::uint32_t last = tagged.words[at - 1].toponym;
      if (last != kNone && tagged.words[at - 1].actor == kNone && tagged.toponyms[last].place &&
          (!on_it || gazetteer.kind(*tagged.toponyms[last].place) == geo::PlaceKind::road)) {
        return PlaceChoice{plain_place(gazetteer, *tagged.toponyms[last].place),
                           {word, word + 1},
                           "meant by \"it\"",
                           0.9 * (0.7 + 0.3 * tagged.toponyms[last].score),
                           false};
      }
    }
  }
  if (tagged.words[word].id == tagged.lexicon.it) {
    // "advanced in A, a district of B, and took a part of it": the place that the sentence is about comes first.
    const std::size_t index = tagged.structure.sentence_at(tagged.structure.tokens[word].span.begin);
    for (std::size_t at = tagged.structure.sentences[index].first_token; at < word; ++at) {
      const std::uint32_t first = tagged.words[at].toponym;
      if (first != kNone && tagged.toponyms[first].role == ToponymRole::literal && tagged.toponyms[first].place) {
        return PlaceChoice{plain_place(gazetteer, *tagged.toponyms[first].place),
                           {word, word + 1},
                           "meant by \"it\"",
                           0.8 * (0.7 + 0.3 * tagged.toponyms[first].score),
                           false};
      }
    }
  }
  for (std::uint32_t at = word; at > 0 && at + kBack > word; --at) {
    const std::uint32_t index = tagged.words[at - 1].toponym;
    if (index == kNone) {
      continue;
    }
    const Toponym& toponym = tagged.toponyms[index];
    if (toponym.role != ToponymRole::literal || !toponym.place || !kind_fits(noun, gazetteer.kind(*toponym.place))) {
      continue;
    }
    PlaceChoice choice;
    choice.place = plain_place(gazetteer, *toponym.place);
    choice.words = {word - 1, word + 1};
    choice.how = "meant by \"" + noun + "\"";
    choice.certainty = 0.85 * (0.7 + 0.3 * toponym.score);
    return choice;
  }
  return std::nullopt;
}

bool points_back(const TaggedText& tagged, const Happening& happening) {
  return pointing_word(tagged, happening) != kNone;
}

}  // namespace dateline::events
