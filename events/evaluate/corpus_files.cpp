#include "events/evaluate/corpus_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace dateline::events {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> corpus_files(const std::vector<fs::path>& inputs, std::string_view ending) {
  std::vector<fs::path> files;
  std::error_code trouble;
  for (const fs::path& input : inputs) {
    if (!fs::is_directory(input, trouble)) {
      if (!fs::exists(input, trouble)) {
        return rejected(input.string(), "no such file or folder", "give the files of the corpus or their folder");
      }
      files.push_back(input);
      continue;
    }
    std::vector<fs::path> inside;
    for (fs::directory_iterator at(input, trouble), end; !trouble && at != end; at.increment(trouble)) {
      if (at->is_regular_file(trouble) && at->path().filename().string().ends_with(ending)) {
        inside.push_back(at->path());
      }
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  if (files.empty()) {
    return rejected(inputs.empty() ? "" : inputs.front().string(), "holds no file of this corpus",
                    "give the files of the corpus or their folder");
  }
  return files;
}

Result<std::string> file_content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) {
    return rejected(file.string(), "cannot be read", "check the path and its permissions");
  }
  return content;
}

}  // namespace dateline::events
