#include "events/extract/triggers/happening_facts.h"

#include <algorithm>
#include <string_view>

namespace dateline::events {

namespace {

bool is_kidnapping(std::string_view word) {
  return word == "kidnapped" || word == "abducted" || word == "robbed";
}

// Aircraft that carry people; drones are weapons themselves.
bool names_aircraft(const TaggedText& t, WordRange range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view word = t.lower(at);
    if (word.starts_with("helicopter") || word == "plane" || word == "planes" || word == "aircraft" || word == "jet" ||
        word == "jets" || word.starts_with("warplane") || word.starts_with("airplane")) {
      return true;
    }
  }
  return false;
}

}  // namespace

HappeningFacts::HappeningFacts(const TaggedText& tagged, const Sentence& sentence, const Happening& happening)
    : t_(tagged),
      sentence_(sentence),
      sentence_range_{static_cast<std::uint32_t>(sentence.first_token),
                      static_cast<std::uint32_t>(sentence.last_token)},
      happening_(happening),
      agent_(tagged, happening.agent),
      patient_(tagged, happening.patient),
      by_(standing_of(tagged, happening.agent)) {}

bool HappeningFacts::in_sentence(WordClass word_class) const {
  return RangeFacts(t_, sentence_range_).any(word_class);
}

WordRange HappeningFacts::around() const {
  const Clause& clause = happening_.clause;
  const bool near =
      !clause.subject.empty() && clause.subject.end <= clause.begin && clause.subject.begin + 30 > clause.begin;
  return {near ? clause.subject.begin : clause.begin, std::max(clause.end, clause.head.end)};
}

std::optional<SubEventType> HappeningFacts::weapon() const {
  const auto found = RangeFacts(t_, around()).weapon();
  if (found == SubEventType::air_drone_strike && agent_.weapon() != found && names_aircraft(t_, happening_.patient)) {
    return std::nullopt;  // "three helicopters were destroyed": what is hit
  }
  return found;
}

bool HappeningFacts::is_landing() const {
  return happening_.trigger->pattern.starts_with("land ") && names_aircraft(t_, happening_.agent);
}

bool HappeningFacts::is_from_the_air() const {
  return !happening_.clause.noun && happening_.trigger->pattern == "target" && agent_.any(WordClass::air_noun);
}

std::optional<SubEventType> HappeningFacts::weapon_with() const {
  constexpr std::uint32_t kReach = 8;  // words
  for (std::uint32_t at = happening_.clause.head.end; at + 1 < sentence_range_.end; ++at) {
    if (at > happening_.clause.head.end + kReach || is_punctuation(t_.words[at].tag) ||
        t_.words[at].tag == Tag::subordinator || t_.words[at].tag == Tag::relative) {
      break;
    }
    if (t_.lower(at) == "with" || t_.lower(at) == "using") {
      return RangeFacts(t_, {at + 1, std::min(at + 6, sentence_range_.end)}).weapon();
    }
  }
  return std::nullopt;
}

bool HappeningFacts::in_demonstration() const {
  return tells_of_demonstration(t_, sentence_);
}

bool HappeningFacts::kills() const {
  for (std::uint32_t at = sentence_range_.begin; at < sentence_range_.end; ++at) {
    if (t_.lexicon.lemma(t_.words[at].id) == t_.lexicon.kill || t_.lexicon.lemma(t_.words[at].id) == t_.lexicon.shoot) {
      return true;
    }
  }
  return false;
}

bool HappeningFacts::kills_civilians_next() const {
  constexpr std::uint32_t kReach = 14;  // words
  for (std::uint32_t at = happening_.clause.head.end;
       at + 1 < sentence_range_.end && at < happening_.clause.head.end + kReach; ++at) {
    const bool joined = t_.words[at].tag == Tag::conjunction || t_.words[at].tag == Tag::comma;
    if (t_.words[at].tag == Tag::stop) {
      return false;
    }
    if (joined && (t_.lexicon.lemma(t_.words[at + 1].id) == t_.lexicon.kill || is_kidnapping(t_.lower(at + 1)))) {
      const RangeFacts killed(t_, {at + 2, std::min(at + 6, sentence_range_.end)});
      return killed.civilian() && !killed.armed();
    }
  }
  return false;
}

bool HappeningFacts::is_military(WordRange range) const {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view place = t_.lower(at);
    if (place == "base" || place == "bases" || place == "outpost" || place == "barracks" || place == "garrison" ||
        place == "checkpoint" || place == "camp" || place == "position" || place == "positions") {
      return true;
    }
  }
  return patient_.armed();
}

