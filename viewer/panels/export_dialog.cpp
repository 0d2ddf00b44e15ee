#include "viewer/panels/export_dialog.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "events/time/interval.h"

namespace dateline::viewer {

std::filesystem::path picture_name(const events::TimeWindow& window) {
  return "dateline-" + events::format_last_day(window.end) + ".png";
}

void ExportDialog::begin(const UiState& state) {
  field_.text = picture_name(state.window).string();
  field_.focus();
  size_ = state.picture_size;
}

void ExportDialog::draw(Ui& ui, const UiState& state, Rect box) {
  const Dialog& dialog = *state.dialog;
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  const gl::Size map = state.camera.size();
  const std::array sizes = {
      std::pair{PictureSize::screen,
                fmt::format("As on the screen, sharper ({} × {} at least)", map.width, map.height)},
      std::pair{PictureSize::full_hd, std::string("1920 × 1080, for slides and film")},
      std::pair{PictureSize::a4, std::string("A4 across, 300 dots an inch, for print (3508 × 2480)")}};
  float y = box.y + ui.px(48);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Rect row{x, y, width, ui.px(26)};
    if (ui.area(fmt::format("picture size {}", i), row)) {
      size_ = sizes.at(i).first;
    }
    const bool on = size_ == sizes.at(i).first;
    const ImVec2 middle{x + ui.px(8), y + ui.px(13)};
    ui.list().AddCircle(middle, ui.px(7), to_imgui(on ? ui.colours().accent : ui.colours().border), 0, ui.px(1.5F));
    if (on) {
      ui.list().AddCircleFilled(middle, ui.px(4), to_imgui(ui.colours().accent));
    }
    ui.painter().draw(ui.list(), {x + ui.px(26), y + ui.px(3)}, sizes.at(i).second, ui.body());
    y += ui.px(27);
  }
  y += ui.px(10);
  const auto outcome = field_.draw(ui, "picture name", {x, y, width, ui.px(30)}, "A name, or a path");
  ui.painter().draw_cut(ui.list(), {x, y + ui.px(36)},
                        "In " + dialog.folder.string() + ", with the file that reopens its view", ui.small(), width);
  const float foot = box.y + box.height - pad - ui.button_height();
  float right = box.x + box.width - pad - ui.button_width("Write picture", "");
  const bool pressed = ui.button("dialog accept", {right, foot}, "Write picture", "", Ui::ButtonLook::primary);
  if (pressed || outcome.entered) {
    std::filesystem::path file =
        dialog.folder / (field_.text.empty() ? picture_name(state.window).string() : field_.text);
    if (file.extension() != ".png") {
      file += ".png";
    }
    ui.ask(command::ExportPicture{size_, std::move(file)});
    ui.ask(command::CloseDialog{});
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, foot}, "Cancel", "") || outcome.left) {
    ui.ask(command::CloseDialog{});
  }
}

}  // namespace dateline::viewer
