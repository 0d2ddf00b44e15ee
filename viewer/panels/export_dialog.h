#pragma once

#include <filesystem>

#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// "dateline-2016-07-26.png": what a picture of a window is called unless a person says otherwise.
[[nodiscard]] std::filesystem::path picture_name(const events::TimeWindow& window);

/// The inside of the dialog that asks how large a picture is written, what it keeps to itself, and where it goes.
class ExportDialog {
 public:
  void begin(const UiState& state);
  void draw(Ui& ui, const UiState& state, Rect box);
  void end() { field_.blur(); }
  [[nodiscard]] bool takes_text() const { return field_.focused(); }

 private:
  float draw_sizes(Ui& ui, const UiState& state, Rect area);
  float draw_withholding(Ui& ui, Rect area);

  TextField field_;  // the file's name or path
  PictureSize size_ = PictureSize::screen;
  Withholding withholding_;
};

}  // namespace dateline::viewer
