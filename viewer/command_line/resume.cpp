#include "viewer/command_line/resume.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "viewer/app/output_file.h"

namespace dateline::viewer {

namespace {

using nlohmann::json;

std::string string_of(const json& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Result<ReadBefore> prepare_resume(const std::string& path) {
  ReadBefore before;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return before;
  }
  std::ifstream file(path, std::ios::binary);
  Result<OutputFile> kept = OutputFile::open(path);
  if (!kept) {
    return tl::make_unexpected(kept.error());
  }
  bool changed = false;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    const json record = json::parse(line, nullptr, false);
    const bool whole = record.is_object() && !string_of(record, "document").empty();
    if (!whole && !file.eof()) {
      return failed(path + ":" + std::to_string(number), "is no line of a mentions file", "give another name");
    }
    if (!whole || record.contains("error") || file.eof()) {
      changed = true;
      continue;
    }
    before.sha256_of[string_of(record, "document")] = string_of(record, "sha256");
    kept->write(line + "\n");
  }
  if (file.bad()) {
    return failed(path, "cannot be read", "check its permissions");
  }
  if (changed) {
    if (const Result<void> done = kept->commit(); !done) {
      return tl::make_unexpected(done.error());
    }
  }
  return before;
}

}  // namespace dateline::viewer
