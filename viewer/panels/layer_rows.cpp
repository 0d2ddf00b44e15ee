#include "viewer/panels/layer_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "viewer/panels/menu.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

using Kind = command::OpenDialog::Kind;

std::vector<events::Layer> layers_of(const UiState& state) {
  std::vector<events::Layer> layers;
  for (const LayerState& layer : state.layers) {
    layers.push_back(layer.layer);
  }
  return layers;
}

/// Asks for the layers with one of them changed.
template <class Change>
void change(Ui& ui, const UiState& state, std::size_t index, const std::string& what, Change make) {
  std::vector<events::Layer> layers = layers_of(state);
  make(layers[index]);
  ui.ask(command::SetLayers{std::move(layers), fmt::format("{} of “{}”", what, state.layers[index].layer.name)});
}

void ask_order(Ui& ui, const UiState& state, std::size_t from, std::size_t to) {
  std::vector<events::Layer> layers = layers_of(state);
  std::swap(layers[from], layers[to]);
  ui.ask(command::SetLayers{std::move(layers), fmt::format("order of “{}”", state.layers[from].layer.name)});
}

void ask_removal(Ui& ui, const UiState& state, std::size_t index) {
  std::vector<events::Layer> layers = layers_of(state);
  layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(index));
  ui.ask(command::SetLayers{std::move(layers), fmt::format("remove “{}”", state.layers[index].layer.name)});
}

std::string date_words(const events::Layer& layer) {
  const auto day = [](events::CivilMinute minute) { return events::format_time(minute, events::Granularity::day); };
  if (!layer.start) {
    return "";
  }
  return layer.end ? day(*layer.start) + " to " + day(*layer.end - events::kMinutesPerDay)
                   : "from " + day(*layer.start);
}

/// "12 of 140 in the window; 2015-04-26 to 2016-09-18".
std::string feature_date_words(const LayerDates& dates) {
  std::string words = fmt::format("{} of {} in the window", dates.in_window, dates.features);
  if (dates.span.begin < dates.span.end) {
    words += fmt::format("; {} to {}", events::format_time(dates.span.begin, events::Granularity::day),
                         events::format_last_day(dates.span.end));
  }
  return words;
}

/// What the line under a layer's name says; empty for nothing.
std::string status_words(const LayerState& layer) {
  switch (layer.status) {
    case LayerState::Status::loading:
      return "opening …";
    case LayerState::Status::missing:
      return "missing: locate it in its menu";
    case LayerState::Status::failed:
      return layer.problem;
    case LayerState::Status::off:
      return "on a server: switch the network on in its menu";
    case LayerState::Status::ready:
      break;
  }
  if (!layer.problem.empty()) {
    return layer.problem;
  }
  if (layer.dates && !layer.layer.start) {
    return feature_date_words(*layer.dates);
  }
  std::string words = layer.is_districts ? "its areas are the districts" : "";
  if (const std::string date = date_words(layer.layer); !date.empty()) {
    words += (words.empty() ? "" : " · ") + date + (layer.in_time ? "" : ", not in the window");
  }
  return words;
}

void draw_opacity(Ui& ui, const UiState& state, std::size_t i, Menu& menu) {
  for (const int percent : {100, 75, 50, 25}) {
    const bool is = std::lround(state.layers[i].layer.opacity * 100) == percent;
    if (menu.row(fmt::format("layer opacity {}", percent), fmt::format("Opacity {} %", percent), "", true, is)) {
      change(ui, state, i, "opacity", [percent](events::Layer& layer) { layer.opacity = percent / 100.0; });
    }
  }
}

void draw_picture_look(Ui& ui, const UiState& state, std::size_t i, Menu& menu) {
  constexpr double kStep = 0.15;
  const auto step = [&](const char* name, const char* label, double events::Layer::*member, double by) {
    if (menu.row(name, label, "")) {
      change(ui, state, i, "look",
             [member, by](events::Layer& layer) { layer.*member = std::clamp(layer.*member + by, -0.9, 0.9); });
    }
  };
  step("layer brighter", "Brighter", &events::Layer::brightness, kStep);
  step("layer darker", "Darker", &events::Layer::brightness, -kStep);
  step("layer more contrast", "More contrast", &events::Layer::contrast, kStep);
  step("layer less contrast", "Less contrast", &events::Layer::contrast, -kStep);
}

void draw_zooms(Ui& ui, const UiState& state, std::size_t i, Menu& menu) {
  const events::Layer& layer = state.layers[i].layer;
  const double zoom = state.camera.zoom();
  if (menu.row("layer low zoom", "Show from this zoom on", "", true, layer.low_zoom.has_value())) {
    change(ui, state, i, "zooms", [zoom](events::Layer& l) { l.low_zoom = zoom; });
  }
  if (menu.row("layer high zoom", "Show up to this zoom", "", true, layer.high_zoom.has_value())) {
    change(ui, state, i, "zooms", [zoom](events::Layer& l) { l.high_zoom = zoom + 0.01; });
  }
  if (menu.row("layer any zoom", "Show at every zoom", "", layer.low_zoom || layer.high_zoom)) {
    change(ui, state, i, "zooms", [](events::Layer& l) {
      l.low_zoom.reset();
      l.high_zoom.reset();
    });
  }
}

