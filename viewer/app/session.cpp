#include "viewer/app/session.h"

#include <utility>

#include "viewer/app/layer_files.h"

namespace dateline::viewer {

Session::Session(JobQueue& jobs, Clock clock, const std::filesystem::path& recovery_folder)
    : jobs_(jobs),
      workshop_(std::make_shared<Workshop>(std::move(clock), recovery_folder)),
      snapshot_(std::make_shared<const ProjectSnapshot>(std::make_shared<const events::Project>())),
      name_("No project") {}

Session::~Session() = default;

void Session::cancel() {
  running_.cancel();
  std::erase_if(waiting_, [](const Task& task) { return !task.is_edit; });
}

void Session::add(Task task) {
  edits_on_the_way_ += task.is_edit ? 1U : 0U;
  waiting_.push_back(std::move(task));
  start_next();
}

void Session::start_next() {
  if (running_.active() || waiting_.empty()) {
    return;
  }
  Task task = std::move(waiting_.front());
  waiting_.pop_front();
  running_text_ = task.text;
  running_is_edit_ = task.is_edit;
  running_opens_ = task.opens;
  running_ = jobs_.start(
      [work = std::move(task.work), shop = workshop_, current = snapshot_](
          const std::stop_token& stop, JobProgress& progress) { return work(*shop, current, stop, progress); });
}

bool Session::poll() {
  bool changed = false;
  while (std::optional<Outcome> outcome = running_.take()) {
    edits_on_the_way_ -= running_is_edit_ ? 1U : 0U;
    const bool opening = std::exchange(running_opens_, false);
    changed = outcome->snapshot != nullptr || changed;
    take_over(std::move(*outcome));
    if (opening && !brought_.empty()) {
      lay_brought_layers();
    }
    start_next();
  }
  return changed;
}

void Session::take_over(Outcome outcome) {
  if (outcome.gazetteer) {
    gazetteer_ = std::move(outcome.gazetteer);
  }
  if (outcome.snapshot) {
    snapshot_ = std::move(outcome.snapshot);
  }
  if (outcome.name) {
    name_ = *outcome.name;
    file_ = outcome.file;
    table_ = outcome.table;
  }
  if (outcome.came_to_nothing != 0) {
    history_.forget(outcome.came_to_nothing);
  }
  if (outcome.left_behind) {
    left_behind_ = std::move(outcome.left_behind);
  }
  if (outcome.opened) {
    opened_ = true;
    edited_ = false;
    failed_ = false;
    layers_ = found_layers(snapshot_->project().layers, file_.parent_path());
    history_.clear();
    pending_.clear();
    as_read_ = std::make_shared<const FactsById>(std::move(outcome.as_read));
  }
  if (!outcome.review_of.empty()) {
    // Another decision about the same event may be on its way behind this one.
    const auto event = snapshot_->event_of_id(outcome.review_of);
    const auto pending = pending_.find(outcome.review_of);
    if (pending != pending_.end() && (outcome.failed || !event || snapshot_->event(*event).review == pending->second)) {
      pending_.erase(pending);
    }
  }
  failed_ = outcome.failed || (failed_ && !outcome.stored);
  edited_ = (edited_ || outcome.changed) && !outcome.stored;
  std::ranges::move(outcome.notices, std::back_inserter(notices_));
  std::ranges::move(outcome.new_documents, std::back_inserter(new_documents_));
}

std::optional<JobState> Session::job() const {
  if (!running_.active() || running_text_.empty()) {
    return std::nullopt;
  }
  const JobProgress& progress = *running_.progress();
  return JobState{running_text_, progress.done(), progress.total()};
}

SaveState Session::save_state() const {
  if (failed_) {
    return SaveState::failed;
  }
  if (file_.empty()) {
    return edited_ || edits_on_the_way_ > 0 ? SaveState::unsaved_new : SaveState::no_file;
  }
  return edits_on_the_way_ > 0 ? SaveState::saving : SaveState::saved;
}

}  // namespace dateline::viewer
