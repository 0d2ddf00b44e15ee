#include "viewer/panels/dialogs.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "geo/online/address.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using Kind = command::OpenDialog::Kind;
constexpr float kRow = 27;

std::string_view title_of(Kind kind) {
  switch (kind) {
    case Kind::open:
      return "Open reports, layers or a project";
    case Kind::save_as:
      return "Save the project as";
    case Kind::change_date:
      return "Date of the report";
    case Kind::quit:
      return "There are edits that no file holds yet";
    case Kind::rename_layer:
      return "Name of the layer";
    case Kind::date_layer:
      return "Date of what the layer shows";
    case Kind::locate_layer:
      return "Where is the layer's file?";
    case Kind::add_address:
      return "Add a layer from a server";
    case Kind::recover:
      return "Dateline ended before this was saved";
    case Kind::views:
      return "Views";
    case Kind::teach:
      return "What do these words mean?";
    case Kind::known_on:
      return "As known on which day?";
  }
  return {};
}

bool is_about_layer(Kind kind) {
  return kind == Kind::rename_layer || kind == Kind::date_layer || kind == Kind::locate_layer;
}

/// "2016-07-26", or "2016-07-26 2016-07-30" where an end is set, last day inclusive.
std::string layer_date_text(const events::Layer& layer) {
  const auto day = [](events::CivilMinute minute) { return events::format_time(minute, events::Granularity::day); };
  std::string text = layer.start ? day(*layer.start) : "";
  return layer.end ? text + " " + day(*layer.end - events::kMinutesPerDay) : text;
}

/// "2 reports, 1 decision, last changed on 22 November 2026, 14:05."
std::string left_behind_words(const LeftBehind& left) {
  std::string words;
  const auto add = [&](std::size_t count, const char* one) {
    words += count == 0 ? "" : fmt::format("{} {}{}, ", count, one, count == 1 ? "" : "s");
  };
  add(left.documents, "report");
  add(left.decisions, "decision");
  add(left.layers, "layer");
  return words + "last changed on " + left.when + ".";
}

/// Whether what was typed is a folder: by its end, or because the list says so. No file is touched for it.
bool names_folder(const Dialog& dialog, const std::string& typed) {
  return typed.ends_with('/') || typed == ".." || std::ranges::any_of(dialog.entries, [&](const Dialog::Entry& entry) {
           return entry.folder && entry.name == typed;
         });
}

/// Takes Enter or Escape out of this frame's keys.
bool take_key(Ui& ui, Key key) {
  return std::erase_if(ui.keys, [key](const KeyPress& press) { return press.key == key; }) > 0;
}

}  // namespace

void Dialogs::begin(const UiState& state) {
  const Dialog& dialog = *state.dialog;
  shown_ = dialog.kind;
  problem_.clear();
  field_.text.clear();
  if (dialog.kind == Kind::save_as) {
    field_.text = "project.gpkg";
  } else if (dialog.kind == Kind::change_date) {
    const events::Published& published = state.snapshot->project().documents[dialog.document].published;
    if (published.value) {
      field_.text = events::format_time(*published.value, published.granularity);
    }
  }
  if (dialog.kind == Kind::known_on) {
    field_.text = events::format_last_day(state.known_on.value_or(state.window.end));
  }
  if (is_about_layer(dialog.kind) && dialog.document < state.layers.size()) {
    const events::Layer& layer = state.layers[dialog.document].layer;
    field_.text = dialog.kind == Kind::rename_layer ? layer.name
                  : dialog.kind == Kind::date_layer ? layer_date_text(layer)
                                                    : std::filesystem::path(layer.path).filename().string();
  }
  if (dialog.kind == Kind::views) {
    views_.begin();
  }
  if (dialog.kind == Kind::teach) {
    teach_.begin(*dialog.lesson);
  }
  if (dialog.kind == Kind::teach || dialog.kind == Kind::quit || dialog.kind == Kind::recover ||
      dialog.kind == Kind::views) {
    field_.blur();
  } else {
    field_.focus();
  }
}

