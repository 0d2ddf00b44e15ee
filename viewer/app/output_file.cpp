#include "viewer/app/output_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/drafts.h"

namespace dateline::viewer {

namespace {

constexpr const char* kFix = "check that the folder exists, can be written and has space";

}  // namespace

OutputFile::OutputFile(std::FILE* file, std::string path, std::filesystem::path target, std::filesystem::path draft)
    : file_(file), path_(std::move(path)), target_(std::move(target)), draft_(std::move(draft)) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      draft_(std::exchange(other.draft_, {})),
      at_once_(other.at_once_),
      error_(other.error_) {}

OutputFile::~OutputFile() {
  if (file_ != nullptr && file_ != stdout) {
    std::fclose(file_);
  }
  if (!draft_.empty()) {
    std::error_code ignored;
    std::filesystem::remove(draft_, ignored);
  }
}

Result<OutputFile> OutputFile::open(const std::string& path) {
  if (path == "-") {
    return OutputFile(stdout, path, {}, {});
  }
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (std::filesystem::is_directory(status)) {
    return failed(path, "is a folder", "give the name of a file");
  }
  const bool direct = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
  // Writing through a link replaces what it points to, not the link.
  std::filesystem::path target = path;
  if (const std::filesystem::path real = std::filesystem::weakly_canonical(path, error); !error) {
    target = real;
  }
  const std::filesystem::path draft = direct ? std::filesystem::path() : draft_of(target);
  if (!direct && std::filesystem::exists(status) && ::access(path.c_str(), W_OK) != 0) {
    return failed(path, "is write-protected", "give another name or change its permissions");
  }
  std::FILE* file = std::fopen(direct ? path.c_str() : draft.c_str(), "wb");
  if (file == nullptr) {
    return failed(path, fmt::format("cannot be written: {}", std::strerror(errno)), kFix);
  }
  return OutputFile(file, path, target, draft);
}

Result<OutputFile> OutputFile::append(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "ab");
  if (file == nullptr) {
    return failed(path, fmt::format("cannot be written: {}", std::strerror(errno)), kFix);
  }
  OutputFile output(file, path, path, {});
  output.at_once_ = true;
  return output;
}

bool OutputFile::write(std::string_view bytes) {
  if (error_ == 0 &&
      (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size() || (at_once_ && std::fflush(file_) != 0))) {
    error_ = errno;
  }
  return error_ == 0;
}

Result<void> OutputFile::commit() {
  if (std::fflush(file_) != 0 && error_ == 0) {
    error_ = errno;
  }
  if (error_ == 0 && !draft_.empty()) {
    std::error_code error;
    std::filesystem::rename(draft_, target_, error);
    error_ = error.value();
    if (!error) {
      draft_.clear();
    }
  }
  if (error_ != 0) {
    return failed(name(), fmt::format("cannot be written: {}", std::strerror(error_)), kFix);
  }
  return {};
}

std::string OutputFile::name() const {
  return path_ == "-" ? "standard output" : path_;
}

}  // namespace dateline::viewer
