#include "viewer/map/graticule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline::viewer {
namespace {

constexpr double kApart = 110;  // design pixels
constexpr std::array<double, 20> kSteps = {
    1.0 / 3600, 2.0 / 3600, 5.0 / 3600, 10.0 / 3600, 15.0 / 3600, 30.0 / 3600, 1.0 / 60, 2.0 / 60, 5.0 / 60, 10.0 / 60,
    15.0 / 60,  30.0 / 60,  1,          2,           5,           10,          15,       20,       30,       45};
constexpr double kEdge = 4;  // design pixels between a label and the edge, and between it and its line

}  // namespace

Graticule graticule_of(const Camera& camera) {
  const double pixels_per_degree = camera.world_pixels() / 360 / camera.scale();
  Graticule graticule;
  const auto* step =
      std::find_if(kSteps.begin(), kSteps.end(), [&](double degrees) { return degrees * pixels_per_degree >= kApart; });
  graticule.step = step == kSteps.end() ? kSteps.back() : *step;
  const geo::Bounds view = camera.bounds();
  const double east = view.crosses_antimeridian() || view.east <= view.west ? view.east + 360 : view.east;
  for (auto i = std::lround(std::ceil(view.west / graticule.step)); static_cast<double>(i) * graticule.step <= east;
       ++i) {
    const double degrees = static_cast<double>(i) * graticule.step;
    graticule.longitudes.push_back(degrees >= 180 ? degrees - 360 : degrees);
  }
  for (auto i = std::lround(std::ceil(view.south / graticule.step));
       static_cast<double>(i) * graticule.step <= view.north; ++i) {
    graticule.latitudes.push_back(static_cast<double>(i) * graticule.step);
  }
  return graticule;
}

std::string graticule_label(double degrees, double step, bool is_longitude) {
  const auto seconds = std::lround(std::abs(degrees) * 3600);
  const auto two = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string text = std::to_string(seconds / 3600) + "°";
  if (step < 1) {
    text += two(seconds / 60 % 60) + "′";
  }
  if (step < 1.0 / 60) {
    text += two(seconds % 60) + "″";
  }
  if (seconds == 0 || (is_longitude && seconds == 180L * 3600)) {
    return text;
  }
  return text + (is_longitude ? (degrees < 0 ? "W" : "E") : (degrees < 0 ? "S" : "N"));
}

void draw_graticule(const Camera& camera, const Style& style, Canvas& canvas, TextRenderer& text) {
  const Graticule graticule = graticule_of(camera);
  const auto scale = static_cast<float>(camera.scale());
  const auto width = static_cast<float>(camera.size().width);
  const auto height = static_cast<float>(camera.size().height);
  const TextStyle& words = style.labels.admin1;
  const Colour line = words.colour.with_alpha(0.45);
  const auto write = [&](const std::string& label, bool is_longitude, float at) {
    const TextLayout layout =
        TextLayout::make(text.fonts(), label, {.size = static_cast<float>(words.size) * 0.92F * scale});
    const float edge = static_cast<float>(kEdge) * scale;
    const float x = is_longitude ? at + edge : width - layout.width() - edge;
    const float y = is_longitude ? height - layout.height() - edge : at - layout.height();
    text.add_with_halo(layout, x, y, to_vec4(words.colour), to_vec4(words.halo),
                       static_cast<float>(words.halo_width) * scale);
  };
  for (const double longitude : graticule.longitudes) {
    const auto x = static_cast<float>(camera.to_screen(geo::to_world({longitude, 0})).x);
    const std::array<glm::vec2, 2> ends = {glm::vec2(x, 0), glm::vec2(x, height)};
    canvas.stroke(ends, false, scale, line);
    write(graticule_label(longitude, graticule.step, true), true, x);
  }
  for (const double latitude : graticule.latitudes) {
    const auto y = static_cast<float>(camera.to_screen(geo::to_world({0, latitude})).y);
    const std::array<glm::vec2, 2> ends = {glm::vec2(0, y), glm::vec2(width, y)};
    canvas.stroke(ends, false, scale, line);
    write(graticule_label(latitude, graticule.step, false), false, y);
  }
  canvas.draw(camera.size());
  text.draw(camera.size());
}

}  // namespace dateline::viewer
