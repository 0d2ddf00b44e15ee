#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "events/extract/mention.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// How the toponyms of one document compare with a reference. Demonyms count on neither side.
struct ToponymScore {
  std::size_t expected = 0;   ///< toponyms of the reference
  std::size_t found = 0;      ///< toponyms that were found, demonyms aside
  std::size_t matched = 0;    ///< with exactly the reference's span
  std::size_t placed = 0;     ///< matched and within the tolerance of the reference's place
  std::size_t same_role = 0;  ///< matched and with the reference's role

  /// What went wrong, for a person: a byte offset, the words, and why.
  struct Problem {
    Span span;
    std::string text;
    std::string what;  ///< "missed", "not in the reference", "340 km off: Aleppo, Texas", "role literal, not metonym"
  };
  std::vector<Problem> problems;

  [[nodiscard]] double precision() const;  ///< matched of found; 1 where nothing was found
  [[nodiscard]] double recall() const;     ///< matched of expected; 1 where nothing was expected
  [[nodiscard]] double f1() const;
};

/// Compares the places' own points, before any "10 km north of", with the `toponyms` and `places` of a reference.json
/// (the format of this project's first article). A road's distance counts to its line. Error: file missing, not JSON,
/// or without those members.
[[nodiscard]] Result<ToponymScore> evaluate_toponyms(std::string_view text, const std::vector<Toponym>& toponyms,
                                                     const geo::Gazetteer& gazetteer,
                                                     const std::filesystem::path& reference);

}  // namespace dateline::events
