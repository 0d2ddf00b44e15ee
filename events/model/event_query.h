#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/model/event_filter.h"
#include "events/model/reading_strength.h"

namespace dateline::events {

/// What a person typed to find events, taken apart: words that must all be there, and who took part (`who:army`), who
/// reported it (`source:"Demo Wire"`) and how sure the reading is (`reading:strong`). Of several of one kind any will
/// do. In quotation marks a name is meant whole, else its words may be the beginnings of longer ones.
struct EventQuery {
  struct Name {
    std::string text;
    bool whole = false;
    friend bool operator==(const Name&, const Name&) = default;
  };
  std::string words;
  std::vector<Name> actors;
  std::vector<Name> sources;
  ValueSet<ReadingStrength> readings = ValueSet<ReadingStrength>::all();

  /// Whether it asks for more than words.
  [[nodiscard]] bool has_facets() const {
    return !actors.empty() || !sources.empty() || readings != ValueSet<ReadingStrength>::all();
  }
  friend bool operator==(const EventQuery&, const EventQuery&) = default;
};

/// Any text is a query; what is no facet is words.
[[nodiscard]] EventQuery parse_query(std::string_view text);
/// The text that is parsed to this query.
[[nodiscard]] std::string format_query(const EventQuery& query);

}  // namespace dateline::events
