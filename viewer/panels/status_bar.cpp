#include "viewer/panels/status_bar.h"

#include <fmt/format.h>

#include <string>

namespace dateline::viewer {
namespace {

std::string count_words(const UiState& state) {
  const std::size_t total = state.snapshot->event_count();
  std::string words = fmt::format("{} event{} in the window · {} in the project", fmt::group_digits(state.counts.drawn),
                                  state.counts.drawn == 1 ? "" : "s", fmt::group_digits(total));
  if (!state.query.empty()) {
    words += fmt::format(" · searching “{}”", state.query);
  }
  return words;
}

/// The position in the chosen form, with the grid square beside it.
std::string position_words(geo::LonLat point, geo::CoordinateForm form) {
  const std::string words = geo::format_position(point, form);
  return form == geo::CoordinateForm::mgrs ? words
                                           : words + "   " + geo::format_position(point, geo::CoordinateForm::mgrs);
}

std::string job_words(const JobState& job) {
  if (job.total > 1) {
    return fmt::format("{} … {} of {}", job.text, job.done, job.total);
  }
  return job.text + " …";
}

std::string save_words(SaveState state) {
  switch (state) {
    case SaveState::no_file:
      return "";
    case SaveState::unsaved_new:
      return "Not saved yet: Ctrl+S";
    case SaveState::saving:
      return "Saving …";
    case SaveState::saved:
      return "Saved";
    case SaveState::failed:
      return "Not saved: the last edit could not be written";
  }
  return "";
}

}  // namespace

void draw_status_bar(Ui& ui, const UiState& state, Rect rect) {
  const PanelWindow window(ui, "status", rect, ui.colours().window);
  ui.line({rect.x, rect.y}, {rect.x + rect.width, rect.y});
  const TextLook look = ui.small();
  const float y = rect.y + ui.px(4);
  float x = rect.x + ui.px(14);
  x += ui.painter().draw(ui.list(), {x, y}, count_words(state), look).x + ui.px(24);

  float right = rect.x + rect.width - ui.px(14);
  const std::string saved = save_words(state.save_state);
  if (!saved.empty()) {
    const bool bad = state.save_state == SaveState::failed;
    const bool waiting = state.save_state == SaveState::unsaved_new;
    const TextLook saved_look = bad       ? ui.look(12.5F, ui.colours().error)
                                : waiting ? ui.look(12.5F, ui.colours().warning_text)
                                          : look;
    right -= ui.painter().measure(saved, saved_look).x;
    ui.painter().draw(ui.list(), {right, y}, saved, saved_look);
    ui.record("save state", {right, y, rect.x + rect.width - right, ui.px(18)});
    right -= ui.px(22);
  }
  if (!state.jobs.empty()) {
    const TextLook link = ui.look(12.5F, ui.colours().where.underline);
    right -= ui.painter().measure("Cancel", link).x;
    if (ui.link("cancel", {right, y}, "Cancel", link)) {
      ui.ask(command::CancelJobs{});
    }
    right -= ui.px(12);
    const std::string words = job_words(state.jobs.front());
    right -= ui.painter().measure(words, look).x;
    if (right > x) {
      ui.painter().draw(ui.list(), {right, y}, words, look);
    }
    const JobState& job = state.jobs.front();
    if (job.total > 0 && right > x) {
      const float done = static_cast<float>(job.done) / static_cast<float>(job.total);
      const float width = rect.x + rect.width - right;
      ui.list().AddRectFilled({right, rect.y + ui.px(1)}, {right + width * done, rect.y + ui.px(3)},
                              to_imgui(ui.colours().accent));
    }
  }
  if (state.cursor) {
    const std::string words = position_words(*state.cursor, state.coordinates);
    if (x + ui.painter().measure(words, look).x < right) {
      ui.painter().draw(ui.list(), {x, y}, words, look);
    }
  }
}

}  // namespace dateline::viewer
