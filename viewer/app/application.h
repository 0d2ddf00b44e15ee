#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/jobs.h"
#include "base/result.h"
#include "viewer/app/clear_fit.h"
#include "viewer/app/imgui_host.h"
#include "viewer/app/input_event.h"
#include "viewer/app/input_queue.h"
#include "viewer/app/layer_list.h"
#include "viewer/app/map_stage.h"
#include "viewer/app/place_names.h"
#include "viewer/app/platform.h"
#include "viewer/app/run_viewer.h"
#include "viewer/app/session.h"
#include "viewer/app/state_refresh.h"
#include "viewer/app/view_trail.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/panels/shell.h"
#include "viewer/panels/text_painter.h"
#include "viewer/panels/ui_state.h"
#include "viewer/picture/sidecar.h"

namespace dateline::viewer {

struct ApplicationOptions {
  Platform platform;
  Clock clock = system_clock();
  gl::Size size{1280, 800};
  double scale = 1;                            ///< device pixels for one of design
  std::filesystem::path picture_folder = ".";  ///< for pictures of projects without a file
  std::filesystem::path working_folder = ".";  ///< absolute; where dialogs begin for projects without a file
  std::filesystem::path consent_file;          ///< of network_consent.h; empty keeps consent in memory alone
  std::filesystem::path recovery_folder;       ///< for edits that no file holds; empty keeps them in memory alone
  unsigned workers = 2;
};

/// The viewer without its window: takes input, draws frames. A window feeds it, and so does a test. Everything on the
/// thread whose GL context is current; a frame waits for nothing.
class Application {
 public:
  /// Errors (failed): fonts or styles are missing, the context is too old.
  [[nodiscard]] static Result<std::unique_ptr<Application>> create(ApplicationOptions options);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// Starts to open what the command line names, or the demo.
  void open(const ViewerOptions& options);

  void handle(InputEvent event) { input_.push(std::move(event)); }
  /// Draws a frame, `seconds` after the last one, into `target` or the window.
  void frame(double seconds, const gl::Framebuffer* target = nullptr);

  /// Whether something moves or works, so that another frame should follow at once.
  [[nodiscard]] bool wants_frames() const;
  /// Whether the window is to close: that was asked for, and every edit is where it belongs.
  [[nodiscard]] bool quits() const { return quit_ && !session_.busy(); }
  /// Asks all work to stop and waits for it for at most `patience`: after the last frame. Whether it has ended; if not,
  /// a worker sits in a read that a slow disk does not give back, and destruction would wait for that.
  [[nodiscard]] bool end_work(std::chrono::milliseconds patience);

  [[nodiscard]] const UiState& state() const { return state_; }
  /// Where an item of the last frame is ("play", "accept", "map" ...); nullopt where it is not in sight.
  [[nodiscard]] std::optional<Rect> item(const std::string& name) const;
  /// Does what a panel would ask for.
  void apply(const Command& command);

 private:
  class Applier;  // what each command does (applier.h)

  /// The rows that hold a query's words, and those of them that its facets let pass; null: all.
  struct SearchResult {
    std::shared_ptr<const events::RowBits> words, all;
    std::optional<events::StartCounts> starts;  ///< of `all`
  };
  struct SortedFiles {
    std::vector<std::filesystem::path> projects, tables, reports, layers;
    std::vector<Result<PictureView>> views;  // of pictures
  };

  struct PlacesFound {
    std::string name;
    std::vector<PlaceMatch> places;
    std::shared_ptr<const PlaceNames> names;
  };

  /// Events that are to be in view, and beside what lies on the map: that is known once it was drawn.
  struct Fit {
    geo::Bounds bounds;
    std::vector<geo::WorldPoint> points;
    Camera camera{{1, 1}};  // as it was left: another one is a person's
    int tries = kFitTries;
  };

  Application(ApplicationOptions options, std::unique_ptr<ImGuiHost> imgui);
  void begin(std::unique_ptr<MapStage> stage);
  void take_input(FrameInput& input);
  void resize(gl::Size size, double scale);
  void poll();
  void open_sorted(const SortedFiles& files);
  void open_tables(const std::vector<std::filesystem::path>& tables, bool with_project);
  void add_layers(const std::vector<std::filesystem::path>& files);
  void read(std::vector<ReportInput> inputs);
  void tell_unsaved();
  /// Shows the session's project, or what of it was known when a person asks, as soon as that is made.
  void take_snapshot();
  void show_snapshot(std::shared_ptr<const ProjectSnapshot> snapshot);
  void show_first_view();
  void show_first_layer(const std::vector<LayerState>& before);
  [[nodiscard]] events::TimeWindow span_of_layers() const;
  void show_new_documents(const std::vector<std::string>& documents);
  void select_event(std::uint32_t event);
  void start_search();
  void leave_what_was_not_found();
  void look_up_places(const std::string& name);
  void take_places();
  void begin_export(const std::filesystem::path& file);
  void advance(double seconds);
  void press(const KeyPress& press);
  void keep_fit_clear();
  [[nodiscard]] MapScene scene() const;
  [[nodiscard]] events::View shown_view() const;
  void show_view(const events::View& view);
  /// Shows what a picture showed, after opening its project where that is not the one that is open.
  void reopen(const PictureView& view);
  void show_picture_view(const PictureView& view);

  ApplicationOptions options_;
  JobQueue jobs_;             // layers, tiles, pictures
  JobQueue session_jobs_{1};  // the project alone, so that no slow layer holds up a reading or an edit
  JobQueue quick_jobs_{1};    // searches and folders, which a person waits for
  std::unique_ptr<ImGuiHost> imgui_;
  std::unique_ptr<MapStage> stage_;
  std::shared_ptr<const Style> dark_, light_;
  std::optional<TextPainter> painter_;
  Shell shell_;
  Session session_;
  std::optional<LayerList> layers_;
  std::optional<std::vector<events::Layer>> passing_layers_;  // while a hand moves what they look like
  std::set<std::string> allowed_addresses_;                   // which layers on servers may be asked for
  StateRefresh refresh_;
  ViewTrail trail_;
  InputQueue input_;
  UiState state_;
  gl::Size size_;
  double scale_ = 1;
  WindowLayout layout_;
  std::map<std::string, Rect> items_;
  std::vector<Flash> flashes_;
  std::optional<Fit> fit_;
  std::string document_id_;  // of state_.document, across snapshots
  std::string time_zone_;    // for reports that are read into an empty project
  std::optional<events::TimeInterval> published_;
  std::string searched_for_;  // the query that was answered last
  double seconds_ = 0;        // of all frames so far
  double blink_s_ = 0;
  std::optional<PictureView> to_reopen_;  // when its project is there
  bool quit_ = false;
  bool asked_to_recover_ = false;  // about what was found last
  int frames_after_input_ = 0;

  Job<SearchResult> searching_;
  Job<std::shared_ptr<const ProjectSnapshot>> knowing_;  // what was known at a moment
  std::optional<events::CivilMinute> shown_known_on_;    // of the snapshot; state_.known_on may be on the way
  Job<std::pair<std::vector<Dialog::Entry>, std::string>> listing_;
  Job<PlacesFound> looking_up_;
  std::shared_ptr<const PlaceNames> place_names_;  // null until somebody looks one up
  std::optional<std::string> to_look_up_;          // typed since that began
  Job<SortedFiles> sorting_;
  Job<Result<void>> keeping_consent_;
};

}  // namespace dateline::viewer
