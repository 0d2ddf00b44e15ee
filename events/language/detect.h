#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// What a text is written in.
struct LanguageGuess {
  std::string code = "und";  ///< BCP 47; "und" where the text does not tell
  bool latin = false;        ///< most of its letters are Latin, or it has none
  /// Enough running text to know that it is in none of the languages that are told apart ("und"), or too little to say.
  bool foreign = false;
};

/// Tells languages apart by script, then by common words, telling letters and the beginnings and endings of words:
/// `languages.csv` of assets/lexicons lists them. Immutable after loading; may be used from any thread.
class LanguageProfiles {
 public:
  /// Reads `languages.csv` of `folder`. Errors name file and line.
  [[nodiscard]] static Result<std::shared_ptr<const LanguageProfiles>> load(const std::filesystem::path& folder);
  ~LanguageProfiles();
  LanguageProfiles(const LanguageProfiles&) = delete;
  LanguageProfiles& operator=(const LanguageProfiles&) = delete;

  /// The language of most of a text. Looks at a bounded number of words from its beginning, middle and end.
  [[nodiscard]] LanguageGuess detect(const TextStructure& structure) const;

  /// The language's English name; empty where it is not listed.
  [[nodiscard]] std::string_view name_of(std::string_view code) const;

 private:
  struct Impl;
  explicit LanguageProfiles(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dateline::events
