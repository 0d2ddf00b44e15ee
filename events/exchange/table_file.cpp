#include "events/exchange/table_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "events/exchange/ogr_table.h"
#include "events/model/index_cache.h"

namespace dateline::events {

namespace {

bool is_text_table(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == ".csv" || ending == ".tsv" || ending == ".tab" || ending == ".txt";
}

Result<std::size_t> visit_table(const std::filesystem::path& file,
                                const std::function<void(const TableEvent&, std::uint32_t)>& visit) {
  return is_text_table(file) ? visit_csv_table(file, visit) : visit_ogr_table(file, visit);
}

Result<TableRows> read_table(const std::filesystem::path& file) {
  if (is_text_table(file)) {
    return read_csv_table(file);
  }
  TableRows table;
  const Result<std::size_t> rejected_rows = visit_ogr_table(
      file, [&](const TableEvent& event, std::uint32_t number) { table.rows.push_back(to_event_row(event, number)); });
  if (!rejected_rows) {
    return tl::make_unexpected(rejected_rows.error());
  }
  if (table.rows.empty()) {
    return rejected(file.string(), "has no row with a time that can be read", "name a table with positions and times");
  }
  table.rejected = *rejected_rows;
  return table;
}

Error left_out(const std::filesystem::path& file, std::size_t rows) {
  return {Error::Kind::rejected, file.string(), fmt::format("{} rows have no position or time that can be read", rows),
          "they are left out"};
}

}  // namespace

bool is_table(const std::filesystem::path& file) {
  return is_text_table(file) ? has_csv_table(file) : is_ogr_table(file);
}

Result<TableIndex> open_table(const std::filesystem::path& file) {
  const IndexCache cache(file, kTableReading);
  TableIndex table;
  table.credit = file.filename().string();
  table.index = cache.find();
  table.kept = table.index != nullptr;
  if (table.kept) {
    return table;
  }
  Result<TableRows> read = read_table(file);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  table.rejected = read->rejected;
  table.warnings = std::move(read->warnings);
  table.index = EventIndex::from_rows(std::move(read->rows));
  cache.keep(*table.index);
  return table;
}

Result<WithWarnings<Project>> table_as_project(const std::filesystem::path& file) {
  WithWarnings<Project> result;
  result.value.title = file.stem().string();
  const std::string source = file.filename().string();
  const Result<std::size_t> rejected_rows = visit_table(file, [&](const TableEvent& event, std::uint32_t number) {
    result.value.events.push_back(to_event(event, source, number));
  });
  if (!rejected_rows) {
    return tl::make_unexpected(rejected_rows.error());
  }
  if (*rejected_rows > 0) {
    result.warnings.push_back(left_out(file, *rejected_rows));
  }
  return result;
}

}  // namespace dateline::events
