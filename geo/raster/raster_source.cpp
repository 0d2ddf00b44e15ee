#include "geo/raster/raster_source.h"

#include <gdal_alg.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <string>
#include <utility>

#include "geo/gdal/gdal_session.h"
#include "geo/raster/band_stretch.h"

namespace dateline::geo {

namespace {

constexpr double kMercatorHalf = 20037508.342789244;  // metres; half the width of EPSG:3857's square

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

/// A list of arguments as GDAL's utilities take it.
class Arguments {
 public:
  explicit Arguments(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      add(word);
    }
  }
  void add(const std::string& word) { list_.AddString(word.c_str()); }
  [[nodiscard]] char** get() { return list_.List(); }

 private:
  CPLStringList list_;
};

Dataset translate_to_vrt(GDALDataset& source, const std::vector<std::string>& words) {
  Arguments arguments(words);
  GDALTranslateOptions* options = GDALTranslateOptionsNew(arguments.get(), nullptr);
  int misuse = 0;
  Dataset result(GDALDataset::FromHandle(GDALTranslate("", GDALDataset::ToHandle(&source), options, &misuse)));
  GDALTranslateOptionsFree(options);
  return result;
}

/// A dataset and the bands of it that are shown. Used by one thread at a time.
struct Handle {
  Dataset source;
  Dataset shown;  // a view of `source`: colour bands, and alpha last where there is one
};

/// Which bands are the picture: red, green and blue where they are named or there are three, else the first; then
/// alpha.
struct BandChoice {
  std::vector<int> colours;
  int alpha = 0;  // 0: none
};

BandChoice choose_bands(GDALDataset& dataset) {
  BandChoice choice;
  std::vector<int> plain;
  std::array<int, 3> rgb = {0, 0, 0};
  for (int band = 1; band <= dataset.GetRasterCount(); ++band) {
    const GDALColorInterp meaning = dataset.GetRasterBand(band)->GetColorInterpretation();
    if (meaning == GCI_AlphaBand) {
      choice.alpha = band;
      continue;
    }
    plain.push_back(band);
    if (meaning >= GCI_RedBand && meaning <= GCI_BlueBand) {
      rgb[static_cast<std::size_t>(meaning - GCI_RedBand)] = band;
    }
  }
  if (std::find(rgb.begin(), rgb.end(), 0) == rgb.end()) {
    choice.colours.assign(rgb.begin(), rgb.end());
  } else if (plain.size() >= 3 && dataset.GetRasterBand(plain[0])->GetColorTable() == nullptr) {
    choice.colours.assign(plain.begin(), plain.begin() + 3);
  } else if (!plain.empty()) {
    choice.colours = {plain.front()};
  }
  return choice;
}

bool has_geometry(GDALDataset& dataset) {
  std::array<double, 6> transform{};
  return dataset.GetGeoTransform(transform.data()) == CE_None || dataset.GetGCPCount() > 0 ||
         dataset.GetMetadata("RPC") != nullptr;
}

/// Whether control points place the raster. A transform that counts pixels, as some files have beside them, does not.
bool is_tied_by_points(GDALDataset& dataset) {
  std::array<double, 6> t{};
  const bool counts_pixels = dataset.GetGeoTransform(t.data()) != CE_None ||
                             (t[0] == 0 && t[1] == 1 && t[2] == 0 && t[3] == 0 && t[4] == 0 && std::abs(t[5]) == 1);
  return dataset.GetGCPCount() > 0 && counts_pixels;
}

bool has_system(GDALDataset& dataset) {
  return dataset.GetSpatialRef() != nullptr || (dataset.GetGCPCount() > 0 && dataset.GetGCPSpatialRef() != nullptr) ||
         dataset.GetMetadata("RPC") != nullptr;
}

/// Whether the corners could be longitudes and latitudes.
bool looks_like_degrees(GDALDataset& dataset) {
  std::array<double, 6> t{};
  if (dataset.GetGeoTransform(t.data()) != CE_None) {
    return false;
  }
  const double right = t[0] + t[1] * dataset.GetRasterXSize() + t[2] * dataset.GetRasterYSize();
  const double bottom = t[3] + t[4] * dataset.GetRasterXSize() + t[5] * dataset.GetRasterYSize();
  return is_valid({t[0], t[3]}) && is_valid({right, bottom});
}

Result<Handle> open_handle(const std::filesystem::path& file) {
  const std::string where = file.string();
  const GdalMessages messages;
  const auto open = [](const std::string& name) {
    return Dataset(GDALDataset::Open(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  };
  Handle handle;
  handle.source = open(dataset_name(file));
  if (handle.source && handle.source->GetRasterCount() == 0) {
    const char* first = handle.source->GetMetadataItem("SUBDATASET_1_NAME", "SUBDATASETS");
    handle.source = first == nullptr ? nullptr : open(std::string(first));
  }
  if (!handle.source || handle.source->GetRasterCount() == 0) {
    return rejected(where, messages.failed() ? messages.first() : "is not a raster file that GDAL opens",
                    "see whether gdalinfo can read it");
  }
  GDALDataset& source = *handle.source;
  if (!has_geometry(source)) {
    return rejected(where, "has no georeference, so it has no place on the map",
                    "tie it down with gdal_translate -a_ullr or -gcp");
  }
  const BandChoice bands = choose_bands(source);
  if (bands.colours.empty()) {
    return rejected(where, "has no band to show", "");
  }
  std::vector<std::string> words = {"-of", "VRT"};
  for (const int band : bands.colours) {
    words.insert(words.end(), {"-b", std::to_string(band)});
  }
  if (bands.alpha > 0) {
    words.insert(words.end(), {"-b", std::to_string(bands.alpha)});
  }
  if (!has_system(source)) {
    if (!looks_like_degrees(source)) {
      return rejected(where, "has no coordinate system, and its corners are no longitudes and latitudes",
                      "name its system with gdal_translate -a_srs");
    }
    words.insert(words.end(), {"-a_srs", "EPSG:4326"});
  }
  handle.shown = translate_to_vrt(source, words);
  if (!handle.shown) {
    return rejected(where, "cannot be prepared: " + messages.first(), "see whether gdalinfo can read it");
  }
  return handle;
}

/// Values of a band at no more than 512 pixels a side, without those that are masked out.
std::vector<float> sample(GDALRasterBand& band) {
  constexpr int kMost = 512;
  const int width = std::min(band.GetXSize(), kMost);
  const int height = std::min(band.GetYSize(), kMost);
  std::vector<float> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  std::vector<std::uint8_t> mask(values.size(), 255);
  if (band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), values.data(), width, height, GDT_Float32, 0, 0,
                    nullptr) != CE_None) {
    return {};
  }
  if (band.GetMaskBand()->RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), mask.data(), width, height,
                                   GDT_Byte, 0, 0, nullptr) != CE_None) {
    std::fill(mask.begin(), mask.end(), std::uint8_t{255});
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (mask[i] == 0) {
      values[i] = std::nanf("");
    }
  }
  return values;
}

