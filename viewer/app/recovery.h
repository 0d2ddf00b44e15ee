#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline::viewer {

/// A file that keeps a project which has no file of its own, for the case that the program dies. Its name is locked
/// while it is in use; the lock goes with the program, however that ends, and the file stays until it is removed.
class RecoveryFile {
 public:
  /// A name for a new file in `folder`, which is made where it is missing, for its user's eyes only; nothing is
  /// written. Error (failed): the folder cannot be written.
  [[nodiscard]] static Result<RecoveryFile> create(const std::filesystem::path& folder);
  /// The files in `folder` that programs left behind which are no longer there, newest first.
  [[nodiscard]] static std::vector<RecoveryFile> find_left_behind(const std::filesystem::path& folder);
  /// Gives the lock back.
  ~RecoveryFile();
  RecoveryFile(RecoveryFile&& other) noexcept;
  RecoveryFile& operator=(RecoveryFile&& other) noexcept;
  RecoveryFile(const RecoveryFile&) = delete;
  RecoveryFile& operator=(const RecoveryFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// When the project was last changed, in the system's time zone: "22 November 2026, 14:05".
  [[nodiscard]] std::string last_change() const;
  /// Takes the file away, with all that lies beside it.
  void remove();

 private:
  RecoveryFile(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
  std::filesystem::path path_;
  int lock_ = -1;
};

/// `dateline/recovery` in the folder for the state of programs ($XDG_STATE_HOME, else ~/.local/state); empty where the
/// user has no home folder. To be called before any thread is started.
[[nodiscard]] std::filesystem::path recovery_folder();

}  // namespace dateline::viewer
