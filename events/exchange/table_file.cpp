#include "events/exchange/table_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "events/exchange/geojson_table.h"
#include "events/exchange/ogr_table.h"
#include "events/model/index_cache.h"

namespace dateline::events {

namespace {

using nlohmann::json;

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

Error problem_of(const std::filesystem::path& file, std::size_t rows) {
  return {Error::Kind::rejected, file.string(),
          fmt::format("{} row{} no position or time that can be read", rows, rows == 1 ? " has" : "s have"),
          rows == 1 ? "it is left out" : "they are left out"};
}

/// What was said of rows that could not be taken: it is told at every start.
struct LeftOut {
  std::size_t rows = 0;
  std::vector<Error> first_few;
};

/// What the cache holds of a table. An index of a table some of whose rows were left out has an identity of its own, so
/// that it is never taken without the note of them.
struct KeptTable {
  IndexCache cache;
  std::shared_ptr<const EventIndex> index;
  LeftOut left_out;
};

IndexCache cache_of(const std::filesystem::path& file, const LeftOut& left_out) {
  constexpr std::uint64_t kWithNote = std::uint64_t{1} << 32U;
  return {file, left_out.rows == 0 ? kTableReading : kTableReading | kWithNote};
}

std::optional<LeftOut> find_note(const IndexCache& cache) {
  const json note = json::parse(cache.find_text(), nullptr, false);
  if (!note.is_object() || !cache.identity()) {
    return std::nullopt;
  }
  try {
    if (note.at("state").get<IndexIdentity>() != *cache.identity()) {
      return std::nullopt;
    }
    LeftOut found{note.at("left_out").get<std::size_t>(), {}};
    for (const json& row : note.at("first_few")) {
      found.first_few.push_back(
          {Error::Kind::rejected, row.at(0).get<std::string>(), row.at(1).get<std::string>(), ""});
    }
    return found;
  } catch (const json::exception&) {
    return std::nullopt;  // of another version
  }
}

void keep_note(const IndexCache& cache, const LeftOut& left_out) {
  if (cache.identity() && left_out.rows > 0) {
    json rows = json::array();
    for (const Error& row : left_out.first_few) {
      rows.push_back({row.where, row.what});
    }
    const json note = {{"state", *cache.identity()}, {"left_out", left_out.rows}, {"first_few", std::move(rows)}};
    cache.keep(note.dump(-1, ' ', false, json::error_handler_t::replace));
  }
}

std::optional<KeptTable> find_kept(const std::filesystem::path& file) {
  const IndexCache whole = cache_of(file, {});
  if (auto index = whole.find()) {
    return KeptTable{whole, std::move(index), {}};
  }
  const IndexCache partial = cache_of(file, {.rows = 1, .first_few = {}});
  if (auto note = find_note(partial)) {
    if (auto index = partial.find()) {
      return KeptTable{partial, std::move(index), std::move(*note)};
    }
  }
  return std::nullopt;
}

/// The index last: it stands for all.
void keep(const KeptTable& table, const EventFlows* flows) {
  keep_note(table.cache, table.left_out);
  if (flows != nullptr) {
    table.cache.keep(*flows);
  }
  table.cache.keep(*table.index);
}

TableIndex to_table(const std::filesystem::path& file, KeptTable table) {
  TableIndex result;
  result.credit = file.filename().string();
  result.index = std::move(table.index);
  constexpr std::size_t kTold = 5;
  result.rejected = table.left_out.rows;
  result.warnings = std::move(table.left_out.first_few);
  result.warnings.resize(std::min(result.warnings.size(), kTold));
  if (result.rejected > result.warnings.size()) {  // of very many the first few are named, and all are counted
    result.warnings.push_back(problem_of(file, result.rejected));
  }
  return result;
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
  if (auto kept = find_kept(file)) {
    auto flows = kept->cache.find_flows();
    TableIndex table = to_table(file, std::move(*kept));
    table.flows = std::move(flows);
    table.kept = true;
    return table;
  }
  Result<TableRows> read = read_table(file, TableTexts::no);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  LeftOut left_out{read->rejected, std::move(read->warnings)};
  const IndexCache cache = cache_of(file, left_out);
  KeptTable made{cache, EventIndex::from_rows(std::move(read->rows)), std::move(left_out)};
  auto flows = EventFlows::from_origins(read->origins, *made.index);
  keep(made, flows.get());
  TableIndex table = to_table(file, std::move(made));
  table.flows = std::move(flows);
  return table;
}

Result<WithWarnings<Project>> table_as_project(const std::filesystem::path& file) {
  const std::string source = file.filename().string();
  WithWarnings<Project> result;
  result.value.title = file.stem().string();
  const auto tell = [&](const LeftOut& left_out) {
    if (left_out.rows > 0) {
      result.warnings.push_back(problem_of(file, left_out.rows));
      result.warnings.insert(result.warnings.end(), left_out.first_few.begin(), left_out.first_few.end());
    }
  };
  if (const auto kept = find_kept(file)) {
    if (auto table = kept->cache.find_table(source, kept->index)) {
      result.value.table = std::move(table);
      tell(kept->left_out);
      return result;
    }
  }
  Result<TableRows> read = read_table(file, TableTexts::yes);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  LeftOut left_out{read->rejected, std::move(read->warnings)};
  const IndexCache cache = cache_of(file, left_out);
  const KeptTable made{cache, EventIndex::from_rows(std::exchange(read->rows, {})), std::move(left_out)};
  result.value.table = std::move(read->texts).build(source, made.index);
  keep(made, EventFlows::from_origins(read->origins, *made.index).get());
  cache.keep(*result.value.table);
  // What lies in the cache's file need not lie in memory as well.
  if (auto mapped = cache.find_table(source, made.index)) {
    result.value.table = std::move(mapped);
  }
  tell(made.left_out);
  return result;
}

}  // namespace dateline::events
