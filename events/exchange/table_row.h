#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/exchange/table_layout.h"
#include "events/exchange/table_values.h"
#include "events/model/event_table.h"

namespace dateline::events {

/// Why a row was not taken.
enum class RowProblem : std::uint8_t { none, few_fields, position, time };
[[nodiscard]] std::string_view name_of(RowProblem problem);

/// Reads the cells of rows by the table's layout. A position that is absent is allowed, one that makes no sense is not.
///
/// Codes of precision become areas and intervals: ACLED's geo_precision 1, 2, 3 are 2, 20 and 60 km, its
/// time_precision 2 is a week about the day and 3 the month; UCDP's where_prec 1 to 7 are 2, 25, 40, 90, 90, 300 and
/// 500 km, and its dates are a range already; GDELT's place types are 5 km for a city, 150 km for a state and 400 km
/// for a country. The 25 km are the codebook's; the others are this program's reading of its words.
class TableRowReader {
 public:
  explicit TableRowReader(const TableLayout& layout) : layout_(layout) {}
  /// `point` takes the place of the columns of positions where the table has geometries; it need not be valid.
  [[nodiscard]] RowProblem read(std::span<const std::string_view> cells, TableEvent& event,
                                const std::optional<geo::LonLat>& point = std::nullopt);

 private:
  [[nodiscard]] TableType type_of_words(std::string_view words);
  TableLayout layout_;
  std::vector<std::pair<std::string, TableType>> types_;  // words met before: tables have few
};

/// As the index holds it; `number` counts the table's rows from 0.
[[nodiscard]] EventRow to_event_row(const TableEvent& event, std::uint32_t number);

}  // namespace dateline::events
