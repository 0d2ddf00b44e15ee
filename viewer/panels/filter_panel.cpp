#include "viewer/panels/filter_panel.h"

#include <fmt/format.h>

#include <string>
#include <type_traits>

namespace dateline::viewer {
namespace {

using events::EventFilter;

/// The rows of the panel, laid out from top to bottom.
class Rows {
 public:
  Rows(Ui& ui, Rect rect) : ui_(ui), left_(rect.x + ui.px(12)), width_(rect.width - ui.px(26)) {
    y_ = ImGui::GetCursorScreenPos().y + ui.px(11);
  }

  void heading(std::string_view text) {
    y_ += ui_.px(4);
    ui_.painter().draw(ui_.list(), {left_, y_}, text, ui_.heading());
    y_ += ui_.px(24);
  }

  void gap() { y_ += ui_.px(8); }

  /// A row to tick. `count` empty draws none.
  bool tick(const std::string& name, std::string_view label, bool on, std::string_view count, bool faint,
            const MarkerStyle* marker = nullptr, float reserved = 0) {
    const float height = ui_.px(25);
    const Rect rect{left_ - ui_.px(4), y_, width_ + ui_.px(8) - reserved, height};
    const bool clicked = ui_.area(name, rect);
    if (ui_.is_hovered()) {
      ui_.list().AddRectFilled(rect.min(), rect.max(), to_imgui(mix(ui_.colours().panel, ui_.colours().text, 0.06)),
                               ui_.px(4));
    }
    const float middle = y_ + height / 2;
    ui_.tick_box({left_, middle - ui_.px(7.5F), ui_.px(15), ui_.px(15)}, on);
    float text_x = left_ + ui_.px(24);
    if (marker != nullptr) {
      ui_.marker({left_ + ui_.px(31), middle}, ui_.px(5.6F), *marker, faint ? 0.35 : 1.0);
      text_x = left_ + ui_.px(47);
    }
    const TextLook look = faint || !on ? ui_.dim() : ui_.body();
    const float top = middle - ui_.px(10);
    const TextLook number = ui_.dim();
    const float number_width = ui_.painter().measure(count, number).x;
    ui_.painter().draw_cut(ui_.list(), {text_x, top}, label, look,
                           left_ + width_ - reserved - number_width - ui_.px(8) - text_x);
    ui_.painter().draw(ui_.list(), {left_ + width_ - number_width, top}, count, number);
    y_ += height;
    return clicked;
  }

  void note(std::string_view text) {
    y_ += ui_.painter().draw(ui_.list(), {left_, y_}, text, ui_.small(), width_).y + ui_.px(4);
  }

  void separator() {
    y_ += ui_.px(8);
    ui_.line({left_, y_}, {left_ + width_, y_});
    y_ += ui_.px(8);
  }

  /// A small button at the right end of the last row.
  bool remove_button(const std::string& name) {
    const Rect rect{left_ + width_ - ui_.px(16), y_ - ui_.px(21), ui_.px(16), ui_.px(16)};
    const bool clicked = ui_.area(name, rect);
    const ImU32 colour = to_imgui(ui_.is_hovered() ? ui_.colours().text : ui_.colours().text_dim);
    const float d = ui_.px(4);
    const ImVec2 c = rect.centre();
    ui_.list().AddLine({c.x - d, c.y - d}, {c.x + d, c.y + d}, colour, ui_.px(1.4F));
    ui_.list().AddLine({c.x - d, c.y + d}, {c.x + d, c.y - d}, colour, ui_.px(1.4F));
    ui_.tip("Take this layer away");
    return clicked;
  }

  void finish() {
    ImGui::SetCursorScreenPos({left_, y_});
    ImGui::Dummy({1, ui_.px(10)});
  }

 private:
  Ui& ui_;
  float left_;
  float width_;
  float y_ = 0;
};

std::string count_words(std::uint32_t count, bool on) {
  return fmt::format(fmt::runtime(on ? "{}" : "({})"), count);
}

/// Values that only a project edited elsewhere holds have a row where there is something to count.
template <class Value>
bool is_rare(Value value) {
  if constexpr (std::is_same_v<Value, events::Status>) {
    return value == events::Status::confirmed;
  } else if constexpr (std::is_same_v<Value, events::Review>) {
    return value == events::Review::edited;
  } else {
    return false;
  }
}

/// One dimension of the filter: its values with their counts.
template <class Values, class Counts, class Set>
void draw_dimension(Ui& ui, Rows& rows, const UiState& state, const Values& values, const Counts& counts,
                    Set EventFilter::*dimension, bool with_markers = false) {
  for (const auto value : values) {
    const auto number = static_cast<std::size_t>(value);
    const bool on = (state.filter.*dimension).has(value);
    const std::uint32_t count = counts.at(number);
    if (is_rare(value) && count == 0 && on) {
      continue;
    }
    const MarkerStyle* marker = with_markers ? &ui.style().markers.at(number) : nullptr;
    const std::string label(events::short_name_of(value));
    if (rows.tick("filter " + label, label, on, count_words(count, on), count == 0, marker)) {
      EventFilter filter = state.filter;
      (filter.*dimension).set(value, !on);
      ui.ask(command::SetFilter{filter});
    }
  }
}

void draw_layers(Ui& ui, Rows& rows, const UiState& state) {
  rows.heading("Layers");
  const auto option = [&](const char* name, const char* label, bool MapOptions::*member) {
    if (rows.tick(name, label, state.map.*member, "", false)) {
      MapOptions options = state.map;
      options.*member = !(options.*member);
      ui.ask(command::SetMapOptions{options});
    }
  };
  for (std::size_t i = state.layers.size(); i-- > 0;) {
    const LayerState& layer = state.layers[i];
    const std::string id = std::to_string(i);
    if (rows.tick("layer " + id, layer.name, layer.visible, "", false, nullptr, ui.px(22))) {
      ui.ask(command::SetLayerVisible{i, !layer.visible});
    }
    if (rows.remove_button("remove layer " + id)) {
      ui.ask(command::RemoveLayer{i});
    }
  }
  option("layer districts", "District areas", &MapOptions::districts);
  option("layer uncertainty", "Uncertainty", &MapOptions::uncertainty);
  option("layer labels", "Names", &MapOptions::labels);
  option("layer basemap", "Basemap", &MapOptions::basemap);
}

}  // namespace

void draw_filter_panel(Ui& ui, const UiState& state, Rect rect) {
  const PanelWindow window(ui, "filters", rect, ui.colours().panel, true);
  ui.line({rect.x + rect.width - 1, rect.y}, {rect.x + rect.width - 1, rect.y + rect.height});
  Rows rows(ui, rect);
  rows.heading("What happened");
  draw_dimension(ui, rows, state, events::kEventTypes, state.counts.types, &EventFilter::types, true);
  rows.gap();
  rows.heading("Who says so");
  draw_dimension(ui, rows, state, events::kSpeakers, state.counts.speakers, &EventFilter::speakers);
  rows.gap();
  rows.heading("How it is said");
  draw_dimension(ui, rows, state, events::kStatuses, state.counts.statuses, &EventFilter::statuses);
  rows.gap();
  rows.heading("Review");
  draw_dimension(ui, rows, state, events::kReviews, state.counts.reviews, &EventFilter::reviews);
  if (state.counts.unplaced > 0) {
    rows.gap();
    rows.note(fmt::format("{} more in the window without a position on the map", state.counts.unplaced));
  }
  rows.separator();
  draw_layers(ui, rows, state);
  rows.finish();
}

}  // namespace dateline::viewer
