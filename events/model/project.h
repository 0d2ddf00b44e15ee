#pragma once

#include <memory>
#include <string>
#include <vector>

#include "events/model/claim.h"
#include "events/model/document.h"
#include "events/model/event.h"
#include "events/model/event_filter.h"

namespace dateline::events {

/// A named view that the project keeps: where the map is, what time is shown, and which events.
struct View {
  std::string name;
  geo::LonLat centre;
  double zoom = 0;  ///< for 256-pixel tiles
  TimeInterval window;
  EventFilter filter;  ///< but for what a search found, which `query` finds again
  std::string query;   ///< the words that are searched for; empty for none
  friend bool operator==(const View&, const View&) = default;
};

/// A map layer that the project keeps.
struct Layer {
  std::string path;  ///< relative to the project's folder where possible
  std::string name;
  bool visible = true;
  double opacity = 1;
};

/// All that a project holds, as one value. The viewer draws from an immutable snapshot of it
/// (`std::shared_ptr<const Project>`); a change makes a new snapshot.
struct Project {
  std::string title;
  std::string time_zone = "UTC";  ///< what civil times are in unless a document says otherwise
  std::vector<Document> documents;
  std::vector<Claim> claims;
  std::vector<Event> events;
  std::vector<View> views;
  std::vector<Layer> layers;
};

}  // namespace dateline::events
