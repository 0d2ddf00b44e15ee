#include "viewer/panels/dialogs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using Kind = command::OpenDialog::Kind;

std::string title_of(const Dialog& dialog) {
  switch (dialog.kind) {
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
      return "What does “" + dialog.lesson->words + "” mean?";
    case Kind::known_on:
      return "As known on which day?";
    case Kind::tables:
      return "A table of events";
    case Kind::export_picture:
      return "Export picture";
    case Kind::details:
      return "What was left out, and why";
  }
  return {};
}

bool is_about_layer(Kind kind) {
  return kind == Kind::rename_layer || kind == Kind::date_layer;
}

bool names_file(Kind kind) {
  return kind == Kind::open || kind == Kind::save_as || kind == Kind::locate_layer;
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
  if (dialog.kind == Kind::change_date) {
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
    field_.text = dialog.kind == Kind::rename_layer ? layer.name : layer_date_text(layer);
  }
  if (names_file(dialog.kind)) {
    const bool locates = dialog.kind == Kind::locate_layer && dialog.document < state.layers.size();
    files_.begin(dialog.kind == Kind::save_as ? "project.gpkg"
                 : locates ? std::filesystem::path(state.layers[dialog.document].layer.path).filename().string()
                           : "");
  }
  if (dialog.kind == Kind::export_picture) {
    export_.begin(state);
  }
  if (dialog.kind == Kind::views) {
    views_.begin();
  }
  if (dialog.kind == Kind::teach) {
    teach_.begin(*dialog.lesson);
  }
  if (dialog.kind == Kind::teach || dialog.kind == Kind::quit || dialog.kind == Kind::recover ||
      dialog.kind == Kind::views || dialog.kind == Kind::tables || dialog.kind == Kind::export_picture ||
      dialog.kind == Kind::details || names_file(dialog.kind)) {
    field_.blur();
  } else {
    field_.focus();
  }
}

void Dialogs::draw(Ui& ui, const UiState& state, Rect screen) {
  if (!state.dialog) {
    shown_.reset();
    field_.blur();
    files_.end();
    export_.end();
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
  const bool recover = state.dialog->kind == Kind::recover || kind == Kind::tables;
  const bool views = state.dialog->kind == Kind::views;
  const bool address = state.dialog->kind == Kind::add_address;
  const float width = std::min(screen.width - ui.px(40), ui.px(date || quit || recover ? 460 : 640));
  const float height = std::min(screen.height - ui.px(40), ui.px(quit                           ? 110
                                                                 : address                      ? 224
                                                                 : kind == Kind::export_picture ? 366
                                                                 : recover                      ? 140
                                                                 : date                         ? 196
                                                                 : views || kind == Kind::teach ? 420
                                                                                                : 520));
  // On whole pixels, as ImGui's windows are: else the lower edge lies outside of its own window.
  const Rect box{std::floor(screen.x + (screen.width - width) / 2),
                 std::floor(screen.y + (screen.height - height) / 2.4F), std::floor(width), std::floor(height)};
  const PanelWindow window(ui, "dialog", box, ui.colours().panel, false, true);
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), 0, 0, ui.px(1));
  ui.painter().draw(ui.list(), {box.x + ui.px(20), box.y + ui.px(14)}, title_of(*state.dialog),
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
  } else if (kind == Kind::recover) {
    draw_recover(ui, state, box);
  } else if (views) {
    views_.draw(ui, state, box);
  } else if (kind == Kind::teach) {
    teach_.draw(ui, state, box);
  } else if (kind == Kind::export_picture) {
    export_.draw(ui, state, box);
  } else if (kind == Kind::tables) {
    draw_tables(ui, state, box);
  } else if (kind == Kind::details) {
    draw_details(ui, state.dialog->paths, box);
  } else if (const auto file = files_.draw(ui, state, box)) {
    accept_file(ui, state, *file);
  }
}

