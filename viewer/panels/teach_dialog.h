#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The inside of the dialog in which a person says what words of a report mean: a place of the gazetteer, an actor, a
/// type of event. Nothing is learnt before the button that says so is pressed.
class TeachDialog {
 public:
  void begin(const Lesson& lesson);
  void draw(Ui& ui, const UiState& state, Rect box);
  void end() { field_.blur(); }
  [[nodiscard]] bool takes_text() const { return field_.focused(); }

 private:
  using Choice = Dialog::Choice;
  [[nodiscard]] std::vector<Choice> choices(const UiState& state) const;
  void draw_choices(Ui& ui, Rect list, const std::vector<Choice>& choices);
  void accept(Ui& ui, const UiState& state, const Choice& choice);

  TextField field_;
  std::optional<std::size_t> chosen_;
};

}  // namespace dateline::viewer
