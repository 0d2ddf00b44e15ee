#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "events/model/event_index.h"
#include "events/model/project.h"

namespace dateline::events {

/// Finds events by words: in the names of their places, actors and voices, in their evidence, and in the reports they
/// rest on. Holds its own folded copy of what it searches; immutable, and readable from any thread.
class EventSearch {
 public:
  explicit EventSearch(const Project& project);

  /// The rows of `index` (made of the same project) whose words hold every word of the query, in any order, case and
  /// diacritics aside; a word may be the beginning of a longer one. Null where the query has no word.
  [[nodiscard]] std::shared_ptr<const RowBits> find(const EventIndex& index, std::string_view query) const;

 private:
  struct Words {
    std::string own;                       // of the event itself, folded, each word after a space
    std::vector<std::uint32_t> documents;  // indices into documents_
  };
  struct TableWord;
  [[nodiscard]] std::vector<TableWord> look_up(const std::vector<std::string>& words) const;

  std::shared_ptr<const EventTable> table_;  // whose rows come after the project's records
  std::vector<std::string> documents_;       // their texts, folded likewise
  std::vector<Words> events_;
};

}  // namespace dateline::events