void Dialogs::draw(Ui& ui, const UiState& state, Rect screen) {
  if (!state.dialog) {
    shown_.reset();
    field_.blur();
    views_.end();
    teach_.end();
    return;
  }
  if (shown_ != state.dialog->kind) {
    begin(state);
  }
  {
    const PanelWindow shade(ui, "dialog shade", screen, Colour{0, 0, 0, 120}, false, true);
    if (ui.area("dialog shade", screen)) {
      ui.ask(command::CloseDialog{});
    }
    ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
  }
  const Kind kind = state.dialog->kind;
  const bool date =
      kind == Kind::change_date || kind == Kind::known_on || kind == Kind::rename_layer || kind == Kind::date_layer;
  const bool quit = state.dialog->kind == Kind::quit;
  const bool recover = state.dialog->kind == Kind::recover;
  const bool views = state.dialog->kind == Kind::views;
  const bool address = state.dialog->kind == Kind::add_address;
  const float width = std::min(screen.width - ui.px(40), ui.px(date || quit || recover ? 460 : 640));
  const float height = std::min(screen.height - ui.px(40), ui.px(quit                           ? 110
                                                                 : address                      ? 224
                                                                 : recover                      ? 140
                                                                 : date                         ? 196
                                                                 : views || kind == Kind::teach ? 420
                                                                                                : 520));
  const Rect box{screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2.4F, width, height};
  const PanelWindow window(ui, "dialog", box, ui.colours().panel, false, true);
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), 0, 0, ui.px(1));
  ui.painter().draw(ui.list(), {box.x + ui.px(20), box.y + ui.px(14)}, title_of(state.dialog->kind),
                    ui.look(16, ui.colours().text, true));
  if (kind == Kind::rename_layer || kind == Kind::date_layer) {
    draw_layer_text(ui, state, box);
  } else if (kind == Kind::known_on) {
    draw_known_on(ui, box);
  } else if (date) {
    draw_date(ui, state, box);
  } else if (address) {
    draw_address(ui, box);
  } else if (quit) {
    draw_quit(ui, box);
  } else if (recover) {
    draw_recover(ui, state, box);
  } else if (views) {
    views_.draw(ui, state, box);
  } else if (kind == Kind::teach) {
    teach_.draw(ui, state, box);
  } else {
    draw_files(ui, state, box);
  }
}

void Dialogs::draw_files(Ui& ui, const UiState& state, Rect box) {
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
  draw_entries(ui, state, list.inset(ui.px(2), ui.px(2)));
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
    accept_file(ui, state);
  }
  ui.painter().draw_cut(ui.list(), {x, foot + ui.px(4)}, problem, ui.look(12.5F, ui.colours().error),
                        width - ui.px(190));
  const std::string_view accept = saving ? "Save" : "Open";
  float right = box.x + box.width - pad - ui.button_width(accept, "");
  if (ui.button("dialog accept", {right, foot}, accept, "", Ui::ButtonLook::primary)) {
    accept_file(ui, state);
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, foot}, "Cancel", "")) {
    ui.ask(command::CloseDialog{});
  }
}

/// The arrows go through the folder's entries; the field says which is chosen, and Enter takes it.
void Dialogs::choose_entry(const Ui& ui, const Dialog& dialog) {
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

void Dialogs::draw_entries(Ui& ui, const UiState& state, Rect area) {
  const Dialog& dialog = *state.dialog;
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
    } else if (dialog.kind == Kind::open) {
      ui.ask(command::OpenFiles{{(dialog.folder / entry.name).string()}});
      ui.ask(command::CloseDialog{});
    } else if (dialog.kind == Kind::locate_layer) {
      relocate_layer(ui, state, dialog.folder / entry.name);
    } else {
      field_.text = entry.name;
      field_.focus();
    }
  }
  ImGui::SetCursorScreenPos({origin.x, origin.y + count * height});
  ImGui::Dummy({1, ui.px(4)});
  ImGui::EndChild();
}

void Dialogs::accept_file(Ui& ui, const UiState& state) {
  const Dialog& dialog = *state.dialog;
  if (field_.text.empty()) {
    problem_ = "Give a name first";
    return;
  }
  std::filesystem::path path = dialog.folder / field_.text;
  if (names_folder(dialog, field_.text)) {
    field_.text.clear();
    ui.ask(command::BrowseFolder{path});
    return;
  }
  if (dialog.kind == Kind::save_as) {
    if (path.extension() != ".gpkg") {
      path += ".gpkg";
    }
    ui.ask(command::SaveAs{path});
  } else if (dialog.kind == Kind::locate_layer) {
    return relocate_layer(ui, state, path);
  } else {
    ui.ask(command::OpenFiles{{path.string()}});
  }
  ui.ask(command::CloseDialog{});
}

/// Asks for the layers with the dialog's one changed, and closes the dialog.
template <class Change>
void Dialogs::change_layer(Ui& ui, const UiState& state, const char* what, Change change) {
  if (state.dialog->document < state.layers.size()) {
    std::vector<events::Layer> layers;
    for (const LayerState& layer : state.layers) {
      layers.push_back(layer.layer);
    }
    const std::string name = layers[state.dialog->document].name;
    change(layers[state.dialog->document]);
    ui.ask(command::SetLayers{std::move(layers), fmt::format("{} “{}”", what, name)});
  }
  ui.ask(command::CloseDialog{});
}

void Dialogs::relocate_layer(Ui& ui, const UiState& state, const std::filesystem::path& file) {
  change_layer(ui, state, "locate", [&file](events::Layer& layer) { layer.path = file.lexically_normal().string(); });
}