void draw_layer_menu(Ui& ui, const UiState& state, std::size_t i, const char* id, Rect anchor) {
  const LayerState& layer = state.layers[i];
  Menu menu(ui, id, anchor, 250, layer.is_picture ? 18 : 14);
  if (!menu) {
    return;
  }
  if (layer.is_online) {
    const bool on = layer.status != LayerState::Status::off;
    if (menu.row("layer network", "Use the network", "", true, on)) {
      ui.ask(command::AllowNetwork{layer.layer.path, !on});
    }
  }
  const auto number = static_cast<std::uint32_t>(i);
  if (menu.row("layer show", "Zoom to it", "", !layer.bounds.is_empty())) {
    ui.ask(command::ShowLayer{i});
  }
  if (menu.row("layer up", "Move up", "", i + 1 < state.layers.size())) {
    ask_order(ui, state, i, i + 1);
  }
  if (menu.row("layer down", "Move down", "", i > 0)) {
    ask_order(ui, state, i, i - 1);
  }
  if (menu.row("layer rename", "Rename", "")) {
    ui.ask(command::OpenDialog{Kind::rename_layer, number});
  }
  if (menu.row("layer date", "Date of what it shows", "", true, layer.layer.start.has_value())) {
    ui.ask(command::OpenDialog{Kind::date_layer, number});
  }
  if (!layer.is_online && menu.row("layer locate", "Locate its file", "")) {
    ui.ask(command::OpenDialog{Kind::locate_layer, number});
  }
  draw_opacity(ui, state, i, menu);
  if (layer.is_picture) {
    draw_picture_look(ui, state, i, menu);
  }
  draw_zooms(ui, state, i, menu);
  if (menu.row("layer remove", "Remove", "")) {
    ask_removal(ui, state, i);
  }
}

void draw_layer(Ui& ui, PanelRows& rows, const UiState& state, std::size_t i, ValueFields& values) {
  const LayerState& layer = state.layers[i];
  const std::string id = std::to_string(i);
  const bool there = layer.status == LayerState::Status::ready || layer.status == LayerState::Status::loading;
  if (rows.tick("layer " + id, layer.layer.name, layer.layer.visible, "", !there || !layer.in_time, nullptr,
                ui.px(22))) {
    change(ui, state, i, layer.layer.visible ? "hide" : "show", [](events::Layer& l) { l.visible = !l.visible; });
  }
  const std::string menu = "layer menu " + id;
  Rect box;
  if (rows.more_button(menu, box)) {
    Menu::open(menu.c_str());
  }
  ui.tip("What can be done with this layer");
  draw_layer_menu(ui, state, i, menu.c_str(), box);
  if (const std::string words = status_words(layer); !words.empty()) {
    rows.under(words, there && layer.problem.empty() ? ui.small() : ui.look(12.5F, ui.colours().error));
  }
  if (layer.scale && layer.layer.visible && layer.status == LayerState::Status::ready) {
    values.draw(ui, rows, state, i);
  }
}

}  // namespace

void LayerRows::draw(Ui& ui, PanelRows& rows, const UiState& state) {
  rows.heading("Layers");
  Rect plus;
  if (rows.plus_button("add layer", plus)) {
    Menu::open("add layer menu");
  }
  ui.tip("Add a layer");
  if (Menu menu(ui, "add layer menu", plus, 250, 2); menu) {
    if (menu.row("add layer file", "From a file", "Ctrl+O")) {
      ui.ask(command::OpenDialog{Kind::open});
    }
    if (menu.row("add layer address", "From a server", "Ctrl+Shift+O")) {
      ui.ask(command::OpenDialog{Kind::add_address});
    }
  }
  for (std::size_t i = state.layers.size(); i-- > 0;) {
    draw_layer(ui, rows, state, i, values_);
  }
  const auto option = [&](const char* name, const char* label, bool MapOptions::*member) {
    if (rows.tick(name, label, state.map.*member, "", false)) {
      MapOptions options = state.map;
      options.*member = !(options.*member);
      ui.ask(command::SetMapOptions{options});
    }
  };
  option("layer districts", "District areas", &MapOptions::districts);
  option("layer uncertainty", "Uncertainty", &MapOptions::uncertainty);
  option("layer labels", "Names", &MapOptions::labels);
  option("layer graticule", "Graticule", &MapOptions::graticule);
  option("layer basemap", "Basemap", &MapOptions::basemap);
}

}  // namespace dateline::viewer
