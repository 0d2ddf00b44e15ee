#include "viewer/app/application.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "viewer/app/comparison.h"
#include "viewer/app/network_consent.h"
#include "viewer/gl/context.h"
#include "viewer/panels/actions.h"

namespace dateline::viewer {
namespace {

constexpr double kNoticeSeconds = 9;
constexpr double kTimeFlashSeconds = 1.8;
constexpr double kBlinkSeconds = 0.8;  // that a blinking layer is there, and then not
constexpr int kFramesAfterInput = 3;   // ImGui settles hovering and scrolling a frame or two late

/// Whether its events are rows of a table, and from no report.
bool is_table(const events::Project& project) {
  return project.documents.empty() && (project.table || !project.events.empty());
}

/// Keys that stand on different places of keyboards arrive as text.
std::vector<KeyPress> symbol_keys(const std::string& typed) {
  std::vector<KeyPress> keys;
  for (const char c : typed) {
    switch (c) {
      case '+':
      case '=':
        keys.push_back({.key = Key::plus});
        break;
      case '-':
        keys.push_back({.key = Key::minus});
        break;
      case ',':
      case '.':
      case '[':
      case ']':
      case '?':
        keys.push_back({.key = static_cast<Key>(c)});
        break;
      default:
        break;
    }
  }
  return keys;
}

}  // namespace

Result<std::unique_ptr<Application>> Application::create(ApplicationOptions options) {
  if (const auto context = gl::describe_context(); !context) {
    return tl::make_unexpected(context.error());
  }
  auto dark = built_in_style("dark");
  auto light = built_in_style("light");
  if (!dark || !light) {
    return tl::make_unexpected(dark ? light.error() : dark.error());
  }
  auto imgui = ImGuiHost::create();
  if (!imgui) {
    return tl::make_unexpected(imgui.error());
  }
  auto application = std::unique_ptr<Application>(new Application(std::move(options), std::move(*imgui)));
  auto stage = MapStage::create(application->jobs_);
  if (!stage) {
    return tl::make_unexpected(stage.error());
  }
  application->dark_ = std::make_shared<const Style>(std::move(*dark));
  application->light_ = std::make_shared<const Style>(std::move(*light));
  application->begin(std::move(*stage));
  return application;
}

Application::Application(ApplicationOptions options, std::unique_ptr<ImGuiHost> imgui)
    : options_(std::move(options)),
      jobs_(options_.workers),
      imgui_(std::move(imgui)),
      session_(session_jobs_, options_.clock, options_.recovery_folder) {
  allowed_addresses_ = read_consent(options_.consent_file);
  session_.prepare();
  state_.snapshot = session_.snapshot();
  state_.as_read = session_.as_read();
}

Application::~Application() = default;

void Application::begin(std::unique_ptr<MapStage> stage) {
  stage_ = std::move(stage);
  painter_.emplace(stage_->atlas());
  layers_.emplace(jobs_, stage_->basemap());
  resize(options_.size, options_.scale);
  show_first_view();
}

std::optional<Rect> Application::item(const std::string& name) const {
  const auto found = items_.find(name);
  return found == items_.end() ? std::nullopt : std::optional(found->second);
}

bool Application::wants_frames() const {
  return frames_after_input_ > 0 || !input_.empty() || state_.playback.playing() || state_.map.blink ||
         session_.busy() || layers_->busy() || searching_.active() || knowing_.active() || listing_.active() ||
         looking_up_.active() || sorting_.active() || stage_->picture_export().busy() || !flashes_.empty() || fit_ ||
         state_.time_flash || (!state_.notices.empty() && state_.notices.front().age_s < kNoticeSeconds) ||
         !stage_->picture().map().is_settled();
}

bool Application::end_work(std::chrono::milliseconds patience) {
  const bool ended = quick_jobs_.stop(patience);
  return jobs_.stop(patience) && ended;
}

void Application::resize(gl::Size size, double scale) {
  size_ = size;
  scale_ = scale;
  layout_ = layout_window(static_cast<float>(size.width), static_cast<float>(size.height), static_cast<float>(scale));
  const gl::Size map{std::max(1, static_cast<int>(layout_.map.width)),
                     std::max(1, static_cast<int>(layout_.map.height))};
  state_.camera.resize(map, scale);
  state_.axis.set_width(layout_.timeline.width - 28 * scale);
}

void Application::press(const KeyPress& pressed) {
  if (pressed.key == Key::escape && state_.dialog) {
    apply(command::CloseDialog{});
  } else if (pressed.key == Key::escape && state_.show_help) {
    apply(command::ToggleHelp{});
  } else if (pressed.key == Key::escape && !state_.notices.empty() &&
             state_.selection.kind == Selection::Kind::window) {
    apply(command::DismissNotice{});
  } else if (const Action* action = action_of(pressed); action != nullptr && !state_.dialog) {
    if (const auto command = action->command(state_)) {
      apply(*command);
    }
  }
}

void Application::take_input(FrameInput& input) {
  if (input.resized) {
    resize(input.size.size, input.size.scale);
  }
  if (!input.dropped.empty()) {
    apply(command::OpenFiles{std::move(input.dropped)});
  }
  if (input.close) {
    apply(command::Quit{});
  }
  if (!shell_.takes_text()) {
    for (const KeyPress& key : symbol_keys(input.text)) {
      input.keys.push_back(key);
    }
    input.text.clear();
    // With a menu open, Escape is for the menu; with a dialog or the form open, Enter and Tab are for that.
    const bool in_menu = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup);
    for (const KeyPress& key : std::exchange(input.keys, {})) {
      if ((in_menu && key.key == Key::escape) ||
          ((state_.dialog || state_.form) && (key.key == Key::enter || key.key == Key::tab))) {
        input.keys.push_back(key);
      } else {
        press(key);
      }
    }
  }
}