void Dialogs::accept_layer_text(Ui& ui, const UiState& state) {
  if (state.dialog->kind == Kind::rename_layer) {
    if (field_.text.empty()) {
      problem_ = "Give a name first";
    } else {
      change_layer(ui, state, "rename", [this](events::Layer& layer) { layer.name = field_.text; });
    }
    return;
  }
  const std::size_t blank = field_.text.find(' ');
  const std::string first = field_.text.substr(0, blank);
  const std::string last = blank == std::string::npos ? "" : field_.text.substr(blank + 1);
  std::optional<events::CivilMinute> start;
  std::optional<events::CivilMinute> end;
  if (!first.empty()) {
    const auto from = events::parse_time(first);
    const auto to = events::parse_time(last.empty() ? first : last);
    if (!from || !to || !from->start || !to->end || *to->end <= *from->start) {
      problem_ = "Give a day such as 2016-07-26, or the first and the last with a blank between";
      return;
    }
    start = from->start;
    end = last.empty() ? std::nullopt : to->end;
  }
  change_layer(ui, state, "date of", [&](events::Layer& layer) {
    layer.start = start;
    layer.end = end;
  });
}

void Dialogs::draw_layer_text(Ui& ui, const UiState& state, Rect box) {
  const bool date = state.dialog->kind == Kind::date_layer;
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  const auto outcome =
      field_.draw(ui, "layer text", {x, box.y + ui.px(52), width, ui.px(30)}, date ? "2016-07-26" : "Name");
  if (outcome.changed) {
    problem_.clear();
  }
  const std::string_view note =
      !problem_.empty() ? std::string_view(problem_)
      : date ? std::string_view("It is shown from that day on until a newer one, or up to a second day. Empty: always.")
             : std::string_view();
  ui.painter().draw(ui.list(), {x, box.y + ui.px(90)}, note,
                    problem_.empty() ? ui.small() : ui.look(12.5F, ui.colours().error), width);
  const float foot = box.y + box.height - pad - ui.button_height();
  float right = box.x + box.width - pad - ui.button_width("Change", "");
  if (ui.button("dialog accept", {right, foot}, "Change", "", Ui::ButtonLook::primary) || outcome.entered) {
    accept_layer_text(ui, state);
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, foot}, "Cancel", "") || outcome.left) {
    ui.ask(command::CloseDialog{});
  }
}

void Dialogs::add_address(Ui& ui, bool connect) {
  const std::size_t begin = field_.text.find_first_not_of(' ');
  const std::string address =
      begin == std::string::npos ? "" : field_.text.substr(begin, field_.text.find_last_not_of(' ') - begin + 1);
  if (!geo::is_address(address)) {
    problem_ = "An address begins with https:// or http://";
    return;
  }
  if (connect) {
    ui.ask(command::AllowNetwork{address, true});
  }
  ui.ask(command::OpenFiles{{address}});
  ui.ask(command::CloseDialog{});
}

void Dialogs::draw_address(Ui& ui, Rect box) {
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  const auto outcome =
      field_.draw(ui, "address", {x, box.y + ui.px(52), width, ui.px(30)}, "https://tiles.example.org/{z}/{x}/{y}.png");
  if (outcome.changed) {
    problem_.clear();
  }
  const std::string_view note = problem_.empty()
                                    ? std::string_view(
                                          "Tiles with {z}, {x} and {y}, a WMS (SERVICE=WMS&LAYERS=...) or a WMTS. The "
                                          "server learns this computer's address and which part of the map you look "
                                          "at; nobody is asked before you connect.")
                                    : std::string_view(problem_);
  ui.painter().draw(ui.list(), {x, box.y + ui.px(92)}, note,
                    problem_.empty() ? ui.small() : ui.look(12.5F, ui.colours().error), width);
  const float foot = box.y + box.height - pad - ui.button_height();
  float right = box.x + box.width - pad - ui.button_width("Add and connect", "");
  if (ui.button("dialog accept", {right, foot}, "Add and connect", "", Ui::ButtonLook::primary) || outcome.entered) {
    add_address(ui, true);
  }
  right -= ui.px(8) + ui.button_width("Add without connecting", "");
  if (ui.button("add unconnected", {right, foot}, "Add without connecting", "")) {
    add_address(ui, false);
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, foot}, "Cancel", "") || outcome.left) {
    ui.ask(command::CloseDialog{});
  }
}

