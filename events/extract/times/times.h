#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/model/document.h"
#include "events/text/text_structure.h"
#include "events/time/time_expression.h"
#include "events/time/time_meaning.h"

namespace dateline::events {

/// The words that tell time and tense. Immutable after loading; may be used from any thread.
class TimeLexicon {
 public:
  /// Reads `times.csv` of `folder` (assets/lexicons). Errors name file and row.
  [[nodiscard]] static Result<std::shared_ptr<const TimeLexicon>> load(const std::filesystem::path& folder);
  ~TimeLexicon();
  TimeLexicon(const TimeLexicon&) = delete;
  TimeLexicon& operator=(const TimeLexicon&) = delete;

  struct Words;
  [[nodiscard]] const Words& words() const { return *words_; }

 private:
  explicit TimeLexicon(std::unique_ptr<const Words> words);
  std::unique_ptr<const Words> words_;
};

/// A time expression as it was found: what it says, not yet when that is.
struct FoundTime {
  TimeExpression expression;  ///< without `grounded`; its `value` is what the words alone give: "XXXX-07-26"
  TimeMeaning meaning;
  bool ends_range = false;  ///< the expression before it begins a range that this one ends: "from June to August"
};

/// Finds the time expressions of one document, in order and not overlapping. `structure` is what
/// `analyse_text(text)` gave. Linear in the text's length.
[[nodiscard]] std::vector<FoundTime> find_times(std::string_view text, const TextStructure& structure,
                                                const TimeLexicon& lexicon);

/// When the text says it was published: a printed date line, a date in its dateline, or what its dates and words such
/// as "yesterday" imply together (`inferred`). `reason` completes the sentence "No date in the file; using DAY
/// because ...". Without evidence there is no value.
[[nodiscard]] Published infer_published(const std::vector<FoundTime>& times, std::string_view text,
                                        const TextStructure& structure);

/// Grounds expressions on the day of publication and on each other, and completes their values; civil times are in
/// `zone` (IANA). An expression for which no interval follows stays ungrounded. Without a day of publication, and in
/// accounts of times long before it, dates are completed from the years that the text names.
///
/// `grounded` is the interval of the expression itself; `bounded()` applies its preposition. The two ends of a range
/// ("from June to August") are two expressions, and both are grounded to the whole range.
[[nodiscard]] std::vector<TimeExpression> ground_times(const std::vector<FoundTime>& times,
                                                       const TextStructure& structure, const Published& published,
                                                       std::string_view zone);

}  // namespace dateline::events
