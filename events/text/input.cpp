#include "events/text/input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace dateline::events {

namespace {

constexpr std::size_t kRead = 256 * 1024;

}  // namespace

void Input::Close::operator()(gzFile_s* file) const {
  gzclose(file);
}

Result<Input> Input::open(const std::string& path) {
  std::error_code error;
  if (path != "-" && std::filesystem::is_directory(path, error)) {
    return rejected(path, "is a folder", "name the files in it");
  }
  const int descriptor = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return errno == ENOENT
               ? rejected(path, "no such file", "check its name")
               : rejected(path, fmt::format("cannot be read: {}", std::strerror(errno)), "check its permissions");
  }
  gzFile file = gzdopen(descriptor, "rb");
  if (file == nullptr) {
    ::close(descriptor);
    return rejected(path, "cannot be read: not enough memory", "close other programs");
  }
  gzbuffer(file, kRead);
  return Input(file, path);
}

bool Input::fill() {
  if (next_ > 0) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(next_), buffer_.begin() + static_cast<std::ptrdiff_t>(end_),
              buffer_.begin());
    end_ -= next_;
    next_ = 0;
  }
  buffer_.resize(std::max(buffer_.size(), end_ + kRead));
  const int count = gzread(file_.get(), buffer_.data() + end_, static_cast<unsigned>(buffer_.size() - end_));
  end_ += static_cast<std::size_t>(std::max(count, 0));
  return count > 0;
}

Result<void> Input::check() const {
  int code = Z_OK;
  const char* message = gzerror(file_.get(), &code);
  if (code == Z_OK || code == Z_STREAM_END) {
    return {};
  }
  if (code == Z_ERRNO) {
    return rejected(name_, fmt::format("cannot be read: {}", std::strerror(errno)), "check the disk and try again");
  }
  return code == Z_BUF_ERROR
             ? rejected(name_, "is compressed and breaks off", "get the whole file")
             : rejected(name_, fmt::format("is compressed and damaged: {}", message), "get the file again");
}

Result<std::string_view> Input::peek() {
  while (buffered() < kPeek && fill()) {
  }
  return check().map([this] { return std::string_view(buffer_.data() + next_, std::min(buffered(), kPeek)); });
}

Result<bool> Input::append_line(std::string& line) {
  const std::size_t begin = line.size();
  while (line.size() <= kMaxDocumentBytes) {
    if (buffered() == 0 && !fill()) {
      return check().map([&] { return line.size() > begin; });
    }
    const char* from = buffer_.data() + next_;
    const char* newline = static_cast<const char*>(std::memchr(from, '\n', buffered()));
    const char* stop = newline == nullptr ? from + buffered() : newline + 1;
    line.append(from, stop);
    next_ += static_cast<std::size_t>(stop - from);
    if (newline != nullptr) {
      return true;
    }
  }
  return true;
}

void Input::skip_line() {
  while (buffered() > 0 || fill()) {
    const char* from = buffer_.data() + next_;
    const char* newline = static_cast<const char*>(std::memchr(from, '\n', buffered()));
    next_ = newline == nullptr ? end_ : next_ + static_cast<std::size_t>(newline + 1 - from);
    if (newline != nullptr) {
      return;
    }
  }
}

Result<void> Input::append(std::string& bytes, std::size_t count) {
  while (count > 0 && (buffered() > 0 || fill())) {
    const std::size_t some = std::min(count, buffered());
    bytes.append(buffer_.data() + next_, some);
    next_ += some;
    count -= some;
  }
  return check();
}

void Input::skip(std::size_t count) {
  while (count > 0 && (buffered() > 0 || fill())) {
    const std::size_t some = std::min(count, buffered());
    next_ += some;
    count -= some;
  }
}

}  // namespace dateline::events
