#include "events/model/event_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "events/model/index_positions.h"
#include "geo/mercator.h"

namespace dateline::events {

namespace {

// TableColumns::traits.
constexpr std::uint32_t kPlaced = 1u << 17;
constexpr std::uint32_t kTaken = 1u << 18;
constexpr std::uint32_t kHasOrigin = 1u << 19;

std::uint32_t traits_of(const TableEvent& event) {
  return static_cast<std::uint32_t>(event.type) | static_cast<std::uint32_t>(event.sub_type) << 3 |
         static_cast<std::uint32_t>(event.status) << 9 | static_cast<std::uint32_t>(event.when.granularity) << 12 |
         static_cast<std::uint32_t>(event.when.extent) << 16 | (event.point ? kPlaced : 0) |
         (event.origin_point ? kHasOrigin : 0) | kTaken;
}

std::string_view piece(std::span<const std::uint64_t> ends, std::span<const char> text, std::size_t at) {
  if (at >= ends.size()) {
    return {};
  }
  const std::uint64_t begin = at == 0 ? 0 : ends[at - 1];
  return begin <= ends[at] && ends[at] <= text.size() ? std::string_view(text.data() + begin, ends[at] - begin)
                                                      : std::string_view();
}

/// The number that ids of rows end with, counted from 1.
std::string row_id(std::string_view id, std::uint32_t number) {
  return id.empty() ? fmt::format("row-{}", number + 1) : fmt::format("{}-{}", id, number + 1);
}

std::optional<int> stated(std::span<const std::int32_t> column, std::uint32_t number) {
  return column.empty() || column[number] < 0 ? std::nullopt : std::optional(column[number]);
}

/// A place of a row: known by its name and position together.
EventPlace place_of(std::string_view name, const std::optional<geo::LonLat>& point, double radius_m) {
  EventPlace place;
  place.name = name;
  place.point = point;
  if (point) {
    place.id = fmt::format("{}@{:.5f},{:.5f}", name, point->longitude, point->latitude);
  }
  if (radius_m > 0) {
    place.radius_m = radius_m;
  }
  return place;
}

}  // namespace

EventRow index_row(const TableEvent& event, std::uint32_t number, TimeWindow when, Minute reported) {
  EventRow row;
  row.when = when;
  row.reported = reported;
  row.placed = event.point.has_value();
  if (event.point) {
    const geo::WorldPoint world = geo::to_world(*event.point);
    row.x = fixed_point(world.x);
    row.y = fixed_point(world.y);
    row.radius_m = static_cast<float>(event.radius_m);
  }
  row.deaths = event.deaths_best.value_or(-1);
  row.event = number;
  row.type = event.type;
  row.sub_type = event.sub_type;
  row.status = event.status;
  row.throughout = event.when.extent == Extent::throughout;
  return row;
}

Event to_event(const TableEvent& event, std::string_view source_name, std::uint32_t number) {
  Event result;
  result.id = row_id(event.id, number);
  result.event_type = event.type;
  result.sub_event_type = event.sub_type;
  result.actor1 = event.actor1;
  result.actor2 = event.actor2;
  result.place = place_of(event.place, event.point, event.radius_m);
  if (event.origin_point || !event.origin.empty()) {
    result.origin = place_of(event.origin, event.origin_point, event.origin_radius_m);
  }
  result.when = event.when;
  result.time_zone = "UTC";
  result.status = event.status;
  result.casualties.fatalities_low = event.deaths_low;
  result.casualties.fatalities_best = event.deaths_best;
  result.casualties.fatalities_high = event.deaths_high;
  result.confidence = kTableConfidence;
  result.sources = sources_of_row(event.source, source_name);
  result.notes = event.notes;
  return result;
}

std::vector<std::string> sources_of_row(std::string_view listed, std::string_view source_name) {
  std::vector<std::string> sources;
  while (!listed.empty()) {
    const std::size_t end = std::min(listed.find(';'), listed.size());
    std::string_view one = listed.substr(0, end);
    listed.remove_prefix(std::min(end + 1, listed.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    one = one.substr(0, one.find_last_not_of(' ') + 1);
    if (!one.empty() && std::ranges::find(sources, one) == sources.end()) {
      sources.emplace_back(one);
    }
  }
  if (sources.empty()) {
    sources.emplace_back(source_name);
  }
  return sources;
}

std::optional<geo::LonLat> point_of_table_place(std::string_view place_id) {
  const std::size_t at = place_id.rfind('@');
  const std::size_t comma = place_id.rfind(',');
  if (at == std::string_view::npos || comma == std::string_view::npos || comma < at) {
    return std::nullopt;
  }
  geo::LonLat point;
  const auto number = [&](std::size_t from, std::size_t to, double& value) {
    const auto [end, bad] = std::from_chars(place_id.data() + from, place_id.data() + to, value);
    return bad == std::errc() && end == place_id.data() + to;
  };
  const bool whole = number(at + 1, comma, point.longitude) && number(comma + 1, place_id.size(), point.latitude);
  return whole && geo::is_valid(point) ? std::optional(point) : std::nullopt;
}

bool EventTable::holds(std::uint32_t number) const {
  return number < numbers() && (columns_.traits[number] & kTaken) != 0;
}

TableEvent EventTable::row(std::uint32_t number) const {
  const Columns& c = columns_;
  const std::uint32_t traits = c.traits[number];
  TableEvent event;
  event.id = piece(c.id_end, c.ids, number);
  event.actor1 = name(actor1(number));
  event.actor2 = name(actor2(number));
  event.place = name(place(number));
  event.source = name(source(number));
  event.notes = notes(number);
  event.type = static_cast<EventType>(traits & 7u);
  event.sub_type = sub_type(number);
  event.status = static_cast<Status>(traits >> 9 & 7u);
  if ((traits & kPlaced) != 0) {
    event.point = geo::LonLat{c.longitude[number], c.latitude[number]};
  }
  event.radius_m = c.radius_m.empty() ? 0 : c.radius_m[number];
  event.origin = name(origin(number));
  event.origin_point = origin_point(number);
  event.origin_radius_m = origin_radius_m(number);
  event.when.start = c.start[number];
  event.when.end = c.end[number];
  event.when.granularity = static_cast<Granularity>(traits >> 12 & 15u);
  event.when.extent = static_cast<Extent>(traits >> 16 & 1u);
  event.deaths_low = stated(c.deaths_low, number);
  event.deaths_best = stated(c.deaths_best, number);
  event.deaths_high = stated(c.deaths_high, number);
  return event;
}

Event EventTable::event(std::uint32_t number) const {
  return to_event(row(number), source_name_, number);
}

std::string EventTable::id(std::uint32_t number) const {
  return row_id(piece(columns_.id_end, columns_.ids, number), number);
}

std::optional<std::uint32_t> EventTable::number_of_id(std::string_view id) const {
  const std::size_t dash = id.rfind('-');
  std::uint32_t number = 0;
  if (dash == std::string_view::npos) {
    return std::nullopt;
  }
  const auto [end, bad] = std::from_chars(id.data() + dash + 1, id.data() + id.size(), number);
  const bool is_number = bad == std::errc() && end == id.data() + id.size() && number > 0;
  return is_number && holds(number - 1) && this->id(number - 1) == id ? std::optional(number - 1) : std::nullopt;
}

std::string_view EventTable::name(std::uint32_t code) const {
  return piece(columns_.name_end, columns_.names, code);
}

std::string_view EventTable::notes(std::uint32_t number) const {
  return piece(columns_.notes_end, columns_.notes, number);
}

std::optional<geo::LonLat> EventTable::origin_point(std::uint32_t number) const {
  const Columns& c = columns_;
  if ((c.traits[number] & kHasOrigin) == 0) {
    return std::nullopt;
  }
  return geo::LonLat{c.origin_longitude.empty() ? 0 : c.origin_longitude[number],
                     c.origin_latitude.empty() ? 0 : c.origin_latitude[number]};
}

double EventTable::origin_radius_m(std::uint32_t number) const {
  return columns_.origin_radius_m.empty() ? 0 : columns_.origin_radius_m[number];
}

SubEventType EventTable::sub_type(std::uint32_t number) const {
  return static_cast<SubEventType>(columns_.traits[number] >> 3 & 63u);
}

EventTableBuilder::EventTableBuilder() {
  columns_.name_end.push_back(0);
  codes_.emplace("", 0);
}

std::uint32_t EventTableBuilder::code_of(std::string_view name) {
  if (const auto known = codes_.find(name); known != codes_.end()) {
    return known->second;
  }
  const auto code = static_cast<std::uint32_t>(columns_.name_end.size());
  columns_.names.insert(columns_.names.end(), name.begin(), name.end());
  columns_.name_end.push_back(columns_.names.size());
  codes_.emplace(name, code);
  return code;
}

/// For a row that is about to be added: a column begins with the first row that has something to say in it.
template <class T>
void EventTableBuilder::put(List<T>& column, T value, T usual) {
  if (column.empty() && value != usual) {
    column.assign(columns_.traits.size(), usual);
  }
  if (!column.empty() || value != usual) {
    column.push_back(value);
  }
}

void EventTableBuilder::put_text(List<std::uint64_t>& ends, List<char>& text, std::string_view value) {
  text.insert(text.end(), value.begin(), value.end());
  put(ends, std::uint64_t{text.size()}, std::uint64_t{0});
}

void EventTableBuilder::add(const TableEvent& event) {
  TableColumns<List>& c = columns_;
  c.longitude.push_back(event.point ? event.point->longitude : 0);
  c.latitude.push_back(event.point ? event.point->latitude : 0);
  c.start.push_back(event.when.start.value_or(0));
  c.end.push_back(event.when.end.value_or(0));
  put(c.radius_m, event.radius_m, 0.0);
  put(c.origin_longitude, event.origin_point ? event.origin_point->longitude : 0, 0.0);
  put(c.origin_latitude, event.origin_point ? event.origin_point->latitude : 0, 0.0);
  put(c.origin_radius_m, event.origin_radius_m, 0.0);
  put(c.origin, code_of(event.origin), 0u);
  put(c.actor1, code_of(event.actor1), 0u);
  put(c.actor2, code_of(event.actor2), 0u);
  put(c.place, code_of(event.place), 0u);
  put(c.source, code_of(event.source), 0u);
  put(c.deaths_low, event.deaths_low.value_or(-1), -1);
  put(c.deaths_best, event.deaths_best.value_or(-1), -1);
  put(c.deaths_high, event.deaths_high.value_or(-1), -1);
  put_text(c.id_end, c.ids, event.id);
  put_text(c.notes_end, c.notes, event.notes);
  c.traits.push_back(traits_of(event));  // last: it says how many rows there are
}

void EventTableBuilder::add_nothing() {
  add({});
  columns_.traits.back() &= ~kTaken;
}

void EventTableBuilder::append(const EventTableBuilder& other) {
  TableColumns<List>& c = columns_;
  const TableColumns<List>& o = other.columns_;
  const std::size_t before = c.traits.size();
  const std::size_t more = o.traits.size();
  const auto join = [&](auto& column, const auto& added, auto usual, auto change) {
    if (column.empty() && added.empty()) {
      return;
    }
    column.resize(before, usual);
    if (added.empty()) {
      column.resize(before + more, usual);
    } else {
      std::ranges::transform(added, std::back_inserter(column), change);
    }
  };
  const auto as_it_is = [](auto value) { return value; };
  std::vector<std::uint32_t> codes;
  codes.reserve(o.name_end.size());
  for (std::size_t code = 0; code < o.name_end.size(); ++code) {
    codes.push_back(code_of(piece(o.name_end, o.names, code)));
  }
  const auto renamed = [&](std::uint32_t code) { return codes[code]; };
  const auto join_text = [&](auto& ends, auto& text, const auto& more_ends, const auto& more_text) {
    const std::uint64_t offset = text.size();
    join(ends, more_ends, offset, [offset](std::uint64_t end) { return offset + end; });
    text.insert(text.end(), more_text.begin(), more_text.end());
  };
  join(c.radius_m, o.radius_m, 0.0, as_it_is);
  join(c.origin_longitude, o.origin_longitude, 0.0, as_it_is);
  join(c.origin_latitude, o.origin_latitude, 0.0, as_it_is);
  join(c.origin_radius_m, o.origin_radius_m, 0.0, as_it_is);
  join(c.origin, o.origin, 0u, renamed);
  join(c.actor1, o.actor1, 0u, renamed);
  join(c.actor2, o.actor2, 0u, renamed);
  join(c.place, o.place, 0u, renamed);
  join(c.source, o.source, 0u, renamed);
  join(c.deaths_low, o.deaths_low, -1, as_it_is);
  join(c.deaths_best, o.deaths_best, -1, as_it_is);
  join(c.deaths_high, o.deaths_high, -1, as_it_is);
  join_text(c.id_end, c.ids, o.id_end, o.ids);
  join_text(c.notes_end, c.notes, o.notes_end, o.notes);
  const auto extend = [](auto& column, const auto& added) { column.insert(column.end(), added.begin(), added.end()); };
  extend(c.longitude, o.longitude);
  extend(c.latitude, o.latitude);
  extend(c.start, o.start);
  extend(c.end, o.end);
  extend(c.traits, o.traits);
}

void EventTableBuilder::reserve(std::size_t rows) {
  TableColumns<List>& c = columns_;
  c.longitude.reserve(rows), c.latitude.reserve(rows), c.start.reserve(rows), c.end.reserve(rows);
  c.traits.reserve(rows), c.id_end.reserve(rows);
}

std::shared_ptr<const EventTable> EventTableBuilder::build(std::string source_name,
                                                           std::shared_ptr<const EventIndex> index) && {
  auto owner = std::make_shared<const TableColumns<List>>(std::move(columns_));
  EventTable::Columns columns;
  visit_columns([](auto& span, const auto& list) { span = {list.data(), list.size()}; }, columns, *owner);
  return std::shared_ptr<const EventTable>(new EventTable(columns, owner, std::move(source_name), std::move(index)));
}

}  // namespace dateline::events
