#include "viewer/panels/ui.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace dateline::viewer {

ImU32 to_imgui(Colour colour) {
  return IM_COL32(colour.r, colour.g, colour.b, colour.a);
}

Colour mix(Colour from, Colour to, double amount) {
  const auto part = [amount](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * amount));
  };
  return {part(from.r, to.r), part(from.g, to.g), part(from.b, to.b), part(from.a, to.a)};
}

TextLook Ui::look(float size, Colour colour, bool bold) const {
  return {.size = px(size), .colour = to_imgui(colour), .bold = bold};
}

void Ui::record(const std::string& name, Rect rect) {
  const ImVec2 low = list().GetClipRectMin();
  const ImVec2 high = list().GetClipRectMax();
  const ImVec2 middle = rect.centre();
  if (middle.x >= low.x && middle.y >= low.y && middle.x < high.x && middle.y < high.y) {
    rects_.emplace(name, rect);
  }
}

bool Ui::area(const std::string& name, Rect rect) {
  record(name, rect);
  ImGui::SetCursorScreenPos(rect.min());
  const bool clicked = ImGui::InvisibleButton(name.c_str(), {std::max(1.0F, rect.width), std::max(1.0F, rect.height)});
  hovered_ = ImGui::IsItemHovered();
  held_ = ImGui::IsItemActive();
  if (hovered_) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  return clicked;
}

float Ui::button_width(std::string_view label, std::string_view key) {
  const float label_width = painter_.measure(label, body()).x;
  const float key_width = key.empty() ? 0 : painter_.measure(key, dim()).x + px(7);
  return label_width + key_width + px(20);
}

bool Ui::button(const std::string& name, ImVec2 position, std::string_view label, std::string_view key,
                ButtonLook look_of, float width) {
  const float fitted = button_width(label, key);
  const Rect rect{position.x, position.y, width > 0 ? width : fitted, button_height()};
  const bool enabled = look_of != ButtonLook::disabled;
  const bool clicked = area(name, rect) && enabled;
  Colour fill = colours().field;
  Colour edge = colours().border;
  Colour ink = colours().text;
  if (look_of == ButtonLook::primary) {
    fill = edge = colours().accent;
    ink = colours().accent_text;
  } else if (look_of == ButtonLook::accept) {
    fill = mix(colours().panel, colours().success, 0.2);
    edge = mix(colours().panel, colours().success, 0.55);
  } else if (look_of == ButtonLook::bare) {
    fill = edge = colours().panel.with_alpha(0);
  } else if (!enabled) {
    fill = colours().panel;
    ink = colours().text_dim.with_alpha(0.55);
  }
  if (!enabled) {
    ImGui::SetMouseCursor(hovered_ ? ImGuiMouseCursor_Arrow : ImGui::GetMouseCursor());
  } else if (held_) {
    fill = mix(fill.a == 0 ? colours().panel : fill, colours().window, 0.35);
  } else if (hovered_) {
    fill = mix(fill.a == 0 ? colours().panel : fill, colours().text, 0.1);
  }
  list().AddRectFilled(rect.min(), rect.max(), to_imgui(fill), px(5));
  if (edge.a > 0) {
    list().AddRect(rect.min(), rect.max(), to_imgui(edge), px(5), 0, px(1));
  }
  const float left = rect.x + (rect.width - fitted) / 2 + px(10);
  const TextLook text = look(14, ink);
  const float top = rect.y + (rect.height - painter_.measure(label, text).y) / 2;
  const float used = painter_.draw(list(), {left, top}, label, text).x;
  if (!key.empty()) {
    painter_.draw(list(), {left + used + px(7), top}, key, look(14, mix(fill, ink, 0.65)));
  }
  return clicked;
}

bool Ui::icon_button(const std::string& name, Rect rect, const Icon& icon, std::string_view text, bool primary) {
  const bool clicked = area(name, rect);
  Colour fill = primary ? colours().accent : colours().field;
  if (hovered_) {
    fill = mix(fill, colours().text, 0.12);
  }
  list().AddRectFilled(rect.min(), rect.max(), to_imgui(fill), px(5));
  if (!primary) {
    list().AddRect(rect.min(), rect.max(), to_imgui(colours().border), px(5), 0, px(1));
  }
  icon(list(), rect, to_imgui(primary ? colours().accent_text : colours().text));
  tip(text);
  return clicked;
}

bool Ui::link(const std::string& name, ImVec2 position, std::string_view text, const TextLook& look_of) {
  const ImVec2 size = painter_.measure(text, look_of);
  const bool clicked = area(name, {position.x, position.y, size.x, size.y});
  painter_.draw(list(), position, text, look_of);
  if (hovered_) {
    const float y = std::floor(position.y + size.y * 0.86F);
    list().AddLine({position.x, y}, {position.x + size.x, y}, look_of.colour, px(1));
  }
  return clicked;
}

void Ui::tick_box(Rect box, bool on) {
  if (!on) {
    list().AddRect(box.min(), box.max(), to_imgui(mix(colours().border, colours().text_dim, 0.5)), px(3), 0, px(1.2F));
    return;
  }
  list().AddRectFilled(box.min(), box.max(), to_imgui(colours().accent), px(3));
  const std::array points = {ImVec2{box.x + box.width * 0.24F, box.y + box.height * 0.53F},
                             ImVec2{box.x + box.width * 0.43F, box.y + box.height * 0.72F},
                             ImVec2{box.x + box.width * 0.77F, box.y + box.height * 0.30F}};
  list().AddPolyline(points.data(), static_cast<int>(points.size()), to_imgui(colours().accent_text), 0, px(1.8F));
}

