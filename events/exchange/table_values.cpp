#include "events/exchange/table_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace dateline::events {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) {
    cell.remove_prefix(1);
  }
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t' || cell.back() == '\r')) {
    cell.remove_suffix(1);
  }
  return cell;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number of so many digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) {
    return -1;
  }
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!is_digit(text[i])) {
      return -1;
    }
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<CivilMinute> day_minute(int year, int month, int day) {
  constexpr std::array<int, 12> kLengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) {
    return std::nullopt;
  }
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (day > kLengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0)) {
    return std::nullopt;
  }
  return to_minutes({year, static_cast<unsigned>(month), static_cast<unsigned>(day)});
}

std::optional<TimeInterval> whole_day(int year, int month, int day) {
  const std::optional<CivilMinute> start = day_minute(year, month, day);
  if (!start) {
    return std::nullopt;
  }
  return TimeInterval{*start, *start + kMinutesPerDay, Granularity::day, Extent::within};
}

/// The parts of a date between blanks, slashes, dashes, points and commas.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = text.find_first_not_of(" /-.,", at);
    if (begin == std::string_view::npos) {
      break;
    }
    at = std::min(text.find_first_of(" /-.,", begin), text.size());
    parts.push_back(text.substr(begin, at - begin));
  }
  return parts;
}

int month_of(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (std::size_t i = 0; lower.size() >= 3 && i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(lower)) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

int number_of(std::string_view word) {
  return word.empty() || word.size() > 4 ? -1 : digits(word, 0, word.size());
}

std::optional<TimeInterval> date_in_words(std::string_view text) {
  const std::vector<std::string_view> parts = parts_of(text);
  if (parts.size() != 3) {
    return std::nullopt;
  }
  const int a = number_of(parts[0]);
  const int b = number_of(parts[1]);
  const int c = number_of(parts[2]);
  if (const int month = month_of(parts[1]); month > 0 && parts[2].size() == 4) {
    return whole_day(c, month, a);
  }
  if (const int month = month_of(parts[0]); month > 0 && parts[2].size() == 4) {
    return whole_day(c, month, b);
  }
  if (parts[0].size() == 4) {
    return whole_day(a, b, c);
  }
  if (parts[2].size() != 4 || a < 0 || b < 0 || (a <= 12 && b <= 12 && a != b)) {
    return std::nullopt;
  }
  return b > 12 ? whole_day(c, a, b) : whole_day(c, b, a);
}

bool has(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

bool is_absent(std::string_view cell) {
  cell = trimmed(cell);
  return cell.empty() || cell == "NA" || cell == "N/A" || cell == "NULL" || cell == "null" || cell == "nan" ||
         cell == "NaN" || cell == "-";
}

std::optional<double> table_number(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.starts_with('+')) {
    cell.remove_prefix(1);
  }
  double value = 0;
  const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (problem != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<TimeInterval> table_time(std::string_view cell) {
  cell = trimmed(cell);
  const int year = digits(cell, 0, 4);
  // The common case first: a day, or a time of day in UTC or without a zone.
  if (year >= 0 && cell.size() >= 10 && cell[4] == '-' && cell[7] == '-') {
    const int month = digits(cell, 5, 2);
    const int day = digits(cell, 8, 2);
    if (cell.size() == 10) {
      return whole_day(year, month, day);
    }
    const int hour = digits(cell, 11, 2);
    const int minute = digits(cell, 14, 2);
    if ((cell[10] == 'T' || cell[10] == ' ') && cell.size() >= 16 && cell[13] == ':' && hour >= 0 && hour < 24 &&
        minute >= 0 && minute < 60) {
      std::string_view rest = cell.substr(16);
      if (rest.size() >= 3 && rest[0] == ':' && digits(rest, 1, 2) >= 0) {
        rest.remove_prefix(3);
        if (rest.starts_with('.')) {
          rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
        }
      }
      const std::optional<CivilMinute> start = day_minute(year, month, day);
      if (start && (rest.empty() || rest == "Z" || rest == "+00" || rest == "+00:00")) {
        const CivilMinute at = *start + hour * 60 + minute;
        return TimeInterval{at, at + 1, Granularity::minute, Extent::within};
      }
    }
    const Result<TimeInterval> parsed = parse_time(cell, "UTC");
    return parsed ? std::optional(*parsed) : std::nullopt;
  }
  if (cell.size() == 8 && year > 0 && digits(cell, 0, 8) >= 0) {
    return whole_day(year, digits(cell, 4, 2), digits(cell, 6, 2));
  }
  if (cell.size() == 4 || (cell.size() == 7 && cell[4] == '-')) {
    const Result<TimeInterval> parsed = parse_time(cell);
    return parsed ? std::optional(*parsed) : std::nullopt;
  }
  return date_in_words(cell);
}

TableType table_type(std::string_view words) {
  words = trimmed(words);
  if (const std::optional<EventType> type = event_type(words)) {
    return {*type, SubEventType::other};
  }
  if (const std::optional<SubEventType> sub = sub_event_type(words)) {
    return {type_of(*sub), *sub};
  }
  std::string lower(words);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (has(lower, {"riot", "mob"})) {
    return {EventType::riots, SubEventType::other};
  }
  if (has(lower, {"protest", "demonstrat", "rally", "strike action"})) {
    return {EventType::protests, SubEventType::other};
  }
  if (has(lower, {"explo", "bomb", "shell", "strike", "missile", "rocket", "artiller", "mine", "ied", "drone"})) {
    return {EventType::explosions, SubEventType::other};
  }
  if (has(lower, {"battle", "clash", "fight", "combat", "offensive", "engagement"})) {
    return {EventType::battles, SubEventType::other};
  }
  if (has(lower, {"civilian", "kill", "attack", "abduct", "kidnap", "assault", "massacre", "murder", "execution"})) {
    return {EventType::violence_civilians, SubEventType::other};
  }
  return {};
}

TableType cameo_type(std::string_view code) {
  using T = EventType;
  using S = SubEventType;
  struct Rule {
    std::string_view prefix;
    TableType meaning;
  };
  // The longest prefix that fits.
  static constexpr std::array<Rule, 19> kRules = {{{"145", {T::riots, S::violent_demonstration}},
                                                   {"14", {T::protests, S::other}},
                                                   {"173", {T::strategic, S::arrests}},
                                                   {"171", {T::strategic, S::looting}},
                                                   {"181", {T::violence_civilians, S::abduction}},
                                                   {"182", {T::violence_civilians, S::attack}},
                                                   {"1821", {T::violence_civilians, S::sexual_violence}},
                                                   {"183", {T::explosions, S::remote_explosive}},
                                                   {"1831", {T::explosions, S::suicide_bomb}},
                                                   {"18", {T::violence_civilians, S::attack}},
                                                   {"190", {T::battles, S::armed_clash}},
                                                   {"193", {T::battles, S::armed_clash}},
                                                   {"194", {T::explosions, S::shelling}},
                                                   {"195", {T::explosions, S::air_drone_strike}},
                                                   {"19", {T::battles, S::armed_clash}},
                                                   {"20", {T::violence_civilians, S::attack}},
                                                   {"204", {T::explosions, S::chemical_weapon}},
                                                   {"057", {T::strategic, S::agreement}},
                                                   {"0871", {T::strategic, S::agreement}}}};
  const Rule* best = nullptr;
  for (const Rule& rule : kRules) {
    if (code.starts_with(rule.prefix) && (best == nullptr || rule.prefix.size() > best->prefix.size())) {
      best = &rule;
    }
  }
  return best == nullptr ? TableType{} : best->meaning;
}

}  // namespace dateline::events
