#include "base/user_data.h"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <system_error>

namespace dateline {

namespace {

// NOLINTBEGIN(concurrency-mt-unsafe): nothing changes the environment once threads run
std::filesystem::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::filesystem::path() : std::filesystem::path(value);
}
// NOLINTEND(concurrency-mt-unsafe)

/// XDG's base directories: `variable`, else `fallback` in the home folder. Empty where there is neither.
std::filesystem::path xdg_folder(const char* variable, const char* fallback) {
  const std::filesystem::path set = from_environment(variable);
  if (set.is_absolute()) {  // the specification has relative ones ignored
    return set / "dateline";
  }
  const std::filesystem::path home = from_environment("HOME");
  return home.empty() ? home : home / fallback / "dateline";
}

}  // namespace

std::filesystem::path data_folder() {
  const std::filesystem::path set = from_environment("DATELINE_DATA");
  return set.empty() ? xdg_folder("XDG_DATA_HOME", ".local/share") : set;
}

std::filesystem::path cache_folder() {
  std::filesystem::path folder = xdg_folder("XDG_CACHE_HOME", ".cache");
  if (!folder.empty()) {
    return folder;
  }
  std::error_code error;
  return std::filesystem::temp_directory_path(error) / ("dateline-" + std::to_string(::getuid()));
}

}  // namespace dateline
