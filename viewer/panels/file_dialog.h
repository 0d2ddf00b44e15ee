#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The inside of the dialogs that name a file: a folder's entries, and a field for a name or a path.
class FileDialog {
 public:
  void begin(const std::string& name);
  /// The file that was accepted in this frame; nullopt while none is.
  [[nodiscard]] std::optional<std::filesystem::path> draw(Ui& ui, const UiState& state, Rect box);
  void end() { field_.blur(); }
  [[nodiscard]] bool takes_text() const { return field_.focused(); }

 private:
  std::optional<std::filesystem::path> draw_entries(Ui& ui, const Dialog& dialog, Rect area);
  std::optional<std::filesystem::path> typed_file(Ui& ui, const Dialog& dialog);
  void choose_entry(const Ui& ui, const Dialog& dialog);

  TextField field_;
  std::string problem_;  // with what was typed
  std::filesystem::path listed_folder_;
  std::optional<std::size_t> chosen_entry_;  // of the folder, by the arrows
  bool follow_entry_ = false;                // it is to be in sight
};

}  // namespace dateline::viewer