/// The alpha that means opaque: what the type can hold, or 255 where wide numbers carry a byte's alpha.
double opaque_value(GDALRasterBand& band, bool is_alpha) {
  const double most = band.GetRasterDataType() == GDT_UInt16  ? 65535
                      : band.GetRasterDataType() == GDT_Int16 ? 32767
                                                              : 255;
  if (!is_alpha) {
    return most;
  }
  constexpr float kByte = 255;
  const std::vector<float> values = sample(band);
  return std::all_of(values.begin(), values.end(), [](float value) { return !(value > kByte); }) ? kByte : most;
}

/// A band of bytes is shown as it is, unless it is the only one and so dark that they must be counts or classes.
BandStretch::Range range_of(GDALRasterBand& band, bool is_only) {
  constexpr float kDarkest = 48;
  const bool bytes = band.GetRasterDataType() == GDT_Byte;
  if (bytes && !is_only) {
    return {};
  }
  const std::vector<float> values = sample(band);
  const bool dark = std::all_of(values.begin(), values.end(), [](float value) { return !(value > kDarkest); });
  return bytes && !dark ? BandStretch::Range{} : percentile_range(values);
}

BandStretch make_stretch(GDALDataset& shown) {
  BandStretch stretch;
  const int count = shown.GetRasterCount();
  const bool alpha = shown.GetRasterBand(count)->GetColorInterpretation() == GCI_AlphaBand;
  const int colours = count - (alpha ? 1 : 0);
  stretch.opaque = opaque_value(*shown.GetRasterBand(count), alpha);
  for (int band = 1; band <= colours; ++band) {
    stretch.ranges.push_back(range_of(*shown.GetRasterBand(band), colours == 1));
  }
  if (const GDALColorTable* table = shown.GetRasterBand(1)->GetColorTable(); table != nullptr && count <= 2) {
    for (int i = 0; i < table->GetColorEntryCount(); ++i) {
      GDALColorEntry entry{};
      table->GetColorEntryAsRGB(i, &entry);
      stretch.palette.push_back({static_cast<std::uint8_t>(entry.c1), static_cast<std::uint8_t>(entry.c2),
                                 static_cast<std::uint8_t>(entry.c3), static_cast<std::uint8_t>(entry.c4)});
    }
  }
  return stretch;
}

