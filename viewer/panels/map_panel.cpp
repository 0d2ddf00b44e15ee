#include "viewer/panels/map_panel.h"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "viewer/gl/texture.h"
#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

constexpr float kClickSlop = 4;          // pixels of design that a click may tremble
constexpr double kLevelsPerNotch = 0.5;  // of a mouse wheel

std::string hover_words(const UiState& state, const Pick& pick) {
  if (pick.kind != Pick::Kind::marker || pick.events.empty()) {
    return pick.name;
  }
  const events::Project& project = state.snapshot->project();
  if (pick.events.size() > 1) {
    return fmt::format("{}: {} events", pick.name, pick.events.size());
  }
  const events::Event& event = project.events[pick.events.front()];
  return fmt::format("{}\n{}", event_title(event), interval_words(event.when));
}

void draw_waiting(Ui& ui, Rect rect, std::string_view words) {
  const TextLook look = ui.dim();
  const ImVec2 size = ui.painter().measure(words, look);
  ui.painter().draw(ui.list(), {rect.centre().x - size.x / 2, rect.centre().y - size.y / 2}, words, look);
}

}  // namespace

void MapPanel::draw(Ui& ui, const UiState& state, Rect rect, const gl::Texture* picture) {
  const PanelWindow window(ui, "map", rect, ui.style().map.water);
  if (picture != nullptr) {
    const auto id = reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(picture->id()));
    ui.list().AddImage(id, rect.min(), rect.max(), {0, 1}, {1, 0});
  }
  (void)ui.area("map", rect);
  const bool hovered = ui.is_hovered();
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 mouse = io.MousePos;
  const glm::dvec2 pixel{mouse.x - rect.x, mouse.y - rect.y};
  if (hovered) {
    ImGui::SetMouseCursor(state.hovered ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_Arrow);
    ui.ask(command::HoverMap{pixel});
    if (io.MouseWheel != 0) {
      ui.ask(command::ZoomMap{pixel, io.MouseWheel * kLevelsPerNotch});
    }
    if (ImGui::IsMouseDoubleClicked(0)) {
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
    moved_ = moved_ || std::hypot(mouse.x - pressed_at_.x, mouse.y - pressed_at_.y) > ui.px(kClickSlop);
    if (moved_ && (mouse.x != last_.x || mouse.y != last_.y)) {
      ui.ask(command::PanMap{{mouse.x - last_.x, mouse.y - last_.y}});
    }
    last_ = mouse;
  } else if (dragging_) {
    dragging_ = false;
    if (!moved_) {
      ui.ask(command::ClickMap{{pressed_at_.x - rect.x, pressed_at_.y - rect.y}});
    }
  }
  if (hovered && !dragging_ && state.hovered) {
    ui.tip(hover_words(state, *state.hovered));
  }
  if (state.opening) {
    draw_waiting(ui, rect, "Reading the reports …");
  } else if (state.snapshot->project().events.empty()) {
    draw_waiting(ui, rect, "No events yet: drop reports on the window, or paste one with Ctrl+V");
  }
}

}  // namespace dateline::viewer
