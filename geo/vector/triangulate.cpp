#include "geo/vector/triangulate.h"

#include <geos_c.h>

#include <memory>
#include <utility>

namespace dateline::geo {

namespace {

GEOSContextHandle_t handle(void* context) {
  return static_cast<GEOSContextHandle_t>(context);
}

struct GeometryDeleter {
  GEOSContextHandle_t context;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

Geometry make_ring(GEOSContextHandle_t context, const std::vector<TilePoint>& ring) {
  std::vector<double> xy;
  xy.reserve(ring.size() * 2 + 2);
  for (const TilePoint p : ring) {
    xy.push_back(p.x);
    xy.push_back(p.y);
  }
  xy.push_back(ring.front().x);
  xy.push_back(ring.front().y);
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_copyFromBuffer_r(context, xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0);
  return {sequence == nullptr ? nullptr : GEOSGeom_createLinearRing_r(context, sequence), GeometryDeleter{context}};
}

/// A valid area of the rings; null where nothing is left of them.
Geometry make_area(GEOSContextHandle_t context, const std::vector<std::vector<TilePoint>>& rings) {
  const GeometryDeleter deleter{context};
  Geometry shell(nullptr, deleter);
  std::vector<GEOSGeometry*> holes;  // owned by the polygon once it is made
  for (const std::vector<TilePoint>& ring : rings) {
    if (ring.size() < 3) {
      continue;
    }
    Geometry made = make_ring(context, ring);
    if (!made) {
      continue;
    }
    if (!shell) {
      shell = std::move(made);
    } else {
      holes.push_back(made.release());
    }
  }
  if (!shell) {
    return shell;
  }
  Geometry area(GEOSGeom_createPolygon_r(context, shell.release(), holes.data(), static_cast<unsigned>(holes.size())),
                deleter);
  if (area && GEOSisValid_r(context, area.get()) != 1) {
    GEOSMakeValidParams* how = GEOSMakeValidParams_create_r(context);
    GEOSMakeValidParams_setMethod_r(context, how, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(context, how, 0);
    area.reset(GEOSMakeValidWithParams_r(context, area.get(), how));
    GEOSMakeValidParams_destroy_r(context, how);
  }
  return area;
}

/// Twice the signed area of a triangle.
double area_of(TilePoint a, TilePoint b, TilePoint c) {
  return static_cast<double>(b.x - a.x) * (c.y - a.y) - static_cast<double>(c.x - a.x) * (b.y - a.y);
}

/// Whether the ring is the fan of triangles around one of its corners: each turns the same way, and all of them
/// together by half a turn at most.
bool is_fan(const std::vector<TilePoint>& ring, std::size_t apex, double way) {
  const std::size_t n = ring.size();
  const auto at = [&](std::size_t i) { return ring[(apex + i) % n]; };
  for (std::size_t i = 1; i + 1 < n; ++i) {
    if (way * area_of(at(0), at(i), at(i + 1)) < 0 || way * area_of(at(0), at(1), at(i + 1)) < 0) {
      return false;
    }
  }
  return true;
}

/// Most small areas are a fan, and need no more than that to be triangles.
bool add_fan(const std::vector<TilePoint>& ring, std::vector<TilePoint>& vertices,
             std::vector<std::uint32_t>& indices) {
  constexpr std::size_t kMostCorners = 16;
  if (ring.size() < 3 || ring.size() > kMostCorners) {
    return false;
  }
  double whole = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    whole += area_of(ring[0], ring[i], ring[i + 1]);
  }
  for (std::size_t apex = 0; apex < ring.size() && whole != 0; ++apex) {
    if (!is_fan(ring, apex, whole)) {
      continue;
    }
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
      for (const std::size_t corner : {std::size_t{0}, i, i + 1}) {
        indices.push_back(static_cast<std::uint32_t>(vertices.size()));
        vertices.push_back(ring[(apex + corner) % ring.size()]);
      }
    }
    return true;
  }
  return false;
}

}  // namespace

Triangulator::Triangulator() : context_(GEOS_init_r()) {}

Triangulator::~Triangulator() {
  GEOS_finish_r(handle(context_));
}

void Triangulator::add(const std::vector<std::vector<TilePoint>>& rings, std::vector<TilePoint>& vertices,
                       std::vector<std::uint32_t>& indices) {
  if (rings.size() == 1 && add_fan(rings.front(), vertices, indices)) {
    return;
  }
  const GEOSContextHandle_t context = handle(context_);
  const Geometry area = make_area(context, rings);
  if (!area || GEOSisEmpty_r(context, area.get()) != 0) {
    return;
  }
  const Geometry triangles(GEOSConstrainedDelaunayTriangulation_r(context, area.get()), GeometryDeleter{context});
  if (!triangles) {
    return;
  }
  const int count = GEOSGetNumGeometries_r(context, triangles.get());
  for (int i = 0; i < count; ++i) {
    const GEOSGeometry* ring = GEOSGetExteriorRing_r(context, GEOSGetGeometryN_r(context, triangles.get(), i));
    const GEOSCoordSequence* corners = ring == nullptr ? nullptr : GEOSGeom_getCoordSeq_r(context, ring);
    for (unsigned corner = 0; corners != nullptr && corner < 3; ++corner) {
      double x = 0;
      double y = 0;
      GEOSCoordSeq_getXY_r(context, corners, corner, &x, &y);
      indices.push_back(static_cast<std::uint32_t>(vertices.size()));
      vertices.push_back({static_cast<float>(x), static_cast<float>(y)});
    }
  }
}

}  // namespace dateline::geo
