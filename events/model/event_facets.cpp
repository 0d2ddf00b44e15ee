#include "events/model/event_facets.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/name_key.h"
#include "events/model/project_events.h"

namespace dateline::events {
namespace {

bool is_asked_for(const std::string& name, const EventQuery::Name& wanted) {
  if (wanted.whole) {
    return name == wanted.text;
  }
  const std::string key = exact_name_key(wanted.text);
  return !key.empty() && (" " + exact_name_key(name)).find(" " + key) != std::string::npos;
}

/// Which of the names are asked for; empty where all are.
std::vector<bool> asked_for(const std::vector<std::string>& names, const std::vector<EventQuery::Name>& wanted) {
  std::vector<bool> asked;
  if (!wanted.empty()) {
    asked.reserve(names.size());
    for (const std::string& name : names) {
      asked.push_back(std::ranges::any_of(wanted, [&](const auto& one) { return is_asked_for(name, one); }));
    }
  }
  return asked;
}

FacetCounts::Named most_of(const std::vector<std::string>& names, const std::vector<std::uint32_t>& counts,
                           const std::vector<bool>& asked) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (!names[i].empty() && (counts[i] > 0 || (!asked.empty() && asked[i]))) {
      order.push_back(i);
    }
  }
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : names[a] < names[b];
  });
  FacetCounts::Named most;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i < EventFacets::kMost || (!asked.empty() && asked[order[i]])) {
      most.emplace_back(names[order[i]], counts[order[i]]);
    }
  }
  return most;
}

}  // namespace

struct EventFacets::Wanted {
  std::vector<bool> actors, sources, source_lists;  // empty where all are
  ValueSet<ReadingStrength> readings;

  [[nodiscard]] bool passes_actors(const Facets& event) const {
    return actors.empty() || actors[event.actor1] || actors[event.actor2];
  }
  [[nodiscard]] bool passes_sources(const Facets& event) const {
    return source_lists.empty() || source_lists[event.sources];
  }
  [[nodiscard]] bool passes_readings(const Facets& event) const { return readings.has(event.reading); }
};

EventFacets::EventFacets(const Project& project) {
  std::unordered_map<std::string, std::uint32_t> known_actors{{"", 0}};
  std::unordered_map<std::string, std::uint32_t> known_sources;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known_lists;
  const auto number = [](auto& known, auto& names, const std::string& name) {
    const auto [found, is_new] = known.emplace(name, static_cast<std::uint32_t>(names.size()));
    if (is_new) {
      names.push_back(name);
    }
    return found->second;
  };
  events_.reserve(project.events.size());
  std::vector<std::uint32_t> list;
  for (const Event& event : project.events) {
    list.clear();
    for (const std::string& source : event.sources) {
      list.push_back(number(known_sources, sources_, source));
    }
    const auto [found, is_new] = known_lists.emplace(list, static_cast<std::uint32_t>(source_lists_.size()));
    if (is_new) {
      source_lists_.push_back(list);
    }
    events_.push_back({number(known_actors, actors_, event.actor1), number(known_actors, actors_, event.actor2),
                       found->second, reading_strength(event.confidence)});
    several_readings_ = several_readings_ || events_.back().reading != events_.front().reading;
  }
  if (project.table) {
    add_table(project);
  }
}

