#include "events/exchange/table_layout.h"

#include <algorithm>
#include <initializer_list>

namespace dateline::events {

namespace {

using Names = std::initializer_list<std::string_view>;

struct RoleNames {
  TableRole role;
  std::vector<std::string_view> names;  // in the order of preference
};

const std::vector<RoleNames>& role_names() {
  using R = TableRole;
  static const std::vector<RoleNames> kNames = {
      {R::id, {"id", "event_id", "event_id_cnty", "globaleventid", "fid"}},
      {R::longitude,
       {"longitude",
        "lon",
        "long",
        "lng",
        "x",
        "point_x",
        "lon_dd",
        "decimallongitude",
        "destination_longitude",
        "destination_lon",
        "destination_lng",
        "dest_longitude",
        "dest_lon",
        "dest_lng",
        "to_longitude",
        "to_lon",
        "to_lng",
        "target_longitude",
        "target_lon",
        "target_lng",
        "end_longitude",
        "end_lon",
        "end_lng",
        "lon_to",
        "to_x",
        "dest_x"}},
      {R::latitude,
       {"latitude", "lat", "y", "point_y", "lat_dd", "decimallatitude", "destination_latitude", "destination_lat",
        "dest_latitude", "dest_lat", "to_latitude", "to_lat", "target_latitude", "target_lat", "end_latitude",
        "end_lat", "lat_to", "to_y", "dest_y"}},
      {R::start,
       {"start_local", "start", "date_start", "start_date", "startdate", "event_date", "eventdate", "date", "datetime",
        "time_iso8601", "time", "timestamp", "day", "when", "begin", "sqldate"}},
      {R::end, {"last_day", "end_local", "end", "date_end", "end_date", "enddate", "until"}},
      {R::type, {"event_type", "eventtype", "type", "category", "type_of_violence"}},
      {R::sub_type, {"sub_event_type", "subtype", "sub_type"}},
      {R::actor1, {"actor1", "side_a", "actor"}},
      {R::actor2, {"actor2", "side_b", "target"}},
      {R::place,
       {"place", "location", "where_coordinates", "place_name", "locality", "city", "name", "destination",
        "destination_name", "dest_name", "dest", "to_place", "to_name", "to_location", "to"}},
      {R::radius, {"radius_m", "uncertainty_m", "coordinateuncertaintyinmeters"}},
      {R::time_precision, {"time_precision", "date_prec"}},
      {R::place_precision, {"geo_precision", "where_prec"}},
      {R::deaths_low, {"fatalities_low", "deaths_low", "low"}},
      {R::deaths_best, {"fatalities_best", "fatalities", "deaths", "deaths_best", "best", "killed"}},
      {R::deaths_high, {"fatalities_high", "deaths_high", "high"}},
      {R::source, {"source", "sources", "source_office", "publisher", "sourceurl", "url"}},
      {R::published, {"published", "source_date", "dateadded"}},
      {R::notes, {"notes", "evidence", "description", "source_headline", "text", "title"}},
      {R::status, {"status"}},
      {R::clarity, {"event_clarity"}},
      {R::origin,
       {"origin", "origin_name", "origin_place", "from_place", "from_name", "origin_location", "from_location",
        "start_place", "from"}},
      {R::origin_longitude,
       {"origin_longitude", "origin_lon", "origin_lng",     "origin_long",     "from_longitude", "from_lon",
        "from_lng",         "from_long",  "orig_longitude", "orig_lon",        "orig_lng",       "orig_long",
        "source_longitude", "source_lon", "source_lng",     "start_longitude", "start_lon",      "start_lng",
        "lon_from",         "lon_origin", "origin_x",       "from_x"}},
      {R::origin_latitude,
       {"origin_latitude", "origin_lat", "from_latitude", "from_lat", "orig_latitude", "orig_lat", "source_latitude",
        "source_lat", "start_latitude", "start_lat", "lat_from", "lat_origin", "origin_y", "from_y"}},
      {R::origin_radius, {"origin_radius_m"}}};
  return kNames;
}

/// Lower case, other signs than letters and digits as one underscore.
std::string folded(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      result += c;
    } else if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c - 'A' + 'a');
    } else if (!result.empty() && result.back() != '_') {
      result += '_';
    }
  }
  while (!result.empty() && result.back() == '_') {
    result.pop_back();
  }
  return result;
}

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view name_of(TableKind kind) {
  switch (kind) {
    case TableKind::plain:
      return "table";
    case TableKind::acled:
      return "ACLED";
    case TableKind::ged:
      return "UCDP GED";
    case TableKind::gdelt:
      return "GDELT";
  }
  return "";
}

Result<TableLayout> layout_of_header(std::span<const std::string> names, const std::string& file, bool has_points) {
  std::vector<std::string> columns;
  for (const std::string& name : names) {
    columns.push_back(folded(name));
  }
  const auto has = [&](Names wanted) {
    return std::ranges::all_of(wanted,
                               [&](std::string_view n) { return std::ranges::find(columns, n) != columns.end(); });
  };
  TableLayout layout;
  layout.columns.fill(-1);
  for (const RoleNames& role : role_names()) {
    for (const std::string_view name : role.names) {
      const auto found = std::ranges::find(columns, name);
      if (found != columns.end()) {
        layout.columns[static_cast<std::size_t>(role.role)] = static_cast<int>(found - columns.begin());
        break;
      }
    }
  }
  if (!has_points && (layout.column(TableRole::longitude) < 0 || layout.column(TableRole::latitude) < 0)) {
    return rejected(file, "has no columns of positions", "name them longitude and latitude (or lon and lat, x and y)");
  }
  if (layout.column(TableRole::start) < 0) {
    return rejected(file, "has no column of times", "name it date, time or start");
  }
  if (has({"time_precision", "geo_precision", "event_date"})) {
    layout.kind = TableKind::acled;
  } else if (has({"type_of_violence", "date_start", "where_prec"})) {
    layout.kind = TableKind::ged;
  }
  layout.end_is_exclusive = has({"granularity", "extent"}) && !has({"last_day"});
  return layout;
}

std::optional<TableLayout> layout_without_header(std::span<const std::string> row) {
  const std::size_t n = row.size();
  if ((n != 57 && n != 58 && n != 61) || !is_number(row[1], 8) || !is_number(row[2], 6) || !is_number(row[3], 4)) {
    return std::nullopt;
  }
  TableLayout layout;
  layout.kind = TableKind::gdelt;
  layout.columns.fill(-1);
  const auto set = [&](TableRole role, int column) { layout.columns[static_cast<std::size_t>(role)] = column; };
  const int action = n == 61 ? 51 : 49;  // where the event happened, after the actors' places
  const int adm2 = n == 61 ? 1 : 0;
  set(TableRole::id, 0);
  set(TableRole::start, 1);
  set(TableRole::actor1, 6);
  set(TableRole::actor2, 16);
  set(TableRole::type, 26);
  set(TableRole::place_precision, action);
  set(TableRole::place, action + 1);
  set(TableRole::latitude, action + 4 + adm2);
  set(TableRole::longitude, action + 5 + adm2);
  set(TableRole::published, action + 7 + adm2);
  set(TableRole::source, action + 8 + adm2);  // absent in rows of 57
  return layout;
}

}  // namespace dateline::events
