#include "events/store/schema.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>

#include "events/store/tables.h"
#include "geo/gdal/owners.h"

namespace dateline::events {

namespace {

// What GDAL's layer creation does not do.
constexpr const char* kIndexesAndTriggers = R"sql(
CREATE INDEX claims_of_document ON claims(document);
CREATE INDEX evidence_of_claim ON evidence(claim);
CREATE INDEX claims_of_event ON event_claims(event);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are for ever'); END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are for ever'); END;
)sql";

// Columns that came after the first version of the tables; NULL where older.
struct LaterColumn {
  const char* table;
  const char* column;
  const char* type;
};
constexpr LaterColumn kLaterColumns[] = {{"events", "distinct_from", "TEXT"},
                                         {"layers", "low_value", "REAL"},
                                         {"layers", "high_value", "REAL"},
                                         {"views", "heat", "INTEGER"},
                                         {"views", "swipe", "REAL"},
                                         {"views", "blink", "INTEGER"},
                                         {"views", "flows", "INTEGER"},
                                         {"views", "known_on", "TEXT"},
                                         {"views", "filter", "TEXT"},
                                         {"views", "query", "TEXT"},
                                         {"layers", "low_zoom", "REAL"},
                                         {"layers", "high_zoom", "REAL"},
                                         {"layers", "start", "TEXT"},
                                         {"layers", "end", "TEXT"},
                                         {"layers", "brightness", "REAL"},
                                         {"layers", "contrast", "REAL"},
                                         {"documents", "author", "TEXT"},
                                         {"documents", "url", "TEXT"},
                                         {"claims", "origin", "TEXT"},
                                         {"claims", "origin_id", "TEXT"},
                                         {"claims", "origin_kind", "TEXT"},
                                         {"claims", "origin_relation", "TEXT"},
                                         {"claims", "origin_latitude", "REAL"},
                                         {"claims", "origin_longitude", "REAL"},
                                         {"claims", "origin_radius_m", "REAL"},
                                         {"events", "origin", "TEXT"},
                                         {"events", "origin_id", "TEXT"},
                                         {"events", "origin_kind", "TEXT"},
                                         {"events", "origin_relation", "TEXT"},
                                         {"events", "origin_latitude", "REAL"},
                                         {"events", "origin_longitude", "REAL"},
                                         {"events", "origin_radius_m", "REAL"}};

const char* type_of(std::string_view table, std::string_view column) {
  const auto* found = std::find_if(std::begin(kLaterColumns), std::end(kLaterColumns), [&](const LaterColumn& later) {
    return table == later.table && column == later.column;
  });
  return found->type;
}

/// GDAL's complaints end up in our errors, not on standard error.
class QuietGdal {
 public:
  QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
  ~QuietGdal() { CPLPopErrorHandler(); }
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;
};

bool is_spatial(const SchemaTable& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const TableColumn& column) { return column.type == TableColumn::Type::point; });
}

void set_type(OGRFieldDefn& field, const TableColumn& column) {
  switch (column.type) {
    case TableColumn::Type::json:
      field.SetSubType(OFSTJSON);
      break;
    case TableColumn::Type::integer:
      field.SetType(OFTInteger64);
      break;
    case TableColumn::Type::real:
      field.SetType(OFTReal);
      break;
    case TableColumn::Type::flag:
      field.SetType(OFTInteger);
      field.SetSubType(OFSTBoolean);
      break;
    case TableColumn::Type::instant:
      field.SetType(OFTDateTime);
      break;
    case TableColumn::Type::blob:
      field.SetType(OFTBinary);
      break;
    case TableColumn::Type::text:
    case TableColumn::Type::point:
      break;
  }
}

bool create_table(GDALDataset& dataset, const SchemaTable& table, OGRSpatialReference& wgs84) {
  const bool spatial = is_spatial(table);
  char* options[] = {const_cast<char*>("GEOMETRY_NAME=geom"), const_cast<char*>("SPATIAL_INDEX=NO"), nullptr};
  OGRLayer* layer =
      dataset.CreateLayer(table.name.c_str(), spatial ? &wgs84 : nullptr, spatial ? wkbPoint : wkbNone, options);
  if (layer == nullptr) {
    return false;
  }
  return std::all_of(table.columns.begin(), table.columns.end(), [layer](const TableColumn& column) {
    if (column.type == TableColumn::Type::point) {
      return true;
    }
    OGRFieldDefn field(column.name.c_str(), OFTString);
    set_type(field, column);
    return layer->CreateField(&field) == OGRERR_NONE;
  });
}

std::string column_names(const SchemaTable& table, const std::vector<std::string>& missing = {}) {
  std::string names;
  for (const TableColumn& column : table.columns) {
    const bool is_missing = std::find(missing.begin(), missing.end(), column.name) != missing.end();
    names += names.empty() ? "" : ", ";
    names += is_missing ? "NULL" : fmt::format("\"{}\"", column.name);
  }
  return names;
}

template <class Record, class Columns>
SchemaTable table(const char* name, const char* key, Columns columns) {
  return {name, ColumnList::of(columns, Record()), key};
}

