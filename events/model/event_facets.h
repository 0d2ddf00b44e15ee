#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/event_query.h"
#include "events/model/project.h"

namespace dateline::events {

/// How many drawn events have each value, as EventCounts counts them: those that pass every *other* dimension. An event
/// has one reading, so those that are on add up to what is drawn; it may have two actors and several sources.
struct FacetCounts {
  using Named = std::vector<std::pair<std::string, std::uint32_t>>;
  std::array<std::uint32_t, kReadingStrengths.size()> readings{};
  Named actors;   ///< most events first, at most `EventFacets::kMost`, and those that are asked for
  Named sources;  ///< likewise
};

/// Who took part in a project's events, who reported them and how sure the readings are, by event. Immutable, and
/// readable from any thread.
class EventFacets {
 public:
  static constexpr std::size_t kMost = 12;
  explicit EventFacets(const Project& project);

  /// Whether there is anything to choose between: actors, several sources, or readings of different strength.
  [[nodiscard]] bool has_choice() const { return has_actors() || has_sources() || has_readings(); }
  [[nodiscard]] bool has_actors() const { return actors_.size() > 1; }
  [[nodiscard]] bool has_sources() const { return sources_.size() > 1; }
  [[nodiscard]] bool has_readings() const { return several_readings_; }

  /// The rows of `index`, made of the same project, that `among` holds (null: all) and the facets of the query let
  /// pass. In time that depends on the archive: a worker's job.
  [[nodiscard]] std::shared_ptr<const RowBits> passing(const EventIndex& index, const EventQuery& query,
                                                       const std::shared_ptr<const RowBits>& among) const;
  /// `filter` finds the query's words and nothing of its facets.
  [[nodiscard]] FacetCounts count(const EventIndex& index, TimeWindow window, const EventFilter& filter,
                                  const EventQuery& query) const;

 private:
  struct Facets {
    std::uint32_t actor1 = 0, actor2 = 0;  ///< indices into actors_; 0 is nobody
    std::uint32_t sources = 0;             ///< index into source_lists_
    ReadingStrength reading = ReadingStrength::strong;
  };
  struct Wanted;
  [[nodiscard]] Wanted wanted(const EventQuery& query) const;
  void add_table(const Project& project);
  /// Of an event by its number.
  [[nodiscard]] Facets facets_of(std::uint32_t event) const;

  std::vector<Facets> events_;                               ///< of the project's records
  std::shared_ptr<const EventTable> table_;                  ///< whose rows come after them
  std::vector<std::uint32_t> actor_of_name_, list_of_name_;  ///< of the table's names
  std::vector<std::string> actors_{""};
  std::vector<std::string> sources_;
  std::vector<std::vector<std::uint32_t>> source_lists_;  ///< indices into sources_
  bool several_readings_ = false;
};

}  // namespace dateline::events
