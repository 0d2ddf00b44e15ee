#include "viewer/panels/fact_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "geo/coordinates.h"

namespace dateline::viewer {
namespace {

using events::EventFacts;
using events::EventPlace;
using events::Granularity;
using Problem = tl::unexpected<FactProblem>;

constexpr double kFarthest = 2'000'000;  // metres: wider than any state
constexpr int kMostPeople = 10'000'000;
constexpr const char* kOpen = "open";

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(' ');
  return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(' ') + 1 - from);
}

std::string number_text(const std::optional<int>& number) {
  return number ? std::to_string(*number) : "";
}

/// "400", or "1.5 km" where that is as exact.
std::string radius_text(const std::optional<double>& metres) {
  if (!metres) {
    return "";
  }
  const auto whole = static_cast<long>(std::lround(*metres));
  return whole >= 1000 && whole % 100 == 0 ? fmt::format("{:g} km", static_cast<double>(whole) / 1000)
                                           : fmt::format("{} m", whole);
}

std::string position_text(const std::optional<geo::LonLat>& point) {
  return point ? geo::format_position(*point, geo::CoordinateForm::decimal) : "";
}

std::string time_text(events::CivilMinute minute, Granularity granularity) {
  std::string text = events::format_time(minute, std::min(granularity, Granularity::day));
  std::ranges::replace(text, 'T', ' ');
  return text;
}

tl::expected<std::optional<double>, FactProblem> radius_from(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) {
    return std::nullopt;
  }
  double value = -1;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit = trimmed({end, static_cast<std::size_t>(text.data() + text.size() - end)});
  value *= unit == "km" ? 1000 : 1;
  if (bad != std::errc() || !(unit.empty() || unit == "m" || unit == "km") || !(value >= 0 && value <= kFarthest)) {
    return Problem({FactField::radius, "A radius from 0 to 2000 km, such as 400 m or 1.5 km"});
  }
  return value;
}

tl::expected<std::optional<geo::LonLat>, FactProblem> position_from(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) {
    return std::nullopt;
  }
  const auto point = geo::parse_position(text);
  if (!point) {
    return Problem(
        {FactField::position,
         "No position on Earth: latitude from -90 to 90, then longitude from -180 to 180 (36.2411, 37.1044)"});
  }
  return point;
}

/// Whether a text still says the position of a place, which is more exact than the text.
bool is_at(const EventPlace& place, const std::string& position) {
  return position_text(place.point) == trimmed(position);
}

tl::expected<EventPlace, FactProblem> place_from(const FactTexts& texts, const FactContext& context) {
  const std::string name(trimmed(texts[FactField::place]));
  const auto point = position_from(texts[FactField::position]);
  const auto radius = radius_from(texts[FactField::radius]);
  if (!point || !radius) {
    return Problem(point ? radius.error() : point.error());
  }
  for (const EventPlace& place : context.places) {
    if (place.name == name && is_at(place, texts[FactField::position])) {
      EventPlace same = place;
      // A radius that was not touched stays as exact as it is.
      if (radius_text(place.radius_m) != trimmed(texts[FactField::radius])) {
        same.radius_m = *radius;
      }
      return same;
    }
  }
  // A name alone does not move an event: whoever types one means a place that is not where this one was read.
  const EventPlace& before = context.before.place;
  if (name != before.name && !name.empty() && is_at(before, texts[FactField::position]) && *point) {
    return Problem({FactField::place, "Choose the place from the list, or say its position"});
  }
  EventPlace own;
  own.name = name;
  if (*point) {
    own.point = *point;
    own.radius_m = *radius;
    // As places of tables are named: by what they are called and where they are.
    own.id = fmt::format("{}@{:.5f},{:.5f}", name, (*point)->longitude, (*point)->latitude);
    if (own.name.empty()) {
      own.name = position_text(own.point);
    }
  } else if (*radius) {
    return Problem({FactField::radius, "A radius needs a position: search for the place, or click the map"});
  }
  return own;
}

