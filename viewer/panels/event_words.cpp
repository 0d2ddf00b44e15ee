#include "viewer/panels/event_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "events/model/reading_strength.h"

namespace dateline::viewer {
namespace {

using events::Casualties;
using events::Claim;
using events::Control;
using events::Event;
using events::EventPlace;
using events::SubEventType;

std::string_view place_name(const EventPlace& place) {
  return !place.relation.empty() ? std::string_view(place.relation)
         : place.name.empty()    ? std::string_view("an unnamed place")
                                 : std::string_view(place.name);
}

/// Whether a relation is a whole adverbial: "near Castello road", "10 km north of Raqqa", "south-west of Aleppo".
bool has_preposition(std::string_view relation) {
  constexpr std::array<std::string_view, 5> kWords = {"near ", "around ", "outside ", "between ", "towards "};
  const std::string_view first = relation.substr(0, relation.find(' '));
  const bool direction =
      first.ends_with("north") || first.ends_with("south") || first.ends_with("east") || first.ends_with("west");
  return std::ranges::any_of(kWords, [&](std::string_view word) { return relation.starts_with(word); }) ||
         (direction && relation.substr(first.size()).starts_with(" of ")) || (first[0] >= '0' && first[0] <= '9');
}

/// Whether a relation says that it is only a part: "part of Ashrafiyeh", "rebel-held parts of Aleppo".
bool says_part(std::string_view relation) {
  return relation.find("part") != std::string_view::npos;
}

/// "in Bani Zeid", "on Castello road", "near Castello road", "at the north-western edge of Aleppo".
std::string at_place(const EventPlace& place) {
  if (!place.relation.empty()) {
    if (has_preposition(place.relation)) {
      return place.relation;
    }
    // "eastern Aleppo", not "the eastern edge of Aleppo".
    const std::size_t space = place.relation.find(' ');
    const bool quarter = space != std::string::npos &&
                         std::string_view(place.relation).substr(0, space).ends_with("ern") &&
                         std::string_view(place.relation).substr(space + 1) == place.name;
    if (quarter || place.relation.starts_with("part")) {
      return "in " + place.relation;
    }
    return (says_part(place.relation) ? "in the " : "at the ") + place.relation;
  }
  const bool line = place.kind == geo::PlaceKind::road || place.kind == geo::PlaceKind::river;
  const bool site = place.kind == geo::PlaceKind::facility || place.kind == geo::PlaceKind::mountain;
  return fmt::format("{} {}", line ? "on" : site ? "at" : "in", place_name(place));
}

std::string control_title(const Event& event) {
  const Control& control = *event.control;
  const bool regains = event.sub_event_type == SubEventType::government_regains_territory;
  const std::string_view verb = regains ? "retook" : "took";
  const std::string& relation = event.place.relation;
  if (!relation.empty() && !says_part(relation)) {
    // Beside a place, ground changes hands and not the place.
    const std::string at = at_place(event.place);
    return control.to.empty() ? fmt::format("{} lost ground {}", control.from, at)
           : control.part == Control::Part::by_fire
               ? fmt::format("{} brought ground {} under their fire", control.to, at)
               : fmt::format("{} {} ground {}", control.to, verb, at);
  }
  const std::string_view place = event.place.name.empty() ? "an unnamed place" : std::string_view(event.place.name);
  const bool whole = control.part == Control::Part::full && relation.empty();
  if (control.to.empty()) {
    return fmt::format("{} lost {}{}", control.from, whole ? "" : "part of ", place);
  }
  if (control.part == Control::Part::by_fire) {
    return fmt::format("{} brought {} under their fire", control.to, place);
  }
  return fmt::format("{} {} {}{}", control.to, verb, whole ? "" : "part of ", place);
}

std::string_view noun_of(SubEventType type) {
  switch (type) {
    case SubEventType::armed_clash:
      return "Clashes";
    case SubEventType::air_drone_strike:
      return "Air strike";
    case SubEventType::chemical_weapon:
      return "Chemical attack";
    case SubEventType::grenade:
      return "Grenade attack";
    case SubEventType::remote_explosive:
      return "Bomb or mine explosion";
    case SubEventType::shelling:
      return "Shelling";
    case SubEventType::suicide_bomb:
      return "Suicide bombing";
    case SubEventType::abduction:
      return "Abduction";
    case SubEventType::attack:
      return "Attack on civilians";
    case SubEventType::sexual_violence:
      return "Sexual violence";
    case SubEventType::excessive_force:
      return "Force against protesters";
    case SubEventType::protest_with_intervention:
      return "Protest met by intervention";
    case SubEventType::peaceful_protest:
      return "Peaceful protest";
    case SubEventType::mob_violence:
      return "Mob violence";
    case SubEventType::violent_demonstration:
      return "Violent demonstration";
    case SubEventType::agreement:
      return "Agreement";
    case SubEventType::arrests:
      return "Arrests";
    case SubEventType::change_to_group:
      return "Change of forces";
    case SubEventType::disrupted_weapons_use:
      return "Weapons seized or disarmed";
    case SubEventType::headquarters_established:
      return "Base established";
    case SubEventType::looting:
      return "Looting or destruction";
    case SubEventType::non_violent_transfer:
      return "Transfer without fighting";
    case SubEventType::government_regains_territory:
    case SubEventType::non_state_actor_overtakes_territory:
    case SubEventType::other:
      return "Development";
  }
  return {};
}

/// "in Azaz, from Aleppo".
std::string at_place(const Event& event) {
  const std::string at = at_place(event.place);
  return event.origin ? fmt::format("{}, from {}", at, place_name(*event.origin)) : at;
}

std::string plain_title(const Event& event) {
  const SubEventType type = event.sub_event_type;
  const bool takes =
      type == SubEventType::government_regains_territory || type == SubEventType::non_state_actor_overtakes_territory;
  if (type == SubEventType::other && event.origin) {
    return fmt::format("Movement from {} to {}", place_name(*event.origin), place_name(event.place));
  }
  if (takes && !event.actor1.empty()) {
    return fmt::format("{} {} ground {}", event.actor1,
                       type == SubEventType::government_regains_territory ? "regained" : "gained", at_place(event));
  }
  if (takes) {
    return fmt::format("Ground changed hands {}", at_place(event));
  }
  if (type == SubEventType::armed_clash && !event.actor1.empty() && !event.actor2.empty()) {
    return fmt::format("Clashes between {} and {} {}", event.actor1, event.actor2, at_place(event));
  }
  const bool by_actor = events::type_of(type) == events::EventType::explosions && !event.actor1.empty();
  return by_actor ? fmt::format("{} by {} {}", noun_of(type), event.actor1, at_place(event))
                  : fmt::format("{} {}", noun_of(type), at_place(event));
}

std::string kind_words(geo::PlaceKind kind) {
  switch (kind) {
    case geo::PlaceKind::admin1:
      return "governorate or province";
    case geo::PlaceKind::admin2:
      return "division";
    case geo::PlaceKind::facility:
      return "site";
    default:
      return std::string(geo::name_of(kind));
  }
}

std::string range_words(std::optional<int> low, std::optional<int> best, std::optional<int> high,
                        std::string_view verb) {
  if (low && high && *low != *high) {
    return fmt::format("{} to {} {}", *low, *high, verb);
  }
  if (const auto exact = best ? best : (low && high ? low : std::nullopt)) {
    return *exact == 0 ? fmt::format("none {}", verb) : fmt::format("{} {}", *exact, verb);
  }
  if (low) {
    return fmt::format("at least {} {}", *low, verb);
  }
  return high ? fmt::format("up to {} {}", *high, verb) : std::string();
}

std::string_view original_voice(const Claim& claim) {
  return claim.attributed_to.empty() ? std::string_view() : std::string_view(claim.attributed_to.front().name);
}

std::string note_of(const Claim& claim) {
  if (claim.status == events::Status::denied) {
    return "denied";
  }
  if (claim.status == events::Status::planned) {
    return "planned";
  }
  if (claim.control) {
    switch (claim.control->part) {
      case Control::Part::full:
        return "all of it";
      case Control::Part::partial:
        return "part of it";
      case Control::Part::by_fire:
        return "by fire only";
    }
  }
  return claim.casualties.stated() ? casualties_words(claim.casualties) : std::string();
}

bool say_the_same(const Claim& a, const Claim& b) {
  return original_voice(a) == original_voice(b) && (!original_voice(a).empty() || a.publisher == b.publisher) &&
         a.status == b.status && a.control == b.control && a.casualties == b.casualties;
}

Statement begin_statement(const Claim& claim, std::string_view text) {
  return {.quote = quote_of(claim, text), .speaker = {}, .note = note_of(claim), .status = claim.status, .claims = {}};
}

void finish_statement(Statement& statement) {
  const Claim& first = *statement.claims.front();
  const std::string_view voice = original_voice(first);
  if (voice.empty()) {
    statement.speaker = first.publisher.empty() ? "The report itself" : first.publisher;
    return;
  }
  std::set<std::string> ways;
  for (const Claim* claim : statement.claims) {
    if (claim->attributed_to.size() > 1) {
      ways.insert(claim->attributed_to.back().name);
    } else if (!claim->publisher.empty() && claim->publisher != voice) {
      ways.insert(claim->publisher);
    }
  }
  statement.speaker = voice;
  if (ways.size() == 1) {
    statement.speaker += ", by way of " + *ways.begin();
  } else if (ways.size() > 1) {
    statement.speaker += fmt::format(", by way of {} others", ways.size());
  }
}

}  // namespace

std::string event_title(const Event& event) {
  std::string title = event.control && (!event.control->to.empty() || !event.control->from.empty())
                          ? control_title(event)
                          : plain_title(event);
  if (event.status == events::Status::denied) {
    title = "Denied: " + title;
  } else if (event.status == events::Status::planned) {
    title = "Planned: " + title;
  }
  return title;
}

std::string place_words(const EventPlace& place) {
  if (!place.is_resolved()) {
    return place.name.empty() ? "not stated" : fmt::format("“{}”, not found on the map", place_name(place));
  }
  const std::string kind = place.kind && place.relation.empty() ? ", " + kind_words(*place.kind) : std::string();
  return fmt::format("{}{}, approximate", place_name(place), kind);
}

std::string actors_words(const Event& event) {
  if (event.actor1.empty() && event.actor2.empty()) {
    return "not stated";
  }
  return event.actor1.empty() ? event.actor2 : event.actor2.empty() ? event.actor1 : event.actor1 + "; " + event.actor2;
}

std::string sources_words(const Event& event) {
  std::string words;
  for (const std::string& source : event.sources) {
    words += (words.empty() ? "" : ", ") + source;
  }
  return words.empty() ? "not stated" : words;
}

std::string voices_words(const Event& event, std::size_t reports) {
  const std::string in_reports = fmt::format("{} report{}", reports, reports == 1 ? "" : "s");
  if (event.voices.empty()) {
    return "no voice named, " + in_reports;
  }
  return fmt::format("{} original voice{} in {}", event.voices.size(), event.voices.size() == 1 ? "" : "s", in_reports);
}

std::string casualties_words(const Casualties& c) {
  if (!c.stated()) {
    return "not stated";
  }
  std::string words = range_words(c.fatalities_low, c.fatalities_best, c.fatalities_high, "killed");
  if (c.fatalities_civilians) {
    const std::string civilians =
        fmt::format("{} civilian{}", *c.fatalities_civilians, *c.fatalities_civilians == 1 ? "" : "s");
    words = words.empty() ? civilians + " killed" : words + " (" + civilians + ")";
  }
  const std::string injured = range_words(c.injured_low, c.injured_best, c.injured_high, "injured");
  if (!injured.empty()) {
    words += (words.empty() ? "" : ", ") + injured;
  }
  return words;
}

std::string_view confidence_word(double confidence) {
  return events::name_of(events::reading_strength(confidence));
}

std::string coordinates_words(geo::LonLat point) {
  return fmt::format("{:.4f}, {:.4f}", point.latitude, point.longitude);
}

std::string quote_of(const Claim& claim, std::string_view text) {
  std::string quote;
  Span last;
  for (const Span span : claim.spans.what) {
    if (span.end > text.size() || span.empty()) {
      continue;
    }
    if (!quote.empty()) {
      // Neighbouring words are quoted together, with what stands between them.
      const bool near = span.begin >= last.end && span.begin - last.end <= 2;
      quote += near ? std::string(text.substr(last.end, span.begin - last.end)) : std::string(" … ");
    }
    quote += span.of(text);
    last = span;
  }
  if (quote.empty() && !claim.evidence.empty()) {
    quote = claim.evidence.front().text;
  }
  std::ranges::replace_if(
      quote, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return quote;
}

std::vector<Statement> statements_of(const std::vector<const Claim*>& claims, const TextOf& text_of) {
  std::vector<Statement> statements;
  for (const Claim* claim : claims) {
    auto same = std::ranges::find_if(
        statements, [&](const Statement& known) { return say_the_same(*known.claims.front(), *claim); });
    if (same == statements.end()) {
      statements.push_back(begin_statement(*claim, text_of(claim->document)));
      same = std::prev(statements.end());
    }
    same->claims.push_back(claim);
  }
  std::ranges::for_each(statements, finish_statement);
  return statements;
}

std::string report_title(const events::Document& document) {
  if (!document.title.empty()) {
    return document.title;
  }
  const std::string name = std::filesystem::path(document.name).filename().string();
  return name.empty() ? document.name : name;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

}  // namespace dateline::viewer
