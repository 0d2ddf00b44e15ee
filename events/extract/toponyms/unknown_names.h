#pragma once

#include <cstdint>
#include <vector>

#include "events/extract/toponyms/person_names.h"
#include "events/extract/toponyms/toponym_words.h"

namespace dateline::events {

/// What the gazetteer's names in a text leave to names that it has not; both by word, and one word longer than the
/// text.
struct KnownNames {
  std::vector<bool> container;             ///< whether a country or a first-level division is named from this word on
  std::vector<std::uint32_t> known_until;  ///< one past the last word of the longest known name from here; 0 where none
};

/// A name that no gazetteer has, at words [first, last).
struct UnknownName {
  NameRun run;
  bool like_a_place = false;  ///< it ends as places' names do, or is what is captured or left, or is called a village
};

/// Names that no gazetteer has, where the words beside them leave no doubt that they are places: "the village of X",
/// "the X district", "X, a village near Y", "in X, Ukraine", "near X", "left Xabad". In order.
[[nodiscard]] std::vector<UnknownName> unknown_names(const NameWords& words, const PersonNames& people,
                                                     const KnownNames& known, const ToponymLexicon::Lists& lists);

/// Where "a village", "a small town" of an apposition behind the name that ends before word `last` stands: the word
/// after it, if that says where ("near", "in", "20 km", "which"); 0 where there is no such apposition.
[[nodiscard]] std::size_t after_apposition(const NameWords& words, std::size_t last);

/// Whether such a word is one for a place that people live in, or a division: "village", "district".
[[nodiscard]] bool names_settlement(const WordEntry& word);

}  // namespace dateline::events
