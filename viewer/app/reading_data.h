#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace dateline::viewer {

/// The files that reading works with: the program's own, with a person's rows among them where there are any.
struct ReadingData {
  std::filesystem::path gazetteer;  ///< the compiled index
  std::filesystem::path lexicons;   ///< the folder of word lists
};

/// The reading data with what `data_folder()` holds: `gazetteer/*.csv` (the columns of assets/gazetteer;
/// `spellings.csv`), `lexicons/*.csv` and `lexicons/CODE/*.csv` (rows for the program's lists of the same name, before
/// its own; lists of a language that the program does not have are taken as they are). Where a person has data, they
/// are brought together in the cache once, which takes some seconds. Any thread; waits for the disk. Errors name the
/// person's file and line.
[[nodiscard]] Result<ReadingData> reading_data();

/// An error of loading the merged lists, said of the person's own list: its rows have the same numbers in both.
[[nodiscard]] Error named_as_own(Error error);

}  // namespace dateline::viewer
