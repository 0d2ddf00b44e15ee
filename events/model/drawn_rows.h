#pragma once

#include <type_traits>

#include "events/model/event_index.h"

namespace dateline::events {

/// Calls `visit(row, key)` for each placed row of the window that passes the filter, ascending. Where `visit` returns a
/// bool, false stops.
template <class Visit>
void for_each_drawn(const EventIndex& index, TimeWindow window, const EventFilter& filter, Visit visit) {
  const KeyFilter passing(filter);
  const auto& keys = index.columns().key;
  const RowBits* found = filter.found.get();
  const auto goes_on = [&](Row row) {
    const FilterKey key = keys[row];
    if (!passing.draws(key) || (found != nullptr && !(*found)[row])) {
      return true;
    }
    if constexpr (std::is_same_v<std::invoke_result_t<Visit&, Row, FilterKey>, bool>) {
      return visit(row, key);
    } else {
      visit(row, key);
      return true;
    }
  };
  const RowsInWindow rows = index.rows_in(window);
  for (const Row row : rows.earlier) {
    if (!goes_on(row)) {
      return;
    }
  }
  for (Row row = rows.first; row < rows.last; ++row) {
    if (!goes_on(row)) {
      return;
    }
  }
}

}  // namespace dateline::events
