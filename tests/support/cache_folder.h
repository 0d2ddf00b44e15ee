#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/support/temporary_folder.h"

namespace dateline::test {

/// A folder of its own, in which the program's cache lies for as long as this lives.
class CacheFolder {
 public:
  explicit CacheFolder(const std::string& name) : folder_(name) { setenv("XDG_CACHE_HOME", cache().c_str(), 1); }
  ~CacheFolder() { unsetenv("XDG_CACHE_HOME"); }
  CacheFolder(const CacheFolder&) = delete;
  CacheFolder& operator=(const CacheFolder&) = delete;

  [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text) const {
    return folder_.write(name, text);
  }
  [[nodiscard]] std::filesystem::path cache() const { return folder_.file("cache"); }

 private:
  TemporaryFolder folder_;
};

}  // namespace dateline::test
