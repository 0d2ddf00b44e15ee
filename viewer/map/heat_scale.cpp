#include "viewer/map/heat_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace dateline::viewer {
namespace {

constexpr double kFaintest = 0.2;  // of an event's density at its place: a circle of 1.8 bandwidths is drawn of it

constexpr std::array kFine = {1.0, 2.0, 5.0};
constexpr std::array kCoarse = {1.0, 3.0};
constexpr std::array kTens = {1.0};

/// The breaks from the greatest of the series that is at most `first`, up to `peak`; the first one at least.
std::vector<double> breaks_of(std::span<const double> series, double first, double peak) {
  double power = std::pow(10, std::floor(std::log10(first) + 1e-9));
  std::size_t step = series.size() - 1;
  while (step > 0 && series[step] * power > first * (1 + 1e-9)) {
    --step;
  }
  std::vector<double> breaks;
  do {
    breaks.push_back(series[step] * power);
    step = (step + 1) % series.size();
    power *= step == 0 ? 10 : 1;
  } while (series[step] * power <= peak && breaks.size() <= kHeatColours);
  return breaks;
}

}  // namespace

double density_of_one(const HeatScale& scale) {
  return scale.unit_m2 / (2 * std::numbers::pi * scale.bandwidth_m * scale.bandwidth_m);
}

HeatScale heat_scale(double bandwidth_m, double peak) {
  HeatScale scale;
  scale.bandwidth_m = bandwidth_m;
  // The area on which the faintest that is drawn is at least one event, and less than ten.
  scale.unit_m2 = std::pow(10, std::ceil(-std::log10(kFaintest * density_of_one(scale)) - 1e-9));
  const double first = kFaintest * density_of_one(scale);
  const double most = peak * density_of_one(scale);
  for (const std::span<const double> series : {std::span<const double>(kFine), {kCoarse}, {kTens}}) {
    scale.breaks = breaks_of(series, first, most);
    if (scale.breaks.size() <= kHeatColours) {
      break;
    }
  }
  scale.breaks.resize(std::min(scale.breaks.size(), kHeatColours));
  return scale;
}

double heat_level(const HeatScale& scale, double density) {
  if (scale.breaks.empty() || density < scale.breaks.front()) {
    return scale.breaks.empty() ? 0 : density / scale.breaks.front();
  }
  const auto above = std::ranges::upper_bound(scale.breaks, density);
  const auto passed = static_cast<double>(above - scale.breaks.begin());
  const double low = *(above - 1);
  const double high = above == scale.breaks.end() ? low * 10 : *above;
  return passed + std::min(1.0, std::log(density / low) / std::log(high / low));
}

}  // namespace dateline::viewer
