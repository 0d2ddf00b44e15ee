#include "geo/raster/raster_dataset.h"

#include <gdal_alg.h>
#include <gdal_utils.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "geo/gdal/gdal_session.h"
#include "geo/mercator.h"
#include "geo/raster/block_spread.h"
#include "geo/raster/raster_source.h"

namespace dateline::geo {

namespace {

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

/// Values of a part of a band, as many as `across` by `down`, those that are masked out as NaN.
void sample_part(GDALRasterBand& band, const Segment& x, const Segment& y, int across, int down,
                 std::vector<float>& values) {
  const auto count = static_cast<std::size_t>(across) * static_cast<std::size_t>(down);
  std::vector<float> part(count);
  std::vector<std::uint8_t> mask(count, 255);
  if (band.RasterIO(GF_Read, x.begin, y.begin, x.length, y.length, part.data(), across, down, GDT_Float32, 0, 0,
                    nullptr) != CE_None) {
    return;
  }
  if (band.GetMaskBand()->RasterIO(GF_Read, x.begin, y.begin, x.length, y.length, mask.data(), across, down, GDT_Byte,
                                   0, 0, nullptr) != CE_None) {
    std::fill(mask.begin(), mask.end(), std::uint8_t{255});
  }
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(mask[i] == 0 ? std::nanf("") : part[i]);
  }
}

/// Values of a shown band, some hundred thousand at most.
std::vector<float> sample(const RasterHandle& handle, int number) {
  constexpr int kMost = 512;
  static constexpr int kMostOfBlock = 64;
  GDALRasterBand& band = *handle.shown->GetRasterBand(number);
  std::vector<float> values;
  const auto blocks = lacks_overviews(*handle.shown) ? spread_blocks(*handle.source) : std::nullopt;
  if (!blocks) {
    sample_part(band, {0, band.GetXSize()}, {0, band.GetYSize()}, std::min(band.GetXSize(), kMost),
                std::min(band.GetYSize(), kMost), values);
    return values;
  }
  const auto share = [](const Segment& segment) {
    return segment.to_length > 1 ? segment.to_length : std::min(segment.length, kMostOfBlock);
  };
  for (const Segment& y : blocks->rows) {
    for (const Segment& x : blocks->columns) {
      sample_part(band, x, y, share(x), share(y), values);
    }
  }
  return values;
}

/// The alpha that means opaque: what the type can hold, or 255 where wide numbers carry a byte's alpha.
double opaque_value(const RasterHandle& handle, int number, bool is_alpha) {
  GDALRasterBand& band = *handle.shown->GetRasterBand(number);
  const double most = band.GetRasterDataType() == GDT_UInt16  ? 65535
                      : band.GetRasterDataType() == GDT_Int16 ? 32767
                                                              : 255;
  if (!is_alpha) {
    return most;
  }
  constexpr float kByte = 255;
  const std::vector<float> values = sample(handle, number);
  return std::all_of(values.begin(), values.end(), [](float value) { return !(value > kByte); }) ? kByte : most;
}

/// A band of bytes is shown as it is, unless it is the only one and so dark that they must be counts or classes: null
/// then.
std::optional<BandStretch::Range> range_of(const RasterHandle& handle, int number, bool is_only) {
  constexpr float kDarkest = 48;
  const bool bytes = handle.shown->GetRasterBand(number)->GetRasterDataType() == GDT_Byte;
  if (bytes && !is_only) {
    return std::nullopt;
  }
  const std::vector<float> values = sample(handle, number);
  const bool dark = std::all_of(values.begin(), values.end(), [](float value) { return !(value > kDarkest); });
  return bytes && !dark ? std::nullopt : std::optional(percentile_range(values));
}

}  // namespace

int CPL_STDCALL go_on_until_stopped(double, const char*, void* stop) {
  return static_cast<std::stop_token*>(stop)->stop_requested() ? FALSE : TRUE;
}

Dataset translate(GDALDataset& source, const std::vector<std::string>& words, std::stop_token* stop) {
  Arguments arguments(words);
  GDALTranslateOptions* options = GDALTranslateOptionsNew(arguments.get(), nullptr);
  if (stop != nullptr) {
    GDALTranslateOptionsSetProgress(options, go_on_until_stopped, stop);
  }
  int misuse = 0;
  Dataset result(GDALDataset::FromHandle(GDALTranslate("", GDALDataset::ToHandle(&source), options, &misuse)));
  GDALTranslateOptionsFree(options);
  return result;
}