void Application::poll() {
  const bool changed = session_.poll();
  const bool opened = session_.take_opened();
  std::ranges::move(session_.take_notices(), std::back_inserter(state_.notices));
  if (opened) {
    state_.known_on.reset();
  }
  if (changed) {
    take_snapshot();
  }
  if (auto known = knowing_.take()) {
    shown_known_on_ = state_.known_on;
    show_snapshot(std::move(*known));
  }
  if (opened) {
    state_.selection = {};
    state_.document.reset();
    document_id_.clear();
    time_zone_ = state_.snapshot->project().time_zone;
    trail_.clear();
    passing_layers_.reset();
    state_.joining.clear();
    show_first_view();
    if (to_reopen_) {
      show_picture_view(*std::exchange(to_reopen_, std::nullopt));
    }
  }
  if (const auto documents = session_.take_new_documents(); !documents.empty()) {
    apply(command::SetKnownOn{});  // what was just read is to be seen
    show_new_documents(documents);
  }
  if (!session_.busy() && !sorting_.active()) {
    state_.opening = false;
  }
  state_.left_behind = session_.left_behind();
  if (!state_.left_behind) {
    asked_to_recover_ = false;
  } else if (!asked_to_recover_ && !state_.dialog) {
    asked_to_recover_ = true;
    apply(command::OpenDialog{command::OpenDialog::Kind::recover});
  }
  state_.project_name = session_.name();
  state_.save_state = session_.save_state();
  state_.as_read = session_.as_read();
  if (state_.form && (state_.selection.kind != Selection::Kind::event ||
                      state_.selection.event_id != state_.form->event_id || state_.known_on)) {
    state_.form.reset();
  }
  state_.pending_reviews = session_.pending_reviews();
  const Edit* undo = session_.history().next_undo();
  const Edit* redo = session_.history().next_redo();
  state_.undo_label = undo == nullptr ? "" : undo->label;
  state_.redo_label = redo == nullptr ? "" : redo->label;

  layers_->set(passing_layers_ ? *passing_layers_ : session_.layers(), allowed_addresses_);
  layers_->poll(state_.notices);
  const std::vector<LayerState> layers_before = std::exchange(state_.layers, layers_->states());
  show_first_layer(layers_before);
  if (auto found = searching_.take()) {
    state_.found_words = std::move(found->words);
    state_.filter.found = std::move(found->all);
    if (found->starts) {
      refresh_.found(std::move(*found->starts));
    }
    state_.searching = false;
    if (std::exchange(searched_for_, state_.query) != state_.query) {
      leave_what_was_not_found();
    }
  }
  if (auto listed = listing_.take(); listed && state_.dialog) {
    state_.dialog->entries = std::move(listed->first);
    state_.dialog->problem = std::move(listed->second);
    state_.dialog->loading = false;
  }
  take_places();
  if (auto sorted = sorting_.take()) {
    open_sorted(*sorted);
  }
  if (const auto kept = keeping_consent_.take(); kept && !*kept) {
    state_.notices.push_back({Notice::Kind::problem, kept->error().line(), 0});
  }
  if (auto written = stage_->picture_export().step()) {
    state_.notices.push_back(*written ? Notice{Notice::Kind::done, "Picture written to " + (*written)->string(), 0}
                                      : Notice{Notice::Kind::problem, written->error().line(), 0});
  }
  state_.jobs.clear();
  if (const auto job = session_.job()) {
    state_.jobs.push_back(*job);
  }
  if (stage_->picture_export().busy()) {
    state_.jobs.push_back({"Writing the picture", 0, 0});
  }
  if (state_.searching) {
    state_.jobs.push_back({"Searching", 0, 0});
  }
  if (knowing_.active()) {
    state_.jobs.push_back({"Looking back", 0, 0});
  }
}

