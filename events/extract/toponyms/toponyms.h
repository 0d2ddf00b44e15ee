#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/model/mention.h"
#include "events/text/text_structure.h"
#include "geo/gazetteer.h"

namespace dateline::events {

class RecognitionWeights;
class ResolutionWeights;
struct ResolutionExample;

/// The word lists that recognising and placing toponyms rests on. Immutable after loading; may be used from any
/// thread.
class ToponymLexicon {
 public:
  /// Reads the lists of `folder` (assets/lexicons; its README names the files and their columns). Errors name file and
  /// row.
  [[nodiscard]] static Result<std::shared_ptr<const ToponymLexicon>> load(const std::filesystem::path& folder);
  /// The same lists with other learned weights: for training them.
  [[nodiscard]] static Result<std::shared_ptr<const ToponymLexicon>> load(const std::filesystem::path& folder,
                                                                          RecognitionWeights recognition,
                                                                          ResolutionWeights resolution);
  ~ToponymLexicon();
  ToponymLexicon(const ToponymLexicon&) = delete;
  ToponymLexicon& operator=(const ToponymLexicon&) = delete;

  struct Lists;
  [[nodiscard]] const Lists& lists() const { return *lists_; }

 private:
  explicit ToponymLexicon(std::unique_ptr<const Lists> lists);
  std::unique_ptr<const Lists> lists_;
};

/// Who published a document, as its file tells; either may be empty.
struct Publication {
  std::string_view publisher;  ///< "The Dublin Villager"
  std::string_view url;        ///< of the document: "https://www.dublinvillager.com/2016/07/fire.html"
};

/// Finds the toponyms of one document and resolves them to places: recognise, resolve, role, relative place.
/// `structure` is what `analyse_text(text)` gave. The result is in order and does not overlap. Where nothing fits or
/// nothing can be chosen, `place` is empty and `reason` says which of the two. Deterministic; linear in the text's
/// length but for the resolution, which looks at a bounded number of candidates for each distinct name. Where its
/// publisher is at home is evidence of what a name denotes, and no toponym.
[[nodiscard]] std::vector<Toponym> find_toponyms(std::string_view text, const TextStructure& structure,
                                                 const geo::Gazetteer& gazetteer, const ToponymLexicon& lexicon,
                                                 const Publication& publication = {});

/// The names of one document with the places that each may denote, as `find_toponyms` weighs them: for training.
[[nodiscard]] std::vector<ResolutionExample> find_resolution_examples(std::string_view text,
                                                                      const TextStructure& structure,
                                                                      const geo::Gazetteer& gazetteer,
                                                                      const ToponymLexicon& lexicon,
                                                                      const Publication& publication = {});

}  // namespace dateline::events
