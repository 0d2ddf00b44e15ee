#include "viewer/panels/file_dialog.h"

#include <algorithm>
#include <utility>

namespace dateline::viewer {
namespace {

using Kind = command::OpenDialog::Kind;
constexpr float kRow = 27;

/// Whether what was typed is a folder: by its end, or because the list says so. No file is touched for it.
bool names_folder(const Dialog& dialog, const std::string& typed) {
  return typed.ends_with('/') || typed == ".." || std::ranges::any_of(dialog.entries, [&](const Dialog::Entry& entry) {
           return entry.folder && entry.name == typed;
         });
}

}  // namespace

void FileDialog::begin(const std::string& name) {
  field_.text = name;
  field_.focus();
  problem_.clear();
}

std::optional<std::filesystem::path> FileDialog::draw(Ui& ui, const UiState& state, Rect box) {
  std::optional<std::filesystem::path> accepted;
  const Dialog& dialog = *state.dialog;
  const bool saving = dialog.kind == Kind::save_as;
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  ui.painter().draw_cut(ui.list(), {x, box.y + ui.px(44)}, dialog.folder.string(), ui.small(), width);
  const float foot = box.y + box.height - pad - ui.button_height();
  const float list_top = box.y + ui.px(68);
  const Rect list{x, list_top, width, foot - ui.px(44) - list_top};
  ui.list().AddRectFilled(list.min(), list.max(), to_imgui(ui.colours().window), ui.px(5));
  ui.list().AddRect(list.min(), list.max(), to_imgui(ui.colours().border), ui.px(5), 0, ui.px(1));
  choose_entry(ui, dialog);
  accepted = draw_entries(ui, dialog, list.inset(ui.px(2), ui.px(2)));
  const std::string& problem = problem_.empty() ? dialog.problem : problem_;
  const Rect field{x, foot - ui.px(36), width, ui.px(28)};
  const auto outcome = field_.draw(ui, "file name", field, saving ? "Name of the project" : "A file's name or path");
  if (outcome.changed) {
    chosen_entry_.reset();
    problem_.clear();
  }
  if (outcome.left) {
    ui.ask(command::CloseDialog{});
  } else if (outcome.entered) {
    accepted = typed_file(ui, dialog);
  }
  ui.painter().draw_cut(ui.list(), {x, foot + ui.px(4)}, problem, ui.look(12.5F, ui.colours().error),
                        width - ui.px(190));
  const std::string_view accept = saving ? "Save" : "Open";
  float right = box.x + box.width - pad - ui.button_width(accept, "");
  if (ui.button("dialog accept", {right, foot}, accept, "", Ui::ButtonLook::primary)) {
    accepted = typed_file(ui, dialog);
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, foot}, "Cancel", "")) {
    ui.ask(command::CloseDialog{});
  }
  return accepted;
}

/// The arrows go through the folder's entries; the field says which is chosen, and Enter takes it.
void FileDialog::choose_entry(const Ui& ui, const Dialog& dialog) {
  if (listed_folder_ != dialog.folder) {
    listed_folder_ = dialog.folder;
    chosen_entry_.reset();
  }
  for (const KeyPress& key : ui.keys) {
    if ((key.key != Key::down && key.key != Key::up) || dialog.entries.empty()) {
      continue;
    }
    const std::size_t last = dialog.entries.size() - 1;
    const std::size_t above = chosen_entry_ && *chosen_entry_ > 0 ? *chosen_entry_ - 1 : 0;
    chosen_entry_ = key.key == Key::up ? above : chosen_entry_ ? std::min(*chosen_entry_ + 1, last) : 0;
    const Dialog::Entry& entry = dialog.entries[*chosen_entry_];
    field_.text = entry.folder ? entry.name + "/" : entry.name;
    field_.focus();
    follow_entry_ = true;
  }
}

std::optional<std::filesystem::path> FileDialog::draw_entries(Ui& ui, const Dialog& dialog, Rect area) {
  std::optional<std::filesystem::path> accepted;
  ImGui::SetCursorScreenPos(area.min());
  const std::string id = "entries " + dialog.folder.string();
  ImGui::BeginChild(id.c_str(), {area.width, area.height}, false, ImGuiWindowFlags_NoNav);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float height = ui.px(kRow);
  if (chosen_entry_ && std::exchange(follow_entry_, false)) {
    const float row = static_cast<float>(*chosen_entry_) * height;
    const float seen = ImGui::GetScrollY();
    ImGui::SetScrollY(std::clamp(seen, row + height - area.height, row));
  }
  if (dialog.loading) {
    ui.painter().draw(ui.list(), {origin.x + ui.px(12), origin.y + ui.px(8)}, "Reading the folder …", ui.dim());
  }
  const auto count = static_cast<float>(dialog.entries.size());
  const auto first = static_cast<std::size_t>(std::clamp((area.y - origin.y) / height, 0.0F, count));
  const auto last = static_cast<std::size_t>(std::clamp((area.y + area.height - origin.y) / height + 1, 0.0F, count));
  for (std::size_t i = first; i < last; ++i) {
    const Dialog::Entry& entry = dialog.entries[i];
    const Rect row{origin.x, origin.y + static_cast<float>(i) * height, area.width - ui.px(10), height};
    const bool clicked = ui.area("entry " + entry.name, row);
    if (ui.is_hovered() || chosen_entry_ == i) {
      ui.list().AddRectFilled(row.min(), row.max(),
                              to_imgui(mix(ui.colours().window, ui.colours().accent, chosen_entry_ == i ? 0.5 : 0.3)),
                              ui.px(3));
    }
    const std::string label = entry.folder ? entry.name + "/" : entry.name;
    ui.painter().draw_cut(ui.list(), {row.x + ui.px(12), row.y + ui.px(3.5F)}, label,
                          entry.folder ? ui.dim() : ui.body(), row.width - ui.px(24));
    if (!clicked) {
      continue;
    }
    if (entry.folder) {
      ui.ask(command::BrowseFolder{dialog.folder / entry.name});
    } else if (dialog.kind == Kind::save_as) {
      field_.text = entry.name;
      field_.focus();
    } else {
      accepted = dialog.folder / entry.name;
    }
  }
  ImGui::SetCursorScreenPos({origin.x, origin.y + count * height});
  ImGui::Dummy({1, ui.px(4)});
  ImGui::EndChild();
  return accepted;
}

/// What the field names; nullopt where that is nothing yet, or a folder, which is listed then.
std::optional<std::filesystem::path> FileDialog::typed_file(Ui& ui, const Dialog& dialog) {
  if (field_.text.empty()) {
    problem_ = "Give a name first";
    return std::nullopt;
  }
  std::filesystem::path path = dialog.folder / field_.text;
  if (names_folder(dialog, field_.text)) {
    field_.text.clear();
    ui.ask(command::BrowseFolder{path});
    return std::nullopt;
  }
  if (dialog.kind == Kind::save_as && path.extension() != ".gpkg") {
    path += ".gpkg";
  }
  return path;
}

}  // namespace dateline::viewer
