#include "events/extract/grounding/named_places.h"

#include <algorithm>
#include <utility>

namespace dateline::events {

EventPlace plain_place(const geo::Gazetteer& gazetteer, geo::PlaceIndex index) {
  const geo::Place place = gazetteer.place(index);
  EventPlace plain;
  plain.name = place.name;
  plain.id = place.id;
  plain.kind = place.kind;
  plain.point = place.point;
  plain.radius_m = place.radius_m;
  return plain;
}

NamedPlaces::NamedPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
                         const Happening& happening, const std::vector<WordRange>& speakers)
    : t_(tagged),
      gazetteer_(gazetteer),
      happening_(happening),
      scope_(place_scope(tagged, sentence, happening, speakers)),
      first_(static_cast<std::uint32_t>(sentence.first_token)),
      last_(static_cast<std::uint32_t>(sentence.last_token)) {}

// Whether the toponym may be where something happens.
bool NamedPlaces::usable(std::uint32_t word, bool modifiers) const {
  const std::uint32_t toponym = t_.words[word].toponym;
  if (toponym == kNone) {
    return false;
  }
  if (t_.words[word].actor != kNone) {
    // "A police fired", and not "in A police fired".
    const WordId before = word > first_ ? t_.words[word - 1].id : 0;
    return t_.toponyms[toponym].role == ToponymRole::modifier && before == t_.lexicon.in && !is_topic(word);
  }
  const bool of_speaker = std::any_of(scope_.speakers.begin(), scope_.speakers.end(),
                                      [&](const WordRange& words) { return words.contains(word); });
  if (of_speaker || is_topic(word)) {
    return false;
  }
  // "in A police fired": where that was, whatever noun follows.
  const ToponymRole role = t_.toponyms[toponym].role;
  return role == ToponymRole::literal || (role == ToponymRole::modifier && (modifiers || is_led_to(word)));
}

bool NamedPlaces::is_led_to(std::uint32_t name) const {
  constexpr std::uint32_t kBack = 6;  // words
  for (std::uint32_t at = name; at > first_ && at + kBack > name; --at) {
    const Word& word = t_.words[at - 1];
    if (word.id == t_.lexicon.in || word.id == t_.lexicon.at || word.id == t_.lexicon.near) {
      return true;
    }
    const bool passes = word.id == t_.lexicon.of || word.tag == Tag::determiner || word.tag == Tag::adjective ||
                        word.tag == Tag::noun || word.toponym == t_.words[name].toponym;
    if (!passes) {
      return false;
    }
  }
  return false;
}

// "the war in A", "war on B": a country's affairs, or what no preposition of being there leads to.
bool NamedPlaces::is_topic(std::uint32_t word) const {
  const bool told_of = std::any_of(scope_.topics.begin(), scope_.topics.end(),
                                   [&](const WordRange& words) { return words.contains(word); });
  const auto place = t_.toponyms[t_.words[word].toponym].place;
  return told_of && (!is_led_to(word) || (place && gazetteer_.kind(*place) <= geo::PlaceKind::country));
}

std::vector<NamedPlaces::Found> NamedPlaces::toponyms_in(WordRange range, bool modifiers) const {
  std::vector<Found> found;
  const bool agrees = happening_.trigger->frame == Frame::agree;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (agrees && (t_.words[at].id == t_.lexicon.against ||
                   (at == range.begin && at > first_ && t_.words[at - 1].id == t_.lexicon.against))) {
      break;  // "agreed to act against rebels in X"
    }
    if (!usable(at, modifiers)) {
      continue;
    }
    const std::uint32_t toponym = t_.words[at].toponym;
    // "troops from X", "rockets from X": where they come from.
    const Frame frame = happening_.trigger->frame;
    if (at > first_ && t_.words[at - 1].id == t_.lexicon.from && frame != Frame::leave && frame != Frame::expel &&
        frame != Frame::displace) {
      continue;
    }
    if (!found.empty() && found.back().toponym == toponym) {
      found.back().words.end = at + 1;
    } else {
      found.push_back({toponym, {at, at + 1}});
    }
  }
  return found;
}

