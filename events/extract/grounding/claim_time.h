#pragma once

#include <string>
#include <vector>

#include "events/extract/actors/attribution.h"
#include "events/extract/grounding/report_time.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

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
