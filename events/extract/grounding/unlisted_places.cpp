#include "events/extract/grounding/unlisted_places.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "events/extract/grounding/pointed_place.h"

namespace dateline::events {

bool is_division(const EventPlace& place) {
  return place.kind == geo::PlaceKind::admin1 || place.kind == geo::PlaceKind::admin2;
}

UnlistedPlaces::UnlistedPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
                               const Happening& happening, NamedPlaces& places)
    : t_(tagged),
      gazetteer_(gazetteer),
      happening_(happening),
      places_(places),
      first_(static_cast<std::uint32_t>(sentence.first_token)),
      last_(static_cast<std::uint32_t>(sentence.last_token)) {}

// "bombed the village of Xyz": a place of which only the name is known is not one that was named before.
bool UnlistedPlaces::take_called() {
  const Clause& clause = happening_.clause;
  for (std::uint32_t at = clause.begin; at < std::max(clause.end, clause.head.end); ++at) {
    if (!t_.is(at, WordClass::here_noun)) {
      continue;
    }
    const WordRange name = unknown_name(t_, at);
    if (name.empty() || is_named_place(name.begin) || t_.words[name.begin].actor != kNone) {
      continue;
    }
    return add(name);
  }
  return false;
}

// Not where a place's name is only a part of the word: the "al" of "al-Xyz".
bool UnlistedPlaces::is_named_place(std::uint32_t at) const {
  const std::uint32_t toponym = t_.words[at].toponym;
  return toponym != kNone && t_.toponyms[toponym].span.end >= t_.structure.tokens[at].span.end;
}

// "stormed the base at Xyz", "shelling of Xyz": a name that no list and no gazetteer knows, where a place would
// stand.
bool UnlistedPlaces::take_aimed_at() {
  const Clause& clause = happening_.clause;
  if (!places_.toponyms_in({first_, last_}, false).empty()) {
    return false;
  }
  const Frame frame = happening_.trigger->frame;
  const bool aims = frame == Frame::bombard || frame == Frame::assault || frame == Frame::siege;
  if (aims && !happening_.patient.empty() &&
      name_end(happening_.patient.begin, happening_.patient.end) > happening_.patient.begin) {
    return add({happening_.patient.begin, name_end(happening_.patient.begin, happening_.patient.end)});
  }
  for (std::uint32_t at = clause.head.end; at + 1 < last_ && at < std::max(clause.end, clause.head.end) + 6; ++at) {
    const Tag tag = t_.words[at].tag;
    if (tag == Tag::comma || tag == Tag::stop || tag == Tag::relative || tag == Tag::subordinator) {
      break;
    }
    if ((leads(at) || t_.lower(at) == "inside") && name_end(at + 1, last_) > at + 1) {
      return add({at + 1, name_end(at + 1, last_)});
    }
  }
  return false;
}

// "a strike on a camp in Xyz": a name that nobody knows, after one of the happening's own prepositions.
bool UnlistedPlaces::take_beside() {
  const Clause& clause = happening_.clause;
  for (const Complement& one : clause.complements) {
    if (one.preposition == kNone || !leads(one.preposition) || one.range.empty() ||
        name_end(one.range.begin, last_) == one.range.begin) {
      continue;
    }
    const WordRange name{one.range.begin, name_end(one.range.begin, last_)};
    return add(name);
  }
  return false;
}

// "near Xyz, Vwx and Tuv": more such names up to the last, which a conjunction tells.
void UnlistedPlaces::add_listed(std::uint32_t at) {
  std::vector<WordRange> names;
  bool closed = false;
  while (!closed && at + 1 < last_ && (t_.words[at].tag == Tag::comma || t_.words[at].tag == Tag::conjunction)) {
    closed = t_.words[at].tag == Tag::conjunction;
    const std::uint32_t end = name_end(at + 1, last_);
    if (end == at + 1) {
      return;
    }
    names.push_back({at + 1, end});
    at = end;
  }
  for (const WordRange name : closed ? names : std::vector<WordRange>{}) {
    add(name);
  }
}

// What no gazetteer has lies in the division that its sentence says it is in.
void UnlistedPlaces::place_in_division(PlaceChoice& choice) const {
  if (choice.place.is_resolved() || choice.words.empty() || choice.place.name.empty()) {
    return;
  }
  for (const NamedPlaces::Found& found : places_.toponyms_in({first_, last_}, false)) {
    const Toponym& division = t_.toponyms[found.toponym];
    std::uint32_t before = found.words.begin;
    while (before > first_ &&
           (t_.words[before - 1].tag == Tag::determiner || t_.words[before - 1].tag == Tag::adjective)) {
      --before;
    }
    const bool in = before > first_ && t_.words[before - 1].id == t_.lexicon.in;
    if (!in || !division.place || !division.point || !is_division(plain_place(gazetteer_, *division.place))) {
      continue;
    }
    const std::string written = choice.place.name;
    choice.place = plain_place(gazetteer_, *division.place);
    choice.place.relation = written + ", in " + choice.place.name;
    choice.how = "\"" + written + "\" is in no gazetteer; the division that the sentence names";
    return;
  }
}

