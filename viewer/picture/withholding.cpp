#include "viewer/picture/withholding.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "geo/mercator.h"
#include "viewer/picture/furniture.h"

namespace dateline::viewer {
namespace {

constexpr double kMetresPerDegree = 111'200;  // of latitude, a little more than there are: cells come out small enough
constexpr double kWorldUnits = 4294967296.0;  // EventRow::x and y

/// A row's position moved to the middle of its cell.
void blur(std::uint32_t& x, std::uint32_t& y, double blur_m) {
  const geo::WorldPoint point = geo::to_world(blurred(geo::to_lon_lat({x / kWorldUnits, y / kWorldUnits}), blur_m));
  const auto unit = [](double part) {
    return static_cast<std::uint32_t>(std::clamp(part * kWorldUnits, 0.0, kWorldUnits - 1));
  };
  x = unit(point.x);
  y = unit(point.y);
}

}  // namespace

geo::LonLat blurred(geo::LonLat position, double blur_m) {
  // The corners of a cell are the farthest from its middle.
  const double side = blur_m * std::numbers::sqrt2 / kMetresPerDegree;
  const double south = std::floor(position.latitude / side) * side;
  const double latitude = std::clamp(south + side / 2, -90.0, 90.0);
  // A cell is widest at its edge towards the equator, where the circle must hold it too.
  const double widest = south <= 0 && south + side >= 0 ? 0 : std::min(std::abs(south), std::abs(south + side));
  const double width = side / std::max(0.01, std::cos(widest * std::numbers::pi / 180));
  const double columns = std::max(1.0, std::ceil(360 / width));
  const double step = 360 / columns;
  const double column = std::clamp(std::floor((position.longitude + 180) / step), 0.0, columns - 1);
  return {(column + 0.5) * step - 180, latitude};
}

void withhold(Camera& camera, const Withholding& withholding) {
  if (withholding.blur_m <= 0) {
    return;
  }
  constexpr double kLargest = 0.3;  // of the picture's smaller side is an area's radius at most
  const geo::LonLat middle = blurred(geo::to_lon_lat(camera.centre()), withholding.blur_m);
  const double radius = withholding.blur_m / geo::world_width_m(middle.latitude) * camera.world_pixels();
  const double most = kLargest * std::min(camera.size().width, camera.size().height);
  camera.show(geo::to_world(middle), camera.zoom() - std::max(0.0, std::log2(radius / most)));
}

MapScene withhold(MapScene scene, const Withholding& withholding) {
  if (!withholding.any()) {
    return scene;
  }
  scene.tally = sources_of(scene);
  if (withholding.sources) {
    scene.tally->publishers.clear();
    scene.tally->notes.clear();
  }
  scene.sources.reset();
  if (scene.index) {
    scene.table_rows = scene.index->size();
  }
  if (withholding.blur_m <= 0 || !scene.index) {
    return scene;
  }
  const events::EventIndex& index = *scene.index;
  std::vector<events::EventRow> rows;
  std::vector<events::FlowOrigin> origins;
  const auto add = [&](events::Row number) {
    if (!index.passes(number, scene.filter)) {
      return;
    }
    events::EventRow row = index.row(number);
    row.event = static_cast<std::uint32_t>(rows.size());
    row.place = events::kNoPlace;
    if (row.placed) {
      blur(row.x, row.y, withholding.blur_m);
      row.radius_m = std::max(row.radius_m, static_cast<float>(withholding.blur_m));
    }
    if (const events::EventFlows::Flow* flow = scene.flows ? scene.flows->of_row(number) : nullptr) {
      events::FlowOrigin origin{row.event, flow->x, flow->y,
                                std::max(flow->radius_m, static_cast<float>(withholding.blur_m))};
      blur(origin.x, origin.y, withholding.blur_m);
      origins.push_back(origin);
    }
    rows.push_back(row);
  };
  const events::RowsInWindow window = index.rows_in(scene.window);
  std::ranges::for_each(window.earlier, add);
  for (events::Row row = window.first; row < window.last; ++row) {
    add(row);
  }
  scene.index = events::EventIndex::from_rows(std::move(rows));
  scene.flows = events::EventFlows::from_origins(origins, *scene.index);
  scene.filter.found.reset();  // the rows are what it found
  // Names, and districts that changed hands, are of the project alone.
  scene.time_zone = scene.project ? scene.project->time_zone : scene.time_zone;
  scene.project.reset();
  scene.selected_event.reset();
  scene.selected_place.clear();
  scene.hovered.reset();
  scene.flashes.clear();
  scene.show_uncertainty = true;
  return scene;
}

}  // namespace dateline::viewer
