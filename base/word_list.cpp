#include "base/word_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/csv.h"

namespace dateline {

Result<void> read_word_list(const std::filesystem::path& file, const std::vector<std::string>& columns,
                            const std::function<Result<void>(const WordRow&)>& take) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return failed(file.string(), "cannot be read", "reinstall the program, or set DATELINE_RESOURCES to its folder");
  }
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  CsvReader reader(text, file.string());
  CsvRecord record;
  bool headed = false;
  for (Result<bool> more = reader.next(record); !more || *more; more = reader.next(record)) {
    if (!more) {
      return tl::make_unexpected(more.error());
    }
    const std::string where = fmt::format("{}:{}", file.string(), record.line);
    if (!headed && record.fields != columns) {
      return rejected(where, "the columns are not those of this list",
                      fmt::format("write {} in the first line", fmt::join(columns, ",")));
    }
    if (record.fields.size() != columns.size()) {
      return rejected(where, fmt::format("does not have {} fields", columns.size()),
                      fmt::format("write {}", fmt::join(columns, ",")));
    }
    if (headed) {
      if (Result<void> taken = take({where, record.fields}); !taken) {
        return taken;
      }
    }
    headed = true;
  }
  return {};
}

std::vector<std::string_view> parts_of(std::string_view field, char separator) {
  std::vector<std::string_view> parts;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(separator), field.size());
    if (end > 0) {
      parts.push_back(field.substr(0, end));
    }
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return parts;
}

}  // namespace dateline
