#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "events/model/event.h"
#include "events/model/project.h"
#include "events/store/project_store.h"
#include "viewer/app/own_tables.h"
#include "viewer/app/project_change.h"

namespace dateline::viewer {

/// What a person decided about an event; with facts, what they say of it in place of what was read.
struct DecisionEdit {
  std::string event_id;
  events::ReviewState before;
  events::ReviewState after;
};

/// Reports that were read, or read again with another date; or events that were joined or parted.
struct ReadingEdit {
  /// What the reading changed; filled by the worker that reads, and used by workers after it.
  std::shared_ptr<ProjectChange> change;
  std::string kind = "reading";  ///< as ReadingBatch::kind
  std::string subject = {};      ///< Event::id of what was joined or parted
};

/// Words that were taught, and what reading them anew changed; both filled by the worker.
struct LessonEdit {
  std::shared_ptr<OwnRow> row;
  std::shared_ptr<ProjectChange> change;
};

/// Views that were kept, renamed or removed.
struct ViewsEdit {
  std::vector<events::View> before;
  std::vector<events::View> after;
};

/// Layers that were added, removed, put in another order or drawn otherwise; paths are absolute.
struct LayersEdit {
  std::vector<events::Layer> before;
  std::vector<events::Layer> after;
};

struct Edit {
  std::string label;  ///< for the menu: "accept “Clashes in Bani Zeid”"
  std::variant<DecisionEdit, ReadingEdit, LessonEdit, ViewsEdit, LayersEdit> change;
  std::uint64_t number = 0;  ///< given by the history
};

/// The edits of this session that can be taken back, and those taken back that can be made again.
class History {
 public:
  /// A new edit; what was undone before it can no longer be made again. Layers that are changed again under the same
  /// label are one edit. Returns its number.
  std::uint64_t add(Edit edit);
  /// An edit that came to nothing.
  void forget(std::uint64_t number);
  [[nodiscard]] const Edit* next_undo() const { return done_.empty() ? nullptr : &done_.back(); }
  [[nodiscard]] const Edit* next_redo() const { return undone_.empty() ? nullptr : &undone_.back(); }
  /// Moves the edit to the other side, and returns it. Only where there is one.
  const Edit& undo();
  const Edit& redo();
  /// For another project.
  void clear();

 private:
  static constexpr std::size_t kMost = 200;
  std::vector<Edit> done_;
  std::vector<Edit> undone_;
  std::uint64_t last_number_ = 0;
};

}  // namespace dateline::viewer
