// The session's tasks that change the project, and those that take changes back.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "events/model/project_events.h"
#include "viewer/app/layer_files.h"
#include "viewer/app/session.h"
#include "viewer/app/session_outcome.h"
#include "viewer/panels/event_words.h"

namespace dateline::viewer {

using events::Project;
using Direction = ProjectChange::Direction;

namespace {

std::string counted(std::size_t count, const char* one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string reading_words(const ReadReports& read, std::size_t events_before, bool stopped) {
  const std::size_t all = read.project.events.size();
  std::string words = fmt::format("{}{} read, {}", stopped ? "Stopped: " : "", counted(read.documents.size(), "report"),
                                  counted(all > events_before ? all - events_before : 0, "new event"));
  if (read.known > 0) {
    words += fmt::format("; {} {} in the project already", read.known, read.known == 1 ? "was" : "were");
  }
  return words;
}

}  // namespace

bool Session::write(Workshop& shop, const Project& before, const Workshop::Write& edit, Outcome& outcome) {
  const auto written = shop.write(before, edit);
  outcome.stored = written.has_value() && shop.has_file();
  if (written) {
    return true;
  }
  outcome.notices.push_back(problem(written.error()));
  // Without a file of the person's the edit is made all the same, in memory.
  outcome.failed = shop.has_file();
  return !outcome.failed;
}

void Session::read(std::vector<ReportInput> inputs, const events::DocumentOptions& options) {
  const std::string what = inputs.size() == 1 ? "a report" : fmt::format("{} reports", inputs.size());
  const auto change = std::make_shared<ProjectChange>();
  const std::uint64_t edit = history_.add({"reading of " + what, ReadingEdit{change}});
  add({"Reading " + what,
       [inputs = std::move(inputs), options, change, edit](Workshop& shop, const SnapshotPtr& current,
                                                           const std::stop_token& stop, JobProgress& progress) {
         Outcome outcome;
         outcome.came_to_nothing = edit;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         outcome.gazetteer = shop.gazetteer();
         Project base = current->project();
         const bool is_first = base.documents.empty();
         if (is_first) {
           base.time_zone = options.time_zone;
         }
         ReadReports read = read_reports(base, inputs, options, *shop.tools().reader, shop.clock(), stop, progress);
         add_problems(outcome.notices, read.problems);
         if (!read.documents.empty() || read.known > 0) {
           outcome.notices.push_back(done(reading_words(read, base.events.size(), stop.stop_requested())));
         }
         if (read.documents.empty()) {
           return outcome;
         }
         std::vector<std::string> ids;
         for (const events::Document& document : read.documents) {
           ids.push_back(document.id);
         }
         *change = ProjectChange(base, read.project, ids);
         const events::ReadingBatch batch = reading_batch(read.project, std::move(read.documents), shop.tools());
         if (!write(
                 shop, base, [&](events::ProjectStore& store) { return store.put_reading(batch); }, outcome)) {
           return outcome;
         }
         if (is_first && !shop.has_file()) {
           outcome.name = "Unsaved project";
         }
         outcome.came_to_nothing = 0;
         outcome.new_documents = std::move(ids);
         outcome.changed = true;
         outcome.snapshot = snapshot_of(std::move(read.project));
         return outcome;
       },
       true});
}

void Session::change_date(std::uint32_t document, const events::TimeInterval& published) {
  const events::Document& changed = snapshot_->project().documents[document];
  const events::Published after{
      .value = published.start, .granularity = published.granularity, .inferred = false, .reason = {}};
  const auto change = std::make_shared<ProjectChange>();
  const std::uint64_t edit = history_.add({fmt::format("date of “{}”", report_title(changed)), ReadingEdit{change}});
  add({"Reading the report again",
       [id = changed.id, after, change, edit](Workshop& shop, const SnapshotPtr& current, const std::stop_token&,
                                              JobProgress&) {
         Outcome outcome;
         outcome.came_to_nothing = edit;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         outcome.gazetteer = shop.gazetteer();
         const Project& before = current->project();
         Result<Project> project = viewer::change_date(before, id, after, *shop.tools().reader, shop.clock());
         if (!project) {
           outcome.notices.push_back(problem(project.error()));
           return outcome;
         }
         *change = ProjectChange(before, *project, {id});
         events::ReadingBatch batch = reading_batch(*project, change->present(Direction::redo), shop.tools());
         batch.who = user_name();
         batch.note = "published " + events::format_time(*after.value, after.granularity);
         if (!write(
                 shop, before, [&](events::ProjectStore& store) { return store.put_reading(batch); }, outcome)) {
           return outcome;
         }
         outcome.came_to_nothing = 0;
         outcome.snapshot = snapshot_of(std::move(*project));
         outcome.changed = true;
         return outcome;
       },
       true});
}

void Session::add_change(const ReadingEdit& reading, Direction direction, const std::string& label) {
  const bool undoes = direction == Direction::undo;
  add({undoes ? "Taking back" : "Making again",
       [reading, direction, note = (undoes ? "taken back: " : "made again: ") + label](
           Workshop& shop, const SnapshotPtr& current, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         const ProjectChange& change = *reading.change;
         if (change.empty() || !shop.open_tools()) {
           return outcome;
         }
         const Project& before = current->project();
         Project project = change.applied(before, direction);
         events::ReadingBatch batch = reading_batch(project, change.present(direction), shop.tools());
         batch.gone = change.gone(direction);
         batch.who = user_name();
         batch.note = note;
         batch.kind = reading.kind;
         batch.subject = reading.subject;
         if (!write(
                 shop, before, [&](events::ProjectStore& store) { return store.put_reading(batch); }, outcome)) {
           return outcome;
         }
         outcome.snapshot = snapshot_of(std::move(project));
         outcome.changed = true;
         return outcome;
       },
       true});
}

void Session::review(std::uint32_t event, events::Review review) {
  const events::Event decided = snapshot_->event(event);
  const auto pending = pending_.find(decided.id);
  const events::Review now = pending == pending_.end() ? decided.review : pending->second;
  events::ReviewState after{review, decided.notes};
  // What a person wrote is neither accepted as if it had been read nor forgotten but on purpose.
  if (is_edited(*snapshot_, *as_read_, decided)) {
    if (review == events::Review::accepted) {
      after.review = events::Review::edited;
    } else if (review == events::Review::unreviewed) {
      after.facts = reading_of(*snapshot_, *as_read_, decided);
    }
  }
  if (now != after.review) {
    decide(decided, fmt::format("{} “{}”", events::short_name_of(after.review), event_title(decided)), after);
  }
}

void Session::edit(std::uint32_t event, const events::EventFacts& facts, const std::string& note) {
  const events::Event decided = snapshot_->event(event);
  const bool same = facts == events::facts_of(decided);
  if (same && note == decided.notes) {
    return;
  }
  const events::EventFacts read = reading_of(*snapshot_, *as_read_, decided);
  // Who goes back to the reading in every field has decided nothing any more.
  const events::Review review = same                                       ? decided.review
                                : facts != read                            ? events::Review::edited
                                : decided.review == events::Review::edited ? events::Review::unreviewed
                                                                           : decided.review;
  if (decided.claims.empty() && !as_read_->contains(decided.id)) {
    FactsById known = *as_read_;
    known.emplace(decided.id, read);
    as_read_ = std::make_shared<const FactsById>(std::move(known));
  }
  decide(decided, fmt::format("edit of “{}”", event_title(decided)), {review, note, facts});
}

void Session::decide(const events::Event& event, std::string label, const events::ReviewState& after) {
  const auto pending = pending_.find(event.id);
  events::ReviewState before{pending == pending_.end() ? event.review : pending->second, event.notes};
  if (after.facts) {
    before.facts = events::facts_of(event);
  }
  const std::uint64_t edit = history_.add({std::move(label), DecisionEdit{event.id, std::move(before), after}});
  add_decision(event.id, after, false, edit);
}

void Session::add_decision(const std::string& event_id, const events::ReviewState& state, bool undoes,
                           std::uint64_t edit) {
  pending_[event_id] = state.review;
  add({"Saving",
       [event_id, state, undoes, edit](Workshop& shop, const SnapshotPtr& current, const std::stop_token&,
                                       JobProgress&) {
         Outcome outcome;
         outcome.review_of = event_id;
         const auto event = current->event_of_id(event_id);
         if (!event) {
           outcome.came_to_nothing = edit;
           return outcome;
         }
         const Workshop::Write write_decision = [&](events::ProjectStore& store) -> Result<void> {
           if (undoes) {
             const auto undone = store.undo(event_id, user_name());
             if (!undone || *undone) {
               return undone ? Result<void>() : tl::make_unexpected(undone.error());
             }
             // The file does not know the decision, which is older than itself: another one says the same.
           }
           const auto decided = state.facts ? store.edit(event_id, state, user_name())
                                            : store.decide(event_id, state.review, std::nullopt, user_name());
           return decided ? Result<void>() : tl::make_unexpected(decided.error());
         };
         Project project = current->project();
         const std::uint32_t record = events::make_record(project, *event);
         if (!write(shop, project, write_decision, outcome)) {
           outcome.came_to_nothing = edit;
           return outcome;
         }
         events::Event& changed = project.events[record];
         changed.review = state.review;
         if (state.facts) {
           events::set_facts(changed, *state.facts);
           changed.notes = state.notes;
         }
         outcome.snapshot = snapshot_of(std::move(project));
         outcome.changed = true;
         return outcome;
       },
       true});
}

void Session::set_views(std::vector<events::View> views, std::string label) {
  const std::uint64_t edit = history_.add({std::move(label), ViewsEdit{snapshot_->project().views, views}});
  add_views(std::move(views), edit);
}

void Session::add_views(std::vector<events::View> views, std::uint64_t edit) {
  add({"Saving",
       [views = std::move(views), edit](Workshop& shop, const SnapshotPtr& current, const std::stop_token&,
                                        JobProgress&) {
         Outcome outcome;
         const auto set = [&](events::ProjectStore& store) { return store.set_views(views); };
         if (!write(shop, current->project(), set, outcome)) {
           outcome.came_to_nothing = edit;
           return outcome;
         }
         Project project = current->project();
         project.views = views;
         outcome.snapshot = snapshot_of(std::move(project));
         outcome.changed = true;
         return outcome;
       },
       true});
}

void Session::set_layers(std::vector<events::Layer> layers, std::string label) {
  if (layers == layers_) {
    return;
  }
  history_.add({std::move(label), LayersEdit{layers_, layers}});
  keep_layers(std::move(layers), true);
}

void Session::add_layers(std::vector<events::Layer> layers) {
  const bool opening = running_opens_ || std::ranges::any_of(waiting_, &Task::opens);
  if (opening) {
    std::ranges::move(layers, std::back_inserter(brought_));
    return;
  }
  std::vector<events::Layer> all = layers_;
  const std::string label = layers.size() == 1 ? fmt::format("add “{}”", layers.front().name) : "add layers";
  std::ranges::move(layers, std::back_inserter(all));
  set_layers(std::move(all), label);
}

void Session::lay_brought_layers() {
  std::vector<events::Layer> all = layers_;
  std::ranges::move(std::exchange(brought_, {}), std::back_inserter(all));
  keep_layers(std::move(all), false);
}

void Session::keep_layers(std::vector<events::Layer> layers, bool is_edit) {
  layers_ = std::move(layers);
  add({"Saving",
       [stored = stored_layers(layers_, file_.parent_path()), is_edit](Workshop& shop, const SnapshotPtr& current,
                                                                       const std::stop_token&, JobProgress&) {
         Outcome outcome;
         if (is_edit || shop.has_file()) {
           outcome.changed = write(
               shop, current->project(), [&](events::ProjectStore& store) { return store.set_layers(stored); },
               outcome);
         }
         return outcome;
       },
       is_edit});
}

void Session::make(const Edit& edit, Direction direction) {
  const bool undoes = direction == Direction::undo;
  if (const auto* decision = std::get_if<DecisionEdit>(&edit.change)) {
    add_decision(decision->event_id, undoes ? decision->before : decision->after, undoes, edit.number);
  } else if (const auto* reading = std::get_if<ReadingEdit>(&edit.change)) {
    add_change(*reading, direction, edit.label);
  } else if (const auto* lesson = std::get_if<LessonEdit>(&edit.change)) {
    add_own_table(lesson->row, direction);
    add_change({lesson->change}, direction, edit.label);
  } else if (const auto* layers = std::get_if<LayersEdit>(&edit.change)) {
    keep_layers(undoes ? layers->before : layers->after, true);
  } else {
    const auto& views = std::get<ViewsEdit>(edit.change);
    add_views(undoes ? views.before : views.after, edit.number);
  }
}

void Session::undo() {
  if (history_.next_undo() != nullptr) {
    make(history_.undo(), Direction::undo);
  }
}

void Session::redo() {
  if (history_.next_redo() != nullptr) {
    make(history_.redo(), Direction::redo);
  }
}

}  // namespace dateline::viewer
