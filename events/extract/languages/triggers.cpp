#include "events/extract/languages/triggers.h"

#include <algorithm>

#include "events/extract/claims/claim_record.h"

namespace dateline::events {

namespace {

bool has_two_sides(const std::vector<LanguageParty>& parties) {
  const LanguageActor* one = nullptr;
  for (const LanguageParty& party : parties) {
    const bool armed = party.actor->armed && !party.speaks;
    if (armed && one != nullptr && party.actor != one) {
      return true;
    }
    one = armed ? party.actor : one;
  }
  return false;
}

// A bomb that its bearer set off is not told as one that was laid besides.
void drop_laid(std::vector<LanguageHappening>& told) {
  const bool suicide = std::any_of(told.begin(), told.end(), [](const LanguageHappening& one) {
    return one.sub_event == SubEventType::suicide_bomb;
  });
  std::erase_if(
      told, [&](const LanguageHappening& one) { return suicide && one.sub_event == SubEventType::remote_explosive; });
}

// A protest that was broken up or turned violent is not told as a peaceful one besides.
void drop_peace(std::vector<LanguageHappening>& told) {
  const bool other = std::any_of(told.begin(), told.end(), [](const LanguageHappening& one) {
    return one.sub_event == SubEventType::protest_with_intervention || one.sub_event == SubEventType::excessive_force ||
           one.sub_event == SubEventType::violent_demonstration;
  });
  std::erase_if(told,
                [&](const LanguageHappening& one) { return other && one.sub_event == SubEventType::peaceful_protest; });
}

// Of two words for one kind of thing close together one tells it: "launched an attack", "killed in an attack".
void drop_doubles(std::vector<LanguageHappening>& told) {
  constexpr std::size_t kClose = 6;
  for (std::size_t i = 1; i < told.size();) {
    const bool same = told[i].sub_event == told[i - 1].sub_event && told[i].first < told[i - 1].last + kClose;
    if (same) {
      told[i - 1].last = told[i].last;
      told.erase(told.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

}  // namespace

std::vector<LanguageHappening> LanguageTriggers::find(const Sentence& sentence,
                                                      const std::vector<LanguageParty>& parties,
                                                      const std::vector<LanguageCasualties>& casualties) const {
  std::vector<LanguageHappening> told;
  for (std::size_t at = sentence.first_token; at < sentence.last_token;) {
    const LanguageTrigger* rule = nullptr;
    std::size_t length = 1;
    for (const PhraseList::Match& match : t_.lexicon.triggers.find(t_.words, at, sentence.last_token)) {
      const LanguageTrigger& candidate = t_.lexicon.trigger_rules[match.value];
      if (rule == nullptr && fulfils(sentence, candidate, at, at + match.length, parties, casualties)) {
        rule = &candidate;
        length = match.length;
      }
    }
    if (rule != nullptr && toponym_at(at) == nullptr && happened(sentence, at, at + length)) {
      told.push_back({at, at + length, rule, kind_of(sentence, *rule, at)});
    }
    at += length;
  }
  // Deaths are of the violence that their sentence tells of.
  const bool violence = std::any_of(told.begin(), told.end(), [](const LanguageHappening& one) {
    return one.rule->frame != LanguageFrame::kill && may_cost_lives(type_of(one.sub_event));
  });
  std::erase_if(told, [&](const LanguageHappening& one) { return violence && one.rule->frame == LanguageFrame::kill; });
  drop_laid(told);
  drop_peace(told);
  drop_doubles(told);
  return told;
}

bool LanguageTriggers::fulfils(const Sentence& sentence, const LanguageTrigger& rule, std::size_t first,
                               std::size_t last, const std::vector<LanguageParty>& parties,
                               const std::vector<LanguageCasualties>& casualties) const {
  const auto needs = [&](LanguageNeed need) { return rule.needs.test(static_cast<std::size_t>(need)); };
  if (needs(LanguageNeed::people)) {
    const bool people =
        !casualties.empty() || t_.any(sentence.first_token, sentence.last_token, LanguageClass::person) ||
        std::any_of(parties.begin(), parties.end(), [](const LanguageParty& party) { return party.actor->civilian; });
    if (!people && !has_two_sides(parties)) {
      return false;
    }
  }
  if (needs(LanguageNeed::armed) && std::none_of(parties.begin(), parties.end(), [](const LanguageParty& party) {
        return party.actor->armed && !party.speaks;
      })) {
    return false;
  }
  constexpr std::size_t kReach = 10;  // words
  const std::size_t begin = std::max(sentence.first_token, first - std::min(first, kReach));
  const std::size_t end = std::min(sentence.last_token, last + kReach);
  if (needs(LanguageNeed::place_after) && !names_place(last, end)) {
    return false;
  }
  if (needs(LanguageNeed::place_before) && !names_place(begin, first)) {
    return false;
  }
  return rule.frame != LanguageFrame::kill ||
         !t_.any(sentence.first_token, sentence.last_token, LanguageClass::accident);
}

// Whether words [first, last) name a place that is not a whole country, before a mark ends them.
bool LanguageTriggers::names_place(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    if (t_.is(i, LanguageClass::here)) {
      return true;
    }
    const Toponym* toponym = toponym_at(i);
    if (toponym != nullptr && (!toponym->place || gazetteer_.kind(*toponym->place) > geo::PlaceKind::country)) {
      return true;
    }
  }
  return false;
}

const Toponym* LanguageTriggers::toponym_at(std::size_t word) const {
  const auto found = std::find_if(toponyms_.begin(), toponyms_.end(),
                                  [&](const Toponym& toponym) { return toponym.span.overlaps(t_.words[word].span); });
  return found == toponyms_.end() ? nullptr : &*found;
}

// Not negated, and not merely intended.
bool LanguageTriggers::happened(const Sentence& sentence, std::size_t first, std::size_t last) const {
  constexpr std::size_t kNegation = 4;
  constexpr std::size_t kNegationAfter = 3;
  constexpr std::size_t kPlan = 9;
  for (std::size_t back = 1; back <= kPlan && first >= sentence.first_token + back; ++back) {
    const std::size_t at = first - back;
    if (t_.is(at, LanguageClass::planned) || (back <= kNegation && t_.is(at, LanguageClass::negation))) {
      return false;
    }
    if (t_.words[at].is_mark()) {
      break;
    }
  }
  for (std::size_t at = last; at < std::min(sentence.last_token, last + kNegationAfter); ++at) {
    if (t_.words[at].is_mark()) {
      break;
    }
    if (t_.is(at, LanguageClass::negation)) {
      return false;
    }
  }
  return !t_.any(first, last, LanguageClass::planned);
}

// What it was done with decides between kinds of strikes: the nearest word for a weapon.
SubEventType LanguageTriggers::kind_of(const Sentence& sentence, const LanguageTrigger& rule, std::size_t at) const {
  constexpr std::size_t kReach = 10;
  SubEventType kind = rule.sub_event;
  std::size_t nearest = kReach + 1;
  for (std::size_t i = sentence.first_token; rule.open_means && i < sentence.last_token; ++i) {
    const auto matches = t_.lexicon.means.find(t_.words, i, sentence.last_token);
    const std::size_t away = i > at ? i - at : at - i;
    if (!matches.empty() && away < nearest) {
      nearest = away;
      kind = static_cast<SubEventType>(matches.front().value);
    }
  }
  return kind;
}

}  // namespace dateline::events
