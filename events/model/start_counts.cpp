#include "events/model/start_counts.h"

#include <algorithm>
#include <utility>

namespace dateline::events {
namespace {

constexpr Row kBlock = 2048;

using Counts = std::array<std::uint32_t, kEventTypeCount>;

}  // namespace

StartCounts::StartCounts(std::shared_ptr<const EventIndex> index, std::shared_ptr<const RowBits> found)
    : index_(std::move(index)), found_(std::move(found)) {
  const std::span<const FilterKey> keys = index_->columns().key.first(index_->dated());
  std::array<std::uint32_t, kFilterKeyCount> so_far{};
  const auto note = [&] {
    for (Sums& sums : sums_) {
      sums.before.push_back(so_far[sums.key]);
    }
  };
  for (Row row = 0; row < keys.size();) {
    const std::size_t block = row / kBlock;
    note();
    for (const Row end = std::min(static_cast<Row>(keys.size()), row + kBlock); row < end; ++row) {
      const auto key = static_cast<FilterKey>(filter_part(keys[row]));
      if (counts(row) && so_far[key]++ == 0) {
        sums_.push_back({key, std::vector<std::uint32_t>(block + 1)});
      }
    }
  }
  note();
}

std::vector<Counts> StartCounts::bars(const KeyFilter& filter, TimeWindow range, std::size_t bins) const {
  std::vector<Counts> bars(bins);
  if (range.end <= range.begin) {
    return bars;
  }
  const EventColumns& columns = index_->columns();
  const std::span<const Minute> begin = columns.begin.first(index_->dated());
  Row at = 0;
  Counts before{};  // drawn rows of each type before `at`
  const auto go_to = [&](std::int64_t minute) {
    const auto row = static_cast<Row>(
        std::ranges::lower_bound(begin.subspan(at), minute, {}, [](Minute m) { return std::int64_t{m}; }) -
        begin.begin());
    if (row - at > kBlock) {
      at = row / kBlock * kBlock;
      before = {};
      for (const Sums& sums : sums_) {
        if (filter.draws(sums.key)) {
          before[sums.key & 7U] += sums.before[at / kBlock];
        }
      }
    }
    for (; at < row; ++at) {
      before[columns.key[at] & 7U] += filter.draws(columns.key[at]) && counts(at) ? 1 : 0;
    }
  };
  const std::int64_t length = std::int64_t{range.end} - range.begin;
  go_to(range.begin);
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const Counts from = before;
    go_to(range.begin + length * static_cast<std::int64_t>(bin + 1) / static_cast<std::int64_t>(bins));
    for (std::size_t type = 0; type < kEventTypeCount; ++type) {
      bars[bin][type] = before[type] - from[type];
    }
  }
  return bars;
}

}  // namespace dateline::events
