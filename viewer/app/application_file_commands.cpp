// Commands about files, pictures, layers and dialogs.

#include <algorithm>
#include <system_error>
#include <utility>

#include "geo/online/address.h"
#include "viewer/app/applier.h"
#include "viewer/app/comparison.h"
#include "viewer/app/file_kind.h"
#include "viewer/app/network_consent.h"
#include "viewer/panels/export_dialog.h"
#include "viewer/picture/png.h"
#include "viewer/picture/withholding.h"

namespace dateline::viewer {
namespace {

constexpr gl::Size kFullHd{1920, 1080};
constexpr gl::Size kA4{3508, 2480};  // landscape, at 300 dots an inch
constexpr double kA4Scale = 300 / kPixelsPerInch;
constexpr double kExportScale = 2;  // device pixels for one of design, at least

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

}  // namespace

void Application::Applier::operator()(const command::Recover&) {
  state_.dialog.reset();
  if (app_.session_.save_state() == SaveState::unsaved_new) {
    app_.tell_unsaved();
  } else {
    app_.session_.recover();
  }
}

void Application::Applier::operator()(const command::DiscardLeftBehind&) {
  state_.dialog.reset();
  app_.session_.discard_left_behind();
}

void Application::Applier::operator()(const command::Paste&) {
  std::string text = app_.options_.platform.read_clipboard();
  if (text.empty()) {
    state_.notices.push_back({Notice::Kind::problem, "The clipboard holds no text", 0});
    return;
  }
  app_.read({PastedReport{std::move(text), "clipboard"}});
}

void Application::Applier::operator()(const command::OpenFiles& c) {
  app_.sorting_ = app_.quick_jobs_.start([paths = c.paths](const std::stop_token&, JobProgress&) {
    SortedFiles sorted;
    for (const std::string& path : paths) {
      if (geo::is_address(path)) {
        sorted.layers.emplace_back(path);
        continue;
      }
      const FileKind kind = file_kind(path);
      if (kind == FileKind::view) {
        sorted.views.push_back(
            read_sidecar(path.ends_with(".json") ? std::filesystem::path(path) : sidecar_path(path)));
        continue;
      }
      (kind == FileKind::project  ? sorted.projects
       : kind == FileKind::table  ? sorted.tables
       : kind == FileKind::report ? sorted.reports
                                  : sorted.layers)
          .emplace_back(path);
    }
    return sorted;
  });
}

void Application::Applier::operator()(const command::AddTables& c) {
  for (const std::string& path : c.paths) {
    app_.session_.add_table(path);
  }
}

void Application::Applier::operator()(const command::OpenTable& c) {
  if (app_.session_.save_state() == SaveState::unsaved_new) {
    app_.tell_unsaved();
  } else {
    app_.session_.open_project(c.path);
  }
}

void Application::Applier::operator()(const command::Save&) {
  if (app_.session_.file().empty()) {
    (*this)(command::OpenDialog{command::OpenDialog::Kind::save_as});
  } else {
    state_.notices.push_back({Notice::Kind::done, "Every edit is saved as it is made", 0});
  }
}

void Application::Applier::operator()(const command::SaveAs& c) {
  app_.session_.save_as(c.path);
}

void Application::Applier::operator()(const command::ExportPicture& c) {
  state_.picture_size = c.size.value_or(state_.picture_size);
  state_.withholding = c.withholding.value_or(state_.withholding);
  app_.begin_export(c.file);
}

void Application::Applier::operator()(const command::SetLayers& c) {
  app_.passing_layers_ = c.passing ? std::optional(c.layers) : std::nullopt;
  if (!c.passing) {
    app_.session_.set_layers(c.layers, c.label);
  }
}

void Application::Applier::operator()(const command::AllowNetwork& c) {
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

void Application::Applier::operator()(const command::ShowLayer& c) {
  if (const geo::Bounds& bounds = state_.layers[c.layer].bounds; !bounds.is_empty()) {
    state_.camera.fit(bounds, 40 * state_.camera.scale());
  }
}

void Application::Applier::operator()(const command::OpenDialog& c) {
  state_.dialog = Dialog{};
  state_.dialog->kind = c.kind;
  state_.dialog->document = c.document;
  state_.dialog->lesson = c.lesson;
  state_.dialog->paths = c.paths;
  if (c.lesson && c.lesson->kind == Lesson::Kind::place) {
    (*this)(command::LookUpPlaces{c.lesson->words});
  }
  using Kind = command::OpenDialog::Kind;
  if (c.kind == Kind::open || c.kind == Kind::save_as || c.kind == Kind::locate_layer ||
      c.kind == Kind::export_picture) {
    const std::filesystem::path& file = app_.session_.file();
    const bool picture = c.kind == Kind::export_picture;
    const auto& folder = picture ? app_.options_.picture_folder : app_.options_.working_folder;
    (*this)(command::BrowseFolder{file.empty() ? folder : file.parent_path()});
  }
}

void Application::Applier::operator()(const command::CloseDialog&) {
  state_.dialog.reset();
}

void Application::Applier::operator()(const command::BrowseFolder& c) {
  if (state_.dialog) {
    state_.dialog->folder = c.folder.lexically_normal();
    state_.dialog->entries.clear();
    state_.dialog->loading = true;
    app_.listing_ = app_.quick_jobs_.start(
        [folder = state_.dialog->folder](const std::stop_token&, JobProgress&) { return list_folder(folder); });
  }
}

void Application::Applier::operator()(const command::CancelJobs&) {
  app_.session_.cancel();
  app_.stage_->picture_export().cancel();
}

void Application::Applier::operator()(const command::DismissNotice&) {
  if (!state_.notices.empty()) {
    state_.notices.erase(state_.notices.begin());
  }
}

void Application::Applier::operator()(const command::Quit& c) {
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

void Application::begin_export(const std::filesystem::path& file) {
  Camera camera = state_.camera;
  const gl::Size shown = camera.size();
  gl::Size size = state_.picture_size == PictureSize::a4 ? kA4 : kFullHd;
  // All that the window shows is in the picture, and more at two sides where their shapes differ.
  double factor = std::min(1.0 * size.width / shown.width, 1.0 * size.height / shown.height);
  if (state_.picture_size == PictureSize::screen) {
    factor = std::max(1.0, kExportScale / scale_);
    size = {static_cast<int>(shown.width * factor), static_cast<int>(shown.height * factor)};
  }
  double picture_scale = scale_ * factor;
  if (state_.picture_size == PictureSize::a4) {  // where there is room, its ratio is true on the sheet
    picture_scale = std::min(picture_scale, kA4Scale);
  }
  camera.resize(size, picture_scale);
  MapScene picture = scene();
  picture.seconds.reset();
  picture.playing = false;
  picture.hovered.reset();
  picture.flashes.clear();
  withhold(camera, state_.withholding);
  PictureView view;
  std::error_code ignored;
  view.project = session_.source().empty() ? "" : std::filesystem::absolute(session_.source(), ignored).string();
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
  view.markers = state_.map.markers;
  view.districts = state_.map.districts;
  view.uncertainty = state_.map.uncertainty;
  view.names = state_.map.labels;
  view.graticule = state_.map.graticule;
  view.size_by_casualties = state_.map.size_by_casualties;
  view.flows = state_.map.flows;
  view.swipe = state_.map.swipe;
  view.known_on = shown_known_on_;
  view.furniture.known_on = shown_known_on_;
  view.furniture.comparison = comparison_of(state_.layers, state_.map, false);
  view.furniture.has_file = true;
  view.furniture.withholding = state_.withholding;
  events::SourceTally sources = sources_of(picture);
  view.publishers = std::move(sources.publishers);
  view.notes = std::move(sources.notes);
  view.basemap = state_.map.basemap ? "built-in" : "none";
  const std::filesystem::path& project = session_.file();
  const auto folder = project.empty() ? options_.picture_folder : project.parent_path();
  stage_->picture_export().begin(camera, std::move(picture), std::move(view),
                                 file.empty() ? folder / picture_name(state_.window) : file);
}

}  // namespace dateline::viewer
