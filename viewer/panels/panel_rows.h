#pragma once

#include <string>
#include <string_view>

#include "viewer/panels/ui.h"

namespace dateline::viewer {

/// The rows of the left panel, laid out from top to bottom.
class PanelRows {
 public:
  PanelRows(Ui& ui, Rect rect) : ui_(ui), left_(rect.x + ui.px(12)), width_(rect.width - ui.px(26)) {
    y_ = ImGui::GetCursorScreenPos().y + ui.px(11);
  }

  void heading(std::string_view text) {
    y_ += ui_.px(4);
    ui_.painter().draw(ui_.list(), {left_, y_}, text, ui_.heading());
    y_ += ui_.px(24);
  }

  /// A plus sign at the right end of the heading that was just written; returns the click. `box` is where it is.
  bool plus_button(const std::string& name, Rect& box) {
    box = {left_ + width_ - ui_.px(18), y_ - ui_.px(25), ui_.px(20), ui_.px(20)};
    const bool clicked = ui_.area(name, box);
    const ImU32 colour = to_imgui(ui_.is_hovered() ? ui_.colours().text : ui_.colours().text_dim);
    const ImVec2 middle = box.centre();
    const float arm = ui_.px(5);
    ui_.list().AddLine({middle.x - arm, middle.y}, {middle.x + arm, middle.y}, colour, ui_.px(1.5F));
    ui_.list().AddLine({middle.x, middle.y - arm}, {middle.x, middle.y + arm}, colour, ui_.px(1.5F));
    return clicked;
  }

  void gap() { y_ += ui_.px(8); }

  /// A row to tick. `count` empty draws none.
  bool tick(const std::string& name, std::string_view label, bool on, std::string_view count, bool faint,
            const MarkerStyle* marker = nullptr, float reserved = 0) {
    const float height = ui_.px(25);
    const Rect rect{left_ - ui_.px(4), y_, width_ + ui_.px(8) - reserved, height};
    const bool clicked = ui_.area(name, rect);
    if (ui_.is_hovered()) {
      ui_.list().AddRectFilled(rect.min(), rect.max(), to_imgui(mix(ui_.colours().panel, ui_.colours().text, 0.06)),
                               ui_.px(4));
    }
    const float middle = y_ + height / 2;
    ui_.tick_box({left_, middle - ui_.px(7.5F), ui_.px(15), ui_.px(15)}, on);
    float text_x = left_ + ui_.px(24);
    if (marker != nullptr) {
      ui_.marker({left_ + ui_.px(31), middle}, ui_.px(5.6F), *marker, faint ? 0.35 : 1.0);
      text_x = left_ + ui_.px(47);
    }
    const TextLook look = faint || !on ? ui_.dim() : ui_.body();
    const float top = middle - ui_.px(10);
    const TextLook number = ui_.dim();
    const float number_width = ui_.painter().measure(count, number).x;
    ui_.painter().draw_cut(ui_.list(), {text_x, top}, label, look,
                           left_ + width_ - reserved - number_width - ui_.px(8) - text_x);
    ui_.painter().draw(ui_.list(), {left_ + width_ - number_width, top}, count, number);
    y_ += height;
    return clicked;
  }

  void note(std::string_view text) {
    y_ += ui_.painter().draw(ui_.list(), {left_, y_}, text, ui_.small(), width_).y + ui_.px(4);
  }

  /// A heading with a triangle that opens what is under it; returns whether that is open.
  bool fold(const std::string& name, std::string_view text, bool& open) {
    gap();
    const Rect rect{left_ - ui_.px(4), y_, width_ + ui_.px(8), ui_.px(24)};
    if (ui_.area(name, rect)) {
      open = !open;
    }
    const Colour ink = ui_.is_hovered() ? ui_.colours().text : ui_.colours().text_dim;
    const ImVec2 c{left_ + ui_.px(4), y_ + ui_.px(11)};
    const float r = ui_.px(3.5F);
    if (open) {
      ui_.list().AddTriangleFilled({c.x - r, c.y - r * 0.7F}, {c.x + r, c.y - r * 0.7F}, {c.x, c.y + r}, to_imgui(ink));
    } else {
      ui_.list().AddTriangleFilled({c.x - r * 0.7F, c.y - r}, {c.x + r, c.y}, {c.x - r * 0.7F, c.y + r}, to_imgui(ink));
    }
    ui_.painter().draw(ui_.list(), {left_ + ui_.px(14), y_ + ui_.px(2)}, text, ui_.look(12.5F, ink, true));
    y_ += ui_.px(25);
    return open;
  }

  /// A line that acts when clicked.
  bool link(const std::string& name, std::string_view text) {
    const bool clicked =
        ui_.link(name, {left_ + ui_.px(24), y_ + ui_.px(2)}, text, ui_.look(12.5F, ui_.colours().where.underline));
    y_ += ui_.px(22);
    return clicked;
  }

  void separator() {
    y_ += ui_.px(8);
    ui_.line({left_, y_}, {left_ + width_, y_});
    y_ += ui_.px(8);
  }

  /// Three dots at the right end of the last row; returns the click. `box` is where they are.
  bool more_button(const std::string& name, Rect& box) {
    box = {left_ + width_ - ui_.px(18), y_ - ui_.px(22), ui_.px(20), ui_.px(19)};
    const bool clicked = ui_.area(name, box);
    const ImU32 colour = to_imgui(ui_.is_hovered() ? ui_.colours().text : ui_.colours().text_dim);
    for (const float x : {-5.0F, 0.0F, 5.0F}) {
      ui_.list().AddCircleFilled({box.centre().x + ui_.px(x), box.centre().y}, ui_.px(1.5F), colour);
    }
    return clicked;
  }

  /// A line of small text under the last row.
  void under(std::string_view text, const TextLook& look) {
    ui_.painter().draw_cut(ui_.list(), {left_ + ui_.px(24), y_ - ui_.px(3)}, text, look, width_ - ui_.px(46));
    y_ += ui_.px(16);
  }

  /// The place of something else of that height (pixels of design), under a row's label.
  [[nodiscard]] Rect line(float height) {
    const Rect rect{left_ + ui_.px(24), y_, width_ - ui_.px(24), ui_.px(height)};
    y_ += rect.height;
    return rect;
  }

  void finish() {
    ImGui::SetCursorScreenPos({left_, y_});
    ImGui::Dummy({1, ui_.px(10)});
  }

 private:
  Ui& ui_;
  float left_;
  float width_;
  float y_ = 0;
};

}  // namespace dateline::viewer