bool NamedPlaces::take(WordRange range, const char* how, double certainty) {
  if (range.empty()) {
    return false;
  }
  if (take_road(range)) {
    return true;
  }
  const bool modifiers = happening_.clause.noun && range.end == happening_.clause.head.begin;
  const std::vector<Found> found = toponyms_in(range, modifiers);
  if (found.empty()) {
    return false;
  }
  std::optional<std::size_t> last_taken;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (last_taken && is_container(found[*last_taken], found[i])) {
      fill_in(found[*last_taken], found[i]);
      continue;
    }
    if (last_taken && !is_listed(found[i - 1], found[i])) {
      continue;
    }
    if (i + 1 < found.size() && owns(found[i], found[i + 1])) {
      // "Aleppo's Layramoun district"; of "the Homs quarter of Xyz" the name that nobody knows lies in the other.
      if (!t_.toponyms[found[i + 1].toponym].place) {
        add(found[i + 1], how, certainty);
        fill_in(found[i + 1], found[i]);
        last_taken = ++i;
      }
      continue;
    }
    add(found[i], how, certainty);
    last_taken = i;
  }
  return !chosen_.empty();
}

bool NamedPlaces::is_container(const Found& inner, const Found& outer) const {
  const auto a = t_.toponyms[inner.toponym].place;
  const auto b = t_.toponyms[outer.toponym].place;
  if (a && b && *a != *b && gazetteer_.contains(*b, *a)) {
    return true;
  }
  // "struck A, the factories of B and the town of C": one more of a list, not where A is.
  if (a && b && inner.words.end + 1 < outer.words.begin && t_.words[inner.words.end].tag == Tag::comma &&
      t_.words[inner.words.end + 1].tag == Tag::determiner && outer.words.end < last_ &&
      (t_.words[outer.words.end].tag == Tag::conjunction || t_.words[outer.words.end].tag == Tag::comma)) {
    return false;
  }
  // By the words between: a preposition makes a container, a conjunction a list.
  for (std::uint32_t at = inner.words.end; at < outer.words.begin; ++at) {
    if (t_.words[at].tag == Tag::conjunction) {
      return false;
    }
  }
  for (std::uint32_t at = inner.words.end; at < outer.words.begin; ++at) {
    if (t_.words[at].tag == Tag::preposition) {
      return true;
    }
  }
  return inner.words.end + 1 == outer.words.begin && t_.words[inner.words.end].tag == Tag::comma && !a;
}

bool NamedPlaces::owns(const Found& first, const Found& second) const {
  constexpr std::uint32_t kReach = 7;  // words
  if (is_district_of(first, second)) {
    return false;  // "the A area of B": in A
  }
  if (second.words.begin < first.words.end || second.words.begin > first.words.end + kReach ||
      is_part_of(second, first)) {
    return false;
  }
  const bool possessive = first.words.end < last_ && t_.words[first.words.end].tag == Tag::possessive;
  bool kind_of_place = false;
  for (std::uint32_t at = first.words.end; at < second.words.begin; ++at) {
    const Tag tag = t_.words[at].tag;
    const bool of = at + 1 == second.words.begin && t_.words[at].id == t_.lexicon.of && kind_of_place;
    if (!of && tag != Tag::possessive && tag != Tag::adjective && tag != Tag::noun && tag != Tag::proper) {
      return is_part_of(first, second);
    }
    kind_of_place = t_.is(at, WordClass::here_noun) || t_.lower(at) == "state";
  }
  const bool called = second.words.begin > first.words.end && t_.words[second.words.begin - 1].id == t_.lexicon.of;
  return possessive || called || is_part_of(first, second);
}

// "the A area of the city of B", of which A is the finer by its kind.
bool NamedPlaces::is_district_of(const Found& first, const Found& second) const {
  const auto a = t_.toponyms[first.toponym].place;
  const auto b = t_.toponyms[second.toponym].place;
  const std::uint32_t noun = first.words.end;
  const auto is_within_towns = [&](geo::PlaceIndex place) {
    const geo::PlaceKind kind = gazetteer_.kind(place);
    return kind == geo::PlaceKind::district || kind == geo::PlaceKind::camp || kind == geo::PlaceKind::facility;
  };
  return a && b && is_within_towns(*a) && !is_within_towns(*b) && noun + 1 < last_ &&
         t_.is(noun, WordClass::here_noun) && t_.words[noun + 1].id == t_.lexicon.of;
}

