#pragma once

#include "viewer/panels/panel_rows.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The left panel's rows for how sure the reading is, who took part and who reported it. They are parts of what is
/// searched for, so that the search box shows them, views keep them and going back takes them away. The lists of names
/// are folded until they are opened.
class FacetRows {
 public:
  void draw(Ui& ui, PanelRows& rows, const UiState& state);

 private:
  bool actors_open_ = false;
  bool sources_open_ = false;
};

}  // namespace dateline::viewer
