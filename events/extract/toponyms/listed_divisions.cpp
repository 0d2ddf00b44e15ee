#include "events/extract/toponyms/listed_divisions.h"

#include <algorithm>

namespace dateline::events {
namespace {

constexpr std::size_t kLongestName = 4;  // words

/// "counties", "provinces", "districts": what several divisions are called.
bool is_plural_division(const NameWord& word) {
  return word.is(WordUse::place_word_after) && word.lower.ends_with('s') &&
         (word.entry->kinds.contains(geo::PlaceKind::admin1) || word.entry->kinds.contains(geo::PlaceKind::admin2));
}

/// The first word of the name that ends before `last`; `last` where none does.
std::size_t name_before(const NameWords& words, std::size_t last) {
  std::size_t first = last;
  while (first > 0 && last - first < kLongestName && words[first - 1].is_word && words[first - 1].capitalised &&
         words[first - 1].sentence == words[last].sentence &&
         !words[first - 1].is_any(WordUse::function_word | WordUse::person_title)) {
    --first;
  }
  return first;
}

}  // namespace

std::vector<ListedDivision> listed_divisions(const NameWords& words) {
  std::vector<ListedDivision> found;
  for (std::size_t i = 3; i < words.size(); ++i) {
    if (!is_plural_division(words[i]) || words[i].shouted) {
      continue;
    }
    std::vector<ListedDivision> list;
    for (std::size_t last = i;;) {
      const std::size_t first = name_before(words, last);
      if (first == last) {
        break;
      }
      list.push_back({first, last, words[i].entry->kinds, words[i].lower});
      // "A, B and C", "A, B, and C"
      std::size_t at = first;
      while (at > 0 && words[at - 1].sentence == words[i].sentence &&
             (words[at - 1].lower == "and" || words[at - 1].lower == "or" || words.is_mark(words[at - 1], ","))) {
        --at;
      }
      if (at == first) {
        break;
      }
      last = at;
    }
    if (list.size() > 1) {
      found.insert(found.end(), list.rbegin(), list.rend());
    }
  }
  return found;
}

std::string singular_of(std::string_view plural) {
  if (plural.ends_with("ies")) {
    return std::string(plural.substr(0, plural.size() - 3)).append("y");
  }
  return std::string(plural.substr(0, plural.size() - (plural.ends_with('s') ? 1 : 0)));
}

}  // namespace dateline::events
