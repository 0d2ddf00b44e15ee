#include "viewer/app/reading_tools.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "events/model/sha256.h"
#include "viewer/app/messages.h"
#include "viewer/app/reading.h"
#include "viewer/app/reading_data.h"

namespace dateline::viewer {

namespace {

std::string digest_of_folder(const std::filesystem::path& folder) {
  constexpr std::size_t kDigits = 16;
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) {  // other languages have folders of their own
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string digests;
  for (const std::filesystem::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    digests += file.lexically_relative(folder).string() + ' ' +
               events::sha256(std::string(std::istreambuf_iterator<char>(stream), {})) + '\n';
  }
  return events::sha256(digests).substr(0, kDigits);
}

}  // namespace

Result<ReadingTools> load_reading_tools() {
  auto gazetteer = open_gazetteer();
  if (!gazetteer) {
    return tl::make_unexpected(gazetteer.error());
  }
  auto reader = open_reader(*gazetteer);
  if (!reader) {
    return tl::make_unexpected(reader.error());
  }
  const Result<ReadingData> data = reading_data();
  if (!data) {
    return tl::make_unexpected(data.error());
  }
  return ReadingTools{std::move(*gazetteer), std::move(*reader), std::string("dateline ") + program_version(),
                      digest_of_folder(data->lexicons)};
}

}  // namespace dateline::viewer
