#include "events/extract/toponyms/placed_beside.h"

#include <algorithm>

#include "events/extract/toponyms/unknown_names.h"

namespace dateline::events {
namespace {

constexpr double kNearM = 15'000;   // how far from a town a village is still said to be "near" it
constexpr std::size_t kReach = 10;  // words from the apposition to the known name

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether the words say nothing but where: "about 20 km (12 miles) south of the city of".
bool says_where(const NameWords& words, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at) {
    const NameWord& word = words[at];
    const bool mark = words.is_mark(word, "(") || words.is_mark(word, ")");
    const bool number =
        !word.span.empty() && word.span.of(words.text()).front() >= '0' && word.span.of(words.text()).front() <= '9';
    const bool unit =
        is_one_of(word.lower, {"km", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile"});
    const bool where = word.is_any(WordUse::strong_preposition | WordUse::weak_preposition | WordUse::direction) ||
                       word.is_any(WordUse::place_word_before | WordUse::place_part | WordUse::function_word) ||
                       is_one_of(word.lower, {"about", "some", "just", "close", "away", "outside", "roughly", "around",
                                              "lying", "located", "situated"});
    if (!(mark || number || unit || (where && !word.capitalised))) {
      return false;
    }
  }
  return true;
}

bool gives_distance(const std::string& relation) {
  return relation.find_first_of("0123456789") != std::string::npos || relation.find(" km") != std::string::npos ||
         relation.find(" kilomet") != std::string::npos || relation.find(" mile") != std::string::npos;
}

}  // namespace

std::optional<RelativePlace> placed_beside(const NameWords& words, const NameMention& unknown, const NameMention& known,
                                           const Area& area, const std::string& relation) {
  const std::size_t apposed = after_apposition(words, unknown.last);
  std::size_t begin = apposed != 0 ? apposed : unknown.last;
  if (apposed == 0 && begin < words.size() && words.is_mark(words[begin], ",")) {
    ++begin;
  }
  if (known.first <= begin || known.first > begin + kReach ||
      words[known.first].sentence != words[unknown.first].sentence || relation.empty() ||
      !says_where(words, begin, known.first)) {
    return std::nullopt;
  }
  RelativePlace place{area, {}, words.span(unknown.first, known.last)};
  place.area.radius_m += gives_distance(relation) ? 0 : kNearM;
  const std::size_t said = words.is_mark(words[unknown.last], ",") ? unknown.last + 1 : unknown.last;
  place.relation = std::string(words.span(said, known.first).of(words.text()));
  std::replace(place.relation.begin(), place.relation.end(), '\n', ' ');
  return place;
}

}  // namespace dateline::events
