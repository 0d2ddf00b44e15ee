#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "events/model/event_table.h"
#include "events/store/sqlite.h"

namespace dateline::events {

/// Reads rows of the table `events` that say no more than the row of an event table can, at the cost of their bytes.
class EventRowReader {
 public:
  /// `numbers` is how many numbers rows may have (EventTable::numbers).
  explicit EventRowReader(std::uint32_t numbers);

  /// Takes a row of a SELECT of all columns apart. False where it is no such row, and has to be read as a record. On
  /// success `event` is valid until the statement goes on, and `number` is the row's; each is greater than the last.
  [[nodiscard]] bool read(Statement& row, TableEvent& event, std::uint32_t& number);
  /// Event::id of the row that was read last.
  [[nodiscard]] std::string_view id() const { return id_; }
  /// Whoever reported the rows that name no source (EventTable::source_name).
  [[nodiscard]] std::string source_name() const { return source_name_.value_or(""); }

 private:
  /// What a column means to the row of a table.
  enum class Role : std::uint8_t {
    passed_over,  ///< follows from others
    nothing,      ///< rows have nothing to say here, nor in the next four
    zero,
    unknown,
    unreviewed,
    empty_list,
    id,
    type,
    sub_type,
    actor1,
    actor2,
    place,
    place_id,
    radius,
    latitude,
    longitude,
    origin,
    origin_id,
    origin_latitude,
    origin_longitude,
    origin_radius,
    zone,
    start,
    end,
    granularity,
    extent,
    status,
    deaths_low,
    deaths_best,
    deaths_high,
    confidence,
    sources,
    notes,
    point,
  };
  /// Values by their names, of which there are few: the last ones that were looked up.
  template <class T>
  using Names = std::vector<std::pair<std::string, T>>;

  [[nodiscard]] bool take(Role role, Statement& row, TableEvent& event);
  [[nodiscard]] bool take_number(Statement& row, std::optional<int>& value);
  [[nodiscard]] bool take_sources(std::string_view json, TableEvent& event);
  [[nodiscard]] std::optional<std::uint32_t> take_id(std::string_view id, TableEvent& event) const;
  [[nodiscard]] bool is_place_id(std::string_view id, std::string_view name, const std::optional<geo::LonLat>& point);

  std::uint32_t numbers_;
  std::uint32_t next_ = 0;  // the least number that the next row may have
  std::vector<Role> roles_;
  Names<EventType> types_;
  Names<SubEventType> sub_types_;
  Names<Status> statuses_;
  std::string_view id_, place_id_, origin_id_;
  std::optional<double> origin_latitude_;
  std::optional<std::string> source_name_;
  std::unordered_map<std::string, std::optional<std::string>> sources_;  // by their JSON; null: not as a table has them
  std::string last_sources_json_;
  std::string_view last_sources_;
  std::string scratch_;
};

}  // namespace dateline::events
