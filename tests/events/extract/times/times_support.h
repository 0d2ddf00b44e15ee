// Reads the times of a text, for tests.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "events/extract/times/times.h"

namespace dateline::events {

inline const TimeLexicon& lexicon() {
  static const auto loaded = TimeLexicon::load(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicons").value();
  return *loaded;
}

inline Published on(const std::string& day) {
  Published published;
  if (!day.empty()) {
    published.value = parse_time(day).value().start;
  }
  return published;
}

inline std::vector<TimeExpression> read(const std::string& text, const std::string& published = "2016-07-27") {
  const TextStructure structure = analyse_text(text);
  return ground_times(find_times(text, structure, lexicon()), structure, on(published), "Asia/Damascus");
}

// Each expression as "words=value".
inline std::vector<std::string> values(const std::string& text, const std::string& published = "2016-07-27") {
  std::vector<std::string> found;
  for (const TimeExpression& time : read(text, published)) {
    found.push_back(std::string(time.span.of(text)) + "=" + time.value);
  }
  return found;
}

// The only expression's interval, "2016-07-26..2016-07-27".
inline std::string interval(const std::string& text, const std::string& published = "2016-07-27") {
  const std::vector<TimeExpression> times = read(text, published);
  REQUIRE(times.size() == 1);
  if (!times[0].grounded) {
    return "none";
  }
  const TimeInterval time = *bounded(times[0]);
  return (time.start ? format_time(*time.start, time.granularity) : "") + ".." +
         (time.end ? format_time(*time.end, time.granularity) : "");
}

inline Published inferred(const std::string& text) {
  const TextStructure structure = analyse_text(text);
  return infer_published(find_times(text, structure, lexicon()), text, structure);
}

using Strings = std::vector<std::string>;

}  // namespace dateline::events
