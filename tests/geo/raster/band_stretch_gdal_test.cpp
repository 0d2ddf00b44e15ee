#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "geo/raster/band_stretch.h"

namespace dateline::geo {
namespace {

TEST_CASE("The range leaves out the darkest and brightest few") {
  std::vector<float> values = {-10000, 60000};
  for (int i = 0; i < 1000; ++i) {
    values.push_back(static_cast<float>(i));
  }
  values.push_back(std::numeric_limits<float>::quiet_NaN());
  const auto range = percentile_range(values);
  CHECK(range.low == Approx(20).margin(2));
  CHECK(range.high == Approx(980).margin(2));
}

TEST_CASE("Values all alike still have a range") {
  CHECK(percentile_range({7, 7, 7}).high > percentile_range({7, 7, 7}).low);
  CHECK(percentile_range({}).high > percentile_range({}).low);
}

TEST_CASE("One band is grey, three are colours, transparent pixels are nothing") {
  BandStretch grey;
  grey.ranges = {{0, 100}};
  CHECK(grey.to_rgba({50, 200, 50, 255, 255, 0}, 3) ==
        std::vector<std::uint8_t>{128, 128, 128, 255, 255, 255, 255, 255, 0, 0, 0, 0});
  BandStretch colour;
  colour.ranges = {{}, {}, {}};
  CHECK(colour.to_rgba({10, 20, 30, 255}, 1) == std::vector<std::uint8_t>{10, 20, 30, 255});
}

TEST_CASE("A palette is looked up and never read beyond its end") {
  BandStretch palette;
  palette.ranges = {{}};
  palette.palette = {{1, 2, 3, 255}, {4, 5, 6, 128}};
  CHECK(palette.to_rgba({1, 9, 255, 255}, 2) == std::vector<std::uint8_t>{4, 5, 6, 128, 4, 5, 6, 128});
}

}  // namespace
}  // namespace dateline::geo
