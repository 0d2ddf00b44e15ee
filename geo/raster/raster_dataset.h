#pragma once

#include <gdal_priv.h>

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/gdal/owners.h"
#include "geo/raster/band_stretch.h"

namespace dateline::geo {

// What RasterSource needs of GDAL; not for others.

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

/// A dataset and the bands of it that are shown. Used by one thread at a time.
struct RasterHandle {
  Dataset source;
  Dataset shown;  ///< a view of `source`: colour bands, and alpha last where there is one
};

/// Errors as RasterSource::open.
[[nodiscard]] Result<RasterHandle> open_raster(const std::filesystem::path& file);

/// gdal_translate. Null where it fails or is stopped; GDAL has said why.
[[nodiscard]] Dataset translate(GDALDataset& source, const std::vector<std::string>& words,
                                std::stop_token* stop = nullptr);

/// A GDALProgressFunc whose last argument is a std::stop_token*.
int CPL_STDCALL go_on_until_stopped(double share, const char* message, void* stop);

/// Whether a raster is so large that a look at all of it takes a while, and has no overviews.
[[nodiscard]] bool lacks_overviews(GDALDataset& shown);

/// Whether control points place the raster, and no transform.
[[nodiscard]] bool is_tied_by_points(GDALDataset& dataset);

/// How the shown bands become colours.
[[nodiscard]] BandStretch make_stretch(const RasterHandle& handle);

/// Where a raster lies, and how fine it is.
struct RasterExtent {
  Bounds bounds = Bounds::empty();  ///< empty: its coordinate system does not lead to the map
  int max_zoom = 0;
  bool is_partial = false;  ///< some of its pixels show no place on the earth: a satellite's picture of the whole disc
};
[[nodiscard]] RasterExtent measure(GDALDataset& shown);

}  // namespace dateline::geo
