#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/panels/report_text.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The report under an event's card: what it is and from when, and its text with what the claims rest on highlighted.
class ReportView {
 public:
  void draw(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);

 private:
  void refresh(Ui& ui, const UiState& state, std::uint32_t event, float width);
  float draw_head(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);
  float draw_banner(Ui& ui, const UiState& state, Rect rect);
  void draw_text(Ui& ui, const UiState& state, Rect view, ImVec2 origin);
  void draw_paragraph(Ui& ui, const UiState& state, std::size_t index, ImVec2 at);
  void draw_mark(Ui& ui, const UiState& state, std::size_t index, const TextBox& box, ImVec2 at);
  void click(Ui& ui, const UiState& state, const Mark& mark);
  void scroll_to_byte(Ui& ui, float text_top, float view_height);

  // What is laid out, and for what.
  std::shared_ptr<const ProjectSnapshot> snapshot_;
  std::optional<std::uint32_t> document_;
  std::uint32_t event_ = 0;
  float width_ = 0;
  ReportText text_;
  std::vector<Mark> marks_;
  std::vector<Span> evidence_;  // of the event, in this document

  std::optional<std::uint32_t> wanted_byte_;  // to be scrolled to
  int frames_left_ = 0;                       // in which it still may need correcting
};

}  // namespace dateline::viewer
