// How the form is drawn, row by row.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "viewer/panels/edit_form.h"
#include "viewer/panels/event_words.h"

namespace dateline::viewer {
namespace {

constexpr float kPad = kEditFormPad;
constexpr float kFieldHeight = 26;
constexpr float kChoiceHeight = 22;

/// What tests and the problem's frame find a field by.
std::string name_of(FactField field) {
  constexpr auto kNames = std::to_array<const char*>(
      {"what", "place", "position", "radius", "first", "last", "granularity", "extent", "actor1", "actor2", "killed",
       "killed low", "killed high", "civilians", "injured", "injured low", "injured high", "said", "note"});
  return std::string("edit ") + kNames.at(static_cast<std::size_t>(field));
}

bool is_of_list(FactField field) {
  return field == FactField::what || field == FactField::granularity || field == FactField::extent ||
         field == FactField::said;
}

}  // namespace

/// The form's rows, laid out from top to bottom.
struct EditForm::Row {
  float x, width, indent, y;
  [[nodiscard]] float left() const { return x + indent; }
  [[nodiscard]] float room() const { return width - indent; }
};

void EditForm::draw_choices(Ui& ui, Row& row, FactField of, const std::vector<Choice>& choices) {
  const float height = ui.px(kChoiceHeight);
  const Rect box{row.left(), row.y, row.room(), height * static_cast<float>(choices.size()) + ui.px(4)};
  // When the button comes up: what lies below is not to slip away from under a press.
  if (ImGui::IsMouseReleased(0) && !box.contains(ImGui::GetIO().MousePos) && !field(of).focused()) {
    open_.reset();
    return;
  }
  ui.list().AddRectFilled(box.min(), box.max(), to_imgui(ui.colours().window), ui.px(5));
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), ui.px(5), 0, ui.px(1));
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Rect line{box.x + ui.px(2), box.y + ui.px(2) + height * static_cast<float>(i), box.width - ui.px(4), height};
    const bool clicked = ui.area(fmt::format("choice {}", i), line);
    const bool taken = chosen_ == i || (!chosen_ && i == 0 && of == FactField::place);  // by Enter
    if (ui.is_hovered() || taken) {
      ui.list().AddRectFilled(line.min(), line.max(),
                              to_imgui(mix(ui.colours().window, ui.colours().accent, taken ? 0.5 : 0.25)), ui.px(3));
    }
    const float x = line.x + ui.px(8);
    const TextLook look = ui.look(13);
    const float used = std::min(ui.painter().measure(choices[i].text, look).x, line.width - ui.px(16));
    ui.painter().draw_cut(ui.list(), {x, line.y + ui.px(2)}, choices[i].text, look, line.width - ui.px(16));
    if (used + ui.px(40) < line.width) {
      ui.painter().draw_cut(ui.list(), {x + used + ui.px(10), line.y + ui.px(3)}, choices[i].detail, ui.small(),
                            line.width - used - ui.px(26));
    }
    if (clicked) {
      choose(ui, of, choices[i]);
      break;
    }
  }
  row.y += box.height + ui.px(4);
}

/// What was read where the fields say something else, with the way back to it.
void EditForm::draw_reading(Ui& ui, Row& row, FactField first, std::size_t count) {
  const FactTexts now = texts();
  bool differs = false;
  std::string read;
  for (std::size_t i = 0; i < count; ++i) {
    const auto of = static_cast<FactField>(static_cast<std::size_t>(first) + i);
    differs = differs || now[of] != read_[of];
    read += (read_[of].empty() ? "" : read.empty() ? "" : ", ") + read_[of];
  }
  if (!differs || first == FactField::note) {
    return;
  }
  const TextLook look = ui.look(12.5F, ui.colours().warning_text);
  const std::string words = "Read: " + (read.empty() ? "nothing" : read);
  const std::string_view back = "as read";
  const float back_width = ui.painter().measure(back, ui.small()).x;
  const float width =
      ui.painter().draw(ui.list(), {row.left(), row.y}, words, look, row.room() - back_width - ui.px(12)).x;
  const float height = ui.painter().measure(words, look, row.room() - back_width - ui.px(12)).y;
  ui.record("read " + name_of(first).substr(5), {row.left(), row.y, width, height});
  if (ui.link("reset " + name_of(first).substr(5), {row.left() + width + ui.px(9), row.y}, back,
              ui.look(12.5F, ui.colours().where.underline))) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto of = static_cast<FactField>(static_cast<std::size_t>(first) + i);
      put(of, read_[of]);
    }
    open_.reset();
  }
  row.y += height + ui.px(4);
}

