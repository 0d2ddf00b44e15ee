#include "events/extract/toponyms/unknown_names.h"

#include <algorithm>

namespace dateline::events {
namespace {

constexpr std::size_t kLongest = 3;  // words

// A word of these uses makes an unknown name too doubtful to be taken for a place's.
constexpr std::uint32_t kNeverUnknown =
    WordUse::function_word | WordUse::organisation | WordUse::publication | WordUse::team;

constexpr std::uint32_t kPreposition = WordUse::strong_preposition | WordUse::weak_preposition;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_town(const WordEntry& word) {
  return word.kinds.contains(geo::PlaceKind::village) || word.kinds.contains(geo::PlaceKind::town) ||
         word.kinds.contains(geo::PlaceKind::city);
}

class UnknownNames {
 public:
  UnknownNames(const NameWords& words, const PersonNames& people, const KnownNames& known,
               const ToponymLexicon::Lists& lists)
      : words_(words), people_(people), known_(known), lists_(lists) {}

  std::vector<UnknownName> run() {
    std::vector<UnknownName> found;
    for (const std::size_t i : words_.capitals()) {
      const NameWord& word = words_[i];
      if (word.caseless || word.shouted || word.all_capitals || word.joined || words_.before(i).capitalised) {
        continue;
      }
      const NameRun run = name_run(words_, i);
      const bool called = is_called_place(run) || is_made_of_place_word(run);
      if (!is_plain(run, called)) {
        continue;
      }
      const bool like_a_place = after_apposition(words_, run.last) != 0 || ends_like_place(run) || is_captured(run);
      if (called || like_a_place || surely_place(run)) {
        found.push_back({run, like_a_place});
      }
    }
    return found;
  }

 private:
  [[nodiscard]] bool is_demonym(std::size_t i) const {
    return words_[i].entry->begins_demonym && lists_.demonyms.find(words_[i].lower) != nullptr;
  }

  [[nodiscard]] bool is_plain(NameRun run, bool called) const {
    bool plain = run.last > run.first && run.last - run.first <= kLongest && known_.known_until[run.first] < run.last &&
                 !is_known_part(run) && !words_[run.first].is(WordUse::person_title) &&
                 lists_.other_names.find(words_.lower(words_.span(run.first, run.last))) == nullptr;
    bool common = true;
    for (std::size_t w = run.first; plain && w < run.last; ++w) {
      plain = (called || !people_.is_person[w]) && !words_[w].is_any(kNeverUnknown) && !is_demonym(w);
      common = common && words_[w].is(WordUse::common);
    }
    return plain && !common;
  }

  /// "Ninewa East" is a part of what is known as "Ninewa".
  [[nodiscard]] bool is_known_part(NameRun run) const {
    return run.last - run.first > 1 && words_[run.last - 1].is(WordUse::direction) &&
           known_.known_until[run.first] + 1 == run.last;
  }

  /// "Kafr X", "Puerto X", where no longer name is known: kept whole, so that no namesake of X is taken for it.
  [[nodiscard]] bool is_made_of_place_word(NameRun run) const {
    const PlaceWordFirst first = words_[run.first].entry->place_word_first;
    if (first == PlaceWordFirst::no || run.last - run.first < 2 || known_.known_until[run.first] > run.first + 1) {
      return false;
    }
    const bool placed =
        words_.before(run.first).is_any(WordUse::strong_preposition | WordUse::attack | WordUse::place_word_before);
    bool person = false;
    for (std::size_t w = run.first; w < run.last; ++w) {
      person = person || people_.is_person[w];
    }
    if (first == PlaceWordFirst::sometimes) {
      return placed && !person && words_.before(run.first).lower != "to";  // "spoke to Umm X"
    }
    return placed || !(person || (words_[run.first].sentence_start && words_[run.first].is(WordUse::common)));
  }

  /// "the village of X"
  [[nodiscard]] bool is_called_place(NameRun run) const {
    const NameWord& noun = words_.before(run.first, 2);
    return words_.before(run.first).lower == "of" && noun.is(WordUse::place_word_before) && !noun.capitalised &&
           names_settlement(*noun.entry);
  }