bool lacks_overviews(GDALDataset& shown) {
  constexpr int kLarge = 4096;  // pixels of a side
  return std::max(shown.GetRasterXSize(), shown.GetRasterYSize()) > kLarge &&
         shown.GetRasterBand(1)->GetOverviewCount() == 0;
}

bool is_tied_by_points(GDALDataset& dataset) {
  std::array<double, 6> t{};
  const bool counts_pixels = dataset.GetGeoTransform(t.data()) != CE_None ||
                             (t[0] == 0 && t[1] == 1 && t[2] == 0 && t[3] == 0 && t[4] == 0 && std::abs(t[5]) == 1);
  return dataset.GetGCPCount() > 0 && counts_pixels;
}

Result<RasterHandle> open_raster(const std::filesystem::path& file) {
  const std::string where = file.string();
  const GdalMessages messages;
  const auto open = [](const std::string& name) {
    return Dataset(GDALDataset::Open(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  };
  RasterHandle handle;
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
  bool scaled = false;
  for (const int band : bands.colours) {
    words.insert(words.end(), {"-b", std::to_string(band)});
    GDALRasterBand& colour = *source.GetRasterBand(band);
    scaled = scaled || (colour.GetRasterDataType() != GDT_Byte && (colour.GetScale() != 1 || colour.GetOffset() != 0));
  }
  if (scaled && bands.alpha == 0) {
    words.insert(words.end(), {"-unscale", "-ot", "Float32"});  // to the unit that the file names
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
  handle.shown = translate(source, words);
  if (!handle.shown) {
    return rejected(where, "cannot be prepared: " + messages.first(), "see whether gdalinfo can read it");
  }
  // Which the translation to the unit loses.
  handle.shown->GetRasterBand(1)->SetUnitType(source.GetRasterBand(bands.colours.front())->GetUnitType());
  return handle;
}

BandStretch make_stretch(const RasterHandle& handle) {
  GDALDataset& shown = *handle.shown;
  BandStretch stretch;
  const int count = shown.GetRasterCount();
  const bool alpha = shown.GetRasterBand(count)->GetColorInterpretation() == GCI_AlphaBand;
  const int colours = count - (alpha ? 1 : 0);
  stretch.opaque = opaque_value(handle, count, alpha);
  for (int band = 1; band <= colours; ++band) {
    const auto range = range_of(handle, band, colours == 1);
    stretch.ranges.push_back(range.value_or(BandStretch::Range{}));
    stretch.adjustable = stretch.adjustable || range.has_value();
  }
  if (const GDALColorTable* table = shown.GetRasterBand(1)->GetColorTable(); table != nullptr && count <= 2) {
    for (int i = 0; i < table->GetColorEntryCount(); ++i) {
      GDALColorEntry entry{};
      table->GetColorEntryAsRGB(i, &entry);
      stretch.palette.push_back({static_cast<std::uint8_t>(entry.c1), static_cast<std::uint8_t>(entry.c2),
                                 static_cast<std::uint8_t>(entry.c3), static_cast<std::uint8_t>(entry.c4)});
    }
    stretch.adjustable = false;
  }
  return stretch;
}

RasterExtent measure(GDALDataset& shown) {
  CPLStringList options;
  options.SetNameValue("DST_SRS", "EPSG:4326");  // longitude first here, as everywhere in GDAL's transformers
  if (is_tied_by_points(shown)) {
    options.SetNameValue("METHOD", "GCP_POLYNOMIAL");
  }
  void* transformer = GDALCreateGenImgProjTransformer2(GDALDataset::ToHandle(&shown), nullptr, options.List());
  RasterExtent extent;
  if (transformer == nullptr) {
    return extent;
  }
  constexpr int kSteps = 20;
  constexpr int kFineSteps = 250;  // where a part is nowhere on the earth, and its edge is somewhere in between
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
  const auto extend_over = [&](int steps) {
    for (int row = 0; row <= steps; ++row) {
      for (int column = 0; column <= steps; ++column) {
        if (const auto p = position(width * column / steps, height * row / steps)) {
          extent.bounds.extend(*p);
        } else {
          extent.is_partial = true;
        }
      }
    }
  };
  extend_over(kSteps);
  if (extent.is_partial) {
    extend_over(kFineSteps);
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

}  // namespace dateline::geo
