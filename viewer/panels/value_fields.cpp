#include "viewer/panels/value_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace dateline::viewer {
namespace {

constexpr float kHeight = 24;
constexpr float kClickSlop = 3;      // pixels of design that a click may tremble
constexpr double kDragPixels = 200;  // of design, that lead from one end of the automatic range to the other

/// What is chosen for a picture: of several colours the ends that are farthest apart.
struct Automatic {
  double low = 0, high = 1;
  bool same = true;  ///< for each of its colours
};

Automatic automatic_of(const geo::ValueScale& scale) {
  Automatic result{scale.automatic.front().low, scale.automatic.front().high};
  for (const geo::BandStretch::Range& range : scale.automatic) {
    result.same = result.same && range.low == result.low && range.high == result.high;
    result.low = std::min(result.low, range.low);
    result.high = std::max(result.high, range.high);
  }
  return result;
}

/// By how much a number changes for a pixel of design that it is dragged by.
double speed_of(const geo::ValueScale& scale) {
  const Automatic automatic = automatic_of(scale);
  return (automatic.high - automatic.low) / kDragPixels;
}

/// The power of ten that numbers of such a picture are written and dragged in.
double step_of(const geo::ValueScale& scale) {
  return std::pow(10.0, std::floor(std::log10(std::max(speed_of(scale), 1e-12))));
}

std::string number_words(double value, double step) {
  constexpr double kLong = 1e8;
  if (std::abs(value) >= kLong || step < 1e-6) {
    return fmt::format("{:.6g}", value);
  }
  const int decimals = std::max(0, -static_cast<int>(std::lround(std::log10(step))));
  std::string words = fmt::format("{:.{}f}", value, decimals);
  return words.find_first_not_of("-0.") == std::string::npos ? "0" : words;
}

std::optional<double> parse_number(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' '; };
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value)
                                                                                          : std::nullopt;
}

double value_of(const LayerState& layer, bool is_low) {
  const Automatic automatic = automatic_of(*layer.scale);
  return is_low ? layer.layer.low_value.value_or(automatic.low) : layer.layer.high_value.value_or(automatic.high);
}

/// Asks for the layers with an end of one of them changed; nullopt: as it is chosen for the picture.
void ask_for(Ui& ui, const UiState& state, std::size_t layer, bool is_low, std::optional<double> value, bool passing) {
  std::vector<events::Layer> layers;
  for (const LayerState& each : state.layers) {
    layers.push_back(each.layer);
  }
  (is_low ? layers[layer].low_value : layers[layer].high_value) = value;
  ui.ask(command::SetLayers{
      std::move(layers), fmt::format("{} value of “{}”", is_low ? "lowest" : "highest", state.layers[layer].layer.name),
      passing});
}

}  // namespace

void ValueFields::draw(Ui& ui, PanelRows& rows, const UiState& state, std::size_t layer) {
  const LayerState& shown = state.layers[layer];
  const Rect line = rows.line(kHeight + 3);
  const TextLook look = ui.small();
  const float between = ui.painter().measure("to", look).x + ui.px(12);
  const float width = (line.width - between) / 2;
  const Rect low{line.x, line.y, width, ui.px(kHeight)};
  const Rect high{line.x + width + between, line.y, width, ui.px(kHeight)};
  draw_end(ui, state, {layer, End::low}, low);
  ui.painter().draw(ui.list(), {line.x + width + ui.px(6), line.y + ui.px(4)}, "to", look);
  draw_end(ui, state, {layer, End::high}, high);

  const Automatic automatic = automatic_of(*shown.scale);
  const double step = step_of(*shown.scale);
  std::string words = fmt::format("{} to {}", number_words(automatic.low, step), number_words(automatic.high, step));
  if (!shown.scale->unit.empty()) {
    words += " " + shown.scale->unit;
  }
  if (typing_ && typing_->layer == layer && !problem_.empty()) {
    rows.under(problem_, ui.look(12.5F, ui.colours().error));
  } else if (!shown.layer.low_value && !shown.layer.high_value) {
    rows.under("automatic: " + words + (automatic.same ? "" : ", by colour"), ui.small());
  } else if (rows.link(fmt::format("layer automatic {}", layer), "Automatic: " + words)) {
    std::vector<events::Layer> layers;
    for (const LayerState& each : state.layers) {
      layers.push_back(each.layer);
    }
    layers[layer].low_value.reset();
    layers[layer].high_value.reset();
    ui.ask(command::SetLayers{std::move(layers), fmt::format("automatic values of “{}”", shown.layer.name)});
  }
}

