#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

/// One record of a CSV file. `line` is where it begins, counted from 1.
struct CsvRecord {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

/// Reads comma-separated values as RFC 4180 has them: fields may be quoted, a quoted field may hold commas, line ends
/// and doubled quotes; lines end in LF or CRLF. A byte order mark and blank lines are skipped. The text is not copied
/// and must outlive the reader.
class CsvReader {
 public:
  /// `name` is what errors call the text, usually its file name. Other tables separate by semicolons or tabs.
  CsvReader(std::string_view text, std::string name, char delimiter = ',');

  /// Reads the next record into `record` (whose memory is used again). False at the end of the text.
  /// Errors name file, line and column (of fields, from 1).
  [[nodiscard]] Result<bool> next(CsvRecord& record);

 private:
  [[nodiscard]] Result<void> read_quoted(CsvRecord& record, std::string& field);

  std::string_view text_;
  std::string name_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  char delimiter_;
};

}  // namespace dateline
