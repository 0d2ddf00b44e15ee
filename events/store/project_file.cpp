#include "events/store/project_file.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <fstream>
#include <unordered_map>

#include "events/store/event_rows.h"
#include "events/store/read_rows.h"
#include "events/store/record_ids.h"

namespace dateline::events {

namespace {

constexpr std::string_view kSqliteMagic("SQLite format 3\0", 16);
constexpr std::size_t kSqliteHeader = 100;
constexpr std::size_t kApplicationId = 68;  // where SQLite's header holds it

tl::unexpected<Error> foreign(const std::filesystem::path& path, const char* what) {
  return failed(path.string(), what, "give a project that Dateline made, or the reports themselves");
}

/// How long SQLite's header says the file is: the page size (where 1 means 65,536) times the number of pages.
std::uint64_t size_in_header(std::string_view header) {
  const auto byte = [header](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(header[at])}; };
  const std::uint64_t page = byte(16) << 8 | byte(17);
  return (page == 1 ? 65536 : page) * (byte(28) << 24 | byte(29) << 16 | byte(30) << 8 | byte(31));
}

Result<void> check_header(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return failed(path.string(), "there is no such project", "check its name");
  }
  if (status.type() == std::filesystem::file_type::directory) {
    return foreign(path, "a folder, not a project");
  }
  std::ifstream file(path, std::ios::binary);
  std::array<char, kSqliteHeader> bytes{};
  if (!file.read(bytes.data(), bytes.size()) && !file.eof()) {
    return failed(path.string(), "cannot be read", "check its permissions");
  }
  const std::string_view header(bytes.data(), static_cast<std::size_t>(file.gcount()));
  if (!header.starts_with(kSqliteMagic.substr(0, header.size())) || header.empty()) {
    return foreign(path, "not a project");
  }
  if (header.size() < kSqliteHeader) {
    return damaged(path, "the file ends early");
  }
  const std::string_view application = header.substr(kApplicationId, 4);
  if (application != "GPKG" && application != "GP10" && application != "GP11") {
    return foreign(path, "a database, but not a GeoPackage");
  }
  // SQLite overlooks a file that lost the end of its last page. While there is a log, the file may lag behind it.
  if (!std::filesystem::exists(path.string() + "-wal", error) &&
      std::filesystem::file_size(path, error) < size_in_header(header)) {
    return damaged(path, "the file ends early");
  }
  return {};
}

/// 1 where the database has a project's own table, 0 where it is another's.
Result<std::int64_t> count_of_project(Database& database) {
  return database.integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'project'");
}

Result<void> check_format(Database& database, const std::filesystem::path& path) {
  const Result<std::string> format = database.text("SELECT value FROM project WHERE key = 'format'");
  if (!format) {
    return foreign(path, "a GeoPackage, but not a Dateline project");
  }
  int number = 0;
  const auto [end, bad] = std::from_chars(format->data(), format->data() + format->size(), number);
  if (bad != std::errc() || number < 1) {
    return damaged(path, "its version is missing");
  }
  if (number > kProjectFormat) {
    return failed(path.string(), "a project of a newer Dateline", "update Dateline");
  }
  for (const SchemaTable& table : project_tables()) {
    // Preparing fails where the table or one of its columns is missing.
    const Result<std::vector<std::string>> missing = missing_columns(database, table);
    if (!missing) {
      return tl::make_unexpected(missing.error());
    }
    if (const Result<Statement> statement = database.prepare(select_sql(table, *missing)); !statement) {
      return damaged(path, fmt::format("its table {} is not whole", table.name));
    }
  }
  return {};
}

template <class Record>
std::unordered_map<std::string_view, Record*> by_id(std::vector<Record>& records) {
  std::unordered_map<std::string_view, Record*> map;
  for (Record& record : records) {
    map.emplace(record.id, &record);
  }
  return map;
}

Result<void> read_evidence(Database& database, const std::filesystem::path& path, std::vector<Claim>& claims) {
  std::vector<EvidenceRow> rows;
  Result<void> read = read_rows(
      database, path, "evidence", [](auto& v, auto& row) { evidence_columns(v, row); }, rows);
  const auto claim_of = by_id(claims);
  for (EvidenceRow& row : rows) {
    const auto claim = claim_of.find(row.claim);
    if (claim == claim_of.end()) {
      return damaged(path, "evidence of a claim that is not there");
    }
    claim->second->evidence.push_back(std::move(row.evidence));
  }
  return read;
}

