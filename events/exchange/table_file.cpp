#include "events/exchange/table_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "events/exchange/geojson_table.h"
#include "events/exchange/ogr_table.h"
#include "events/model/index_cache.h"

namespace dateline::events {

namespace {

bool is_text_table(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == ".csv" || ending == ".tsv" || ending == ".tab" || ending == ".txt";
}

Result<TableRows> read_table(const std::filesystem::path& file, TableTexts texts) {
  if (is_text_table(file)) {
    return read_csv_table(file, texts);
  }
  if (is_geojson_table(file).value_or(false)) {
    std::optional<Result<TableRows>> table = read_geojson_table(file, texts);
    if (table) {
      return *std::move(table);
    }
  }
  return read_ogr_table(file, texts);
}

Error left_out(const std::filesystem::path& file, std::size_t rows) {
  return {Error::Kind::rejected, file.string(), fmt::format("{} rows have no position or time that can be read", rows),
          "they are left out"};
}

/// The flows first: an index that is kept stands for both.
void keep(const IndexCache& cache, const EventIndex& index, const EventFlows* flows) {
  if (flows != nullptr) {
    cache.keep(*flows);
  }
  cache.keep(index);
}

}  // namespace

bool is_table(const std::filesystem::path& file) {
  if (is_text_table(file)) {
    return has_csv_table(file);
  }
  const std::optional<bool> known = is_geojson_table(file);
  return known ? *known : is_ogr_table(file);
}

Result<TableIndex> open_table(const std::filesystem::path& file) {
  const IndexCache cache(file, kTableReading);
  TableIndex table;
  table.credit = file.filename().string();
  table.index = cache.find();
  table.kept = table.index != nullptr;
  if (table.kept) {
    table.flows = cache.find_flows();
    return table;
  }
  Result<TableRows> read = read_table(file, TableTexts::no);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  table.rejected = read->rejected;
  table.warnings = std::move(read->warnings);
  if (table.rejected > 0 && table.warnings.empty()) {
    table.warnings.push_back(left_out(file, table.rejected));
  }
  table.index = EventIndex::from_rows(std::move(read->rows));
  table.flows = EventFlows::from_origins(read->origins, *table.index);
  // Rows that are left out are told at every start: a table that has some is read anew.
  if (table.rejected == 0) {
    keep(cache, *table.index, table.flows.get());
  }
  return table;
}

Result<WithWarnings<Project>> table_as_project(const std::filesystem::path& file) {
  const IndexCache cache(file, kTableReading);
  const std::string source = file.filename().string();
  WithWarnings<Project> result;
  result.value.title = file.stem().string();
  if (auto index = cache.find()) {
    if (auto table = cache.find_table(source, std::move(index))) {
      result.value.table = std::move(table);
      return result;
    }
  }
  Result<TableRows> read = read_table(file, TableTexts::yes);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  std::shared_ptr<const EventIndex> index = EventIndex::from_rows(std::exchange(read->rows, {}));
  result.value.table = std::move(read->texts).build(source, index);
  if (read->rejected > 0) {
    result.warnings.push_back(left_out(file, read->rejected));
    return result;
  }
  keep(cache, *index, EventFlows::from_origins(read->origins, *index).get());
  cache.keep(*result.value.table);
  // What lies in the cache's file need not lie in memory as well.
  if (auto mapped = cache.find_table(source, std::move(index))) {
    result.value.table = std::move(mapped);
  }
  return result;
}

}  // namespace dateline::events
