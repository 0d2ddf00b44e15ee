#include "viewer/app/report_options.h"

namespace dateline::viewer {

Result<events::DocumentOptions> report_options(const std::optional<std::string>& published,
                                               const std::optional<std::string>& time_zone) {
  events::DocumentOptions options;
  options.time_zone = time_zone.value_or("UTC");
  if (!events::is_time_zone(options.time_zone)) {
    return usage_error("--time-zone " + options.time_zone, "no such time zone", "give an IANA name, as Asia/Damascus");
  }
  if (published) {
    const Result<events::TimeInterval> date = events::parse_time(*published, options.time_zone);
    if (!date) {
      return usage_error("--published " + *published, date.error().what, "give a date as 2016-07-27");
    }
    options.published = *date;
  }
  return options;
}

}  // namespace dateline::viewer
