#include "base/resources.h"

#include <cstdlib>
#include <system_error>

namespace dateline {

std::filesystem::path resource_folder() {
  if (const char* set = std::getenv("DATELINE_RESOURCES"); set != nullptr && *set != '\0') {
    return set;
  }
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share" / "dateline";
}

}  // namespace dateline