void EventFacets::add_table(const Project& project) {
  table_ = project.table;
  const EventTable& table = *table_;
  std::vector<bool> acts(table.names());
  std::vector<bool> reports(table.names());
  for (std::uint32_t row = 0; row < table.numbers(); ++row) {
    if (has_row(project, row)) {
      acts[table.actor1(row)] = true;
      acts[table.actor2(row)] = true;
      reports[table.source(row)] = true;
    }
  }
  // The names are each other's; records may have some of them too.
  std::unordered_map<std::string, std::uint32_t> known_actors;
  for (std::uint32_t i = 0; i < actors_.size(); ++i) {
    known_actors.emplace(actors_[i], i);
  }
  std::unordered_map<std::string, std::uint32_t> known_sources;
  for (std::uint32_t i = 0; i < sources_.size(); ++i) {
    known_sources.emplace(sources_[i], i);
  }
  const auto number = [](auto& known, auto& names, const std::string& name) {
    const auto [found, is_new] = known.emplace(name, static_cast<std::uint32_t>(names.size()));
    if (is_new) {
      names.push_back(name);
    }
    return found->second;
  };
  actor_of_name_.assign(table.names(), 0);
  list_of_name_.assign(table.names(), 0);
  for (std::uint32_t code = 0; code < table.names(); ++code) {
    if (acts[code]) {
      actor_of_name_[code] = number(known_actors, actors_, std::string(table.name(code)));
    }
    if (reports[code]) {
      list_of_name_[code] = static_cast<std::uint32_t>(source_lists_.size());
      std::vector<std::uint32_t>& list = source_lists_.emplace_back();
      for (const std::string& source : sources_of_row(table.name(code), table.source_name())) {
        list.push_back(number(known_sources, sources_, source));
      }
    }
  }
  several_readings_ =
      several_readings_ || (!events_.empty() && events_.front().reading != reading_strength(kTableConfidence));
}

EventFacets::Facets EventFacets::facets_of(std::uint32_t event) const {
  if (event < events_.size()) {
    return events_[event];
  }
  const std::uint32_t row = event - static_cast<std::uint32_t>(events_.size());
  return {actor_of_name_[table_->actor1(row)], actor_of_name_[table_->actor2(row)], list_of_name_[table_->source(row)],
          reading_strength(kTableConfidence)};
}

EventFacets::Wanted EventFacets::wanted(const EventQuery& query) const {
  Wanted wanted{asked_for(actors_, query.actors), asked_for(sources_, query.sources), {}, query.readings};
  if (!wanted.actors.empty()) {
    wanted.actors[0] = false;  // nobody
  }
  if (!wanted.sources.empty()) {
    for (const auto& list : source_lists_) {
      wanted.source_lists.push_back(
          std::ranges::any_of(list, [&](std::uint32_t source) { return wanted.sources[source]; }));
    }
  }
  return wanted;
}

std::shared_ptr<const RowBits> EventFacets::passing(const EventIndex& index, const EventQuery& query,
                                                    const std::shared_ptr<const RowBits>& among) const {
  if (!query.has_facets()) {
    return among;
  }
  const Wanted wants = wanted(query);
  auto rows = std::make_shared<RowBits>(index.size());
  for (Row row = 0; row < index.size(); ++row) {
    const Facets event = facets_of(index.columns().event[row]);
    (*rows)[row] = (!among || (*among)[row]) && wants.passes_readings(event) && wants.passes_actors(event) &&
                   wants.passes_sources(event);
  }
  return rows;
}

FacetCounts EventFacets::count(const EventIndex& index, TimeWindow window, const EventFilter& filter,
                               const EventQuery& query) const {
  FacetCounts counts;
  const Wanted wants = wanted(query);
  std::vector<std::uint32_t> by_actor(actors_.size());
  std::vector<std::uint32_t> by_list(source_lists_.size());
  for (const Row row : index.drawn_rows(window, filter)) {
    const Facets event = facets_of(index.columns().event[row]);
    const bool reading = wants.passes_readings(event);
    const bool actor = wants.passes_actors(event);
    const bool source = wants.passes_sources(event);
    counts.readings.at(static_cast<std::size_t>(event.reading)) += actor && source ? 1 : 0;
    if (reading && source) {
      ++by_actor[event.actor1];
      by_actor[event.actor2] += event.actor2 != event.actor1 ? 1 : 0;
    }
    by_list[event.sources] += reading && actor ? 1 : 0;
  }
  std::vector<std::uint32_t> by_source(sources_.size());
  for (std::size_t list = 0; list < source_lists_.size(); ++list) {
    for (const std::uint32_t source : source_lists_[list]) {
      by_source[source] += by_list[list];
    }
  }
  counts.actors = most_of(actors_, by_actor, wants.actors);
  counts.sources = most_of(sources_, by_source, wants.sources);
  return counts;
}

}  // namespace dateline::events
