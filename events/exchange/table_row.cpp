#include "events/exchange/table_row.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "events/exchange/table_values.h"

namespace dateline::events {

namespace {

/// `values[code - 1]`, or 0 where the code is none of them.
template <std::size_t N>
double by_code(const std::array<double, N>& values, int code) {
  return code >= 1 && code <= static_cast<int>(N) ? values[static_cast<std::size_t>(code - 1)] : 0;
}

double radius_by_precision(TableKind kind, int code) {
  constexpr std::array<double, 3> kAcled = {2'000, 20'000, 60'000};
  constexpr std::array<double, 7> kGed = {2'000, 25'000, 40'000, 90'000, 90'000, 300'000, 500'000};
  constexpr std::array<double, 5> kGdelt = {400'000, 150'000, 5'000, 5'000, 150'000};
  switch (kind) {
    case TableKind::plain:
      return 0;
    case TableKind::acled:
      return by_code(kAcled, code);
    case TableKind::ged:
      return by_code(kGed, code);
    case TableKind::gdelt:
      return by_code(kGdelt, code);
  }
  return 0;
}

/// The interval that the start, the end and the code of precision leave possible.
TimeInterval interval_of(TimeInterval start, const std::optional<TimeInterval>& end, const TableLayout& layout,
                         int precision) {
  if (end && end->start) {
    const CivilMinute last = layout.end_is_exclusive ? *end->start : *end->end;
    start.end = std::max(*start.end, last);
  }
  if (layout.kind == TableKind::acled && precision == 2) {
    // "Happened within that week": the day given is its middle.
    start.start = *start.start - 3 * kMinutesPerDay;
    start.end = *start.start + 7 * kMinutesPerDay;
    start.granularity = Granularity::week;
  } else if (layout.kind == TableKind::acled && precision == 3) {
    start = whole(Granularity::month, *start.start);
  } else if (layout.kind == TableKind::ged && precision >= 3) {
    start.granularity = precision == 3 ? Granularity::week : precision == 4 ? Granularity::month : Granularity::year;
  }
  return start;
}

TableType ged_type(std::string_view code) {
  if (code == "3") {
    return {EventType::violence_civilians, SubEventType::attack};
  }
  return {EventType::battles, SubEventType::armed_clash};  // between a state and others, or among others
}

}  // namespace

std::string_view name_of(RowProblem problem) {
  switch (problem) {
    case RowProblem::none:
      return "";
    case RowProblem::few_fields:
      return "has too few fields";
    case RowProblem::position:
      return "has a position that is none";
    case RowProblem::time:
      return "has no time that can be read";
  }
  return "";
}

TableType TableRowReader::type_of_words(std::string_view words) {
  for (const auto& [known, type] : types_) {
    if (known == words) {
      return type;
    }
  }
  const TableType type = layout_.kind == TableKind::gdelt ? cameo_type(words)
                         : layout_.kind == TableKind::ged ? ged_type(words)
                                                          : table_type(words);
  constexpr std::size_t kKnown = 64;
  if (types_.size() < kKnown) {
    types_.emplace_back(words, type);
  }
  return type;
}

RowProblem TableRowReader::read(std::span<const std::string_view> cells, TableEvent& event,
                                const std::optional<geo::LonLat>& point) {
  const TableLayout& layout = layout_;
  const auto cell = [&](TableRole role) {
    const int column = layout.column(role);
    return column < 0 || static_cast<std::size_t>(column) >= cells.size() ? std::string_view()
                                                                          : cells[static_cast<std::size_t>(column)];
  };
  const auto text = [&](TableRole role) {
    const std::string_view value = cell(role);
    return is_absent(value) ? std::string_view() : value;
  };
  const auto code = [&](TableRole role) {
    const std::string_view value = cell(role);
    return value.size() == 1 && value[0] >= '0' && value[0] <= '9' ? value[0] - '0' : 0;
  };
  const auto count = [&](TableRole role) -> std::optional<int> {
    if (layout.column(role) < 0) {
      return std::nullopt;
    }
    const std::optional<double> value = table_number(cell(role));
    return value && *value >= 0 && *value < 1e9 ? std::optional(static_cast<int>(*value)) : std::nullopt;
  };
  const int least = std::max(
      {layout.column(TableRole::longitude), layout.column(TableRole::latitude), layout.column(TableRole::start)});
  if (static_cast<int>(cells.size()) <= least) {
    return RowProblem::few_fields;
  }
  event = {};
  const std::string_view longitude = cell(TableRole::longitude);
  const std::string_view latitude = cell(TableRole::latitude);
  if (point) {
    if (!geo::is_valid(*point)) {
      return RowProblem::position;
    }
    event.point = point;
  } else if (!is_absent(longitude) || !is_absent(latitude)) {
    const std::optional<double> x = table_number(longitude);
    const std::optional<double> y = table_number(latitude);
    if (!x || !y || std::abs(*x) > 180 || std::abs(*y) > 90) {
      return RowProblem::position;
    }
    event.point = geo::LonLat{*x, *y};
  }
  const std::optional<double> origin_x = table_number(cell(TableRole::origin_longitude));
  const std::optional<double> origin_y = table_number(cell(TableRole::origin_latitude));
  if (origin_x && origin_y && std::abs(*origin_x) <= 180 && std::abs(*origin_y) <= 90) {
    event.origin_point = geo::LonLat{*origin_x, *origin_y};
    event.origin_radius_m = table_number(cell(TableRole::origin_radius)).value_or(0);
  }
  event.origin = text(TableRole::origin);
  const std::optional<TimeInterval> start = table_time(cell(TableRole::start));
  if (!start) {
    return RowProblem::time;
  }
  const std::string_view end = text(TableRole::end);
  event.when =
      interval_of(*start, end.empty() ? std::nullopt : table_time(end), layout, code(TableRole::time_precision));
  const std::string_view type = text(TableRole::type);
  const std::string_view sub_type = text(TableRole::sub_type);
  const TableType meaning = type_of_words(type);
  event.type = meaning.type;
  event.sub_type = meaning.sub_type;
  if (const std::optional<SubEventType> sub = sub_event_type(sub_type)) {
    event.sub_type = *sub;
    event.type = type.empty() ? type_of(*sub) : event.type;
  }
  event.radius_m = table_number(cell(TableRole::radius))
                       .value_or(radius_by_precision(layout.kind, code(TableRole::place_precision)));
  if (layout.kind == TableKind::ged && cell(TableRole::clarity) == "2") {
    event.when.extent = Extent::throughout;  // a summary of several events over the range
  }
  if (const std::optional<Status> said = events::status(text(TableRole::status))) {
    event.status = *said;
  }
  event.deaths_low = count(TableRole::deaths_low);
  event.deaths_best = count(TableRole::deaths_best);
  event.deaths_high = count(TableRole::deaths_high);
  event.id = text(TableRole::id);
  event.actor1 = text(TableRole::actor1);
  event.actor2 = text(TableRole::actor2);
  event.place = text(TableRole::place);
  event.source = text(TableRole::source);
  event.notes = text(TableRole::notes);
  if (const std::string_view published = text(TableRole::published); !published.empty()) {
    if (const std::optional<TimeInterval> day = table_time(published)) {
      event.published = day->start;
    }
  }
  return RowProblem::none;
}

EventRow to_event_row(const TableEvent& event, std::uint32_t number) {
  const TimeWindow when{to_minute(*event.when.start), to_minute(*event.when.end)};
  return index_row(event, number, when, event.published ? to_minute(*event.published) : when.begin);
}

}  // namespace dateline::events
