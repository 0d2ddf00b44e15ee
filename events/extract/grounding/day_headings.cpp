#include "events/extract/grounding/day_headings.h"

#include <algorithm>
#include <utility>

namespace dateline::events {

namespace {

constexpr std::size_t kFewestLogLines = 3;

bool breaks_line(const TaggedText& t, std::uint32_t at) {
  const std::uint32_t begin = t.structure.tokens[at].span.begin;
  const std::uint32_t from = at == 0 ? 0 : t.structure.tokens[at - 1].span.end;
  return at == 0 || t.text.substr(from, begin - from).find('\n') != std::string_view::npos;
}

// Whether a line begins with a clock time: "19:42", "7.05 pm", "0615 |".
bool begins_with_clock(std::string_view line) {
  const auto digit = [&](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
  if (digit(0) && digit(1) && digit(2) && digit(3) && line.substr(4).starts_with(" |")) {
    return true;
  }
  const std::size_t hours = digit(1) ? 2 : 1;
  return digit(0) && hours < line.size() && (line[hours] == ':' || line[hours] == '.') && digit(hours + 1) &&
         digit(hours + 2) && !digit(hours + 3);
}

// Whether the word is the number or the weekday of a date, or a mark between its parts.
bool in_date(const TaggedText& t, std::uint32_t at) {
  return t.words[at].time != kNone || t.words[at].tag == Tag::comma || t.spelling(at) == "|";
}

// The day that a log's title gives, near the publication and not after it: "Log for Monday, 4 November".
std::optional<TimeInterval> day_of_title(const TaggedText& t, CivilMinute published) {
  constexpr CivilMinute kNear = 8 * kMinutesPerDay;
  for (std::uint32_t at = 0; at < t.words.size() && (at == 0 || !breaks_line(t, at)); ++at) {
    if (t.words[at].time == kNone) {
      continue;
    }
    const auto& grounded = t.times[t.words[at].time].grounded;
    if (grounded && grounded->start && grounded->granularity <= Granularity::day &&
        *grounded->start <= published + kMinutesPerDay && *grounded->start + kNear > published) {
      return whole(Granularity::day, *grounded->start);
    }
  }
  return std::nullopt;
}

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "–" || mark == "—";
}

}  // namespace

DayHeadings::DayHeadings(const TaggedText& tagged, const Published& published) {
  const auto end = static_cast<std::uint32_t>(tagged.words.size());
  std::size_t log_lines = 0;
  for (std::uint32_t line = 0; line < end;) {
    // The first word behind the next line break: as `breaks_line` says, but the text is looked through once.
    const std::size_t newline = tagged.text.find('\n', tagged.structure.tokens[line].span.end);
    std::uint32_t next = line + 1;
    while (next < end && tagged.structure.tokens[next].span.begin <= newline) {
      ++next;
    }
    std::uint32_t at = line;
    std::optional<std::uint32_t> dated;
    while (at < next && in_date(tagged, at)) {
      if (const std::uint32_t time = tagged.words[at].time; time != kNone && !dated) {
        const auto& grounded = tagged.times[time].grounded;
        if (grounded && grounded->start && grounded->granularity == Granularity::day) {
          dated = time;
        }
      }
      ++at;
    }
    const bool heads = at == next || tagged.spelling(at) == ":" || is_dash(tagged.spelling(at));
    if (dated && heads && at > line) {
      const TimeExpression& expression = tagged.times[*dated];
      parts_.push_back({tagged.structure.tokens[line].span.begin, whole(Granularity::day, *expression.grounded->start),
                        std::string(expression.span.of(tagged.text))});
    }
    log_lines += !dated && begins_with_clock(tagged.text.substr(tagged.structure.tokens[line].span.begin)) ? 1 : 0;
    line = next;
  }
  const bool log = log_lines >= kFewestLogLines;
  if (log && parts_.empty() && published.value) {
    const auto titled = day_of_title(tagged, *published.value);
    parts_.push_back({0, titled ? *titled : whole(Granularity::day, *published.value), "the day of the log"});
  } else if (parts_.size() == 1 && !log) {
    parts_.clear();
  }
}

ReportTime DayHeadings::of(std::uint32_t byte, const ReportTime& report) const {
  const auto after = std::upper_bound(parts_.begin(), parts_.end(), byte,
                                      [](std::uint32_t at, const Part& part) { return at < part.begin; });
  if (after == parts_.begin()) {
    return report;
  }
  ReportTime dated = report;
  dated.day = std::prev(after)->day;
  dated.day->extent = Extent::within;
  dated.day_words = std::prev(after)->words;
  return dated;
}

}  // namespace dateline::events
