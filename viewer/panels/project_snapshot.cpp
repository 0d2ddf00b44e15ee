#include "viewer/panels/project_snapshot.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "events/model/index_positions.h"
#include "geo/mercator.h"

namespace dateline::viewer {
namespace {

template <class Map>
std::optional<std::uint32_t> find_id(const Map& map, std::string_view id) {
  const auto found = map.find(id);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

template <class Records>
std::unordered_map<std::string_view, std::uint32_t> by_id(const Records& records) {
  std::unordered_map<std::string_view, std::uint32_t> map;
  map.reserve(records.size());
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    map.emplace(records[i].id, i);
  }
  return map;
}

const events::EventFilter kEverything = {.types = events::ValueSet<events::EventType>::all(),
                                         .speakers = events::ValueSet<events::Speaker>::all(),
                                         .statuses = events::ValueSet<events::Status>::all(),
                                         .reviews = events::ValueSet<events::Review>::all(),
                                         .found = nullptr};

/// A box of the index that holds a position whose degrees were rounded to five places.
events::WorldBox box_about(geo::LonLat point) {
  constexpr double kReach = 2.0 / 360 / 100'000;  // of the world's width, twice the rounding
  const double stretched = std::max(0.01, std::cos(point.latitude * std::numbers::pi / 180));
  return events::box_about(geo::to_world(point), kReach, kReach / stretched);
}

}  // namespace

ProjectSnapshot::ProjectSnapshot(std::shared_ptr<const events::Project> project)
    : project_(std::move(project)),
      index_(events::EventIndex::from_project(*project_)),
      flows_(events::EventFlows::from_project(*project_, *index_)),
      sources_(std::make_shared<const events::EventSources>(*project_)),
      facets_(std::make_shared<const events::EventFacets>(*project_)),
      search_(*project_),
      events_(by_id(project_->events)),
      documents_(by_id(project_->documents)),
      claims_(by_id(project_->claims)),
      event_of_claim_(project_->claims.size()),
      claims_in_document_(project_->documents.size()) {
  for (std::uint32_t i = 0; i < project_->events.size(); ++i) {
    for (const std::string& id : project_->events[i].claims) {
      if (const auto claim = find_id(claims_, id)) {
        event_of_claim_[*claim] = i;
      }
    }
  }
  for (std::uint32_t i = 0; i < project_->claims.size(); ++i) {
    if (const auto document = document_of_id(project_->claims[i].document)) {
      claims_in_document_[*document].push_back(i);
    }
  }
}

std::optional<std::uint32_t> ProjectSnapshot::event_of_id(std::string_view id) const {
  const auto record = find_id(events_, id);
  return record ? record : events::row_event_of_id(*project_, id);
}

std::vector<events::Row> ProjectSnapshot::rows_at(std::string_view place_id) const {
  std::vector<events::Row> rows;
  std::optional<geo::LonLat> point;
  if (const auto group = index_->place_group(place_id)) {
    const auto at_place = index_->rows_at(*group);
    rows.assign(at_place.begin(), at_place.end());
    point = event(index_->columns().event[rows.front()]).place.point;
  } else {
    point = events::point_of_table_place(place_id);
  }
  if (!project_->table || !point) {
    return rows;
  }
  // Rows of a table are in no group: what lies where the place is tells whether it is of it.
  for (const events::Row row : index_->drawn_rows_in(box_about(*point), index_->span(), kEverything)) {
    const std::uint32_t number = index_->columns().event[row];
    if (number >= project_->events.size() && event(number).place.id == place_id) {
      rows.push_back(row);
    }
  }
  std::ranges::sort(rows);
  return rows;
}

std::optional<std::uint32_t> ProjectSnapshot::document_of_id(std::string_view id) const {
  return find_id(documents_, id);
}

std::vector<const events::Claim*> ProjectSnapshot::claims_of(const events::Event& event) const {
  std::vector<const events::Claim*> claims;
  for (const std::string& id : event.claims) {
    if (const auto claim = find_id(claims_, id)) {
      claims.push_back(&project_->claims[*claim]);
    }
  }
  return claims;
}

const std::vector<std::uint32_t>& ProjectSnapshot::claims_in(std::uint32_t document) const {
  return claims_in_document_[document];
}

std::optional<std::uint32_t> ProjectSnapshot::event_of_claim(std::uint32_t claim) const {
  return event_of_claim_[claim];
}

std::vector<std::uint32_t> ProjectSnapshot::documents_of(const events::Event& event) const {
  std::vector<std::uint32_t> documents;
  for (const events::Claim* claim : claims_of(event)) {
    const auto document = document_of_id(claim->document);
    if (document && std::ranges::find(documents, *document) == documents.end()) {
      documents.push_back(*document);
    }
  }
  return documents;
}

}  // namespace dateline::viewer
