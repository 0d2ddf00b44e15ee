#include "events/store/facts_json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "events/store/row_io.h"

namespace dateline::events {
namespace {

using nlohmann::json;

json or_null(std::string_view text) {
  return text.empty() ? json() : json(text);
}

template <class T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json();
}

json civil(const std::optional<CivilMinute>& minute, Granularity granularity) {
  return minute ? json(stored_civil(*minute, granularity)) : json();
}

json place_json(const EventPlace& place) {
  return {{"name", or_null(place.name)},
          {"id", or_null(place.id)},
          {"kind", place.kind ? json(geo::name_of(*place.kind)) : json()},
          {"relation", or_null(place.relation)},
          {"latitude", place.point ? json(place.point->latitude) : json()},
          {"longitude", place.point ? json(place.point->longitude) : json()},
          {"radius_m", or_null(place.radius_m)}};
}

/// Takes an object apart, and remembers whether it was what was written.
class Reading {
 public:
  explicit Reading(const json& object) : object_(object), good_(object.is_object()) {}

  [[nodiscard]] bool good() const { return good_; }

  std::string text(const char* name) {
    const json* value = member(name);
    return check(value == nullptr || value->is_string()) && value != nullptr ? value->get<std::string>() : "";
  }
  template <class T>
  std::optional<T> number(const char* name) {
    const json* value = member(name);
    return check(value == nullptr || value->is_number()) && value != nullptr ? std::optional(value->get<T>())
                                                                             : std::nullopt;
  }
  /// The enumerator that `find` knows by the name that stands there.
  template <class Find>
  auto named(const char* name, Find find) {
    const std::string word = text(name);
    const auto found = find(word);
    check(found || word.empty());
    return found;
  }
  std::optional<CivilMinute> civil(const char* name) {
    const std::string word = text(name);
    if (word.empty()) {
      return std::nullopt;
    }
    const Result<TimeInterval> read = parse_time(word);
    return check(read.has_value()) ? read->start : std::nullopt;
  }
  [[nodiscard]] const json* member(const char* name) const {
    const auto found = good_ ? object_.find(name) : object_.end();
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }
  bool check(bool so) {
    good_ = good_ && so;
    return so;
  }

 private:
  const json& object_;
  bool good_;
};

std::optional<EventPlace> place_from_json(const json& object) {
  Reading read(object);
  EventPlace place;
  place.name = read.text("name");
  place.id = read.text("id");
  place.kind = read.named("kind", geo::place_kind);
  place.relation = read.text("relation");
  const auto latitude = read.number<double>("latitude");
  const auto longitude = read.number<double>("longitude");
  if (latitude && longitude) {
    place.point = geo::LonLat{*longitude, *latitude};
    read.check(geo::is_valid(*place.point));
  }
  place.radius_m = read.number<double>("radius_m");
  return read.good() ? std::optional(std::move(place)) : std::nullopt;
}

std::optional<Control> control_from_json(const json& object) {
  Reading read(object);
  const auto part = read.named("part", control_part);
  Control control{read.text("from"), read.text("to"), part.value_or(Control::Part::full)};
  return read.good() ? std::optional(std::move(control)) : std::nullopt;
}

}  // namespace

json facts_json(const EventFacts& facts) {
  json control;
  if (facts.control) {
    control = {{"from", or_null(facts.control->from)},
               {"to", or_null(facts.control->to)},
               {"part", name_of(facts.control->part)}};
  }
  const Casualties& casualties = facts.casualties;
  return {{"sub_event_type", name_of(facts.sub_event_type)},
          {"actor1", or_null(facts.actor1)},
          {"actor2", or_null(facts.actor2)},
          {"side1", name_of(facts.side1)},
          {"side2", name_of(facts.side2)},
          {"place", place_json(facts.place)},
          {"start", civil(facts.when.start, facts.when.granularity)},
          {"end", civil(facts.when.end, facts.when.granularity)},
          {"granularity", name_of(facts.when.granularity)},
          {"extent", name_of(facts.when.extent)},
          {"status", name_of(facts.status)},
          {"fatalities_low", or_null(casualties.fatalities_low)},
          {"fatalities_best", or_null(casualties.fatalities_best)},
          {"fatalities_high", or_null(casualties.fatalities_high)},
          {"fatalities_civilians", or_null(casualties.fatalities_civilians)},
          {"injured_low", or_null(casualties.injured_low)},
          {"injured_best", or_null(casualties.injured_best)},
          {"injured_high", or_null(casualties.injured_high)},
          {"control", std::move(control)}};
}

std::optional<EventFacts> facts_from_json(const json& object) {
  Reading read(object);
  EventFacts facts;
  const auto type = read.named("sub_event_type", sub_event_type);
  const auto said = read.named("status", status);
  const auto known_to = read.named("granularity", granularity);
  const auto lasted = read.named("extent", extent);
  if (!read.check(type && said && known_to && lasted)) {
    return std::nullopt;
  }
  facts.sub_event_type = *type;
  facts.actor1 = read.text("actor1");
  facts.actor2 = read.text("actor2");
  facts.side1 = read.named("side1", side).value_or(Side::unknown);
  facts.side2 = read.named("side2", side).value_or(Side::unknown);
  facts.when = {read.civil("start"), read.civil("end"), *known_to, *lasted};
  facts.status = *said;
  facts.casualties = {.fatalities_low = read.number<int>("fatalities_low"),
                      .fatalities_best = read.number<int>("fatalities_best"),
                      .fatalities_high = read.number<int>("fatalities_high"),
                      .fatalities_civilians = read.number<int>("fatalities_civilians"),
                      .injured_low = read.number<int>("injured_low"),
                      .injured_best = read.number<int>("injured_best"),
                      .injured_high = read.number<int>("injured_high")};
  const json* place = read.member("place");
  if (auto there = place != nullptr ? place_from_json(*place) : std::nullopt; read.check(there.has_value())) {
    facts.place = std::move(*there);
  }
  if (const json* control = read.member("control")) {
    facts.control = control_from_json(*control);
    read.check(facts.control.has_value());
  }
  return read.good() ? std::optional(std::move(facts)) : std::nullopt;
}

}  // namespace dateline::events
