#include "viewer/app/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "events/exchange/table_file.h"
#include "viewer/app/demo.h"
#include "viewer/app/file_kind.h"
#include "viewer/app/reading_tools.h"
#include "viewer/panels/event_words.h"

namespace dateline::viewer {

using events::Project;
using SnapshotPtr = std::shared_ptr<const ProjectSnapshot>;

/// What tasks work with. Tasks run one after the other, so no two touch it at a time.
struct Session::Workshop {
  Clock clock;
  std::shared_ptr<const geo::Gazetteer> gazetteer;
  std::optional<ReadingTools> tools;
  std::optional<events::ProjectStore> store;

  Result<void> open_gazetteer_once() {
    if (!gazetteer) {
      auto opened = open_gazetteer();
      if (!opened) {
        return tl::make_unexpected(opened.error());
      }
      gazetteer = std::move(*opened);
    }
    return {};
  }
  Result<void> open_tools() {
    if (!tools) {
      auto loaded = load_reading_tools();
      if (!loaded) {
        return tl::make_unexpected(loaded.error());
      }
      tools = std::move(*loaded);
      gazetteer = tools->gazetteer;
    }
    return {};
  }
};

namespace {

std::string user_name() {
  const char* user = std::getenv("USER");  // NOLINT(concurrency-mt-unsafe): nothing of ours sets the environment
  return user != nullptr && *user != '\0' ? user : "reviewer";
}
SnapshotPtr snapshot_of(Project project) {
  return std::make_shared<const ProjectSnapshot>(std::make_shared<const Project>(std::move(project)));
}

Notice problem(const Error& error) {
  return {Notice::Kind::problem, error.line(), 0};
}
Notice done(std::string text) {
  return {Notice::Kind::done, std::move(text), 0};
}

std::string reading_words(const ReadReports& read, std::size_t events_before) {
  const std::size_t documents = read.documents.size();
  const std::size_t all = read.project.events.size();
  const std::size_t events = all > events_before ? all - events_before : 0;
  std::string words = fmt::format("{} report{} read, {} new event{}", documents, documents == 1 ? "" : "s", events,
                                  events == 1 ? "" : "s");
  if (read.known > 0) {
    words += fmt::format("; {} {} in the project already", read.known, read.known == 1 ? "was" : "were");
  }
  return words;
}

/// Of several problems the first is told, and how many more there are.
void add_problems(std::vector<Notice>& notices, const std::vector<Error>& problems) {
  if (problems.empty()) {
    return;
  }
  Notice notice = problem(problems.front());
  if (problems.size() > 1) {
    notice.text += fmt::format(" (and {} more that could not be read)", problems.size() - 1);
  }
  notices.push_back(std::move(notice));
}

/// What reading changed, as the store takes it: the documents' claims and all events.
events::ReadingBatch batch_of(const Project& project, std::vector<events::Document> documents,
                              const ReadingTools& tools) {
  events::ReadingBatch batch;
  for (const events::Claim& claim : project.claims) {
    if (std::ranges::find(documents, claim.document, &events::Document::id) != documents.end()) {
      batch.claims.push_back(claim);
    }
  }
  batch.documents = std::move(documents);
  batch.events = project.events;
  batch.program = tools.program;
  batch.lexicons = tools.lexicons;
  return batch;
}

}  // namespace

Session::Session(JobQueue& jobs, Clock clock)
    : jobs_(jobs), workshop_(std::make_shared<Workshop>()), snapshot_(snapshot_of({})), name_("No project") {
  workshop_->clock = std::move(clock);
}

Session::~Session() = default;

void Session::prepare() {
  add({"", [](Workshop& shop, const SnapshotPtr&, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         // What is missing is told by the task that needs it.
         if (shop.open_tools()) {
           outcome.gazetteer = shop.gazetteer;
         }
         return outcome;
       }});
}

void Session::open_demo() {
  add({"Reading the demo reports", [](Workshop& shop, SnapshotPtr, const std::stop_token& stop, JobProgress& progress) {
         Outcome outcome;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         outcome.gazetteer = shop.gazetteer;
         auto project = read_demo(*shop.tools->reader, shop.clock, stop, progress);
         if (!project) {
           outcome.notices.push_back(problem(project.error()));
           return outcome;
         }
         shop.store.reset();
         outcome.snapshot = snapshot_of(std::move(*project));
         outcome.name = "Demo";
         outcome.opened = true;
         return outcome;
       }});
}

void Session::open_project(const std::filesystem::path& file) {
  add({"Opening " + file.filename().string(),
       [file](Workshop& shop, SnapshotPtr, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         if (const auto tools = shop.open_gazetteer_once(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
         }
         outcome.gazetteer = shop.gazetteer;
         if (file_kind(file) == FileKind::table) {
           auto table = events::table_as_project(file);
           if (!table) {
             outcome.notices.push_back(problem(table.error()));
             return outcome;
           }
           add_problems(outcome.notices, table->warnings);
           shop.store.reset();
           outcome.snapshot = snapshot_of(std::move(table->value));
           outcome.name = file.filename().string();
           outcome.opened = true;
           return outcome;
         }
         auto store = events::ProjectStore::open(file, shop.clock);
         if (!store) {
           outcome.notices.push_back(problem(store.error()));
           return outcome;
         }
         auto project = store->load();
         if (!project) {
           outcome.notices.push_back(problem(project.error()));
           return outcome;
         }
         shop.store = std::move(*store);
         outcome.snapshot = snapshot_of(std::move(*project));
         outcome.name = file.filename().string();
         outcome.file = file;
         outcome.opened = true;
         return outcome;
       }});
}

void Session::read(std::vector<ReportInput> inputs, const events::DocumentOptions& options) {
  const std::string text = inputs.size() == 1 ? "Reading a report" : fmt::format("Reading {} reports", inputs.size());
  history_.clear();
  add({text,
       [inputs = std::move(inputs), options](Workshop& shop, const SnapshotPtr& current, const std::stop_token& stop,
                                             JobProgress& progress) {
         Outcome outcome;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         outcome.gazetteer = shop.gazetteer;
         Project base = current->project();
         if (base.documents.empty()) {
           base.time_zone = options.time_zone;
         }
         const std::size_t events_before = base.events.size();
         ReadReports read = read_reports(base, inputs, options, *shop.tools->reader, shop.clock, stop, progress);
         add_problems(outcome.notices, read.problems);
         if (read.documents.empty() && read.known == 0) {
           return outcome;
         }
         outcome.notices.push_back(done(reading_words(read, events_before)));
         if (read.documents.empty()) {
           return outcome;
         }
         for (const events::Document& document : read.documents) {
           outcome.new_documents.push_back(document.id);
         }
         if (shop.store) {
           const auto stored = shop.store->put_reading(batch_of(read.project, std::move(read.documents), *shop.tools));
           outcome.stored = stored.has_value();
           if (!stored) {
             outcome.failed = true;
             outcome.notices.push_back(problem(stored.error()));
           }
         } else if (current->project().documents.empty()) {
           outcome.name = "Unsaved project";
         }
         outcome.changed = true;
         outcome.snapshot = snapshot_of(std::move(read.project));
         return outcome;
       },
       true});
}

void Session::review(std::uint32_t event, events::Review review) {
  const events::Event& decided = snapshot_->project().events[event];
  const auto pending = pending_.find(decided.id);
  const events::Review before = pending == pending_.end() ? decided.review : pending->second;
  if (before == review) {
    return;
  }
  history_.add({fmt::format("{} “{}”", events::short_name_of(review), event_title(decided)),
                ReviewEdit{decided.id, before, review}});
  add_review(decided.id, review, false);
}

void Session::add_review(const std::string& event_id, events::Review review, bool undoes) {
  pending_[event_id] = review;
  add({"Saving",
       [event_id, review, undoes](Workshop& shop, const SnapshotPtr& current, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         outcome.review_of = event_id;
         const auto event = current->event_of_id(event_id);
         if (!event) {
           return outcome;
         }
         if (shop.store) {
           Result<void> stored;
           if (undoes) {
             const auto undone = shop.store->undo(user_name());
             stored = undone ? Result<void>() : tl::make_unexpected(undone.error());
           } else {
             const auto decided = shop.store->decide(event_id, review, std::nullopt, user_name());
             stored = decided ? Result<void>() : tl::make_unexpected(decided.error());
           }
           if (!stored) {
             outcome.failed = true;
             outcome.notices.push_back(problem(stored.error()));
             return outcome;
           }
           outcome.stored = true;
         }
         Project project = current->project();
         project.events[*event].review = review;
         outcome.snapshot = snapshot_of(std::move(project));
         outcome.changed = true;
         return outcome;
       },
       true});
}

void Session::change_date(std::uint32_t document, const events::TimeInterval& published) {
  const events::Document& changed = snapshot_->project().documents[document];
  const events::Published after{
      .value = published.start, .granularity = published.granularity, .inferred = false, .reason = {}};
  history_.add({fmt::format("date of “{}”", changed.title.empty() ? changed.name : changed.title),
                DateEdit{changed.id, changed.published, after}});
  add_date(changed.id, after);
}

void Session::add_date(const std::string& document_id, const events::Published& published) {
  add({"Reading the report again",
       [document_id, published](Workshop& shop, const SnapshotPtr& current, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         outcome.gazetteer = shop.gazetteer;
         Result<Project> project =
             viewer::change_date(current->project(), document_id, published, *shop.tools->reader, shop.clock);
         if (!project) {
           outcome.notices.push_back(problem(project.error()));
           return outcome;
         }
         if (shop.store) {
           const auto document = std::ranges::find(project->documents, document_id, &events::Document::id);
           events::ReadingBatch batch = batch_of(*project, std::vector{*document}, *shop.tools);
           batch.who = user_name();
           batch.note = published.inferred || !published.value
                            ? std::string("published: as the report tells")
                            : "published " + events::format_time(*published.value, published.granularity);
           if (const auto stored = shop.store->put_reading(batch); !stored) {
             outcome.failed = true;
             outcome.notices.push_back(problem(stored.error()));
             return outcome;
           }
           outcome.stored = true;
         }
         outcome.snapshot = snapshot_of(std::move(*project));
         outcome.changed = true;
         return outcome;
       },
       true});
}

void Session::undo() {
  if (history_.next_undo() == nullptr) {
    return;
  }
  const Edit& edit = history_.undo();
  if (const auto* review = std::get_if<ReviewEdit>(&edit.change)) {
    add_review(review->event_id, review->before, true);
  } else {
    const auto& date = std::get<DateEdit>(edit.change);
    add_date(date.document_id, date.before);
  }
}

void Session::redo() {
  if (history_.next_redo() == nullptr) {
    return;
  }
  const Edit& edit = history_.redo();
  if (const auto* review = std::get_if<ReviewEdit>(&edit.change)) {
    add_review(review->event_id, review->after, false);
  } else {
    const auto& date = std::get<DateEdit>(edit.change);
    add_date(date.document_id, date.after);
  }
}

void Session::save_as(const std::filesystem::path& file) {
  add({"Saving " + file.filename().string(),
       [file](Workshop& shop, const SnapshotPtr& current, const std::stop_token&, JobProgress&) {
         Outcome outcome;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.failed = true;
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         const Project& project = current->project();
         const auto written = events::ProjectStore::write(
             file, project.title, project.time_zone, batch_of(project, project.documents, *shop.tools), shop.clock);
         if (!written) {
           outcome.failed = true;
           outcome.notices.push_back(problem(written.error()));
           return outcome;
         }
         auto store = events::ProjectStore::open(file, shop.clock);
         if (!store) {
           outcome.failed = true;
           outcome.notices.push_back(problem(store.error()));
           return outcome;
         }
         shop.store = std::move(*store);
         outcome.name = file.filename().string();
         outcome.file = file;
         outcome.stored = true;
         outcome.notices.push_back(done("Saved to " + file.string()));
         return outcome;
       }});
}

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
  running_ = jobs_.start(
      [work = std::move(task.work), shop = workshop_, current = snapshot_](
          const std::stop_token& stop, JobProgress& progress) { return work(*shop, current, stop, progress); });
}

bool Session::poll() {
  bool changed = false;
  while (std::optional<Outcome> outcome = running_.take()) {
    edits_on_the_way_ -= running_is_edit_ ? 1U : 0U;
    changed = outcome->snapshot != nullptr || changed;
    take_over(std::move(*outcome));
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
  }
  if (outcome.opened) {
    opened_ = true;
    edited_ = false;
    failed_ = false;
    history_.clear();
    pending_.clear();
  }
  if (!outcome.review_of.empty()) {
    // Another decision about the same event may be on its way behind this one.
    const auto event = snapshot_->event_of_id(outcome.review_of);
    const auto pending = pending_.find(outcome.review_of);
    if (pending != pending_.end() &&
        (outcome.failed || !event || snapshot_->project().events[*event].review == pending->second)) {
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
    return edited_ ? SaveState::unsaved_new : SaveState::no_file;
  }
  return edits_on_the_way_ > 0 ? SaveState::saving : SaveState::saved;
}

}  // namespace dateline::viewer
