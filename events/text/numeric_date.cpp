#include "events/text/numeric_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "events/text/new_document.h"

namespace dateline::events {

namespace {

constexpr int kMonths = 12;

struct Numbers {
  std::array<int, 3> part{};
  char mark = '/';
  bool year_first = false;
  std::string_view rest;  // behind the date
};

std::optional<int> take_number(std::string_view& text, std::size_t most) {
  std::size_t size = 0;
  while (size < text.size() && text[size] >= '0' && text[size] <= '9') {
    ++size;
  }
  if (size == 0 || size > most) {
    return std::nullopt;
  }
  int value = 0;
  std::from_chars(text.data(), text.data() + size, value);
  text.remove_prefix(size);
  return value;
}

std::optional<Numbers> numbers_of(std::string_view text) {
  text = trimmed(text);
  Numbers numbers;
  std::array<std::size_t, 3> digits{};
  for (std::size_t i = 0; i < numbers.part.size(); ++i) {
    if (i > 0) {
      constexpr std::string_view kMarks = "/-.";
      if (text.empty() || kMarks.find(text[0]) == std::string_view::npos || (i > 1 && text[0] != numbers.mark)) {
        return std::nullopt;
      }
      numbers.mark = text[0];
      text.remove_prefix(1);
    }
    const std::size_t before = text.size();
    const std::optional<int> value = take_number(text, 4);
    if (!value) {
      return std::nullopt;
    }
    numbers.part.at(i) = *value;
    digits.at(i) = before - text.size();
  }
  numbers.year_first = digits[0] == 4;
  // A year of two digits could be a day: no date that can be told.
  const std::size_t year = numbers.year_first ? 0 : 2;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == year ? digits.at(i) != 4 : digits.at(i) > 2) {
      return std::nullopt;
    }
  }
  numbers.rest = text;
  return numbers;
}

// " 14:30", " 14:30:05", " 2:30 PM", ", 14:30": hours and minutes; -1 where there are none, nothing where what stands
// there is something else.
std::optional<int> minute_of_day(std::string_view text) {
  text = trimmed(text.starts_with(',') ? text.substr(1) : text);
  if (text.empty()) {
    return -1;
  }
  std::optional<int> hour = take_number(text, 2);
  if (!hour || !text.starts_with(':')) {
    return std::nullopt;
  }
  text.remove_prefix(1);
  const std::optional<int> minute = take_number(text, 2);
  if (text.starts_with(':')) {
    text.remove_prefix(1);
    if (!take_number(text, 2)) {
      return std::nullopt;
    }
  }
  const std::string half = to_lower_ascii(trimmed(text));
  const bool halved = half == "am" || half == "pm";
  if (!minute || *minute > 59 || *hour > (halved ? 12 : 23) || (halved && *hour == 0) || (!halved && !half.empty())) {
    return std::nullopt;
  }
  if (halved) {
    hour = *hour % 12 + (half == "pm" ? 12 : 0);
  }
  return *hour * 60 + *minute;
}

}  // namespace

DayOrder day_order(std::string_view text) {
  const std::optional<Numbers> numbers = numbers_of(text);
  if (!numbers || numbers->year_first) {
    return DayOrder::unknown;
  }
  const bool first = numbers->part[0] > kMonths;
  const bool second = numbers->part[1] > kMonths;
  return first == second ? DayOrder::unknown : first ? DayOrder::day_first : DayOrder::month_first;
}

std::optional<TimeInterval> numeric_date(std::string_view text, DayOrder order) {
  const std::optional<Numbers> numbers = numbers_of(text);
  const std::optional<int> minute = numbers ? minute_of_day(numbers->rest) : std::nullopt;
  if (!minute) {
    return std::nullopt;
  }
  const auto& [first, second, third] = numbers->part;
  const auto date = [&](int year, int month, int day) -> std::optional<TimeInterval> {
    const Result<TimeInterval> whole_day = parse_time(fmt::format("{:04}-{:02}-{:02}", year, month, day));
    if (!whole_day) {
      return std::nullopt;
    }
    return *minute < 0 ? *whole_day : whole(Granularity::minute, *whole_day->start + *minute);
  };
  if (numbers->year_first) {
    return date(first, second, third);
  }
  if (const DayOrder told = day_order(text); told != DayOrder::unknown) {
    order = told;
  } else if (numbers->mark == '.' || first == second) {  // or it is the same day either way
    order = DayOrder::day_first;
  }
  switch (order) {
    case DayOrder::day_first:
      return date(third, second, first);
    case DayOrder::month_first:
      return date(third, first, second);
    case DayOrder::unknown:
      break;
  }
  return std::nullopt;
}

}  // namespace dateline::events
