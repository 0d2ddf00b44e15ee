#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/panels/fact_texts.h"
#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

inline constexpr float kEditFormPad = 18;  // pixels of design

/// The form in which a person says what an event is, in place of its card: each field beside what was read, to which it
/// can go back. Nothing is decided before it is saved.
class EditForm {
 public:
  /// While `state.form` is there. `event` is the form's.
  void draw(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);
  void end();
  [[nodiscard]] bool takes_text() const;

 private:
  /// What may stand in a field.
  struct Choice {
    std::string text;
    std::string detail;
    std::optional<events::EventPlace> place = std::nullopt;
  };
  struct Row;

  void begin(const UiState& state, std::uint32_t event);
  [[nodiscard]] TextField& field(FactField of) { return fields_.at(static_cast<std::size_t>(of)); }
  [[nodiscard]] FactTexts texts() const;
  void put(FactField of, const std::string& text);
  void put_place(const events::EventPlace& place);
  void take_click(Ui& ui, const EventForm& form);
  void step_focus(Ui& ui);
  void draw_fields(Ui& ui, const UiState& state, Rect rect);
  void draw_field(Ui& ui, const UiState& state, Row& row, FactField of, const char* label, const char* hint);
  void draw_numbers(Ui& ui, Row& row, const char* label, std::array<FactField, 3> fields);
  void draw_reading(Ui& ui, Row& row, FactField first, std::size_t count);
  void draw_choices(Ui& ui, Row& row, FactField of, const std::vector<Choice>& choices);
  void draw_foot(Ui& ui, Rect rect);
  void look_after(Ui& ui, FactField of, const TextField::Outcome& outcome);
  void choose(Ui& ui, FactField of, const Choice& choice);
  [[nodiscard]] std::vector<Choice> choices(const UiState& state, FactField of) const;
  void save(Ui& ui);
  void tell_draft(Ui& ui);

  std::string event_id_;  // empty: closed
  std::uint32_t event_ = 0;
  std::array<TextField, kFactFields> fields_;
  FactContext context_;
  FactTexts before_;  // as the form began
  FactTexts read_;    // as the reading has it
  std::vector<std::string> actors_;
  std::optional<FactField> open_;      // whose choices are shown
  bool filtered_ = false;              // by what was typed
  std::optional<std::size_t> chosen_;  // of them, by the arrows
  std::optional<FactField> to_show_;   // scrolled to in this frame
  std::optional<FactProblem> problem_;
  std::size_t clicks_ = 0;
  std::string drafted_;  // the texts that the map's draft was made of
  bool entered_ = false;
};

}  // namespace dateline::viewer
