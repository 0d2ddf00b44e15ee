#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "events/model/event_facts.h"

namespace dateline::viewer {

/// What the form about an event asks for, each as a line of text.
enum class FactField : std::uint8_t {
  what,  ///< ACLED's sub-event type
  place,
  position,  ///< in any form that geo::parse_position understands
  radius,    ///< metres, or "2 km"; empty: the point itself
  first,     ///< a day, or a minute; empty: unknown, or open
  last,      ///< inclusive; empty: as the first; "open": not told
  granularity,
  extent,
  actor1,
  actor2,
  killed,
  killed_low,
  killed_high,
  civilians,
  injured,
  injured_low,
  injured_high,
  said,
  note,
};
inline constexpr std::size_t kFactFields = 19;

class FactTexts {
 public:
  [[nodiscard]] std::string& operator[](FactField field) { return texts_.at(static_cast<std::size_t>(field)); }
  [[nodiscard]] const std::string& operator[](FactField field) const {
    return texts_.at(static_cast<std::size_t>(field));
  }
  friend bool operator==(const FactTexts&, const FactTexts&) = default;

 private:
  std::array<std::string, kFactFields> texts_;
};

/// As the form shows what an event says, and its note.
[[nodiscard]] FactTexts texts_of(const events::EventFacts& facts, const std::string& note);

/// What is wrong with a text, for the person who typed it.
struct FactProblem {
  FactField field;
  std::string words;
};

/// What the texts say. `places` are those that a name or an event's own words stand for: the one whose name stands in
/// the field is meant where its position is the one that stands beside it; else the name and position are a place of
/// their own. `before` is the event as it was: what is not asked for stays (sides of actors who stay, who lost and
/// gained a place while the type still tells of it).
struct FactContext {
  events::EventFacts before;
  std::vector<events::EventPlace> places;
  std::map<std::string, events::Side> sides;  ///< of actors by their names
  std::optional<events::Control> control;     ///< as it was read, for a type that tells of it
};
[[nodiscard]] tl::expected<events::EventFacts, FactProblem> facts_from(const FactTexts& texts,
                                                                       const FactContext& context);

/// The words for `within` and `throughout`, and back.
[[nodiscard]] const char* extent_words(events::Extent extent);

}  // namespace dateline::viewer
