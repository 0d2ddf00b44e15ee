#pragma once

#include <string>
#include <string_view>

#include "viewer/panels/ui.h"

namespace dateline::viewer {

/// A line of text that a person types into; any script, shaped. The value lives with its owner.
class TextField {
 public:
  std::string text;  ///< UTF-8

  [[nodiscard]] bool focused() const { return focused_; }
  void focus();
  void blur() { focused_ = false; }

  /// What a person did to it in this frame.
  struct Outcome {
    bool changed = false;
    bool entered = false;  ///< Enter was pressed
    bool left = false;     ///< Escape was pressed; the field is no longer focused
  };
  /// Draws the field and takes this frame's keys and text while it is focused. `hint` is shown while it is empty,
  /// `key` at its right end while it is not focused.
  Outcome draw(Ui& ui, const std::string& name, Rect rect, std::string_view hint, std::string_view key = {});

 private:
  void insert(std::string_view typed);
  void erase_selection();
  [[nodiscard]] std::size_t before(std::size_t byte) const;
  [[nodiscard]] std::size_t after(std::size_t byte) const;
  void move_to(std::size_t byte, bool keep_anchor);
  bool handle(Ui& ui, const KeyPress& press, Outcome& outcome);

  bool focused_ = false;
  std::size_t caret_ = 0;   // byte
  std::size_t anchor_ = 0;  // byte: the selection is between it and the caret
  float scroll_ = 0;        // pixels cut off at the left
};

}  // namespace dateline::viewer
