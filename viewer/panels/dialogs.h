#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"
#include "viewer/panels/views_dialog.h"

namespace dateline::viewer {

/// The dialogs: a folder to open files from or to save into, and a report's date.
class Dialogs {
 public:
  void draw(Ui& ui, const UiState& state, Rect screen);
  [[nodiscard]] bool takes_text() const { return field_.focused() || views_.takes_text(); }

 private:
  void begin(const UiState& state);
  void draw_files(Ui& ui, const UiState& state, Rect box);
  void draw_entries(Ui& ui, const Dialog& dialog, Rect area);
  void draw_date(Ui& ui, const UiState& state, Rect box);
  void draw_quit(Ui& ui, Rect box);
  void draw_recover(Ui& ui, const UiState& state, Rect box);
  void accept_file(Ui& ui, const Dialog& dialog);
  void accept_date(Ui& ui, const Dialog& dialog);

  std::optional<command::OpenDialog::Kind> shown_;
  TextField field_;      // the file's name, or the date
  std::string problem_;  // with what was typed
  ViewsDialog views_;
};

}  // namespace dateline::viewer
