#include "events/evaluate/strength_table.h"

#include <fmt/format.h>

namespace dateline::events {

void StrengthTable::add(double confidence, bool right) {
  Row& row = rows_[static_cast<std::size_t>(reading_strength(confidence))];
  ++row.all;
  row.right += right ? 1 : 0;
}

Table StrengthTable::table(std::string title) const {
  Table table{std::move(title), {"right", "all", "share"}, {}};
  for (const ReadingStrength strength : kReadingStrengths) {
    const Row& row = rows_[static_cast<std::size_t>(strength)];
    table.rows.push_back({std::string(name_of(strength)),
                          {std::to_string(row.right), std::to_string(row.all),
                           row.all == 0 ? "-" : fmt::format("{:.3f}", share(row.right, row.all))}});
  }
  return table;
}

}  // namespace dateline::events
