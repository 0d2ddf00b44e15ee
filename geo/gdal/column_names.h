#pragma once

#include <ogrsf_frmts.h>

#include <string>
#include <vector>

namespace dateline::geo {

/// The names of a layer's attributes, in their order. For .cpp files that use GDAL.
[[nodiscard]] std::vector<std::string> column_names(OGRLayer& layer);

}  // namespace dateline::geo
