#include <algorithm>
#include <cmath>
#include <iterator>
#include <system_error>
#include <utility>

#include "geo/online/address.h"
#include "viewer/app/application.h"
#include "viewer/app/clear_fit.h"
#include "viewer/app/comparison.h"
#include "viewer/app/file_kind.h"
#include "viewer/app/first_view.h"
#include "viewer/app/network_consent.h"

namespace dateline::viewer {
namespace {

constexpr double kPlaceMargin = 3;        // times the place's radius that "Go there" shows around it
constexpr double kSmallestRadius = 400;   // metres
constexpr std::size_t kMostChoices = 20;  // of places that a name may mean
constexpr double kClickPixels = 6;        // of design, that a click on the map is exact to
constexpr double kExportScale = 2;        // device pixels for one of design, at least

std::pair<std::vector<Dialog::Entry>, std::string> list_folder(const std::filesystem::path& folder) {
  std::vector<Dialog::Entry> entries;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    std::error_code unknown;
    if (!name.starts_with('.')) {
      entries.push_back({name, it->is_directory(unknown)});
    }
  }
  std::ranges::sort(entries, [](const Dialog::Entry& a, const Dialog::Entry& b) {
    return a.folder != b.folder ? a.folder : a.name < b.name;
  });
  if (folder.has_parent_path() && folder.parent_path() != folder) {
    entries.insert(entries.begin(), {"..", true});
  }
  return {std::move(entries), error ? "This folder cannot be read: " + error.message() : ""};
}

/// What a notice shows of a text: its beginning.
std::string first_words(const std::string& text) {
  constexpr std::size_t kMost = 80;  // bytes
  std::size_t end = std::min({text.find('\n'), kMost, text.size()});
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;  // not within a character
  }
  return text.substr(0, end) + (end < text.size() ? " …" : "");
}

/// To one digit: how exactly a hand can point.
double rounded_radius(double metres) {
  const double step = std::pow(10.0, std::floor(std::log10(std::max(metres, 1.0))));
  return std::ceil(metres / step) * step;
}

std::vector<PlaceMatch> places_named(const geo::Gazetteer& gazetteer, const std::string& name) {
  std::vector<PlaceMatch> found;
  for (const geo::NameMatch& match : gazetteer.find(name)) {
    if (found.size() == kMostChoices) {
      break;
    }
    const geo::Place place = gazetteer.place(match.place);
    PlaceMatch& added = found.emplace_back();
    added.place.name = place.name;
    added.place.id = place.id;
    added.place.point = place.point;
    added.place.radius_m = place.radius_m;
    added.place.kind = place.kind;
    added.detail = geo::name_of(place.kind);
    for (const std::string& within : {place.admin1, place.country}) {
      added.detail += within.empty() || within == place.name ? "" : ", " + within;
    }
  }
  return found;
}

geo::Bounds box_around(geo::LonLat point, double radius_m) {
  const double reach = std::max(radius_m, kSmallestRadius) * kPlaceMargin;
  geo::Bounds bounds = geo::Bounds::empty();
  for (const double bearing : {0.0, 90.0, 180.0, 270.0}) {
    bounds.extend(geo::destination(point, bearing, reach));
  }
  return bounds;
}

}  // namespace

/// What each command does to the application.
class Application::Applier {
 public:
  explicit Applier(Application& app) : app_(app), state_(app.state_) {}

