#include "viewer/picture/furniture.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "viewer/map/basemap.h"

namespace dateline::viewer {
namespace {

/// What the documents behind the drawn events say about themselves.
struct Sources {
  std::vector<std::string> notes;  // each once, in order
  std::vector<std::string> publishers;
  std::size_t events = 0;
  std::size_t unreviewed = 0;
};

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) {
    list.push_back(item);
  }
}

Sources find_sources(const MapScene& scene) {
  Sources sources;
  if (!scene.project && scene.index && scene.show_markers) {
    add_once(sources.publishers, scene.credit);
  }
  if (!scene.project || !scene.index || !scene.show_markers) {
    return sources;
  }
  std::unordered_map<std::string_view, const events::Claim*> claims;
  for (const events::Claim& claim : scene.project->claims) {
    claims.emplace(claim.id, &claim);
  }
  std::unordered_map<std::string_view, const events::Document*> documents;
  for (const events::Document& document : scene.project->documents) {
    documents.emplace(document.id, &document);
  }
  std::map<std::string, std::size_t> publishers;  // with how many events each
  for (const events::Row row : scene.index->drawn_rows(scene.window, scene.filter)) {
    const events::Event& event = scene.project->events[scene.index->columns().event[row]];
    ++sources.events;
    sources.unreviewed += !event.claims.empty() && event.review == events::Review::unreviewed ? 1 : 0;
    for (const std::string& source : event.sources) {
      ++publishers[source];
    }
    for (const std::string& id : event.claims) {
      const auto claim = claims.find(id);
      if (claim == claims.end()) {
        continue;
      }
      if (const auto document = documents.find(claim->second->document); document != documents.end()) {
        add_once(sources.notes, document->second->note);
      }
    }
  }
  for (const auto& [name, count] : publishers) {
    add_once(sources.publishers, name);
  }
  std::stable_sort(sources.publishers.begin(), sources.publishers.end(),
                   [&](const std::string& a, const std::string& b) { return publishers.at(a) > publishers.at(b); });
  return sources;
}

}  // namespace

std::vector<std::string> credit_lines(const MapScene& scene, const MapContent& content) {
  constexpr std::size_t kMostPublishers = 8;
  std::vector<std::string> lines;
  Sources sources = find_sources(scene);
  for (const std::string& note : sources.notes) {
    lines.push_back(note);
  }
  if (sources.unreviewed > 0) {
    lines.push_back(fmt::format("Read by machine: {} of {} events not reviewed", sources.unreviewed, sources.events));
  }
  if (content.unplaced > 0) {
    lines.push_back(fmt::format("{} without a known place not shown", content.unplaced));
  }
  if (content.approximate_districts) {
    lines.emplace_back("District shapes approximate");
  }
  if (!sources.publishers.empty()) {
    std::string reports = "Reports: ";
    for (std::size_t i = 0; i < std::min(sources.publishers.size(), kMostPublishers); ++i) {
      reports += (i == 0 ? "" : ", ") + sources.publishers[i];
    }
    if (sources.publishers.size() > kMostPublishers) {
      reports += fmt::format(" and {} more", sources.publishers.size() - kMostPublishers);
    }
    lines.push_back(std::move(reports));
  }
  if (scene.gazetteer) {
    lines.emplace_back("Places: GeoNames (CC BY 4.0)");
  }
  if (scene.districts && scene.show_districts) {
    add_once(lines, scene.districts->credit);
  }
  if (scene.show_basemap) {
    std::string map;
    for (const std::string& credit : Basemap::credits()) {
      map += (map.empty() ? "Map: " : ", ") + credit;
    }
    add_once(lines, map);
  }
  return lines;
}

}  // namespace dateline::viewer
