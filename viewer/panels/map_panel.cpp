#include "viewer/panels/map_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "viewer/panels/event_words.h"
#include "viewer/panels/menu.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

constexpr float kClickSlop = 4;          // pixels of design that a click may tremble
constexpr double kLevelsPerNotch = 0.5;  // of a mouse wheel

std::string hover_words(const UiState& state, const Pick& pick) {
  if (pick.kind == Pick::Kind::density) {
    return fmt::format("{}: {} event{}", pick.name, pick.count, pick.count == 1 ? "" : "s");
  }
  if ((pick.kind != Pick::Kind::marker && pick.kind != Pick::Kind::flow) || pick.events.empty()) {
    return pick.name;
  }
  if (pick.events.size() > 1) {
    return fmt::format("{}: {} events", pick.name, pick.count);
  }
  const events::Event event = state.snapshot->event(pick.events.front());
  return fmt::format("{}\n{}", event_title(event), interval_words(event.when));
}

void draw_waiting(Ui& ui, Rect rect, std::string_view words) {
  const TextLook look = ui.dim();
  const ImVec2 size = ui.painter().measure(words, look);
  const ImVec2 at{rect.centre().x - size.x / 2, rect.centre().y - size.y / 2};
  const float margin = ui.px(12);
  ui.list().AddRectFilled({at.x - margin, at.y - margin}, {at.x + size.x + margin, at.y + size.y + margin},
                          to_imgui(ui.colours().panel), ui.px(6));
  ui.painter().draw(ui.list(), at, words, look);
}

std::string length_words(double metres) {
  if (metres < 1000) {
    return fmt::format("{:.0f} m", metres);
  }
  return metres < 100'000 ? fmt::format("{:.2f} km", metres / 1000) : fmt::format("{:.0f} km", metres / 1000);
}

std::string area_words(double square_metres) {
  return square_metres < 100'000 ? fmt::format("{:.0f} m²", square_metres)
         : square_metres < 1e9   ? fmt::format("{:.2f} km²", square_metres / 1e6)
                                 : fmt::format("{} km²", fmt::group_digits(std::llround(square_metres / 1e6)));
}

/// The corners that were set, the way to the mouse, and what all of that measures.
void draw_measure(Ui& ui, const UiState& state, Rect rect) {
  std::vector<geo::LonLat> path = *state.measure;
  const bool to_mouse = state.cursor.has_value();
  if (to_mouse) {
    path.push_back(*state.cursor);
  }
  const ImU32 colour = to_imgui(ui.colours().accent);
  std::vector<ImVec2> corners;
  for (const geo::LonLat point : path) {
    const glm::dvec2 at = state.camera.to_screen(geo::to_world(point));
    corners.push_back({rect.x + static_cast<float>(at.x), rect.y + static_cast<float>(at.y)});
  }
  if (corners.size() > 1) {
    ui.list().AddPolyline(corners.data(), static_cast<int>(corners.size()), colour, 0, ui.px(2));
  }
  if (corners.size() > 2) {
    ui.list().AddLine(corners.back(), corners.front(), to_imgui(ui.colours().accent.with_alpha(0.5)), ui.px(1));
  }
  for (const ImVec2 corner : corners) {
    ui.list().AddCircleFilled(corner, ui.px(3.5F), colour);
  }
  std::string words = "Click to measure; Q ends it";
  if (path.size() > 1) {
    words = length_words(geo::path_length_m(path));
    if (path.size() > 2) {
      words += " · area " + area_words(geo::measure_ring(path).area_m2);
    }
  }
  const ImVec2 size = ui.painter().measure(words, ui.body());
  const Rect box{rect.centre().x - size.x / 2 - ui.px(12), rect.y + ui.px(14), size.x + ui.px(24), size.y + ui.px(12)};
  ui.list().AddRectFilled(box.min(), box.max(), to_imgui(ui.colours().panel), ui.px(6));
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), ui.px(6), 0, ui.px(1));
  ui.painter().draw(ui.list(), {box.x + ui.px(12), box.y + ui.px(6)}, words, ui.body());
  ui.record("measure", box);
}

/// Where the form has the event so far, and that a click moves it.
void draw_draft(Ui& ui, const UiState& state, Rect rect) {
  const command::DraftPlace& draft = state.form->draft;
  if (draft.point) {
    const glm::dvec2 at = state.camera.to_screen(geo::to_world(*draft.point));
    const ImVec2 middle{rect.x + static_cast<float>(at.x), rect.y + static_cast<float>(at.y)};
    const glm::dvec2 edge = state.camera.to_screen(geo::to_world(geo::destination(*draft.point, 0, draft.radius_m)));
    const auto reach = static_cast<float>(glm::length(edge - at));
    const ImU32 colour = to_imgui(ui.colours().accent);
    if (reach > ui.px(6)) {
      ui.list().AddCircleFilled(middle, reach, to_imgui(ui.colours().accent.with_alpha(0.12)), 64);
      ui.list().AddCircle(middle, reach, colour, 64, ui.px(1.5F));
    }
    ui.list().AddCircleFilled(middle, ui.px(4), colour);
    ui.list().AddCircle(middle, ui.px(5), to_imgui(ui.colours().accent_text), 0, ui.px(1.5F));
  }
  constexpr std::string_view kWords = "Click where the event happened";
  const ImVec2 size = ui.painter().measure(kWords, ui.body());
  const Rect box{rect.centre().x - size.x / 2 - ui.px(12), rect.y + ui.px(14), size.x + ui.px(24), size.y + ui.px(12)};
  ui.list().AddRectFilled(box.min(), box.max(), to_imgui(ui.colours().panel), ui.px(6));
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), ui.px(6), 0, ui.px(1));
  ui.painter().draw(ui.list(), {box.x + ui.px(12), box.y + ui.px(6)}, kWords, ui.body());
}

