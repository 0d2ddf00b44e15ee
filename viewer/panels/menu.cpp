#include "viewer/panels/menu.h"

#include <vector>

namespace dateline::viewer {
namespace {
constexpr float kRow = 27;
constexpr float kPad = 5;
}  // namespace

Menu::Menu(Ui& ui, const char* name, Rect anchor, float width, int rows) : ui_(ui), width_(ui.px(width)) {
  const float height = ui.px(kRow * static_cast<float>(rows) + 2 * kPad + 2);
  const bool above = anchor.y + anchor.height + height > ImGui::GetIO().DisplaySize.y;
  ImGui::SetNextWindowPos({anchor.x, above ? anchor.y - height : anchor.y + anchor.height});
  ImGui::PushStyleColor(ImGuiCol_PopupBg, to_imgui(ui.colours().field));
  ImGui::PushStyleColor(ImGuiCol_Border, to_imgui(ui.colours().border));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, ui.px(kPad)));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, ui.px(6));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, ui.px(1));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  shown_ = ImGui::BeginPopup(name, ImGuiWindowFlags_NoMove);
  if (shown_ && std::erase(ui.keys, KeyPress{.key = Key::escape}) > 0) {
    ImGui::CloseCurrentPopup();
  }
}

Menu::~Menu() {
  if (shown_) {
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(4);
  ImGui::PopStyleColor(2);
}

bool Menu::row(const std::string& name, std::string_view label, std::string_view key, bool enabled, bool ticked) {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const Rect rect{corner.x, corner.y, width_, ui_.px(kRow)};
  const bool clicked = ui_.area(name, rect) && enabled;
  if (ui_.is_hovered() && enabled) {
    ui_.list().AddRectFilled({rect.x + ui_.px(4), rect.y}, {rect.x + rect.width - ui_.px(4), rect.y + rect.height},
                             to_imgui(mix(ui_.colours().field, ui_.colours().accent, 0.45)), ui_.px(4));
  }
  const TextLook look = enabled ? ui_.body() : ui_.look(14, ui_.colours().text_dim.with_alpha(0.55));
  const float top = rect.y + ui_.px(3.5F);
  if (ticked) {
    const float middle = rect.y + rect.height / 2;
    const ImVec2 points[] = {{rect.x + ui_.px(12), middle},
                             {rect.x + ui_.px(15.5F), middle + ui_.px(3.5F)},
                             {rect.x + ui_.px(21), middle - ui_.px(4)}};
    ui_.list().AddPolyline(points, 3, look.colour, 0, ui_.px(1.7F));
  }
  ui_.painter().draw(ui_.list(), {rect.x + ui_.px(28), top}, label, look);
  if (!key.empty()) {
    const TextLook dim = ui_.dim();
    ui_.painter().draw(ui_.list(), {rect.x + rect.width - ui_.px(14) - ui_.painter().measure(key, dim).x, top}, key,
                       dim);
  }
  ImGui::SetCursorScreenPos({corner.x, corner.y + rect.height});
  ImGui::Dummy({width_, 0});
  if (clicked) {
    ImGui::CloseCurrentPopup();
  }
  return clicked;
}

void Menu::separator() {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  ui_.line({corner.x, corner.y + ui_.px(3)}, {corner.x + width_, corner.y + ui_.px(3)});
  ImGui::Dummy({width_, ui_.px(6)});
}

}  // namespace dateline::viewer