/// Where a raster lies, and how fine it is.
struct Extent {
  Bounds bounds = Bounds::empty();
  int max_zoom = 0;
};

Extent measure(GDALDataset& shown) {
  CPLStringList options;
  options.SetNameValue("DST_SRS", "EPSG:4326");  // longitude first here, as everywhere in GDAL's transformers
  if (is_tied_by_points(shown)) {
    options.SetNameValue("METHOD", "GCP_POLYNOMIAL");
  }
  void* transformer = GDALCreateGenImgProjTransformer2(GDALDataset::ToHandle(&shown), nullptr, options.List());
  Extent extent;
  if (transformer == nullptr) {
    return extent;
  }
  constexpr int kSteps = 20;
  const double width = shown.GetRasterXSize();
  const double height = shown.GetRasterYSize();
  const auto position = [transformer](double column, double row) -> std::optional<LonLat> {
    double x = column;
    double y = row;
    double z = 0;
    int good = 0;
    GDALGenImgProjTransform(transformer, 0, 1, &x, &y, &z, &good);
    if (good == 0 || !std::isfinite(x) || !std::isfinite(y)) {
      return std::nullopt;
    }
    return LonLat{std::clamp(x, -180.0, 180.0), std::clamp(y, -90.0, 90.0)};
  };
  for (int row = 0; row <= kSteps; ++row) {
    for (int column = 0; column <= kSteps; ++column) {
      if (const auto p = position(width * column / kSteps, height * row / kSteps)) {
        extent.bounds.extend(*p);
      }
    }
  }
  const auto centre = position(width / 2, height / 2);
  const auto beside = position(width / 2 + 1, height / 2);
  const auto below = position(width / 2, height / 2 + 1);
  if (centre && beside && below) {
    const WorldPoint c = to_world(*centre);
    const WorldPoint b = to_world(*beside);
    const WorldPoint d = to_world(*below);
    const double pixel = std::min(std::hypot(b.x - c.x, b.y - c.y), std::hypot(d.x - c.x, d.y - c.y));
    constexpr int kFinest = 24;
    extent.max_zoom =
        pixel > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log2(pixel * RasterTile::kSize))), 0, kFinest) : 0;
  }
  GDALDestroyGenImgProjTransformer(transformer);
  return extent;
}

int CPL_STDCALL go_on(double, const char*, void* stop) {
  return static_cast<std::stop_token*>(stop)->stop_requested() ? FALSE : TRUE;
}

Dataset warp(GDALDataset& shown, TileId tile, bool exact_values, double opaque, std::stop_token& stop) {
  const double side = 2 * kMercatorHalf * tile_size(tile.zoom);
  const double west = -kMercatorHalf + side * tile.x;
  const double north = kMercatorHalf - side * tile.y;
  const auto number = [](double value) {
    std::array<char, 40> text{};
    CPLsnprintf(text.data(), text.size(), "%.9f", value);
    return std::string(text.data());
  };
  const std::string size = std::to_string(RasterTile::kSize);
  Arguments arguments({"-of", "MEM", "-t_srs", "EPSG:3857", "-te", number(west), number(north - side),
                       number(west + side), number(north), "-ts", size, size, "-r", exact_values ? "near" : "bilinear",
                       "-dstalpha", "-wo", "DST_ALPHA_MAX=" + number(opaque), "-wo",
                       "SRC_ALPHA_MAX=" + number(opaque)});
  if (is_tied_by_points(shown)) {
    arguments.add("-to");
    arguments.add("METHOD=GCP_POLYNOMIAL");
  }
  GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.get(), nullptr);
  GDALWarpAppOptionsSetProgress(options, go_on, &stop);
  GDALDatasetH source = GDALDataset::ToHandle(&shown);
  int misuse = 0;
  Dataset result(GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, options, &misuse)));
  GDALWarpAppOptionsFree(options);
  return result;
}

