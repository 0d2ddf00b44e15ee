#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/model/event_facets.h"
#include "events/model/event_filter.h"
#include "events/model/event_index.h"
#include "geo/bounds.h"
#include "geo/coordinates.h"
#include "viewer/map/basemap.h"
#include "viewer/map/camera.h"
#include "viewer/map/map_renderer.h"
#include "viewer/map/map_scene.h"
#include "viewer/panels/command.h"
#include "viewer/panels/event_reading.h"
#include "viewer/panels/project_snapshot.h"
#include "viewer/timeline/histogram.h"
#include "viewer/timeline/playback.h"
#include "viewer/timeline/time_axis.h"

namespace dateline::viewer {

/// What the right panel is about.
struct Selection {
  enum class Kind : std::uint8_t { window, place, event };
  Kind kind = Kind::window;
  std::string place_id;  ///< of a place, or of the place that the event was reached from
  std::string place_name;
  std::string event_id;  ///< Event::id
  /// What the marker that was clicked stood for, as indices into Project::events; forgotten with the snapshot.
  std::vector<std::uint32_t> picked;
};

/// The right panel's rows: indices into Project::events, in order of time.
struct EventLists {
  std::vector<std::uint32_t> in_window;  ///< what is drawn: of the window, or of the place in the window
  std::vector<std::uint32_t> elsewhen;   ///< of the place at other times; empty without a place
  std::vector<std::uint32_t> unplaced;   ///< of the window, without a position on the map; empty with a place
};

/// Work in the background, for the status bar.
struct JobState {
  std::string text;  ///< "Reading 42 reports"
  std::size_t done = 0;
  std::size_t total = 0;  ///< 0: unknown
};

/// Where the edits are.
enum class SaveState : std::uint8_t {
  no_file,      ///< nothing to lose: no project file, and no edit
  unsaved_new,  ///< edits, but no project file yet
  saving,       ///< edits on their way to the disk
  saved,        ///< everything is in the project file
  failed,       ///< the last edit could not be written
};

/// A project that the program left behind when it died, to be recovered or discarded.
struct LeftBehind {
  std::size_t documents = 0;
  std::size_t decisions = 0;
  std::size_t layers = 0;
  std::string when;  ///< of its last change: "22 November 2026, 14:05"
};

/// Something a person should know, shown until it is dismissed or has stood long enough.
struct Notice {
  enum class Kind : std::uint8_t { done, problem };
  Kind kind = Kind::done;
  std::string text;
  double age_s = 0;
  std::vector<std::string> details = {};  ///< a line each, for the dialog `details`; empty: the text says all
};

/// An open dialog.
struct Dialog {
  command::OpenDialog::Kind kind = command::OpenDialog::Kind::open;
  std::uint32_t document = 0;    ///< of change_date; the layer's index of the dialogs about one; of teach the event
  std::optional<Lesson> lesson;  ///< of teach
  /// Of teach: the places that the name typed may mean.
  struct Choice {
    std::string id, name, detail;
  };
  std::vector<Choice> places;
  std::vector<std::string> paths;  ///< of tables; the lines of details
  // Of open and save_as: a folder's entries, as a worker listed them.
  struct Entry {
    std::string name;
    bool folder = false;
  };
  std::filesystem::path folder;
  std::vector<Entry> entries;
  bool loading = false;
  std::string problem;  ///< why the folder could not be listed
};

/// A place of the gazetteer that a name may mean.
struct PlaceMatch {
  events::EventPlace place;
  std::string detail;  ///< "district, Aleppo, SY"
};

/// The form in which a person says what an event is, while it is open; what stands in its fields is the panel's.
struct EventForm {
  std::string event_id;                ///< Event::id
  std::vector<PlaceMatch> places;      ///< that `places_for` may mean or become
  std::string places_for;              ///< the name that was looked up last
  std::optional<geo::LonLat> clicked;  ///< where the map was clicked last
  double clicked_radius_m = 0;         ///< how exactly a click on the map of that zoom says a position
  std::size_t clicks = 0;              ///< how often it was
  command::DraftPlace draft;           ///< where the form has the event so far
};

/// A layer laid over the built-in map.
struct LayerState {
  events::Layer layer;  ///< its path absolute
  /// `off`: it lies on a server, and the network is not switched on for it.
  enum class Status : std::uint8_t { loading, ready, missing, failed, off } status = Status::loading;
  std::string problem;                        ///< where it failed, or its server does
  geo::Bounds bounds = geo::Bounds::empty();  ///< where it lies; empty until it is ready
  bool is_districts = false;                  ///< its areas are the districts
  std::optional<LayerDates> dates;            ///< of its features
  bool is_picture = false;
  std::optional<geo::ValueScale> scale = {};  ///< of a picture of numbers
  bool is_online = false;                     ///< it lies on a server; its path is an address
  bool in_time = true;                        ///< what it shows is of the window's time, or of no particular time
};

/// All that the panels read. Owned and changed by the application alone, on the main thread.
struct UiState {
  std::shared_ptr<const ProjectSnapshot> snapshot;  ///< never null; empty until the first project is there
  bool opening = true;                              ///< the first project is still being read
  std::string project_name;                         ///< of the file, or "Demo", "Unsaved project"
  SaveState save_state = SaveState::no_file;
  std::shared_ptr<const FactsById> as_read;                         ///< of rows that a person edited; never null
  std::unordered_map<std::string, events::Review> pending_reviews;  ///< by Event::id, not yet in the snapshot
  std::string undo_label, redo_label;                               ///< "Accept ..."; empty where there is nothing
  std::optional<LeftBehind> left_behind;                            ///< what the dialog `recover` is about
  bool can_go_back = false, can_go_forward = false;                 ///< to views that were shown before or after

