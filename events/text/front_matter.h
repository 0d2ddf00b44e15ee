#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "events/model/document.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// Names of agencies and outlets. Immutable after loading; may be used from any thread.
class FrontMatterLexicon {
 public:
  /// Reads `agencies.csv` of `folder` (assets/lexicons). Errors name file and line.
  [[nodiscard]] static Result<std::shared_ptr<const FrontMatterLexicon>> load(const std::filesystem::path& folder);

  /// The agency's usual name; empty where it is not listed.
  [[nodiscard]] std::string agency(const std::string& words) const;

 private:
  std::unordered_map<std::string, std::string> agencies_;
};

/// Fills those of a document's title and publisher that are empty and that its text tells: its headline; the agency
/// that signs it off, that its dateline or its byline names (but not a picture's). What the text does not tell stays
/// empty.
void fill_front_matter(Document& document, const TextStructure& structure, const FrontMatterLexicon& lexicon);

}  // namespace dateline::events
