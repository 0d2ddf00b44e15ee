#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/model/event_flows.h"
#include "events/model/event_index.h"
#include "events/model/event_sources.h"
#include "events/model/project.h"
#include "geo/gazetteer.h"
#include "viewer/map/district.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

/// Something on the map that a person pointed at.
struct Pick {
  enum class Kind : std::uint8_t {
    marker,
    district,
    label,
    density,  ///< what lies about a pixel, where events are drawn as a density
    flow,     ///< an arrow from an origin to a place
  };
  Kind kind = Kind::marker;
  std::vector<std::uint32_t> events;  ///< of markers, densities and flows: indices into Project::events, newest first
  std::size_t count = 0;              ///< of its events; more than are listed where they are very many
  std::size_t number = 0;             ///< of a flow: which of the picture's it is
  std::string place_id;               ///< gazetteer id where there is one
  std::string name;                   ///< as the map writes it
  geo::LonLat point;                  ///< the marker's or label's position, the district's middle
  friend bool operator==(const Pick&, const Pick&) = default;
};

/// A place that flashes because a person asked where it is.
struct Flash {
  geo::LonLat point;
  double radius_m = 0;
  float age_s = 0;  ///< seconds since it began; it is over after `kSeconds`
  static constexpr float kSeconds = 1.6F;
};

/// Everything that the map shows, as a value made anew each frame; what it points at is immutable and shared, so that
/// what did not change is recognised by its address.
struct MapScene {
  std::shared_ptr<const events::Project> project;       ///< what control and names come from; null: markers alone
  std::shared_ptr<const events::EventIndex> index;      ///< made of `project`; null: no markers
  std::shared_ptr<const events::EventFlows> flows;      ///< made of `project`; null: nothing went anywhere
  std::shared_ptr<const events::EventSources> sources;  ///< made of `project`; null: nobody is named
  /// Who is named, where that was counted beforehand; nullopt: by `sources`.
  std::optional<events::SourceTally> tally = std::nullopt;
  std::string credit;  ///< the table that the events are rows of; empty: they are from reports
  std::optional<std::size_t> table_rows = std::nullopt;  ///< of that table, where `index` holds fewer
  std::string time_zone = "UTC";                         ///< of `window` where there is no project
  /// Civil time in the project's zone. The end is the play head: districts show what was reported until then, markers
  /// fade with their distance from it.
  events::TimeWindow window;
  events::EventFilter filter;
  std::string query;  ///< the words that `filter.found` answers; empty for none
  /// Seconds on a steady clock, for what moves by itself; nullopt: a still picture, in which nothing does.
  std::optional<double> seconds;
  bool playing = false;  ///< markers appear and pulse as the play head passes them; a still picture has no such thing

  std::shared_ptr<const DistrictSet> districts;     ///< null: none
  std::shared_ptr<const geo::Gazetteer> gazetteer;  ///< for labels; null: labels of districts and events alone
  std::shared_ptr<const Style> style;               ///< never null

  std::optional<std::uint32_t> selected_event;  ///< index into project->events; its stack fans out
  std::string selected_place;                   ///< gazetteer id; empty: none
  std::optional<Pick> hovered;
  std::vector<Flash> flashes;

  bool show_basemap = true;
  bool show_markers = true;
  bool show_heat = false;  ///< the density of the events in place of their markers
  bool show_flows = true;  ///< arrows from where things came
  bool show_districts = true;
  bool show_uncertainty = true;
  bool show_labels = true;
  bool show_graticule = false;
  bool size_by_casualties = false;
};

}  // namespace dateline::viewer
