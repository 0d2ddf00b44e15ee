#pragma once

#include <string>
#include <vector>

#include "events/extract/toponyms/toponym_lists.h"
#include "events/extract/toponyms/toponym_words.h"

namespace dateline::events {

/// A name of a list that one word after it says the kind of: "Harper" and "Kingman" of "Harper and Kingman counties".
struct ListedDivision {
  std::size_t first = 0;  ///< words [first, last) of the text
  std::size_t last = 0;
  PlaceKinds kinds;
  std::string_view kind_word;  ///< of the list, in lower case: "counties"
};

/// Those of lists of two names and more, in order.
[[nodiscard]] std::vector<ListedDivision> listed_divisions(const NameWords& words);

/// "county" of "counties".
[[nodiscard]] std::string singular_of(std::string_view plural);

}  // namespace dateline::events