tl::expected<std::optional<events::TimeInterval>, FactProblem> bound_from(const FactTexts& texts, FactField field) {
  const std::string_view text = trimmed(texts[field]);
  if (text.empty() || text == kOpen) {
    return std::nullopt;
  }
  const auto time = events::parse_time(text);
  if (!time) {
    return Problem({field, "A day such as 2016-07-26, or with its time: 2016-07-26 14:30"});
  }
  return *time;
}

tl::expected<events::TimeInterval, FactProblem> when_from(const FactTexts& texts) {
  const auto first = bound_from(texts, FactField::first);
  const auto last = bound_from(texts, FactField::last);
  if (!first || !last) {
    return Problem(first ? last.error() : first.error());
  }
  const auto known_to = events::granularity(trimmed(texts[FactField::granularity]));
  if (!known_to) {
    return Problem({FactField::granularity, "Choose how exactly the time is known from the list"});
  }
  events::TimeInterval when;
  when.granularity = *known_to;
  when.start = *first ? (*first)->start : std::nullopt;
  when.end = *last                                      ? (*last)->end
             : trimmed(texts[FactField::last]) == kOpen ? std::nullopt
             : *first                                   ? (*first)->end
                                                        : std::nullopt;
  if (when.start && when.end && *when.end <= *when.start) {
    return Problem({FactField::last, "The end is before the start"});
  }
  const std::string_view extent = trimmed(texts[FactField::extent]);
  if (extent == extent_words(events::Extent::throughout)) {
    when.extent = events::Extent::throughout;
  } else if (extent != extent_words(events::Extent::within)) {
    return Problem({FactField::extent, "Choose from the list whether it lasted all that time"});
  }
  return when;
}

tl::expected<std::optional<int>, FactProblem> number_from(const FactTexts& texts, FactField field) {
  const std::string_view text = trimmed(texts[field]);
  if (text.empty()) {
    return std::nullopt;
  }
  int value = -1;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (bad != std::errc() || end != text.data() + text.size() || value < 0 || value > kMostPeople) {
    return Problem({field, "A whole number of people, or nothing where it is unknown"});
  }
  return value;
}

tl::expected<events::Casualties, FactProblem> casualties_from(const FactTexts& texts) {
  events::Casualties people;
  for (const auto& [field, number] :
       std::to_array<std::pair<FactField, std::optional<int>*>>({{FactField::killed, &people.fatalities_best},
                                                                 {FactField::killed_low, &people.fatalities_low},
                                                                 {FactField::killed_high, &people.fatalities_high},
                                                                 {FactField::civilians, &people.fatalities_civilians},
                                                                 {FactField::injured, &people.injured_best},
                                                                 {FactField::injured_low, &people.injured_low},
                                                                 {FactField::injured_high, &people.injured_high}})) {
    const auto read = number_from(texts, field);
    if (!read) {
      return Problem(read.error());
    }
    *number = *read;
  }
  const auto above = [](const std::optional<int>& low, const std::optional<int>& high) {
    return low && high && *low > *high;
  };
  if (above(people.fatalities_low, people.fatalities_best) || above(people.fatalities_low, people.fatalities_high)) {
    return Problem({FactField::killed_low, "“At least” is more than the number itself or “at most”"});
  }
  if (above(people.fatalities_best, people.fatalities_high)) {
    return Problem({FactField::killed_high, "“At most” is less than the number itself"});
  }
  const auto most = people.fatalities_high ? people.fatalities_high : people.fatalities_best;
  if (above(people.fatalities_civilians, most)) {
    return Problem({FactField::civilians, "More civilians than were killed in all"});
  }
  if (above(people.injured_low, people.injured_best) || above(people.injured_low, people.injured_high)) {
    return Problem({FactField::injured_low, "“At least” is more than the number itself or “at most”"});
  }
  if (above(people.injured_best, people.injured_high)) {
    return Problem({FactField::injured_high, "“At most” is less than the number itself"});
  }
  return people;
}

