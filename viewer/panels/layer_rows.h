#pragma once

#include "viewer/panels/panel_rows.h"
#include "viewer/panels/ui_state.h"
#include "viewer/panels/value_fields.h"

namespace dateline::viewer {

/// The left panel's layers, uppermost first: a tick and a menu for each that a person added, then the parts of the map.
class LayerRows {
 public:
  void draw(Ui& ui, PanelRows& rows, const UiState& state);
  [[nodiscard]] bool takes_text() const { return values_.takes_text(); }

 private:
  ValueFields values_;
};

}  // namespace dateline::viewer