void ValueFields::draw_end(Ui& ui, const UiState& state, Place at, Rect rect) {
  if (typing_ == at) {
    draw_typing(ui, state, rect);
    return;
  }
  const bool is_low = at.end == End::low;
  const LayerState& layer = state.layers[at.layer];
  const bool is_chosen = is_low ? layer.layer.low_value.has_value() : layer.layer.high_value.has_value();
  (void)ui.area(fmt::format("layer {} {}", is_low ? "low" : "high", at.layer), rect);
  const bool held = ui.is_held();
  const Colour edge = ui.is_hovered() || held ? ui.colours().accent : ui.colours().border;
  ui.list().AddRectFilled(rect.min(), rect.max(), to_imgui(ui.colours().window), ui.px(4));
  ui.list().AddRect(rect.min(), rect.max(), to_imgui(edge), ui.px(4), 0, ui.px(1));
  if (ui.is_hovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  }
  const std::string words = number_words(value_of(layer, is_low), step_of(*layer.scale));
  ui.painter().draw_cut(ui.list(), {rect.x + ui.px(8), rect.y + ui.px(3.5F)}, words,
                        ui.look(13, is_chosen ? ui.colours().text : ui.colours().text_dim), rect.width - ui.px(12));
  if (!held) {
    ui.tip(is_low ? "Shown darkest: drag it, or click to type" : "Shown brightest: drag it, or click to type");
  }
  if (held && !grip_) {
    grip_ = Grip{at, value_of(layer, is_low), ImGui::GetIO().MousePos.x};
  }
  if (grip_ && grip_->at == at) {
    drag(ui, state, held);
  }
}

void ValueFields::drag(Ui& ui, const UiState& state, bool held) {
  const auto [layer, end] = grip_->at;
  const bool is_low = end == End::low;
  const geo::ValueScale& scale = *state.layers[layer].scale;
  const double moved = (ImGui::GetIO().MousePos.x - grip_->x) / ui.px(1);
  grip_->moved = grip_->moved || std::abs(moved) > kClickSlop;
  if (grip_->moved) {
    const double step = step_of(scale);
    const double wanted = std::round((grip_->from + moved * speed_of(scale)) / step) * step;
    const double other = value_of(state.layers[layer], !is_low);
    ask_for(ui, state, layer, is_low, is_low ? std::min(wanted, other - step) : std::max(wanted, other + step), held);
  } else if (!held) {
    typing_ = grip_->at;
    problem_.clear();
    field_.text = number_words(grip_->from, step_of(scale));
    field_.focus();
  }
  if (!held) {
    grip_.reset();
  }
}

void ValueFields::draw_typing(Ui& ui, const UiState& state, Rect rect) {
  const bool is_low = typing_->end == End::low;
  const auto outcome =
      field_.draw(ui, fmt::format("layer {} {}", is_low ? "low" : "high", typing_->layer), rect, "automatic");
  if (outcome.changed) {
    problem_.clear();
  }
  if (outcome.left) {
    typing_.reset();
  } else if (outcome.entered || !field_.focused()) {
    accept(ui, state);
  }
}

void ValueFields::accept(Ui& ui, const UiState& state) {
  const auto [layer, end] = *typing_;
  const bool is_low = end == End::low;
  const auto number = parse_number(field_.text);
  const double other = value_of(state.layers[layer], !is_low);
  problem_ = field_.text.empty() ? ""
             : !number           ? "Give a number such as 12.5"
             : is_low            ? (*number < other ? "" : "It has to be below the brightest")
                                 : (*number > other ? "" : "It has to be above the darkest");
  if (!problem_.empty() && field_.focused()) {
    return;
  }
  // Left with something else in it, the field keeps what was there.
  const std::string before = number_words(value_of(state.layers[layer], is_low), step_of(*state.layers[layer].scale));
  if (problem_.empty() && field_.text != before) {
    ask_for(ui, state, layer, is_low, number, false);
  }
  field_.blur();
  typing_.reset();
}

}  // namespace dateline::viewer
