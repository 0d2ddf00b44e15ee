#include "viewer/app/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <string>
#include <string_view>

#include "events/exchange/table_file.h"
#include "events/store/project_store.h"
#include "events/text/article_columns.h"
#include "geo/vector/vector_data.h"
#include "viewer/picture/sidecar.h"

namespace dateline::viewer {
namespace {

constexpr auto kLayerEndings = std::to_array<std::string_view>(
    {".tif", ".tiff",    ".vrt", ".png", ".jpg",     ".jpeg",     ".jp2",      ".webp",     ".img",
     ".nc",  ".asc",     ".bil", ".shp", ".geojson", ".topojson", ".kml",      ".kmz",      ".gpx",
     ".fgb", ".mbtiles", ".tab", ".mif", ".osm",     ".pbf",      ".gml",      ".dxf",      ".gmt",
     ".dem", ".hgt",     ".ecw", ".sid", ".grd",     ".zip",      ".geojsonl", ".geojsons", ".ovr"});

constexpr auto kTableEndings = std::to_array<std::string_view>({".csv", ".tsv", ".tab", ".geojson", ".fgb"});

std::string ending_of(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

std::string beginning_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string head(4096, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

/// Whether JSON of this beginning is what `write_sidecar` writes.
bool begins_like_view(const std::filesystem::path& file) {
  return beginning_of(file).find("\"dateline_view\"") != std::string::npos;
}

/// Whether JSON of this beginning speaks of shapes rather than holds a report.
bool begins_like_shapes(const std::filesystem::path& file) {
  const std::string head = beginning_of(file);
  return head.find("\"FeatureCollection\"") != std::string::npos || head.find("\"Topology\"") != std::string::npos ||
         head.find("\"geometry\"") != std::string::npos;
}

/// Whether a table of separated values has places in its rows and no articles: towns, or shapes in words.
bool has_places_alone(const std::filesystem::path& file) {
  const auto columns = geo::columns_with_places(file);
  const auto articles = columns ? events::find_columns(*columns, {}, file.string())
                                : Result<events::ArticleColumns>(events::ArticleColumns{});
  return columns && articles && !articles->column[events::ArticleColumns::text];
}

}  // namespace

FileKind file_kind(const std::filesystem::path& file) {
  const std::string ending = ending_of(file);
  if (ending == ".gpkg") {
    // A project that cannot be opened is still meant as one, and opening it says what is wrong. Only a GeoPackage that
    // others made is a layer.
    return events::ProjectStore::is_project(file) ? FileKind::project
           : events::is_table(file)               ? FileKind::table
                                                  : FileKind::layer;
  }
  if (ending == ".json" ? begins_like_view(file) : ending == ".png" && begins_like_view(sidecar_path(file))) {
    return FileKind::view;
  }
  if (ending == ".json") {
    return !begins_like_shapes(file) ? FileKind::report : events::is_table(file) ? FileKind::table : FileKind::layer;
  }
  if (is_named_like_table(file) && events::is_table(file)) {
    return FileKind::table;
  }
  if ((ending == ".csv" || ending == ".tsv") && has_places_alone(file)) {
    return FileKind::layer;
  }
  return std::ranges::find(kLayerEndings, ending) == kLayerEndings.end() ? FileKind::report : FileKind::layer;
}

bool is_named_like_table(const std::filesystem::path& file) {
  return std::ranges::find(kTableEndings, ending_of(file)) != kTableEndings.end();
}

}  // namespace dateline::viewer
