// Commands about the map, and about what is selected and read.

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/applier.h"
#include "viewer/app/clear_fit.h"
#include "viewer/app/first_view.h"

namespace dateline::viewer {
namespace {

constexpr double kPlaceMargin = 3;       // times the place's radius that "Go there" shows around it
constexpr double kSmallestRadius = 400;  // metres
constexpr double kClickPixels = 6;       // of design, that a click on the map is exact to

/// What a notice shows of a text: its beginning.
std::string first_words(const std::string& text) {
  constexpr std::size_t kMost = 80;  // bytes
  std::size_t end = std::min({text.find('\n'), kMost, text.size()});
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;  // not within a character
  }
  return text.substr(0, end) + (end < text.size() ? " …" : "");
}

geo::Bounds box_around(geo::LonLat point, double radius_m) {
  const double reach = std::max(radius_m, kSmallestRadius) * kPlaceMargin;
  geo::Bounds bounds = geo::Bounds::empty();
  for (const double bearing : {0.0, 90.0, 180.0, 270.0}) {
    bounds.extend(geo::destination(point, bearing, reach));
  }
  return bounds;
}

/// To one digit: how exactly a hand can point.
double rounded_radius(double metres) {
  const double step = std::pow(10.0, std::floor(std::log10(std::max(metres, 1.0))));
  return std::ceil(metres / step) * step;
}

}  // namespace

void Application::Applier::operator()(const command::PanMap& c) {
  state_.camera.pan(c.pixels);
}

void Application::Applier::operator()(const command::ZoomMap& c) {
  const gl::Size size = state_.camera.size();
  state_.camera.zoom_at(c.pixel.value_or(glm::dvec2{size.width / 2.0, size.height / 2.0}), c.levels);
}

void Application::Applier::operator()(const command::GoTo& c) {
  state_.camera.fit(box_around(c.point, c.radius_m), 40 * state_.camera.scale());
  (*this)(command::FlashPlace{c.point, c.radius_m});
}

void Application::Applier::operator()(const command::ShowAll&) {
  EventsInView shown = events_to_show(*state_.snapshot->index(), state_.window, state_.filter);
  if (shown.bounds.is_empty()) {
    state_.camera.set_zoom(0);
    return;
  }
  fit_clear_of(state_.camera, shown.bounds, kFitMargin * state_.camera.scale(), kClosestFit, shown.points, {}, 0);
  app_.fit_ = Fit{shown.bounds, std::move(shown.points), state_.camera};
}

void Application::Applier::operator()(const command::SetMeasure& c) {
  state_.measure = c.path;
}

void Application::Applier::operator()(const command::SetCoordinateForm& c) {
  state_.coordinates = c.form;
}

void Application::Applier::operator()(const command::FindPlace& c) {
  if (const auto position = geo::parse_position(c.name)) {
    (*this)(command::GoTo{*position, 0});
    return;
  }
  const auto& gazetteer = app_.session_.gazetteer();
  if (!gazetteer || c.name.empty()) {
    return;
  }
  const auto matches = gazetteer->find(c.name);
  if (!matches.empty()) {
    const geo::PlaceIndex place = matches.front().place;
    (*this)(command::GoTo{gazetteer->point(place), gazetteer->radius_m(place)});
    (*this)(command::SelectPlace{gazetteer->place(place).id, std::string(gazetteer->name(place))});
  }
}

void Application::Applier::operator()(const command::HoverMap& c) {
  if (!c.pixel) {
    state_.hovered.reset();
    state_.cursor.reset();
    return;
  }
  state_.hovered = app_.stage_->picture().map().pick(*c.pixel);
  const geo::WorldPoint point = state_.camera.to_world(*c.pixel);
  state_.cursor = point.y >= 0 && point.y <= 1 ? std::optional(geo::to_lon_lat(point)) : std::nullopt;
}

