#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "viewer/panels/export_dialog.h"
#include "viewer/panels/file_dialog.h"
#include "viewer/panels/teach_dialog.h"
#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"
#include "viewer/panels/views_dialog.h"

namespace dateline::viewer {

/// The dialogs: a folder to open files from or to save into, a report's date and a day of knowledge, a layer's name,
/// date and address.
class Dialogs {
 public:
  void draw(Ui& ui, const UiState& state, Rect screen);
  [[nodiscard]] bool takes_text() const {
    return field_.focused() || files_.takes_text() || export_.takes_text() || views_.takes_text() ||
           teach_.takes_text();
  }

 private:
  void begin(const UiState& state);
  enum class DateOutcome : std::uint8_t { open, accepted, left };
  DateOutcome draw_date_field(Ui& ui, Rect box, float top, std::string_view about);
  [[nodiscard]] std::optional<events::TimeInterval> typed_date();
  void draw_date(Ui& ui, const UiState& state, Rect box);
  void draw_known_on(Ui& ui, Rect box);
  void draw_address(Ui& ui, Rect box);
  void add_address(Ui& ui, bool connect);
  void draw_quit(Ui& ui, Rect box);
  void draw_layer_text(Ui& ui, const UiState& state, Rect box);
  void accept_layer_text(Ui& ui, const UiState& state);
  template <class Change>
  void change_layer(Ui& ui, const UiState& state, const char* what, Change change);
  void locate_layer(Ui& ui, const UiState& state, const std::filesystem::path& file);
  static void draw_details(Ui& ui, const std::vector<std::string>& lines, Rect box);
  void accept_file(Ui& ui, const UiState& state, const std::filesystem::path& file);
  void draw_tables(Ui& ui, const UiState& state, Rect box);
  void draw_recover(Ui& ui, const UiState& state, Rect box);

  std::optional<command::OpenDialog::Kind> shown_;
  TextField field_;      // the date, the layer's name or address
  std::string problem_;  // with what was typed
  FileDialog files_;
  ExportDialog export_;
  ViewsDialog views_;
  TeachDialog teach_;
};

}  // namespace dateline::viewer
