#include "viewer/panels/side_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "viewer/panels/event_card.h"
#include "viewer/panels/event_words.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

constexpr float kRowHeight = 47;
constexpr float kPad = 18;
constexpr float kMostOfPanel = 0.6F;   // that the card may take from the report
constexpr float kFormOfPanel = 0.66F;  // and the form

std::string row_note(const events::Event& event, events::Review review) {
  std::string note = interval_words(event.when);
  if (!event.place.name.empty()) {
    const auto named = [](const events::EventPlace& place) {
      return place.relation.empty() ? place.name : place.relation;
    };
    note += " · " + (event.origin ? named(*event.origin) + " → " : "") + named(event.place);
  }
  if (!event.voices.empty()) {
    note += " · " + event.voices.front().name;
  }
  if (review != events::Review::unreviewed) {
    note = std::string(events::short_name_of(review)) + " · " + note;
  }
  return note;
}

void draw_row(Ui& ui, const UiState& state, std::uint32_t index, const std::string& name, Rect rect) {
  const events::Event event = state.snapshot->event(index);
  if (ui.area(name, rect)) {
    ui.ask(command::SelectEvent{index});
  }
  if (ui.is_hovered()) {
    ui.list().AddRectFilled(rect.min(), rect.max(), to_imgui(mix(ui.colours().panel, ui.colours().text, 0.06)),
                            ui.px(5));
  }
  const events::Review review = state.review_of(event);
  const double faint = review == events::Review::rejected ? 0.4 : 1.0;
  ui.marker({rect.x + ui.px(14), rect.y + ui.px(15)}, ui.px(5.6F), ui.style().marker(event.event_type), faint);
  const float x = rect.x + ui.px(32);
  const float width = rect.width - ui.px(40);
  const TextLook look = faint < 1 ? ui.dim() : ui.body();
  ui.painter().draw_cut(ui.list(), {x, rect.y + ui.px(4)}, event_title(event), look, width);
  ui.painter().draw_cut(ui.list(), {x, rect.y + ui.px(24)}, row_note(event, review), ui.small(), width);
}

/// A section of rows of one height; only those in view are drawn, so that it may be as long as the archive.
void draw_section(Ui& ui, const UiState& state, const std::string& name, std::string_view heading,
                  const std::vector<std::uint32_t>& rows, Rect rect) {
  if (rows.empty()) {
    return;
  }
  const float x = rect.x + ui.px(kPad);
  ImVec2 at = ImGui::GetCursorScreenPos();
  ui.painter().draw(ui.list(), {x, at.y + ui.px(8)}, heading, ui.heading());
  const float top = at.y + ui.px(32);
  const float height = ui.px(kRowHeight);
  const auto count = static_cast<float>(rows.size());
  const auto first = static_cast<std::size_t>(std::clamp((rect.y - top) / height, 0.0F, count));
  const auto last = static_cast<std::size_t>(std::clamp((rect.y + rect.height - top) / height + 1, 0.0F, count));
  for (std::size_t i = first; i < last; ++i) {
    const Rect row{x - ui.px(8), top + static_cast<float>(i) * height, rect.width - 2 * ui.px(kPad) + ui.px(14),
                   height - ui.px(2)};
    draw_row(ui, state, rows[i], fmt::format("{} {}", name, i), row);
  }
  ImGui::SetCursorScreenPos({at.x, top});
  ImGui::Dummy({1, count * height});
}

std::string lists_title(const UiState& state) {
  if (state.selection.kind == Selection::Kind::place) {
    return state.selection.place_name;
  }
  const std::size_t count = state.lists.in_window.size();
  return fmt::format("{} event{} in the window", fmt::group_digits(count), count == 1 ? "" : "s");
}

}  // namespace

