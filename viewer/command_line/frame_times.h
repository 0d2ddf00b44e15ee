#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace dateline::viewer {

/// How long frames took, in milliseconds: on the clock, and in processor time, which other programs do not lengthen.
struct FrameTimes {
  std::vector<double> wall;
  std::vector<double> processor;    ///< of the main thread
  std::vector<double> all_threads;  ///< of the whole process: also those that draw for it, and work in the background

  void add(const FrameTimes& other) {
    wall.insert(wall.end(), other.wall.begin(), other.wall.end());
    processor.insert(processor.end(), other.processor.begin(), other.processor.end());
    all_threads.insert(all_threads.end(), other.all_threads.begin(), other.all_threads.end());
  }
};

/// The value that a share (0 to 1) of the values do not exceed; 0 where there are none.
[[nodiscard]] inline double value_at_share(std::vector<double> values, double share) {
  if (values.empty()) {
    return 0;
  }
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, at);
  return *at;
}

/// As members of a JSON object: median, 99th percentile and worst of each clock, and how many frames.
[[nodiscard]] std::string frame_times_json(const FrameTimes& times);

}  // namespace dateline::viewer
