#include "viewer/picture/furniture.h"

#include <fmt/format.h>

#include <algorithm>

#include "viewer/map/basemap.h"

namespace dateline::viewer {
namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) {
    list.push_back(item);
  }
}

events::SourceTally find_sources(const MapScene& scene) {
  events::SourceTally sources;
  if (!scene.index || !scene.show_markers) {
    return sources;
  }
  if (scene.sources) {
    sources = scene.sources->of(*scene.index, scene.window, scene.filter);
    std::erase(sources.publishers, scene.credit);  // a table that names no sources
  }
  return sources;
}

}  // namespace

std::vector<std::string> credit_lines(const MapScene& scene, const MapContent& content) {
  constexpr std::size_t kMostPublishers = 8;
  std::vector<std::string> lines;
  const events::SourceTally sources = find_sources(scene);
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
  if (!scene.credit.empty() && scene.show_markers && scene.index) {
    lines.push_back(fmt::format("Data: {}, {} rows", scene.credit, fmt::group_digits(scene.index->size())));
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
  for (const std::string& note : content.layer_notes) {
    add_once(lines, note);
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
