#pragma once

#include <string>
#include <variant>
#include <vector>

#include "events/model/document.h"
#include "events/model/event.h"

namespace dateline::viewer {

/// A reviewer's decision about an event.
struct ReviewEdit {
  std::string event_id;
  events::Review before = events::Review::unreviewed;
  events::Review after = events::Review::unreviewed;
};

/// A document that was read again with another date.
struct DateEdit {
  std::string document_id;
  events::Published before;
  events::Published after;
};

struct Edit {
  std::string label;  ///< for the menu: "accept “Clashes in Bani Zeid”"
  std::variant<ReviewEdit, DateEdit> change;
};

/// The edits of this session that can be taken back, and those taken back that can be made again.
class History {
 public:
  /// A new edit; what was undone before it can no longer be made again.
  void add(Edit edit);
  [[nodiscard]] const Edit* next_undo() const { return done_.empty() ? nullptr : &done_.back(); }
  [[nodiscard]] const Edit* next_redo() const { return undone_.empty() ? nullptr : &undone_.back(); }
  /// Moves the edit to the other side, and returns it. Only where there is one.
  const Edit& undo();
  const Edit& redo();
  /// After changes that cannot be taken back.
  void clear();

 private:
  static constexpr std::size_t kMost = 200;
  std::vector<Edit> done_;
  std::vector<Edit> undone_;
};

}  // namespace dateline::viewer
