#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/filter_key.h"

namespace dateline::events {

/// How many of an index's dated rows begin before each of some places in it, by filter key: the timeline's bars under
/// any filter that searches for nothing come from it at a cost of bins, without anything made for that filter as
/// TimeBars is. Immutable; a few bytes for every hundred rows.
class StartCounts {
 public:
  /// In time that depends on the archive.
  explicit StartCounts(std::shared_ptr<const EventIndex> index);

  [[nodiscard]] const std::shared_ptr<const EventIndex>& index() const { return index_; }
  /// As TimeBars::bars of the same filter.
  [[nodiscard]] std::vector<std::array<std::uint32_t, kEventTypeCount>> bars(const KeyFilter& filter, TimeWindow range,
                                                                             std::size_t bins) const;

 private:
  struct Sums {
    FilterKey key;
    std::vector<std::uint32_t> before;  ///< rows with the key before each so many rows
  };
  std::shared_ptr<const EventIndex> index_;
  std::vector<Sums> sums_;
};

}  // namespace dateline::events
