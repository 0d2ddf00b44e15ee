#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::geo {

/// The time that a feature is of, in minutes since 1970-01-01T00:00 of the clock that its file was written by; the end
/// is exclusive.
struct FeatureTime {
  static constexpr std::int32_t kOpenBegin = std::numeric_limits<std::int32_t>::min();
  static constexpr std::int32_t kOpenEnd = std::numeric_limits<std::int32_t>::max();
  std::int32_t begin = kOpenBegin;
  std::int32_t end = kOpenEnd;
  [[nodiscard]] bool overlaps(FeatureTime window) const { return begin < window.end && end > window.begin; }
  friend bool operator==(FeatureTime, FeatureTime) = default;
};

/// How a column writes its days: year first, or in numbers with slashes, whose order its values tell together.
enum class DateForm : std::uint8_t { year_first, month_first, day_first };

/// The columns of a layer that say of which time each row is.
struct DateColumns {
  struct Column {
    int index = 0;
    DateForm form = DateForm::year_first;
  };
  std::optional<Column> begin;
  std::optional<Column> end;  ///< the last day, included
  bool is_moment = false;     ///< `begin` is all: what the row shows is of that day (or minute) alone
  [[nodiscard]] bool any() const { return begin || end; }
};

/// Which columns are to be taken: the first is of the beginning or of the day, the second of the end. In lower case.
/// Empty: those that are found. "none": no column.
using DateChoice = std::vector<std::string>;

/// The columns whose every value in `rows` (some rows of the layer: its values as text, empty where there is none) is a
/// date, so that a name alone is never enough: first a pair that is named as beginning and end (start, from, begin ...;
/// end, until, to ...), else the first other. Columns that tell of the making of the row (created, edited, uploaded
/// ...) are left aside. Numbers with slashes are dates only where the order of day and month can be told.
[[nodiscard]] DateColumns find_date_columns(const std::vector<std::string>& names,
                                            const std::vector<std::vector<std::string>>& rows,
                                            const DateChoice& choice = {});

/// A day (or a minute, where a time follows it): "2016-07-26", "2016/07/26 14:30:00+00", "7/26/2016", "26/7/16".
/// Nullopt: no date. Years of two digits are of 1970 to 2069.
[[nodiscard]] std::optional<FeatureTime> parse_feature_date(std::string_view text, DateForm form);

/// The time that a row's two values say.
[[nodiscard]] FeatureTime feature_time(const DateColumns& columns, std::string_view begin, std::string_view end);

}  // namespace dateline::geo