bool overlaps(const Bounds& bounds, TileId tile) {
  const WorldPoint corner = tile_origin(tile);
  const double side = tile_size(tile.zoom);
  const WorldPoint upper_left = to_world({bounds.west, bounds.north});
  const WorldPoint lower_right = to_world({bounds.east, bounds.south});
  return upper_left.x <= corner.x + side && corner.x <= lower_right.x && upper_left.y <= corner.y + side &&
         corner.y <= lower_right.y;
}

}  // namespace

struct RasterSource::Impl {
  std::filesystem::path file;
  Extent extent;
  BandStretch stretch;
  std::mutex mutex;
  std::vector<Handle> idle;

  Result<Handle> take() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        Handle handle = std::move(idle.back());
        idle.pop_back();
        return handle;
      }
    }
    return open_handle(file);
  }
  void give_back(Handle handle) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(handle));
  }
};

RasterSource::RasterSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RasterSource::~RasterSource() = default;

Result<std::shared_ptr<const RasterSource>> RasterSource::open(const std::filesystem::path& file) {
  start_gdal();
  if (auto error = unreadable(file)) {
    return tl::make_unexpected(std::move(*error));
  }
  auto handle = open_handle(file);
  if (!handle) {
    return tl::make_unexpected(handle.error());
  }
  const GdalMessages messages;
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  impl->extent = measure(*handle->shown);
  if (impl->extent.bounds.is_empty()) {
    return rejected(file.string(), "cannot be placed on the map: its coordinate system does not lead to one",
                    "see whether gdalwarp -t_srs EPSG:3857 can read it");
  }
  impl->stretch = make_stretch(*handle->shown);
  impl->give_back(std::move(*handle));
  return std::shared_ptr<const RasterSource>(new RasterSource(std::move(impl)));
}

Bounds RasterSource::bounds() const {
  return impl_->extent.bounds;
}

int RasterSource::max_zoom() const {
  return impl_->extent.max_zoom;
}

Result<RasterTile> RasterSource::tile(TileId tile, std::stop_token stop) const {
  if (!overlaps(impl_->extent.bounds, tile)) {
    return RasterTile{};
  }
  auto handle = impl_->take();
  if (!handle) {
    return tl::make_unexpected(handle.error());
  }
  const GdalMessages messages;
  const BandStretch& stretch = impl_->stretch;
  const Dataset warped = warp(*handle->shown, tile, !stretch.palette.empty(), stretch.opaque, stop);
  impl_->give_back(std::move(*handle));
  if (stop.stop_requested()) {
    return rejected(impl_->file.string(), "was stopped while it was read", "");
  }
  const std::size_t wanted = stretch.ranges.size() + 1;
  if (!warped || static_cast<std::size_t>(warped->GetRasterCount()) != wanted || messages.failed()) {
    return rejected(impl_->file.string(), messages.failed() ? messages.first() : "cannot be warped",
                    "see whether gdalwarp -t_srs EPSG:3857 can read it");
  }
  constexpr std::size_t kPixels = std::size_t{RasterTile::kSize} * RasterTile::kSize;
  std::vector<float> bands(wanted * kPixels);
  if (warped->RasterIO(GF_Read, 0, 0, RasterTile::kSize, RasterTile::kSize, bands.data(), RasterTile::kSize,
                       RasterTile::kSize, GDT_Float32, static_cast<int>(wanted), nullptr, 0, 0, 0,
                       nullptr) != CE_None) {
    return rejected(impl_->file.string(), messages.first(), "see whether gdalinfo can read it");
  }
  RasterTile result{stretch.to_rgba(bands, kPixels)};
  bool blank = true;
  for (std::size_t i = 3; i < result.rgba.size() && blank; i += 4) {
    blank = result.rgba[i] == 0;
  }
  if (blank) {
    result.rgba.clear();
  }
  return result;
}

}  // namespace dateline::geo