// "In Xyz, two were killed": a name that nobody knows, where the sentence opens with a place.
bool UnlistedPlaces::take_opening() {
  const Clause& clause = happening_.clause;
  std::uint32_t at = first_;
  at += t_.words[at].tag == Tag::adverb ? 1 : 0;
  if (at + 3 < last_ && leads(at) && t_.lower(at + 1) == "the" && t_.words[at + 2].tag == Tag::proper &&
      t_.words[at + 2].toponym == kNone && t_.words[at + 2].actor == kNone && t_.words[at + 2].time == kNone &&
      t_.structure.tokens[at + 2].capitalised && t_.words[at + 3].tag == Tag::noun &&
      (t_.is(at + 3, WordClass::civil_target) || t_.is(at + 3, WordClass::place_noun))) {
    return add({at + 2, at + 3});  // "In the Xyz market"
  }
  if (at >= last_ || !leads(at) || at + 2 >= clause.begin || t_.words[at + 2].tag != Tag::comma ||
      name_end(at + 1, last_) == at + 1) {
    return false;
  }
  return add({at + 1, name_end(at + 1, last_)});
}

// "In X district, two were killed in firing at Xyz": the finer name after the happening.
WordRange UnlistedPlaces::after(WordRange division) const {
  constexpr std::uint32_t kReach = 14;  // words
  const std::uint32_t from = happening_.clause.head.end;
  if (division.begin >= from) {
    return {};
  }
  for (std::uint32_t at = from; at + 1 < last_ && at < from + kReach && t_.words[at].tag != Tag::stop; ++at) {
    if (leads(at) || t_.words[at].id == t_.lexicon.between) {
      std::uint32_t name = at + 1;
      name += t_.words[name].tag == Tag::determiner ? 1 : 0;
      name += name + 2 < last_ && t_.words[name + 1].id == t_.lexicon.of ? 2 : 0;  // "the towns of Xyz"
      const bool known_as_unknown =
          name < last_ && t_.words[name].toponym != kNone && !t_.toponyms[t_.words[name].toponym].place;
      if (known_as_unknown) {
        return {name, name + 1};
      }
      if (name == at + 1 && name_end(name, last_) > name) {
        return {name, name_end(name, last_)};
      }
    }
    if (t_.words[at].toponym != kNone) {
      break;
    }
  }
  return {};
}

// A capitalised word that means nothing else, or two ("Kajo Keji", "Duk County"): one past the last, or `at` itself.
std::uint32_t UnlistedPlaces::name_end(std::uint32_t at, std::uint32_t end) const {
  const auto unknown = [&](std::uint32_t one) {
    const Word& word = t_.words[one];
    return word.tag == Tag::proper && word.id == 0 && word.toponym == kNone && word.actor == kNone &&
           word.time == kNone && t_.structure.tokens[one].capitalised && !t_.structure.tokens[one].all_capitals;
  };
  const auto goes_on = [&](std::uint32_t one) {
    return one < last_ && (t_.words[one].tag == Tag::noun || t_.words[one].tag == Tag::possessive ||
                           (one < end && t_.words[one].tag == Tag::proper));
  };
  static constexpr std::array<std::string_view, 10> kArticles = {"Al",  "El", "Ad", "Ar", "As",
                                                                 "Ash", "At", "Az", "Um", "Umm"};
  if (at + 1 < end && std::find(kArticles.begin(), kArticles.end(), t_.spelling(at)) != kArticles.end() &&
      unknown(at + 1) && !goes_on(at + 2)) {
    return at + 2;  // "Ad Dinder"
  }
  if (at >= end || !unknown(at)) {
    return at;
  }
  if (!goes_on(at + 1)) {
    return at + 1;
  }
  static constexpr std::array<std::string_view, 4> kDivisions = {"County", "District", "Province", "Township"};
  const bool division =
      at + 1 < end && std::find(kDivisions.begin(), kDivisions.end(), t_.spelling(at + 1)) != kDivisions.end();
  return division || (at + 1 < end && unknown(at + 1) && !goes_on(at + 2)) ? at + 2 : at;
}

bool UnlistedPlaces::add(WordRange name) {
  PlaceChoice choice;
  choice.place.name = std::string(t_.span(name).of(t_.text));
  choice.words = name;
  choice.how = "\"" + choice.place.name + "\" is in no gazetteer";
  choice.certainty = 0.5;
  places_.add(std::move(choice));
  return true;
}

// A preposition of being there.
bool UnlistedPlaces::leads(std::uint32_t at) const {
  const WordId id = t_.words[at].id;
  if (id == t_.lexicon.to && at > first_ && (t_.lower(at - 1) == "close" || t_.lower(at - 1) == "next")) {
    return true;
  }
  return id == t_.lexicon.in || id == t_.lexicon.at || id == t_.lexicon.near;
}

}  // namespace dateline::events
