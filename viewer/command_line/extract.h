#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "events/text/document_reader.h"

namespace dateline::viewer {

/// What `dateline extract` was asked for.
struct ExtractOptions {
  std::vector<std::string> files;        ///< also folders and patterns; "-" is standard input
  std::optional<std::string> published;  ///< of reports that give no date themselves
  std::optional<std::string> time_zone;  ///< else the project's, or UTC
  events::InputFormat input_format = events::InputFormat::detect;
  std::optional<std::string> output;    ///< events: NAME.gpkg, .geojson, .csv, .ndjson, or "-" for NDJSON
  std::optional<std::string> mentions;  ///< a line a document; "-" is standard output
  bool resume = false;                  ///< goes on with the mentions file where a run before broke off
  std::vector<std::string> columns;     ///< of tables of articles: "text=Inhalt"
  unsigned threads = 1;                 ///< at least 1
};

/// Reads reports and writes what they claim. Outputs are checked before anything is read, and are written whole or not
/// at all. One bad report does not stop the others. Returns the exit code; messages go to standard error.
[[nodiscard]] int extract(const ExtractOptions& options, const Clock& clock);

}  // namespace dateline::viewer