  // Time.
  void operator()(const command::SetWindow& c) {
    state_.window = c.window;
    keep_window_in_sight();
  }
  void operator()(const command::SetAxis& c) { state_.axis = c.axis; }
  void operator()(const command::TogglePlay&) {
    if (state_.playback.playing()) {
      state_.playback.pause();
      state_.window = window_showing_last(state_.window, state_.window.end - 1);
      return;
    }
    const events::TimeWindow span = state_.snapshot->index()->span();
    if (state_.window.end >= span.end) {
      state_.window = window_showing_last(state_.window, span.begin);
    }
    state_.playback.play();
  }
  void operator()(const command::SetSpeed& c) { state_.playback.speed = c.speed; }
  void operator()(const command::ToggleLoop&) { state_.playback.loop = !state_.playback.loop; }
  void operator()(const command::StepTime& c) {
    state_.playback.pause();
    state_.window = step_by_unit(state_.window, c.direction);
    keep_window_in_sight();
  }
  void operator()(const command::StepEvent& c) {
    state_.playback.pause();
    const events::EventIndex& index = *state_.snapshot->index();
    const auto row = c.direction > 0
                         ? index.next_event(state_.window.end - 1, state_.filter)
                         : index.previous_event(state_.window.end - snap_minutes(state_.window), state_.filter);
    if (row) {
      state_.window = window_showing_last(state_.window, index.row(*row).when.begin);
      keep_window_in_sight();
    }
  }

  // What is shown.
  void operator()(const command::SetFilter& c) {
    auto found = state_.filter.found;
    state_.filter = c.filter;
    state_.filter.found = std::move(found);
  }
  void operator()(const command::Search& c) {
    state_.query = c.query;
    state_.asked = events::parse_query(c.query);
    app_.start_search();
  }
  void operator()(const command::SetKnownOn& c) {
    if (state_.known_on != c.moment) {
      state_.known_on = c.moment;
      app_.take_snapshot();
    }
  }
  void operator()(const command::ToggleTheme&) { state_.dark = !state_.dark; }
  void operator()(const command::ToggleHelp&) { state_.show_help = !state_.show_help; }
  void operator()(const command::FocusSearch&) { app_.shell_.focus_search(); }
  void operator()(const command::SetMapOptions& c) { state_.map = c.options; }

  // The map.
  void operator()(const command::PanMap& c) { state_.camera.pan(c.pixels); }
  void operator()(const command::ZoomMap& c) {
    const gl::Size size = state_.camera.size();
    state_.camera.zoom_at(c.pixel.value_or(glm::dvec2{size.width / 2.0, size.height / 2.0}), c.levels);
  }
  void operator()(const command::GoTo& c) {
    state_.camera.fit(box_around(c.point, c.radius_m), 40 * state_.camera.scale());
    (*this)(command::FlashPlace{c.point, c.radius_m});
  }
  void operator()(const command::ShowAll&) {
    EventsInView shown = events_to_show(*state_.snapshot->index(), state_.window, state_.filter);
    if (shown.bounds.is_empty()) {
      state_.camera.set_zoom(0);
      return;
    }
    fit_clear_of(state_.camera, shown.bounds, kFitMargin * state_.camera.scale(), kClosestFit, shown.points, {}, 0);
    app_.fit_ = Fit{shown.bounds, std::move(shown.points), state_.camera};
  }
  void operator()(const command::SetMeasure& c) { state_.measure = c.path; }
  void operator()(const command::SetCoordinateForm& c) { state_.coordinates = c.form; }
  void operator()(const command::FindPlace& c) {
    if (const auto position = geo::parse_position(c.name)) {
      (*this)(command::GoTo{*position, 0});
      return;
    }
    const auto& gazetteer = app_.session_.gazetteer();
    if (!gazetteer || c.name.empty()) {
      return;
    }
    const auto matches = gazetteer->find(c.name);
    if (!matches.empty()) {
      const geo::PlaceIndex place = matches.front().place;
      (*this)(command::GoTo{gazetteer->point(place), gazetteer->radius_m(place)});
      (*this)(command::SelectPlace{gazetteer->place(place).id, std::string(gazetteer->name(place))});
    }
  }
  void operator()(const command::HoverMap& c) {
    if (!c.pixel) {
      state_.hovered.reset();
      state_.cursor.reset();
      return;
    }
    state_.hovered = app_.stage_->picture().map().pick(*c.pixel);
    const geo::WorldPoint point = state_.camera.to_world(*c.pixel);
    state_.cursor = point.y >= 0 && point.y <= 1 ? std::optional(geo::to_lon_lat(point)) : std::nullopt;
  }
  void operator()(const command::ClickMap& c) {
    if (state_.measure) {
      if (const geo::WorldPoint point = state_.camera.to_world(c.pixel); point.y >= 0 && point.y <= 1) {
        state_.measure->push_back(geo::to_lon_lat(point));
      }
      return;
    }
    if (state_.form) {
      if (const geo::WorldPoint point = state_.camera.to_world(c.pixel); point.y >= 0 && point.y <= 1) {
        state_.form->clicked = geo::to_lon_lat(point);
        const geo::LonLat beside =
            geo::to_lon_lat(state_.camera.to_world({c.pixel.x + kClickPixels * state_.camera.scale(), c.pixel.y}));
        state_.form->clicked_radius_m = rounded_radius(geo::distance_m(*state_.form->clicked, beside));
        ++state_.form->clicks;
      }
      return;
    }
    const auto pick = app_.stage_->picture().map().pick(c.pixel);
    if (!pick) {
      state_.selection = {};
      return;
    }
    state_.selection = {.kind = Selection::Kind::place,
                        .place_id = pick->place_id,
                        .place_name = pick->name,
                        .event_id = {},
                        .picked = pick->events};
    if (pick->place_id.empty() && pick->events.empty()) {
      state_.selection = {};
    }
  }

