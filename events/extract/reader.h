#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/extract/claims/confidence.h"
#include "events/extract/reading_stages.h"
#include "events/model/claim.h"
#include "events/model/document.h"
#include "events/model/mention.h"
#include "events/text/text_structure.h"
#include "events/time/time_expression.h"
#include "geo/gazetteer.h"

namespace dateline::events {

class Lexicons;

/// Everything that was read out of one document.
struct Reading {
  Document document;  ///< with `published`, `publisher`, `title` and `language` filled in where they were found
  TextStructure structure;
  std::vector<Toponym> toponyms;      ///< in order, not overlapping
  std::vector<TimeExpression> times;  ///< in order, not overlapping
  std::vector<ActorMention> actors;   ///< in order, not overlapping
  std::vector<Claim> claims;          ///< in order of their first evidence
  /// What the confidence of each claim rests on; empty in languages other than English.
  std::vector<ReadingFeatures> features;
};

/// Reads documents: recognise -> resolve -> ground -> classify -> claims. Deterministic: the same bytes, options,
/// gazetteer and lexicons give the same reading. Immutable after creation; `read` may be called from any thread.
class Reader {
 public:
  /// Loads the lexicons of `folder` (assets/lexicons). Errors name file, row and column.
  [[nodiscard]] static Result<std::shared_ptr<const Reader>> create(std::shared_ptr<const geo::Gazetteer> gazetteer,
                                                                    const std::filesystem::path& lexicon_folder);
  ~Reader();

  /// Adds to `cost`, where one is given, what each stage took.
  [[nodiscard]] Reading read(Document document, StageSeconds* cost = nullptr) const;
  [[nodiscard]] const geo::Gazetteer& gazetteer() const { return *gazetteer_; }

 private:
  Reader(std::shared_ptr<const geo::Gazetteer> gazetteer, std::unique_ptr<const Lexicons> lexicons);
  std::shared_ptr<const geo::Gazetteer> gazetteer_;
  std::unique_ptr<const Lexicons> lexicons_;
};

}  // namespace dateline::events
