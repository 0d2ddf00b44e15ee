#include "events/extract/toponyms/place_kinds_said.h"

#include <algorithm>

namespace dateline::events {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// "villages in Aleppo and Idlib" lie in the provinces, not in their towns.
bool is_many_settlements(std::string_view word) {
  return is_one_of(word, {"villages", "towns", "hamlets", "settlements"});
}

/// Who governs a division, and no town.
bool is_governor(std::string_view word) {
  return is_one_of(word, {"governor", "governors", "governor's", "governorship", "gubernatorial"});
}

/// "Homs governor", "Aleppo's deputy governor", "the Kherson regional administration", "the governor of Homs".
bool is_governed(const NameWords& words, const NameMention& mention) {
  constexpr std::size_t kAdjectives = 2;  // "Idlib's new deputy governor"
  const bool owns = NameWords::is_possessive(words.after(mention.last - 1));
  for (std::size_t step = owns ? 2 : 1; step <= (owns ? 2 + kAdjectives : 2); ++step) {
    const NameWord& word = words.after(mention.last - 1, step);
    if (is_governor(word.lower) || is_one_of(word.lower, {"regional", "provincial", "oblast"})) {
      return true;
    }
    const bool passes = word.is_word && (owns || is_one_of(word.lower, {"deputy", "acting", "vice"}));
    if (!passes || word.capitalised || word.is_any(WordUse::strong_preposition | WordUse::function_word)) {
      break;
    }
  }
  return words.before(mention.first).lower == "of" && is_governor(words.before(mention.first, 2).lower);
}

}  // namespace

PlaceKinds kinds_said(const NameWords& words, const NameMention& mention) {
  PlaceKinds kinds = mention.kinds;
  const NameWord& after = words.after(mention.last - 1);
  const NameWord& before = words.before(mention.first);
  const NameWord& noun = words.before(mention.first, 2);
  if (after.is(WordUse::place_word_after) && !words[mention.last - 1].is(WordUse::place_word_after)) {
    return after.entry->kinds;
  }
  if (!kinds.empty()) {  // of a list
    return kinds;
  }
  if (before.lower == "of" && noun.is(WordUse::place_word_before)) {
    return noun.entry->kinds;
  }
  if (before.is(WordUse::place_word_before) && !before.capitalised) {
    return before.entry->kinds;
  }
  if (is_governed(words, mention)) {
    kinds.add(geo::PlaceKind::admin1);
  } else if (before.lower == "rural" || (before.lower == "in" && is_many_settlements(noun.lower)) ||
             (before.lower == "and" && words.before(mention.first, 3).lower == "in" &&
              is_many_settlements(words.before(mention.first, 4).lower))) {
    for (const geo::PlaceKind wide : {geo::PlaceKind::region, geo::PlaceKind::country, geo::PlaceKind::admin1}) {
      kinds.add(wide);
    }
  }
  return kinds;
}

}  // namespace dateline::events
