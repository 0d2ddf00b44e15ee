#include "viewer/app/recovery.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "viewer/app/row_source.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".gpkg";

fs::path lock_of(const fs::path& file) {
  return file.string() + ".lock";
}

/// -1 where another program holds the lock, or there is none to be had. The project file itself is not locked: closing
/// it would also give back SQLite's locks.
int lock(const fs::path& file) {
  const int descriptor = ::open(lock_of(file).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return -1;
  }
  return descriptor;
}

/// The log is newer than the file that it belongs to.
fs::file_time_type changed(const fs::path& file) {
  std::error_code missing;
  fs::file_time_type newest = fs::last_write_time(file, missing);
  const fs::file_time_type log = fs::last_write_time(file.string() + "-wal", missing);
  return missing ? newest : std::max(newest, log);
}

}  // namespace

Result<RecoveryFile> RecoveryFile::create(const fs::path& folder) {
  std::error_code error;
  if (fs::create_directories(folder, error); !error) {
    fs::permissions(folder, fs::perms::owner_all, error);
  }
  for (int number = 1; !error && number < 1000; ++number) {
    const fs::path file = folder / fmt::format("unsaved-{}-{}{}", ::getpid(), number, kEnding);
    if (!fs::exists(file, error)) {
      if (const int held = lock(file); held >= 0) {
        return RecoveryFile(file, held);
      }
    }
  }
  return failed(folder.string(), "unsaved edits cannot be kept there for recovery", "save the project (Ctrl+S)");
}

std::vector<RecoveryFile> RecoveryFile::find_left_behind(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    if (path.extension() == kEnding && !path.filename().string().starts_with('.')) {
      files.push_back(path);
    }
  }
  std::ranges::sort(files, [](const fs::path& a, const fs::path& b) { return changed(a) > changed(b); });
  std::vector<RecoveryFile> found;
  for (const fs::path& file : files) {
    if (const int held = lock(file); held >= 0) {
      found.push_back(RecoveryFile(file, held));
    }
  }
  return found;
}

RecoveryFile::~RecoveryFile() {
  if (lock_ >= 0) {
    ::close(lock_);
  }
}
RecoveryFile::RecoveryFile(RecoveryFile&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}
RecoveryFile& RecoveryFile::operator=(RecoveryFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  return *this;
}

std::string RecoveryFile::last_change() const {
  const auto on_system_clock = std::chrono::file_clock::to_sys(changed(path_));
  const std::time_t seconds = std::chrono::system_clock::to_time_t(
      std::chrono::time_point_cast<std::chrono::system_clock::duration>(on_system_clock));
  std::tm local{};
  localtime_r(&seconds, &local);
  const events::CivilMinute day = events::to_minutes(
      {local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1), static_cast<unsigned>(local.tm_mday)});
  return fmt::format("{}, {:02}:{:02}", day_words(day), local.tm_hour, local.tm_min);
}

void RecoveryFile::remove() {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal", kRowNote, ".lock"}) {
    fs::remove(path_.string() + ending, ignored);
  }
}

fs::path recovery_folder() {
  // NOLINTBEGIN(concurrency-mt-unsafe): before any thread is started
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  // NOLINTEND(concurrency-mt-unsafe)
  if (state != nullptr && *state == '/') {
    return fs::path(state) / "dateline" / "recovery";
  }
  return home != nullptr && *home == '/' ? fs::path(home) / ".local" / "state" / "dateline" / "recovery" : fs::path();
}

}  // namespace dateline::viewer
