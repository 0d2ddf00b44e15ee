#include "events/text/document_files.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "events/text/new_document.h"

namespace dateline::events {

namespace {

namespace fs = std::filesystem;

bool is_document(const fs::path& file) {
  static constexpr std::array<std::string_view, 19> kEndings = {
      "",     ".txt", ".text", ".md",  ".html", ".htm", ".xhtml",  ".eml",   ".rss", ".atom",
      ".xml", ".csv", ".tsv",  ".pdf", ".docx", ".odt", ".ndjson", ".jsonl", ".json"};
  std::string ending = to_lower_ascii(file.extension().string());
  if (ending == ".gz") {
    ending = to_lower_ascii(file.stem().extension().string());
  }
  return ending == ".warc" || std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

Result<std::vector<std::string>> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->path().filename().string().starts_with('.')) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(unknown) && is_document(entry->path())) {
      files.push_back(entry->path().string());
    }
  }
  if (error) {
    return rejected(folder, "cannot be read: " + error.message(), "check its permissions");
  }
  if (files.empty()) {
    return rejected(folder, "is a folder without documents", "give one that holds reports");
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<std::string>> files_like(const std::string& pattern) {
  std::vector<std::string> files;
  glob_t found{};
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  std::error_code unknown;
  std::erase_if(files, [&](const std::string& file) { return fs::is_directory(file, unknown); });
  if (files.empty()) {
    return rejected(pattern, "no file has such a name", "check the pattern");
  }
  return files;
}

}  // namespace

Result<std::vector<std::string>> document_files(const std::string& input) {
  std::error_code unknown;
  if (fs::is_directory(input, unknown)) {
    return files_in(input);
  }
  if (input != "-" && !fs::exists(input, unknown) && input.find_first_of("*?[") != std::string::npos) {
    return files_like(input);
  }
  return std::vector<std::string>{input};
}

}  // namespace dateline::events
