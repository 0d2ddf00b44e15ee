#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "events/extract/toponyms/toponym_words.h"

namespace dateline::events {

/// Which words of a text are names of people, as far as rules without a gazetteer can tell: after a title, after a
/// given name, before an age, or a surname that the document gave in full elsewhere ("Staffan de Mistura" ... "De
/// Mistura").
struct PersonNames {
  std::vector<bool> is_person;                    ///< one per word
  std::unordered_set<std::string_view> surnames;  ///< in lower case; views into the words' text
};

[[nodiscard]] PersonNames find_person_names(const NameWords& words);

/// A run of words that look like one name: capitalised, with lower-case particles inside ("Staffan de Mistura").
/// Words [first, last).
struct NameRun {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The run that begins at `first`; empty where the word there is not capitalised.
[[nodiscard]] NameRun name_run(const NameWords& words, std::size_t first);

}  // namespace dateline::events
