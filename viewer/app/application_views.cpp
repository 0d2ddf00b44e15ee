// What the application shows where: the first view of a project, kept views, what was just read, and room around a fit.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <utility>

#include "viewer/app/application.h"
#include "viewer/app/clear_fit.h"
#include "viewer/app/first_view.h"

namespace dateline::viewer {
namespace {

constexpr double kAxisBefore = 5;  // window lengths
constexpr double kAxisAfter = 2.5;
constexpr double kAxisMargin = 0.25;

std::int64_t utc_now(const Clock& clock) {
  return clock().time_since_epoch().count();
}

}  // namespace

void Application::show_first_view() {
  const events::EventIndex& index = *state_.snapshot->index();
  const events::Project& project = state_.snapshot->project();
  const bool has_view = !project.views.empty();
  if (has_view) {
    const events::TimeInterval& shown = project.views.front().window;
    const events::TimeWindow span = index.span();
    state_.window = {shown.start ? events::to_minute(*shown.start) : span.begin,
                     shown.end ? events::to_minute(*shown.end) : span.end};
  } else {
    const auto today = events::civil_in_zone(utc_now(options_.clock), project.time_zone);
    state_.window = first_window(index, state_.filter, events::to_minute(today.value_or(0)));
  }
  // The timeline shows what surrounds the window, with more of what came before it than after, and little of the time
  // in which nothing was reported.
  const double length = length_of(state_.window);
  const events::TimeWindow span = index.span();
  const double first = std::min<double>(span.begin, state_.window.begin) - kAxisMargin * length;
  const double last = std::max<double>(span.end, state_.window.end) + kAxisMargin * length;
  state_.axis.show(std::max(state_.window.begin - kAxisBefore * length, first),
                   std::min(state_.window.end + kAxisAfter * length, last));
  state_.playback.pause();
  if (has_view) {
    show_view(events::View(project.views.front()));
  } else {
    apply(command::ShowAll{});
  }
}

/// From the first of their dates to the last, where there are no events; empty where no layer has any.
events::TimeWindow Application::span_of_layers() const {
  events::TimeWindow span{};
  for (const LayerState& layer : state_.layers) {
    if (layer.dates && layer.dates->span.begin < layer.dates->span.end) {
      const geo::FeatureTime own = layer.dates->span;
      span = length_of(span) > 0 ? events::TimeWindow{std::min(span.begin, own.begin), std::max(span.end, own.end)}
                                 : events::TimeWindow{own.begin, own.end};
    }
  }
  return span;
}

/// What is opened on an empty map is brought into view, as events are, and so is its time: nothing of it may be of this
/// week.
void Application::show_first_layer(const std::vector<LayerState>& before) {
  const auto is_there = [](const LayerState& layer) {
    return layer.status == LayerState::Status::ready && !layer.bounds.is_empty();
  };
  const auto first = std::ranges::find_if(state_.layers, is_there);
  if (first == state_.layers.end() || std::ranges::any_of(before, is_there) || state_.snapshot->event_count() > 0 ||
      !state_.snapshot->project().views.empty()) {
    return;
  }
  apply(command::ShowLayer{static_cast<std::size_t>(first - state_.layers.begin())});
  if (const events::TimeWindow span = span_of_layers(); length_of(span) > 0) {
    state_.window = span;
    state_.axis.show(span.begin - kAxisMargin * length_of(span), span.end + kAxisMargin * length_of(span));
  }
}

events::View Application::shown_view() const {
  events::View view;
  view.centre = geo::to_lon_lat(state_.camera.centre());
  view.zoom = state_.camera.zoom();
  const bool days =
      state_.window.begin % events::kMinutesPerDay == 0 && state_.window.end % events::kMinutesPerDay == 0;
  view.window.start = state_.window.begin;
  view.window.end = state_.window.end;
  view.window.granularity = days ? events::Granularity::day : events::Granularity::minute;
  view.filter = state_.filter;
  view.filter.found.reset();
  view.query = state_.query;
  view.heat = state_.map.heat;
  view.swipe = state_.map.swipe;
  view.blink = state_.map.blink;
  view.flows = state_.map.flows;
  view.known_on = state_.known_on;
  return view;
}

void Application::show_view(const events::View& view) {
  state_.playback.pause();
  apply(command::SetKnownOn{view.known_on});
  const events::TimeWindow span = state_.snapshot->index()->span();
  apply(command::SetWindow{{view.window.start ? events::to_minute(*view.window.start) : span.begin,
                            view.window.end ? events::to_minute(*view.window.end) : span.end}});
  state_.camera.show(geo::to_world(view.centre), view.zoom);
  apply(command::SetFilter{view.filter});
  state_.map.heat = view.heat;
  state_.map.swipe = view.swipe;
  state_.map.blink = view.blink;
  state_.map.flows = view.flows;
  if (view.query != state_.query) {
    apply(command::Search{view.query});
  }
}

void Application::reopen(const PictureView& view) {
  const bool of_demo = view.project == "demo" || (view.project.empty() && !view.furniture.withholding.any());
  std::error_code unknown;
  const auto whole = [&unknown](const std::filesystem::path& path) {
    return path.empty() ? path : std::filesystem::absolute(path, unknown).lexically_normal();
  };
  const bool has_project = session_.is_demo() || !session_.source().empty() || state_.snapshot->event_count() > 0;
  const bool is_open = of_demo ? has_project : view.project.empty() || whole(view.project) == whole(session_.source());
  if (is_open) {
    show_picture_view(view);
  } else if (session_.save_state() == SaveState::unsaved_new) {
    tell_unsaved();
  } else {
    to_reopen_ = view;
    of_demo ? session_.open_demo() : session_.open_project(view.project);
  }
}

void Application::show_picture_view(const PictureView& view) {
  events::View shown;
  shown.centre = view.centre;
  shown.window.start = view.window.begin;
  shown.window.end = view.window.end;
  shown.filter = view.filter;
  shown.query = view.query;
  shown.heat = view.heat;
  shown.swipe = view.swipe;
  shown.flows = view.flows;
  shown.known_on = view.known_on;
  // All that the picture shows is in sight: in a window of its shape nothing more.
  const gl::Size map = state_.camera.size();
  const double part =
      view.scale / scale_ * std::min(1.0 * map.width / view.size.width, 1.0 * map.height / view.size.height);
  constexpr double kRounding = 0.01;
  shown.zoom = view.zoom + (std::abs(part - 1) < kRounding ? 0 : std::log2(part));
  show_view(shown);
  state_.map.basemap = view.basemap != "none";
  state_.map.markers = view.markers;
  state_.map.districts = view.districts;
  state_.map.uncertainty = view.uncertainty;
  state_.map.labels = view.names;
  state_.map.graticule = view.graticule;
  state_.map.size_by_casualties = view.size_by_casualties;
  state_.dark = view.style == "dark";
  std::string words = "This is the view of the picture";
  if (view.query_withheld) {
    words += "; the words that were searched for are withheld, so that more events are shown";
  } else if (view.furniture.withholding.blur_m > 0) {
    words += ", whose positions were blurred: they are not here";
  }
  state_.notices.push_back({Notice::Kind::done, std::move(words), 0});
}

void Application::show_new_documents(const std::vector<std::string>& documents) {
  const ProjectSnapshot& snapshot = *state_.snapshot;
  if (snapshot.project().documents.size() == documents.size()) {
    show_first_view();
    return;
  }
  for (const std::string& id : documents) {
    const auto document = snapshot.document_of_id(id);
    if (!document) {
      continue;
    }
    for (const std::uint32_t claim : snapshot.claims_in(*document)) {
      const auto event = snapshot.event_of_claim(claim);
      if (event) {
        select_event(*event);
        return;
      }
    }
  }
}

void Application::keep_fit_clear() {
  if (!fit_ || fit_->camera != state_.camera || fit_->tries-- == 0) {
    fit_.reset();
    return;
  }
  fit_clear_of(state_.camera, fit_->bounds, kFitMargin * scale_, kClosestFit, fit_->points, stage_->picture().panels(),
               kMarkerReach * scale_);
  if (state_.camera == std::exchange(fit_->camera, state_.camera)) {
    fit_.reset();
  }
}

}  // namespace dateline::viewer