void EditForm::draw_field(Ui& ui, const UiState& state, Row& row, FactField of, const char* label, const char* hint) {
  const Rect box{row.left(), row.y, row.room(), ui.px(kFieldHeight)};
  ui.painter().draw(ui.list(), {row.x, row.y + ui.px(4)}, label, ui.look(13, ui.colours().text_dim));
  const bool shows = open_ == of;
  const std::vector<Choice> found = shows ? choices(state, of) : std::vector<Choice>();
  if (field(of).focused()) {
    for (const KeyPress& key : ui.keys) {
      if (key.key == Key::down || key.key == Key::up) {
        if (!shows) {
          open_ = of;
          filtered_ = false;
          chosen_.reset();
        } else if (!found.empty()) {
          const std::size_t above = chosen_ && *chosen_ > 0 ? *chosen_ - 1 : 0;
          chosen_ = key.key == Key::up ? above : chosen_ ? std::min(*chosen_ + 1, found.size() - 1) : 0;
        }
      }
    }
  }
  const bool was_focused = field(of).focused();
  auto outcome = field(of).draw(ui, name_of(of), box, hint);
  if (problem_ && problem_->field == of) {
    ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().error), ui.px(5), 0, ui.px(1.6F));
  }
  if (to_show_ == of) {
    ImGui::SetScrollFromPosY(box.centre().y - ImGui::GetWindowPos().y);
    to_show_.reset();
  }
  // A list of few words opens by itself.
  if (!was_focused && field(of).focused() && is_of_list(of)) {
    open_ = of;
    filtered_ = false;
    chosen_.reset();
  }
  // Of places that begin as what was typed, Enter takes the first: no name is to be typed whole.
  const bool found_place = of == FactField::place && filtered_ && !found.empty();
  if (outcome.entered && shows && (found_place || (chosen_ && *chosen_ < found.size()))) {
    choose(ui, of, found[std::min(chosen_.value_or(0), found.size() - 1)]);
    outcome.entered = false;
  }
  look_after(ui, of, outcome);
  row.y += box.height + ui.px(4);
  if (shows && open_ == of && !found.empty()) {
    draw_choices(ui, row, of, found);
  } else if (shows && of == FactField::place && filtered_ && !field(of).text.empty()) {
    const bool looked = state.form->places_for == field(of).text;
    row.y += ui.painter()
                 .draw(ui.list(), {row.left(), row.y},
                       looked ? "No known place begins like this: try another spelling, click the map, or give its "
                                "position."
                              : "Searching …",
                       ui.small(), row.room())
                 .y +
             ui.px(4);
  }
}

void EditForm::draw_numbers(Ui& ui, Row& row, const char* label, std::array<FactField, 3> fields) {
  constexpr auto kHints = std::to_array<const char*>({"number", "at least", "at most"});
  ui.painter().draw(ui.list(), {row.x, row.y + ui.px(4)}, label, ui.look(13, ui.colours().text_dim));
  const float gap = ui.px(6);
  const float width = (row.room() - 2 * gap) / 3;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FactField of = fields.at(i);
    const Rect box{row.left() + static_cast<float>(i) * (width + gap), row.y, width, ui.px(kFieldHeight)};
    look_after(ui, of, field(of).draw(ui, name_of(of), box, kHints.at(i)));
    if (problem_ && problem_->field == of) {
      ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().error), ui.px(5), 0, ui.px(1.6F));
    }
    if (to_show_ == of) {
      ImGui::SetScrollFromPosY(box.centre().y - ImGui::GetWindowPos().y);
      to_show_.reset();
    }
  }
  row.y += ui.px(kFieldHeight + 4);
}

