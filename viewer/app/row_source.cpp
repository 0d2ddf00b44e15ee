#include "viewer/app/row_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>

#include "events/exchange/table_rows.h"
#include "events/model/index_cache.h"
#include "events/model/kept_file.h"

namespace dateline::viewer {
namespace {

using nlohmann::json;

std::filesystem::path note_of(const std::filesystem::path& recovery_file) {
  return recovery_file.string() + kRowNote;
}

}  // namespace

std::optional<RowSource> row_source(const std::filesystem::path& table) {
  std::error_code error;
  std::filesystem::path file = std::filesystem::absolute(table, error);
  const auto state = events::IndexCache(file, events::kTableReading).identity();
  return error || !state ? std::nullopt : std::optional(RowSource{std::move(file), *state});
}

bool keep_note(const std::filesystem::path& recovery_file, const RowSource& source) {
  // A path's bytes need not be UTF-8: as numbers they come back as they were.
  const std::string& path = source.file.native();
  const json note = {{"table", std::vector<unsigned char>(path.begin(), path.end())}, {"state", source.state}};
  const std::string text = note.dump();
  const bool written = events::replace_file(note_of(recovery_file), [&text](const events::KeptFile& target) {
    return target.write_all(std::as_bytes(std::span(text))) && ::fsync(target.fd()) == 0;
  });
  const events::KeptFile folder(recovery_file.parent_path().string(), O_RDONLY | O_DIRECTORY);
  return written && folder.fd() >= 0 && ::fsync(folder.fd()) == 0;
}

std::optional<RowSource> find_note(const std::filesystem::path& recovery_file) {
  std::ifstream in(note_of(recovery_file), std::ios::binary);
  const json note = json::parse(in, nullptr, false);
  try {
    if (note.is_object()) {
      const auto path = note.at("table").get<std::vector<unsigned char>>();
      return RowSource{std::string(path.begin(), path.end()), note.at("state").get<events::IndexIdentity>()};
    }
  } catch (const json::exception&) {
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace dateline::viewer
