#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/model/event_facets.h"
#include "events/model/event_flows.h"
#include "events/model/event_index.h"
#include "events/model/event_search.h"
#include "events/model/event_sources.h"
#include "events/model/project_events.h"

namespace dateline::viewer {

/// A project as the viewer draws from it, with what finding things in it needs. Immutable; made on a worker.
class ProjectSnapshot {
 public:
  explicit ProjectSnapshot(std::shared_ptr<const events::Project> project);

  [[nodiscard]] const events::Project& project() const { return *project_; }
  [[nodiscard]] const std::shared_ptr<const events::Project>& shared_project() const { return project_; }
  [[nodiscard]] const std::shared_ptr<const events::EventIndex>& index() const { return index_; }
  /// Null where no event says where something came from.
  [[nodiscard]] const std::shared_ptr<const events::EventFlows>& flows() const { return flows_; }
  [[nodiscard]] const std::shared_ptr<const events::EventSources>& sources() const { return sources_; }
  [[nodiscard]] const std::shared_ptr<const events::EventFacets>& facets() const { return facets_; }
  [[nodiscard]] const events::EventSearch& search() const { return search_; }

  [[nodiscard]] std::size_t event_count() const { return events::event_count(*project_); }
  /// By its number, as the index has it (events/model/project_events.h).
  [[nodiscard]] events::Event event(std::uint32_t number) const { return events::event_of(*project_, number); }
  /// The rows of the index at a place, ascending.
  [[nodiscard]] std::vector<events::Row> rows_at(std::string_view place_id) const;

  // The number of an event, and indices into the project's vectors; nullopt where the id is not in it.
  [[nodiscard]] std::optional<std::uint32_t> event_of_id(std::string_view id) const;
  [[nodiscard]] std::optional<std::uint32_t> document_of_id(std::string_view id) const;

  /// The claims of an event, in the event's order.
  [[nodiscard]] std::vector<const events::Claim*> claims_of(const events::Event& event) const;
  /// The claims that were read in a document, as indices into Project::claims, in order.
  [[nodiscard]] const std::vector<std::uint32_t>& claims_in(std::uint32_t document) const;
  /// The event that a claim (index into Project::claims) belongs to.
  [[nodiscard]] std::optional<std::uint32_t> event_of_claim(std::uint32_t claim) const;
  /// The documents that an event's claims stand in, each once, in the order of the claims.
  [[nodiscard]] std::vector<std::uint32_t> documents_of(const events::Event& event) const;

 private:
  using IdMap = std::unordered_map<std::string_view, std::uint32_t>;  // keys point into *project_

  std::shared_ptr<const events::Project> project_;
  std::shared_ptr<const events::EventIndex> index_;
  std::shared_ptr<const events::EventFlows> flows_;
  std::shared_ptr<const events::EventSources> sources_;
  std::shared_ptr<const events::EventFacets> facets_;
  events::EventSearch search_;
  IdMap events_, documents_, claims_;
  std::vector<std::optional<std::uint32_t>> event_of_claim_;
  std::vector<std::vector<std::uint32_t>> claims_in_document_;
};

}  // namespace dateline::viewer
