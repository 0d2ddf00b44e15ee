#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "events/extract/reader.h"

namespace dateline::viewer {

/// What every command that reads reports needs: the gazetteer and the word lists, a person's own among them.
struct ReadingTools {
  std::shared_ptr<const geo::Gazetteer> gazetteer;
  std::shared_ptr<const events::Reader> reader;
  std::string program;   ///< "dateline 0.1.0"
  std::string lexicons;  ///< which word lists: the first digits of a SHA-256 over all of them
};

/// Waits for the disk (some tens of milliseconds). Error (failed): a file is missing or damaged; names it.
[[nodiscard]] Result<ReadingTools> load_reading_tools();

}  // namespace dateline::viewer
