#include "viewer/app/history.h"

#include <utility>

namespace dateline::viewer {

std::uint64_t History::add(Edit edit) {
  undone_.clear();
  const auto* layers = std::get_if<LayersEdit>(&edit.change);
  if (layers != nullptr && !done_.empty() && done_.back().label == edit.label) {
    if (auto* last = std::get_if<LayersEdit>(&done_.back().change)) {
      last->after = layers->after;
      return done_.back().number;
    }
  }
  edit.number = ++last_number_;
  done_.push_back(std::move(edit));
  if (done_.size() > kMost) {
    done_.erase(done_.begin());
  }
  return last_number_;
}

void History::forget(std::uint64_t number) {
  for (std::vector<Edit>* edits : {&done_, &undone_}) {
    std::erase_if(*edits, [number](const Edit& edit) { return edit.number == number; });
  }
}

const Edit& History::undo() {
  undone_.push_back(std::move(done_.back()));
  done_.pop_back();
  return undone_.back();
}

const Edit& History::redo() {
  done_.push_back(std::move(undone_.back()));
  undone_.pop_back();
  return done_.back();
}

void History::clear() {
  done_.clear();
  undone_.clear();
}

}  // namespace dateline::viewer
