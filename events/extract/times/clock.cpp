// Times of day, "14:30 GMT", "3 pm", "midnight", parts of days, and dates joined with them.
#include <charconv>

#include "events/extract/times/parser.h"

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

// The half of the day of the "5" in "from 5 to 8 p.m.".
std::optional<int> TimeParser::shared_meridiem(std::size_t i) const {
  if (!tokens_.may_be(i + 3, TimeWord::meridiem)) {
    return std::nullopt;
  }
  const auto number = [&](std::size_t k) {
    return tokens_.is_number(k) ? plain_number(tokens_.word(k)).value_or(0) : 0;
  };
  const int first = number(i);
  const int second = number(i + 2);
  const bool between = i > 0 && tokens_.is(i - 1, "between") && tokens_.is(i + 1, "and");
  const bool from = i > 0 && tokens_.is(i - 1, "from") && tokens_.is(i + 1, "to");
  constexpr int kNoon = 12;
  if (!(between || from || tokens_.is_dash(i + 1)) || first < 1 || first > kNoon || second < 1 || second > kNoon) {
    return std::nullopt;
  }
  const int hours = *tokens_.number(i + 3, TimeWord::meridiem);
  return first % kNoon <= second % kNoon ? hours : kNoon - hours;
}

// Whether "in the morning", "this afternoon", "tonight" or "on Thursday evening" begins here.
bool TimeParser::has_part_of_day(std::size_t i) const {
  const std::size_t on = tokens_.is(i, "on") ? i + 1 : i;
  return tokens_.is(i, "tonight") || (tokens_.is(i, "in") && tokens_.is(i + 1, "the") && part_of_day(i + 2)) ||
         (tokens_.is(i, "this") && part_of_day(i + 1)) || (weekday(on) && part_of_day(on + 1));
}

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
  bool certain = colon && (beside_date || (i > 0 && tokens_.is_any(i - 1, "at", "around", "about", "by", "until",
                                                                   "since", "from", "before", "after")));
  constexpr std::size_t kWritten = 5;  // "07:40"
  const bool heads = colon && tokens_.word(i).size() == kWritten &&
                     ((tokens_.begins(i) && (tokens_.is_word(i + 1) || tokens_.is_dash(i + 1))) ||
                      tokens_.word(i + 1) == "|" || (i > 0 && tokens_.word(i - 1) == "|"));
  const bool military = together && beside_date && tokens_.word(i).size() == 4 && i > 0 &&  // "tomorrow at 0630"
                        tokens_.is_any(i - 1, "at", "by", "from", "around", "about");
  // "reported daily at 1800.", but "at 1500 metres"
  const bool bare = together && tokens_.word(i).size() == 4 && clock->minute % 5 == 0 && i > 0 &&
                    tokens_.is(i - 1, "at") &&
                    (i + 1 >= tokens_.size() || tokens_.is_punctuation(i + 1) || tokens_.is_any(i + 1, "on", "and"));
  certain = certain || heads || military || bare;
  std::size_t last = i + 1;
  bool has_meridiem = false;
  if (const std::optional<int> added = tokens_.number(last, TimeWord::meridiem);
      added && clock->minute < 13 * kMinutesPerHour && clock->minute >= kMinutesPerHour) {
    clock->minute = clock->minute % (kDay / 2) + *added * kMinutesPerHour;
    certain = true;
    has_meridiem = true;
    ++last;
  } else if (const std::optional<int> shared = together ? shared_meridiem(i) : std::nullopt) {
    clock->minute = clock->minute % (kDay / 2) + *shared * kMinutesPerHour;
    certain = true;
  } else if (together && !clock->precise) {
    const bool of_part = i > 0 && tokens_.is_any(i - 1, "at", "around", "about", "by", "until", "since", "before") &&
                         clock->minute <= kDay / 2 && has_part_of_day(last);
    if (!of_part && !tokens_.is(last, "o'clock") && !tokens_.is(last, "o’clock")) {
      return std::nullopt;
    }
    certain = true;
    last = of_part ? last : last + 1;
  }
  std::string zone;
  if (tokens_.is(last, "local") && tokens_.is(last + 1, "time")) {
    certain = true;
    last += 2;
  } else if (tokens_.may_be(last, TimeWord::zone) && tokens_.is_all_capitals(last)) {
    zone = tokens_.value(last, TimeWord::zone);
    certain = true;
    ++last;
  } else if (together && clock->precise && tokens_.is_any(last, "hours", "hrs")) {
    certain = true;
    ++last;
  }
  if (!certain) {
    return std::nullopt;
  }
  if (!has_meridiem && tokens_.is(last, "in") && tokens_.is(last + 1, "the")) {  // "3 in the morning"
    if (const Match part = part_of_day(last + 2)) {
      const bool afternoon = part->meaning.day_part != "MO" && clock->minute < kDay / 2;
      clock->minute += afternoon ? kDay / 2 : 0;
      last = part->last;
    }
  }
  TimeMatch match =
      time_match(i, last, clock->minute, clock->minute + 1, heads && tokens_.begins(i) ? kClockHeading : "clock time");
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
  if (tokens_.is_any(hours, "early", "small", "wee") && tokens_.is(hours + 1, "hours")) {
    constexpr int kEndOfEarlyHours = 6 * kMinutesPerHour;
    TimeMatch match = time_match(i, hours + 2, 0, kEndOfEarlyHours, "part of the day");
    match.meaning.day_part = "MO";
    return match;
  }
  if (tokens_.is(i, "first") && tokens_.is(i + 1, "light") && i > 0 &&
      tokens_.is_any(i - 1, "at", "before", "by", "until", "since")) {
    constexpr int kFirstLight = 4 * kMinutesPerHour;
    constexpr int kSunrise = 7 * kMinutesPerHour;
    TimeMatch match = time_match(i, i + 2, kFirstLight, kSunrise, "part of the day");
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
  std::size_t clock = tokens_.is_any(next, "at", "by", "before", "after") ? next + 1 : next;
  clock = tokens_.is_any(clock, "around", "about") ? clock + 1 : clock;
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
  const std::size_t i = tokens_.is_any(time.last, "on", "of", "from", "between") ? time.last + 1 : time.last;
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
    const bool joined = tokens_.is_any(date->last, "to", "into", "and") || tokens_.is_dash(date->last);
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
      tokens_.is_any(time.last, "on", "of", ",") || tokens_.word(time.last) == "," ? time.last + 1 : time.last;
  Match date = calendar_date(next);
  if (!date && tokens_.is(next, "the")) {
    date = day_alone(next + 1);  // "the evening of the 25th"
  }
  for (const auto rule : {&TimeParser::day_word, &TimeParser::context_unit}) {
    date = date ? date : (this->*rule)(next);
  }
  if (!date) {
    date = this_last_next(next, false);  // "8 p.m. last Thursday"
  }
  const bool tonight = date && date->meaning.kind == TimeMeaning::Kind::shift && !date->meaning.day_part.empty();
  if (!date || date->end || (!is_day(date->meaning) && !tonight)) {
    return time;
  }
  std::string part = date->meaning.day_part;  // of "tonight"
  date->first = time.first;
  join(*date, time.meaning);
  if (const Match named = time.meaning.day_part.empty() ? part_of_day(date->last) : std::nullopt) {
    date->last = named->last;  // "at 9 a.m. Saturday morning"
    part = named->meaning.day_part;
  }
  const bool before_noon = time.meaning.day_part.empty() && time.meaning.from_minute >= kMinutesPerHour &&
                           time.meaning.from_minute < kDay / 2;
  const bool written_out =
      tokens_.may_be(time.last - 1, TimeWord::meridiem) || tokens_.may_be(time.last - 1, TimeWord::clock);
  if (before_noon && !written_out && (part == "AF" || part == "EV" || part == "NI")) {  // "8:30 on Thursday evening"
    *date->meaning.from_minute += kDay / 2;
    *date->meaning.to_minute += kDay / 2;
  }
  return date;
}

}  // namespace dateline::events
