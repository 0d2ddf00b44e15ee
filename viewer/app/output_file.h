#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::viewer {

/// A file that is written as a whole or not at all: its bytes go beside it under another name until `commit`. "-" is
/// standard output, and what is no regular file (a pipe, a device) is written directly.
class OutputFile {
 public:
  /// Errors (failed), with nothing changed: a folder, or cannot be written.
  [[nodiscard]] static Result<OutputFile> open(const std::string& path);
  /// Adds to the end of a file, or makes it, with each write at once in it. Not for "-".
  [[nodiscard]] static Result<OutputFile> append(const std::string& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  /// Throws away what was not committed.
  ~OutputFile();

  /// False where the bytes could not be written; `commit` then says why.
  bool write(std::string_view bytes);
  /// Error: not all could be written; the file is as it was.
  [[nodiscard]] Result<void> commit();

 private:
  OutputFile(std::FILE* file, std::string path, std::filesystem::path target, std::filesystem::path draft);
  [[nodiscard]] std::string name() const;

  std::FILE* file_;
  std::string path_;              // as it was given, for messages
  std::filesystem::path target_;  // what the draft becomes
  std::filesystem::path draft_;   // empty where we write directly
  bool at_once_ = false;          // every write is flushed
  int error_ = 0;                 // errno of the first write that failed
};

}  // namespace dateline::viewer
