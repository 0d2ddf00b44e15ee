#include "viewer/panels/project_snapshot.h"

#include <algorithm>
#include <utility>

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

}  // namespace

ProjectSnapshot::ProjectSnapshot(std::shared_ptr<const events::Project> project)
    : project_(std::move(project)),
      index_(events::EventIndex::from_project(*project_)),
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
  return find_id(events_, id);
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
