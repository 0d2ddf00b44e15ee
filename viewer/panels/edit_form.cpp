#include "viewer/panels/edit_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/name_key.h"
#include "geo/coordinates.h"
#include "viewer/panels/event_words.h"

namespace dateline::viewer {
namespace {

constexpr float kPad = 18;
constexpr float kFieldHeight = 26;
constexpr float kChoiceHeight = 22;
constexpr std::size_t kMostActors = 12;  // of those that a name may mean

/// In the order in which Tab goes through them, which is that of the form.
constexpr auto kOrder = std::to_array<FactField>(
    {FactField::what, FactField::place, FactField::position, FactField::radius, FactField::first, FactField::last,
     FactField::granularity, FactField::extent, FactField::actor1, FactField::actor2, FactField::killed,
     FactField::killed_low, FactField::killed_high, FactField::civilians, FactField::injured, FactField::injured_low,
     FactField::injured_high, FactField::said, FactField::note});

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

bool begins_any_word(const std::string& name, const std::string& typed) {
  const std::string key = " " + exact_name_key(name);
  return typed.empty() || key.find(" " + exact_name_key(typed)) != std::string::npos;
}

}  // namespace

/// The form's rows, laid out from top to bottom.
struct EditForm::Row {
  float x, width, indent, y;
  [[nodiscard]] float left() const { return x + indent; }
  [[nodiscard]] float room() const { return width - indent; }
};

void EditForm::begin(const UiState& state, std::uint32_t event) {
  const ProjectSnapshot& snapshot = *state.snapshot;
  const events::Event about = snapshot.event(event);
  const events::EventFacts read = reading_of(snapshot, *state.as_read, about);
  event_id_ = about.id;
  event_ = event;
  context_ = {
      .before = events::facts_of(about), .places = {about.place, read.place}, .sides = {}, .control = read.control};
  before_ = texts_of(context_.before, about.notes);
  read_ = texts_of(read, about.notes);
  context_.sides.emplace(read.actor1, read.side1);
  context_.sides.emplace(read.actor2, read.side2);
  for (const events::Event& other : snapshot.project().events) {
    context_.sides.emplace(other.actor1, other.side1);
    context_.sides.emplace(other.actor2, other.side2);
  }
  context_.sides.erase("");
  actors_.clear();
  for (const auto& [name, side] : context_.sides) {
    actors_.push_back(name);
  }
  for (const FactField of : kOrder) {
    field(of).blur();
    field(of).text = before_[of];
  }
  open_.reset();
  problem_.reset();
  clicks_ = state.form->clicks;
  drafted_.clear();
  field(FactField::place).focus();
  to_show_.reset();
}

void EditForm::end() {
  if (!event_id_.empty()) {
    event_id_.clear();
    for (TextField& one : fields_) {
      one.blur();
    }
  }
}

bool EditForm::takes_text() const {
  return std::ranges::any_of(fields_, &TextField::focused);
}

FactTexts EditForm::texts() const {
  FactTexts texts;
  for (const FactField of : kOrder) {
    texts[of] = fields_.at(static_cast<std::size_t>(of)).text;
  }
  return texts;
}

void EditForm::put(FactField of, const std::string& text) {
  field(of).text = text;
  problem_.reset();
}

void EditForm::put_place(const events::EventPlace& place) {
  events::EventFacts there;
  there.place = place;
  const FactTexts texts = texts_of(there, "");
  for (const FactField of : {FactField::place, FactField::position, FactField::radius}) {
    put(of, texts[of]);
  }
  context_.places.push_back(place);
}

/// A click on the map is the position; what the place is called stays to be said.
void EditForm::take_click(Ui& ui, const EventForm& form) {
  if (clicks_ == form.clicks || !form.clicked) {
    return;
  }
  clicks_ = form.clicks;
  put(FactField::position, geo::format_position(*form.clicked, geo::CoordinateForm::decimal));
  put(FactField::radius, fmt::format("{:.0f} m", form.clicked_radius_m));
  ui.ask(command::FlashPlace{*form.clicked, form.clicked_radius_m});
}

void EditForm::step_focus(Ui& ui) {
  const auto tab = std::ranges::find(ui.keys, Key::tab, &KeyPress::key);
  if (tab == ui.keys.end()) {
    return;
  }
  const auto here = std::ranges::find_if(kOrder, [this](FactField of) { return field(of).focused(); });
  const auto count = static_cast<std::ptrdiff_t>(kOrder.size());
  std::ptrdiff_t next = here == kOrder.end() ? 0 : here - kOrder.begin() + (tab->shift ? count - 1 : 1);
  next %= count;
  ui.keys.erase(tab);
  for (TextField& one : fields_) {
    one.blur();
  }
  open_.reset();
  to_show_ = kOrder.at(static_cast<std::size_t>(next));
  field(*to_show_).focus();
}

std::vector<EditForm::Choice> EditForm::choices(const UiState& state, FactField of) const {
  const std::string typed = filtered_ ? fields_.at(static_cast<std::size_t>(of)).text : "";
  std::vector<Choice> found;
  const auto add = [&](std::string_view text, std::string_view detail) {
    if (begins_any_word(std::string(text), typed)) {
      found.push_back({std::string(text), std::string(detail)});
    }
  };
  if (of == FactField::what) {
    for (std::size_t i = 0; i < events::kSubEventTypeCount; ++i) {
      const auto type = static_cast<events::SubEventType>(i);
      add(events::name_of(type), events::short_name_of(events::type_of(type)));
    }
  } else if (of == FactField::place) {
    for (const PlaceMatch& match : state.form->places) {
      found.push_back({match.place.name, match.detail, match.place});
    }
  } else if (of == FactField::granularity) {
    for (int i = 0; i <= static_cast<int>(events::Granularity::year); ++i) {
      add(events::name_of(static_cast<events::Granularity>(i)), "");
    }
  } else if (of == FactField::extent) {
    add(extent_words(events::Extent::within), "it happened once, or now and then");
    add(extent_words(events::Extent::throughout), "it lasted from the first to the last");
  } else if (of == FactField::said) {
    for (const events::Status status : events::kStatuses) {
      add(events::name_of(status),
          status == events::Status::confirmed ? "you vouch for it" : events::short_name_of(status));
    }
  } else if (of == FactField::actor1 || of == FactField::actor2) {
    for (const std::string& name : actors_) {
      if (found.size() < kMostActors) {
        add(name, "");
      }
    }
  }
  return found;
}

void EditForm::choose(Ui& ui, FactField of, const Choice& choice) {
  put(of, choice.text);
  if (choice.place) {
    put_place(*choice.place);
    if (choice.place->point) {
      ui.ask(command::GoTo{*choice.place->point, choice.place->radius_m.value_or(0)});
    }
  }
  open_.reset();
  field(of).focus();
}

/// What a person did to a field in this frame.
void EditForm::look_after(Ui& ui, FactField of, const TextField::Outcome& outcome) {
  if (outcome.left) {
    ui.ask(command::CloseForm{});
  }
  if (outcome.changed) {
    problem_.reset();
    open_ = of;
    filtered_ = true;
    chosen_.reset();
    if (of == FactField::place) {
      ui.ask(command::LookUpPlaces{field(of).text});
    }
    if (of == FactField::first) {
      // How exactly the time is known follows what is typed, until a person says otherwise.
      if (const auto time = events::parse_time(field(of).text)) {
        field(FactField::granularity).text = events::name_of(time->granularity);
      }
    }
  }
  entered_ = entered_ || outcome.entered;
}

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
    if (ui.is_hovered() || chosen_ == i) {
      ui.list().AddRectFilled(line.min(), line.max(),
                              to_imgui(mix(ui.colours().window, ui.colours().accent, chosen_ == i ? 0.5 : 0.25)),
                              ui.px(3));
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
  if (outcome.entered && shows && chosen_ && *chosen_ < found.size()) {
    choose(ui, of, found[*chosen_]);
    outcome.entered = false;
  }
  look_after(ui, of, outcome);
  row.y += box.height + ui.px(4);
  if (shows && open_ == of && !found.empty()) {
    draw_choices(ui, row, of, found);
  } else if (shows && of == FactField::place && filtered_ && !field(of).text.empty()) {
    row.y += ui.painter()
                 .draw(ui.list(), {row.left(), row.y},
                       "No known place is called just so: write its whole name, click the map, or give its position.",
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

void EditForm::save(Ui& ui) {
  const auto facts = facts_from(texts(), context_);
  if (!facts) {
    problem_ = facts.error();
    for (TextField& one : fields_) {
      one.blur();
    }
    to_show_ = problem_->field;
    field(problem_->field).focus();
    return;
  }
  ui.ask(command::SetFacts{event_, *facts, field(FactField::note).text});
  ui.ask(command::CloseForm{});
}

/// The map shows where the form has the event, as soon as that can be understood.
void EditForm::tell_draft(Ui& ui) {
  const std::string now = field(FactField::position).text + "|" + field(FactField::radius).text;
  if (now != drafted_) {
    drafted_ = now;
    FactTexts where = before_;
    where[FactField::position] = field(FactField::position).text;
    where[FactField::radius] = field(FactField::radius).text;
    const auto facts = facts_from(where, context_);
    ui.ask(facts ? command::DraftPlace{facts->place.point, facts->place.radius_m.value_or(0)} : command::DraftPlace{});
  }
}

void EditForm::draw(Ui& ui, const UiState& state, std::uint32_t event, Rect rect) {
  if (event_id_ != state.form->event_id) {
    begin(state, event);
  }
  event_ = event;
  entered_ = std::erase_if(ui.keys, [this](const KeyPress& key) { return !takes_text() && key.key == Key::enter; }) > 0;
  take_click(ui, *state.form);
  step_focus(ui);
  const TextLook look = ui.look(12.5F, ui.colours().error);
  const float room = rect.width - 2 * ui.px(kPad);
  const float told = problem_ ? ui.painter().measure(problem_->words, look, room).y + ui.px(8) : 0;
  const float foot = ui.button_height() + ui.px(22) + told;
  ImGui::SetCursorScreenPos(rect.min());
  ImGui::BeginChild(("form " + event_id_).c_str(), {rect.width, std::max(1.0F, rect.height - foot)}, false,
                    ImGuiWindowFlags_NoNav);
  const ImVec2 top = ImGui::GetCursorScreenPos();
  draw_fields(ui, state, {top.x, top.y, rect.width, 0});
  ImGui::EndChild();
  draw_foot(ui, {rect.x, rect.y + rect.height - foot, rect.width, foot});
  if (entered_) {
    save(ui);
  }
  tell_draft(ui);
}

}  // namespace dateline::viewer