events::Side side_of(const std::string& name, const FactContext& context) {
  const auto known = context.sides.find(name);
  return name == context.before.actor1   ? context.before.side1
         : name == context.before.actor2 ? context.before.side2
         : known != context.sides.end()  ? known->second
                                         : events::Side::unknown;
}

}  // namespace

const char* extent_words(events::Extent extent) {
  return extent == events::Extent::within ? "at some moment of it" : "all that time";
}

FactTexts texts_of(const EventFacts& facts, const std::string& note) {
  FactTexts texts;
  texts[FactField::what] = events::name_of(facts.sub_event_type);
  texts[FactField::place] = facts.place.name;
  texts[FactField::position] = position_text(facts.place.point);
  texts[FactField::radius] = radius_text(facts.place.radius_m);
  const events::TimeInterval& when = facts.when;
  texts[FactField::first] = when.start ? time_text(*when.start, when.granularity) : "";
  const events::CivilMinute finest = when.granularity < Granularity::day ? 1 : events::kMinutesPerDay;
  texts[FactField::last] = when.end ? time_text(*when.end - finest, when.granularity) : when.start ? kOpen : "";
  texts[FactField::granularity] = events::name_of(when.granularity);
  texts[FactField::extent] = extent_words(when.extent);
  texts[FactField::actor1] = facts.actor1;
  texts[FactField::actor2] = facts.actor2;
  const events::Casualties& people = facts.casualties;
  texts[FactField::killed] = number_text(people.fatalities_best);
  texts[FactField::killed_low] = number_text(people.fatalities_low);
  texts[FactField::killed_high] = number_text(people.fatalities_high);
  texts[FactField::civilians] = number_text(people.fatalities_civilians);
  texts[FactField::injured] = number_text(people.injured_best);
  texts[FactField::injured_low] = number_text(people.injured_low);
  texts[FactField::injured_high] = number_text(people.injured_high);
  texts[FactField::said] = events::name_of(facts.status);
  texts[FactField::note] = note;
  return texts;
}

tl::expected<EventFacts, FactProblem> facts_from(const FactTexts& texts, const FactContext& context) {
  EventFacts facts;
  const auto type = events::sub_event_type(trimmed(texts[FactField::what]));
  if (!type) {
    return Problem({FactField::what, "Choose a type from the list"});
  }
  facts.sub_event_type = *type;
  auto place = place_from(texts, context);
  const auto when = when_from(texts);
  const auto casualties = casualties_from(texts);
  const auto status = events::status(trimmed(texts[FactField::said]));
  if (!place || !when || !casualties) {
    return Problem(!place ? place.error() : !when ? when.error() : casualties.error());
  }
  if (!status) {
    return Problem({FactField::said, "Choose from the list how it is said"});
  }
  facts.place = std::move(*place);
  facts.when = *when;
  // Times that were not touched stay as exact as they are.
  const FactTexts before = texts_of(context.before, "");
  if (before[FactField::first] == texts[FactField::first] && before[FactField::last] == texts[FactField::last]) {
    facts.when.start = context.before.when.start;
    facts.when.end = context.before.when.end;
  }
  facts.casualties = *casualties;
  facts.status = *status;
  facts.actor1 = trimmed(texts[FactField::actor1]);
  facts.actor2 = trimmed(texts[FactField::actor2]);
  facts.side1 = side_of(facts.actor1, context);
  facts.side2 = side_of(facts.actor2, context);
  if (facts.sub_event_type == context.before.sub_event_type) {
    facts.control = context.before.control;
  } else if (events::changes_control(facts.sub_event_type)) {
    facts.control = context.control;
  }
  return facts;
}

}  // namespace dateline::viewer
