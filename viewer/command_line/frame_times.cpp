#include "viewer/command_line/frame_times.h"

#include <fmt/format.h>

namespace dateline::viewer {

std::string frame_times_json(const FrameTimes& times) {
  return fmt::format(
      "\"median_ms\": {:.1f}, \"p99_ms\": {:.1f}, \"worst_ms\": {:.1f}, \"cpu_median_ms\": {:.1f}, "
      "\"cpu_p99_ms\": {:.1f}, \"cpu_worst_ms\": {:.1f}, \"all_cpu_median_ms\": {:.1f}, \"frames\": {}",
      value_at_share(times.wall, 0.5), value_at_share(times.wall, 0.99), value_at_share(times.wall, 1),
      value_at_share(times.processor, 0.5), value_at_share(times.processor, 0.99), value_at_share(times.processor, 1),
      value_at_share(times.all_threads, 0.5), times.wall.size());
}

}  // namespace dateline::viewer
