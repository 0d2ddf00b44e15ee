#include "viewer/panels/timeline_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "viewer/panels/menu.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

constexpr float kHandle = 7;                            // pixels of design around a window's edge
constexpr double kZoomStep = 1.25;                      // a notch of the wheel
constexpr std::array kLengths = {1, 3, 7, 14, 30, 91};  // days

/// A label and a value that opens a menu; returns where the next one may begin.
float draw_choice(Ui& ui, const char* name, float x, float y, std::string_view label, std::string_view value,
                  bool& clicked, Rect& box) {
  const TextLook dim = ui.dim();
  float at = x;
  if (!label.empty()) {
    at += ui.painter().draw(ui.list(), {at, y}, label, dim).x + ui.px(8);
  }
  const ImVec2 size = ui.painter().measure(value, ui.body());
  box = {at - ui.px(5), y - ui.px(3), size.x + ui.px(22), size.y + ui.px(6)};
  clicked = ui.area(name, box);
  if (ui.is_hovered()) {
    ui.list().AddRectFilled(box.min(), box.max(), to_imgui(mix(ui.colours().panel, ui.colours().text, 0.08)), ui.px(4));
  }
  ui.painter().draw(ui.list(), {at, y}, value, ui.body());
  const ImVec2 c{at + size.x + ui.px(8), y + size.y * 0.55F};
  ui.list().AddTriangleFilled({c.x - ui.px(3), c.y - ui.px(2)}, {c.x + ui.px(3), c.y - ui.px(2)}, {c.x, c.y + ui.px(2)},
                              to_imgui(ui.colours().text_dim));
  return box.x + box.width + ui.px(14);
}

/// How much draw_choice takes.
float choice_width(Ui& ui, std::string_view label, std::string_view value) {
  const float label_width = label.empty() ? 0 : ui.painter().measure(label, ui.dim()).x + ui.px(8);
  return label_width + ui.painter().measure(value, ui.body()).x + ui.px(31);
}

/// The choices, each with its menu; where the next thing may begin.
float draw_speed(Ui& ui, const UiState& state, float x, float y) {
  bool clicked = false;
  Rect box;
  const float next = draw_choice(ui, "speed", x, y, "", kPlaySpeeds.at(state.playback.speed).words, clicked, box);
  if (clicked) {
    Menu::open("speeds");
  }
  if (Menu menu(ui, "speeds", box, 190, static_cast<int>(kPlaySpeeds.size())); menu) {
    for (std::size_t i = 0; i < kPlaySpeeds.size(); ++i) {
      if (menu.row(fmt::format("speed {}", i), kPlaySpeeds.at(i).words, "", true, i == state.playback.speed)) {
        ui.ask(command::SetSpeed{i});
      }
    }
  }
  return next;
}

float draw_length(Ui& ui, const UiState& state, float x, float y, std::string_view label) {
  bool clicked = false;
  Rect box;
  const events::Minute shown = length_of(state.window);
  const float next = draw_choice(ui, "window length", x, y, label, length_words(shown), clicked, box);
  if (clicked) {
    Menu::open("lengths");
  }
  if (Menu menu(ui, "lengths", box, 150, static_cast<int>(kLengths.size())); menu) {
    for (const int days : kLengths) {
      const events::Minute length = days * static_cast<events::Minute>(events::kMinutesPerDay);
      if (menu.row(fmt::format("length {}", days), length_words(length), "", true, length == shown)) {
        ui.ask(command::SetWindow{window_before(state.window.end, length)});
      }
    }
  }
  return next;
}

}  // namespace

void TimelinePanel::draw(Ui& ui, const UiState& state, Rect rect) {
  const PanelWindow window(ui, "timeline", rect, ui.colours().window);
  ui.line({rect.x, rect.y}, {rect.x + rect.width, rect.y});
  const float pad = ui.px(14);
  draw_controls(ui, state, {rect.x + pad, rect.y + ui.px(8), rect.width - 2 * pad, ui.px(28)});
  const float ticks_height = ui.px(24);
  const float top = rect.y + ui.px(47);
  const Rect plot{rect.x + pad, top, rect.width - 2 * pad, rect.y + rect.height - ticks_height - top};
  draw_bars(ui, state, plot);
  draw_ticks(ui, state, plot, {plot.x, plot.y + plot.height, plot.width, ticks_height});
  draw_window(ui, state, plot);
  interact(ui, state, plot);
}

