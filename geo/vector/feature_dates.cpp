#include "geo/vector/feature_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <initializer_list>

#include "geo/vector/columns.h"

namespace dateline::geo {

namespace {

constexpr int kMinutesPerDay = 24 * 60;

/// The number at the beginning of `text`, which is taken off; nullopt where there is none of that many digits.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    ++digits;
  }
  int value = 0;
  if (digits < least || digits > most) {
    return std::nullopt;
  }
  std::from_chars(text.data(), text.data() + digits, value);
  text.remove_prefix(digits);
  return value;
}

bool take_any(std::string_view& text, std::string_view signs) {
  if (text.empty() || signs.find(text.front()) == std::string_view::npos) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

/// The three numbers of a date as they are written, and what follows them.
struct Written {
  std::array<int, 3> parts{};
  std::string_view rest;
};

std::optional<Written> split_date(std::string_view text, bool year_first) {
  while (take_any(text, " ")) {
  }
  Written written;
  for (std::size_t i = 0; i < 3; ++i) {
    const bool year = i == (year_first ? 0U : 2U);
    const auto number = take_number(text, year ? (year_first ? 4 : 2) : 1, year ? 4 : 2);
    if (!number || (i < 2 && !take_any(text, "-/."))) {
      return std::nullopt;
    }
    written.parts[i] = *number;
  }
  written.rest = text;
  return written;
}

/// Minutes of the day, where a time follows a date; nullopt: none, and -1 where something else follows.
std::optional<int> time_after(std::string_view rest) {
  if (rest.empty()) {
    return std::nullopt;
  }
  constexpr int kWrong = -1;
  if (!take_any(rest, " T")) {
    return kWrong;
  }
  const auto hour = take_number(rest, 1, 2);
  const bool colon = take_any(rest, ":");
  const auto minute = take_number(rest, 2, 2);
  return hour && colon && minute && *hour < 24 && *minute < 60 ? *hour * 60 + *minute : kWrong;
}

bool is_any_of(const std::string& name, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&name](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// A word of its own in a name such as "date_to", "start dt".
bool has_word(const std::string& name, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&name](std::string_view word) {
    const std::size_t at = name.find(word);
    const auto is_letter = [&name](std::size_t i) { return i < name.size() && name[i] >= 'a' && name[i] <= 'z'; };
    return at != std::string::npos && (at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size());
  });
}

enum class Role { begin, end, moment, none };

Role role_of(const std::string& name) {
  if (is_any_of(name, {"creat", "edit", "modif", "updat", "upload", "export", "import", "publi", "report"})) {
    return Role::none;
  }
  if (is_any_of(name, {"start", "begin", "since", "first", "valid_from"}) || has_word(name, {"from"})) {
    return Role::begin;
  }
  if (is_any_of(name, {"until", "last", "finish", "valid_to"}) || has_word(name, {"to", "end"}) ||
      name.ends_with("end") || name.starts_with("end")) {
    return Role::end;
  }
  return Role::moment;
}

/// How a column's values may be written, where every one is a date.
struct Forms {
  bool year_first = false;
  bool month_first = false;
  bool day_first = false;
  [[nodiscard]] std::optional<DateForm> form(std::optional<DateForm> order) const {
    if (year_first) {
      return DateForm::year_first;
    }
    if (month_first != day_first) {
      return month_first ? DateForm::month_first : DateForm::day_first;
    }
    return month_first ? order : std::nullopt;
  }
};

Forms forms_of(const std::vector<std::vector<std::string>>& rows, std::size_t column) {
  const auto all = [&](DateForm form) {
    bool any = false;
    for (const std::vector<std::string>& row : rows) {
      if (!row[column].empty()) {
        any = true;
        if (!parse_feature_date(row[column], form)) {
          return false;
        }
      }
    }
    return any;
  };
  return {all(DateForm::year_first), all(DateForm::month_first), all(DateForm::day_first)};
}

}  // namespace

std::optional<FeatureTime> parse_feature_date(std::string_view text, DateForm form) {
  const bool year_first = form == DateForm::year_first;
  const auto written = split_date(text, year_first);
  if (!written) {
    return std::nullopt;
  }
  const auto [first, second, third] = written->parts;
  int year = year_first ? first : third;
  const int month = year_first ? second : form == DateForm::month_first ? first : second;
  const int day = year_first ? third : form == DateForm::month_first ? second : first;
  if (year < 100) {
    year += year < 70 ? 2000 : 1900;
  }
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  const auto time = time_after(written->rest);
  constexpr int kFirstYear = 1;  // minutes of 32 bits reach further back and forth
  if (!date.ok() || year < kFirstYear || year > 4000 || time == -1) {
    return std::nullopt;
  }
  const int begin = std::chrono::sys_days(date).time_since_epoch().count() * kMinutesPerDay;
  // Midnight is how many files write a day.
  return time.value_or(0) == 0 ? FeatureTime{begin, begin + kMinutesPerDay}
                               : FeatureTime{begin + *time, begin + *time + 1};
}

DateColumns find_date_columns(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rows,
                              const DateChoice& choice) {
  DateColumns found;
  std::vector<Forms> forms;
  std::optional<DateForm> order;  // of day and month, where some column tells it
  for (std::size_t i = 0; i < names.size(); ++i) {
    forms.push_back(forms_of(rows, i));
    if (const auto told = forms.back().form(std::nullopt); told && *told != DateForm::year_first && !order) {
      order = told;
    }
  }
  const auto column = [&](std::size_t i) -> std::optional<DateColumns::Column> {
    const auto form = forms[i].form(order);
    return form ? std::optional(DateColumns::Column{static_cast<int>(i), *form}) : std::nullopt;
  };
  std::optional<DateColumns::Column> moment;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = lower_case(names[i]);
    if (!choice.empty()) {
      if (name == choice.front()) {
        found.begin = column(i);
      } else if (choice.size() > 1 && name == choice[1]) {
        found.end = column(i);
      }
      continue;
    }
    const Role role = role_of(name);
    std::optional<DateColumns::Column>* target = role == Role::begin    ? &found.begin
                                                 : role == Role::end    ? &found.end
                                                 : role == Role::moment ? &moment
                                                                        : nullptr;
    if (target != nullptr && !*target) {
      *target = column(i);
    }
  }
  // A beginning or an end alone is as good as any other day.
  const bool pair = found.begin && found.end;
  if (choice.empty() && !pair) {
    found = {moment ? moment : found.begin ? found.begin : found.end, std::nullopt, true};
  }
  found.is_moment = found.begin && !found.end;
  return found;
}

FeatureTime feature_time(const DateColumns& columns, std::string_view begin, std::string_view end) {
  FeatureTime time;
  if (columns.begin) {
    if (const auto first = parse_feature_date(begin, columns.begin->form)) {
      time.begin = first->begin;
      time.end = columns.is_moment ? first->end : time.end;
    }
  }
  if (columns.end) {
    if (const auto last = parse_feature_date(end, columns.end->form)) {
      time.end = last->end;
    }
  }
  return time;
}

}  // namespace dateline::geo
