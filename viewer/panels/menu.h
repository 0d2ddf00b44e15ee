#pragma once

#include <string>
#include <string_view>

#include "viewer/panels/ui.h"

namespace dateline::viewer {

/// A menu that drops from an item. While it is open, rows are drawn between construction and destruction:
///   if (Menu menu(ui, "speed", under); menu) { if (menu.row("fast", "Fast", "F")) ... }
class Menu {
 public:
  /// Opens where `open` was called for the same name; `width` in pixels of design. Drops below `anchor`, or above it
  /// where there is no room below.
  Menu(Ui& ui, const char* name, Rect anchor, float width, int rows);
  ~Menu();
  Menu(const Menu&) = delete;
  Menu& operator=(const Menu&) = delete;
  explicit operator bool() const { return shown_; }

  /// Whether the row was chosen; the menu closes then.
  bool row(const std::string& name, std::string_view label, std::string_view key = {}, bool enabled = true,
           bool ticked = false);
  void separator();

  static void open(const char* name) { ImGui::OpenPopup(name); }

 private:
  Ui& ui_;
  float width_;
  bool shown_ = false;
};

}  // namespace dateline::viewer
