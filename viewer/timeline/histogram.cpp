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

}  // namespace

Histogram make_histogram(const events::TimeBars& bars, const TimeAxis& axis, double min_bar_px) {
  // Most reports know the day and no more: shorter bars only where a day is wide enough to be looked into.
  const bool within_days = kDay >= kWideDayPx * axis.minutes_per_px();
  const double least = std::max(min_bar_px * axis.minutes_per_px(), within_days ? 0.0 : static_cast<double>(kDay));
  const auto* found = std::ranges::find_if(kBins, [&](events::Minute bin) { return bin >= least; });
  Histogram histogram;
  histogram.bin = found == kBins.end() ? kBins.back() : *found;
  const double offset = histogram.bin % (7 * kDay) == 0 ? kFirstMonday : 0;
  const double first = std::floor((std::clamp(axis.start(), -kFarthest, kFarthest) - offset) / histogram.bin);
  const double last = std::ceil((std::clamp(axis.end(), -kFarthest, kFarthest) - offset) / histogram.bin);
  histogram.range = {static_cast<events::Minute>(first * histogram.bin + offset),
                     static_cast<events::Minute>(last * histogram.bin + offset)};
  histogram.counts = bars.bars(histogram.range, static_cast<std::size_t>(last - first));
  return histogram;
}

}  // namespace dateline::viewer
