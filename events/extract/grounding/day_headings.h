#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/extract/grounding/claim_time.h"
#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// The days that head the parts of a list ("Monday, 6 February" on a line of its own, "6 February: ..." at the head of
/// one) or of a running log, whose lines begin with clock times: what a part tells of without a time of its own was on
/// that day. A single date line is none: it may be the publication.
class DayHeadings {
 public:
  DayHeadings(const TaggedText& tagged, const Published& published);

  /// The report's time as the part of the text that holds this byte has it.
  [[nodiscard]] ReportTime of(std::uint32_t byte, const ReportTime& report) const;

 private:
  struct Part {
    std::uint32_t begin = 0;
    TimeInterval day;
    std::string words;
  };
  std::vector<Part> parts_;  // in order
};

}  // namespace dateline::events
