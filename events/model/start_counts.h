#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/filter_key.h"

namespace dateline::events {

/// How many of an index's dated rows, or of those that a search found, begin before each of some places in it, by
/// filter key: the timeline's bars under any filter come from it at a cost of bins, without anything made for that
/// filter as TimeBars is. Immutable; a few bytes for every hundred rows.
class StartCounts {
 public:
  /// In time that depends on the archive. `found` are the rows that are counted, a bit for each of the index; null:
  /// all.
  explicit StartCounts(std::shared_ptr<const EventIndex> index, std::shared_ptr<const RowBits> found = nullptr);

  [[nodiscard]] const std::shared_ptr<const EventIndex>& index() const { return index_; }
  [[nodiscard]] const std::shared_ptr<const RowBits>& found() const { return found_; }
  /// As TimeBars::bars of the same filter, and of the rows that were found.
  [[nodiscard]] std::vector<std::array<std::uint32_t, kEventTypeCount>> bars(const KeyFilter& filter, TimeWindow range,
                                                                             std::size_t bins) const;

 private:
  struct Sums {
    FilterKey key;
    std::vector<std::uint32_t> before;  ///< rows with the key before each so many rows
  };
  [[nodiscard]] bool counts(Row row) const { return !found_ || (*found_)[row]; }

  std::shared_ptr<const EventIndex> index_;
  std::shared_ptr<const RowBits> found_;
  std::vector<Sums> sums_;
};

}  // namespace dateline::events
