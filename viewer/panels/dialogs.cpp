#include "viewer/panels/dialogs.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "geo/online/address.h"
#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using Kind = command::OpenDialog::Kind;

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
    case Kind::tables:
      return "A table of events";
    case Kind::export_picture:
      return "Export picture";
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
      names_file(dialog.kind)) {
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
  } else if (const auto file = files_.draw(ui, state, box)) {
    accept_file(ui, state, *file);
  }
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

void Dialogs::accept_file(Ui& ui, const UiState& state, const std::filesystem::path& file) {
  if (state.dialog->kind == Kind::locate_layer) {
    change_layer(ui, state, "locate", [&file](events::Layer& layer) { layer.path = file.lexically_normal().string(); });
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