void Application::Applier::operator()(const command::ClickMap& c) {
  if (state_.measure) {
    if (const geo::WorldPoint point = state_.camera.to_world(c.pixel); point.y >= 0 && point.y <= 1) {
      state_.measure->push_back(geo::to_lon_lat(point));
    }
    return;
  }
  if (state_.form) {
    if (const geo::WorldPoint point = state_.camera.to_world(c.pixel); point.y >= 0 && point.y <= 1) {
      state_.form->clicked = geo::to_lon_lat(point);
      const geo::LonLat beside =
          geo::to_lon_lat(state_.camera.to_world({c.pixel.x + kClickPixels * state_.camera.scale(), c.pixel.y}));
      state_.form->clicked_radius_m = rounded_radius(geo::distance_m(*state_.form->clicked, beside));
      ++state_.form->clicks;
    }
    return;
  }
  const auto pick = app_.stage_->picture().map().pick(c.pixel);
  if (!pick) {
    state_.selection = {};
    return;
  }
  state_.selection = {.kind = Selection::Kind::place,
                      .place_id = pick->place_id,
                      .place_name = pick->name,
                      .event_id = {},
                      .picked = pick->events};
  if (pick->place_id.empty() && pick->events.empty()) {
    state_.selection = {};
  }
}

void Application::Applier::operator()(const command::SelectEvent& c) {
  app_.select_event(c.event);
}

void Application::Applier::operator()(const command::SelectPlace& c) {
  state_.selection = {
      .kind = Selection::Kind::place, .place_id = c.place_id, .place_name = c.name, .event_id = {}, .picked = {}};
}

void Application::Applier::operator()(const command::ClearSelection&) {
  const bool to_place = state_.selection.kind == Selection::Kind::event &&
                        (!state_.selection.place_id.empty() || !state_.selection.picked.empty());
  if (to_place) {
    state_.selection.kind = Selection::Kind::place;
    state_.selection.event_id.clear();
  } else {
    state_.selection = {};
  }
}

void Application::Applier::operator()(const command::StepSelection& c) {
  const std::vector<std::uint32_t>& list = state_.lists.in_window;
  if (list.empty()) {
    return;
  }
  const auto event = state_.selected_event();
  const auto here = event ? std::ranges::find(list, *event) : list.end();
  const auto size = static_cast<std::ptrdiff_t>(list.size());
  std::ptrdiff_t place = c.direction > 0 ? 0 : size - 1;
  if (here != list.end()) {
    place = (here - list.begin() + c.direction + size) % size;
  }
  app_.select_event(list[static_cast<std::size_t>(place)]);
}

void Application::Applier::operator()(const command::ShowDocument& c) {
  state_.document = c.document;
  app_.document_id_ = state_.snapshot->project().documents[c.document].id;
  if (const auto event = state_.selected_event()) {
    scroll_to_evidence(*event);
  }
}

void Application::Applier::operator()(const command::ScrollTo& c) {
  state_.scroll_to = c.byte;
}

void Application::Applier::operator()(const command::FlashPlace& c) {
  app_.flashes_.push_back({c.point, c.radius_m, 0});
}

void Application::Applier::operator()(const command::FlashTime& c) {
  state_.time_flash = c.interval;
  state_.time_flash_age_s = 0;
}

void Application::Applier::operator()(const command::CopyText& c) {
  app_.options_.platform.write_clipboard(c.text);
  state_.notices.push_back({Notice::Kind::done, "Copied: " + first_words(c.text), 0});
}

void Application::select_event(std::uint32_t event) {
  const ProjectSnapshot& snapshot = *state_.snapshot;
  const events::Event chosen = snapshot.event(event);
  state_.selection.kind = Selection::Kind::event;
  state_.selection.event_id = chosen.id;
  const auto documents = snapshot.documents_of(chosen);
  if (!documents.empty()) {
    state_.document = documents.front();
    document_id_ = snapshot.project().documents[documents.front()].id;
  } else {
    state_.document.reset();
    document_id_.clear();
  }
  Applier applier(*this);
  applier.scroll_to_evidence(event);
  // An event from another time brings its time along, or it would not be on the map.
  const auto row = snapshot.index()->row_of_event(event);
  if (row && snapshot.index()->row(*row).dated) {
    const events::TimeWindow when = snapshot.index()->row(*row).when;
    if (when.end <= state_.window.begin || when.begin >= state_.window.end) {
      state_.playback.pause();
      applier(command::SetWindow{window_showing_last(state_.window, when.begin)});
    }
  }
}

void Application::Applier::scroll_to_evidence(std::uint32_t event) {
  for (const events::Claim* claim : state_.snapshot->claims_of(state_.snapshot->event(event))) {
    if (claim->document == app_.document_id_ && !claim->evidence.empty()) {
      // The words that say what happened, which may stand far into a long sentence.
      state_.scroll_to =
          claim->spans.what.empty() ? claim->evidence.front().bytes.begin : claim->spans.what.front().begin;
      return;
    }
  }
}

}  // namespace dateline::viewer
