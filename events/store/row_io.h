#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "events/store/geopackage_point.h"
#include "events/store/json_fields.h"
#include "events/store/sqlite.h"
#include "events/time/interval.h"

namespace dateline::events {

// The visitors of tables.h.

/// A civil time as a column holds it, so that reading gives the same minute again.
[[nodiscard]] std::string stored_civil(CivilMinute minute, Granularity granularity);
/// "2016-07-26T11:30:00.000Z" of a civil time in a zone (UTC where the zone is unknown).
[[nodiscard]] std::string stored_utc(CivilMinute minute, const std::string& zone);
/// "2016-07-28T09:00:00Z" as a DateTime of a GeoPackage, which wants milliseconds, and back.
[[nodiscard]] std::string stored_instant(std::string_view utc);
[[nodiscard]] std::string read_instant(std::string_view stored);

struct TableColumn {
  enum class Type : std::uint8_t { text, json, integer, real, flag, instant, blob, point };
  std::string name;
  Type type;
};

/// Lists a table's columns, in order.
class ColumnList {
 public:
  template <class Columns, class T>
  static std::vector<TableColumn> of(Columns columns, const T& record) {
    ColumnList list;
    columns(list, record);
    return std::move(list.columns_);
  }

  void text(const char* name, const std::string&) { add(name, TableColumn::Type::text); }
  void blob(const char* name, const std::string&) { add(name, TableColumn::Type::blob); }
  template <class T, class Find>
  void name(const char* name, const T&, Find) {
    add(name, TableColumn::Type::text);
  }
  template <class T>
  void integer(const char* name, const T&) {
    add(name, TableColumn::Type::integer);
  }
  template <class T>
  void real(const char* name, const T&) {
    add(name, TableColumn::Type::real);
  }
  void flag(const char* name, bool) { add(name, TableColumn::Type::flag); }
  void civil(const char* name, const std::optional<CivilMinute>&, Granularity) { add(name, TableColumn::Type::text); }
  void utc(const char* name, const std::optional<CivilMinute>&, const std::string&) {
    add(name, TableColumn::Type::instant);
  }
  void instant(const char* name, const std::string&) { add(name, TableColumn::Type::instant); }
  template <class T>
  void json(const char* name, const T&) {
    add(name, TableColumn::Type::json);
  }
  void count(const char* name, std::size_t) { add(name, TableColumn::Type::integer); }
  void control(const std::optional<Control>&) {
    add("control_from", TableColumn::Type::text);
    add("control_to", TableColumn::Type::text);
    add("control_part", TableColumn::Type::text);
  }
  template <class T>
  void position(const char* latitude, const char* longitude, const T&) {
    add(latitude, TableColumn::Type::real);
    add(longitude, TableColumn::Type::real);
  }
  void point(const std::optional<geo::LonLat>&) { add("geom", TableColumn::Type::point); }

 private:
  void add(const char* name, TableColumn::Type type) { columns_.push_back({name, type}); }
  std::vector<TableColumn> columns_;
};

/// Binds a record to the parameters of an INSERT.
class RowWriter {
 public:
  explicit RowWriter(Statement& statement) : statement_(statement) {}

  void text(const char*, const std::string& value) { value.empty() ? statement_.bind_null() : statement_.bind(value); }
  void blob(const char*, const std::string& value) {
    value.empty() ? statement_.bind_null() : statement_.bind_blob(value);
  }
  template <class T, class Find>
  void name(const char*, const T& value, Find) {
    statement_.bind(name_of(value));
  }
  template <class T, class Find>
  void name(const char*, const std::optional<T>& value, Find) {
    value ? statement_.bind(name_of(*value)) : statement_.bind_null();
  }
  template <std::integral T>
  void integer(const char*, T value) {
    statement_.bind(static_cast<std::int64_t>(value));
  }
  template <std::integral T>
  void integer(const char*, const std::optional<T>& value) {
    value ? statement_.bind(static_cast<std::int64_t>(*value)) : statement_.bind_null();
  }
  void real(const char*, double value) { statement_.bind(value); }
  void real(const char*, const std::optional<double>& value) {
    value ? statement_.bind(*value) : statement_.bind_null();
  }
  void flag(const char*, bool value) { statement_.bind(std::int64_t{value}); }
  void civil(const char*, const std::optional<CivilMinute>& minute, Granularity granularity) {
    minute ? statement_.bind(stored_civil(*minute, granularity)) : statement_.bind_null();
  }
  void utc(const char*, const std::optional<CivilMinute>& minute, const std::string& zone) {
    minute ? statement_.bind(stored_utc(*minute, zone)) : statement_.bind_null();
  }
  void instant(const char*, const std::string& utc) {
    utc.empty() ? statement_.bind_null() : statement_.bind(stored_instant(utc));
  }
  template <class T>
  void json(const char*, const T& value) {
    statement_.bind(to_json_text(value));
  }
  void count(const char*, std::size_t value) { statement_.bind(static_cast<std::int64_t>(value)); }
  void control(const std::optional<Control>& value) {
    text("", value ? value->from : std::string());
    text("", value ? value->to : std::string());
    value ? statement_.bind(name_of(value->part)) : statement_.bind_null();
  }
  void position(const char*, const char*, const std::optional<geo::LonLat>& value) {
    value ? statement_.bind(value->latitude) : statement_.bind_null();
    value ? statement_.bind(value->longitude) : statement_.bind_null();
  }
  void point(const std::optional<geo::LonLat>& value) {
    value ? statement_.bind_blob(geopackage_point(*value)) : statement_.bind_null();
  }

