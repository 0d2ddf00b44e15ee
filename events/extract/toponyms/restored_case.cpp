#include "events/extract/toponyms/restored_case.h"

#include <algorithm>

#include "events/extract/toponyms/name_keys.h"

namespace dateline::events {
namespace {

constexpr std::size_t kLongestName = 5;       // words
constexpr std::int64_t kWellKnown = 100'000;  // people, of a place whose name is made of ordinary words
constexpr std::uint32_t kOrdinary = WordUse::common | WordUse::function_word;
constexpr std::uint32_t kEndsNames =
    WordUse::organisation | WordUse::publication | WordUse::street | WordUse::event_name | WordUse::team;

class Restorer {
 public:
  Restorer(NameWords& words, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists)
      : words_(words), gazetteer_(gazetteer), lists_(lists), keys_(words, gazetteer) {}

  void run() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (is_open(i)) {
        words_.set_capitalised(i, is_name_by_itself(i));
      }
    }
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t last = is_open(i) ? end_of_known_name(i) : i;
      for (std::size_t w = i; w < last; ++w) {
        words_.set_capitalised(w, !words_[w].is(WordUse::function_word));
      }
      i = std::max(last, i + 1);
    }
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (is_open(i) && words_[i].is_any(kEndsNames) && words_[i - 1].is_word && words_[i - 1].capitalised &&
          words_[i - 1].sentence == words_[i].sentence) {
        words_.set_capitalised(i, true);
      }
    }
    words_.find_capitals();
  }

 private:
  [[nodiscard]] bool is_open(std::size_t i) const { return words_[i].one_case && words_[i].is_word; }

  [[nodiscard]] bool is_name_by_itself(std::size_t i) const {
    const NameWord& word = words_[i];
    if (word.lower.size() < 2 || NameWords::is_possessive(word)) {
      return false;
    }
    const std::string_view before = words_.before(i).lower;
    if (word.is(WordUse::function_word) && (before == "the" || before == "a")) {
      const PlaceAbbreviation* const known = find_abbreviation(lists_, word.lower);
      return known != nullptr && !known->after_comma;  // "a us soldier"
    }
    return !word.is_any(kOrdinary | WordUse::strong_preposition | WordUse::weak_preposition) || word.lower == "st." ||
           word.lower == "mt." || word.lower == "ft.";
  }

  /// Past the longest name that begins at `first` and that the gazetteer has just so; `first` where there is none. A
  /// name of ordinary words alone must be well known, or stand where places do.
  std::size_t end_of_known_name(std::size_t first) {
    if (words_[first].is(WordUse::function_word)) {
      return first;
    }
    std::size_t end = first;
    bool ordinary = true;
    keys_.start();
    for (std::size_t at = first; at < words_.size() && at < first + kLongestName && is_open(at) &&
                                 !NameWords::is_possessive(words_[at]) && words_[at].sentence == words_[first].sentence;
         ++at) {
      const NameKeys::Use use = keys_.extend(at);
      ordinary = ordinary && words_[at].is_any(kOrdinary);
      if ((use == NameKeys::Use::whole || use == NameKeys::Use::unknown) && !words_[at].is(WordUse::function_word) &&
          is_place(first, at + 1, ordinary)) {
        end = at + 1;
      }
      if (use == NameKeys::Use::none || (use == NameKeys::Use::unknown && at > first + 1)) {
        break;
      }
    }
    return end;
  }

  [[nodiscard]] bool is_place(std::size_t first, std::size_t last, bool ordinary) const {
    const Span span = words_.span(first, last);
    if (lists_.other_names.find(words_.lower(span)) != nullptr) {
      return false;
    }
    const bool single = last == first + 1;
    const bool called = !single && words_[last - 1].is(WordUse::place_word_after);  // "orange county"
    const NameWord& after = words_.after(last - 1);
    const bool expected = words_.before(first).is(WordUse::strong_preposition) &&
                          (!after.is_word || after.is(WordUse::function_word));  // "in reading, ..."
    for (const geo::NameMatch& match : gazetteer_.find(words_.lower(span))) {
      if (match.similarity < 1) {
        break;
      }
      const geo::PlaceKind kind = gazetteer_.kind(match.place);
      const bool large = kind <= geo::PlaceKind::admin1 || gazetteer_.population(match.place) >= kWellKnown;
      if (!ordinary || called || kind <= geo::PlaceKind::country || (large && (!single || expected))) {
        return true;
      }
    }
    return false;
  }

  NameWords& words_;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  NameKeys keys_;
};

}  // namespace

void restore_case(NameWords& words, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists) {
  if (words.has_one_case()) {
    Restorer(words, gazetteer, lists).run();
  }
}

}  // namespace dateline::events
