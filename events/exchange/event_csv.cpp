#include "events/exchange/event_csv.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>

#include "events/exchange/record_json.h"

namespace dateline::events {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string csv_field(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(value);
  }
  std::string result = "\"";
  for (const char c : value) {
    result += c;
    if (c == '"') {
      result += c;
    }
  }
  return result + '"';
}

/// A row under construction, or the header: the same calls in the same order give both.
class Row {
 public:
  explicit Row(bool header) : header_(header) {}

  void text(std::string_view name, std::string_view value) {
    // OWASP, "CSV Injection": what spreadsheets run as a formula begins with one of these.
    const bool formula = !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
    add(name, formula ? "'" + std::string(value) : std::string(value));
  }
  template <class T>
  void number(std::string_view name, const std::optional<T>& value) {
    add(name, value ? fmt::format("{}", *value) : "");
  }
  void flag(std::string_view name, std::optional<bool> value) { add(name, value ? *value ? "true" : "false" : ""); }

  [[nodiscard]] std::string line() const { return line_ + std::string(kLineEnd); }

 private:
  void add(std::string_view name, const std::string& value) {
    line_ += line_.empty() && first_ ? "" : ",";
    first_ = false;
    line_ += header_ ? std::string(name) : csv_field(value);
  }
  bool header_;
  bool first_ = true;
  std::string line_;
};

template <class List, class TextOf>
std::string joined(const List& list, std::string_view separator, TextOf text_of) {
  std::string result;
  for (const auto& item : list) {
    result += result.empty() ? "" : separator;
    result += text_of(item);
  }
  return result;
}

std::string evidence_texts(const std::vector<const Claim*>& claims) {
  return joined(claims, " | ", [](const Claim* claim) {
    return joined(claim->evidence, " | ", [](const Evidence& evidence) { return evidence.text; });
  });
}

std::string time_text(const std::optional<CivilMinute>& minute, Granularity granularity) {
  return minute ? record_time(*minute, granularity) : "";
}

void add_place(Row& row, const PlaceNames& names, const EventPlace& place) {
  row.text(names.name, place.name);
  row.text(names.id, place.id);
  row.text(names.kind, place.kind ? geo::name_of(*place.kind) : "");
  row.text(names.relation, place.relation);
  row.number(names.latitude, place.point ? std::optional(rounded_degrees(place.point->latitude)) : std::nullopt);
  row.number(names.longitude, place.point ? std::optional(rounded_degrees(place.point->longitude)) : std::nullopt);
  row.number(names.radius_m, place.radius_m ? std::optional(rounded_metres(*place.radius_m)) : std::nullopt);
}

void add_time(Row& row, const Event& event) {
  const TimeInterval& when = event.when;
  row.text("start", time_text(when.start, when.granularity));
  row.text("end", time_text(when.end, when.granularity));
  row.text("last_day", when.end ? format_last_day(*when.end) : "");
  row.text("time_zone", event.time_zone);
  row.text("granularity", when.is_unknown() ? "" : name_of(when.granularity));
  row.text("extent", when.is_unknown() ? "" : name_of(when.extent));
}

void add_claims(Row& row, const std::vector<const Claim*>& claims) {
  row.text("document", agreed(claims, [](const Claim& claim) { return claim.document; }).value_or(""));
  row.text("sha256", agreed(claims, [](const Claim& claim) { return claim.sha256; }).value_or(""));
  row.text("publisher", agreed(claims, [](const Claim& claim) { return claim.publisher; }).value_or(""));
  const auto published = agreed(claims, [](const Claim& claim) { return claim.published; }).value_or(std::nullopt);
  row.text("published", time_text(published, Granularity::day));
  row.flag("published_inferred", agreed(claims, [](const Claim& claim) { return claim.published_inferred; }));
  row.text("rule", agreed(claims, [](const Claim& claim) { return claim.rule; }).value_or(""));
  row.text("evidence", evidence_texts(claims));
}

std::string line_of(const Event& event, const std::vector<const Claim*>& claims, bool header) {
  Row row(header);
  row.text("id", event.id);
  row.text("event_type", name_of(event.event_type));
  row.text("sub_event_type", name_of(event.sub_event_type));
  row.text("actor1", event.actor1);
  row.text("actor2", event.actor2);
  row.text("side1", event.side1 == Side::unknown ? "" : name_of(event.side1));
  row.text("side2", event.side2 == Side::unknown ? "" : name_of(event.side2));
  add_place(row, kPlaceNames, event.place);
  add_place(row, kOriginNames, event.origin.value_or(EventPlace()));
  add_time(row, event);
  row.text("status", name_of(event.status));
  row.text("attributed_to", joined(event.voices, "; ", [](const Voice& voice) { return voice.name; }));
  row.number("fatalities_low", event.casualties.fatalities_low);
  row.number("fatalities_best", event.casualties.fatalities_best);
  row.number("fatalities_high", event.casualties.fatalities_high);
  row.number("fatalities_civilians", event.casualties.fatalities_civilians);
  row.number("injured_low", event.casualties.injured_low);
  row.number("injured_best", event.casualties.injured_best);
  row.number("injured_high", event.casualties.injured_high);
  row.text("control_from", event.control ? event.control->from : "");
  row.text("control_to", event.control ? event.control->to : "");
  row.text("control_part", event.control ? name_of(event.control->part) : "");
  row.number("confidence", std::optional(rounded_score(event.confidence)));
  add_claims(row, claims);
  row.text("sources", joined(event.sources, "; ", [](const std::string& source) { return source; }));
  row.number("voices", std::optional(event.voices.size()));
  row.flag("disputed", event.disputed);
  row.text("disagreement", event.disagreement);
  row.text("review", name_of(event.review));
  row.text("recorded", event.recorded);
  row.text("notes", event.notes);
  row.number("claims", std::optional(claims.size()));
  return row.line();
}

}  // namespace

std::string csv_header() {
  return line_of({}, {}, true);
}

std::string csv_row(const Event& event, const std::vector<const Claim*>& claims) {
  return line_of(event, claims, false);
}

}  // namespace dateline::events