/// A field for a date `top` pixels of design below the dialog's edge, a note about it or what is wrong with it, and the
/// buttons.
Dialogs::DateOutcome Dialogs::draw_date_field(Ui& ui, Rect box, float top, std::string_view about) {
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  const auto outcome = field_.draw(ui, "date", {x, box.y + ui.px(top), width, ui.px(30)}, "2016-07-27");
  if (outcome.changed) {
    problem_.clear();
  }
  ui.painter().draw(ui.list(), {x, box.y + ui.px(top + 36)}, problem_.empty() ? about : std::string_view(problem_),
                    problem_.empty() ? ui.small() : ui.look(12.5F, ui.colours().error), width);
  const float foot = box.y + box.height - pad - ui.button_height();
  float right = box.x + box.width - pad - ui.button_width("Change", "");
  const bool pressed = ui.button("dialog accept", {right, foot}, "Change", "", Ui::ButtonLook::primary);
  right -= ui.px(8) + ui.button_width("Cancel", "");
  const bool cancelled = ui.button("dialog cancel", {right, foot}, "Cancel", "");
  return cancelled || outcome.left    ? DateOutcome::left
         : pressed || outcome.entered ? DateOutcome::accepted
                                      : DateOutcome::open;
}

/// What was typed; nothing, with a word about it, where that is no date.
std::optional<events::TimeInterval> Dialogs::typed_date() {
  Result<events::TimeInterval> date = events::parse_time(field_.text);
  if (!date) {
    problem_ = date.error().what + (date.error().fix.empty() ? "" : "; " + date.error().fix);
    return std::nullopt;
  }
  return *date;
}

void Dialogs::draw_date(Ui& ui, const UiState& state, Rect box) {
  const Dialog& dialog = *state.dialog;
  const events::Document& document = state.snapshot->project().documents[dialog.document];
  const std::string& title = document.title.empty() ? document.name : document.title;
  ui.painter().draw_cut(ui.list(), {box.x + ui.px(20), box.y + ui.px(42)}, title, ui.small(), box.width - ui.px(40));
  const auto outcome =
      draw_date_field(ui, box, 70, "Year-month-day. The report is read again; events keep their places in the review.");
  if (outcome == DateOutcome::left) {
    ui.ask(command::CloseDialog{});
  } else if (outcome == DateOutcome::accepted) {
    if (const auto date = typed_date()) {
      ui.ask(command::ChangeDate{dialog.document, *date});
      ui.ask(command::CloseDialog{});
    }
  }
}

void Dialogs::draw_known_on(Ui& ui, Rect box) {
  const auto outcome = draw_date_field(ui, box, 48,
                                       "Shows what the reports published by the end of that day say: their events, "
                                       "their numbers and their voices. Empty shows all.");
  if (outcome == DateOutcome::left) {
    ui.ask(command::CloseDialog{});
  } else if (outcome == DateOutcome::accepted && field_.text.empty()) {
    ui.ask(command::SetKnownOn{});
    ui.ask(command::CloseDialog{});
  } else if (outcome == DateOutcome::accepted) {
    if (const auto day = typed_date()) {
      ui.ask(command::SetKnownOn{day->end});
      ui.ask(command::CloseDialog{});
    }
  }
}

void Dialogs::draw_quit(Ui& ui, Rect box) {
  const float y = box.y + box.height - ui.px(20) - ui.button_height();
  float right = box.x + box.width - ui.px(20) - ui.button_width("Save as", "");
  if (ui.button("quit save", {right, y}, "Save as", "", Ui::ButtonLook::primary) || take_key(ui, Key::enter)) {
    ui.ask(command::OpenDialog{Kind::save_as});
  }
  right -= ui.px(8) + ui.button_width("Quit without saving", "");
  if (ui.button("quit anyway", {right, y}, "Quit without saving", "")) {
    ui.ask(command::Quit{true});
  }
  right -= ui.px(8) + ui.button_width("Stay", "");
  if (ui.button("dialog cancel", {right, y}, "Stay", "")) {
    ui.ask(command::CloseDialog{});
  }
}

void Dialogs::draw_recover(Ui& ui, const UiState& state, Rect box) {
  if (!state.left_behind) {
    ui.ask(command::CloseDialog{});
    return;
  }
  ui.painter().draw(ui.list(), {box.x + ui.px(20), box.y + ui.px(46)}, left_behind_words(*state.left_behind), ui.body(),
                    box.width - ui.px(40));
  const float y = box.y + box.height - ui.px(20) - ui.button_height();
  float right = box.x + box.width - ui.px(20) - ui.button_width("Recover", "");
  if (ui.button("recover", {right, y}, "Recover", "", Ui::ButtonLook::primary) || take_key(ui, Key::enter)) {
    ui.ask(command::Recover{});
  }
  right -= ui.px(8) + ui.button_width("Discard", "");
  if (ui.button("discard", {right, y}, "Discard", "")) {
    ui.ask(command::DiscardLeftBehind{});
  }
  right -= ui.px(8) + ui.button_width("Later", "");
  if (ui.button("dialog cancel", {right, y}, "Later", "")) {
    ui.ask(command::CloseDialog{});
  }
}

}  // namespace dateline::viewer
