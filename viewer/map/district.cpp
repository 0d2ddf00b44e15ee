#include "viewer/map/district.h"

#include <algorithm>

#include "geo/vector/vector_data.h"

namespace dateline::viewer {

bool District::contains(geo::WorldPoint point) const {
  bool inside = false;
  for (const std::vector<geo::WorldPoint>& ring : rings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const geo::WorldPoint a = ring[i];
      const geo::WorldPoint b = ring[j];
      if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
        inside = !inside;
      }
    }
  }
  return inside;
}

const District* DistrictSet::at(geo::WorldPoint point) const {
  const auto found =
      std::find_if(districts.begin(), districts.end(), [&](const District& d) { return d.contains(point); });
  return found == districts.end() ? nullptr : &*found;
}

const District* DistrictSet::of_place(std::string_view place_id) const {
  if (place_id.empty()) {
    return nullptr;
  }
  const auto found =
      std::find_if(districts.begin(), districts.end(), [&](const District& d) { return d.place_id == place_id; });
  return found == districts.end() ? nullptr : &*found;
}

Result<DistrictSet> load_districts(const std::filesystem::path& file) {
  const auto data = geo::read_vector(file);
  if (!data) {
    return tl::make_unexpected(data.error());
  }
  DistrictSet set;
  set.approximate = false;
  for (const geo::VectorFeature& feature : data->value.features) {
    if (feature.kind != geo::GeometryKind::area) {
      continue;
    }
    District district{feature.id, feature.name, feature.arabic, {}, {}};
    double largest = 0;
    for (std::uint32_t p = feature.first_part; p < feature.end_part; ++p) {
      const geo::VectorPart& part = data->value.parts[p];
      const std::vector<geo::WorldPoint> ring(data->value.points.begin() + part.begin,
                                              data->value.points.begin() + part.end);
      if (ring.size() < 3) {
        continue;
      }
      if (const RingMiddle middle = middle_of(ring); !part.hole && middle.area > largest) {
        largest = middle.area;
        district.middle = middle.point;
      }
      district.rings.push_back(ring);
    }
    if (!district.rings.empty()) {
      set.approximate = set.approximate || feature.approximate;
      set.districts.push_back(std::move(district));
    }
  }
  if (set.districts.empty()) {
    return rejected(file.string(), "holds no areas", "give a layer of polygons, one a district");
  }
  return set;
}

RingMiddle middle_of(const std::vector<geo::WorldPoint>& ring) {
  // Relative to the first corner, for a district is small in the square.
  const geo::WorldPoint origin = ring.front();
  double twice_area = 0;
  double x = 0;
  double y = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const double ax = ring[j].x - origin.x;
    const double ay = ring[j].y - origin.y;
    const double bx = ring[i].x - origin.x;
    const double by = ring[i].y - origin.y;
    const double cross = ax * by - bx * ay;
    twice_area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (twice_area == 0) {
    return {origin, 0};
  }
  return {{origin.x + x / (3 * twice_area), origin.y + y / (3 * twice_area)}, std::abs(twice_area) / 2};
}

}  // namespace dateline::viewer
