#pragma once

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <memory>

namespace dateline::geo {

// What owns GDAL's objects. For .cpp files that use GDAL.

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

struct TransformDeleter {
  void operator()(OGRCoordinateTransformation* transform) const { OGRCoordinateTransformation::DestroyCT(transform); }
};
using Transform = std::unique_ptr<OGRCoordinateTransformation, TransformDeleter>;

}  // namespace dateline::geo