Result<void> read_layers(Database& database, const std::filesystem::path& path, std::vector<Layer>& layers) {
  std::vector<LayerRow> rows;
  Result<void> read = read_rows(
      database, path, "layers", [](auto& v, auto& row) { layer_columns(v, row); }, rows);
  for (LayerRow& row : rows) {
    layers.push_back(std::move(row.layer));
  }
  return read;
}

Result<void> read_project(Database& database, const std::filesystem::path& path, Project& project) {
  std::vector<ProjectRow> rows;
  Result<void> read = read_rows(
      database, path, "project", [](auto& v, auto& row) { project_columns(v, row); }, rows);
  for (ProjectRow& row : rows) {
    if (row.key == "title") {
      project.title = std::move(row.value);
    } else if (row.key == "time_zone") {
      project.time_zone = std::move(row.value);
    }
  }
  return read;
}

/// From what is kept of this state of the file, or all of them from the file, which are kept then.
Result<void> read_all_events(Database& database, const std::filesystem::path& path, KeptRows* kept, Project& project) {
  if (kept != nullptr && kept->found() && kept->is_current(path)) {
    if ((project.table = kept->table())) {
      const Result<bool> same = read_records(database, path, kept->records(), project);
      if (!same || *same) {
        return same ? Result<void>() : tl::make_unexpected(same.error());
      }
    }
    project.events.clear();
    project.taken_rows.clear();
    project.table.reset();
  }
  Result<void> read = read_events(database, path, project);
  if (read && kept != nullptr) {
    const EventTable* rows = project.table.get();
    kept->keep(rows, rows != nullptr ? rows->index().get() : nullptr, ids_of(project.events));
    // What lies in the cache's file need not lie in memory as well.
    if (auto mapped = kept->found() ? kept->table() : nullptr) {
      project.table = std::move(mapped);
    }
  }
  return read;
}

}  // namespace

Result<void> check_kind(const std::filesystem::path& path) {
  if (Result<void> header = check_header(path); !header) {
    return header;
  }
  Result<Database> database = Database::open(path, Database::Mode::read);
  if (!database) {
    return tl::make_unexpected(database.error());
  }
  const Result<std::int64_t> tables = count_of_project(*database);
  return tables && *tables == 0 ? foreign(path, "a GeoPackage, but not a Dateline project") : Result<void>();
}

Result<void> check_project(const std::filesystem::path& path, Checks checks) {
  // A check of the whole reads all of the file: the tables of others, however large, are told from a project before it.
  if (Result<void> kind = check_kind(path); !kind) {
    return kind;
  }
  Result<Database> database = Database::open(path, Database::Mode::read);
  if (!database) {
    return tl::make_unexpected(database.error());
  }
  if (checks == Checks::whole) {
    const Result<std::string> check = database->text("PRAGMA quick_check(1)");
    if (!check) {
      return tl::make_unexpected(check.error());
    }
    if (*check != "ok") {
      return damaged(path, *check);
    }
  }
  return check_format(*database, path);
}

Result<Project> load_project(Database& database, const std::filesystem::path& path, KeptRows* kept) {
  Project project;
  // One state of the file, whoever else is writing it.
  Result<void> read = database.execute("BEGIN");
  const auto add = [&](const char* table, auto columns, auto& rows) {
    if (read) {
      read = read_rows(database, path, table, columns, rows);
    }
  };
  if (read) {
    read = read_project(database, path, project);
  }
  add(
      "documents", [](auto& v, auto& row) { document_columns(v, row); }, project.documents);
  add(
      "claims", [](auto& v, auto& row) { claim_columns(v, row); }, project.claims);
  add(
      "views", [](auto& v, auto& row) { view_columns(v, row); }, project.views);
  if (read) {
    read = read_evidence(database, path, project.claims);
  }
  if (read) {
    read = read_layers(database, path, project.layers);
  }
  if (read) {
    read = read_all_events(database, path, kept, project);
  }
  const Result<void> ended = database.execute("COMMIT");
  read = read ? ended : read;
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  return project;
}

Result<std::vector<Decision>> load_decisions(Database& database, const std::filesystem::path& path,
                                             const std::string& where) {
  std::vector<Decision> decisions;
  const Result<void> read = read_rows(
      database, path, "decisions", [](auto& v, auto& row) { decision_columns(v, row); }, decisions, where);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  return decisions;
}

}  // namespace dateline::events
