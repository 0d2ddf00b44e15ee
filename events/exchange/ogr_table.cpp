#include "events/exchange/ogr_table.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_recordbatch.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <array>
#include <charconv>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "events/exchange/in_order.h"
#include "geo/gdal/column_names.h"
#include "geo/gdal/gdal_session.h"
#include "geo/gdal/owners.h"

namespace dateline::events {

namespace {

using geo::column_names;
using geo::Dataset;
using geo::Transform;

/// A layer that holds events, and how its columns are understood.
struct EventLayer {
  OGRLayer* layer = nullptr;
  TableLayout layout;
};

/// From the layer's positions to longitude and latitude; null where they are that already. For one thread.
Transform transform_of(OGRLayer& layer) {
  OGRSpatialReference* system = layer.GetSpatialRef();
  if (system == nullptr) {
    return nullptr;
  }
  OGRSpatialReference lon_lat;
  lon_lat.SetWellKnownGeogCS("WGS84");
  lon_lat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRSpatialReference source(*system);
  source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return source.IsSame(&lon_lat) ? nullptr : Transform(OGRCreateCoordinateTransformation(&source, &lon_lat));
}

Result<EventLayer> find_layer(GDALDataset& dataset, const std::string& name) {
  std::optional<Error> reason;
  for (int i = 0; i < dataset.GetLayerCount(); ++i) {
    OGRLayer* layer = dataset.GetLayer(i);
    const OGRwkbGeometryType type = wkbFlatten(layer->GetGeomType());
    if (type != wkbPoint && type != wkbUnknown) {
      continue;
    }
    Result<TableLayout> layout = layout_of_header(column_names(*layer), name, true);
    if (!layout) {
      // Where there are no rows there may be no columns either, as in GeoJSON: that is what is wrong then.
      reason = layer->GetFeatureCount() == 0
                   ? Error{Error::Kind::rejected, name, "holds no rows", "name a table with positions and times"}
                   : layout.error();
      continue;
    }
    return EventLayer{layer, *layout};
  }
  if (reason) {
    return tl::make_unexpected(*reason);
  }
  return rejected(name, "has no layer of points", "name a table with positions and times");
}

/// What GDAL says of it is for the caller to hear or to drop.
Dataset open_vector(const std::filesystem::path& file) {
  geo::start_gdal();
  return Dataset(GDALDataset::Open(geo::dataset_name(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

/// A point in well-known binary, which may lie nowhere on the earth; none where it is empty or no point.
std::optional<geo::LonLat> point_of(std::string_view wkb, OGRCoordinateTransformation* transform) {
  if (wkb.size() < 21 || wkb[0] != 1) {  // OGR writes little-endian
    return std::nullopt;
  }
  std::uint32_t type = 0;
  double x = 0;
  double y = 0;
  std::memcpy(&type, wkb.data() + 1, 4);
  std::memcpy(&x, wkb.data() + 5, 8);
  std::memcpy(&y, wkb.data() + 13, 8);
  if (wkbFlatten(static_cast<OGRwkbGeometryType>(type)) != wkbPoint || (std::isnan(x) && std::isnan(y))) {
    return std::nullopt;
  }
  if (transform != nullptr && transform->Transform(1, &x, &y) == FALSE) {
    x = y = NAN;
  }
  return geo::LonLat{x, y};
}

bool is_null(const ArrowArray& array, std::int64_t row) {
  const auto* bits = static_cast<const std::uint8_t*>(array.n_buffers > 0 ? array.buffers[0] : nullptr);
  const std::int64_t at = row + array.offset;
  return bits != nullptr && (bits[at / 8] >> (at % 8) & 1) == 0;
}

template <class T>
T value_of(const ArrowArray& array, std::int64_t row) {
  return static_cast<const T*>(array.buffers[1])[row + array.offset];
}

template <class Offset>
std::string_view bytes_of(const ArrowArray& array, std::int64_t row) {
  const auto* offsets = static_cast<const Offset*>(array.buffers[1]) + row + array.offset;
  return {static_cast<const char*>(array.buffers[2]) + offsets[0], static_cast<std::size_t>(offsets[1] - offsets[0])};
}

/// Milliseconds since 1970 as the reader of tables takes them: "2016-07-26T14:30".
void write_time(std::int64_t milliseconds, std::string& text) {
  const std::int64_t minute = (milliseconds - (milliseconds % 60'000 + 60'000) % 60'000) / 60'000;
  const CivilDay day = to_day(minute);
  const auto of_day = static_cast<unsigned>(minute - to_minutes(day));
  if (day.year < 0 || day.year > 9999) {
    text.clear();
    return;
  }
  text = "0000-00-00T00:00";
  const auto put = [&text](std::size_t last, unsigned value) {
    for (; value > 0; value /= 10) {
      text[last--] = static_cast<char>('0' + value % 10);
    }
  };
  put(3, static_cast<unsigned>(day.year));
  put(6, day.month);
  put(9, day.day);
  put(12, of_day / 60);
  put(15, of_day % 60);
}

/// A cell in words; `scratch` holds what is not text already.
std::string_view cell_of(std::string_view format, const ArrowArray& array, std::int64_t row, std::string& scratch) {
  if (is_null(array, row)) {
    return {};
  }
  scratch.clear();
  const auto number = [&](auto value) {
    fmt::format_to(std::back_inserter(scratch), "{}", value);
    return std::string_view(scratch);
  };
  if (format == "u") {
    return bytes_of<std::int32_t>(array, row);
  }
  if (format == "U") {
    return bytes_of<std::int64_t>(array, row);
  }
  if (format == "l") {
    return number(value_of<std::int64_t>(array, row));
  }
  if (format == "i") {
    return number(value_of<std::int32_t>(array, row));
  }
  if (format == "s") {
    return number(value_of<std::int16_t>(array, row));
  }
  if (format == "g") {
    return number(value_of<double>(array, row));
  }
  if (format == "f") {
    return number(value_of<float>(array, row));
  }
  if (format == "tdD") {
    const CivilDay day = to_day(std::int64_t{value_of<std::int32_t>(array, row)} * kMinutesPerDay);
    fmt::format_to(std::back_inserter(scratch), "{:04}-{:02}-{:02}", day.year, day.month, day.day);
    return scratch;
  }
  if (format.starts_with("tsm:")) {
    write_time(value_of<std::int64_t>(array, row), scratch);
    return scratch;
  }
  return {};
}

struct StreamCloser {
  ArrowArrayStream* stream;
  ~StreamCloser() {
    if (stream->release != nullptr) {
      stream->release(stream);
    }
  }
};

/// Some rows of the layer, column by column.
class Batch {
 public:
  explicit Batch(const ArrowArray& array) : array_(array) {}
  ~Batch() {
    if (array_.release != nullptr) {
      array_.release(&array_);
    }
  }
  Batch(Batch&& other) noexcept : array_(std::exchange(other.array_, ArrowArray{})) {}
  Batch& operator=(Batch&&) = delete;
  [[nodiscard]] const ArrowArray& array() const { return array_; }

 private:
  ArrowArray array_;
};

/// What the columns of the stream are to the table.
struct StreamColumns {
  struct Cell {
    std::size_t stream = 0;  // its column of the stream ...
    std::size_t table = 0;   // ... and of the layout
    std::string format;
  };
  std::vector<Cell> cells;  // those that play a role
  std::optional<std::size_t> geometry;
  std::size_t names = 0;
};

StreamColumns columns_of(const ArrowSchema& schema, const std::vector<std::string>& names, const TableLayout& layout) {
  StreamColumns columns;
  columns.names = names.size();
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& child = *schema.children[i];
    const auto name = std::ranges::find(names, child.name);
    if (name != names.end()) {
      const auto column = name - names.begin();
      if (std::ranges::find(layout.columns, static_cast<int>(column)) != layout.columns.end()) {
        columns.cells.push_back({static_cast<std::size_t>(i), static_cast<std::size_t>(column), child.format});
      }
    } else if (std::string_view(child.format) == "z") {
      columns.geometry = static_cast<std::size_t>(i);  // the geometry is the one of binary that is no attribute
    }
  }
  return columns;
}

/// A thread's reader of batches.
class BatchReader {
 public:
  BatchReader(const EventLayer& layer, const StreamColumns& columns, TableTexts texts)
      : columns_(columns),
        texts_(texts),
        reader_(layer.layout),
        transform_(transform_of(*layer.layer)),
        scratch_(columns.cells.size()),
        cells_(columns.names) {}

  RowBlock operator()(const Batch& batch) {
    RowBlock block;
    const ArrowArray& rows = batch.array();
    block.rows.reserve(static_cast<std::size_t>(rows.length));
    for (std::int64_t row = 0; row < rows.length; ++row) {
      for (std::size_t i = 0; i < columns_.cells.size(); ++i) {
        const StreamColumns::Cell& cell = columns_.cells[i];
        cells_[cell.table] = cell_of(cell.format, *rows.children[cell.stream], row, scratch_[i]);
      }
      std::optional<geo::LonLat> point;
      if (columns_.geometry && !is_null(*rows.children[*columns_.geometry], row)) {
        point = point_of(bytes_of<std::int32_t>(*rows.children[*columns_.geometry], row), transform_.get());
      }
      block.add(reader_.read(cells_, event_, point), event_, texts_);
    }
    return block;
  }

 private:
  const StreamColumns& columns_;
  TableTexts texts_;
  TableRowReader reader_;
  Transform transform_;
  std::vector<std::string> scratch_;
  std::vector<std::string_view> cells_;
  TableEvent event_;
};

}  // namespace

bool is_ogr_table(const std::filesystem::path& file) {
  const geo::GdalMessages quiet;
  const Dataset dataset = open_vector(file);
  return dataset && find_layer(*dataset, file.string()).has_value();
}

Result<TableRows> read_ogr_table(const std::filesystem::path& file, TableTexts texts) {
  const std::string name = file.string();
  if (auto error = geo::unreadable(file)) {
    return tl::make_unexpected(std::move(*error));
  }
  const geo::GdalMessages messages;
  const Dataset dataset = open_vector(file);
  if (!dataset) {
    return messages.failed() ? rejected(name, "is damaged: " + messages.first(), "fetch it again")
                             : rejected(name, "cannot be opened as a table", "name a table with positions and times");
  }
  const Result<EventLayer> found = find_layer(*dataset, name);
  if (!found) {
    return tl::make_unexpected(found.error());
  }
  ArrowArrayStream stream{};
  // Batches of so many rows are worth a thread's while, and not much memory.
  std::array<char, 32> option{"MAX_FEATURES_IN_BATCH=16384"};
  std::array<char*, 2> options{option.data(), nullptr};
  if (!found->layer->GetArrowStream(&stream, options.data())) {
    return rejected(name, "cannot be read as a table", "");
  }
  const StreamCloser closer{&stream};
  ArrowSchema schema{};
  if (stream.get_schema(&stream, &schema) != 0) {
    return rejected(name, "cannot be read as a table", "");
  }
  const StreamColumns columns = columns_of(schema, column_names(*found->layer), found->layout);
  schema.release(&schema);
  TableRows table;
  table.kind = found->layout.kind;
  std::uint32_t records = 0;
  bool whole = true;
  work_in_order(
      [&]() -> std::optional<Batch> {
        ArrowArray batch{};
        whole = stream.get_next(&stream, &batch) == 0;
        return whole && batch.release != nullptr ? std::optional<Batch>(std::in_place, batch) : std::nullopt;
      },
      [&] { return BatchReader(*found, columns, texts); },
      [&](RowBlock block) {
        append(block, records, name, table);
        records += block.records;
      });
  if (!whole) {
    return rejected(name, "cannot be read to its end", "");
  }
  if (table.rows.empty()) {
    return no_rows(table, name);
  }
  return table;
}

}  // namespace dateline::events