std::vector<SchemaTable> make_tables() {
  std::vector<SchemaTable> tables;
  // The events first: programs that open one layer take the first.
  tables.push_back(table<Event>("events", "id", [](auto& v, auto& row) { event_columns(v, row); }));
  tables.push_back(table<EventPlace>("places", "id", [](auto& v, auto& row) { place_table_columns(v, row); }));
  tables.push_back(table<Document>("documents", "id", [](auto& v, auto& row) { document_columns(v, row); }));
  tables.push_back(table<ReadingRow>("readings", "number", [](auto& v, auto& row) { reading_columns(v, row); }));
  tables.push_back(table<Claim>("claims", "id", [](auto& v, auto& row) { claim_columns(v, row); }));
  tables.push_back(table<EvidenceRow>("evidence", "", [](auto& v, auto& row) { evidence_columns(v, row); }));
  tables.push_back(table<EventClaimRow>("event_claims", "", [](auto& v, auto& row) { event_claim_columns(v, row); }));
  tables.push_back(table<Decision>("decisions", "number", [](auto& v, auto& row) { decision_columns(v, row); }));
  tables.push_back(table<LayerRow>("layers", "", [](auto& v, auto& row) { layer_columns(v, row); }));
  tables.push_back(table<View>("views", "name", [](auto& v, auto& row) { view_columns(v, row); }));
  tables.push_back(table<ProjectRow>("project", "key", [](auto& v, auto& row) { project_columns(v, row); }));
  return tables;
}

}  // namespace

const std::vector<SchemaTable>& project_tables() {
  static const std::vector<SchemaTable> tables = make_tables();
  return tables;
}

const SchemaTable& project_table(std::string_view name) {
  const std::vector<SchemaTable>& tables = project_tables();
  return *std::find_if(tables.begin(), tables.end(), [name](const SchemaTable& table) { return table.name == name; });
}

Result<void> create_geopackage(const std::filesystem::path& path) {
  const auto error = [&path](const char* what) {
    return failed(path.string(), what, "check that the folder exists, can be written and has space");
  };
  {
    const QuietGdal quiet;
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) {
      return failed(path.string(), "this GDAL cannot write GeoPackages", "install GDAL with its GPKG driver");
    }
    const geo::Dataset dataset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) {
      return error("cannot be created");
    }
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    for (const SchemaTable& table : project_tables()) {
      if (!create_table(*dataset, table, wgs84)) {
        return error("cannot be written");
      }
    }
    CPLErrorReset();
    dataset->FlushCache();
    if (CPLGetLastErrorType() == CE_Failure) {
      return error("cannot be written");
    }
  }
  Result<Database> database = Database::open(path, Database::Mode::write);
  if (!database) {
    return tl::make_unexpected(database.error());
  }
  std::string sql = "BEGIN;";
  for (const SchemaTable& table : project_tables()) {
    if (!table.key.empty()) {
      sql += fmt::format("CREATE UNIQUE INDEX {0}_{1} ON {0}(\"{1}\");", table.name, table.key);
    }
  }
  return database->execute(sql + kIndexesAndTriggers + "COMMIT;");
}

std::string insert_sql(const SchemaTable& table, SameKey same_key) {
  std::string parameters;
  std::string updates;
  for (const TableColumn& column : table.columns) {
    parameters += parameters.empty() ? "?" : ", ?";
    if (column.name != table.key) {
      updates += fmt::format("{0}\"{1}\" = excluded.\"{1}\"", updates.empty() ? "" : ", ", column.name);
    }
  }
  std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, column_names(table), parameters);
  if (!table.key.empty() && same_key == SameKey::replace) {
    sql += fmt::format(" ON CONFLICT(\"{}\") DO UPDATE SET {}", table.key, updates);
  }
  return sql;
}

Result<std::vector<std::string>> missing_columns(Database& database, const SchemaTable& table) {
  std::vector<std::string> missing;
  for (const LaterColumn& later : kLaterColumns) {
    if (table.name != later.table) {
      continue;
    }
    const Result<std::int64_t> count = database.integer(
        fmt::format("SELECT count(*) FROM pragma_table_info('{}') WHERE name = '{}'", later.table, later.column));
    if (!count) {
      return tl::make_unexpected(count.error());
    }
    if (*count == 0) {
      missing.emplace_back(later.column);
    }
  }
  return missing;
}

Result<void> add_missing_columns(Database& database) {
  for (const SchemaTable& table : project_tables()) {
    const Result<std::vector<std::string>> missing = missing_columns(database, table);
    if (!missing) {
      return tl::make_unexpected(missing.error());
    }
    for (const std::string& column : *missing) {
      Result<void> added = database.execute(
          fmt::format("ALTER TABLE {} ADD COLUMN \"{}\" {}", table.name, column, type_of(table.name, column)));
      if (!added) {
        return added;
      }
    }
  }
  return {};
}

std::string select_sql(const SchemaTable& table, const std::vector<std::string>& missing, std::string_view where) {
  return fmt::format("SELECT {} FROM {}{}{} ORDER BY fid", column_names(table, missing), table.name,
                     where.empty() ? "" : " WHERE ", where);
}

}  // namespace dateline::events
