#include "viewer/panels/teach_dialog.h"

#include <algorithm>
#include <set>

#include "base/name_key.h"
#include "events/model/taxonomy.h"

namespace dateline::viewer {
namespace {

constexpr float kRow = 27;

const char* hint_of(Lesson::Kind kind) {
  return kind == Lesson::Kind::place   ? "The place's name"
         : kind == Lesson::Kind::actor ? "The actor's name"
                                       : "Type of event";
}

const char* table_of(Lesson::Kind kind) {
  return kind == Lesson::Kind::place   ? "gazetteer/meanings.csv"
         : kind == Lesson::Kind::actor ? "lexicons/actors.csv"
                                       : "lexicons/triggers.csv";
}

bool begins_any_word(const std::string& name, const std::string& typed) {
  const std::string key = " " + exact_name_key(name);
  return typed.empty() || key.find(" " + exact_name_key(typed)) != std::string::npos;
}

}  // namespace

void TeachDialog::begin(const Lesson& lesson) {
  field_.text = lesson.kind == Lesson::Kind::place ? lesson.words : "";
  field_.focus();
  chosen_.reset();
}

std::vector<TeachDialog::Choice> TeachDialog::choices(const UiState& state) const {
  const Lesson& lesson = *state.dialog->lesson;
  if (lesson.kind == Lesson::Kind::place) {
    return state.dialog->places;
  }
  std::vector<Choice> found;
  if (lesson.kind == Lesson::Kind::type) {
    for (std::size_t i = 0; i < events::kSubEventTypeCount; ++i) {
      const auto type = static_cast<events::SubEventType>(i);
      const std::string name(events::name_of(type));
      if (begins_any_word(name, field_.text)) {
        found.push_back({name, name, std::string(events::name_of(events::type_of(type)))});
      }
    }
    return found;
  }
  std::set<std::string> names;
  for (const events::Event& event : state.snapshot->project().events) {
    names.insert(event.actor1);
    names.insert(event.actor2);
  }
  names.erase("");
  if (!field_.text.empty() && !names.contains(field_.text)) {
    found.push_back({field_.text, field_.text, "as written here"});
  }
  for (const std::string& name : names) {
    if (begins_any_word(name, field_.text)) {
      found.push_back({name, name, "of this project"});
    }
  }
  return found;
}

void TeachDialog::draw_choices(Ui& ui, Rect list, const std::vector<Choice>& choices) {
  ui.list().AddRectFilled(list.min(), list.max(), to_imgui(ui.colours().window), ui.px(5));
  ui.list().AddRect(list.min(), list.max(), to_imgui(ui.colours().border), ui.px(5), 0, ui.px(1));
  ImGui::SetCursorScreenPos(list.inset(ui.px(2), ui.px(2)).min());
  ImGui::BeginChild("meanings", {list.width - ui.px(4), list.height - ui.px(4)}, false, ImGuiWindowFlags_NoNav);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float height = ui.px(kRow);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Rect row{origin.x, origin.y + static_cast<float>(i) * height, list.width - ui.px(14), height};
    if (ui.area("meaning " + std::to_string(i), row)) {
      chosen_ = i;
    }
    if (ui.is_hovered() || chosen_ == i) {
      ui.list().AddRectFilled(row.min(), row.max(),
                              to_imgui(mix(ui.colours().window, ui.colours().accent, chosen_ == i ? 0.5 : 0.25)),
                              ui.px(3));
    }
    const float name_width = ui.painter().measure(choices[i].name, ui.body()).x;
    ui.painter().draw_cut(ui.list(), {row.x + ui.px(12), row.y + ui.px(3.5F)}, choices[i].name, ui.body(),
                          row.width - ui.px(24));
    if (name_width + ui.px(36) < row.width) {
      ui.painter().draw_cut(ui.list(), {row.x + ui.px(22) + name_width, row.y + ui.px(5)}, choices[i].detail,
                            ui.small(), row.width - name_width - ui.px(36));
    }
  }
  ImGui::SetCursorScreenPos({origin.x, origin.y + static_cast<float>(choices.size()) * height});
  ImGui::Dummy({1, ui.px(4)});
  ImGui::EndChild();
}

void TeachDialog::accept(Ui& ui, const UiState& state, const Choice& choice) {
  Lesson lesson = *state.dialog->lesson;
  lesson.meaning = choice.id;
  lesson.shown = choice.name;
  ui.ask(command::Teach{state.dialog->document, std::move(lesson)});
  ui.ask(command::CloseDialog{});
}

void TeachDialog::draw(Ui& ui, const UiState& state, Rect box) {
  const Lesson& lesson = *state.dialog->lesson;
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  const std::vector<Choice> found = choices(state);
  for (const KeyPress& key : ui.keys) {
    if ((key.key == Key::down || key.key == Key::up) && !found.empty()) {
      const std::size_t above = chosen_ && *chosen_ > 0 ? *chosen_ - 1 : 0;
      chosen_ = key.key == Key::up ? above : chosen_ ? std::min(*chosen_ + 1, found.size() - 1) : 0;
    }
  }
  const auto outcome = field_.draw(ui, "meaning", {x, box.y + ui.px(46), width, ui.px(28)}, hint_of(lesson.kind));
  if (outcome.changed) {
    chosen_.reset();
    if (lesson.kind == Lesson::Kind::place) {
      ui.ask(command::LookUpPlaces{field_.text});
    }
  }
  const float foot = box.y + box.height - pad - ui.button_height();
  const Rect list{x, box.y + ui.px(84), width, foot - ui.px(66) - (box.y + ui.px(84))};
  draw_choices(ui, list, found);
  const bool ready = chosen_ && *chosen_ < found.size();
  std::string note = "Choose above what “" + lesson.words + "” means.";
  if (ready) {
    Lesson said = lesson;
    said.shown = found[*chosen_].name;
    note = "From now on " + lesson_words(said) + ", in these reports and in every later reading. " +
           "It is kept in your own " + table_of(lesson.kind) + "; undo takes it back.";
  }
  ui.painter().draw(ui.list(), {x, foot - ui.px(56)}, note, ui.small(), width);
  float right = box.x + box.width - pad - ui.button_width("Read it so", "");
  const bool pressed = ui.button("dialog accept", {right, foot}, "Read it so", "",
                                 ready ? Ui::ButtonLook::primary : Ui::ButtonLook::disabled);
  if ((pressed || outcome.entered) && ready) {
    accept(ui, state, found[*chosen_]);
  }
  right -= ui.px(8) + ui.button_width("Cancel", "");
  if (ui.button("dialog cancel", {right, foot}, "Cancel", "") || outcome.left) {
    ui.ask(command::CloseDialog{});
  }
}

}  // namespace dateline::viewer
