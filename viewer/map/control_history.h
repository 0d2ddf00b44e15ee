#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/project.h"

namespace dateline::viewer {

/// Who holds a place as reported until some time, and how sure that is.
struct PlaceControl {
  enum class Manner : std::uint8_t {
    full,       ///< reported to have been taken whole
    partial,    ///< partly taken
    by_fire,    ///< within range of guns, which cut a road without holding it
    claimed,    ///< only a side says so
    contested,  ///< reports name different holders
  };
  std::string place_id;
  events::Side holder = events::Side::unknown;  ///< who gained it
  events::Side from = events::Side::unknown;    ///< who lost it
  Manner manner = Manner::full;
  events::Minute reported = 0;  ///< when the event that says so began
  friend bool operator==(const PlaceControl&, const PlaceControl&) = default;
};

/// Which place changed hands when, from the events that say so: a place has a holder only where a sentence of a report
/// names who gained it. Denied, planned and rejected events do not count, nor do those that speak of the surroundings
/// of a place
/// ("near X", "north-western edge of X"). Immutable.
class ControlHistory {
 public:
  ControlHistory(const events::Project& project, const events::EventIndex& index);

  /// The state of each place of which an event that began before `until` speaks: what the latest one says, but that a
  /// side's own claim leaves standing what others reported of the same holder ("partly taken").
  [[nodiscard]] std::vector<PlaceControl> until(events::Minute until) const;

 private:
  std::vector<PlaceControl> changes_;  // in order of time
};

/// The side of an actor, as the project's events and claims have it; unknown where none does.
[[nodiscard]] std::unordered_map<std::string, events::Side> sides_of_actors(const events::Project& project);

}  // namespace dateline::viewer