  // Selection and reading.
  void operator()(const command::SelectEvent& c) { app_.select_event(c.event); }
  void operator()(const command::SelectPlace& c) {
    state_.selection = {
        .kind = Selection::Kind::place, .place_id = c.place_id, .place_name = c.name, .event_id = {}, .picked = {}};
  }
  void operator()(const command::ClearSelection&) {
    const bool to_place = state_.selection.kind == Selection::Kind::event &&
                          (!state_.selection.place_id.empty() || !state_.selection.picked.empty());
    if (to_place) {
      state_.selection.kind = Selection::Kind::place;
      state_.selection.event_id.clear();
    } else {
      state_.selection = {};
    }
  }
  void operator()(const command::StepSelection& c) {
    const std::vector<std::uint32_t>& list = state_.lists.in_window;
    if (list.empty()) {
      return;
    }
    const auto event = state_.selected_event();
    const auto here = event ? std::ranges::find(list, *event) : list.end();
    const auto size = static_cast<std::ptrdiff_t>(list.size());
    std::ptrdiff_t place = c.direction > 0 ? 0 : size - 1;
    if (here != list.end()) {
      place = (here - list.begin() + c.direction + size) % size;
    }
    app_.select_event(list[static_cast<std::size_t>(place)]);
  }
  void operator()(const command::ShowDocument& c) {
    state_.document = c.document;
    app_.document_id_ = state_.snapshot->project().documents[c.document].id;
    if (const auto event = state_.selected_event()) {
      scroll_to_evidence(*event);
    }
  }
  void operator()(const command::ScrollTo& c) { state_.scroll_to = c.byte; }
  void operator()(const command::FlashPlace& c) { app_.flashes_.push_back({c.point, c.radius_m, 0}); }
  void operator()(const command::FlashTime& c) {
    state_.time_flash = c.interval;
    state_.time_flash_age_s = 0;
  }
  void operator()(const command::CopyText& c) {
    app_.options_.platform.write_clipboard(c.text);
    state_.notices.push_back({Notice::Kind::done, "Copied: " + first_words(c.text), 0});
  }