void Application::advance(double seconds) {
  const events::TimeWindow span =
      state_.snapshot->event_count() > 0 ? state_.snapshot->index()->span() : span_of_layers();
  const bool was_playing = state_.playback.playing();
  state_.window = state_.playback.advance(state_.window, span, seconds);
  if (was_playing && !state_.playback.playing()) {
    apply(command::SetWindow{window_showing_last(state_.window, state_.window.end - 1)});
  }
  for (Flash& flash : flashes_) {
    flash.age_s += static_cast<float>(seconds);
  }
  std::erase_if(flashes_, [](const Flash& flash) { return flash.age_s > Flash::kSeconds; });
  if (state_.time_flash) {
    state_.time_flash_age_s += seconds;
    if (state_.time_flash_age_s > kTimeFlashSeconds) {
      state_.time_flash.reset();
    }
  }
  if (!state_.notices.empty()) {
    state_.notices.front().age_s += seconds;
    // A problem stands until it was seen and dismissed.
    const bool problem = state_.notices.front().kind == Notice::Kind::problem && state_.notices.size() == 1;
    if (!problem && state_.notices.front().age_s > kNoticeSeconds) {
      state_.notices.erase(state_.notices.begin());
    }
  }
}

MapScene Application::scene() const {
  return {.project = state_.snapshot->shared_project(),
          .index = state_.snapshot->index(),
          .flows = state_.snapshot->flows(),
          .sources = state_.snapshot->sources(),
          .credit = is_table(state_.snapshot->project()) ? state_.project_name : "",
          .window = state_.window,
          .filter = state_.filter,
          .query = state_.query,
          .seconds = seconds_,
          .playing = state_.playback.playing(),
          .districts = layers_->districts(),
          .gazetteer = session_.gazetteer(),
          .style = state_.dark ? dark_ : light_,
          .selected_event = state_.selected_event(),
          .selected_place = state_.selection.place_id,
          // What lies about the mouse is told, not drawn.
          .hovered = state_.hovered && state_.hovered->kind != Pick::Kind::density ? state_.hovered : std::nullopt,
          .flashes = flashes_,
          .show_basemap = state_.map.basemap,
          .show_markers = state_.map.markers,
          .show_heat = state_.map.heat,
          .show_flows = state_.map.flows,
          .show_districts = state_.map.districts,
          .show_uncertainty = state_.map.uncertainty,
          .show_labels = state_.map.labels,
          .show_graticule = state_.map.graticule,
          .size_by_casualties = state_.map.size_by_casualties};
}

void Application::frame(double seconds, const gl::Framebuffer* target) {
  frames_after_input_ = input_.empty() ? std::max(0, frames_after_input_ - 1) : kFramesAfterInput;
  FrameInput input = input_.take();
  take_input(input);
  poll();
  seconds_ += seconds;
  advance(seconds);
  if (!state_.playback.playing() && !state_.opening) {
    trail_.watch(shown_view(), seconds);
  }
  state_.can_go_back = trail_.can_go_back();
  state_.can_go_forward = trail_.can_go_forward();
  refresh_.run(state_);
  if (state_.map.blink) {
    blink_s_ = std::fmod(blink_s_ + seconds, 2 * kBlinkSeconds);
  }
  layers_->show(state_.window, state_.map, blink_s_ > kBlinkSeconds);

  if (stage_->atlas().begin_frame()) {
    imgui_->forget_picture();
  }
  painter_->begin_frame();
  FurnitureOptions furniture;
  furniture.comparison = comparison_of(state_.layers, state_.map, blink_s_ > kBlinkSeconds);
  furniture.known_on = shown_known_on_;
  const auto drawn = stage_->picture().draw(state_.camera, scene(), furniture);
  if (!drawn) {
    state_.notices.push_back({Notice::Kind::problem, drawn.error().line(), 0});
  }
  state_.map_content = stage_->picture().map().content();
  keep_fit_clear();

  imgui_->begin_frame(input, size_, scale_, seconds);
  items_.clear();
  const Style& style = state_.dark ? *dark_ : *light_;
  Ui ui(style, *painter_, static_cast<float>(scale_), items_);
  ui.keys = std::move(input.keys);
  ui.typed = std::move(input.text);
  if (std::ranges::any_of(ui.keys, [](const KeyPress& key) { return key.ctrl && key.key == Key::v; })) {
    ui.clipboard = options_.platform.read_clipboard();
  }
  shell_.draw(ui, state_, layout_);
  state_.scroll_to.reset();
  imgui_->end_frame(size_, {style.ui.window, stage_->picture().picture(), layout_.map, drawn.value_or(false)}, target);

  for (const Command& command : ui.take_commands()) {
    apply(command);
  }
  for (const KeyPress& key : ui.keys) {
    press(key);
  }
}

}  // namespace dateline::viewer
