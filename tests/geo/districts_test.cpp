// The areas of Aleppo's districts that ship: what the map relies on.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/resources.h"
#include "geo/gazetteer.h"

using namespace dateline;
using namespace dateline::geo;

namespace {

struct Area {
  std::string id;
  std::vector<LonLat> ring;
};

bool holds(const std::vector<LonLat>& ring, LonLat p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const LonLat a = ring[i];
    const LonLat b = ring[j];
    if ((a.latitude > p.latitude) != (b.latitude > p.latitude) &&
        p.longitude <
            (b.longitude - a.longitude) * (p.latitude - a.latitude) / (b.latitude - a.latitude) + a.longitude) {
      inside = !inside;
    }
  }
  return inside;
}

const Gazetteer& gazetteer() {
  static const auto kGazetteer = Gazetteer::open(resource_folder() / "gazetteer.index");
  REQUIRE(kGazetteer.has_value());
  return **kGazetteer;
}

std::vector<Area> areas() {
  std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/assets/districts/aleppo.geojson");
  const nlohmann::json collection = nlohmann::json::parse(file);
  std::vector<Area> result;
  for (const auto& feature : collection.at("features")) {
    const auto& properties = feature.at("properties");
    REQUIRE(properties.at("approximate") == true);
    Area area{properties.at("place_id"), {}};
    const auto index = gazetteer().find_id(area.id);
    REQUIRE(index.has_value());
    const Place place = gazetteer().place(*index);
    CHECK(properties.at("name") == place.name);
    CHECK(properties.at("arabic") == place.arabic);
    REQUIRE(feature.at("geometry").at("coordinates").size() == 1);
    for (const auto& vertex : feature.at("geometry").at("coordinates")[0]) {
      area.ring.push_back({vertex[0], vertex[1]});
    }
    result.push_back(std::move(area));
  }
  return result;
}

}  // namespace

TEST_CASE("Each district's area holds its own point and no other's, and stays near it") {
  const std::vector<Area> all = areas();
  REQUIRE(all.size() > 120);
  std::set<std::string> ids;
  for (const Area& area : all) {
    CAPTURE(area.id);
    CHECK(ids.insert(area.id).second);
    REQUIRE(area.ring.size() > 5);
    CHECK(area.ring.front() == area.ring.back());
    const Place place = gazetteer().place(*gazetteer().find_id(area.id));
    CHECK(holds(area.ring, place.point));
    for (const LonLat vertex : area.ring) {
      CHECK(distance_m(vertex, place.point) < 1.7 * place.radius_m);
    }
    for (const Area& other : all) {
      if (other.id != area.id) {
        CHECK_FALSE(holds(other.ring, place.point));
      }
    }
  }
  for (const char* id : {"alp003", "alp136", "alp010", "alp001", "alp005", "alp108"}) {
    CHECK(ids.contains(id));
  }
}

TEST_CASE("No two areas overlap") {
  const std::vector<Area> all = areas();
  for (const Area& area : all) {
    for (const Area& other : all) {
      if (other.id != area.id) {
        CAPTURE(area.id, other.id);
        CHECK(std::none_of(area.ring.begin(), area.ring.end(), [&](LonLat p) { return holds(other.ring, p); }));
      }
    }
  }
}
