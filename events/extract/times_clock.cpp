// Times of day, "14:30 GMT", "3 pm", "midnight", parts of days, and dates joined with them.
#include <charconv>

#include "events/extract/times_parser.h"

namespace dateline::events {

namespace {

constexpr int kMinutesPerHour = 60;
constexpr int kDay = 24 * kMinutesPerHour;

struct ClockTime {
  int minute = 0;        // of the day
  bool precise = false;  // minutes were given
};

// "14:30", "14.30", "1430", "3".
std::optional<ClockTime> clock_of(std::string_view word) {
  int hour = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), hour);
  if (error != std::errc()) {
    return std::nullopt;
  }
  std::string_view rest = word.substr(static_cast<std::size_t>(end - word.data()));
  int minute = 0;
  bool precise = false;
  constexpr std::size_t kFewestDigitsTogether = 3;  // "930", "0930"
  if (rest.empty() && word.size() >= kFewestDigitsTogether) {
    minute = hour % 100;
    hour /= 100;
    precise = true;
  } else if (rest.size() >= 3 && (rest[0] == ':' || rest[0] == '.')) {
    const auto [minute_end, minute_error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), minute);
    if (minute_error != std::errc() || minute_end != rest.data() + 3) {
      return std::nullopt;
    }
    rest.remove_prefix(3);
    constexpr std::size_t kSeconds = 3;  // ":05", dropped
    if (!rest.empty() && !(rest.size() == kSeconds && rest[0] == ':')) {
      return std::nullopt;
    }
    precise = true;
  } else if (!rest.empty()) {
    return std::nullopt;
  }
  const bool valid = hour >= 0 && hour < 24 && minute >= 0 && minute < kMinutesPerHour;
  return valid ? std::optional(ClockTime{hour * kMinutesPerHour + minute, precise}) : std::nullopt;
}

TimeMatch time_match(std::size_t first, std::size_t last, int from, int to, const char* rule) {
  TimeMatch match{.first = first, .last = last, .type = TimexType::time, .rule = rule};
  match.meaning.kind = TimeMeaning::Kind::shift;
  match.meaning.base = TimeMeaning::Base::context;
  match.meaning.amount = 0;
  match.meaning.from_minute = from;
  match.meaning.to_minute = to;
  return match;
}

// Takes the time of day of `time` over into `date`.
void join(TimeMatch& date, const TimeMeaning& time) {
  date.type = TimexType::time;
  date.meaning.from_minute = time.from_minute;
  date.meaning.to_minute = time.to_minute;
  date.meaning.day_part = time.day_part;
  date.meaning.time_zone = time.time_zone;
}

// Whether it is a single day, which may have a time of day.
bool is_day(const TimeMeaning& meaning) {
  if (meaning.from_minute) {
    return false;
  }
  return meaning.kind == TimeMeaning::Kind::date
             ? meaning.date.day || meaning.date.weekday
             : meaning.kind == TimeMeaning::Kind::shift && meaning.amount && meaning.unit == Granularity::day;
}

}  // namespace

TimeParser::Match TimeParser::clock_time(std::size_t i, bool beside_date) const {
  if (const std::optional<int> named = tokens_.number(i, TimeWord::clock)) {
    return time_match(i, i + 1, *named, *named + 1, "clock time");
  }
  if (!tokens_.is_number(i)) {
    return std::nullopt;
  }
  std::optional<ClockTime> clock = clock_of(tokens_.word(i));
  if (!clock) {
    return std::nullopt;
  }
  const bool together = tokens_.word(i).find_first_of(":.") == std::string_view::npos;
  const bool colon = tokens_.word(i).find(':') != std::string_view::npos;
  bool certain = colon && (beside_date || (i > 0 && tokens_.is_any(i - 1, {"at", "around", "about", "by", "until",
                                                                           "since", "from", "before", "after"})));
  std::size_t last = i + 1;
  if (const std::optional<int> added = tokens_.number(last, TimeWord::meridiem);
      added && clock->minute < 13 * kMinutesPerHour && clock->minute >= kMinutesPerHour) {
    clock->minute = clock->minute % (kDay / 2) + *added * kMinutesPerHour;
    certain = true;
    ++last;
  } else if (together && !clock->precise) {
    if (!tokens_.is(last, "o'clock") && !tokens_.is(last, "o’clock")) {
      return std::nullopt;
    }
    certain = true;
    ++last;
  }
  std::string zone;
  if (tokens_.is(last, "local") && tokens_.is(last + 1, "time")) {
    certain = true;
    last += 2;
  } else if (tokens_.may_be(last, TimeWord::zone) && tokens_.is_all_capitals(last)) {
    zone = tokens_.value(last, TimeWord::zone);
    certain = true;
    ++last;
  } else if (together && clock->precise && tokens_.is_any(last, {"hours", "hrs"})) {
    certain = true;
    ++last;
  }
  if (!certain) {
    return std::nullopt;
  }
  TimeMatch match = time_match(i, last, clock->minute, clock->minute + 1, "clock time");
  if (!clock->precise && together && zone.empty()) {
    match.meaning.to_minute = clock->minute + kMinutesPerHour;
  }
  match.meaning.time_zone = std::move(zone);
  return match;
}

