#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <memory>
#include <unordered_map>

#include "geo/gdal/column_names.h"
#include "geo/gdal/gdal_session.h"
#include "geo/gdal/owners.h"
#include "geo/vector/antimeridian.h"
#include "geo/vector/columns.h"
#include "geo/vector/kml_file.h"
#include "geo/vector/vector_data.h"

namespace dateline::geo {

void WorldBox::extend(WorldPoint p) {
  min = {std::min(min.x, p.x), std::min(min.y, p.y)};
  max = {std::max(max.x, p.x), std::max(max.y, p.y)};
}

bool WorldBox::overlaps(const WorldBox& other) const {
  return min.x <= other.max.x && other.min.x <= max.x && min.y <= other.max.y && other.min.y <= max.y;
}

Bounds VectorData::bounds() const {
  if (box.min.x > box.max.x) {
    return Bounds::empty();
  }
  const LonLat upper_left = to_lon_lat(box.min);
  const LonLat lower_right = to_lon_lat(box.max);
  return {upper_left.longitude, lower_right.latitude, lower_right.longitude, upper_left.latitude};
}

namespace {

constexpr double kBeyond = 1e-6;  // rounding that brings an edge a little past the antimeridian or the pole

/// How a layer's rows are understood.
struct LayerReading {
  Columns columns;
  std::vector<int> kept;  ///< for each of VectorData::columns the layer's; -1 where it has none
  DateColumns dates;
  bool has_system = false;
  Transform transform;  // null: already longitude and latitude
};

OGRSpatialReference lon_lat_system() {
  OGRSpatialReference system;
  system.SetWellKnownGeogCS("WGS84");
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

class Reader {
 public:
  Reader(std::string file, std::stop_token stop, const std::vector<std::string>& columns, DateChoice dates)
      : file_(std::move(file)), stop_(std::move(stop)), date_choice_(std::move(dates)) {
    data_.columns = columns;
    data_.texts.emplace_back();
    text_index_.emplace(std::string(), 0);
  }

  Result<WithWarnings<VectorData>> read(GDALDataset& dataset) {
    find_dates(dataset);
    find_cut_out(dataset);
    // Feature by feature over all layers, which is the one way that OpenStreetMap's files allow.
    dataset.ResetReading();
    OGRLayer* layer = nullptr;
    while (OGRFeature* row = dataset.GetNextFeature(&layer, nullptr, nullptr, nullptr)) {
      const OGRFeatureUniquePtr owned(row);
      if (stop_.stop_requested()) {
        return rejected(file_, "was stopped while it was read", "");
      }
      if (layer != nullptr && row->GetGeometryRef() != nullptr) {
        add_row(*row, reading_of(*layer));
      }
      if (data_.points.size() > kMaxVectorPoints) {
        return rejected(file_, "holds more than 20 million positions", "cut out the part you need with ogr2ogr -spat");
      }
      if (without_system_) {
        return rejected(file_, "has no coordinate system, and its numbers are no longitudes and latitudes",
                        "name its system with ogr2ogr -a_srs");
      }
    }
    if (damaged_ > 0) {
      warnings_.push_back({Error::Kind::rejected, file_,
                           std::to_string(damaged_) + " of its features have no position on the map",
                           "the rest is shown"});
    }
    return WithWarnings<VectorData>{std::move(data_), std::move(warnings_)};
  }

 private:
  static std::string text_of(OGRFeature& row, int column) {
    return row.IsFieldSetAndNotNull(column) ? std::string(row.GetFieldAsString(column)) : std::string();
  }

  /// Looks at the first rows of each layer. OpenStreetMap's times are those of edits, and its layers are read in turns.
  void find_dates(GDALDataset& dataset) {
    constexpr std::size_t kRows = 200;
    const bool is_openstreetmap = EQUAL(dataset.GetDriverName(), "OSM");
    if (is_openstreetmap || (!date_choice_.empty() && date_choice_.front() == "none")) {
      return;
    }
    for (OGRLayer* layer : dataset.GetLayers()) {
      const std::vector<std::string> names = column_names(*layer);
      std::vector<std::vector<std::string>> rows;
      layer->ResetReading();
      while (rows.size() < kRows) {
        const OGRFeatureUniquePtr row(layer->GetNextFeature());
        if (!row) {
          break;
        }
        std::vector<std::string>& values = rows.emplace_back();
        for (int i = 0; i < static_cast<int>(names.size()); ++i) {
          values.push_back(text_of(*row, i));
        }
      }
      layer->ResetReading();
      dates_[layer] = find_date_columns(names, rows, date_choice_);
      dated_ = dated_ || dates_[layer].any();
    }
  }

  /// The box in the header of an OpenStreetMap extract, which stands there without a reading of what it holds.
  void find_cut_out(GDALDataset& dataset) {
    OGREnvelope box;
    if (EQUAL(dataset.GetDriverName(), "OSM") && dataset.GetLayerCount() > 0 &&
        dataset.GetLayer(0)->GetExtent(&box, FALSE) == OGRERR_NONE && is_valid({box.MinX, box.MinY}) &&
        is_valid({box.MaxX, box.MaxY}) && box.MinX < box.MaxX && box.MinY < box.MaxY) {
      data_.cut_out = {box.MinX, box.MinY, box.MaxX, box.MaxY};
    }
  }

  const LayerReading& reading_of(OGRLayer& layer) {
    const auto [entry, is_new] = readings_.try_emplace(&layer);
    LayerReading& reading = entry->second;
    if (!is_new) {
      return reading;
    }
    reading.dates = dates_[&layer];
    std::vector<std::string> names = column_names(layer);
    reading.columns = find_columns(names);
    std::transform(names.begin(), names.end(), names.begin(), lower_case);
    for (const std::string& wanted : data_.columns) {
      const auto found = std::find(names.begin(), names.end(), wanted);
      reading.kept.push_back(found == names.end() ? -1 : static_cast<int>(found - names.begin()));
    }
    const OGRSpatialReference* system = layer.GetSpatialRef();
    reading.has_system = system != nullptr;
    if (system != nullptr) {
      const OGRSpatialReference lon_lat = lon_lat_system();
      // The same numbers need no transformation; PROJ would cost a microsecond each.
      const bool same = system->IsGeographic() && system->IsSameGeogCS(&lon_lat) &&
                        system->GetDataAxisToSRSAxisMapping() == std::vector<int>{2, 1};
      if (!same) {
        reading.transform.reset(OGRCreateCoordinateTransformation(system, &lon_lat));
      }
    }
    return reading;
  }

  void add_row(OGRFeature& row, const LayerReading& reading) {
    VectorFeature attributes;
    const auto text = [&row](std::optional<int> column) { return column ? text_of(row, *column) : std::string(); };
    const auto date = [&row](const std::optional<DateColumns::Column>& column) {
      return column ? text_of(row, column->index) : std::string();
    };
    time_ = feature_time(reading.dates, date(reading.dates.begin), date(reading.dates.end));
    attributes.id = text(reading.columns.id);
    attributes.name = text(reading.columns.name);
    attributes.arabic = text(reading.columns.arabic);
    if (attributes.arabic.empty() && is_arabic(attributes.name)) {
      attributes.arabic = attributes.name;
    }
    attributes.feature_class = text(reading.columns.feature_class);
    if (reading.columns.rank && row.IsFieldSetAndNotNull(*reading.columns.rank)) {
      attributes.rank = row.GetFieldAsInteger(*reading.columns.rank);
    }
    const std::string approximate = text(reading.columns.approximate);
    attributes.approximate = approximate == "1" || approximate == "true" || approximate == "yes";
    kept_.clear();
    for (const int column : reading.kept) {
      kept_.push_back(column < 0 ? 0 : intern(text(column)));
    }
    std::unique_ptr<OGRGeometry> geometry(row.StealGeometry());
    if (geometry->hasCurveGeometry()) {
      geometry.reset(geometry->getLinearGeometry());
    }
    add_geometry(*geometry, attributes, reading);
  }

  /// Adds the geometry as features with these attributes: one, or of a collection one for each kind in it.
  void add_geometry(const OGRGeometry& geometry, const VectorFeature& attributes, const LayerReading& reading) {
    std::map<GeometryKind, std::vector<const OGRGeometry*>> by_kind;
    sort_out(geometry, by_kind, 0);
    for (const auto& [kind, members] : by_kind) {
      VectorFeature feature = attributes;
      feature.kind = kind;
      feature.first_part = static_cast<std::uint32_t>(data_.parts.size());
      const std::size_t points_before = data_.points.size();
      bool sound = true;
      for (const OGRGeometry* member : members) {
        sound = add_member(*member, reading, feature.box) && sound;
      }
      feature.end_part = static_cast<std::uint32_t>(data_.parts.size());
      if (!sound || feature.end_part == feature.first_part) {
        damaged_ += sound ? 0 : 1;
        data_.parts.resize(feature.first_part);
        data_.points.resize(points_before);
        continue;
      }
      data_.box.extend(feature.box.min);
      data_.box.extend(feature.box.max);
      data_.features.push_back(std::move(feature));
      data_.values.insert(data_.values.end(), kept_.begin(), kept_.end());
      if (dated_) {
        data_.times.push_back(time_);
      }
    }
  }

  std::uint32_t intern(std::string text) {
    const auto [entry, is_new] =
        text_index_.try_emplace(std::move(text), static_cast<std::uint32_t>(data_.texts.size()));
    if (is_new) {
      data_.texts.push_back(entry->first);
    }
    return entry->second;
  }

  static void sort_out(const OGRGeometry& geometry, std::map<GeometryKind, std::vector<const OGRGeometry*>>& by_kind,
                       int depth) {
    constexpr int kDeepest = 32;  // of collections in collections, in a hostile file
    if (geometry.IsEmpty() || depth > kDeepest) {
      return;
    }
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint:
        by_kind[GeometryKind::point].push_back(&geometry);
        return;
      case wkbLineString:
        by_kind[GeometryKind::line].push_back(&geometry);
        return;
      case wkbPolygon:
      case wkbTriangle:
        by_kind[GeometryKind::area].push_back(&geometry);
        return;
      case wkbMultiPoint:
      case wkbMultiLineString:
      case wkbMultiPolygon:
      case wkbGeometryCollection:
        for (const OGRGeometry* member : *geometry.toGeometryCollection()) {
          sort_out(*member, by_kind, depth + 1);
        }
        return;
      case wkbPolyhedralSurface:
      case wkbTIN:
        for (const OGRGeometry* member : *geometry.toPolyhedralSurface()) {
          sort_out(*member, by_kind, depth + 1);
        }
        return;
      default:
        return;
    }
  }

  bool add_member(const OGRGeometry& member, const LayerReading& reading, WorldBox& box) {
    std::vector<Ring> rings;
    const bool area = read_rings(member, rings);
    for (Ring& ring : rings) {
      if (reading.transform && !transformed(ring.positions, *reading.transform)) {
        return false;
      }
    }
    if (rings.empty()) {
      return false;
    }
    bool sound = true;
    for (const std::vector<Ring>& part : brought_onto_map(std::move(rings), area)) {
      for (const Ring& ring : part) {
        sound = sound && add_part(ring.positions, ring.hole, reading, box);
      }
    }
    return sound;
  }

  /// The positions of a point, a line or an area in the layer's system; nothing of an area that is a spot. Whether it
  /// is an area.
  static bool read_rings(const OGRGeometry& member, std::vector<Ring>& rings) {
    switch (wkbFlatten(member.getGeometryType())) {
      case wkbPoint:
        rings.push_back({{{member.toPoint()->getX(), member.toPoint()->getY()}}, false});
        return false;
      case wkbLineString:
        rings.push_back({positions(*member.toLineString()), false});
        return false;
      default:
        break;
    }
    bool hole = false;
    for (const OGRLinearRing* ring : *member.toPolygon()) {
      std::vector<LonLat> corners = positions(*ring);
      if (corners.size() > 1 && corners.front() == corners.back()) {
        corners.pop_back();
      }
      const bool is_spot =
          std::all_of(corners.begin(), corners.end(), [&corners](LonLat corner) { return corner == corners.front(); });
      if (is_spot && !hole) {
        rings.clear();
        return true;
      }
      if (!is_spot && corners.size() >= 3) {
        rings.push_back({std::move(corners), hole});
      }
      hole = true;
    }
    return true;
  }

  static bool transformed(std::vector<LonLat>& positions, OGRCoordinateTransformation& transform) {
    for (LonLat& p : positions) {
      if (!transform.Transform(1, &p.longitude, &p.latitude)) {
        return false;
      }
    }
    return true;
  }

  static std::vector<LonLat> positions(const OGRSimpleCurve& curve) {
    std::vector<LonLat> result(static_cast<std::size_t>(curve.getNumPoints()));
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i] = {curve.getX(static_cast<int>(i)), curve.getY(static_cast<int>(i))};
    }
    return result;
  }