  // Edits.
  void operator()(const command::SetReview& c) {
    if (const auto event = event_of_project(c.event)) {
      app_.session_.review(*event, c.review);
    }
  }
  void operator()(const command::EditEvent& c) {
    state_.form = EventForm{};
    state_.form->event_id = state_.snapshot->event(c.event).id;
  }
  void operator()(const command::CloseForm&) { state_.form.reset(); }
  void operator()(const command::DraftPlace& c) {
    if (state_.form) {
      state_.form->draft = c;
    }
  }
  void operator()(const command::SetFacts& c) {
    if (const auto event = event_of_project(c.event)) {
      app_.session_.edit(*event, c.facts, c.note);
    }
  }
  void operator()(const command::ChangeDate& c) {
    const std::string& id = state_.snapshot->project().documents[c.document].id;
    if (const auto document = app_.session_.snapshot()->document_of_id(id)) {
      app_.session_.change_date(*document, c.published);
    }
  }
  void operator()(const command::Teach& c) {
    if (const auto event = event_of_project(c.event)) {
      app_.session_.teach(*event, c.lesson);
    }
  }
  void operator()(const command::LookUpPlaces& c) {
    const auto& gazetteer = app_.session_.gazetteer();
    if (!gazetteer) {
      return;
    }
    std::vector<PlaceMatch> found = places_named(*gazetteer, c.name);
    if (state_.dialog) {
      state_.dialog->places.clear();
      for (PlaceMatch& match : found) {
        state_.dialog->places.push_back({match.place.id, match.place.name, std::move(match.detail)});
      }
    } else if (state_.form) {
      state_.form->places = std::move(found);
    }
  }
  void operator()(const command::Undo&) { app_.session_.undo(); }
  void operator()(const command::Redo&) { app_.session_.redo(); }

  // Views.
  void operator()(const command::KeepView& c) {
    std::vector<events::View> views = app_.session_.snapshot()->project().views;
    events::View view = app_.shown_view();
    view.name = c.name;
    const auto same = std::ranges::find(views, c.name, &events::View::name);
    same == views.end() ? views.push_back(std::move(view)) : void(*same = std::move(view));
    app_.session_.set_views(std::move(views), "view “" + c.name + "” kept");
  }
  void operator()(const command::OpenView& c) {
    app_.show_view(events::View(state_.snapshot->project().views.at(c.view)));
  }
  void operator()(const command::RenameView& c) {
    std::vector<events::View> views = app_.session_.snapshot()->project().views;
    if (std::ranges::find(views, c.name, &events::View::name) != views.end()) {
      state_.notices.push_back({Notice::Kind::problem, "There is a view “" + c.name + "” already", 0});
      return;
    }
    views.at(c.view).name = c.name;
    app_.session_.set_views(std::move(views), "view renamed to “" + c.name + "”");
  }
  void operator()(const command::RemoveView& c) {
    std::vector<events::View> views = app_.session_.snapshot()->project().views;
    const std::string name = views.at(c.view).name;
    views.erase(views.begin() + static_cast<std::ptrdiff_t>(c.view));
    app_.session_.set_views(std::move(views), "view “" + name + "” removed");
  }
  void operator()(const command::StepView& c) {
    if (const auto view = app_.trail_.step(c.direction, app_.shown_view())) {
      app_.show_view(*view);
    }
  }