 private:
  Statement& statement_;
};

/// Takes a row of a SELECT apart. Remembers the first column that holds what writing never puts there.
class RowReader {
 public:
  explicit RowReader(Statement& statement) : statement_(statement) {}

  /// The first column that could not be understood; empty where all could.
  [[nodiscard]] const std::string& bad_column() const { return bad_column_; }

  void text(const char*, std::string& value) { value = statement_.next_text(); }
  void blob(const char*, std::string& value) { value = statement_.next_blob(); }
  template <class T, class Find>
  void name(const char* column, T& value, Find find) {
    const auto found = find(statement_.next_text());
    found ? void(value = *found) : bad(column);
  }
  template <class T, class Find>
  void name(const char* column, std::optional<T>& value, Find find) {
    if (skip_null()) {
      return;
    }
    value = find(statement_.next_text());
    if (!value) {
      bad(column);
    }
  }
  template <std::integral T>
  void integer(const char*, T& value) {
    value = static_cast<T>(statement_.next_integer());
  }
  template <std::integral T>
  void integer(const char*, std::optional<T>& value) {
    if (!skip_null()) {
      value = static_cast<T>(statement_.next_integer());
    }
  }
  void real(const char*, double& value) { value = statement_.next_real(); }
  void real(const char*, std::optional<double>& value) {
    if (!skip_null()) {
      value = statement_.next_real();
    }
  }
  void flag(const char*, bool& value) {
    if (!skip_null()) {
      value = statement_.next_integer() != 0;
    }
  }
  void civil(const char* column, std::optional<CivilMinute>& minute, Granularity) {
    if (skip_null()) {
      return;
    }
    const Result<TimeInterval> read = parse_time(statement_.next_text());
    read ? void(minute = read->start) : bad(column);
  }
  void utc(const char*, const std::optional<CivilMinute>&, const std::string&) { statement_.skip_column(); }
  void instant(const char*, std::string& utc) { utc = read_instant(statement_.next_text()); }
  template <class T>
  void json(const char* column, T& value) {
    if (!from_json_text(statement_.next_text(), value)) {
      bad(column);
    }
  }
  void count(const char*, std::size_t) { statement_.skip_column(); }
  void control(std::optional<Control>& value) {
    Control read;
    read.from = statement_.next_text();
    read.to = statement_.next_text();
    std::optional<Control::Part> part;
    name("control_part", part, control_part);
    if (part) {
      read.part = *part;
      value = std::move(read);
    }
  }
  void position(const char* column, const char*, std::optional<geo::LonLat>& value) {
    if (skip_null()) {
      statement_.skip_column();
      return;
    }
    const double latitude = statement_.next_real();
    value = geo::LonLat{statement_.next_real(), latitude};
    if (!geo::is_valid(*value)) {
      bad(column);
    }
  }
  void position(const char* column, const char* other, geo::LonLat& value) {
    std::optional<geo::LonLat> read;
    position(column, other, read);
    read ? void(value = *read) : bad(column);
  }
  void point(std::optional<geo::LonLat>& value) {
    if (skip_null()) {
      value.reset();
      return;
    }
    value = read_geopackage_point(statement_.next_blob());
    if (!value) {
      bad("geom");
    }
  }

 private:
  bool skip_null() {
    if (!statement_.next_is_null()) {
      return false;
    }
    statement_.skip_column();
    return true;
  }
  void bad(const char* column) {
    if (bad_column_.empty()) {
      bad_column_ = column;
    }
  }
  Statement& statement_;
  std::string bad_column_;
};

}  // namespace dateline::events
