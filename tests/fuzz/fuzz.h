#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace dateline::test {

/// How many damaged files a reader is given: `usual`, or what DATELINE_FUZZ_ROUNDS says. Bounded by number and not by
/// time, so that a run can be repeated.
inline int fuzz_rounds(int usual) {
  const char* rounds = std::getenv("DATELINE_FUZZ_ROUNDS");  // NOLINT(concurrency-mt-unsafe): tests have one thread
  return rounds == nullptr ? usual : std::atoi(rounds);
}

/// The seed of the run: 1, or what DATELINE_FUZZ_SEED says.
inline unsigned fuzz_seed() {
  const char* seed = std::getenv("DATELINE_FUZZ_SEED");  // NOLINT(concurrency-mt-unsafe): as above
  return seed == nullptr ? 1 : static_cast<unsigned>(std::atoi(seed));
}

/// A folder of this process's own, gone with it.
class FuzzFolder {
 public:
  FuzzFolder() : path_(std::filesystem::temp_directory_path() / ("dateline-fuzz-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~FuzzFolder() { std::filesystem::remove_all(path_); }
  FuzzFolder(const FuzzFolder&) = delete;
  FuzzFolder& operator=(const FuzzFolder&) = delete;

  [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path file = path_ / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace dateline::test
