#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "events/model/event_index.h"
#include "geo/bounds.h"
#include "viewer/gl/texture.h"

namespace dateline::viewer {

// What the words of `dateline snapshot` mean. All errors are of kind usage and name the option.

/// What --at, --window, --from and --to say, as they were given.
struct WindowWords {
  std::string at;
  std::string window;
  std::string from;
  std::string to;
};

/// --at DATE with --window LENGTH (7 days where it is empty) is the trailing window that includes the whole of that day
/// (month, hour ...); --from and --to are inclusive days, or instants. Either pair must be there, and not both.
[[nodiscard]] Result<events::TimeWindow> parse_window(const WindowWords& words);

/// The moment before which a report of --known-on DATE is published: the end of that day (month ...), or the instant.
[[nodiscard]] Result<events::CivilMinute> parse_known_on(const std::string& text);

/// "7d", "36h", "2w", "90min": the length in minutes.
[[nodiscard]] Result<events::Minute> parse_length(const std::string& text);

/// "500m", "5km": the metres of --blur, kLeastBlur to kMostBlur.
[[nodiscard]] Result<double> parse_blur(const std::string& text);

/// "W,S,E,N" in degrees; west may be greater than east, over the antimeridian.
[[nodiscard]] Result<geo::Bounds> parse_bbox(const std::string& text);

/// "1920x1080", each side 1 to 16,384 pixels.
[[nodiscard]] Result<gl::Size> parse_size(const std::string& text);

}  // namespace dateline::viewer
