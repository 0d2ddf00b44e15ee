#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "viewer/panels/panel_rows.h"
#include "viewer/panels/text_field.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// Under the row of a picture of numbers: which number is shown darkest and which brightest, in the file's unit. Both
/// are dragged, or clicked and typed; emptied, or by the line below, they are chosen for the picture again.
class ValueFields {
 public:
  /// `layer` is an index into the state's layers, one with a scale.
  void draw(Ui& ui, PanelRows& rows, const UiState& state, std::size_t layer);
  [[nodiscard]] bool takes_text() const { return field_.focused(); }

 private:
  enum class End : std::uint8_t { low, high };
  struct Place {
    std::size_t layer = 0;
    End end = End::low;
    friend bool operator==(const Place&, const Place&) = default;
  };
  /// A number that the mouse holds.
  struct Grip {
    Place at;
    double from = 0;  ///< the number when it was taken hold of,
    float x = 0;      ///< and the mouse
    bool moved = false;
  };
  void draw_end(Ui& ui, const UiState& state, Place at, Rect rect);
  void draw_typing(Ui& ui, const UiState& state, Rect rect);
  void drag(Ui& ui, const UiState& state, bool held);
  void accept(Ui& ui, const UiState& state);

  std::optional<Grip> grip_;
  std::optional<Place> typing_;
  TextField field_;
  std::string problem_;  // with what was typed last
};

}  // namespace dateline::viewer
