#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numeric>
#include <random>

#include "viewer/map/heat_field.h"
#include "viewer/map/heat_scale.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr double kWorld = 4294967296.0;
constexpr geo::LonLat kHere{37.1, 36.2};
const events::TimeWindow kWindow{0, 20000};

events::EventRow row_at(geo::LonLat position, float radius_m = 0, events::Minute begin = 0) {
  const geo::WorldPoint p = geo::to_world(position);
  events::EventRow row;
  row.x = static_cast<std::uint32_t>(p.x * kWorld);
  row.y = static_cast<std::uint32_t>(p.y * kWorld);
  row.radius_m = radius_m;
  row.type = events::EventType::battles;
  row.when = {begin, begin + 1440};
  return row;
}

Camera over(geo::LonLat centre, double zoom) {
  Camera camera({800, 600});
  camera.show(geo::to_world(centre), zoom);
  return camera;
}

/// The density at a pixel.
double at(const HeatField& field, glm::dvec2 pixel) {
  const glm::dvec2 cell = (pixel - field.upper_left()) / field.cell();
  return field.density()[static_cast<std::size_t>(cell.y) * field.columns() + static_cast<std::size_t>(cell.x)];
}

/// What all of the density comes to, in events.
double sum(const HeatField& field) {
  const double bandwidth = HeatField::kBandwidth / HeatField::kCell;  // in cells
  return std::accumulate(field.density().begin(), field.density().end(), 0.0) /
         (2 * 3.14159265358979 * bandwidth * bandwidth);
}

}  // namespace

TEST_CASE("An event is spread by a Gaussian about its place, and several add up") {
  const Camera camera = over(kHere, 11);
  HeatField one;
  one.collect(*events::EventIndex::from_rows({row_at(kHere)}), kWindow, {}, camera);
  CHECK(one.peak() == Approx(1).epsilon(0.01));
  CHECK(at(one, {400, 300}) == Approx(1).epsilon(0.03));
  CHECK(at(one, {400 + HeatField::kBandwidth, 300}) == Approx(std::exp(-0.5)).epsilon(0.15));
  CHECK(at(one, {400 + 4 * HeatField::kBandwidth, 300}) == 0);
  CHECK(sum(one) == Approx(1).epsilon(0.01));
  HeatField three;
  three.collect(*events::EventIndex::from_rows({row_at(kHere), row_at(kHere), row_at(kHere)}), kWindow, {}, camera);
  CHECK(three.peak() == Approx(3).epsilon(0.01));
  CHECK(three.in_view()[static_cast<std::size_t>(events::EventType::battles)] == 3);
}

TEST_CASE("A density is what the plain sum over the events gives, wherever the map was dragged") {
  std::mt19937 random(7);
  std::normal_distribution<double> spread(0, 0.08);
  std::vector<events::EventRow> rows;
  for (int i = 0; i < 400; ++i) {
    rows.push_back(row_at({kHere.longitude + spread(random), kHere.latitude + spread(random)}));
  }
  const auto index = events::EventIndex::from_rows(rows);
  Camera camera = over(kHere, 11);
  camera.pan({37.3, -81.9});
  HeatField field;
  field.collect(*index, kWindow, {}, camera);
  for (const glm::dvec2 pixel : {glm::dvec2(400, 300), glm::dvec2(10, 590), glm::dvec2(731, 200)}) {
    // At the middle of the pixel's cell.
    const glm::dvec2 cell = glm::floor((pixel - field.upper_left()) / field.cell());
    const glm::dvec2 middle = field.upper_left() + (cell + 0.5) * field.cell();
    double expected = 0;
    for (const events::EventRow& row : rows) {
      const glm::dvec2 d = camera.to_screen({row.x / kWorld, row.y / kWorld}) - middle;
      expected += std::exp(-glm::dot(d, d) / (2 * HeatField::kBandwidth * HeatField::kBandwidth));
    }
    CAPTURE(pixel.x, expected);
    CHECK(at(field, pixel) == Approx(expected).epsilon(0.1).margin(0.05));
  }
}

TEST_CASE("A place known to a radius is spread over it; one too vague for the picture is left out and counted") {
  const Camera camera = over(kHere, 11);
  const double pixel_m = camera.metres_per_pixel();
  const auto index = events::EventIndex::from_rows(
      {row_at(kHere, static_cast<float>(30 * pixel_m)), row_at(kHere, static_cast<float>(200 * pixel_m))});
  HeatField field;
  field.collect(*index, kWindow, {}, camera);
  CHECK(field.peak() < 0.5);
  CHECK(sum(field) == Approx(1).epsilon(0.02));
  REQUIRE(field.left_out().size() == 1);
  CHECK(index->columns().radius_m[field.left_out()[0]] > 100 * pixel_m);
  CHECK(field.in_view()[static_cast<std::size_t>(events::EventType::battles)] == 2);
  // From farther away neither is vague.
  field.collect(*index, kWindow, {}, over(kHere, 6));
  CHECK(field.left_out().empty());
  CHECK(sum(field) == Approx(2).epsilon(0.02));
}

TEST_CASE("A density is of the window's events, of those out of view as far as they reach in") {
  const Camera camera = over(kHere, 11);
  const geo::LonLat beside = geo::to_lon_lat(camera.to_world({-20, 300}));
  const auto index = events::EventIndex::from_rows({row_at(kHere, 0, 30000), row_at(beside)});
  HeatField field;
  field.collect(*index, kWindow, {}, camera);
  CHECK(at(field, {400, 300}) == 0);
  CHECK(at(field, {2, 300}) > 0.2);
  CHECK(field.in_view()[static_cast<std::size_t>(events::EventType::battles)] == 0);
}

TEST_CASE("The scale's numbers are round, its first colour shows an event alone, and steps widen with the peak") {
  for (const double bandwidth_m : {15.0, 640.0, 3100.0, 250'000.0}) {
    for (const double peak : {1.0, 40.0, 3000.0, 900'000.0}) {
      CAPTURE(bandwidth_m, peak);
      const HeatScale scale = heat_scale(bandwidth_m, peak);
      const double one = density_of_one(scale);
      REQUIRE_FALSE(scale.breaks.empty());
      REQUIRE(scale.breaks.size() <= kHeatColours);
      CHECK(std::is_sorted(scale.breaks.begin(), scale.breaks.end()));
      CHECK(scale.breaks.front() <= 0.2 * one * 1.0001);
      CHECK(scale.breaks.front() >= 1);
      for (const double number : scale.breaks) {
        const double digit = number / std::pow(10, std::floor(std::log10(number * 1.0001)));
        CHECK((digit == Approx(1) || digit == Approx(2) || digit == Approx(3) || digit == Approx(5)));
      }
      CHECK(scale.breaks.back() <= peak * one * 1.0001);
      // One event on its area, spread, is one event on its area.
      CHECK(one * 2 * 3.14159265358979 * bandwidth_m * bandwidth_m == Approx(scale.unit_m2));
    }
  }
}

TEST_CASE("A density lies between the breaks about it") {
  HeatScale scale;
  scale.breaks = {1, 2, 5};
  CHECK(heat_level(scale, 0.5) == Approx(0.5));
  CHECK(heat_level(scale, 1) == Approx(1));
  CHECK(heat_level(scale, 1.99) < 2);
  CHECK(heat_level(scale, 2) == Approx(2));
  CHECK(heat_level(scale, 3) > 2);
  CHECK(heat_level(scale, 3) < 3);
  CHECK(heat_level(scale, 5) == Approx(3));
  CHECK(heat_level(scale, 1e9) == Approx(4));
}
