#include "geo/raster/band_stretch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dateline::geo {

namespace {

std::uint8_t stretched(float value, BandStretch::Range range) {
  const double share = (value - range.low) / (range.high - range.low);
  return std::isnan(share) ? 0 : static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

}  // namespace

std::vector<std::uint8_t> BandStretch::to_rgba(const std::vector<float>& bands, std::size_t count) const {
  std::vector<std::uint8_t> rgba(count * 4);
  const float* alpha = bands.data() + count * ranges.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::uint8_t* out = rgba.data() + i * 4;
    const std::uint8_t shown = stretched(alpha[i], {0, opaque});
    if (shown == 0 || std::isnan(bands[i])) {
      continue;
    }
    if (!palette.empty()) {
      const auto index = static_cast<std::size_t>(std::max(bands[i], 0.0F));
      const auto& entry = palette[std::min(index, palette.size() - 1)];
      std::copy(entry.begin(), entry.end(), out);
      out[3] = static_cast<std::uint8_t>(entry[3] * shown / 255);
      continue;
    }
    for (std::size_t c = 0; c < 3; ++c) {
      const std::size_t band = ranges.size() == 3 ? c : 0;
      out[c] = stretched(bands[band * count + i], ranges[band]);
    }
    out[3] = shown;
  }
  return rgba;
}

std::vector<float> BandStretch::to_values(const std::vector<float>& bands, std::size_t count) const {
  const std::size_t colours = ranges.size();
  std::vector<float> values(count * (colours + 1));
  const float* alpha = bands.data() + count * colours;
  for (std::size_t i = 0; i < count; ++i) {
    float* out = values.data() + i * (colours + 1);
    const bool shown = alpha[i] > 0 && !std::isnan(bands[i]);
    for (std::size_t c = 0; c < colours; ++c) {
      const float value = bands[c * count + i];
      out[c] = shown && std::isfinite(value) ? value : static_cast<float>(ranges[c].low);
    }
    out[colours] = shown ? static_cast<float>(std::clamp(alpha[i] / opaque, 0.0, 1.0)) : 0;
  }
  return values;
}

BandStretch::Range percentile_range(std::vector<float> values) {
  std::erase_if(values, [](float value) { return !std::isfinite(value); });
  if (values.empty()) {
    return {0, 1};
  }
  const auto at = [&values](double share) {
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return static_cast<double>(*nth);
  };
  BandStretch::Range range{at(0.02), at(0.98)};
  if (range.high <= range.low) {
    range = {at(0), at(1)};
  }
  if (range.high <= range.low) {
    range = {range.low - 1, range.low + 1};
  }
  return range;
}

}  // namespace dateline::geo
