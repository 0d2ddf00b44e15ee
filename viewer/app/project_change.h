#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "events/model/project.h"

namespace dateline::viewer {

/// What a reading made of a project's documents, claims and events, so that it can be taken back and made again to the
/// letter. Holds the records that differ, and no others.
class ProjectChange {
 public:
  enum class Direction { undo, redo };

  /// No change.
  ProjectChange() = default;
  /// From `before` to `after`, between which `documents` (their ids) came, went or were read again. What did not change
  /// stands in the same order in both.
  ProjectChange(const events::Project& before, const events::Project& after, const std::vector<std::string>& documents);

  [[nodiscard]] bool empty() const;
  /// `project` with the change taken back or made again, whichever of the two states it is in.
  [[nodiscard]] events::Project applied(events::Project project, Direction direction) const;
  /// Of the documents that differ those that the project has afterwards, and the ids of those that it has not.
  [[nodiscard]] std::vector<events::Document> present(Direction direction) const;
  [[nodiscard]] std::vector<std::string> gone(Direction direction) const;
  /// The events that differ, as they are afterwards.
  [[nodiscard]] std::vector<events::Event> events(Direction direction) const;

 private:
  /// Records that differ, with their places in the project's list, in order.
  template <class Record>
  struct Records {
    using Placed = std::vector<std::pair<std::size_t, Record>>;
    Placed before, after;
    [[nodiscard]] const Placed& to(Direction direction) const { return direction == Direction::undo ? before : after; }
    void apply(std::vector<Record>& records, Direction direction) const;
  };
  Records<events::Document> documents_;
  Records<events::Claim> claims_;
  Records<events::Event> events_;
};

}  // namespace dateline::viewer