void TimelinePanel::draw_controls(Ui& ui, const UiState& state, Rect rect) {
  float x = rect.x;
  const bool narrow = rect.width < ui.px(560);
  const float gap = ui.px(narrow ? 4 : 10);
  const float side = rect.height;
  const auto button = [&](const char* name, const Ui::Icon& icon, const char* tip, Command command, bool primary) {
    if (ui.icon_button(name, {x, rect.y, side + ui.px(2), side}, icon, tip, primary)) {
      ui.ask(std::move(command));
    }
    x += side + gap;
  };
  const auto step = [](int direction, bool bar) {
    return [=](ImDrawList& list, Rect box, ImU32 colour) { draw_step_icon(list, box, colour, direction, bar); };
  };
  // What has no room is left to its key, and the zone always has: first the steps by events go, then the choices.
  const std::string& zone = state.snapshot->project().time_zone;
  const TextLook zone_look = narrow ? ui.small() : ui.dim();
  const float zone_width = ui.painter().measure(zone, zone_look).x;
  const std::string_view speed = kPlaySpeeds.at(state.playback.speed).words;
  const std::string length = length_words(length_of(state.window));
  const std::string_view label = narrow ? "" : "Window";
  const float lead = ui.px(narrow ? 4 : 8);
  const float with_speed = lead + zone_width + 3 * (side + gap) + choice_width(ui, "", speed);
  const float with_length = with_speed + choice_width(ui, label, length);
  const bool has_events = with_length + 2 * (side + gap) <= rect.width;
  const bool playing = state.playback.playing();
  if (has_events) {
    button("previous event", step(-1, true), "Previous event ([)", command::StepEvent{-1}, false);
  }
  button("previous day", step(-1, false), "Previous day (,)", command::StepTime{-1}, false);
  button("play", playing ? draw_pause_icon : draw_play_icon, playing ? "Pause (Space)" : "Play (Space)",
         command::TogglePlay{}, true);
  button("next day", step(1, false), "Next day (.)", command::StepTime{1}, false);
  if (has_events) {
    button("next event", step(1, true), "Next event (])", command::StepEvent{1}, false);
  }
  const float y = rect.y + ui.px(4);
  x += lead;
  if (with_speed <= rect.width) {
    x = draw_speed(ui, state, x, y);
  }
  if (with_length <= rect.width) {
    x = draw_length(ui, state, x, y, label);
  }

  // From the right: the zone, always in sight, then the loop where there is room for it.
  const float zone_x = rect.x + rect.width - zone_width;
  ui.painter().draw(ui.list(), {zone_x, y}, zone, zone_look);
  ui.record("time zone", {zone_x, y, zone_width, ui.px(20)});
  const std::string_view loop = state.playback.loop ? "Loop on" : "Loop off";
  const float loop_x = zone_x - ui.px(16) - ui.painter().measure(loop, ui.dim()).x;
  if (loop_x > x && ui.link("loop", {loop_x, y}, loop, state.playback.loop ? ui.body() : ui.dim())) {
    ui.ask(command::ToggleLoop{});
  }
}

void TimelinePanel::draw_bars(Ui& ui, const UiState& state, Rect plot) {
  const Histogram& histogram = state.histogram;
  std::uint32_t highest = 1;
  for (const auto& bar : histogram.counts) {
    highest = std::max(highest, std::accumulate(bar.begin(), bar.end(), 0U));
  }
  const auto x_of = [&](events::Minute minute) { return plot.x + static_cast<float>(state.axis.x_of(minute)); };
  const float width = x_of(histogram.range.begin + histogram.bin) - x_of(histogram.range.begin);
  const float gap = width >= ui.px(5) ? ui.px(1) : 0;
  const float room = plot.height - ui.px(14);
  const float foot = plot.y + plot.height;
  ui.list().PushClipRect(plot.min(), plot.max(), true);
  ui.list().AddRectFilled({x_of(state.window.begin), plot.y}, {x_of(state.window.end), foot},
                          to_imgui(ui.colours().timeline_window));
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    const events::Minute begin = histogram.range.begin + static_cast<events::Minute>(i) * histogram.bin;
    const events::Minute middle = begin + histogram.bin / 2;
    const bool inside = middle >= state.window.begin && middle < state.window.end;
    const float x = x_of(begin);
    float y = foot;
    // The mildest type stands at the bottom, battles on top.
    for (std::size_t type = events::kEventTypeCount; type-- > 0;) {
      const std::uint32_t count = histogram.counts[i].at(type);
      if (count == 0) {
        continue;
      }
      const float height = std::max(ui.px(1.5F), room * static_cast<float>(count) / static_cast<float>(highest));
      const Colour full = ui.style().markers.at(type).fill;
      const Colour colour = inside ? full : mix(ui.colours().window, full, 0.42);
      ui.list().AddRectFilled({x, y - height}, {x + width - gap, y}, to_imgui(colour));
      y -= height;
    }
  }
  ui.list().PopClipRect();
}

void TimelinePanel::draw_ticks(Ui& ui, const UiState& state, Rect plot, Rect ticks) {
  ui.line({plot.x, ticks.y}, {plot.x + plot.width, ticks.y});
  const TextLook look = ui.small();
  float free_from = plot.x - ui.px(1);
  for (const Tick& tick : calendar_ticks(state.axis, ui.px(78))) {
    const float x = plot.x + static_cast<float>(state.axis.x_of(static_cast<double>(tick.minute)));
    const float width = ui.painter().measure(tick.label, look).x;
    const float label_x = std::clamp(x - width / 2, plot.x, plot.x + plot.width - width);
    ui.list().AddLine({x, ticks.y}, {x, ticks.y + ui.px(tick.strong ? 5 : 3)}, to_imgui(ui.colours().text_dim),
                      ui.px(1));
    if (label_x >= free_from) {
      ui.painter().draw(ui.list(), {label_x, ticks.y + ui.px(4)}, tick.label, look);
      free_from = label_x + width + ui.px(10);
    }
  }
}