bool NamedPlaces::is_part_of(const Found& first, const Found& second) const {
  const auto a = t_.toponyms[first.toponym].place;
  const auto b = t_.toponyms[second.toponym].place;
  return a && b && *a != *b && gazetteer_.contains(*a, *b);
}

bool NamedPlaces::is_listed(const Found& before, const Found& after) const {
  for (std::uint32_t at = before.words.end; at < after.words.begin; ++at) {
    if (t_.words[at].tag == Tag::conjunction || t_.words[at].tag == Tag::comma) {
      return true;
    }
  }
  return false;
}

// A place that the gazetteer does not know lies somewhere in what contains it.
void NamedPlaces::fill_in(const Found& inner, const Found& outer) {
  if (chosen_.empty() || chosen_.back().place.is_resolved() || !t_.toponyms[outer.toponym].point) {
    return;
  }
  const std::string name = chosen_.back().place.name;
  PlaceChoice choice = made_of(outer);
  choice.place.relation = name + ", in " + choice.place.name;
  choice.words = {std::min(inner.words.begin, outer.words.begin), std::max(inner.words.end, outer.words.end)};
  choice.how = "\"" + name + "\" is unknown; the place that contains it";
  choice.certainty = 0.6;
  chosen_.back() = std::move(choice);
}

PlaceChoice NamedPlaces::made_of(const Found& found) const {
  const Toponym& toponym = t_.toponyms[found.toponym];
  PlaceChoice choice;
  choice.words = found.words;
  if (!toponym.place || !toponym.point) {
    choice.place.name = std::string(toponym.span.of(t_.text));
    choice.certainty = 0.5;
    return choice;
  }
  const geo::Place place = gazetteer_.place(*toponym.place);
  choice.place.name = place.name;
  choice.place.id = place.id;
  choice.place.kind = place.kind;
  choice.place.point = toponym.point;
  choice.place.radius_m = toponym.radius_m ? *toponym.radius_m : place.radius_m;
  if (!toponym.relation.empty()) {
    choice.place.relation = std::string(toponym.relation_span.of(t_.text));
  }
  choice.wide = place.kind <= geo::PlaceKind::country;
  choice.certainty = 0.7 + 0.3 * toponym.score;
  return choice;
}

void NamedPlaces::add(const Found& found, const char* how, double certainty) {
  PlaceChoice choice = made_of(found);
  choice.how = how;
  if (const auto facility = facility_in(found)) {
    choice.place = plain_place(gazetteer_, *facility);
    choice.words.begin = head_before(found.words.begin);
    choice.how = std::string(how) + ", by what it is and where";
  }
  choice.certainty *= certainty;
  for (const PlaceChoice& known : chosen_) {
    if (known.place.name == choice.place.name && known.place.relation == choice.place.relation) {
      return;
    }
  }
  chosen_.push_back(std::move(choice));
}

// "the airport of A", "the bus station in A": the first word of such a noun before a place, else the place's own.
std::uint32_t NamedPlaces::head_before(std::uint32_t place) const {
  std::uint32_t at = place;
  at -= at > first_ && lower_word(t_.spelling(at - 1)) == "the" ? 1 : 0;
  if (at < first_ + 2 || (t_.words[at - 1].id != t_.lexicon.of && t_.words[at - 1].id != t_.lexicon.in) ||
      !t_.is(at - 2, WordClass::place_noun)) {
    return place;
  }
  at -= 2;
  while (at > first_ && (t_.words[at - 1].tag == Tag::noun || t_.words[at - 1].tag == Tag::adjective)) {
    --at;
  }
  return at;
}

