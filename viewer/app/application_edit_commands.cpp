// Commands that change the project: decisions, lessons and views.

#include <algorithm>
#include <utility>

#include "viewer/app/applier.h"

namespace dateline::viewer {
namespace {

constexpr std::size_t kMostChoices = 12;  // of places that a name may mean

constexpr double kNear = 300'000;  // metres

/// The places that a name may mean or become, those near an event first.
std::vector<PlaceMatch> places_named(const PlaceNames& names, const std::string& name,
                                     const std::optional<geo::LonLat>& near) {
  const geo::Gazetteer& gazetteer = names.gazetteer();
  std::vector<geo::PlaceIndex> places = names.complete(name);
  if (near) {
    std::stable_partition(places.begin(), places.end(), [&](geo::PlaceIndex place) {
      return geo::distance_m(gazetteer.point(place), *near) < kNear;
    });
  }
  places.resize(std::min(places.size(), kMostChoices));
  std::vector<PlaceMatch> found;
  for (const geo::PlaceIndex number : places) {
    const geo::Place place = gazetteer.place(number);
    PlaceMatch& added = found.emplace_back();
    added.place.name = place.name;
    added.place.id = place.id;
    added.place.point = place.point;
    added.place.radius_m = place.radius_m;
    added.place.kind = place.kind;
    added.detail = geo::name_of(place.kind);
    std::string country = place.country;
    for (std::optional<geo::PlaceIndex> at = number; at; at = gazetteer.parent(*at)) {
      country = gazetteer.kind(*at) == geo::PlaceKind::country ? std::string(gazetteer.name(*at)) : country;
    }
    for (const std::string& within : {place.admin1, country}) {
      added.detail += within.empty() || within == place.name ? "" : ", " + within;
    }
  }
  return found;
}

}  // namespace

void Application::Applier::operator()(const command::SetReview& c) {
  if (const auto event = event_of_project(c.event)) {
    app_.session_.review(*event, c.review);
  }
}

void Application::Applier::operator()(const command::EditEvent& c) {
  state_.form = EventForm{};
  state_.form->event_id = state_.snapshot->event(c.event).id;
  if (!app_.place_names_) {
    app_.look_up_places("");  // so that the names are there when the first one is typed
  }
}

void Application::Applier::operator()(const command::CloseForm&) {
  state_.form.reset();
}

void Application::Applier::operator()(const command::DraftPlace& c) {
  if (state_.form) {
    state_.form->draft = c;
  }
}

void Application::Applier::operator()(const command::SetFacts& c) {
  if (const auto event = event_of_project(c.event)) {
    app_.session_.edit(*event, c.facts, c.note);
  }
}

void Application::Applier::operator()(const command::JoinEvents& c) {
  const auto event = event_of_project(c.event);
  const auto other = event_of_project(c.other);
  state_.joining.clear();
  if (event && other) {
    (*this)(command::SelectEvent{c.event});
    app_.session_.join(*event, *other);
  }
}

void Application::Applier::operator()(const command::SetDistinct& c) {
  const auto event = event_of_project(c.event);
  const auto other = event_of_project(c.other);
  if (event && other) {
    app_.session_.set_distinct(*event, *other, c.distinct);
  }
}

void Application::Applier::operator()(const command::PartEvent& c) {
  if (const auto event = event_of_project(c.event)) {
    app_.session_.part(*event, c.claims);
  }
}

void Application::Applier::operator()(const command::ChooseOther& c) {
  state_.joining = c.event ? state_.snapshot->event(*c.event).id : "";
}

void Application::Applier::operator()(const command::ChangeDate& c) {
  const std::string& id = state_.snapshot->project().documents[c.document].id;
  if (const auto document = app_.session_.snapshot()->document_of_id(id)) {
    app_.session_.change_date(*document, c.published);
  }
}

void Application::Applier::operator()(const command::Teach& c) {
  if (const auto event = event_of_project(c.event)) {
    app_.session_.teach(*event, c.lesson);
  }
}

void Application::Applier::operator()(const command::LookUpPlaces& c) {
  app_.look_up_places(c.name);
}

void Application::Applier::operator()(const command::Undo&) {
  app_.session_.undo();
}

void Application::Applier::operator()(const command::Redo&) {
  app_.session_.redo();
}

void Application::Applier::operator()(const command::KeepView& c) {
  std::vector<events::View> views = app_.session_.snapshot()->project().views;
  events::View view = app_.shown_view();
  view.name = c.name;
  const auto same = std::ranges::find(views, c.name, &events::View::name);
  same == views.end() ? views.push_back(std::move(view)) : void(*same = std::move(view));
  app_.session_.set_views(std::move(views), "view “" + c.name + "” kept");
}

void Application::Applier::operator()(const command::OpenView& c) {
  app_.show_view(events::View(state_.snapshot->project().views.at(c.view)));
}

void Application::Applier::operator()(const command::RenameView& c) {
  std::vector<events::View> views = app_.session_.snapshot()->project().views;
  if (std::ranges::find(views, c.name, &events::View::name) != views.end()) {
    state_.notices.push_back({Notice::Kind::problem, "There is a view “" + c.name + "” already", 0});
    return;
  }
  views.at(c.view).name = c.name;
  app_.session_.set_views(std::move(views), "view renamed to “" + c.name + "”");
}

void Application::Applier::operator()(const command::RemoveView& c) {
  std::vector<events::View> views = app_.session_.snapshot()->project().views;
  const std::string name = views.at(c.view).name;
  views.erase(views.begin() + static_cast<std::ptrdiff_t>(c.view));
  app_.session_.set_views(std::move(views), "view “" + name + "” removed");
}

void Application::Applier::operator()(const command::StepView& c) {
  if (const auto view = app_.trail_.step(c.direction, app_.shown_view())) {
    app_.show_view(*view);
  }
}

std::optional<std::uint32_t> Application::Applier::event_of_project(std::uint32_t event) const {
  const auto& project = app_.session_.snapshot();
  return project == state_.snapshot ? event : project->event_of_id(state_.snapshot->event(event).id);
}

void Application::look_up_places(const std::string& name) {
  if (looking_up_.active() || !session_.gazetteer()) {
    to_look_up_ = name;
    return;
  }
  to_look_up_.reset();
  std::optional<geo::LonLat> near;
  if (const auto event = state_.selected_event()) {
    near = state_.snapshot->event(*event).place.point;
  }
  looking_up_ = quick_jobs_.start([gazetteer = session_.gazetteer(), names = place_names_, name, near](
                                      const std::stop_token&, JobProgress&) mutable {
    if (!names || &names->gazetteer() != gazetteer.get()) {
      names = std::make_shared<const PlaceNames>(gazetteer);
    }
    std::vector<PlaceMatch> found = places_named(*names, name, near);
    return PlacesFound{name, std::move(found), std::move(names)};
  });
}

void Application::take_places() {
  if (auto found = looking_up_.take()) {
    place_names_ = std::move(found->names);
    if (state_.dialog) {
      state_.dialog->places.clear();
      for (const PlaceMatch& match : found->places) {
        state_.dialog->places.push_back({match.place.id, match.place.name, match.detail});
      }
    } else if (state_.form) {
      state_.form->places = std::move(found->places);
      state_.form->places_for = std::move(found->name);
    }
  }
  if (to_look_up_ && !looking_up_.active() && session_.gazetteer()) {
    look_up_places(std::string(*to_look_up_));
  }
}

}  // namespace dateline::viewer
