#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/languages/text.h"
#include "events/extract/languages/triggers.h"
#include "events/time/time_expression.h"

namespace dateline::events {

/// When something happened, and why then.
struct LanguageWhen {
  TimeInterval interval;
  std::string how;           ///< in words
  double certainty = 1;      ///< 0 to 1
  std::optional<Span> span;  ///< the expression; none where the sentence has none
};

/// Chooses when things of one document happened: by the nearest expression of their sentence, else by the day that the
/// report tells of (a date in its opening), else by its publication.
class LanguageClaimTimes {
 public:
  /// `text` and `times` must outlive it. `published` is the civil minute of publication.
  LanguageClaimTimes(const LanguageText& text, const std::vector<TimeExpression>& times,
                     std::optional<CivilMinute> published);

  /// None where it is background: long before the report, only a year, or still to come.
  [[nodiscard]] std::optional<LanguageWhen> of(const Sentence& sentence, const LanguageHappening& told) const;

 private:
  void find_report_day();
  [[nodiscard]] const TimeExpression* nearest(const Sentence& sentence, const LanguageHappening& told) const;
  [[nodiscard]] bool is_background(const TimeInterval& interval) const;

  const LanguageText& t_;
  const std::vector<TimeExpression>& times_;
  std::optional<CivilMinute> published_;  // the day
  std::optional<TimeInterval> report_day_;
  std::string report_day_words_;
};

}  // namespace dateline::events