  // Files.
  void operator()(const command::Recover&) {
    state_.dialog.reset();
    if (app_.session_.save_state() == SaveState::unsaved_new) {
      app_.tell_unsaved();
    } else {
      app_.session_.recover();
    }
  }
  void operator()(const command::DiscardLeftBehind&) {
    state_.dialog.reset();
    app_.session_.discard_left_behind();
  }
  void operator()(const command::Paste&) {
    std::string text = app_.options_.platform.read_clipboard();
    if (text.empty()) {
      state_.notices.push_back({Notice::Kind::problem, "The clipboard holds no text", 0});
      return;
    }
    app_.read({PastedReport{std::move(text), "clipboard"}});
  }
  void operator()(const command::OpenFiles& c) {
    app_.sorting_ = app_.quick_jobs_.start([paths = c.paths](const std::stop_token&, JobProgress&) {
      SortedFiles sorted;
      for (const std::string& path : paths) {
        if (geo::is_address(path)) {
          sorted.layers.emplace_back(path);
          continue;
        }
        const FileKind kind = file_kind(path);
        (kind == FileKind::project || kind == FileKind::table ? sorted.projects
         : kind == FileKind::report                           ? sorted.reports
                                                              : sorted.layers)
            .emplace_back(path);
      }
      return sorted;
    });
  }
  void operator()(const command::Save&) {
    if (app_.session_.file().empty()) {
      (*this)(command::OpenDialog{command::OpenDialog::Kind::save_as});
    } else {
      state_.notices.push_back({Notice::Kind::done, "Every edit is saved as it is made", 0});
    }
  }
  void operator()(const command::SaveAs& c) { app_.session_.save_as(c.path); }
  void operator()(const command::ExportPicture&) { app_.begin_export(); }
  void operator()(const command::SetLayers& c) {
    app_.passing_layers_ = c.passing ? std::optional(c.layers) : std::nullopt;
    if (!c.passing) {
      app_.session_.set_layers(c.layers, c.label);
    }
  }
  void operator()(const command::AllowNetwork& c) {
    if (c.allowed) {
      app_.allowed_addresses_.insert(c.address);
    } else {
      app_.allowed_addresses_.erase(c.address);
    }
    app_.keeping_consent_ =
        app_.quick_jobs_.start([file = app_.options_.consent_file, c](const std::stop_token&, JobProgress&) {
          return keep_consent(file, c.address, c.allowed);
        });
  }
  void operator()(const command::ShowLayer& c) {
    if (const geo::Bounds& bounds = state_.layers[c.layer].bounds; !bounds.is_empty()) {
      state_.camera.fit(bounds, 40 * state_.camera.scale());
    }
  }

  // Dialogs and the rest.
  void operator()(const command::OpenDialog& c) {
    state_.dialog = Dialog{};
    state_.dialog->kind = c.kind;
    state_.dialog->document = c.document;
    state_.dialog->lesson = c.lesson;
    if (c.lesson && c.lesson->kind == Lesson::Kind::place) {
      (*this)(command::LookUpPlaces{c.lesson->words});
    }
    using Kind = command::OpenDialog::Kind;
    if (c.kind == Kind::open || c.kind == Kind::save_as || c.kind == Kind::locate_layer) {
      const std::filesystem::path& file = app_.session_.file();
      (*this)(command::BrowseFolder{file.empty() ? app_.options_.working_folder : file.parent_path()});
    }
  }
  void operator()(const command::CloseDialog&) { state_.dialog.reset(); }
  void operator()(const command::BrowseFolder& c) {
    if (state_.dialog) {
      state_.dialog->folder = c.folder.lexically_normal();
      state_.dialog->entries.clear();
      state_.dialog->loading = true;
      app_.listing_ = app_.quick_jobs_.start(
          [folder = state_.dialog->folder](const std::stop_token&, JobProgress&) { return list_folder(folder); });
    }
  }
  void operator()(const command::CancelJobs&) {
    app_.session_.cancel();
    app_.stage_->picture_export().cancel();
  }
  void operator()(const command::DismissNotice&) {
    if (!state_.notices.empty()) {
      state_.notices.erase(state_.notices.begin());
    }
  }
  void operator()(const command::Quit& c) {
    if (app_.session_.save_state() == SaveState::unsaved_new && !c.without_saving) {
      (*this)(command::OpenDialog{command::OpenDialog::Kind::quit});
      return;
    }
    // A reading stops at the next report; what it has read is kept where there is a file.
    app_.session_.cancel();
    if (c.without_saving) {
      app_.session_.discard_edits();
    }
    app_.quit_ = true;
  }

  /// The number that an event of the snapshot has in the project: another where an earlier day's knowledge is shown.
  [[nodiscard]] std::optional<std::uint32_t> event_of_project(std::uint32_t event) const {
    const auto& project = app_.session_.snapshot();
    return project == state_.snapshot ? event : project->event_of_id(state_.snapshot->event(event).id);
  }