  /// False where one of the positions is nowhere on the map.
  bool add_part(const std::vector<LonLat>& positions, bool hole, const LayerReading& reading, WorldBox& box) {
    const auto begin = static_cast<std::uint32_t>(data_.points.size());
    for (LonLat p : positions) {
      if (std::abs(p.longitude) <= 180 + kBeyond && std::abs(p.latitude) <= 90 + kBeyond) {
        p = {std::clamp(p.longitude, -180.0, 180.0), std::clamp(p.latitude, -90.0, 90.0)};
      }
      if (!is_valid(p)) {
        without_system_ = !reading.has_system && std::isfinite(p.longitude) && std::isfinite(p.latitude);
        return false;
      }
      data_.points.push_back(to_world(p));
      box.extend(data_.points.back());
    }
    data_.parts.push_back({begin, static_cast<std::uint32_t>(data_.points.size()), hole});
    return true;
  }

  std::string file_;
  std::stop_token stop_;
  VectorData data_;
  std::vector<Error> warnings_;
  std::map<OGRLayer*, LayerReading> readings_;
  std::unordered_map<std::string, std::uint32_t> text_index_;  // into data_.texts
  std::vector<std::uint32_t> kept_;                            // values of the row at hand
  DateChoice date_choice_;
  std::map<OGRLayer*, DateColumns> dates_;
  bool dated_ = false;  // any layer is
  FeatureTime time_;    // of the row at hand
  std::size_t damaged_ = 0;
  bool without_system_ = false;
};

