// What the application opens and reads, and how it comes to what it shows.

#include <algorithm>
#include <utility>

#include "viewer/app/application.h"
#include "viewer/app/known_on.h"
#include "viewer/app/layer_files.h"

namespace dateline::viewer {

void Application::open(const ViewerOptions& options) {
  time_zone_ = options.time_zone.value_or("UTC");
  if (options.published) {
    if (const auto published = events::parse_time(*options.published)) {
      published_ = *published;
    }
  }
  state_.opening = true;
  if (options.files.empty()) {
    session_.open_demo();
  } else {
    apply(command::OpenFiles{options.files});
  }
  session_.find_left_behind();
  if (options.allow_network) {
    allowed_addresses_.insert(options.layers.begin(), options.layers.end());
  }
  add_layers({options.layers.begin(), options.layers.end()});
}

void Application::add_layers(const std::vector<std::filesystem::path>& files) {
  if (!files.empty()) {
    std::vector<events::Layer> layers;
    std::ranges::transform(files, std::back_inserter(layers), layer_of_file);
    session_.add_layers(std::move(layers));
  }
}

void Application::open_sorted(const SortedFiles& files) {
  if (!files.projects.empty()) {
    if (session_.save_state() == SaveState::unsaved_new) {
      tell_unsaved();
    } else {
      session_.open_project(files.projects.front());
    }
    for (std::size_t i = 1; i < files.projects.size(); ++i) {
      state_.notices.push_back({Notice::Kind::problem,
                                files.projects[i].filename().string() +
                                    " was not opened: one project is open at a time, " +
                                    files.projects.front().filename().string() + ". Open it with Ctrl+O instead",
                                0});
    }
  }
  open_tables(files.tables, !files.projects.empty());
  if (!files.views.empty()) {
    const auto& view = files.views.front();
    if (view && files.projects.empty() && files.tables.empty()) {
      reopen(*view);
    } else if (view) {
      to_reopen_ = *view;  // of what is being opened beside it
    } else {
      state_.notices.push_back({Notice::Kind::problem, view.error().line(), 0});
    }
  }
  add_layers(files.layers);
  if (!files.reports.empty()) {
    read({files.reports.begin(), files.reports.end()});
  }
}

/// Where there is a project of a person's, they say whether a table's events belong to it.
void Application::open_tables(const std::vector<std::filesystem::path>& tables, bool with_project) {
  if (tables.empty()) {
    return;
  }
  const bool has_events = session_.snapshot()->event_count() > 0 || session_.busy();
  if (with_project || (has_events && !session_.is_demo() && !state_.opening)) {
    command::OpenDialog ask{command::OpenDialog::Kind::tables};
    ask.paths.assign(tables.begin(), tables.end());
    apply(ask);
    return;
  }
  if (session_.save_state() == SaveState::unsaved_new) {
    tell_unsaved();
    return;
  }
  session_.open_project(tables.front());
  for (std::size_t i = 1; i < tables.size(); ++i) {
    session_.add_table(tables[i]);
  }
}

void Application::tell_unsaved() {
  state_.notices.push_back(
      {Notice::Kind::problem, "This project has edits that no file holds yet: save it first (Ctrl+S)", 0});
}

void Application::read(std::vector<ReportInput> inputs) {
  const events::Project& project = session_.snapshot()->project();
  const std::string zone = project.documents.empty() && !time_zone_.empty() ? time_zone_ : project.time_zone;
  events::DocumentOptions options;
  options.published = published_;
  options.time_zone = zone;
  session_.read(std::move(inputs), options);
}

void Application::take_snapshot() {
  state_.all_documents = session_.snapshot()->project().documents.size();
  if (!state_.known_on) {
    knowing_ = {};
    shown_known_on_.reset();
    show_snapshot(session_.snapshot());
    return;
  }
  knowing_ =
      quick_jobs_.start([all = session_.snapshot(), moment = *state_.known_on](const std::stop_token&, JobProgress&) {
        return std::make_shared<const ProjectSnapshot>(
            std::make_shared<const events::Project>(known_before(all->project(), moment)));
      });
}

void Application::show_snapshot(std::shared_ptr<const ProjectSnapshot> snapshot) {
  state_.snapshot = std::move(snapshot);
  state_.filter.found.reset();
  state_.found_words.reset();
  if (!state_.query.empty()) {
    start_search();
  }
  state_.hovered.reset();
  Selection& selection = state_.selection;
  selection.picked.clear();
  const bool event_gone = selection.kind == Selection::Kind::event && !state_.snapshot->event_of_id(selection.event_id);
  const bool place_gone = selection.kind == Selection::Kind::place && selection.place_id.empty();
  if (event_gone || place_gone) {
    selection = {};
  }
  state_.document = state_.snapshot->document_of_id(document_id_);
}

void Application::start_search() {
  state_.searching = true;
  searching_ =
      quick_jobs_.start([snapshot = state_.snapshot, query = state_.query](const std::stop_token&, JobProgress&) {
        const events::EventQuery asked = events::parse_query(query);
        SearchResult result;
        result.words = snapshot->search().find(*snapshot->index(), asked.words);
        result.all = snapshot->facets()->passing(*snapshot->index(), asked, result.words);
        if (result.all) {
          result.starts.emplace(snapshot->index(), result.all);
        }
        return result;
      });
}

/// Who searches wants to see what was found, not the card of something else.
void Application::leave_what_was_not_found() {
  const auto event = state_.selected_event();
  const auto row = event ? state_.snapshot->index()->row_of_event(*event) : std::nullopt;
  if (row && state_.filter.found && !(*state_.filter.found)[*row] && !state_.form) {
    state_.selection = {};
  }
}

}  // namespace dateline::viewer
