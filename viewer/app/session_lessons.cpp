// The session's task that learns from a correction: a row of the person's own tables, and the reports read again.

#include <algorithm>
#include <utility>

#include "viewer/app/lesson_rows.h"
#include "viewer/app/reading_data.h"
#include "viewer/app/session.h"
#include "viewer/app/session_outcome.h"

namespace dateline::viewer {

using Direction = ProjectChange::Direction;

namespace {

// Another reading comes to use what the tables now say.
Result<void> use_tables(Workshop& shop) {
  shop.forget_tools();
  return shop.open_tools();
}

Result<OwnRow> learn(Workshop& shop, const Lesson& lesson) {
  return shop.open_tools()
      .and_then([] { return reading_data(); })
      .and_then([&](const ReadingData& data) { return lesson_row(lesson, data.lexicons); })
      .and_then([&](const OwnRow& row) -> Result<OwnRow> {
        Result<void> used = add_own_row(row);
        if (used) {
          used = use_tables(shop);
        }
        if (!used) {
          // Nothing is read by what cannot be used.
          if (const auto removed = remove_own_row(row); removed) {
            shop.forget_tools();
          }
          return tl::make_unexpected(used.error());
        }
        return row;
      });
}

}  // namespace

void Session::teach(std::uint32_t event, const Lesson& lesson) {
  std::vector<std::string> documents = documents_for(lesson, snapshot_->project());
  for (const std::uint32_t document : snapshot_->documents_of(snapshot_->event(event))) {
    const std::string& id = snapshot_->project().documents[document].id;
    if (std::ranges::find(documents, id) == documents.end()) {
      documents.push_back(id);
    }
  }
  const auto row = std::make_shared<OwnRow>();
  const auto change = std::make_shared<ProjectChange>();
  const std::uint64_t edit = history_.add({lesson_words(lesson), LessonEdit{row, change}});
  add({"Reading the reports again",
       [lesson, documents = std::move(documents), row, change, edit](Workshop& shop, const SnapshotPtr& current,
                                                                     const std::stop_token&, JobProgress&) {
         Outcome outcome;
         outcome.came_to_nothing = edit;
         Result<OwnRow> learnt = learn(shop, lesson);
         if (!learnt) {
           outcome.notices.push_back(problem(learnt.error()));
           return outcome;
         }
         outcome.gazetteer = shop.gazetteer();
         const events::Project& before = current->project();
         events::Project project = read_again(before, documents, *shop.tools().reader, shop.clock());
         *change = ProjectChange(before, project, documents);
         events::ReadingBatch batch = reading_batch(project, change->present(Direction::redo), shop.tools());
         batch.who = user_name();
         batch.note = lesson_words(lesson);
         const auto put = [&](events::ProjectStore& store) { return store.put_reading(batch); };
         if (!change->empty() && !write(shop, before, put, outcome)) {
           if (const auto removed = remove_own_row(*learnt); !removed) {
             outcome.notices.push_back(problem(removed.error()));
           }
           shop.forget_tools();
           return outcome;
         }
         *row = std::move(*learnt);
         outcome.came_to_nothing = 0;
         outcome.notices.push_back(done("From now on " + lesson_words(lesson) + ". Ctrl+Z takes it back"));
         if (!change->empty()) {
           outcome.snapshot = snapshot_of(std::move(project));
           outcome.changed = true;
         }
         return outcome;
       },
       true});
}

void Session::add_own_table(const std::shared_ptr<OwnRow>& row, Direction direction) {
  add({direction == Direction::undo ? "Taking back" : "Making again",
       [row, direction](Workshop& shop, const SnapshotPtr&, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         if (row->line.empty()) {
           return outcome;  // it was never learnt
         }
         const Result<void> written = direction == Direction::undo ? remove_own_row(*row) : add_own_row(*row);
         const Result<void> used = written ? use_tables(shop) : written;
         if (!used) {
           outcome.notices.push_back(problem(used.error()));
         }
         outcome.gazetteer = shop.gazetteer();
         return outcome;
       },
       true});
}

}  // namespace dateline::viewer
