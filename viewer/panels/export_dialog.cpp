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

namespace {

/// A line to choose one of several by; true when it was clicked.
bool draw_choice(Ui& ui, const std::string& name, Rect row, const std::string& words, bool on) {
  const bool clicked = ui.area(name, row);
  const ImVec2 middle{row.x + ui.px(8), row.centre().y};
  ui.list().AddCircle(middle, ui.px(7), to_imgui(on ? ui.colours().accent : ui.colours().border), 0, ui.px(1.5F));
  if (on) {
    ui.list().AddCircleFilled(middle, ui.px(4), to_imgui(ui.colours().accent));
  }
  ui.painter().draw_cut(ui.list(), {row.x + ui.px(24), row.y + ui.px(3)}, words, ui.body(), row.width - ui.px(24));
  return clicked;
}

}  // namespace

void ExportDialog::begin(const UiState& state) {
  field_.text = picture_name(state.window).string();
  field_.focus();
  size_ = state.picture_size;
  withholding_ = state.withholding;
}

float ExportDialog::draw_sizes(Ui& ui, const UiState& state, Rect area) {
  const gl::Size map = state.camera.size();
  const std::array sizes = {
      std::pair{PictureSize::screen,
                fmt::format("As on the screen, sharper ({} × {} at least)", map.width, map.height)},
      std::pair{PictureSize::full_hd, std::string("1920 × 1080, for slides and film")},
      std::pair{PictureSize::a4, std::string("A4 across, 300 dots an inch, for print (3508 × 2480)")}};
  float y = area.y;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (draw_choice(ui, fmt::format("picture size {}", i), {area.x, y, area.width, ui.px(26)}, sizes.at(i).second,
                    size_ == sizes.at(i).first)) {
      size_ = sizes.at(i).first;
    }
    y += ui.px(27);
  }
  return y;
}

/// What must not be told: whoever was somewhere, whoever said so.
float ExportDialog::draw_withholding(Ui& ui, Rect area) {
  constexpr auto kBlurs = std::to_array<std::pair<double, const char*>>(
      {{0, "as known"}, {1000, "within 1 km"}, {5000, "within 5 km"}, {20'000, "within 20 km"}});
  float y = area.y;
  ui.painter().draw(ui.list(), {area.x, y + ui.px(3)}, "Positions", ui.dim());
  const float left = ui.px(84);
  const float width = (area.width - left) / static_cast<float>(kBlurs.size());
  for (std::size_t i = 0; i < kBlurs.size(); ++i) {
    const Rect row{area.x + left + static_cast<float>(i) * width, y, width, ui.px(26)};
    if (draw_choice(ui, fmt::format("blur {}", i), row, kBlurs.at(i).second,
                    withholding_.blur_m == kBlurs.at(i).first)) {
      withholding_.blur_m = kBlurs.at(i).first;
    }
  }
  y += ui.px(30);
  ui.painter().draw(ui.list(), {area.x, y + ui.px(3)}, "Sources", ui.dim());
  const Rect row{area.x + left, y, area.width - left, ui.px(26)};
  if (ui.area("withhold sources", row)) {
    withholding_.sources = !withholding_.sources;
  }
  ui.tick_box({row.x, row.y + ui.px(5), ui.px(16), ui.px(16)}, withholding_.sources);
  ui.painter().draw(ui.list(), {row.x + ui.px(24), row.y + ui.px(3)}, "Do not name who reported it", ui.body());
  y += ui.px(28);
  const char* words = withholding_.any()
                          ? "The picture says so, and its file holds no project, no words searched for and nothing "
                            "that is withheld. Layers of yours are drawn as they are."
                          : "";
  ui.painter().draw(ui.list(), {area.x + left, y}, words, ui.small(), area.width - left);
  return y + ui.px(38);
}

void ExportDialog::draw(Ui& ui, const UiState& state, Rect box) {
  const Dialog& dialog = *state.dialog;
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  float y = draw_sizes(ui, state, {x, box.y + ui.px(48), width, 0});
  ui.line({x, y + ui.px(6)}, {x + width, y + ui.px(6)});
  y = draw_withholding(ui, {x, y + ui.px(14), width, 0});
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
    ui.ask(command::ExportPicture{size_, std::move(file), withholding_});
    ui.ask(command::CloseDialog{});
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, foot}, "Cancel", "") || outcome.left) {
    ui.ask(command::CloseDialog{});
  }
}

}  // namespace dateline::viewer
