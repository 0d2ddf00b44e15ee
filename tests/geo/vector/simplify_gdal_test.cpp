#include <catch2/catch.hpp>
#include <cmath>

#include "geo/vector/simplify.h"

namespace dateline::geo {
namespace {

const WorldBox kBox{{0.2, 0.2}, {0.8, 0.8}};

double area_of(const std::vector<WorldPoint>& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const WorldPoint a = ring[i];
    const WorldPoint b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

TEST_CASE("A simplified line stays within its tolerance and keeps its ends") {
  std::vector<WorldPoint> wave;
  for (int i = 0; i <= 1000; ++i) {
    wave.push_back({i / 1000.0, 0.5 + 0.1 * std::sin(i / 50.0)});
  }
  const auto simple = simplify_line(wave, 0.001);
  CHECK(simple.front() == wave.front());
  CHECK(simple.back() == wave.back());
  CHECK(simple.size() < wave.size() / 5);
  for (const WorldPoint p : wave) {
    double nearest = 1;
    for (std::size_t i = 1; i < simple.size(); ++i) {
      const WorldPoint a = simple[i - 1];
      const WorldPoint b = simple[i];
      const double t = std::clamp(
          ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (std::pow(b.x - a.x, 2) + std::pow(b.y - a.y, 2)),
          0.0, 1.0);
      nearest = std::min(nearest, std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
    }
    CHECK(nearest <= 0.001);
  }
}

TEST_CASE("A ring is clipped to the box, wherever it lies") {
  const std::vector<WorldPoint> around = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  CHECK(area_of(clip_ring(around.data(), around.data() + 4, kBox)) == Approx(0.36));
  const std::vector<WorldPoint> corner = {{0, 0}, {0.5, 0}, {0.5, 0.5}, {0, 0.5}};
  CHECK(area_of(clip_ring(corner.data(), corner.data() + 4, kBox)) == Approx(0.09));
  const std::vector<WorldPoint> inside = {{0.3, 0.3}, {0.4, 0.3}, {0.4, 0.4}};
  CHECK(area_of(clip_ring(inside.data(), inside.data() + 3, kBox)) == Approx(0.005));
  const std::vector<WorldPoint> beside = {{0, 0}, {0.1, 0}, {0.1, 0.9}, {0, 0.9}};
  CHECK(area_of(clip_ring(beside.data(), beside.data() + 4, kBox)) == Approx(0));
}

TEST_CASE("A ring with long runs outside of the box loses no area inside") {
  // A comb whose teeth reach into the box from above; most of its points lie far above or beside it.
  std::vector<WorldPoint> comb;
  for (int tooth = 0; tooth < 5; ++tooth) {
    const double x = 0.3 + tooth * 0.1;
    for (int i = 0; i < 40; ++i) {
      comb.push_back({x - 0.02, 0.0 + i * 0.001});
    }
    comb.push_back({x - 0.02, 0.5});
    comb.push_back({x + 0.02, 0.5});
    for (int i = 0; i < 40; ++i) {
      comb.push_back({x + 0.02, 0.04 - i * 0.001});
    }
  }
  for (int i = 0; i < 40; ++i) {
    comb.push_back({0.9 + i * 0.001, -0.1 - i * 0.001});
  }
  CHECK(area_of(clip_ring(comb.data(), comb.data() + comb.size(), kBox)) == Approx(5 * 0.04 * 0.3));
}

TEST_CASE("A line that leaves the box and comes back is two stretches, which know how far along they are") {
  const std::vector<WorldPoint> line = {{0.1, 0.5}, {0.9, 0.5}, {0.9, 0.6}, {0.1, 0.6}};
  const auto stretches = clip_line(line.data(), line.data() + line.size(), false, kBox);
  REQUIRE(stretches.size() == 2);
  CHECK(stretches[0].points.front().x == Approx(0.2));
  CHECK(stretches[0].points.back().x == Approx(0.8));
  CHECK(stretches[0].along == Approx(0.1));
  CHECK(stretches[1].along == Approx(1.0));
}

TEST_CASE("A closed line goes back to its start") {
  const std::vector<WorldPoint> ring = {{0.3, 0.3}, {0.7, 0.3}, {0.7, 0.7}};
  const auto stretches = clip_line(ring.data(), ring.data() + ring.size(), true, kBox);
  REQUIRE(stretches.size() == 1);
  CHECK(stretches[0].points.size() == 4);
  CHECK(stretches[0].points.back() == ring.front());
}

}  // namespace
}  // namespace dateline::geo
