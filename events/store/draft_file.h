#pragma once

#include <filesystem>

#include "base/result.h"

namespace dateline::events {

/// A name beside `path` for a file that is not finished. Removed when this goes, with what SQLite put beside it.
class DraftFile {
 public:
  explicit DraftFile(const std::filesystem::path& path);
  ~DraftFile();
  DraftFile(const DraftFile&) = delete;
  DraftFile& operator=(const DraftFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Waits until the file is on the disk.
  [[nodiscard]] Result<void> flush() const;
  /// Gives the file the name that was asked for. Error: something has that name by now.
  [[nodiscard]] Result<void> publish() const;

 private:
  void remove() const;
  std::filesystem::path target_;
  std::filesystem::path path_;
};

}  // namespace dateline::events
