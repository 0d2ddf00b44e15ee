#include "events/extract/grounding/claim_origin.h"

#include <algorithm>

#include "events/extract/syntax/range_facts.h"

namespace dateline::events {

namespace {

constexpr std::uint32_t kNameWithin = 6;  // words after "from": "from the besieged town of X"

class MovementFinder {
 public:
  MovementFinder(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
                 const Happening& happening, const std::vector<WordRange>& speakers)
      : t_(tagged),
        gazetteer_(gazetteer),
        sentence_(sentence),
        happening_(happening),
        speakers_(speakers),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  std::optional<Movement> run() const {
    const Frame frame = happening_.trigger->frame;
    const Clause& clause = happening_.clause;
    const std::uint32_t end = clause_end();
    if (frame == Frame::displace) {
      for (std::uint32_t at = clause.head.begin; at < end; ++at) {
        if (!is_from(at) || (at > clause.head.end && !leads_away(at))) {
          continue;
        }
        const auto origin = place_after(at, end);
        const auto destination = origin ? destination_after(end) : std::nullopt;
        if (destination && !overlap(origin->words, destination->words)) {
          return Movement{*origin, destination};
        }
      }
      return std::nullopt;
    }
    if (frame != Frame::bombard && frame != Frame::hit && frame != Frame::assault && frame != Frame::advance &&
        frame != Frame::deploy && frame != Frame::enter && frame != Frame::kill && frame != Frame::destroy) {
      return std::nullopt;
    }
    const bool fires = frame != Frame::advance && frame != Frame::deploy && frame != Frame::enter;
    // "Rockets fired from X hit Y": in the words of who or what does it.
    const bool has_subject = !clause.subject.empty() && clause.subject.end <= clause.begin;
    for (std::uint32_t at = has_subject ? clause.subject.begin : clause.begin; at < clause.head.begin; ++at) {
      if (is_from(at) && at > first_ && is_launched(at - 1)) {
        if (auto origin = place_after(at, clause.head.begin)) {
          return Movement{*origin, std::nullopt};
        }
      }
    }
    const bool lethal = frame == Frame::kill || frame == Frame::destroy;
    for (std::uint32_t at = clause.head.end; at < end; ++at) {
      if (!is_from(at)) {
        continue;
      }
      const bool own = !lethal && (at == clause.head.end || !clause.object.contains(at)) && !of_people(at);
      if ((fires && is_launched(at - 1)) || own) {
        if (auto origin = place_after(at, end)) {
          return Movement{*origin, std::nullopt};
        }
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_from(std::uint32_t at) const {
    return at < last_ && t_.words[at].id == t_.lexicon.from && t_.words[at].time == kNone && at + 1 < last_ &&
           t_.words[at + 1].time == kNone;
  }

  /// Up to where another clause begins.
  [[nodiscard]] std::uint32_t clause_end() const {
    const Clause& clause = happening_.clause;
    std::uint32_t end = std::max(clause.end, clause.head.end);
    const std::uint32_t most = std::min({last_, end + 14, happening_.until == kNone ? last_ : happening_.until});
    while (end < most) {
      const Tag tag = t_.words[end].tag;
      if (is_from(end + 1) && is_launched(end)) {
        ++end;  // "missiles launched from"
        continue;
      }
      if (tag == Tag::comma || tag == Tag::stop || tag == Tag::quote || tag == Tag::relative ||
          tag == Tag::subordinator || tag == Tag::conjunction || tag == Tag::past || tag == Tag::verb) {
        break;
      }
      ++end;
    }
    return end;
  }

  /// "launched from", "rockets from", "shellfire from": what is before the word is what flies.
  [[nodiscard]] bool is_launched(std::uint32_t before) const {
    const std::string_view word = t_.lower(before);
    const bool verb = word == "fired" || word == "launched" || word == "lobbed" || word == "shot" || word == "firing" ||
                      word == "launching" || word == "coming";
    return verb || (is_nominal(t_.words[before].tag) && t_.words[before].actor == kNone &&
                    (RangeFacts(t_, {before, before + 1}).weapon().has_value() ||
                     t_.is(before, WordClass::weapon_object) || t_.is(before, WordClass::convoy)));
  }

  /// "fled [on foot] from", "evacuated 300 people from": not "the road from" nor "the doctor from".
  [[nodiscard]] bool leads_away(std::uint32_t from) const {
    const std::uint32_t before = from - 1;
    if (t_.is(before, WordClass::route)) {
      return false;
    }
    const bool complement = std::ranges::any_of(happening_.clause.complements,
                                                [&](const Complement& one) { return one.preposition == from; });
    return complement || happening_.clause.object.end == from || !is_nominal(t_.words[before].tag);
  }

  /// "killed two men from X", "attacked villagers from X": where somebody is at home.
  [[nodiscard]] bool of_people(std::uint32_t from) const {
    if (from == 0 || from == happening_.clause.head.end || !is_nominal(t_.words[from - 1].tag)) {
      return false;
    }
    const RangeFacts before(t_, {from - 1, from});
    return t_.words[from - 1].actor != kNone || before.people() || before.armed() || before.civilian() ||
           before.crowd() || t_.words[from - 1].tag == Tag::pronoun || t_.is(from - 1, WordClass::route);
  }

  /// The place that a preposition leads to.
  [[nodiscard]] std::optional<PlaceChoice> place_after(std::uint32_t preposition, std::uint32_t end) const {
    const std::uint32_t most = std::min(end, preposition + 1 + kNameWithin);
    for (std::uint32_t at = preposition + 1; at < most; ++at) {
      const Word& word = t_.words[at];
      const bool named =
          word.toponym != kNone && word.actor == kNone && t_.toponyms[word.toponym].role == ToponymRole::literal;
      if (named) {
        std::uint32_t last = at + 1;
        while (last < last_ && t_.words[last].toponym == word.toponym) {
          ++last;
        }
        if (last < last_ && t_.words[last].tag == Tag::possessive) {
          return std::nullopt;  // "from X's hospital": another place, which has no name here
        }
        NamedPlaces places(t_, gazetteer_, sentence_, happening_, speakers_);
        places.add({word.toponym, {at, last}}, "named as where it came from", 1);
        return places.empty() ? std::nullopt : std::optional(std::move(places.chosen().front()));
      }
      const bool passes = word.tag == Tag::determiner || word.tag == Tag::adjective || word.tag == Tag::noun ||
                          word.tag == Tag::proper || word.id == t_.lexicon.of || word.tag == Tag::participle;
      if (!passes || word.time != kNone || word.actor != kNone) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// "to Y", "into Y", "towards Y", after the verb and in its clause.
  [[nodiscard]] std::optional<PlaceChoice> destination_after(std::uint32_t end) const {
    for (std::uint32_t at = happening_.clause.head.end; at < end; ++at) {
      const std::string_view word = t_.lower(at);
      const bool leads = word == "to" || word == "into" || word == "towards" || word == "toward";
      if (leads && (at == 0 || !t_.is(at - 1, WordClass::route))) {
        if (auto place = place_after(at, end)) {
          place->how = "named as where they went";
          return place;
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] static bool overlap(WordRange a, WordRange b) { return a.begin < b.end && b.begin < a.end; }

  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const Sentence& sentence_;
  const Happening& happening_;
  const std::vector<WordRange>& speakers_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

std::optional<Movement> movement_of(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
                                    const Happening& happening, const std::vector<WordRange>& speakers) {
  return MovementFinder(tagged, gazetteer, sentence, happening, speakers).run();
}

const PlaceChoice* origin_of_place(const std::optional<Movement>& movement, const PlaceChoice& place,
                                   const geo::Gazetteer& gazetteer) {
  if (!movement || place.words.empty()) {
    return nullptr;
  }
  const EventPlace& from = movement->origin.place;
  const EventPlace& to = place.place;
  if ((movement->origin.words.begin < place.words.end && place.words.begin < movement->origin.words.end) ||
      (from.id == to.id && from.name == to.name)) {
    return nullptr;
  }
  if (movement->destination) {
    return &movement->origin;  // both are said
  }
  const auto a = gazetteer.find_id(from.id);
  const auto b = gazetteer.find_id(to.id);
  const bool nested = a && b && (gazetteer.contains(*a, *b) || gazetteer.contains(*b, *a));
  return nested ? nullptr : &movement->origin;
}

}  // namespace dateline::events