void TimelinePanel::draw_window(Ui& ui, const UiState& state, Rect plot) {
  ImDrawList& list = ui.list();
  const float left = plot.x + static_cast<float>(state.axis.x_of(state.window.begin));
  const float right = plot.x + static_cast<float>(state.axis.x_of(state.window.end));
  const ImVec2 low{plot.x, plot.y - ui.px(9)};
  const ImVec2 high{plot.x + plot.width, plot.y + plot.height};
  list.PushClipRect({low.x - ui.px(8), low.y - ui.px(2)}, {high.x + ui.px(8), high.y + ui.px(2)}, true);
  const Colour band = ui.colours().timeline_window;
  const Colour edge = mix(band, ui.colours().text, 0.25).with_alpha(255.0 / std::max<int>(band.a, 1));
  list.PushClipRect({plot.x - ui.px(1), low.y}, {high.x + ui.px(1), high.y + ui.px(1)}, true);
  list.AddRect({left, plot.y}, {right, high.y}, to_imgui(edge), 0, 0, ui.px(1));
  list.PopClipRect();
  const float middle = plot.y + plot.height * 0.42F;
  list.AddRectFilled({left - ui.px(2.5F), middle - ui.px(14)}, {left + ui.px(2.5F), middle + ui.px(14)},
                     to_imgui(ui.colours().where.underline), ui.px(2.5F));
  const ImU32 head = to_imgui(ui.colours().play_head);
  list.AddLine({right, low.y}, {right, high.y}, head, ui.px(2));
  list.AddTriangleFilled({right - ui.px(5.5F), low.y}, {right + ui.px(5.5F), low.y}, {right, low.y + ui.px(7)}, head);
  if (state.time_flash) {
    const double begin = state.time_flash->start ? static_cast<double>(*state.time_flash->start) : state.axis.start();
    const double end = state.time_flash->end ? static_cast<double>(*state.time_flash->end) : state.axis.end();
    const double strength = std::abs(std::cos(state.time_flash_age_s * 6)) * (1 - state.time_flash_age_s / 1.8);
    const ImVec2 a{plot.x + static_cast<float>(state.axis.x_of(begin)), plot.y};
    const ImVec2 b{std::max(a.x + ui.px(4), plot.x + static_cast<float>(state.axis.x_of(end))), high.y};
    list.AddRectFilled(a, b, to_imgui(ui.colours().when.underline.with_alpha(std::clamp(strength, 0.0, 0.8))));
  }
  list.PopClipRect();
  ui.record("window", {left, plot.y, right - left, plot.height});
  ui.record("window begin", {left - ui.px(3), plot.y, ui.px(6), plot.height});
  ui.record("play head", {right - ui.px(3), plot.y, ui.px(6), plot.height});
}

void TimelinePanel::interact(Ui& ui, const UiState& state, Rect plot) {
  const float reach = ui.px(kHandle);
  const Rect area{plot.x - reach, plot.y - ui.px(9), plot.width + 2 * reach, plot.height + ui.px(33)};
  (void)ui.area("timeline", area);
  const ImGuiIO& io = ImGui::GetIO();
  const double x = io.MousePos.x - plot.x;
  const bool in_plot = io.MousePos.y < plot.y + plot.height;
  const WindowPart part = in_plot ? window_part_at(state.axis, state.window, x, reach) : WindowPart::none;
  if (ui.is_hovered()) {
    const bool handle = part == WindowPart::begin_handle || part == WindowPart::end_handle;
    ImGui::SetMouseCursor(handle ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_Hand);
    if (io.MouseWheel != 0 || io.MouseWheelH != 0) {
      TimeAxis axis = state.axis;
      if (io.KeyShift || io.MouseWheelH != 0) {
        axis.pan((io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel) * ui.px(60));
      } else {
        axis.zoom_at(x, std::pow(kZoomStep, io.MouseWheel));
      }
      ui.ask(command::SetAxis{axis});
    }
  }
  if (!ui.is_held()) {
    drag_.reset();
    panning_ = false;
    return;
  }
  if (!drag_ && !panning_) {
    if (part == WindowPart::none && !in_plot) {
      panning_ = true;
    } else if (part == WindowPart::none) {
      // A click beside the window brings its play head there, and holds on to it.
      const TimeWindow moved = window_ending_at(state.axis, state.window, x);
      ui.ask(command::SetWindow{moved});
      drag_.emplace(WindowPart::body, moved, x);
    } else {
      drag_.emplace(part, state.window, x);
    }
    return;
  }
  if (panning_) {
    if (io.MouseDelta.x != 0) {
      TimeAxis axis = state.axis;
      axis.pan(io.MouseDelta.x);
      ui.ask(command::SetAxis{axis});
    }
    return;
  }
  const TimeWindow moved = drag_->at(state.axis, x);
  if (moved != state.window) {
    ui.ask(command::SetWindow{moved});
  }
}

}  // namespace dateline::viewer
