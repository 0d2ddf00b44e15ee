#include "viewer/panels/facet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace dateline::viewer {
namespace {

using events::EventQuery;
using events::ReadingStrength;
using Names = std::vector<EventQuery::Name>;

std::string count_words(std::uint32_t count, bool on) {
  return on ? fmt::format("{}", count) : fmt::format("({})", count);
}

void ask_for(Ui& ui, const EventQuery& query) {
  ui.ask(command::Search{events::format_query(query)});
}

std::string_view words_of(ReadingStrength strength) {
  return strength == ReadingStrength::strong ? "Strong" : strength == ReadingStrength::fair ? "Fair" : "Weak";
}

/// Whether a name is among those asked for; each is while none is.
bool is_on(const Names& wanted, const std::string& name) {
  return wanted.empty() || std::ranges::find(wanted, EventQuery::Name{name, true}) != wanted.end();
}

/// Ticking the first name asks for it alone, ticking another for either; the last one that is taken away leaves all.
void draw_names(Ui& ui, PanelRows& rows, const UiState& state, const std::string& kind,
                const events::FacetCounts::Named& names, Names EventQuery::*part) {
  const Names& wanted = state.asked.*part;
  for (const auto& [name, count] : names) {
    const bool on = is_on(wanted, name);
    if (rows.tick(fmt::format("{} {}", kind, name), name, on, count_words(count, on), count == 0)) {
      EventQuery query = state.asked;
      Names& list = query.*part;
      if (wanted.empty() || !on) {
        list.push_back({name, true});
      } else {
        std::erase(list, EventQuery::Name{name, true});
      }
      ask_for(ui, query);
    }
    ui.tip(wanted.empty() ? "Shows these alone" : "");
  }
  if (!wanted.empty() && rows.link("all " + kind, "Show all again")) {
    EventQuery query = state.asked;
    (query.*part).clear();
    ask_for(ui, query);
  }
}

}  // namespace

void FacetRows::draw(Ui& ui, PanelRows& rows, const UiState& state) {
  const events::EventFacets& facets = *state.snapshot->facets();
  if (facets.has_readings()) {
    rows.gap();
    rows.heading("How sure the reading is");
    for (const ReadingStrength strength : events::kReadingStrengths) {
      const bool on = state.asked.readings.has(strength);
      const std::uint32_t count = state.facet_counts.readings.at(static_cast<std::size_t>(strength));
      const std::string label(words_of(strength));
      if (rows.tick("filter " + label, label, on, count_words(count, on), count == 0)) {
        EventQuery query = state.asked;
        query.readings.set(strength, !on);
        ask_for(ui, query);
      }
      ui.tip("How sure the machine's reading is, not whether the report is true");
    }
  }
  if (facets.has_actors() && rows.fold("fold actors", "Who took part", actors_open_)) {
    draw_names(ui, rows, state, "actor", state.facet_counts.actors, &EventQuery::actors);
  }
  if (facets.has_sources() && rows.fold("fold sources", "Who reported it", sources_open_)) {
    draw_names(ui, rows, state, "source", state.facet_counts.sources, &EventQuery::sources);
  }
}

}  // namespace dateline::viewer
