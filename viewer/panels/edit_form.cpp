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

constexpr std::size_t kMostActors = 12;  // of those that a name may mean

/// In the order in which Tab goes through them, which is that of the form.
constexpr auto kOrder = std::to_array<FactField>(
    {FactField::what, FactField::place, FactField::position, FactField::radius, FactField::first, FactField::last,
     FactField::granularity, FactField::extent, FactField::actor1, FactField::actor2, FactField::killed,
     FactField::killed_low, FactField::killed_high, FactField::civilians, FactField::injured, FactField::injured_low,
     FactField::injured_high, FactField::said, FactField::note});

bool begins_any_word(const std::string& name, const std::string& typed) {
  const std::string key = " " + exact_name_key(name);
  return typed.empty() || key.find(" " + exact_name_key(typed)) != std::string::npos;
}

}  // namespace

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
  const float room = rect.width - 2 * ui.px(kEditFormPad);
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