bool HappeningFacts::hits_civilians() const {
  if (by_a_state() || by_ == Standing::protesters) {
    return false;
  }
  if (!happening_.patient.empty()) {
    return !patient_.armed() && (patient_.civilian() || names_care(t_, happening_.patient));
  }
  const RangeFacts before(t_, {sentence_range_.begin, happening_.clause.begin});
  return happening_.clause.noun && in_sentence(WordClass::dead_word) && before.civilian() && !before.armed();
}

bool HappeningFacts::has_name(WordRange range) const {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Word& word = t_.words[at];
    if (word.tag == Tag::proper && word.toponym == kNone && word.actor == kNone && word.time == kNone) {
      return true;
    }
  }
  return false;
}

bool HappeningFacts::is_irregular() const {
  bool irregular = by_ == Standing::armed;
  for (std::uint32_t at = happening_.agent.begin; at < happening_.agent.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if (actor != kNone && t_.actors[actor].is(ActorKind::armed)) {
      const Side side = t_.actors[actor].mention.side;
      irregular = irregular && (side == Side::unknown || side == Side::jihadist);
    }
  }
  return irregular;
}

bool HappeningFacts::names_place() const {
  const WordRange range = happening_.patient;
  if (range.empty() || patient_.people()) {
    return false;
  }
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view word = t_.lower(at);
    if (word == "town" || word == "village" || word == "villages" || word == "towns") {
      return true;
    }
  }
  return patient_.toponym() || patient_.any(WordClass::settlement) || patient_.any(WordClass::vessel) ||
         (t_.words[range.begin].tag == Tag::proper && t_.words[range.begin].actor == kNone);
}

bool HappeningFacts::by_a_state() const {
  for (std::uint32_t at = happening_.agent.begin; at < happening_.agent.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if ((actor != kNone && t_.actors[actor].is(ActorKind::state)) || t_.spelling(at) == "authorities" ||
        (actor == kNone && t_.words[at].toponym != kNone)) {
      return true;
    }
  }
  return false;
}

WordRange HappeningFacts::unsupported(WordRange range) const {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (t_.lower(at) == "backed" || t_.lower(at) == "supported") {
      return {range.begin, at};
    }
  }
  return range;
}

bool HappeningFacts::murders() const {
  const std::string& pattern = happening_.trigger->pattern;
  return !happening_.trigger->noun && !happening_.patient.empty() &&
         (pattern == "murder" || pattern == "assassinate" || pattern == "behead" || pattern == "massacre");
}

bool HappeningFacts::of_armed_force() const {
  constexpr std::uint32_t kReach = 6;  // words
  const std::uint32_t of = happening_.patient.end;
  return !happening_.patient.empty() && of + 1 < sentence_range_.end && t_.words[of].id == t_.lexicon.of &&
         t_.is(of - 1, WordClass::collective) &&
         RangeFacts(t_, {of + 1, std::min(of + kReach, sentence_range_.end)}).armed();
}

bool HappeningFacts::in_protest() const {
  for (std::uint32_t at = happening_.clause.head.end; at + 1 < sentence_range_.end; ++at) {
    const bool aim = t_.words[at].id == t_.lexicon.to || t_.words[at].id == t_.lexicon.in;
    if (aim && t_.lower(at + 1) == "protest") {
      return true;
    }
  }
  return false;
}

bool HappeningFacts::by_gun() const {
  const std::string& pattern = happening_.trigger->pattern;
  return pattern.starts_with("shoot") || pattern.starts_with("gun ");
}

std::optional<SubEventType> HappeningFacts::weapon_of_link() const {
  constexpr std::uint32_t kReach = 10;  // words
  for (std::uint32_t at = happening_.clause.head.end; at < sentence_range_.end; ++at) {
    const std::string_view word = t_.spelling(at);
    if (word == "when" || word == "as" || word == "after") {
      const auto weapon = RangeFacts(t_, {at, std::min(at + kReach, sentence_range_.end)}).weapon();
      if (!weapon && tells_of_hit(t_, {at, std::min(at + kReach, sentence_range_.end)})) {
        return SubEventType::air_drone_strike;
      }
      return weapon == SubEventType::attack ? std::nullopt : weapon;
    }
    if (t_.words[at].tag == Tag::stop || t_.words[at].tag == Tag::relative) {
      break;
    }
  }
  return std::nullopt;
}

bool HappeningFacts::is_by_a_thing() const {
  const WordRange agent = happening_.agent;
  if (agent.empty() || agent_.people() || agent_.crowd() || agent_.number() || by_ != Standing::unknown) {
    return false;
  }
  const Word& last = t_.words[agent.end - 1];
  return agent.end == agent.begin + 2 && t_.words[agent.begin].tag == Tag::determiner && last.tag == Tag::noun &&
         last.id == 0;
}

}  // namespace dateline::events