/// How GDAL opens a file, by its name: of separated values it is told which columns hold places.
CPLStringList open_options(const std::string& file) {
  CPLStringList options;
  if (const std::string name = lower_case(file); name.ends_with(".csv") || name.ends_with(".tsv")) {
    options.SetNameValue("X_POSSIBLE_NAMES", "longitude,lon,long,lng,x");
    options.SetNameValue("Y_POSSIBLE_NAMES", "latitude,lat,y");
    options.SetNameValue("GEOM_POSSIBLE_NAMES", "wkt,geom,geometry,the_geom,geom_wkt,wkt_geom");
  }
  return options;
}

/// Why nothing of a file is shown, where GDAL's words, or `otherwise`, need not be the last.
tl::unexpected<Error> refusal(const std::filesystem::path& file, std::string otherwise) {
  if (is_kml_link(file)) {
    return rejected(file.string(), "holds nothing but links to other files, which are never followed",
                    "fetch what it links to, and open that");
  }
  if (auto problem = broken_kml(file)) {
    return rejected(file.string(), std::move(*problem), "mend the file there");
  }
  return rejected(file.string(), std::move(otherwise), "see whether ogrinfo can read it");
}

}  // namespace

std::optional<std::vector<std::string>> columns_with_places(const std::filesystem::path& file) {
  start_gdal();
  const GdalMessages quiet;
  const CPLStringList options = open_options(file.string());
  const Dataset dataset(
      GDALDataset::Open(dataset_name(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options.List()));
  OGRLayer* layer = dataset && dataset->GetLayerCount() > 0 ? dataset->GetLayer(0) : nullptr;
  return layer != nullptr && layer->GetGeomType() != wkbNone ? std::optional(column_names(*layer)) : std::nullopt;
}

Result<WithWarnings<VectorData>> read_vector(const std::filesystem::path& file, std::stop_token stop,
                                             const std::vector<std::string>& columns, const DateChoice& dates) {
  start_gdal();
  if (auto error = unreadable(file)) {
    return tl::make_unexpected(std::move(*error));
  }
  // GDAL takes what is no number for 0, and draws lines to where nothing is.
  if (auto problem = bad_kml_position(file)) {
    return rejected(file.string(), std::move(*problem), "mend the file there");
  }
  const GdalMessages messages;
  // OpenStreetMap files need not be sorted; GDAL's quicker way takes it for granted.
  const CPLConfigOptionSetter any_order("OSM_USE_CUSTOM_INDEXING", "NO", false);
  const std::string where = file.string();
  const CPLStringList options = open_options(where);
  const Dataset dataset(
      GDALDataset::Open(dataset_name(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options.List()));
  if (!dataset) {
    return refusal(file, messages.failed() ? messages.first() : "is not a vector file that GDAL opens");
  }
  Reader reader(where, std::move(stop), columns, dates);
  auto read = reader.read(*dataset);
  if (!read) {
    return read;
  }
  if (read->value.features.empty()) {
    return refusal(file, messages.failed() ? "is damaged: " + messages.first() : "holds nothing that has a place");
  }
  if (messages.failed()) {
    read->warnings.push_back({Error::Kind::rejected, where, "is damaged: " + messages.first(), "the rest is shown"});
  }
  return read;
}

}  // namespace dateline::geo
