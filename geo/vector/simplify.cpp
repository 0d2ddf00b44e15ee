#include "geo/vector/simplify.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace dateline::geo {

namespace {

double squared_distance_to_segment(WorldPoint p, WorldPoint a, WorldPoint b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
  const double ex = p.x - (a.x + t * dx);
  const double ey = p.y - (a.y + t * dy);
  return ex * ex + ey * ey;
}

/// Keeps what is on the inner side of one edge of the box. `inside` tells, `cross` gives the point on the edge.
template <class Inside, class Cross>
std::vector<WorldPoint> clip_edge(const std::vector<WorldPoint>& ring, Inside inside, Cross cross) {
  std::vector<WorldPoint> kept;
  kept.reserve(ring.size() + 8);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const WorldPoint a = ring[i == 0 ? ring.size() - 1 : i - 1];
    const WorldPoint b = ring[i];
    if (inside(a) != inside(b)) {
      kept.push_back(cross(a, b));
    }
    if (inside(b)) {
      kept.push_back(b);
    }
  }
  return kept;
}

WorldPoint at_x(WorldPoint a, WorldPoint b, double x) {
  return {x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
}

WorldPoint at_y(WorldPoint a, WorldPoint b, double y) {
  return {a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
}

/// The share [t0, t1] of the segment that lies in the box; false where none does.
bool clip_segment(WorldPoint a, WorldPoint b, const WorldBox& box, double& t0, double& t1) {
  t0 = 0;
  t1 = 1;
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const auto cut = [&t0, &t1](double p, double q) {
    if (p == 0) {
      return q >= 0;
    }
    const double t = q / p;
    if (p < 0) {
      t0 = std::max(t0, t);
    } else {
      t1 = std::min(t1, t);
    }
    return t0 <= t1;
  };
  return cut(-dx, a.x - box.min.x) && cut(dx, box.max.x - a.x) && cut(-dy, a.y - box.min.y) && cut(dy, box.max.y - a.y);
}

}  // namespace

std::vector<WorldPoint> simplify_line(const std::vector<WorldPoint>& line, double tolerance) {
  if (line.size() < 3) {
    return line;
  }
  const double limit = tolerance * tolerance;
  std::vector<bool> keep(line.size(), false);
  keep.front() = keep.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open = {{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    double farthest = limit;
    std::size_t at = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double distance = squared_distance_to_segment(line[i], line[first], line[last]);
      if (distance > farthest) {
        farthest = distance;
        at = i;
      }
    }
    if (at != 0) {
      keep[at] = true;
      open.emplace_back(first, at);
      open.emplace_back(at, last);
    }
  }
  std::vector<WorldPoint> result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keep[i]) {
      result.push_back(line[i]);
    }
  }
  return result;
}

std::vector<WorldPoint> clip_ring(const WorldPoint* begin, const WorldPoint* end, const WorldBox& box) {
  // Most of a large ring is far from the box. Of a run of points beyond one and the same edge, the first and the last
  // are enough: what lies between them is clipped away whatever it is.
  std::vector<WorldPoint> ring;
  const auto beyond = [&box](WorldPoint p) {
    return (p.x < box.min.x ? 1 : 0) | (p.x > box.max.x ? 2 : 0) | (p.y < box.min.y ? 4 : 0) |
           (p.y > box.max.y ? 8 : 0);
  };
  int shared = 0;  // edges that every point since the last kept one lies beyond
  for (const WorldPoint* p = begin; p != end; ++p) {
    const int now = beyond(*p);
    if ((shared & now) != 0 && p + 1 != end && (shared & now & beyond(*(p + 1))) != 0) {
      shared &= now;
      continue;
    }
    ring.push_back(*p);
    shared = now;
  }
  ring = clip_edge(
      ring, [&box](WorldPoint p) { return p.x >= box.min.x; },
      [&box](WorldPoint a, WorldPoint b) { return at_x(a, b, box.min.x); });
  ring = clip_edge(
      ring, [&box](WorldPoint p) { return p.x <= box.max.x; },
      [&box](WorldPoint a, WorldPoint b) { return at_x(a, b, box.max.x); });
  ring = clip_edge(
      ring, [&box](WorldPoint p) { return p.y >= box.min.y; },
      [&box](WorldPoint a, WorldPoint b) { return at_y(a, b, box.min.y); });
  return clip_edge(
      ring, [&box](WorldPoint p) { return p.y <= box.max.y; },
      [&box](WorldPoint a, WorldPoint b) { return at_y(a, b, box.max.y); });
}

std::vector<LineStretch> clip_line(const WorldPoint* begin, const WorldPoint* end, bool closed, const WorldBox& box) {
  std::vector<LineStretch> stretches;
  const auto count = static_cast<std::size_t>(end - begin);
  if (count < 2) {
    return stretches;
  }
  double along = 0;
  bool joined = false;  // whether the last stretch ends at the start of this segment
  for (std::size_t i = 1; i < count + (closed ? 1 : 0); ++i) {
    const WorldPoint a = begin[i - 1];
    const WorldPoint b = begin[i == count ? 0 : i];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    double t0 = 0;
    double t1 = 1;
    if (!clip_segment(a, b, box, t0, t1)) {
      joined = false;
      along += length;
      continue;
    }
    const auto at = [a, b](double t) { return WorldPoint{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; };
    if (!joined || t0 > 0) {
      stretches.push_back({{t0 > 0 ? at(t0) : a}, along + length * t0});
    }
    stretches.back().points.push_back(t1 < 1 ? at(t1) : b);
    joined = t1 >= 1;
    along += length;
  }
  return stretches;
}

}  // namespace dateline::geo
