#pragma once

#include <imgui.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/map/style.h"
#include "viewer/panels/command.h"
#include "viewer/panels/key.h"
#include "viewer/panels/text_painter.h"

namespace dateline::viewer {

/// A box of the window in device pixels, y downward.
struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  [[nodiscard]] ImVec2 min() const { return {x, y}; }
  [[nodiscard]] ImVec2 max() const { return {x + width, y + height}; }
  [[nodiscard]] ImVec2 centre() const { return {x + width / 2, y + height / 2}; }
  [[nodiscard]] bool contains(ImVec2 p) const { return p.x >= x && p.y >= y && p.x < x + width && p.y < y + height; }
  [[nodiscard]] Rect inset(float dx, float dy) const { return {x + dx, y + dy, width - 2 * dx, height - 2 * dy}; }
};

[[nodiscard]] ImU32 to_imgui(Colour colour);
/// The colour `amount` (0-1) of the way from one to the other.
[[nodiscard]] Colour mix(Colour from, Colour to, double amount);

/// What every panel draws with during one frame: the look, the text, this frame's keys, and where it puts what it asks
/// for and where its items are.
class Ui {
 public:
  Ui(const Style& style, TextPainter& painter, float scale, std::map<std::string, Rect>& rects)
      : style_(style), painter_(painter), scale_(scale), rects_(rects) {}

  // ---- The look

  [[nodiscard]] const UiStyle& colours() const { return style_.ui; }
  [[nodiscard]] const Style& style() const { return style_; }
  /// Device pixels for a length given in pixels of design.
  [[nodiscard]] float px(float design) const { return design * scale_; }
  [[nodiscard]] TextLook body() const { return look(14); }
  [[nodiscard]] TextLook dim() const { return look(14, style_.ui.text_dim); }
  [[nodiscard]] TextLook small() const { return look(12.5F, style_.ui.text_dim); }
  [[nodiscard]] TextLook heading() const { return look(12.5F, style_.ui.text_dim, true); }
  [[nodiscard]] TextLook title() const { return look(18, style_.ui.text, true); }
  [[nodiscard]] TextLook look(float size) const { return look(size, style_.ui.text); }
  [[nodiscard]] TextLook look(float size, Colour colour, bool bold = false) const;
  [[nodiscard]] TextPainter& painter() { return painter_; }

  // ---- What panels leave behind

  void ask(Command command) { commands_.push_back(std::move(command)); }
  [[nodiscard]] std::vector<Command> take_commands() { return std::move(commands_); }
  /// Remembers where an item is, under a name that tests and shortcuts find it by; of several the first. Boxes
  /// outside the clipped part of their window are not remembered.
  void record(const std::string& name, Rect rect);

  // ---- Keyboard of this frame; what is handled is taken out

  std::vector<KeyPress> keys;
  std::string typed;      ///< UTF-8
  std::string clipboard;  ///< what Ctrl+V would paste; read by the application once a frame in which Ctrl+V is pressed

  // ---- Items. Each draws itself, is recorded under `name`, and says whether it was clicked. Positions are absolute.

  [[nodiscard]] bool area(const std::string& name, Rect rect);  ///< without a look; the cursor becomes a hand over it
  [[nodiscard]] bool is_hovered() const { return hovered_; }    ///< the last item
  [[nodiscard]] bool is_held() const { return held_; }
  /// A `disabled` one is pale and cannot be clicked.
  enum class ButtonLook { plain, primary, accept, bare, disabled };
  /// Returns the click; `width` 0 fits the label, which may be followed by a dimmer hint of its key.
  bool button(const std::string& name, ImVec2 position, std::string_view label, std::string_view key,
              ButtonLook look = ButtonLook::plain, float width = 0);
  [[nodiscard]] float button_width(std::string_view label, std::string_view key);
  [[nodiscard]] float button_height() const { return px(28); }
  /// A button with a picture drawn by `icon` into its box in the given colour.
  using Icon = std::function<void(ImDrawList&, Rect, ImU32)>;
  bool icon_button(const std::string& name, Rect rect, const Icon& icon, std::string_view tip, bool primary = false);
  /// Text that acts when clicked.
  bool link(const std::string& name, ImVec2 position, std::string_view text, const TextLook& look);
  /// A box to tick.
  void tick_box(Rect box, bool on);
  void marker(ImVec2 centre, float radius, const MarkerStyle& marker, double opacity = 1);
  void tip(std::string_view text);  ///< beside the mouse, when the last item is hovered
  void line(ImVec2 from, ImVec2 to);

  [[nodiscard]] ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

 private:
  const Style& style_;
  TextPainter& painter_;
  float scale_;
  std::map<std::string, Rect>& rects_;
  std::vector<Command> commands_;
  bool hovered_ = false;
  bool held_ = false;
};

/// A fixed window of ImGui that fills `rect`; content scrolls where `scrolls`; `on_top` of all panels. Closes itself.
class PanelWindow {
 public:
  PanelWindow(Ui& ui, const char* name, Rect rect, Colour ground, bool scrolls = false, bool on_top = false);
  ~PanelWindow();
  PanelWindow(const PanelWindow&) = delete;
  PanelWindow& operator=(const PanelWindow&) = delete;
};

// Icons, each into the middle of its box.
void draw_play_icon(ImDrawList& list, Rect box, ImU32 colour);
void draw_pause_icon(ImDrawList& list, Rect box, ImU32 colour);
void draw_step_icon(ImDrawList& list, Rect box, ImU32 colour, int direction, bool with_bar);

}  // namespace dateline::viewer
