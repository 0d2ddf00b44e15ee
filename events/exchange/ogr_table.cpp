#include "events/exchange/ogr_table.h"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_recordbatch.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <cstring>
#include <memory>
#include <string>

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
  Transform transform;  // null: already longitude and latitude
};

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
      reason = layout.error();
      continue;
    }
    EventLayer found{layer, *layout, nullptr};
    if (OGRSpatialReference* system = layer->GetSpatialRef(); system != nullptr) {
      OGRSpatialReference lon_lat;
      lon_lat.SetWellKnownGeogCS("WGS84");
      lon_lat.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
      OGRSpatialReference source(*system);
      source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
      if (!source.IsSame(&lon_lat)) {
        found.transform.reset(OGRCreateCoordinateTransformation(&source, &lon_lat));
      }
    }
    return found;
  }
  if (reason) {
    return tl::make_unexpected(*reason);
  }
  return rejected(name, "has no layer of points", "name a table with positions and times");
}

Dataset open_vector(const std::filesystem::path& file) {
  geo::start_gdal();
  const geo::GdalMessages quiet;
  return Dataset(GDALDataset::Open(geo::dataset_name(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

/// A point in well-known binary; none where it is empty or no point.
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
  if (wkbFlatten(static_cast<OGRwkbGeometryType>(type)) != wkbPoint ||
      (transform != nullptr && transform->Transform(1, &x, &y) == FALSE)) {
    return std::nullopt;
  }
  return std::isfinite(x) && std::isfinite(y) && std::abs(x) <= 180 && std::abs(y) <= 90
             ? std::optional(geo::LonLat{x, y})
             : std::nullopt;
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

/// Milliseconds since 1970 as the reader of tables takes them.
void write_time(std::int64_t milliseconds, std::string& text) {
  const std::int64_t minute = (milliseconds - (milliseconds % 60'000 + 60'000) % 60'000) / 60'000;
  const CivilDay day = to_day(minute);
  const auto of_day = static_cast<int>(minute - to_minutes(day));
  text.clear();
  fmt::format_to(std::back_inserter(text), "{:04}-{:02}-{:02}T{:02}:{:02}", day.year, day.month, day.day, of_day / 60,
                 of_day % 60);
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

}  // namespace

bool is_ogr_table(const std::filesystem::path& file) {
  const Dataset dataset = open_vector(file);
  return dataset && find_layer(*dataset, file.string()).has_value();
}

Result<std::size_t> visit_ogr_table(const std::filesystem::path& file,
                                    const std::function<void(const TableEvent&, std::uint32_t)>& visit) {
  const std::string name = file.string();
  const Dataset dataset = open_vector(file);
  if (!dataset) {
    return rejected(name, "cannot be opened as a table", "name a table with positions and times");
  }
  const Result<EventLayer> found = find_layer(*dataset, name);
  if (!found) {
    return tl::make_unexpected(found.error());
  }
  const geo::GdalMessages quiet;
  const std::vector<std::string> names = column_names(*found->layer);
  ArrowArrayStream stream{};
  if (!found->layer->GetArrowStream(&stream, nullptr)) {
    return rejected(name, "cannot be read as a table", "");
  }
  const StreamCloser closer{&stream};
  ArrowSchema schema{};
  if (stream.get_schema(&stream, &schema) != 0) {
    return rejected(name, "cannot be read as a table", "");
  }
  // Which of the stream's columns is which of the table's; the geometry is the one of binary that is none.
  std::vector<std::string> formats;
  std::vector<std::optional<std::size_t>> columns;
  std::optional<std::size_t> geometry;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& child = *schema.children[i];
    formats.emplace_back(child.format);
    const auto column = std::find(names.begin(), names.end(), child.name);
    columns.push_back(column == names.end() ? std::nullopt
                                            : std::optional(static_cast<std::size_t>(column - names.begin())));
    if (formats.back() == "z" && !columns.back()) {
      geometry = static_cast<std::size_t>(i);
    }
  }
  schema.release(&schema);
  TableRowReader reader(found->layout);
  std::vector<std::string> scratch(formats.size());
  std::vector<std::string_view> cells(names.size());
  TableEvent event;
  std::uint32_t number = 0;
  std::size_t rejected_rows = 0;
  while (true) {
    ArrowArray batch{};
    if (stream.get_next(&stream, &batch) != 0) {
      return rejected(name, "cannot be read to its end", "");
    }
    if (batch.release == nullptr) {
      return rejected_rows;
    }
    for (std::int64_t row = 0; row < batch.length; ++row, ++number) {
      std::optional<geo::LonLat> point;
      for (std::size_t i = 0; i < formats.size(); ++i) {
        const ArrowArray& column = *batch.children[i];
        if (columns[i]) {
          cells[*columns[i]] = cell_of(formats[i], column, row, scratch[i]);
        } else if (geometry == i && !is_null(column, row)) {
          point = point_of(bytes_of<std::int32_t>(column, row), found->transform.get());
        }
      }
      if (reader.read(cells, event, point) == RowProblem::none) {
        visit(event, number);
      } else {
        ++rejected_rows;
      }
    }
    batch.release(&batch);
  }
}

}  // namespace dateline::events
