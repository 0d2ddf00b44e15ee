#pragma once

#include "viewer/panels/facet_rows.h"
#include "viewer/panels/layer_rows.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What is shown, in a person's words, with counts that add up to what is drawn; below it the layers.
class FilterPanel {
 public:
  void draw(Ui& ui, const UiState& state, Rect rect);
  [[nodiscard]] bool takes_text() const { return layers_.takes_text(); }

 private:
  FacetRows facets_;
  LayerRows layers_;
};

}  // namespace dateline::viewer
