#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// What a column of an event table holds.
enum class TableRole : std::uint8_t {
  id,
  longitude,
  latitude,
  start,
  end,
  type,
  sub_type,
  actor1,
  actor2,
  place,
  radius,
  time_precision,
  place_precision,
  deaths_low,
  deaths_best,
  deaths_high,
  source,
  published,
  notes,
  status,
  clarity,
  origin,  ///< where what moved came from: its name, and so on
  origin_longitude,
  origin_latitude,
  origin_radius,
};
inline constexpr std::size_t kTableRoles = 25;

/// Whose conventions a table follows: how dates are written, what precision codes mean.
enum class TableKind : std::uint8_t {
  plain,
  acled,  ///< ACLED's export (Codebook, 2023)
  ged,    ///< UCDP Georeferenced Event Dataset (Codebook 23.1)
  gdelt,  ///< GDELT event database 1.0 (57 or 58 columns) or 2.0 (61), without a header
};
[[nodiscard]] std::string_view name_of(TableKind kind);

/// Which column plays which role.
struct TableLayout {
  TableKind kind = TableKind::plain;
  std::array<int, kTableRoles> columns{};  ///< counted from 0; -1 where the table has none
  /// The end is the first moment that no longer belongs: tables of this program. Else it is the last that does.
  bool end_is_exclusive = false;

  [[nodiscard]] int column(TableRole role) const { return columns[static_cast<std::size_t>(role)]; }
};

/// Finds the roles by the columns' names, whatever their case and signs. Error (rejected): no column of positions, or
/// none of times; says which names would do. `has_points`: positions are geometries, no columns.
[[nodiscard]] Result<TableLayout> layout_of_header(std::span<const std::string> names, const std::string& file,
                                                   bool has_points = false);
/// GDELT's layout where the first row looks like one of its rows.
[[nodiscard]] std::optional<TableLayout> layout_without_header(std::span<const std::string> first_row);

}  // namespace dateline::events
