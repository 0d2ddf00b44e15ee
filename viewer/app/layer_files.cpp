#include "viewer/app/layer_files.h"

#include <regex>
#include <string>
#include <system_error>

#include "events/time/interval.h"
#include "geo/online/address.h"

namespace dateline::viewer {

events::Layer layer_of_file(const std::filesystem::path& file) {
  events::Layer layer;
  if (const std::string address = file.string(); geo::is_address(address)) {
    layer.path = address;
    layer.name = geo::host_of(address);
    for (const char* parameter : {"layers", "layer"}) {
      if (const std::string name = geo::parameter_of(address, parameter); !name.empty()) {
        layer.name += " · " + name;
      }
    }
    return layer;
  }
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(file, error);
  layer.path = (error ? file : absolute).lexically_normal().string();
  layer.name = file.filename().string();
  static const std::regex kDay(
      R"((?:^|[^0-9])((?:19|20)[0-9]{2})([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12][0-9]|3[01])(?![0-9]))");
  std::smatch found;
  if (std::regex_search(layer.name, found, kDay)) {
    const auto day = events::parse_time(found[1].str() + "-" + found[3].str() + "-" + found[4].str());
    if (day) {
      layer.start = day->start;
    }
  }
  return layer;
}

std::vector<events::Layer> stored_layers(std::vector<events::Layer> layers, const std::filesystem::path& folder) {
  for (events::Layer& layer : layers) {
    if (geo::is_address(layer.path)) {
      continue;
    }
    const std::filesystem::path relative = std::filesystem::path(layer.path).lexically_relative(folder);
    if (!relative.empty()) {
      layer.path = relative.generic_string();
    }
  }
  return layers;
}

std::vector<events::Layer> found_layers(std::vector<events::Layer> layers, const std::filesystem::path& folder) {
  for (events::Layer& layer : layers) {
    if (!geo::is_address(layer.path)) {
      layer.path = (folder / layer.path).lexically_normal().string();
    }
  }
  return layers;
}

}  // namespace dateline::viewer
