#pragma once

#include <optional>
#include <string>

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

/// The start of the day of publication; nothing where only its month or year is known.
[[nodiscard]] std::optional<CivilMinute> publication_day(const Published& published);

}  // namespace dateline::events
