#pragma once

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "events/model/drawn_rows.h"
#include "events/model/index_positions.h"
#include "viewer/map/camera.h"

namespace dateline::viewer {

/// Calls `visit(row, key)` for each drawn row of the window that may lie in view or up to `margin` pixels outside, and
/// maybe for others, ascending. Where `visit` returns a bool, false stops. A view that shows a small part of the world
/// costs what lies in it; a wide one costs the window.
template <class Visit>
void for_each_in_view(const events::EventIndex& index, events::TimeWindow window, const events::EventFilter& filter,
                      const Camera& camera, double margin, Visit visit) {
  constexpr double kSmallPart = 1.0 / 8;      // of the world's width
  constexpr std::size_t kManyRows = 100'000;  // fewer are looked through sooner than searched
  const double width = (camera.size().width + 2 * (margin + 1)) / camera.world_pixels();
  const double height = (camera.size().height + 2 * (margin + 1)) / camera.world_pixels();
  const events::RowsInWindow rows = index.rows_in(window);
  if (width > kSmallPart || rows.size() < kManyRows) {
    events::for_each_drawn(index, window, filter, visit);
    return;
  }
  const events::WorldBox box = events::box_about(camera.centre(), width / 2, height / 2);
  for (const events::Row row : index.drawn_rows_in(box, window, filter)) {
    const events::FilterKey key = index.columns().key[row];
    if constexpr (std::is_same_v<std::invoke_result_t<Visit&, events::Row, events::FilterKey>, bool>) {
      if (!visit(row, key)) {
        return;
      }
    } else {
      visit(row, key);
    }
  }
}

}  // namespace dateline::viewer
