#include "viewer/picture/filter_words.h"

namespace dateline::viewer {

std::string filter_words(const events::EventFilter& filter, const std::string& query, bool withheld) {
  const events::EventFilter usual;
  std::string left_out;
  const auto collect = [&left_out](const auto& values, const auto& shown, const auto& shown_usually) {
    for (const auto value : values) {
      if (shown_usually.has(value) && !shown.has(value)) {
        left_out += (left_out.empty() ? "Left out: " : ", ") + std::string(short_name_of(value));
      }
    }
  };
  collect(events::kEventTypes, filter.types, usual.types);
  collect(events::kSpeakers, filter.speakers, usual.speakers);
  collect(events::kStatuses, filter.statuses, usual.statuses);
  collect(events::kReviews, filter.reviews, usual.reviews);
  if (query.empty()) {
    return left_out;
  }
  return left_out + (left_out.empty() ? "" : " · ") +
         (withheld ? "Only what matches words that are withheld" : "Only what matches “" + query + "”");
}

}  // namespace dateline::viewer