// The place whose name is made of such a noun and the place's name: "A airport".
std::optional<geo::PlaceIndex> NamedPlaces::facility_in(const Found& found) const {
  constexpr double kFar = 60'000;  // metres
  const Toponym& toponym = t_.toponyms[found.toponym];
  const std::uint32_t head = head_before(found.words.begin);
  if (head == found.words.begin || !toponym.place || !toponym.point) {
    return std::nullopt;
  }
  std::uint32_t end = head;
  while (t_.words[end].tag != Tag::preposition) {
    ++end;
  }
  const std::string name = std::string(toponym.span.of(t_.text)) + " " + std::string(t_.span({head, end}).of(t_.text));
  for (const geo::NameMatch& match : gazetteer_.find(name)) {
    const geo::PlaceKind kind = gazetteer_.kind(match.place);
    const bool narrow = kind == geo::PlaceKind::facility || kind == geo::PlaceKind::camp ||
                        kind == geo::PlaceKind::district || kind == geo::PlaceKind::road;
    if (narrow && match.similarity > 0.9F && geo::distance_m(gazetteer_.point(match.place), *toponym.point) < kFar) {
      return match.place;
    }
  }
  return std::nullopt;
}

bool NamedPlaces::take_between(WordRange range) {
  const std::vector<Found> found = toponyms_in(range, false);
  return found.size() == 2 && add_between(found[0], found[1]);
}

bool NamedPlaces::take_road(WordRange range) {
  const auto end_of = [&](std::uint32_t at) {
    const std::uint32_t toponym = t_.words[at].toponym;
    while (at < last_ && t_.words[at].toponym == toponym) {
      ++at;
    }
    return at;
  };
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (t_.words[at].toponym == kNone || t_.words[at].actor != kNone) {
      continue;
    }
    if (const auto ends = ends_in_one_word(at); ends && at + 1 < last_ && t_.is(at + 1, WordClass::route)) {
      return add_between({*ends, {at, at + 1}}, {*ends + 1, {at, at + 1}});
    }
    const std::uint32_t dash = end_of(at);
    const std::string_view joint = dash + 1 < last_ ? t_.spelling(dash) : std::string_view();
    if (joint != "-" && joint != "–" && joint != "—" && joint != "/") {
      continue;
    }
    const std::uint32_t second = dash + 1;
    const std::uint32_t end = t_.words[second].toponym == kNone ? last_ : end_of(second);
    if (end < last_ && t_.is(end, WordClass::route)) {
      return add_between({t_.words[at].toponym, {at, dash}}, {t_.words[second].toponym, {second, end}});
    }
  }
  return false;
}

// "Kano-Kaduna" may be one word with two toponyms: the first of them.
std::optional<std::uint32_t> NamedPlaces::ends_in_one_word(std::uint32_t word) const {
  const Span token = t_.structure.tokens[word].span;
  std::uint32_t first = t_.words[word].toponym;
  while (first > 0 && t_.toponyms[first - 1].span.begin >= token.begin) {
    --first;
  }
  const bool two = first + 1 < t_.toponyms.size() && t_.toponyms[first + 1].span.begin < token.end;
  return two ? std::optional(first) : std::nullopt;
}

bool NamedPlaces::add_between(const Found& first, const Found& second) {
  constexpr double kFar = 400'000;  // metres: nobody means one place by more
  PlaceChoice from = made_of(first);
  const PlaceChoice to = made_of(second);
  if (!from.place.point || !to.place.point || from.wide || to.wide) {
    return false;
  }
  const geo::LonLat a = gazetteer_.point(*t_.toponyms[first.toponym].place);
  const geo::LonLat b = gazetteer_.point(*t_.toponyms[second.toponym].place);
  const double apart = geo::distance_m(a, b);
  if (apart > kFar) {
    return false;
  }
  from.place.relation = "between " + from.place.name + " and " + to.place.name;
  from.place.point = geo::LonLat{(a.longitude + b.longitude) / 2, (a.latitude + b.latitude) / 2};
  from.place.radius_m = apart / 2;
  from.words.end = to.words.end;
  from.how = "named as the two ends of the way";
  from.certainty = std::min(from.certainty, to.certainty) * 0.9;
  chosen_.push_back(std::move(from));
  return true;
}

}  // namespace dateline::events
