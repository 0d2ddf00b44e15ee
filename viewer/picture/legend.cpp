#include "viewer/picture/legend.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

#include "viewer/picture/png.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using Sample = LegendRow::Sample;

std::string_view side_words(events::Side side) {
  switch (side) {
    case events::Side::government:
      return "Government and allies";
    case events::Side::opposition:
      return "Opposition";
    case events::Side::kurdish:
      return "Kurdish-led forces";
    case events::Side::jihadist:
      return "Jihadist groups";
    case events::Side::foreign:
      return "Foreign forces";
    default:
      return "Side not known";
  }
}

/// Digits in groups of three, with thin gaps: "50 000".
std::string grouped(double number) {
  const std::string digits = fmt::format("{:.0f}", number);
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) {
      result += "\u2009";
    }
    result += digits[i];
  }
  return result;
}

/// Rounded to two digits, as a ratio that nobody measures closer is.
double rounded(double number) {
  const double unit = std::pow(10, std::floor(std::log10(number)) - 1);
  return std::round(number / unit) * unit;
}

/// "10 km²", "100 m²", "1 hectare".
std::string area_words(double square_metres) {
  if (square_metres >= 1e6) {
    return grouped(square_metres / 1e6) + " km²";
  }
  return square_metres >= 1e4 ? grouped(square_metres / 1e4) + (square_metres == 1e4 ? " hectare" : " hectares")
                              : grouped(square_metres) + " m²";
}

std::string length_words(double metres) {
  return metres < 1000  ? fmt::format("{:.0f} m", metres)
         : metres < 1e4 ? fmt::format("{:.1f} km", metres / 1000)
                        : grouped(metres / 1000) + " km";
}

/// What the colours of a density stand for, the highest first.
void add_heat_rows(const HeatScale& heat, std::vector<LegendRow>& rows) {
  const auto add = [&](Sample sample, std::string words) -> LegendRow& {
    rows.emplace_back();
    rows.back().sample = sample;
    rows.back().words = std::move(words);
    return rows.back();
  };
  add(Sample::title,
      grouped(static_cast<double>(heat.events)) + (heat.events == 1 ? " event" : " events") + " in view");
  add(Sample::title, "Events per " + area_words(heat.unit_m2));
  for (std::size_t i = heat.breaks.size(); i-- > 0;) {
    const std::string from = grouped(heat.breaks[i]);
    const bool last = i + 1 == heat.breaks.size();
    add(Sample::heat, last ? from + " and more" : from + "–" + grouped(heat.breaks[i + 1])).heat = i;
  }
  add(Sample::title, "Each is spread by " + length_words(heat.bandwidth_m) + " (σ)");
  if (heat.left_out > 0) {
    add(Sample::title, grouped(static_cast<double>(heat.left_out)) + " of them not drawn: vague places");
  }
}

/// What the widths of arrows stand for.
void add_flow_rows(const FlowScale& flows, std::vector<LegendRow>& rows) {
  LegendRow title;
  title.words = "From where, to where";
  title.count = grouped(static_cast<double>(flows.events));
  rows.push_back(std::move(title));
  std::vector<std::size_t> samples = {1};
  if (flows.most >= 5) {
    samples.push_back(std::max<std::size_t>(2, flows.most / 5));
  }
  if (flows.most > 1) {
    samples.push_back(flows.most);
  }
  for (const std::size_t events : samples) {
    LegendRow row;
    row.sample = Sample::flow;
    row.words = events == 1 ? "1 event" : grouped(static_cast<double>(events)) + " events";
    row.width = flow_width(flows, events);
    rows.push_back(std::move(row));
  }
  const auto add_note = [&rows](std::size_t events, std::string_view words) {
    if (events > 0) {
      LegendRow row;
      row.words = grouped(static_cast<double>(events)) + std::string(words);
      rows.push_back(std::move(row));
    }
  };
  add_note(flows.within, " of them too near to show: zoom in");
  add_note(flows.still, " of them from and to the same point");
}

}  // namespace

std::vector<LegendRow> legend_rows(const MapContent& content, events::TimeWindow window) {
  std::vector<LegendRow> rows;
  const auto add = [&](Sample sample, std::string words) {
    LegendRow row;
    row.sample = sample;
    row.words = std::move(words);
    rows.push_back(std::move(row));
  };
  if (content.heat) {
    add_heat_rows(*content.heat, rows);
  }
  for (const events::EventType type : events::kEventTypes) {
    const std::size_t count = content.events[static_cast<std::size_t>(type)];
    if (count > 0 && !content.heat) {
      LegendRow row{Sample::marker, std::string(short_name_of(type)), grouped(static_cast<double>(count))};
      row.type = type;
      rows.push_back(std::move(row));
    }
  }
  if (content.flows) {
    add_flow_rows(*content.flows, rows);
  }
  if (content.claimed_only) {
    add(Sample::claimed, "Claimed by a side only");
  }
  if (content.denied) {
    add(Sample::denied, "Denied");
  }
  if (content.uncertain) {
    add(Sample::uncertain, "Somewhere in this area");
  }
  if (content.crowded) {
    add(Sample::crowded, "Paler: several events at one spot");
  }
  if (content.faded) {
    add(Sample::faded, "Faded: nothing newer was reported");
  }
  if (content.control.empty() && !content.contested && !content.partly_taken && !content.by_fire) {
    return rows;
  }
  add(Sample::title, "Held by, as reported until " + day_and_month(window.end - 1));
  for (const events::Side side : content.control) {
    LegendRow row{Sample::control, std::string(side_words(side)), {}};
    row.side = side;
    if (side != events::Side::unknown || content.control.size() == 1) {
      rows.push_back(std::move(row));
    }
  }
  if (content.contested) {
    add(Sample::contested, "Contested");
  }
  if (content.partly_taken) {
    add(Sample::partly_taken, "Changing hands: partly taken");
  }
  if (content.by_fire) {
    add(Sample::by_fire, "Road cut by fire");
  }
  return rows;
}

ScaleBar scale_bar(double metres_per_pixel, double scale, double most_pixels) {
  struct Step {
    double factor;
    int parts;
  };
  constexpr std::array<Step, 3> kSteps = {{{5, 5}, {2, 2}, {1, 2}}};
  constexpr double kMetresPerInch = 0.0254;
  const double most = metres_per_pixel * most_pixels;
  const double power = std::pow(10, std::floor(std::log10(most)));
  ScaleBar bar;
  for (const Step step : kSteps) {
    if (step.factor * power <= most) {
      bar.metres = step.factor * power;
      bar.parts = step.parts;
      break;
    }
  }
  bar.pixels = bar.metres / metres_per_pixel;
  bar.ratio = "1 : " + grouped(rounded(metres_per_pixel * scale * kPixelsPerInch / kMetresPerInch));
  return bar;
}

std::string metres_words(double metres, bool in_km) {
  const double number = in_km ? metres / 1000 : metres;
  return (number == std::floor(number) ? grouped(number) : fmt::format("{:g}", number)) + (in_km ? " km" : " m");
}

}  // namespace dateline::viewer
