#include "viewer/panels/actions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "viewer/panels/quotation.h"

namespace dateline::viewer {
namespace {

using Menu = Action::Menu;
using Maybe = std::optional<Command>;
using State = const UiState&;

constexpr double kPanPixels = 120;

KeyPress key(Key k) {
  return {.key = k};
}
KeyPress ctrl(Key k) {
  return {.key = k, .ctrl = true};
}
KeyPress alt(Key k) {
  return {.key = k, .alt = true};
}
KeyPress ctrl_shift(Key k) {
  return {.key = k, .ctrl = true, .shift = true};
}

template <class C>
Maybe always(State /*state*/) {
  return C{};
}
template <int kDirection>
Maybe step_time(State /*state*/) {
  return command::StepTime{kDirection};
}
template <int kDirection>
Maybe step_event(State /*state*/) {
  return command::StepEvent{kDirection};
}
template <int kDirection>
Maybe step_selection(State state) {
  return state.lists.in_window.empty() || state.form ? Maybe{} : command::StepSelection{kDirection};
}
template <int kDirection>
Maybe change_speed(State state) {
  const auto speed = static_cast<int>(state.playback.speed) + kDirection;
  return speed < 0 || speed >= static_cast<int>(kPlaySpeeds.size())
             ? Maybe{}
             : command::SetSpeed{static_cast<std::size_t>(speed)};
}
template <int kLevels>
Maybe zoom(State /*state*/) {
  return command::ZoomMap{std::nullopt, kLevels};
}
template <int kX, int kY>
Maybe pan(State state) {
  return command::PanMap{{kX * kPanPixels * state.camera.scale(), kY * kPanPixels * state.camera.scale()}};
}
template <events::Review kReview>
Maybe review(State state) {
  const auto event = state.selected_event();
  if (!event || state.form || state.review_of(state.snapshot->event(*event)) == kReview) {
    return {};
  }
  return command::SetReview{*event, kReview};
}
Maybe edit(State state) {
  const auto event = state.selected_event();
  return event && !state.form && !state.known_on ? Maybe{command::EditEvent{*event}} : Maybe{};
}
template <bool MapOptions::*kOption>
Maybe toggle(State state) {
  MapOptions options = state.map;
  options.*kOption = !(options.*kOption);
  return command::SetMapOptions{options};
}
template <bool MapOptions::*kOption>
bool is_on(State state) {
  return state.map.*kOption;
}
template <command::OpenDialog::Kind kKind>
Maybe dialog(State /*state*/) {
  return command::OpenDialog{kKind};
}

Maybe measure(State state) {
  return state.measure ? command::SetMeasure{std::nullopt} : command::SetMeasure{std::vector<geo::LonLat>{}};
}
Maybe copy_position(State state) {
  return state.cursor ? command::CopyText{geo::format_position(*state.cursor, state.coordinates)} : Maybe{};
}
Maybe next_form(State state) {
  const auto form = static_cast<std::size_t>(state.coordinates);
  return command::SetCoordinateForm{geo::kCoordinateForms[(form + 1) % std::size(geo::kCoordinateForms)]};
}
Maybe swipe(State state) {
  MapOptions options = state.map;
  options.swipe = options.swipe ? std::nullopt : std::optional(0.5);
  return command::SetMapOptions{options};
}

Maybe undo(State state) {
  return state.undo_label.empty() ? Maybe{} : command::Undo{};
}
Maybe redo(State state) {
  return state.redo_label.empty() ? Maybe{} : command::Redo{};
}
Maybe view_before(State state) {
  return state.can_go_back ? Maybe{command::StepView{-1}} : Maybe{};
}
Maybe view_after(State state) {
  return state.can_go_forward ? Maybe{command::StepView{1}} : Maybe{};
}
Maybe back(State state) {
  if (!state.joining.empty()) {
    return command::ChooseOther{};
  }
  if (state.form) {
    return command::CloseForm{};
  }
  return state.selection.kind == Selection::Kind::window ? Maybe{} : command::ClearSelection{};
}
Maybe change_date(State state) {
  return state.document ? command::OpenDialog{command::OpenDialog::Kind::change_date, *state.document} : Maybe{};
}
Maybe known_on(State state) {
  return state.all_documents > 0 ? Maybe{command::OpenDialog{command::OpenDialog::Kind::known_on}} : Maybe{};
}
Maybe copy_quotations(State state) {
  const auto event = state.selected_event();
  std::string text = event ? quotations_of(*state.snapshot, state.snapshot->event(*event)) : "";
  return text.empty() ? Maybe{} : command::CopyText{std::move(text)};
}
bool rests_on_claims(State state, std::optional<std::uint32_t> event) {
  return event && !state.form && !state.known_on && !state.snapshot->event(*event).claims.empty();
}
/// The event that was remembered and the one that is chosen are one; without one remembered, remembers this.
Maybe join(State state) {
  const auto event = state.selected_event();
  const auto first = state.snapshot->event_of_id(state.joining);
  if (!rests_on_claims(state, event)) {
    return {};
  }
  return first && *first != *event ? Maybe{command::JoinEvents{*first, *event}} : Maybe{command::ChooseOther{event}};
}
/// Each claim becomes an event, the first stays what it is of.
Maybe part(State state) {
  const auto event = state.selected_event();
  if (!rests_on_claims(state, event)) {
    return {};
  }
  std::vector<std::vector<std::string>> claims;
  for (const std::string& id : state.snapshot->event(*event).claims) {
    claims.push_back({id});
  }
  claims.erase(claims.begin());
  return claims.empty() ? Maybe{} : Maybe{command::PartEvent{*event, std::move(claims)}};
}
Maybe go_to_place(State state) {
  const auto event = state.selected_event();
  if (!event) {
    return {};
  }
  const events::EventPlace place = state.snapshot->event(*event).place;
  return place.point ? command::GoTo{*place.point, place.radius_m.value_or(0)} : Maybe{};
}

const std::array kActions = {
    Action{Menu::file, "Open reports, layers or a project", "Ctrl+O", ctrl(Key::o),
           dialog<command::OpenDialog::Kind::open>},
    Action{Menu::file, "Add a layer from a server", "Ctrl+Shift+O", ctrl_shift(Key::o),
           dialog<command::OpenDialog::Kind::add_address>},
    Action{Menu::file, "Paste a report", "Ctrl+V", ctrl(Key::v), always<command::Paste>},
    Action{Menu::file, "Save", "Ctrl+S", ctrl(Key::s), always<command::Save>},
    Action{Menu::file, "Save as", "Ctrl+Shift+S", ctrl_shift(Key::s), dialog<command::OpenDialog::Kind::save_as>},
    Action{Menu::file, "Export picture", "Ctrl+E", ctrl(Key::e), always<command::ExportPicture>},
    Action{Menu::file, "Export picture as", "Ctrl+Shift+E", ctrl_shift(Key::e),
           dialog<command::OpenDialog::Kind::export_picture>},
    Action{Menu::file, "Quit", "Ctrl+Q", ctrl(Key::q), always<command::Quit>},

    Action{Menu::edit, "Undo", "Ctrl+Z", ctrl(Key::z), undo},
    Action{Menu::edit, "Redo", "Ctrl+Shift+Z", ctrl_shift(Key::z), redo},
    Action{Menu::edit, "Accept the event", "A", key(Key::a), review<events::Review::accepted>},
    Action{Menu::edit, "Edit the event", "E", key(Key::e), edit},
    Action{Menu::edit, "Reject the event", "X", key(Key::x), review<events::Review::rejected>},
    Action{Menu::edit, "Mark the event as not reviewed", "U", key(Key::u), review<events::Review::unreviewed>},
    Action{Menu::edit, "One event with the one chosen next", "Ctrl+J", ctrl(Key::j), join},
    Action{Menu::edit, "Part the event into its claims", "Ctrl+Shift+J", ctrl_shift(Key::j), part},
    Action{Menu::edit, "Copy the event's quotations", "Ctrl+C", ctrl(Key::c), copy_quotations},
    Action{Menu::edit, "Change the report's date", "D", key(Key::d), change_date},

    Action{Menu::view, "Find a place, actor or word", "Ctrl+K", ctrl(Key::k), always<command::FocusSearch>},
    Action{Menu::view, "Next event of the list", "N", key(Key::n), step_selection<1>},
    Action{Menu::view, "Previous event of the list", "P", key(Key::p), step_selection<-1>},
    Action{Menu::view, "Back to the list", "Esc", key(Key::escape), back},
    Action{Menu::view, "Views: keep, open, rename", "V", key(Key::v), dialog<command::OpenDialog::Kind::views>},
    Action{Menu::view, "Back to where you were", "Alt+Left", alt(Key::left), view_before},
    Action{Menu::view, "Forward again", "Alt+Right", alt(Key::right), view_after},
    Action{Menu::view, "Dark theme", "T", key(Key::t), always<command::ToggleTheme>, true,
           [](State state) { return state.dark; }},

    Action{Menu::time, "Play", "Space", key(Key::space), always<command::TogglePlay>, true,
           [](State state) { return state.playback.playing(); }},
    Action{Menu::time, "Next day", ".", key(Key::period), step_time<1>},
    Action{Menu::time, "Previous day", ",", key(Key::comma), step_time<-1>},
    Action{Menu::time, "Next event", "]", key(Key::right_bracket), step_event<1>},
    Action{Menu::time, "Previous event", "[", key(Key::left_bracket), step_event<-1>},
    Action{Menu::time, "Faster", "F", key(Key::f), change_speed<1>},
    Action{Menu::time, "Slower", "S", key(Key::s), change_speed<-1>},
    Action{Menu::time, "As known on a day", "Ctrl+D", ctrl(Key::d), known_on, true,
           [](State state) { return state.known_on.has_value(); }},
    Action{Menu::time, "Loop", "L", key(Key::l), always<command::ToggleLoop>, true,
           [](State state) { return state.playback.loop; }},

    Action{Menu::map, "Zoom in", "+", key(Key::plus), zoom<1>},
    Action{Menu::map, "Zoom out", "-", key(Key::minus), zoom<-1>},
    Action{Menu::map, "Show everything", "Home", key(Key::home), always<command::ShowAll>},
    Action{Menu::map, "Go to the event's place", "G", key(Key::g), go_to_place},
    Action{Menu::map, "Pan west", "Left", key(Key::left), pan<1, 0>, false},
    Action{Menu::map, "Pan east", "Right", key(Key::right), pan<-1, 0>, false},
    Action{Menu::map, "Pan north", "Up", key(Key::up), pan<0, 1>, false},
    Action{Menu::map, "Pan south", "Down", key(Key::down), pan<0, -1>, false},
    Action{Menu::map, "Basemap", "B", key(Key::b), toggle<&MapOptions::basemap>, true, is_on<&MapOptions::basemap>},
    Action{Menu::map, "District areas", "I", key(Key::i), toggle<&MapOptions::districts>, true,
           is_on<&MapOptions::districts>},
    Action{Menu::map, "Markers", "M", key(Key::m), toggle<&MapOptions::markers>, true, is_on<&MapOptions::markers>},
    Action{Menu::map, "Density instead of markers", "K", key(Key::k), toggle<&MapOptions::heat>, true,
           is_on<&MapOptions::heat>},
    Action{Menu::map, "Flows from place to place", "Ctrl+M", ctrl(Key::m), toggle<&MapOptions::flows>, true,
           is_on<&MapOptions::flows>},
    Action{Menu::map, "Uncertainty", "H", key(Key::h), toggle<&MapOptions::uncertainty>, true,
           is_on<&MapOptions::uncertainty>},
    Action{Menu::map, "Names", "J", key(Key::j), toggle<&MapOptions::labels>, true, is_on<&MapOptions::labels>},
    Action{Menu::map, "Size by casualties", "C", key(Key::c), toggle<&MapOptions::size_by_casualties>, true,
           is_on<&MapOptions::size_by_casualties>},
    Action{Menu::map, "Graticule", "R", key(Key::r), toggle<&MapOptions::graticule>, true,
           is_on<&MapOptions::graticule>},
    Action{Menu::map, "Measure distance and area", "Q", key(Key::q), measure, true,
           [](State state) { return state.measure.has_value(); }},
    Action{Menu::map, "Copy the position under the mouse", "Y", key(Key::y), copy_position},
    Action{Menu::map, "Positions in another form", "O", key(Key::o), next_form},
    Action{Menu::map, "Swipe the top layer", "W", key(Key::w), swipe, true,
           [](State state) { return state.map.swipe.has_value(); }},
    Action{Menu::map, "Dated layers follow the time", "Z", key(Key::z), toggle<&MapOptions::layer_dates>, true,
           is_on<&MapOptions::layer_dates>},
    Action{Menu::map, "Blink the top layer", "Ctrl+B", ctrl(Key::b), toggle<&MapOptions::blink>, true,
           is_on<&MapOptions::blink>},

    Action{Menu::help, "Keys", "F1", key(Key::f1), always<command::ToggleHelp>, true,
           [](State state) { return state.show_help; }},
};

/// Keys that mean the same as another.
KeyPress canonical(KeyPress press) {
  if (!press.ctrl) {
    press.shift = false;
  }
  if (press.key == Key::question) {
    press.key = Key::f1;
  } else if (press.key == Key::f && press.ctrl) {
    press.key = Key::k;
  } else if (press.key == Key::y && press.ctrl) {
    press = ctrl_shift(Key::z);
  } else if (press.key == Key::page_down) {
    press.key = Key::n;
  } else if (press.key == Key::page_up) {
    press.key = Key::p;
  }
  return press;
}

}  // namespace

std::span<const Action> actions() {
  return kActions;
}

std::string_view name_of(Action::Menu menu) {
  constexpr std::array<std::string_view, 6> kNames = {"File", "Edit", "View", "Time", "Map", "Help"};
  return kNames.at(static_cast<std::size_t>(menu));
}

const Action* action_of(const KeyPress& press) {
  const KeyPress wanted = canonical(press);
  const auto* found = std::ranges::find(kActions, wanted, &Action::press);
  return found == kActions.end() ? nullptr : found;
}

}  // namespace dateline::viewer