/// The positions under the mouse when the right button was pressed, to be copied, and where measuring begins.
void draw_position_menu(Ui& ui, const UiState& state, geo::LonLat position, Rect at) {
  Menu menu(ui, "map menu", at, 330, 5);
  if (!menu) {
    return;
  }
  for (const geo::CoordinateForm form : geo::kCoordinateForms) {
    const std::string words = geo::format_position(position, form);
    if (menu.row("copy " + std::string(geo::name_of(form)), words, form == state.coordinates ? "Copy  Y" : "Copy")) {
      ui.ask(command::CopyText{words});
    }
  }
  if (menu.row("measure from here", "Measure from here", "Q")) {
    ui.ask(command::SetMeasure{std::vector{position}});
  }
}

}  // namespace

/// The handle of the line between the two pictures; true while it is dragged.
bool MapPanel::draw_swipe(Ui& ui, const UiState& state, Rect rect) {
  const float x = rect.x + static_cast<float>(*state.map.swipe) * rect.width;
  const Rect grip{x - ui.px(9), rect.y + rect.height / 2 - ui.px(22), ui.px(18), ui.px(44)};
  ui.list().AddRectFilled(grip.min(), grip.max(), to_imgui(ui.colours().accent), ui.px(6));
  for (const float dx : {-2.5F, 2.5F}) {
    ui.list().AddLine({x + ui.px(dx), grip.y + ui.px(14)}, {x + ui.px(dx), grip.y + ui.px(30)},
                      to_imgui(ui.colours().accent_text), ui.px(1.5F));
  }
  (void)ui.area("swipe", grip);
  if (!ui.is_held()) {
    return ui.is_hovered();
  }
  MapOptions options = state.map;
  options.swipe = std::clamp((ImGui::GetIO().MousePos.x - rect.x) / rect.width, 0.02F, 0.98F);
  ui.ask(command::SetMapOptions{options});
  return true;
}

void MapPanel::draw(Ui& ui, const UiState& state, Rect rect) {
  const PanelWindow window(ui, "map", rect, ui.style().map.water.with_alpha(0));
  // What lies on the map takes the mouse before the map does.
  const bool on_swipe = state.map.swipe && draw_swipe(ui, state, rect);
  (void)ui.area("map", rect);
  const bool hovered = ui.is_hovered();
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 mouse = io.MousePos;
  const glm::dvec2 pixel{mouse.x - rect.x, mouse.y - rect.y};
  if (hovered && !on_swipe) {
    if (ImGui::IsMouseClicked(1) && state.cursor) {
      menu_position_ = *state.cursor;
      menu_at_ = {mouse.x, mouse.y, 1, 1};
      Menu::open("map menu");
    }
    ImGui::SetMouseCursor(state.hovered ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_Arrow);
    ui.ask(command::HoverMap{pixel});
    if (io.MouseWheel != 0) {
      ui.ask(command::ZoomMap{pixel, io.MouseWheel * kLevelsPerNotch});
    }
    if (ImGui::IsMouseDoubleClicked(0) && !state.measure && !state.form) {
      ui.ask(command::ZoomMap{pixel, io.KeyShift ? -1.0 : 1.0});
    }
  } else if (state.cursor) {
    ui.ask(command::HoverMap{std::nullopt});
  }
  if (ui.is_held()) {
    if (!dragging_) {
      dragging_ = true;
      moved_ = ImGui::IsMouseDoubleClicked(0);  // the second click of two is no click of its own
      pressed_at_ = last_ = mouse;
    }
    // By whole pixels: what lies on the map and the ground under it, which is kept as a picture, move together.
    const ImVec2 step{std::round(mouse.x - last_.x), std::round(mouse.y - last_.y)};
    moved_ = moved_ || std::hypot(mouse.x - pressed_at_.x, mouse.y - pressed_at_.y) > ui.px(kClickSlop);
    if (moved_ && (step.x != 0 || step.y != 0)) {
      ui.ask(command::PanMap{{step.x, step.y}});
      last_ = {last_.x + step.x, last_.y + step.y};
    }
  } else if (dragging_) {
    dragging_ = false;
    if (!moved_) {
      ui.ask(command::ClickMap{{pressed_at_.x - rect.x, pressed_at_.y - rect.y}});
    }
  }
  if (state.measure) {
    draw_measure(ui, state, rect);
  } else if (state.form) {
    draw_draft(ui, state, rect);
  }
  draw_position_menu(ui, state, menu_position_, menu_at_);
  if (hovered && !dragging_ && state.hovered && !state.measure) {
    ui.tip(hover_words(state, *state.hovered));
  }
  if (state.opening) {
    draw_waiting(ui, rect, "Reading the reports …");
  } else if (state.snapshot->event_count() == 0 && state.layers.empty()) {
    draw_waiting(ui, rect,
                 state.known_on ? "No report of that day or before tells of anything"
                                : "No events yet: drop reports on the window, or paste one with Ctrl+V");
  }
}

}  // namespace dateline::viewer
