#pragma once

#include <cstdint>
#include <filesystem>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "events/model/event_facts.h"
#include "events/model/event_filter.h"
#include "events/model/event_index.h"
#include "events/model/project.h"
#include "geo/coordinates.h"
#include "viewer/map/map_scene.h"
#include "viewer/map/withholding.h"
#include "viewer/panels/lesson.h"
#include "viewer/timeline/time_axis.h"

namespace dateline::viewer {

/// Which parts of the map are drawn.
struct MapOptions {
  bool basemap = true;
  bool districts = true;
  bool markers = true;
  bool heat = false;  ///< the density of the events in place of their markers
  bool flows = true;  ///< arrows from where things came to where they went
  bool uncertainty = true;
  bool labels = true;
  bool size_by_casualties = false;
  bool graticule = false;
  std::optional<double> swipe = {};  ///< the top layer is drawn right of this share of the map's width alone
  bool layer_dates = true;           ///< dated layers are shown in their time alone
  bool blink = false;                ///< the top layer comes and goes
  friend bool operator==(const MapOptions&, const MapOptions&) = default;
};

/// How large a picture is written.
enum class PictureSize : std::uint8_t {
  screen,   ///< the map's shape, with two pixels for each of an ordinary screen's
  full_hd,  ///< 1920 x 1080
  a4,       ///< A4, landscape, 300 dots an inch: 3508 x 2480
};

/// What a panel, a key or a test asks of the application; it alone changes the state. Events, documents and layers are
/// indices into the project of the snapshot that the panel read in the same frame.
namespace command {

// Time.
struct SetWindow {
  events::TimeWindow window;
};
struct SetAxis {
  TimeAxis axis;
};
struct TogglePlay {};
struct SetSpeed {
  std::size_t speed;
};  ///< index into kPlaySpeeds
struct ToggleLoop {};
struct StepTime {
  int direction;
};  ///< by a day, or an hour in windows shorter than a day
struct StepEvent {
  int direction;
};  ///< to the next or previous event that the filter lets pass

// What is shown.
struct SetFilter {
  events::EventFilter filter;
};
struct Search {
  std::string query;
};
struct ToggleTheme {};
struct ToggleHelp {};
struct FocusSearch {};
struct SetKnownOn {
  std::optional<events::CivilMinute> moment;
};  ///< shows what reports published before it say; null: what all of them say
struct SetMapOptions {
  MapOptions options;
};

// The map. Pixels are the map's own, origin at its upper left corner.
struct PanMap {
  glm::dvec2 pixels;
};
struct ZoomMap {
  std::optional<glm::dvec2> pixel;
  double levels;
};  ///< about the middle where no pixel is given
struct GoTo {
  geo::LonLat point;
  double radius_m;
};
struct ShowAll {};
struct FindPlace {
  std::string name;
};  ///< goes to the place that the gazetteer knows by this name
struct HoverMap {
  std::optional<glm::dvec2> pixel;
};
struct ClickMap {
  glm::dvec2 pixel;
};
struct SetMeasure {
  std::optional<std::vector<geo::LonLat>> path;
};  ///< the corners of what is measured; while there is a path, clicks on the map add to it
struct SetCoordinateForm {
  geo::CoordinateForm form;
};

// Selection and reading.
struct SelectEvent {
  std::uint32_t event;
};
struct SelectPlace {
  std::string place_id;
  std::string name;
};
struct ClearSelection {};  ///< from the card back to its place, from there to the list of the window
struct StepSelection {
  int direction;
};
struct ShowDocument {
  std::uint32_t document;
};
struct ScrollTo {
  std::uint32_t byte;
};  ///< of the document shown
struct FlashPlace {
  geo::LonLat point;
  double radius_m;
};
struct FlashTime {
  events::TimeInterval interval;
};
struct CopyText {
  std::string text;
};

// Edits, which can be undone.
struct SetReview {
  std::uint32_t event;
  events::Review review;
};
/// Opens the form in which a person says what the event is.
struct EditEvent {
  std::uint32_t event;
};
struct CloseForm {};
struct DraftPlace {
  std::optional<geo::LonLat> point;
  double radius_m = 0;
};  ///< where the form has the event so far, for the map
struct SetFacts {
  std::uint32_t event;
  events::EventFacts facts;
  std::string note;
};  ///< what the event is from now on, whatever was read
/// Two events are one: the first, which stays.
struct JoinEvents {
  std::uint32_t event;
  std::uint32_t other;
};
/// Two events are not the same, whatever they share; or (`distinct` false) may be after all.
struct SetDistinct {
  std::uint32_t event;
  std::uint32_t other;
  bool distinct;
};
/// Some claims (ids) of an event tell of something else: each list of its own.
struct PartEvent {
  std::uint32_t event;
  std::vector<std::vector<std::string>> claims;
};
/// Remembers an event, to be joined with the one that is chosen next; null: no more.
struct ChooseOther {
  std::optional<std::uint32_t> event;
};
struct ChangeDate {
  std::uint32_t document;
  events::TimeInterval published;
};
struct Teach {
  std::uint32_t event;
  Lesson lesson;
};  ///< words of the event's reports mean this from now on; what holds them is read again
struct Undo {};
struct Redo {};

// Views: indices into Project::views. Keeping, renaming and removing are edits.
struct KeepView {
  std::string name;
};  ///< the view that is shown; takes the place of one of that name
struct OpenView {
  std::size_t view;
};
struct RenameView {
  std::size_t view;
  std::string name;
};
struct RemoveView {
  std::size_t view;
};
struct StepView {
  int direction;
};  ///< back (-1) or forward (1) through what was shown

// Files.
struct Paste {};
struct OpenFiles {
  std::vector<std::string> paths;
};
/// Adds the events of tables to the project that is open: an edit.
struct AddTables {
  std::vector<std::string> paths;
};
struct OpenTable {
  std::string path;
};  ///< in place of what is open
struct Save {};
struct SaveAs {
  std::filesystem::path path;
};
struct ExportPicture {
  std::optional<PictureSize> size = std::nullopt;  ///< remembered; null: the one that was chosen last
  std::filesystem::path file = {};                 ///< another of that name is left alone; empty: beside the project
  std::optional<Withholding> withholding = std::nullopt;  ///< likewise
};
/// The project's layers from now on, lowest first, their paths absolute: an edit. Edits of one label that follow one
/// another are undone together.
struct SetLayers {
  std::vector<events::Layer> layers;
  std::string label;
  bool passing = false;  ///< a hand still moves what changes: it is shown, and is no edit yet
};
struct ShowLayer {
  std::size_t layer;
};  ///< brings all of it into view
struct AllowNetwork {
  std::string address;
  bool allowed;
};  ///< for layers of that address; remembered for this person, never in the project

// Dialogs and the rest.
struct OpenDialog {
  enum class Kind : std::uint8_t {
    open,
    save_as,
    change_date,
    quit,
    recover,
    views,
    rename_layer,
    date_layer,
    locate_layer,
    add_address,
    teach,
    known_on,
    tables,
    export_picture,
    details,
  } kind;
  std::uint32_t document = 0;                   ///< or a layer, or an event
  std::optional<Lesson> lesson = std::nullopt;  ///< of `teach`, its meaning to be said
  std::vector<std::string> paths = {};          ///< of `tables`: whose events are to be shown; of `details`: its lines
};
struct LookUpPlaces {
  std::string name;
};  ///< for the dialog `teach`, or the form
struct CloseDialog {};
struct BrowseFolder {
  std::filesystem::path folder;
};
struct Recover {};
struct DiscardLeftBehind {};
struct CancelJobs {};
struct DismissNotice {};
struct Quit {
  bool without_saving = false;
};

}  // namespace command

using Command =
    std::variant<command::SetWindow, command::SetAxis, command::TogglePlay, command::SetSpeed, command::ToggleLoop,
                 command::StepTime, command::StepEvent, command::SetFilter, command::Search, command::SetKnownOn,
                 command::ToggleTheme, command::FocusSearch, command::ToggleHelp, command::SetMapOptions,
                 command::PanMap, command::ZoomMap, command::GoTo, command::ShowAll, command::FindPlace,
                 command::HoverMap, command::ClickMap, command::SelectEvent, command::SelectPlace,
                 command::ClearSelection, command::StepSelection, command::ShowDocument, command::ScrollTo,
                 command::FlashPlace, command::FlashTime, command::CopyText, command::SetReview, command::EditEvent,
                 command::CloseForm, command::DraftPlace, command::SetFacts, command::JoinEvents, command::SetDistinct,
                 command::PartEvent, command::ChooseOther, command::ChangeDate, command::Teach, command::LookUpPlaces,
                 command::Undo, command::Redo, command::KeepView, command::OpenView, command::RenameView,
                 command::RemoveView, command::StepView, command::Recover, command::DiscardLeftBehind, command::Paste,
                 command::OpenFiles, command::AddTables, command::OpenTable, command::Save, command::SaveAs,
                 command::ExportPicture, command::SetLayers, command::ShowLayer, command::AllowNetwork,
                 command::SetMeasure, command::SetCoordinateForm, command::OpenDialog, command::CloseDialog,
                 command::BrowseFolder, command::CancelJobs, command::DismissNotice, command::Quit>;

}  // namespace dateline::viewer
