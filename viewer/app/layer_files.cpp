#include "viewer/app/layer_files.h"

#include <regex>
#include <string>
#include <system_error>

#include "events/time/interval.h"

namespace dateline::viewer {

events::Layer layer_of_file(const std::filesystem::path& file) {
  events::Layer layer;
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
    const std::filesystem::path relative = std::filesystem::path(layer.path).lexically_relative(folder);
    if (!relative.empty()) {
      layer.path = relative.generic_string();
    }
  }
  return layers;
}

std::vector<events::Layer> found_layers(std::vector<events::Layer> layers, const std::filesystem::path& folder) {
  for (events::Layer& layer : layers) {
    layer.path = (folder / layer.path).lexically_normal().string();
  }
  return layers;
}

}  // namespace dateline::viewer
