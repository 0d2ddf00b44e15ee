#include "events/store/draft_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/drafts.h"

namespace dateline::events {

DraftFile::DraftFile(const std::filesystem::path& path) : target_(path), path_(draft_of(path, ".gpkg")) {
  remove();
}

DraftFile::~DraftFile() {
  remove();
}

Result<void> DraftFile::flush() const {
  const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  const bool flushed = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) {
    ::close(file);
  }
  return flushed ? Result<void>() : failed(target_.string(), "cannot be written to the disk", "free some space");
}

Result<void> DraftFile::publish() const {
  if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
    return {};
  }
  std::error_code error;
  if (errno == EINVAL && !std::filesystem::exists(target_, error)) {  // a file system that cannot do this in one step
    std::filesystem::rename(path_, target_, error);
    if (!error) {
      return {};
    }
  }
  return failed(target_.string(), "cannot be written under this name", "give another name");
}

void DraftFile::remove() const {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::remove(path_.string() + ending, ignored);
  }
}

}  // namespace dateline::events