void EditForm::draw_fields(Ui& ui, const UiState& state, Rect rect) {
  Row row{rect.x + ui.px(kPad), rect.width - 2 * ui.px(kPad) - ui.px(6), 0, rect.y + ui.px(13)};
  row.indent = std::min(ui.px(92), row.width * 0.26F);
  const events::Event about = state.snapshot->event(event_);
  row.y += ui.painter().draw(ui.list(), {row.x, row.y}, event_title(about), ui.title(), row.width).y + ui.px(4);
  row.y +=
      ui.painter()
          .draw(ui.list(), {row.x, row.y},
                "What you say here stands in place of what was read, and is marked as edited.", ui.small(), row.width)
          .y +
      ui.px(10);
  draw_field(ui, state, row, FactField::what, "What", "Type of event");
  draw_reading(ui, row, FactField::what, 1);
  draw_field(ui, state, row, FactField::place, "Where", "Name, to be searched");
  draw_field(ui, state, row, FactField::position, "", "Position, or click the map");
  draw_field(ui, state, row, FactField::radius, "within", "Radius: 400 m, 2 km");
  draw_reading(ui, row, FactField::place, 3);
  draw_field(ui, state, row, FactField::first, "First day", "2016-07-26, or 2016-07-26 14:30");
  draw_field(ui, state, row, FactField::last, "Last day", "the same; “open”: not told");
  draw_reading(ui, row, FactField::first, 2);
  draw_field(ui, state, row, FactField::granularity, "known to the", "day");
  draw_reading(ui, row, FactField::granularity, 1);
  draw_field(ui, state, row, FactField::extent, "it happened", "at some moment of it");
  draw_reading(ui, row, FactField::extent, 1);
  draw_field(ui, state, row, FactField::actor1, "Who", "An actor");
  draw_reading(ui, row, FactField::actor1, 1);
  draw_field(ui, state, row, FactField::actor2, "and", "Another actor");
  draw_reading(ui, row, FactField::actor2, 1);
  draw_numbers(ui, row, "Killed", {FactField::killed, FactField::killed_low, FactField::killed_high});
  draw_field(ui, state, row, FactField::civilians, "of them", "civilians");
  draw_reading(ui, row, FactField::killed, 4);
  draw_numbers(ui, row, "Injured", {FactField::injured, FactField::injured_low, FactField::injured_high});
  draw_reading(ui, row, FactField::injured, 3);
  draw_field(ui, state, row, FactField::said, "Said", "reported");
  draw_reading(ui, row, FactField::said, 1);
  draw_field(ui, state, row, FactField::note, "Note", "Why, for those who come after you");
  ImGui::SetCursorScreenPos({rect.x, row.y});
  ImGui::Dummy({1, ui.px(8)});
}

void EditForm::draw_foot(Ui& ui, Rect rect) {
  const float x = rect.x + ui.px(kPad);
  const float width = rect.width - 2 * ui.px(kPad);
  ui.line({x, rect.y}, {x + width, rect.y});
  const float y = rect.y + ui.px(8);
  if (ui.button("edit save", {x, y}, "Save", "Enter", Ui::ButtonLook::primary)) {
    entered_ = true;
  }
  const float save_width = ui.button_width("Save", "Enter") + ui.px(8);
  if (ui.button("edit cancel", {x + save_width, y}, "Cancel", "Esc")) {
    ui.ask(command::CloseForm{});
  }
  if (problem_) {
    const float below = y + ui.button_height() + ui.px(8);
    const TextLook look = ui.look(12.5F, ui.colours().error);
    const float height = ui.painter().draw(ui.list(), {x, below}, problem_->words, look, width).y;
    ui.record("edit problem", {x, below, width, height});
  }
}

}  // namespace dateline::viewer
