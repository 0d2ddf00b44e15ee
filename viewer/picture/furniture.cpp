#include "viewer/picture/furniture.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "viewer/map/basemap.h"
#include "viewer/picture/filter_words.h"

namespace dateline::viewer {
namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) {
    list.push_back(item);
  }
}

/// How many of a list are named: all, or so many that more than one remains.
std::size_t named_of(const std::vector<std::string>& list, std::size_t most) {
  return list.size() <= most + 1 ? list.size() : most;
}

std::vector<std::string> withholding_words(const Withholding& withholding) {
  std::vector<std::string> words;
  if (withholding.blur_m > 0) {
    words.push_back(fmt::format(
        "Positions blurred on purpose: each event is somewhere within {} of its mark, its place is not named, and "
        "areas that changed hands are not shown",
        withholding.blur_m < 1000 ? fmt::format("{:.0f} m", withholding.blur_m)
                                  : fmt::format("{:.4g} km", withholding.blur_m / 1000)));
  }
  if (withholding.sources) {
    words.emplace_back("Sources withheld on purpose");
  }
  return words;
}

}  // namespace

events::SourceTally sources_of(const MapScene& scene) {
  events::SourceTally sources;
  if (!scene.index || !scene.show_markers) {
    return sources;
  }
  if (scene.tally) {
    return *scene.tally;
  }
  if (scene.sources) {
    sources = scene.sources->of(*scene.index, scene.window, scene.filter);
    std::erase(sources.publishers, scene.credit);  // a table that names no sources
  }
  return sources;
}

std::vector<std::string> credit_lines(const MapScene& scene, const MapContent& content,
                                      const FurnitureOptions& options) {
  constexpr std::size_t kMostPublishers = 5;
  constexpr std::size_t kMostNotes = 3;
  const std::string_view where = options.has_file ? ", listed in the picture's .json" : "";
  std::vector<std::string> lines;
  const events::SourceTally sources = sources_of(scene);
  const std::size_t notes = named_of(sources.notes, kMostNotes);
  lines.assign(sources.notes.begin(), sources.notes.begin() + static_cast<std::ptrdiff_t>(notes));
  if (notes < sources.notes.size()) {
    lines.push_back(fmt::format("{} more notes of reports{}", sources.notes.size() - notes, where));
  }
  std::ranges::move(withholding_words(options.withholding), std::back_inserter(lines));
  if (sources.unreviewed > 0) {
    lines.push_back(fmt::format("Read by machine: {} of {} events not reviewed", sources.unreviewed, sources.events));
  }
  if (content.unplaced > 0) {
    lines.push_back(fmt::format("{} without a known place not shown", content.unplaced));
  }
  if (scene.index && scene.show_markers) {
    add_once(lines, filter_words(scene.filter, scene.query, options.withholding.any()));
  }
  if (content.approximate_districts) {
    lines.emplace_back("District shapes approximate");
  }
  if (!scene.credit.empty() && scene.show_markers && scene.index) {
    const std::string name = options.withholding.sources ? "a table, its name withheld" : scene.credit;
    lines.push_back(
        fmt::format("Data: {}, {} rows", name, fmt::group_digits(scene.table_rows.value_or(scene.index->size()))));
  }
  if (!sources.publishers.empty()) {
    std::string reports = "Reports: ";
    const std::size_t named = named_of(sources.publishers, kMostPublishers);
    for (std::size_t i = 0; i < named; ++i) {
      reports += (i == 0 ? "" : ", ") + sources.publishers[i];
    }
    if (named < sources.publishers.size()) {
      reports += fmt::format(" and {} more{}", sources.publishers.size() - named, where);
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