// "morning", "night"; `value` of the word list: its name and its first and last minute.
TimeParser::Match TimeParser::part_of_day(std::size_t i) const {
  // "the early hours"
  const std::size_t hours = tokens_.is(i, "the") ? i + 1 : i;
  if (tokens_.is_any(hours, {"early", "small", "wee"}) && tokens_.is(hours + 1, "hours")) {
    constexpr int kEndOfEarlyHours = 6 * kMinutesPerHour;
    TimeMatch match = time_match(i, hours + 2, 0, kEndOfEarlyHours, "part of the day");
    match.meaning.day_part = "MO";
    return match;
  }
  const std::size_t word = tokens_.may_be(i, TimeWord::part) ? i + 1 : i;  // "early morning"
  const std::string_view value = tokens_.value(word, TimeWord::day_part);
  if (value.empty()) {
    return std::nullopt;
  }
  int from = 0;
  int to = 0;
  const char* const end = value.data() + value.size();
  const auto first = std::from_chars(value.data() + 3, end, from);
  std::from_chars(first.ptr + 1, end, to);
  const bool and_hours = tokens_.is(word + 1, "hours");  // "the morning hours of 30 April"
  TimeMatch match = time_match(i, and_hours ? word + 2 : word + 1, from, to, "part of the day");
  match.meaning.day_part = value.substr(0, 2);
  return match;
}

// "Tuesday morning", "26 July at 14:30", "yesterday in the evening".
TimeParser::Match TimeParser::with_time_of_day(TimeMatch date) const {
  if (!is_day(date.meaning) || date.end) {
    return date;
  }
  std::size_t next = tokens_.word(date.last) == "," ? date.last + 1 : date.last;
  std::size_t clock = tokens_.is_any(next, {"at", "by", "before", "after"}) ? next + 1 : next;
  clock = tokens_.is_any(clock, {"around", "about"}) ? clock + 1 : clock;
  if (Match time = clock_time(clock, true)) {
    join(date, time->meaning);
    date.last = time->last;
    return date;
  }
  if (next != date.last) {
    return date;
  }
  next = tokens_.is(next, "in") && tokens_.is(next + 1, "the") ? next + 2 : tokens_.is(next, "at") ? next + 1 : next;
  if (Match part = part_of_day(next)) {
    const bool of_date = date.meaning.date.weekday && !date.meaning.date.day && tokens_.is(part->last, "of");
    if (Match day = of_date ? day_of_month(part->last + 1) : std::nullopt;
        day && !day->end) {  // "Sunday dawn of 25 June"
      day->meaning.date.weekday = date.meaning.date.weekday;
      day->first = date.first;
      part->last = day->last;
      date = *day;
    }
    join(date, part->meaning);
    date.last = part->last;
  }
  return date;
}

// "from Sunday into Monday", "of October 3-4", "on Sunday" behind a night that ends at `time.last`: the night that
// begins on the first day.
TimeParser::Match TimeParser::night_with_dates(const TimeMatch& time) const {
  const std::size_t i = tokens_.is_any(time.last, {"on", "of", "from", "between"}) ? time.last + 1 : time.last;
  Match date = day_of_month(i);
  if (date && date->end) {
    if (date->meaning.date.day.value_or(0) + 1 != date->end->day) {
      return std::nullopt;
    }
    date->end.reset();
  } else if (!date) {
    date = weekday_alone(i);
    if (!date) {
      return std::nullopt;
    }
    const std::optional<int> next = weekday(date->last + 1);
    const bool joined = tokens_.is_any(date->last, {"to", "into", "and"}) || tokens_.is_dash(date->last);
    if (joined && next == (*date->meaning.date.weekday + 1) % 7) {
      date->last += 2;
    }
  }
  date->first = time.first;
  join(*date, time.meaning);
  return date;
}

// "14:30 on Tuesday", "the morning of 26 July", "midnight on Sunday".
TimeParser::Match TimeParser::with_date(TimeMatch time) const {
  if (time.meaning.day_part == "NI") {
    if (Match night = night_with_dates(time)) {
      return night;
    }
  }
  const std::size_t next =
      tokens_.is_any(time.last, {"on", "of", ","}) || tokens_.word(time.last) == "," ? time.last + 1 : time.last;
  Match date = calendar_date(next);
  if (!date) {
    date = day_word(next);
  }
  const bool tonight = date && date->meaning.kind == TimeMeaning::Kind::shift && !date->meaning.day_part.empty();
  if (!date || date->end || (!is_day(date->meaning) && !tonight)) {
    return time;
  }
  date->first = time.first;
  join(*date, time.meaning);
  if (const Match part = time.meaning.day_part.empty() ? part_of_day(date->last) : std::nullopt) {
    date->last = part->last;  // "at 9 a.m. Saturday morning"
  }
  return date;
}

}  // namespace dateline::events
