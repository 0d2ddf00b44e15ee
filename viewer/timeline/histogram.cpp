#include "viewer/timeline/histogram.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

constexpr events::Minute kDay = events::kMinutesPerDay;
constexpr std::array<events::Minute, 13> kBins = {1,
                                                  15,
                                                  60,
                                                  360,
                                                  720,
                                                  kDay,
                                                  7 * kDay,
                                                  28 * kDay,
                                                  91 * kDay,
                                                  364 * kDay,
                                                  5 * 364 * kDay,
                                                  20 * 364 * kDay,
                                                  100 * 364 * kDay};
// 1970-01-01 was a Thursday: bins of whole weeks are counted from the Monday after it.
constexpr events::Minute kFirstMonday = 4 * kDay;
constexpr double kWideDayPx = 150;
constexpr double kFarthest = 1'900'000'000.0;

Histogram with_bins(const events::StartCounts& counts, const events::KeyFilter& filter, const TimeAxis& axis,
                    double least_minutes) {
  const auto* found = std::ranges::find_if(kBins, [&](events::Minute bin) { return bin >= least_minutes; });
  Histogram histogram;
  histogram.bin = found == kBins.end() ? kBins.back() : *found;
  const double offset = histogram.bin % (7 * kDay) == 0 ? kFirstMonday : 0;
  const double first = std::floor((std::clamp(axis.start(), -kFarthest, kFarthest) - offset) / histogram.bin);
  const double last = std::ceil((std::clamp(axis.end(), -kFarthest, kFarthest) - offset) / histogram.bin);
  histogram.range = {static_cast<events::Minute>(first * histogram.bin + offset),
                     static_cast<events::Minute>(last * histogram.bin + offset)};
  histogram.counts = counts.bars(filter, histogram.range, static_cast<std::size_t>(last - first));
  return histogram;
}

/// Whether some events begin at another time than midnight, as those do of which no more than the day is known.
bool knows_hours(const Histogram& histogram) {
  events::Minute begin = histogram.range.begin;
  for (const auto& bar : histogram.counts) {
    if (begin % kDay != 0 && std::ranges::any_of(bar, [](std::uint32_t count) { return count > 0; })) {
      return true;
    }
    begin += histogram.bin;
  }
  return false;
}

}  // namespace

Histogram make_histogram(const events::StartCounts& counts, const events::KeyFilter& filter, const TimeAxis& axis,
                         double min_bar_px) {
  // Most reports know the day and no more: shorter bars only where a day is wide enough to be looked into, and there is
  // something to see within it.
  const double least = min_bar_px * axis.minutes_per_px();
  if (kDay >= kWideDayPx * axis.minutes_per_px()) {
    if (Histogram hours = with_bins(counts, filter, axis, least); knows_hours(hours)) {
      return hours;
    }
  }
  return with_bins(counts, filter, axis, std::max(least, static_cast<double>(kDay)));
}

}  // namespace dateline::viewer
