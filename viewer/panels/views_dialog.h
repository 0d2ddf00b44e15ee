#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The inside of the dialog that lists the project's views: open, rename, remove, and keep the one that is shown.
class ViewsDialog {
 public:
  void begin();
  void draw(Ui& ui, const UiState& state, Rect box);
  void end() { field_.blur(); }
  [[nodiscard]] bool takes_text() const { return field_.focused(); }

 private:
  void draw_row(Ui& ui, const UiState& state, std::size_t index, Rect row);
  void accept(Ui& ui, const UiState& state, const std::string& proposed);

  TextField field_;                    // the name of the view to keep, or the new name of the one that is renamed
  std::optional<std::size_t> chosen_;  // by the keyboard
  std::optional<std::size_t> renaming_;
};

}  // namespace dateline::viewer