void Dialogs::accept_file(Ui& ui, const UiState& state, const std::filesystem::path& file) {
  if (state.dialog->kind == Kind::locate_layer) {
    locate_layer(ui, state, file);
    return;
  }
  if (state.dialog->kind == Kind::save_as) {
    ui.ask(command::SaveAs{file});
  } else {
    ui.ask(command::OpenFiles{{file.string()}});
  }
  ui.ask(command::CloseDialog{});
}

/// Whether a table's events come into the project that is open or take its place.
void Dialogs::draw_tables(Ui& ui, const UiState& state, Rect box) {
  const std::vector<std::string>& paths = state.dialog->paths;
  const std::string name = std::filesystem::path(paths.front()).filename().string();
  const std::string words = (paths.size() == 1 ? name + " holds events."
                                               : fmt::format("{} and {} more hold events.", name, paths.size() - 1)) +
                            " Add them to the project that is open, or open " +
                            (paths.size() == 1 ? "the table" : name) + " in its place?";
  ui.painter().draw(ui.list(), {box.x + ui.px(20), box.y + ui.px(46)}, words, ui.body(), box.width - ui.px(40));
  const float y = box.y + box.height - ui.px(20) - ui.button_height();
  float right = box.x + box.width - ui.px(20) - ui.button_width("Add to the project", "");
  if (ui.button("tables add", {right, y}, "Add to the project", "", Ui::ButtonLook::primary) ||
      take_key(ui, Key::enter)) {
    ui.ask(command::AddTables{paths});
    ui.ask(command::CloseDialog{});
  }
  right -= ui.px(8) + ui.button_width("Open alone", "");
  if (ui.button("tables open", {right, y}, "Open alone", "")) {
    ui.ask(command::OpenTable{paths.front()});
    ui.ask(command::CloseDialog{});
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, y}, "Cancel", "")) {
    ui.ask(command::CloseDialog{});
  }
}

/// A line each of what could not be taken, to look through and to copy.
void Dialogs::draw_details(Ui& ui, const std::vector<std::string>& lines, Rect box) {
  const float pad = ui.px(20);
  const float foot = box.y + box.height - pad - ui.button_height();
  const Rect list{box.x + pad, box.y + ui.px(46), box.width - 2 * pad, foot - ui.px(14) - (box.y + ui.px(46))};
  ui.list().AddRectFilled(list.min(), list.max(), to_imgui(ui.colours().window), ui.px(5));
  ui.list().AddRect(list.min(), list.max(), to_imgui(ui.colours().border), ui.px(5), 0, ui.px(1));
  ImGui::SetCursorScreenPos(list.inset(ui.px(2), ui.px(2)).min());
  ImGui::BeginChild("details", {list.width - ui.px(4), list.height - ui.px(4)}, false, ImGuiWindowFlags_NoNav);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  float y = origin.y + ui.px(6);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float width = list.width - ui.px(34);
    const float height = ui.painter().measure(lines[i], ui.look(13), width).y;
    ui.painter().draw(ui.list(), {origin.x + ui.px(10), y}, lines[i], ui.look(13), width);
    ui.record(fmt::format("detail {}", i), {origin.x, y, width, height});
    y += height + ui.px(6);
  }
  ImGui::SetCursorScreenPos({origin.x, y});
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
  float right = box.x + box.width - pad - ui.button_width("Close", "");
  if (ui.button("dialog cancel", {right, foot}, "Close", "", Ui::ButtonLook::primary) || take_key(ui, Key::enter)) {
    ui.ask(command::CloseDialog{});
  }
  right -= ui.px(8) + ui.button_width("Copy all", "");
  if (ui.button("copy details", {right, foot}, "Copy all", "")) {
    std::string text;
    for (const std::string& line : lines) {
      text += line + "\n";
    }
    ui.ask(command::CopyText{std::move(text)});
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
  const std::string title = report_title(document);
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
