#include "viewer/app/snapshot_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

#include "viewer/map/withholding.h"

namespace dateline::viewer {
namespace {

constexpr int kMostPixels = 16384;
constexpr const char* kDateForms = "write 2016-07-26, 2016-07 or 2016-07-26T14:30";

/// All of `text` as a number, or nothing.
template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

Result<events::TimeInterval> parse_option(const char* option, const std::string& text) {
  Result<events::TimeInterval> time = events::parse_time(text);
  if (!time || !time->start || !time->end) {
    return usage_error(fmt::format("{} {}", option, text), time ? "is no time" : time.error().what, kDateForms);
  }
  return time;
}

events::TimeWindow window_between(events::CivilMinute begin, events::CivilMinute end) {
  return {events::to_minute(begin), events::to_minute(end)};
}

}  // namespace

Result<double> parse_blur(const std::string& text) {
  const bool km = text.ends_with("km");
  const std::string_view number =
      std::string_view(text).substr(0, text.size() - std::min<std::size_t>(text.size(), km ? 2 : 1));
  const auto value = text.ends_with("m") ? number_of<double>(number) : std::nullopt;
  const double metres = value.value_or(0) * (km ? 1000 : 1);
  if (!(metres >= kLeastBlur && metres <= kMostBlur)) {
    return usage_error("--blur " + text, "is no distance between 100 m and 500 km", "write 500m or 5km");
  }
  return metres;
}

Result<events::Minute> parse_length(const std::string& text) {
  struct Unit {
    std::string_view name;
    events::Minute minutes;
  };
  constexpr std::array<Unit, 4> kUnits = {{{"min", 1}, {"h", 60}, {"d", 24 * 60}, {"w", 7 * 24 * 60}}};
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.name)) {
      continue;
    }
    constexpr int kMost = 100'000;  // weeks: two thousand years
    const auto count = number_of<int>(std::string_view(text).substr(0, text.size() - unit.name.size()));
    if (count && *count > 0 && *count <= kMost) {
      return *count * unit.minutes;
    }
  }
  return usage_error("--window " + text, "is no length of time", "write 7d, 36h, 2w or 90min");
}

Result<events::TimeWindow> parse_window(const WindowWords& words) {
  const bool between = !words.from.empty() || !words.to.empty();
  if (between == !words.at.empty()) {
    return usage_error("", "the time is not given, or twice", "give --at DATE, or --from DATE and --to DATE");
  }
  if (!between) {
    const Result<events::TimeInterval> at = parse_option("--at", words.at);
    if (!at) {
      return tl::make_unexpected(at.error());
    }
    const Result<events::Minute> length = parse_length(words.window.empty() ? "7d" : words.window);
    if (!length) {
      return tl::make_unexpected(length.error());
    }
    return window_between(*at->end - *length, *at->end);
  }
  if (words.from.empty() || words.to.empty() || !words.window.empty()) {
    return usage_error("", "--from and --to belong together, without --window", "give both");
  }
  const Result<events::TimeInterval> from = parse_option("--from", words.from);
  if (!from) {
    return tl::make_unexpected(from.error());
  }
  const Result<events::TimeInterval> to = parse_option("--to", words.to);
  if (!to) {
    return tl::make_unexpected(to.error());
  }
  // A day, month or year is meant to its end; an instant is where the window ends.
  const events::CivilMinute end = to->granularity >= events::Granularity::day ? *to->end : *to->start;
  if (end <= *from->start) {
    return usage_error("--to " + words.to, "is not after --from " + words.from, "exchange them");
  }
  return window_between(*from->start, end);
}

Result<events::CivilMinute> parse_known_on(const std::string& text) {
  return parse_option("--known-on", text).map([](const events::TimeInterval& time) {
    return time.granularity >= events::Granularity::day ? *time.end : *time.start;
  });
}

Result<geo::Bounds> parse_bbox(const std::string& text) {
  std::vector<double> values;
  std::string_view rest = text;
  bool more = true;
  while (more) {
    const std::size_t comma = rest.find(',');
    const auto value = number_of<double>(rest.substr(0, comma));
    if (!value || !std::isfinite(*value)) {
      break;
    }
    values.push_back(*value);
    more = comma != std::string_view::npos;
    rest.remove_prefix(more ? comma + 1 : rest.size());
  }
  constexpr const char* kForm = "write W,S,E,N in degrees, e.g. 37.0,36.1,37.3,36.3";
  if (values.size() != 4 || more) {
    return usage_error("--bbox " + text, "is not four numbers", kForm);
  }
  const geo::Bounds box{values[0], values[1], values[2], values[3]};
  if (!geo::is_valid({box.west, box.south}) || !geo::is_valid({box.east, box.north})) {
    return usage_error("--bbox " + text, "reaches beyond 180 degrees of longitude or 90 of latitude", kForm);
  }
  if (box.south >= box.north || box.west == box.east) {
    return usage_error("--bbox " + text, "has no inside: south comes before north, west before east", kForm);
  }
  return box;
}

Result<gl::Size> parse_size(const std::string& text) {
  const std::size_t x = text.find('x');
  if (x != std::string::npos) {
    const auto width = number_of<int>(std::string_view(text).substr(0, x));
    const auto height = number_of<int>(std::string_view(text).substr(x + 1));
    if (width && height && *width >= 1 && *height >= 1 && *width <= kMostPixels && *height <= kMostPixels) {
      return gl::Size{*width, *height};
    }
  }
  return usage_error("--size " + text, fmt::format("is not two sides of 1 to {} pixels", kMostPixels),
                     "write 1920x1080");
}

}  // namespace dateline::viewer
