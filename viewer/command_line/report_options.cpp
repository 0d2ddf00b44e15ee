#include "viewer/command_line/report_options.h"

#include "events/text/article_columns.h"

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

Result<void> name_columns(const std::vector<std::string>& columns, events::DocumentOptions& options) {
  for (const std::string& column : columns) {
    const std::size_t equals = column.find('=');
    if (equals == std::string::npos || equals + 1 == column.size() ||
        !events::is_article_field(std::string_view(column).substr(0, equals))) {
      return usage_error("--column " + column, "names no field of a report",
                         "give one of text, title, published, publisher, author, url, language, id, time_zone, as "
                         "text=Body");
    }
    options.columns[column.substr(0, equals)] = column.substr(equals + 1);
  }
  return {};
}

}  // namespace dateline::viewer
