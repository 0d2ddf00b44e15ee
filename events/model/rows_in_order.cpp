#include "events/model/rows_in_order.h"

#include <algorithm>
#include <array>
#include <utility>

#include "events/model/index_layout.h"

namespace dateline::events {
namespace {

/// A radix sort.
std::vector<std::uint32_t> sorted(const std::vector<EventRow>& rows) {
  constexpr unsigned kDigit = 11;
  std::vector<std::uint64_t> keys;  // start, counted from the first possible one, then row
  keys.reserve(rows.size());
  std::vector<Row> undated;
  std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t most = 0;
  bool sorted = true;
  for (Row row = 0; row < rows.size(); ++row) {
    if (!rows[row].dated) {
      undated.push_back(row);
      continue;
    }
    const auto start =
        static_cast<std::uint64_t>(std::int64_t{rows[row].when.begin} - std::numeric_limits<Minute>::min());
    keys.push_back(start << 32 | row);
    sorted = sorted && start >= most;
    least = std::min(least, start);
    most = std::max(most, start);
  }
  if (!sorted) {
    std::vector<std::uint64_t> other(keys.size());
    for (unsigned shift = 0; (most - least) >> shift != 0; shift += kDigit) {
      std::array<std::uint32_t, 1u << kDigit> next{};
      const auto digit = [&](std::uint64_t key) { return ((key >> 32) - least) >> shift & ((1u << kDigit) - 1); };
      for (const std::uint64_t key : keys) {
        ++next[digit(key)];
      }
      std::uint32_t sum = 0;
      for (std::uint32_t& n : next) {
        sum += std::exchange(n, sum);
      }
      for (const std::uint64_t key : keys) {
        other[next[digit(key)]++] = key;
      }
      keys.swap(other);
    }
  }
  std::vector<std::uint32_t> order(rows.size());
  std::transform(keys.begin(), keys.end(), order.begin(), [](std::uint64_t key) { return static_cast<Row>(key); });
  std::copy(undated.begin(), undated.end(), order.begin() + static_cast<std::ptrdiff_t>(keys.size()));
  return order;
}

}  // namespace

RowsInOrder::RowsInOrder(const std::vector<EventRow>& rows) : rows_(rows), order_(sorted(rows)) {}

RowsInOrder::RowsInOrder(const std::vector<EventRow>& rows, const KeptBase& base) : rows_(rows), base_(&base) {
  const std::vector<std::uint32_t> beside = sorted(rows);
  const std::span<const Minute> begin = base.index.columns().begin;
  order_.reserve(rows.size() + base.index.size());
  row_of_base_.assign(base.index.size(), kNowhere);
  auto next = beside.begin();
  for (Row row = 0; row < base.index.size(); ++row) {
    if (base.gone[row]) {
      continue;
    }
    const bool dated = row < base.index.dated();
    const auto comes_first = [&](const EventRow& other) {
      return other.dated ? !dated || other.when.begin <= begin[row] : !dated;
    };
    while (next != beside.end() && comes_first(rows[*next])) {
      order_.push_back(*next++);
    }
    row_of_base_[row] = static_cast<Row>(order_.size());
    order_.push_back(row | kOfBase);
  }
  order_.insert(order_.end(), next, beside.end());
}

void RowsInOrder::z_order(Row first, Row last, std::span<const std::uint32_t> x, std::span<const std::uint32_t> y,
                          std::span<std::uint16_t> order) const {
  // Sorted runs one after the other: of each of the base's blocks that reaches in, then the rows beside it.
  std::vector<std::uint64_t> codes;
  codes.reserve(last - first);
  const auto add = [&](Row row) {
    codes.push_back(static_cast<std::uint64_t>(z_code(x[row], y[row])) << 16 | (row - first));
  };
  const auto of_base = [this](Row row) { return base_ != nullptr && (order_[row] & kOfBase) != 0; };
  const auto join = [&codes](std::size_t run) {
    std::inplace_merge(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(run), codes.end());
  };
  Row from = first;
  while (from < last && !of_base(from)) {
    ++from;
  }
  Row to = last;
  while (to > from && !of_base(to - 1)) {
    --to;
  }
  if (from < to) {
    const Row lowest = order_[from] & ~kOfBase;
    const Row highest = order_[to - 1] & ~kOfBase;
    for (Row block = lowest / kSpaceBlock * kSpaceBlock; block <= highest; block += kSpaceBlock) {
      const std::size_t run = codes.size();
      const Row end = std::min<Row>(base_->index.dated(), block + kSpaceBlock);
      for (const std::uint16_t place : base_->z_order.subspan(block, end - block)) {
        const Row row = row_of_base_[block + place];
        if (row != kNowhere && row >= first && row < last) {
          add(row);
        }
      }
      join(run);
    }
  }
  const std::size_t run = codes.size();
  for (Row row = first; row < last; ++row) {
    if (!of_base(row)) {
      add(row);
    }
  }
  std::sort(codes.begin() + static_cast<std::ptrdiff_t>(run), codes.end());
  join(run);
  std::transform(codes.begin(), codes.end(), order.begin(),
                 [](std::uint64_t code) { return static_cast<std::uint16_t>(code); });
}

}  // namespace dateline::events
