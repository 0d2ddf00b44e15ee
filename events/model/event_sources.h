#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/project.h"

namespace dateline::events {

/// Whose reports the events that a window shows rest on.
struct SourceTally {
  std::vector<std::string> notes;       ///< what the reports say about themselves, each once
  std::vector<std::string> publishers;  ///< each once, those of most events first
  std::size_t events = 0;
  std::size_t unreviewed = 0;  ///< of them: read by machine, and looked at by nobody
};

/// The sources of a project's events, brought together so that a window's are counted at the cost of a number an event.
/// Immutable, and readable from any thread.
class EventSources {
 public:
  explicit EventSources(const Project& project);

  /// Of the events that are drawn; `index` is made of the same project.
  [[nodiscard]] SourceTally of(const EventIndex& index, TimeWindow window, const EventFilter& filter) const;

 private:
  /// Events that have all of this in common.
  struct Group {
    std::vector<std::string> publishers;
    std::vector<std::string> notes;
    bool unreviewed = false;
  };
  std::vector<Group> groups_;
  [[nodiscard]] std::uint32_t group_of(std::uint32_t event) const;

  std::vector<std::uint32_t> group_of_event_;  // of the project's records
  std::shared_ptr<const EventTable> table_;    // whose rows come after them
  std::vector<std::uint32_t> group_of_name_;   // of the table's names
};

}  // namespace dateline::events
