// Commands about time and about what is shown.

#include <utility>

#include "geo/coordinates.h"
#include "viewer/app/applier.h"

namespace dateline::viewer {

void Application::apply(const Command& command) {
  std::visit(Applier(*this), command);
}

void Application::Applier::operator()(const command::SetWindow& c) {
  state_.window = c.window;
  keep_window_in_sight();
}

void Application::Applier::operator()(const command::SetAxis& c) {
  state_.axis = c.axis;
}

void Application::Applier::operator()(const command::TogglePlay&) {
  if (state_.playback.playing()) {
    state_.playback.pause();
    state_.window = window_showing_last(state_.window, state_.window.end - 1);
    return;
  }
  const events::TimeWindow span =
      state_.snapshot->event_count() > 0 ? state_.snapshot->index()->span() : app_.span_of_layers();
  if (state_.window.end >= span.end) {
    state_.window = window_showing_last(state_.window, span.begin);
  }
  state_.playback.play();
}

void Application::Applier::operator()(const command::SetSpeed& c) {
  state_.playback.speed = c.speed;
}

void Application::Applier::operator()(const command::ToggleLoop&) {
  state_.playback.loop = !state_.playback.loop;
}

void Application::Applier::operator()(const command::StepTime& c) {
  state_.playback.pause();
  state_.window = step_by_unit(state_.window, c.direction);
  keep_window_in_sight();
}

void Application::Applier::operator()(const command::StepEvent& c) {
  state_.playback.pause();
  const events::EventIndex& index = *state_.snapshot->index();
  const auto row = c.direction > 0
                       ? index.next_event(state_.window.end - 1, state_.filter)
                       : index.previous_event(state_.window.end - snap_minutes(state_.window), state_.filter);
  if (row) {
    state_.window = window_showing_last(state_.window, index.row(*row).when.begin);
    keep_window_in_sight();
  }
}

void Application::Applier::operator()(const command::SetFilter& c) {
  auto found = state_.filter.found;
  state_.filter = c.filter;
  state_.filter.found = std::move(found);
}

void Application::Applier::operator()(const command::Search& c) {
  // A position is somewhere to go to; no event has it in its words, and none is to go for it.
  state_.query = geo::parse_position(c.query) ? "" : c.query;
  state_.asked = events::parse_query(state_.query);
  app_.start_search();
}

void Application::Applier::operator()(const command::SetKnownOn& c) {
  if (state_.known_on != c.moment) {
    state_.known_on = c.moment;
    app_.take_snapshot();
  }
}

void Application::Applier::operator()(const command::ToggleTheme&) {
  state_.dark = !state_.dark;
}

void Application::Applier::operator()(const command::ToggleHelp&) {
  state_.show_help = !state_.show_help;
}

void Application::Applier::operator()(const command::FocusSearch&) {
  app_.shell_.focus_search();
}

void Application::Applier::operator()(const command::SetMapOptions& c) {
  state_.map = c.options;
}

void Application::Applier::keep_window_in_sight() {
  TimeAxis& axis = state_.axis;
  const double margin = (axis.end() - axis.start()) * 0.02;
  if (state_.window.end > axis.end()) {
    const double shift = state_.window.end - axis.end() + margin;
    axis.show(axis.start() + shift, axis.end() + shift);
  } else if (state_.window.begin < axis.start() && state_.window.end - axis.start() < axis.end() - axis.start()) {
    const double shift = state_.window.begin - axis.start() - margin;
    axis.show(axis.start() + shift, axis.end() + shift);
  }
}

}  // namespace dateline::viewer
