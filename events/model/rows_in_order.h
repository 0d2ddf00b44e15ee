#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "events/model/event_index.h"

namespace dateline::events {

/// Rows of another index that stay rows of a new one: all but some, with their events' numbers moved on.
struct KeptBase {
  const EventIndex& index;
  std::span<const std::uint16_t> z_order;  ///< of each kSpaceBlock of its dated rows
  std::vector<bool> gone;                  ///< by its rows: which stay out
  std::uint32_t shift = 0;                 ///< added to EventRow::event
};

/// The rows that an index is built of, in its order: dated ones by their start, then the others, each in the order
/// given. Rows beside a base come before those of the base that begin with them; what is sorted there is not sorted
/// again. What it is made of must outlive it.
class RowsInOrder {
 public:
  explicit RowsInOrder(const std::vector<EventRow>& rows);
  RowsInOrder(const std::vector<EventRow>& rows, const KeptBase& base);

  [[nodiscard]] Row size() const { return static_cast<Row>(order_.size()); }
  [[nodiscard]] EventRow operator[](Row row) const {
    const std::uint32_t from = order_[row];
    if ((from & kOfBase) == 0) {
      return rows_[from];
    }
    EventRow of_base = base_->index.row(from & ~kOfBase);
    of_base.event += base_->shift;
    return of_base;
  }
  /// The dated rows [first, last) along the Z curve, which lie at these positions; `last` - `first` is at most
  /// kSpaceBlock. Written as numbers counted from `first`.
  void z_order(Row first, Row last, std::span<const std::uint32_t> x, std::span<const std::uint32_t> y,
               std::span<std::uint16_t> order) const;

 private:
  static constexpr std::uint32_t kOfBase = 1U << 31U;

  const std::vector<EventRow>& rows_;
  const KeptBase* base_ = nullptr;
  std::vector<std::uint32_t> order_;  ///< indices into rows_, or rows of the base, marked
  std::vector<Row> row_of_base_;      ///< where its rows lie now; kNowhere for those that stay out
  static constexpr Row kNowhere = std::numeric_limits<Row>::max();
};

}  // namespace dateline::events