void Ui::marker(ImVec2 centre, float radius, const MarkerStyle& marker, double opacity) {
  const ImU32 fill = to_imgui(marker.fill.with_alpha(opacity));
  const auto polygon = [&](int corners, float turn, float reach) {
    std::array<ImVec2, 6> points;
    for (int i = 0; i < corners; ++i) {
      const float angle = turn + static_cast<float>(i) * 2 * std::numbers::pi_v<float> / static_cast<float>(corners);
      points.at(static_cast<std::size_t>(i)) = {centre.x + reach * std::sin(angle), centre.y - reach * std::cos(angle)};
    }
    list().AddConvexPolyFilled(points.data(), corners, fill);
  };
  constexpr float kQuarter = std::numbers::pi_v<float> / 4;
  switch (marker.shape) {
    case MarkerShape::circle:
      list().AddCircleFilled(centre, radius, fill);
      break;
    case MarkerShape::triangle:
      centre.y += radius * 0.22F;
      polygon(3, 0, radius * 1.28F);
      break;
    case MarkerShape::diamond:
      polygon(4, 0, radius * 1.25F);
      break;
    case MarkerShape::square:
      polygon(4, kQuarter, radius * 1.3F);
      break;
    case MarkerShape::pentagon:
      polygon(5, 0, radius * 1.15F);
      break;
    case MarkerShape::hexagon:
      polygon(6, 0, radius * 1.12F);
      break;
  }
}

void Ui::tip(std::string_view text) {
  if (!hovered_ || text.empty()) {
    return;
  }
  ImDrawList& top = *ImGui::GetForegroundDrawList();
  const TextLook look_of = look(13);
  const ImVec2 size = painter_.measure(text, look_of, px(320));
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float pad = px(8);
  const float x = std::clamp(mouse.x + px(12), 0.0F, std::max(0.0F, screen.x - size.x - 2 * pad));
  const bool above = mouse.y + px(20) + size.y + 2 * pad > screen.y;
  const float y = above ? mouse.y - px(10) - size.y - 2 * pad : mouse.y + px(20);
  const ImVec2 low{x, y};
  const ImVec2 high{x + size.x + 2 * pad, y + size.y + 2 * pad - px(4)};
  top.AddRectFilled(low, high, to_imgui(colours().field), px(5));
  top.AddRect(low, high, to_imgui(colours().border), px(5), 0, px(1));
  painter_.draw(top, {x + pad, y + pad - px(2)}, text, look_of, px(320));
}

void Ui::line(ImVec2 from, ImVec2 to) {
  list().AddLine(from, to, to_imgui(colours().border), std::max(1.0F, px(1)));
}

PanelWindow::PanelWindow(Ui& ui, const char* name, Rect rect, Colour ground, bool scrolls, bool on_top) {
  ImGui::SetNextWindowPos(rect.min());
  ImGui::SetNextWindowSize({std::max(1.0F, rect.width), std::max(1.0F, rect.height)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(ground));
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, to_imgui(ground.with_alpha(0)));
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, to_imgui(mix(ground, ui.colours().text, 0.16)));
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabHovered, to_imgui(mix(ground, ui.colours().text, 0.28)));
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabActive, to_imgui(mix(ground, ui.colours().text, 0.4)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, ui.px(9));
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarRounding, ui.px(4));
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                           ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;
  flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
  if (!scrolls) {
    flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  }
  ImGui::Begin(name, nullptr, flags);
  if (on_top) {
    // Not by giving it the focus, which would take the mouse away from what is being pressed elsewhere.
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  }
}

PanelWindow::~PanelWindow() {
  ImGui::End();
  ImGui::PopStyleVar(6);
  ImGui::PopStyleColor(5);
}

void draw_play_icon(ImDrawList& list, Rect box, ImU32 colour) {
  const ImVec2 c = box.centre();
  const float r = box.height * 0.19F;
  list.AddTriangleFilled({c.x - r * 0.8F, c.y - r}, {c.x + r, c.y}, {c.x - r * 0.8F, c.y + r}, colour);
}

void draw_pause_icon(ImDrawList& list, Rect box, ImU32 colour) {
  const ImVec2 c = box.centre();
  const float r = box.height * 0.19F;
  list.AddRectFilled({c.x - r * 0.9F, c.y - r}, {c.x - r * 0.25F, c.y + r}, colour);
  list.AddRectFilled({c.x + r * 0.25F, c.y - r}, {c.x + r * 0.9F, c.y + r}, colour);
}

void draw_step_icon(ImDrawList& list, Rect box, ImU32 colour, int direction, bool with_bar) {
  const ImVec2 c = box.centre();
  const float r = box.height * 0.17F;
  const float d = static_cast<float>(direction);
  const ImVec2 tip{c.x + d * r, c.y};
  const ImVec2 a{c.x - d * r * 0.8F, c.y - r};
  const ImVec2 b{c.x - d * r * 0.8F, c.y + r};
  if (direction > 0) {
    list.AddTriangleFilled(a, tip, b, colour);
  } else {
    list.AddTriangleFilled(a, b, tip, colour);
  }
  if (with_bar) {
    const float bar = c.x + d * r * 1.15F;
    list.AddRectFilled({bar - r * 0.2F, c.y - r}, {bar + r * 0.2F, c.y + r}, colour);
  }
}

}  // namespace dateline::viewer
