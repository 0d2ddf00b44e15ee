#include "viewer/app/own_tables.h"

#include <fstream>
#include <iterator>

#include "base/user_data.h"
#include "viewer/app/output_file.h"

namespace dateline::viewer {

namespace {

namespace fs = std::filesystem;

Result<fs::path> file_of(const fs::path& table) {
  const fs::path data = data_folder();
  if (data.empty()) {
    return failed("--data", "there is no folder for data of your own", "give one with --data FOLDER");
  }
  const fs::path file = data / table;
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) {
    return failed(file.parent_path().string(), "cannot be made: " + error.message(), "give another with --data FOLDER");
  }
  return file;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Result<void> write(const fs::path& file, std::string_view content) {
  Result<OutputFile> output = OutputFile::open(file.string());
  if (!output) {
    return tl::make_unexpected(output.error());
  }
  output->write(content);
  return output->commit();
}

}  // namespace

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  }
  return quoted + '"';
}

Result<void> add_own_row(const OwnRow& row) {
  return file_of(row.table).and_then([&](const fs::path& file) -> Result<void> {
    std::string content = content_of(file);
    if (!content.empty() && !content.starts_with(row.header)) {
      return failed(file.string(), "has other columns than Dateline gives it", "rename it: every .csv there is read");
    }
    if (content.empty()) {
      content = row.header;
    } else if (content.back() != '\n') {
      content += '\n';
    }
    return write(file, content + row.line);
  });
}

Result<void> remove_own_row(const OwnRow& row) {
  return file_of(row.table).and_then([&](const fs::path& file) -> Result<void> {
    std::string content = content_of(file);
    const auto at = content.rfind("\n" + row.line);
    if (at == std::string::npos) {
      return {};
    }
    content.erase(at + 1, row.line.size());
    if (content != row.header) {
      return write(file, content);
    }
    std::error_code error;
    fs::remove(file, error);
    return error ? Result<void>(failed(file.string(), "cannot be removed: " + error.message(), "check its permissions"))
                 : Result<void>();
  });
}

}  // namespace dateline::viewer
