#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "events/evaluate/measures.h"
#include "events/evaluate/reference.h"
#include "events/model/mention.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// How the toponyms of one document compare with a reference. Demonyms count on neither side.
struct ToponymScore {
  Counts counts;              ///< a match has exactly the reference's span
  std::size_t placed = 0;     ///< matched and within the tolerance of the reference's place
  std::size_t same_role = 0;  ///< matched and with the reference's role

  /// What went wrong, for a person: a byte offset, the words, and why.
  struct Problem {
    Span span;
    std::string text;
    std::string what;  ///< "missed", "not in the reference", "340 km off: Aleppo, Texas", "role literal, not metonym"
  };
  std::vector<Problem> problems;
};

/// Compares the places' own points, before any "10 km north of", with the toponyms and places of a reference. A road's
/// distance counts to its line.
[[nodiscard]] ToponymScore evaluate_toponyms(std::string_view text, const std::vector<Toponym>& toponyms,
                                             const geo::Gazetteer& gazetteer, const Reference& reference);

}  // namespace dateline::events