  void scroll_to_evidence(std::uint32_t event) {
    for (const events::Claim* claim : state_.snapshot->claims_of(state_.snapshot->event(event))) {
      if (claim->document == app_.document_id_ && !claim->evidence.empty()) {
        // The words that say what happened, which may stand far into a long sentence.
        state_.scroll_to =
            claim->spans.what.empty() ? claim->evidence.front().bytes.begin : claim->spans.what.front().begin;
        return;
      }
    }
  }

  void keep_window_in_sight() {
    TimeAxis& axis = state_.axis;
    const double margin = (axis.end() - axis.start()) * 0.02;
    if (state_.window.end > axis.end()) {
      const double shift = state_.window.end - axis.end() + margin;
      axis.show(axis.start() + shift, axis.end() + shift);
    } else if (state_.window.begin < axis.start() && state_.window.end - axis.start() < axis.end() - axis.start()) {
      const double shift = state_.window.begin - axis.start() - margin;
      axis.show(axis.start() + shift, axis.end() + shift);
    }
  }

 private:
  Application& app_;
  UiState& state_;
};

void Application::apply(const Command& command) {
  std::visit(Applier(*this), command);
}

void Application::select_event(std::uint32_t event) {
  const ProjectSnapshot& snapshot = *state_.snapshot;
  const events::Event chosen = snapshot.event(event);
  state_.selection.kind = Selection::Kind::event;
  state_.selection.event_id = chosen.id;
  const auto documents = snapshot.documents_of(chosen);
  if (!documents.empty()) {
    state_.document = documents.front();
    document_id_ = snapshot.project().documents[documents.front()].id;
  } else {
    state_.document.reset();
    document_id_.clear();
  }
  Applier applier(*this);
  applier.scroll_to_evidence(event);
  // An event from another time brings its time along, or it would not be on the map.
  const auto row = snapshot.index()->row_of_event(event);
  if (row && snapshot.index()->row(*row).dated) {
    const events::TimeWindow when = snapshot.index()->row(*row).when;
    if (when.end <= state_.window.begin || when.begin >= state_.window.end) {
      state_.playback.pause();
      applier(command::SetWindow{window_showing_last(state_.window, when.begin)});
    }
  }
}

void Application::begin_export() {
  const double factor = std::max(1.0, kExportScale / scale_);
  Camera camera = state_.camera;
  const gl::Size size{static_cast<int>(camera.size().width * factor), static_cast<int>(camera.size().height * factor)};
  camera.resize(size, scale_ * factor);
  MapScene picture = scene();
  picture.seconds.reset();
  picture.playing = false;
  picture.hovered.reset();
  picture.flashes.clear();
  PictureView view;
  view.project = session_.file().string();
  view.time_zone = state_.snapshot->project().time_zone;
  view.window = state_.window;
  view.filter = state_.filter;
  view.filter.found.reset();
  view.query = state_.query;
  view.centre = geo::to_lon_lat(camera.centre());
  view.zoom = camera.zoom();
  view.size = size;
  view.scale = camera.scale();
  view.style = state_.dark ? "dark" : "light";
  view.heat = state_.map.heat;
  view.flows = state_.map.flows;
  view.swipe = state_.map.swipe;
  view.known_on = shown_known_on_;
  view.furniture.known_on = shown_known_on_;
  view.furniture.comparison = comparison_of(state_.layers, state_.map, false);
  view.furniture.has_file = true;
  events::SourceTally sources = sources_of(picture);
  view.publishers = std::move(sources.publishers);
  view.notes = std::move(sources.notes);
  view.basemap = state_.map.basemap ? "built-in" : "none";
  const std::filesystem::path& file = session_.file();
  stage_->picture_export().begin(camera, std::move(picture), std::move(view),
                                 file.empty() ? options_.picture_folder : file.parent_path());
}

}  // namespace dateline::viewer
