#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/model/claim.h"
#include "events/model/document.h"
#include "events/model/event.h"
#include "events/model/event_filter.h"

namespace dateline::events {

class EventTable;

/// A named view that the project keeps: where the map is, what time is shown, and which events.
struct View {
  std::string name;
  geo::LonLat centre;
  double zoom = 0;  ///< for 256-pixel tiles
  TimeInterval window;
  EventFilter filter;           ///< but for what a search found, which `query` finds again
  std::string query;            ///< the words that are searched for; empty for none
  bool heat = false;            ///< the density of the events in place of their markers
  std::optional<double> swipe;  ///< where the top layer is parted from what is under it: 0, left, to 1; null: nowhere
  bool blink = false;           ///< the top layer comes and goes
  bool flows = true;            ///< arrows from where things came to where they went
  std::optional<CivilMinute> known_on;  ///< what reports published before this moment say; null: all reports
  friend bool operator==(const View&, const View&) = default;
};

/// A map layer that the project keeps.
struct Layer {
  std::string path;  ///< relative to the project's folder where possible
  std::string name;
  bool visible = true;
  double opacity = 1;
  std::optional<double> low_zoom;    ///< shown from this zoom on (256-pixel tiles) ...
  std::optional<double> high_zoom;   ///< ... and below this one
  std::optional<CivilMinute> start;  ///< of what the layer shows, a day; null: it shows no particular time
  std::optional<CivilMinute> end;    ///< exclusive; null: until a newer layer of the list begins
  double brightness = 0;             ///< of a picture, -1 to 1
  double contrast = 0;               ///< of a picture, -1 to 1
  std::optional<double> low_value;   ///< of a picture of numbers: shown darkest; null: its 2nd percentile ...
  std::optional<double> high_value;  ///< ... and brightest; null: its 98th
  friend bool operator==(const Layer&, const Layer&) = default;
};

/// All that a project holds, as one value. The viewer draws from an immutable snapshot of it
/// (`std::shared_ptr<const Project>`); a change makes a new snapshot.
struct Project {
  std::string title;
  std::string time_zone = "UTC";  ///< what civil times are in unless a document says otherwise
  std::vector<Document> documents;
  std::vector<Claim> claims;
  std::vector<Event> events;
  /// A table whose rows are events of the project too, each an Event when somebody asks for it (project_events.h); null
  /// for none.
  std::shared_ptr<const EventTable> table;
  /// Rows of it that are no more: what a person decided about them made them records among `events`. Ascending.
  std::vector<std::uint32_t> taken_rows;
  std::vector<View> views;
  std::vector<Layer> layers;
};

}  // namespace dateline::events
