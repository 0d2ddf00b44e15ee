// The dialogs about a layer: its name, its dates, its file and the address of one on a server.

#include <fmt/format.h>

#include <string>
#include <utility>

#include "geo/online/address.h"
#include "viewer/panels/dialogs.h"

namespace dateline::viewer {

using Kind = command::OpenDialog::Kind;

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

void Dialogs::locate_layer(Ui& ui, const UiState& state, const std::filesystem::path& file) {
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

}  // namespace dateline::viewer
