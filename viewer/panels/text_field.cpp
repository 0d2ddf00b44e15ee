#include "viewer/panels/text_field.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

/// Text fields hold one line: line ends and other control characters become spaces.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

float caret_x(const TextLayout& layout, std::size_t byte, std::size_t size) {
  const auto at = static_cast<std::uint32_t>(byte);
  if (byte < size) {
    const auto boxes = layout.rectangles({at, at + 1});
    return boxes.empty() ? 0 : boxes.front().x;
  }
  const auto boxes = at == 0 ? std::vector<TextBox>{} : layout.rectangles({at - 1, at});
  return boxes.empty() ? 0 : boxes.front().x + boxes.front().width;
}

}  // namespace

void TextField::focus() {
  focused_ = true;
  anchor_ = 0;
  caret_ = text.size();
}

std::size_t TextField::before(std::size_t byte) const {
  if (byte == 0) {
    return 0;
  }
  --byte;
  while (byte > 0 && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) {
    --byte;
  }
  return byte;
}

std::size_t TextField::after(std::size_t byte) const {
  if (byte >= text.size()) {
    return text.size();
  }
  ++byte;
  while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) {
    ++byte;
  }
  return byte;
}

void TextField::move_to(std::size_t byte, bool keep_anchor) {
  caret_ = byte;
  if (!keep_anchor) {
    anchor_ = byte;
  }
}

void TextField::erase_selection() {
  const auto [low, high] = std::minmax(caret_, anchor_);
  text.erase(low, high - low);
  move_to(low, false);
}

void TextField::insert(std::string_view typed) {
  erase_selection();
  const std::string line = one_line(typed);
  text.insert(caret_, line);
  move_to(caret_ + line.size(), false);
}

bool TextField::handle(Ui& ui, const KeyPress& press, Outcome& outcome) {
  const auto erase = [&](std::size_t to) {
    if (caret_ == anchor_) {
      anchor_ = to;
    }
    outcome.changed = outcome.changed || caret_ != anchor_;
    erase_selection();
  };
  const auto [low, high] = std::minmax(caret_, anchor_);
  switch (press.key) {
    case Key::left:
      move_to(before(caret_), press.shift);
      return true;
    case Key::right:
      move_to(after(caret_), press.shift);
      return true;
    case Key::home:
      move_to(0, press.shift);
      return true;
    case Key::end:
      move_to(text.size(), press.shift);
      return true;
    case Key::backspace:
      erase(before(caret_));
      return true;
    case Key::del:
      erase(after(caret_));
      return true;
    case Key::enter:
      outcome.entered = true;
      return true;
    case Key::escape:
      outcome.left = true;
      focused_ = false;
      return true;
    case Key::a:
      if (press.ctrl) {
        anchor_ = 0;
        caret_ = text.size();
      }
      return true;
    case Key::c:
    case Key::x:
      if (press.ctrl && low < high) {
        ui.ask(command::CopyText{text.substr(low, high - low)});
        if (press.key == Key::x) {
          erase(caret_);
        }
      }
      return true;
    case Key::v:
      if (press.ctrl) {
        insert(ui.clipboard);
        outcome.changed = true;
      }
      return true;
    default:
      // A letter arrives as text as well; keys held with Ctrl stay for the application's shortcuts.
      return !press.ctrl;
  }
}

TextField::Outcome TextField::draw(Ui& ui, const std::string& name, Rect rect, std::string_view hint,
                                   std::string_view key) {
  Outcome outcome;
  caret_ = std::min(caret_, text.size());
  anchor_ = std::min(anchor_, text.size());
  const bool clicked = ui.area(name, rect);
  const bool held = ui.is_held();
  if (ui.is_hovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  }
  if (ImGui::IsMouseClicked(0) && !rect.contains(ImGui::GetIO().MousePos)) {
    focused_ = false;
  }
  const TextLook look = ui.body();
  const float inner_x = rect.x + ui.px(10);
  if (held || clicked) {
    focused_ = true;
    const TextLayout& layout = ui.painter().layout(text, look);
    const float x = ImGui::GetIO().MousePos.x - inner_x + scroll_;
    const std::size_t byte = text.empty() || x > layout.width() ? text.size() : layout.byte_at(x, layout.height() / 2);
    move_to(byte, !ImGui::IsMouseClicked(0));
  }
  if (focused_) {
    std::erase_if(ui.keys, [&](const KeyPress& press) { return focused_ && handle(ui, press, outcome); });
    if (!ui.typed.empty()) {
      insert(ui.typed);
      ui.typed.clear();
      outcome.changed = true;
    }
  }

  ImDrawList& list = ui.list();
  list.AddRectFilled(rect.min(), rect.max(), to_imgui(ui.colours().window), ui.px(5));
  list.AddRect(rect.min(), rect.max(), to_imgui(focused_ ? ui.colours().accent : ui.colours().border), ui.px(5), 0,
               ui.px(focused_ ? 1.6F : 1));
  const TextLook grey = ui.dim();
  const float top = rect.y + (rect.height - ui.painter().measure("x", look).y) / 2;
  list.PushClipRect({inner_x - ui.px(2), rect.y}, {rect.x + rect.width - ui.px(8), rect.y + rect.height}, true);
  if (text.empty()) {
    ui.painter().draw(list, {inner_x, top}, hint, grey);
  }
  const TextLayout& layout = ui.painter().layout(text, look);
  const float caret = caret_x(layout, caret_, text.size());
  const float room = rect.width - ui.px(20);
  scroll_ = std::clamp(scroll_, std::max(0.0F, caret - room), std::max(0.0F, caret));
  if (focused_ && caret_ != anchor_) {
    const auto [low, high] = std::minmax(caret_, anchor_);
    for (const TextBox& box : layout.rectangles({static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high)})) {
      list.AddRectFilled({inner_x + box.x - scroll_, top + box.y},
                         {inner_x + box.x + box.width - scroll_, top + box.y + box.height},
                         to_imgui(ui.colours().accent.with_alpha(0.45)));
    }
  }
  ui.painter().draw_layout(list, {inner_x - scroll_, top}, layout, look.colour);
  if (focused_) {
    const float x = std::round(inner_x + caret - scroll_);
    list.AddLine({x, rect.y + ui.px(6)}, {x, rect.y + rect.height - ui.px(6)}, look.colour, ui.px(1));
  }
  list.PopClipRect();
  if (!focused_ && !key.empty() && text.empty()) {
    const float width = ui.painter().measure(key, grey).x;
    ui.painter().draw(list, {rect.x + rect.width - width - ui.px(10), top}, key, grey);
  }
  return outcome;
}

}  // namespace dateline::viewer
