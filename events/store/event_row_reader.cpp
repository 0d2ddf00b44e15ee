#include "events/store/event_row_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "events/store/geopackage_point.h"
#include "events/store/json_fields.h"
#include "events/store/schema.h"

namespace dateline::events {

namespace {

constexpr std::size_t kMostNames = 64;  // that are remembered of each kind
constexpr std::size_t kMostSources = 1u << 20;

/// A civil time as RowWriter::civil stores it; nullopt also for what only `parse_time` understands.
std::optional<CivilMinute> plain_civil(std::string_view text) {
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kMinute = 16;
  if (text.size() != kDay && text.size() != kMinute) {
    return std::nullopt;
  }
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
      const int digit = text[i] - '0';
      value = digit < 0 || digit > 9 ? -100'000 : value * 10 + digit;
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  constexpr int kSurelyThere = 28;  // in every month
  if (text[4] != '-' || text[7] != '-' || year < 1 || month < 1 || month > 12 || day < 1 || day > kSurelyThere) {
    return std::nullopt;
  }
  const CivilMinute midnight = to_minutes({year, static_cast<unsigned>(month), static_cast<unsigned>(day)});
  if (text.size() == kDay) {
    return midnight;
  }
  const int hour = number(11, 2);
  const int minute = number(14, 2);
  if (text[10] != 'T' || text[13] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
    return std::nullopt;
  }
  return midnight + hour * 60 + minute;
}

bool take_civil(std::string_view text, std::optional<CivilMinute>& minute) {
  minute = plain_civil(text);
  if (!minute && !text.empty()) {
    const Result<TimeInterval> read = parse_time(text);
    minute = read ? read->start : std::nullopt;
  }
  return minute.has_value();
}

template <class T, class Find>
bool take_name(std::string_view name, std::vector<std::pair<std::string, T>>& known, Find find, T& value) {
  for (const auto& [text, meaning] : known) {
    if (text == name) {
      value = meaning;
      return true;
    }
  }
  const std::optional<T> found = find(name);
  if (found) {
    value = *found;
    if (known.size() < kMostNames) {
      known.emplace_back(name, *found);
    }
  }
  return found.has_value();
}

bool take_radius(Statement& row, double& radius_m) {
  const bool has_radius = !row.next_is_null();
  radius_m = row.next_real();
  return !has_radius || radius_m > 0;
}

}  // namespace

EventRowReader::EventRowReader(std::uint32_t numbers) : numbers_(numbers) {
  constexpr std::pair<std::string_view, Role> kRoles[] = {
      {"id", Role::id},
      {"event_type", Role::type},
      {"sub_event_type", Role::sub_type},
      {"actor1", Role::actor1},
      {"actor2", Role::actor2},
      {"place", Role::place},
      {"place_id", Role::place_id},
      {"latitude", Role::latitude},
      {"longitude", Role::longitude},
      {"radius_m", Role::radius},
      {"origin", Role::origin},
      {"origin_id", Role::origin_id},
      {"origin_latitude", Role::origin_latitude},
      {"origin_longitude", Role::origin_longitude},
      {"origin_radius_m", Role::origin_radius},
      {"time_zone", Role::zone},
      {"start", Role::passed_over},
      {"end", Role::passed_over},
      {"start_local", Role::start},
      {"end_local", Role::end},
      {"granularity", Role::granularity},
      {"extent", Role::extent},
      {"status", Role::status},
      {"fatalities_low", Role::deaths_low},
      {"fatalities_best", Role::deaths_best},
      {"fatalities_high", Role::deaths_high},
      {"confidence", Role::confidence},
      {"sources", Role::sources},
      {"notes", Role::notes},
      {"geom", Role::point},
      {"voices", Role::zero},
      {"disputed", Role::zero},
      {"claims", Role::zero},
      {"side1", Role::unknown},
      {"side2", Role::unknown},
      {"review", Role::unreviewed},
      {"voice_names", Role::empty_list},
      {"possibly_same", Role::empty_list},
      {"distinct_from", Role::empty_list},
  };
  for (const TableColumn& column : project_table("events").columns) {
    const auto* role = std::ranges::find(kRoles, std::string_view(column.name), [](const auto& r) { return r.first; });
    roles_.push_back(role == std::end(kRoles) ? Role::nothing : role->second);
  }
}

bool EventRowReader::read(Statement& row, TableEvent& event, std::uint32_t& number) {
  event = {};
  id_ = {};
  place_id_ = {};
  origin_id_ = {};
  origin_latitude_.reset();
  for (const Role role : roles_) {
    if (!take(role, row, event)) {
      return false;
    }
  }
  const std::optional<std::uint32_t> taken = take_id(id_, event);
  const bool has_origin = event.origin_point || !event.origin.empty();
  if (!taken || !is_place_id(place_id_, event.place, event.point) ||
      !is_place_id(origin_id_, event.origin, event.origin_point) || (event.origin_radius_m > 0 && !has_origin)) {
    return false;
  }
  number = *taken;
  next_ = number + 1;
  return true;
}

bool EventRowReader::take(Role role, Statement& row, TableEvent& event) {
  switch (role) {
    case Role::passed_over:
      row.skip_column();
      return true;
    case Role::nothing:
      if (row.next_is_null()) {
        row.skip_column();
        return true;
      }
      return row.next_text().empty();
    case Role::zero:
      return row.next_integer() == 0;
    case Role::unknown:
      return row.next_text() == name_of(Side::unknown);
    case Role::unreviewed:
      return row.next_text() == name_of(Review::unreviewed);
    case Role::empty_list: {
      const std::string_view list = row.next_text();
      return list.empty() || list == "[]";  // empty where the column is younger than the row
    }
    case Role::id:
      id_ = row.next_text();
      return true;
    case Role::type:
      return take_name(row.next_text(), types_, event_type, event.type);
    case Role::sub_type:
      return take_name(row.next_text(), sub_types_, sub_event_type, event.sub_type);
    case Role::actor1:
      event.actor1 = row.next_text();
      return true;
    case Role::actor2:
      event.actor2 = row.next_text();
      return true;
    case Role::place:
      event.place = row.next_text();
      return true;
    case Role::place_id:
      place_id_ = row.next_text();
      return true;
    case Role::radius:
      return take_radius(row, event.radius_m);
    case Role::origin_radius:
      return take_radius(row, event.origin_radius_m);
    case Role::origin:
      event.origin = row.next_text();
      return true;
    case Role::origin_id:
      origin_id_ = row.next_text();
      return true;
    case Role::origin_latitude:
      if (!row.next_is_null()) {
        origin_latitude_ = row.next_real();
      } else {
        row.skip_column();
      }
      return true;
    case Role::origin_longitude: {
      const double longitude = row.next_real();
      if (origin_latitude_) {
        event.origin_point = geo::LonLat{longitude, *origin_latitude_};
      }
      return !event.origin_point || geo::is_valid(*event.origin_point);
    }
    case Role::latitude:
    case Role::longitude: {
      // The geometry says where the event is, and the columns repeat it.
      const double most = role == Role::latitude ? 90 : 180;
      return std::abs(row.next_real()) <= most;
    }
    case Role::zone:
      return row.next_text() == "UTC";
    case Role::start:
      return take_civil(row.next_text(), event.when.start);
    case Role::end:
      return take_civil(row.next_text(), event.when.end);
    case Role::granularity: {
      const std::optional<Granularity> found = events::granularity(row.next_text());
      event.when.granularity = found.value_or(event.when.granularity);
      return found.has_value();
    }
    case Role::extent: {
      const std::optional<Extent> found = events::extent(row.next_text());
      event.when.extent = found.value_or(event.when.extent);
      return found.has_value();
    }
    case Role::status:
      return take_name(row.next_text(), statuses_, events::status, event.status);
    case Role::deaths_low:
      return take_number(row, event.deaths_low);
    case Role::deaths_best:
      return take_number(row, event.deaths_best);
    case Role::deaths_high:
      return take_number(row, event.deaths_high);
    case Role::confidence:
      return row.next_real() == kTableConfidence;
    case Role::sources:
      return take_sources(row.next_text(), event);
    case Role::notes:
      event.notes = row.next_text();
      return true;
    case Role::point: {
      if (row.next_is_null()) {
        return true;
      }
      event.point = read_geopackage_point(row.next_blob());
      return event.point.has_value();
    }
  }
  return false;
}

bool EventRowReader::take_number(Statement& row, std::optional<int>& value) {
  if (row.next_is_null()) {
    row.skip_column();
    return true;
  }
  const std::int64_t number = row.next_integer();
  value = static_cast<int>(number);
  return number >= 0 && *value == number;
}

/// The list as a table's row says it, where it is the same list again when the row is asked for it.
bool EventRowReader::take_sources(std::string_view json, TableEvent& event) {
  if (json == last_sources_json_ && !json.empty()) {
    event.source = last_sources_;
    return true;
  }
  auto known = sources_.find(std::string(json));
  if (known == sources_.end()) {
    std::vector<std::string> list;
    std::optional<std::string> listed;
    if (from_json_text(json, list) && !list.empty()) {
      const std::string joined = fmt::format("{}", fmt::join(list, "; "));
      const bool is_one = list.size() == 1;
      if (!joined.empty() && sources_of_row(joined, "") == list) {
        listed = joined;
      } else if (is_one && (!source_name_ || *source_name_ == list.front())) {
        source_name_ = list.front();  // the name of a file, which may hold a semicolon
        listed = "";
      }
    }
    if (sources_.size() >= kMostSources) {
      sources_.clear();
      last_sources_json_.clear();
    }
    known = sources_.emplace(json, std::move(listed)).first;
  }
  if (!known->second) {
    return false;
  }
  last_sources_json_ = json;
  last_sources_ = *known->second;
  event.source = last_sources_;
  return true;
}

/// Ids of rows end with the row's number, counted from 1.
std::optional<std::uint32_t> EventRowReader::take_id(std::string_view id, TableEvent& event) const {
  const std::size_t dash = id.rfind('-');
  if (dash == std::string_view::npos || dash == 0 || dash + 1 == id.size() || id[dash + 1] == '0') {
    return std::nullopt;
  }
  std::uint32_t counted = 0;
  const auto [end, bad] = std::from_chars(id.data() + dash + 1, id.data() + id.size(), counted);
  if (bad != std::errc() || end != id.data() + id.size() || counted <= next_ || counted > numbers_) {
    return std::nullopt;
  }
  event.id = id.substr(0, dash);
  if (event.id == "row") {
    event.id = {};  // as rows without an id are called
  }
  return counted - 1;
}

bool EventRowReader::is_place_id(std::string_view id, std::string_view name, const std::optional<geo::LonLat>& point) {
  if (!point) {
    return id.empty();
  }
  scratch_.clear();
  fmt::format_to(std::back_inserter(scratch_), "{}@{:.5f},{:.5f}", name, point->longitude, point->latitude);
  return id == scratch_;
}

}  // namespace dateline::events