  /// Where set, the snapshot is of the reports published before it alone (or is on the way).
  std::optional<events::CivilMinute> known_on;
  std::size_t all_documents = 0;  ///< of the project, those published later among them

  events::EventFilter filter;
  std::string query;
  events::EventQuery asked;                            ///< the query, taken apart
  std::shared_ptr<const events::RowBits> found_words;  ///< rows that hold its words; null where it has none
  events::FacetCounts facet_counts;
  bool searching = false;
  events::EventCounts counts;
  std::vector<std::uint32_t> drawn_events;  ///< indices into Project::events, in order of time

  events::TimeWindow window;
  TimeAxis axis;
  Histogram histogram;  ///< of what the axis shows
  Playback playback;

  Camera camera{gl::Size{1, 1}};
  MapOptions map;
  MapContent map_content;
  std::optional<Pick> hovered;
  std::optional<geo::LonLat> cursor;  ///< where the mouse is on the map
  std::vector<LayerState> layers;     ///< lowest first
  geo::CoordinateForm coordinates = geo::CoordinateForm::decimal;
  std::optional<std::vector<geo::LonLat>> measure;  ///< the corners of what is measured, while that is done

  Selection selection;
  EventLists lists;
  std::optional<std::uint32_t> document;   ///< the report shown: index into Project::documents
  std::optional<std::uint32_t> scroll_to;  ///< byte of it to bring into view, once
  std::optional<events::TimeInterval> time_flash;
  double time_flash_age_s = 0;

  std::vector<JobState> jobs;
  std::vector<Notice> notices;
  std::optional<Dialog> dialog;
  std::optional<EventForm> form;  ///< about the selected event
  std::string joining;            ///< Event::id that the event chosen next may be joined with; empty: none
  PictureSize picture_size = PictureSize::screen;
  Withholding withholding;  ///< of the pictures that are written
  bool show_help = false;
  bool dark = true;

  /// The event as a person decided about it, also while that is on its way to the project.
  [[nodiscard]] events::Review review_of(const events::Event& event) const {
    const auto pending = pending_reviews.find(event.id);
    return pending == pending_reviews.end() ? event.review : pending->second;
  }
  /// Index of the selected event in the snapshot's project.
  [[nodiscard]] std::optional<std::uint32_t> selected_event() const {
    return selection.kind == Selection::Kind::event ? snapshot->event_of_id(selection.event_id) : std::nullopt;
  }
};

}  // namespace dateline::viewer
