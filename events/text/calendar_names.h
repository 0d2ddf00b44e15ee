#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::events {

/// English names of months and weekdays and their abbreviations, in lower case: what datelines, date lines and hyphens
/// between words are judged by before anything is read. Reading times has its own list, `times.csv`.
inline constexpr std::array<std::string_view, 24> kMonthNames = {
    "january", "jan", "february", "feb", "march",     "mar",  "april", "apr",     "may", "june",     "jun", "july",
    "jul",     "aug", "august",   "sep", "september", "sept", "oct",   "october", "nov", "november", "dec", "december"};
inline constexpr std::array<std::string_view, 7> kWeekdayNames = {"monday", "tuesday",  "wednesday", "thursday",
                                                                  "friday", "saturday", "sunday"};

namespace detail {
constexpr std::size_t kLongestCalendarName = 9;
}

template <std::size_t N>
[[nodiscard]] bool is_one_of(const std::array<std::string_view, N>& lower, std::string_view word) {
  return word.size() <= detail::kLongestCalendarName &&
         std::any_of(lower.begin(), lower.end(), [word](std::string_view name) {
           return std::equal(word.begin(), word.end(), name.begin(), name.end(),
                             [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
         });
}

[[nodiscard]] inline bool is_month_name(std::string_view word) {
  return is_one_of(kMonthNames, word);
}
[[nodiscard]] inline bool is_weekday_name(std::string_view word) {
  return is_one_of(kWeekdayNames, word);
}

}  // namespace dateline::events
