// Commands that change the project: decisions, lessons and views.

#include <algorithm>
#include <utility>

#include "viewer/app/applier.h"

namespace dateline::viewer {
namespace {

constexpr std::size_t kMostChoices = 20;  // of places that a name may mean

std::vector<PlaceMatch> places_named(const geo::Gazetteer& gazetteer, const std::string& name) {
  std::vector<PlaceMatch> found;
  for (const geo::NameMatch& match : gazetteer.find(name)) {
    if (found.size() == kMostChoices) {
      break;
    }
    const geo::Place place = gazetteer.place(match.place);
    PlaceMatch& added = found.emplace_back();
    added.place.name = place.name;
    added.place.id = place.id;
    added.place.point = place.point;
    added.place.radius_m = place.radius_m;
    added.place.kind = place.kind;
    added.detail = geo::name_of(place.kind);
    for (const std::string& within : {place.admin1, place.country}) {
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
  const auto& gazetteer = app_.session_.gazetteer();
  if (!gazetteer) {
    return;
  }
  std::vector<PlaceMatch> found = places_named(*gazetteer, c.name);
  if (state_.dialog) {
    state_.dialog->places.clear();
    for (PlaceMatch& match : found) {
      state_.dialog->places.push_back({match.place.id, match.place.name, std::move(match.detail)});
    }
  } else if (state_.form) {
    state_.form->places = std::move(found);
  }
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

}  // namespace dateline::viewer
