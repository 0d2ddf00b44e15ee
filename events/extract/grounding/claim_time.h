#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/actors/attribution.h"
#include "events/extract/triggers/triggers.h"
#include "events/model/document.h"

namespace dateline::events {

/// What a whole report says of when it speaks.
struct ReportTime {
  Published published;
  /// The day that its opening tells of ("yesterday", "on Monday"), on which whatever has no time of its own is taken
  /// to have been.
  std::optional<TimeInterval> day;
  std::string day_words;
};

/// Finds the day that the opening sentences of the body tell of: near the publication, and not in the future.
[[nodiscard]] ReportTime report_time(const TaggedText& tagged, const Published& published);

/// When a happening was, and how that is known.
struct TimeChoice {
  TimeInterval when;  ///< unknown where nothing follows
  std::vector<Span> spans;
  std::string how;
  double certainty = 1;
  bool own = false;  ///< by an expression that speaks of the happening itself
};

[[nodiscard]] TimeChoice choose_time(const TaggedText& tagged, const Sentence& sentence, const Happening& happening,
                                     const std::vector<Speech>& speech, const ReportTime& report);

}  // namespace dateline::events
