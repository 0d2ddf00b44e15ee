#include "events/extract/grounding/pointed_place.h"

#include <algorithm>
#include <string>

#include "events/extract/actors/actors.h"

namespace dateline::events {

namespace {

// "al-Fuqaha": written small, and a name.
bool has_article(const TaggedText& tagged, std::uint32_t word) {
  const std::string_view name = tagged.spelling(word);
  const std::size_t dash = name.find('-');
  return (dash == 2 || dash == 3) && dash + 1 < name.size() && (name[0] == 'a' || name[0] == 'e') &&
         name[dash + 1] >= 'A' && name[dash + 1] <= 'Z';
}

bool in_unknown_name(const TaggedText& tagged, std::uint32_t word) {
  const Word& one = tagged.words[word];
  const bool known = one.toponym != kNone && tagged.toponyms[one.toponym].place;
  if (has_article(tagged, word)) {
    return !known && one.actor == kNone;
  }
  return one.tag == Tag::proper && !known && one.actor == kNone && one.time == kNone &&
         tagged.structure.tokens[word].capitalised && !tagged.structure.tokens[word].all_capitals;
}

// "Xyz village".
WordRange name_before(const TaggedText& tagged, std::uint32_t noun) {
  std::uint32_t at = noun;
  while (at > 0 && noun - at < 3 && in_unknown_name(tagged, at - 1)) {
    --at;
  }
  return {at, noun};
}

}  // namespace

WordRange unknown_name(const TaggedText& tagged, std::uint32_t noun) {
  std::uint32_t at = noun + 1;
  if (at >= tagged.words.size() || tagged.words[at].id != tagged.lexicon.of) {
    return name_before(tagged, noun);
  }
  ++at;
  WordRange name{at, at};
  while (name.end < tagged.words.size() && name.end < at + 4 &&
         ((tagged.structure.tokens[name.end].capitalised && tagged.words[name.end].tag == Tag::proper) ||
          has_article(tagged, name.end))) {
    ++name.end;
  }
  return name;
}

WordRange finer_name(const TaggedText& tagged, WordRange container, const Sentence& sentence) {
  const auto first = static_cast<std::uint32_t>(sentence.first_token);
  const auto last = static_cast<std::uint32_t>(sentence.last_token);
  if (container.end + 2 < last && tagged.is(container.end, WordClass::here_noun) &&
      tagged.words[container.end + 1].id == tagged.lexicon.of && in_unknown_name(tagged, container.end + 2)) {
    return unknown_name(tagged, container.end);
  }
  if (container.end + 1 < last && tagged.words[container.end].tag == Tag::possessive &&
      in_unknown_name(tagged, container.end + 1)) {
    std::uint32_t end = container.end + 1;
    while (end < last && end < container.end + 4 && in_unknown_name(tagged, end)) {
      ++end;
    }
    if (end < last && (tagged.is(end, WordClass::here_noun) || tagged.is(end, WordClass::route))) {
      return {container.end + 1, end};  // "A's Xyz district"
    }
  }
  std::uint32_t at = container.begin;
  while (at > first && (tagged.words[at - 1].tag == Tag::adjective || tagged.words[at - 1].tag == Tag::determiner)) {
    --at;
  }
  const WordId link = at > first ? tagged.words[at - 1].id : 0;
  if (at < first + 2 || (link != tagged.lexicon.in && link != tagged.lexicon.of)) {
    return {};
  }
  --at;
  const bool noun = tagged.is(at - 1, WordClass::here_noun) && tagged.words[at - 1].tag != Tag::proper;
  // "in Xyz, a village in A".
  const bool apposed =
      noun && at >= first + 5 && tagged.words[at - 2].tag == Tag::determiner && tagged.words[at - 3].tag == Tag::comma;
  const WordRange name = name_before(tagged, apposed ? at - 3 : noun ? at - 1 : at);
  if (name.empty() || name.begin <= first || (!noun && link != tagged.lexicon.in)) {
    return {};
  }
  std::uint32_t before = name.begin - 1;
  before -= tagged.words[before].tag == Tag::determiner && before > first ? 1 : 0;
  const WordId preposition = tagged.words[before].id;
  const bool where =
      preposition == tagged.lexicon.in || preposition == tagged.lexicon.at || preposition == tagged.lexicon.near;
  const bool village = name.begin >= first + 2 && tagged.words[name.begin - 1].id == tagged.lexicon.of &&
                       tagged.is(name.begin - 2, WordClass::here_noun);              // "the village of Xyz in A"
  const bool object = tagged.is_verb(name.begin - 1) && name.end - name.begin == 1;  // "attacked Xyz in A"
  return noun || where || village || object ? name : WordRange{};
}

namespace {

// The word of a happening that stands for a place named before, or kNone.
std::uint32_t pointing_word(const TaggedText& tagged, const Happening& happening) {
  const Clause& clause = happening.clause;
  const bool near =
      !clause.subject.empty() && clause.subject.end <= clause.begin && clause.subject.begin + 20 > clause.begin;
  std::uint32_t end = std::max(clause.end, clause.head.end);
  end += end < tagged.words.size() && tagged.lower(end) == "nearby" ? 1 : 0;
  for (std::uint32_t at = near ? clause.subject.begin : clause.begin; at < end; ++at) {
    if (near && at >= clause.subject.end && at < clause.begin) {
      continue;  // of another clause that shares the subject
    }
    const bool part_of_it = at > 0 && tagged.words[at].id == tagged.lexicon.it && at >= clause.head.end &&
                            tagged.words[at - 1].id == tagged.lexicon.of;
    const Needs& needs = happening.trigger->needs;
    const bool cut_it = tagged.words[at].id == tagged.lexicon.it &&
                        ((needs.test(static_cast<std::size_t>(Need::object_route)) && happening.patient.begin == at) ||
                         (needs.test(static_cast<std::size_t>(Need::subject_route)) && at < clause.begin));
    const bool nearby = tagged.lower(at) == "nearby" && at >= clause.head.end &&
                        (at + 1 >= tagged.words.size() || is_punctuation(tagged.words[at + 1].tag));
    if (tagged.lower(at) == "there" || nearby || part_of_it || cut_it) {
      return at;
    }
    if (tagged.is(at, WordClass::here_noun) && at > 0 && tagged.words[at].actor == kNone &&
        unknown_name(tagged, at).empty() &&
        (at + 1 >= tagged.words.size() || tagged.words[at + 1].tag != Tag::noun ||
         tagged.words[at + 1].time != kNone)) {
      const bool same = at > 1 && tagged.lower(at - 1) == "same";  // "in the same city"
      const std::string before = lower_word(tagged.spelling(at - (same ? 2 : 1)));
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

std::optional<PlaceChoice> capital_meant(const TaggedText& tagged, const geo::Gazetteer& gazetteer, WordRange words) {
  const auto seat_of = [&](const std::string& country) {
    const auto capital = tagged.lexicon.capitals.find(country);
    return capital == tagged.lexicon.capitals.end() ? std::nullopt : gazetteer.find_id(capital->second);
  };
  const auto country_at = [&](std::uint32_t word) {
    const std::uint32_t toponym = tagged.words[word].toponym;
    return toponym == kNone || !tagged.toponyms[toponym].place
               ? std::string()
               : country_code(gazetteer, *tagged.toponyms[toponym].place);
  };
  for (std::uint32_t at = std::max(words.begin, 1U); at < words.end; ++at) {
    if (tagged.lower(at) != "capital" || tagged.words[at].tag != Tag::noun) {
      continue;
    }
    std::optional<geo::PlaceIndex> seat;
    const bool owned = at >= 2 && tagged.words[at - 1].tag == Tag::possessive;
    const bool of = at + 2 < words.end && tagged.words[at + 1].id == tagged.lexicon.of;
    if (const std::string country = of ? country_at(at + 2) : country_at(owned ? at - 2 : at - 1); !country.empty()) {
      seat = seat_of(country);
    } else if (tagged.lower(at - 1) == "the" && !of) {
      for (const Toponym& toponym : tagged.toponyms) {
        if (toponym.role == ToponymRole::dateline && toponym.place &&
            seat_of(country_code(gazetteer, *toponym.place)) == toponym.place) {
          seat = toponym.place;
        }
      }
    }
    if (seat) {
      PlaceChoice choice;
      choice.place = plain_place(gazetteer, *seat);
      choice.words = {of ? at : owned ? at - 2 : at - 1, of ? at + 3 : at + 1};
      choice.how = "the seat of government that is meant";
      choice.certainty = 0.85;
      return choice;
    }
  }
  return std::nullopt;
}

bool points_back(const TaggedText& tagged, const Happening& happening) {
  return pointing_word(tagged, happening) != kNone;
}

}  // namespace dateline::events