  /// "left Xabad", "in Xivka": an ending of places' names, where a place may stand.
  [[nodiscard]] bool ends_like_place(NameRun run) const {
    constexpr std::size_t kLeastStem = 3;  // letters
    const NameWord& last = words_[run.last - 1];
    const NameWord& before = words_.before(run.first);
    const NameWord& after = words_.after(run.last - 1);
    if (last.is_any(WordUse::common | WordUse::given_name) || last.is(WordUse::surname) || run.last - run.first > 2 ||
        after.capitalised || !(before.is_any(kPreposition) || before.is(WordUse::attack))) {
      return false;
    }
    return std::any_of(lists_.place_endings.begin(), lists_.place_endings.end(), [&](const std::string& ending) {
      return last.lower.size() >= ending.size() + kLeastStem && last.lower.ends_with(ending);
    });
  }

  /// "captured X on Sunday", "shelling of X": done to places far more often than to anybody; X is one word that is no
  /// known name of people.
  [[nodiscard]] bool is_captured(NameRun run) const {
    constexpr std::size_t kShortest = 5;  // letters
    const NameWord& word = words_[run.first];
    const NameWord& after = words_.after(run.last - 1);
    const NameWord& before = words_.before(run.first);
    const bool done =
        before.is(WordUse::attack) || (before.lower == "of" && words_.before(run.first, 2).is(WordUse::attack));
    return done && run.last - run.first == 1 && word.lower.size() >= kShortest && !word.lower.ends_with('s') &&
           !word.is_any(WordUse::given_name | WordUse::surname | WordUse::common) &&
           (!after.is_word || after.is_any(kPreposition | WordUse::function_word)) && !NameWords::is_possessive(after);
  }

  [[nodiscard]] bool surely_place(NameRun run) const {
    const NameWord& before = words_.before(run.first);
    const NameWord& after = words_.after(run.last - 1);
    if (before.lower == "the" && after.is(WordUse::place_word_after) && !after.capitalised &&
        names_settlement(*after.entry)) {
      return words_.before(run.first, 2).is_any(kPreposition);
    }
    // "near X", and "X in Chin State" or "in X, Ukraine"
    if (is_one_of(before.lower, {"near", "around", "outside", "toward", "towards"})) {
      return !after.capitalised;
    }
    return before.is_any(kPreposition) && (words_.is_mark(after, ",") || after.lower == "in") &&
           run.last + 1 < known_.container.size() && known_.container[run.last + 1];
  }

  const NameWords& words_;
  const PersonNames& people_;
  const KnownNames& known_;
  const ToponymLexicon::Lists& lists_;
};

}  // namespace

bool names_settlement(const WordEntry& word) {
  return is_town(word) || word.kinds.contains(geo::PlaceKind::district) || word.kinds.contains(geo::PlaceKind::admin1);
}

std::size_t after_apposition(const NameWords& words, std::size_t last) {
  constexpr std::size_t kMostAdjectives = 3;
  const auto there = [&](std::size_t at) {
    return at < words.size() && words[at].sentence == words[last - 1].sentence;
  };
  std::size_t at = last + 2;
  if (!there(at) || !words.is_mark(words[last], ",") || !is_one_of(words[last + 1].lower, {"a", "an", "the"})) {
    return 0;
  }
  const auto is_noun = [&](std::size_t one) {
    return words[one].is(WordUse::place_word_before) && !words[one].capitalised && names_settlement(*words[one].entry);
  };
  while (there(at) && at < last + 2 + kMostAdjectives && words[at].is_word && !is_noun(at)) {
    ++at;
  }
  if (!there(at) || !is_noun(at) || !there(at + 1)) {
    return 0;
  }
  // "a town councillor" is no town.
  const NameWord& next = words[at + 1];
  const bool says_where = next.is_any(kPreposition | WordUse::direction) ||
                          is_one_of(next.lower, {"about", "some", "just", "close", "that", "which", "where", "with"}) ||
                          (!next.is_word && !words.is_mark(next, "-") && is_town(*words[at].entry));
  return says_where ? at + 1 : 0;
}

std::vector<UnknownName> unknown_names(const NameWords& words, const PersonNames& people, const KnownNames& known,
                                       const ToponymLexicon::Lists& lists) {
  return UnknownNames(words, people, known, lists).run();
}

}  // namespace dateline::events
