#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct gzFile_s;  // zlib's

namespace dateline::events {

/// The largest document that is read, in bytes.
inline constexpr std::size_t kMaxDocumentBytes = 256u << 20;

/// The longest text of a document that is read, in bytes: some 2,500 pages. What is recognised in a text takes up to
/// a hundred times its size in memory.
inline constexpr std::size_t kMaxTextBytes = 8u << 20;

/// Bytes of a file or of standard input, taken in order. What gzip compressed is unpacked on the way. For one thread.
class Input {
 public:
  /// "-" is standard input. Errors (rejected): missing, a folder, not readable.
  [[nodiscard]] static Result<Input> open(const std::string& path);

  /// What comes next, without taking it: `kPeek` bytes, or less at the end of the input. Valid until the next call.
  [[nodiscard]] Result<std::string_view> peek();
  static constexpr std::size_t kPeek = 64 * 1024;

  /// Takes a line and appends it with its line end; false at the end of the input. Leaves the rest of a line that makes
  /// `line` longer than a document may be.
  [[nodiscard]] Result<bool> append_line(std::string& line);
  /// Drops what is left of a line that is too long.
  void skip_line();
  /// Takes `count` bytes, or what is left of them, and appends them.
  [[nodiscard]] Result<void> append(std::string& bytes, std::size_t count);
  /// Drops `count` bytes, or what is left of them.
  void skip(std::size_t count);
  /// Takes all that is left, but no more than just over what a document may have.
  [[nodiscard]] Result<void> append_rest(std::string& bytes) { return append(bytes, kMaxDocumentBytes + 1); }

 private:
  struct Close {
    void operator()(gzFile_s* file) const;
  };
  Input(gzFile_s* file, std::string name) : file_(file), name_(std::move(name)) {}

  /// Reads more behind what is buffered; false at the end of the input or where it cannot be read.
  bool fill();
  [[nodiscard]] Result<void> check() const;
  [[nodiscard]] std::size_t buffered() const { return end_ - next_; }

  std::unique_ptr<gzFile_s, Close> file_;
  std::string name_;
  std::vector<char> buffer_;
  std::size_t next_ = 0;
  std::size_t end_ = 0;
};

}  // namespace dateline::events