void SidePanel::draw(Ui& ui, const UiState& state, Rect rect) {
  const PanelWindow window(ui, "side", rect, ui.colours().panel);
  if (const auto event = state.selected_event()) {
    draw_event(ui, state, *event, rect);
  } else {
    form_.end();
    draw_lists(ui, state, rect);
  }
  ui.line({rect.x, rect.y}, {rect.x, rect.y + rect.height});
}

void SidePanel::draw_lists(Ui& ui, const UiState& state, Rect rect) {
  const bool of_place = state.selection.kind == Selection::Kind::place;
  const float x = rect.x + ui.px(kPad);
  const float width = rect.width - 2 * ui.px(kPad);
  float y = rect.y + ui.px(14);
  if (of_place) {
    if (ui.link("back", {x, y}, "‹ All events of the window", ui.look(12.5F, ui.colours().where.underline))) {
      ui.ask(command::ClearSelection{});
    }
    y += ui.px(24);
  }
  y += ui.painter().draw(ui.list(), {x, y}, lists_title(state), ui.title(), width).y + ui.px(2);
  y += ui.painter().draw(ui.list(), {x, y}, interval_words(interval_of(state.window)), ui.small(), width).y;
  const Rect area{rect.x, y + ui.px(6), rect.width, rect.y + rect.height - y - ui.px(6)};
  ImGui::SetCursorScreenPos(area.min());
  const std::string id = "lists " + state.selection.place_id;
  ImGui::BeginChild(id.c_str(), {area.width, area.height}, false, ImGuiWindowFlags_NoNav);
  if (of_place) {
    draw_section(ui, state, "event", "Reported here in the window", state.lists.in_window, area);
    draw_section(ui, state, "other event", "Reported here at other times", state.lists.elsewhen, area);
    if (state.lists.in_window.empty() && state.lists.elsewhen.empty()) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      ui.painter().draw(ui.list(), {x, at.y + ui.px(10)}, "Nothing is reported here that the filters let pass.",
                        ui.dim(), width);
    }
  } else {
    draw_section(ui, state, "event", "On the map", state.lists.in_window, area);
    draw_section(ui, state, "unplaced event", "Without a position on the map", state.lists.unplaced, area);
  }
  ImGui::EndChild();
}

void SidePanel::draw_event(Ui& ui, const UiState& state, std::uint32_t event, Rect rect) {
  // The first card's height is known one frame late.
  const bool edits = state.form && state.form->event_id == state.selection.event_id;
  if (!edits) {
    form_.end();
  }
  const float bar = edits ? 0 : review_bar_height(ui);
  const float card = std::min(card_height_ > 0 ? card_height_ : rect.height, rect.height * kMostOfPanel - bar);
  if (edits) {
    const float height = std::round(rect.height * kFormOfPanel);
    form_.draw(ui, state, event, {rect.x, rect.y, rect.width, height});
    draw_report(ui, state, event, height, rect);
    return;
  }
  ImGui::SetCursorScreenPos(rect.min());
  ImGui::BeginChild(("card " + state.selection.event_id).c_str(), {rect.width, std::max(card, 1.0F)}, false,
                    ImGuiWindowFlags_NoNav);
  const ImVec2 top = ImGui::GetCursorScreenPos();
  const float height = draw_event_card(ui, state, event, {top.x, top.y, rect.width, 0});
  ImGui::EndChild();
  draw_review_bar(ui, state, event, {rect.x, rect.y + card, rect.width, bar});
  draw_report(ui, state, event, card + bar, rect);
  card_height_ = height;
}

/// The report takes what the `top_part` of the panel leaves.
void SidePanel::draw_report(Ui& ui, const UiState& state, std::uint32_t event, float top_part, Rect rect) {
  const float pad = ui.px(kPad);
  ui.line({rect.x + pad, rect.y + top_part}, {rect.x + rect.width - pad, rect.y + top_part});
  const Rect below{rect.x, rect.y + top_part + ui.px(1), rect.width, rect.height - top_part - ui.px(1)};
  report_.draw(ui, state, event, below);
}

}  // namespace dateline::viewer
