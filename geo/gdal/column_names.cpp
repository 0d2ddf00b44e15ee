#include "geo/gdal/column_names.h"

namespace dateline::geo {

std::vector<std::string> column_names(OGRLayer& layer) {
  std::vector<std::string> names;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  names.reserve(static_cast<std::size_t>(definition.GetFieldCount()));
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
  }
  return names;
}

}  // namespace dateline::geo
