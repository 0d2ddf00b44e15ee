#include "events/extract/toponyms/relative_place.h"

#include "tests/events/extract/toponyms/toponym_support.h"

using namespace dateline;
using namespace dateline::events;

namespace {

/// How far the point that the sentence means lies from the place's own, in kilometres eastward and northward.
struct Offset {
  double east;
  double north;
};

Offset offset_of(const Toponym& toponym) {
  const geo::LonLat own = toponym_world().gazetteer->point(*toponym.place);
  const geo::LonLat east = {toponym.point->longitude, own.latitude};
  const geo::LonLat north = {own.longitude, toponym.point->latitude};
  return {geo::distance_m(own, east) / 1000 * (toponym.point->longitude < own.longitude ? -1 : 1),
          geo::distance_m(own, north) / 1000 * (toponym.point->latitude < own.latitude ? -1 : 1)};
}

}  // namespace

TEST_CASE("an edge lies off the centre and is smaller than the place") {
  const std::string text = "Troops advanced on the northwestern edge of the city of Aleppo.";
  const Toponym toponym = toponym_in(text, "Aleppo");
  CHECK(toponym.relation == "northwestern edge of");
  CHECK(toponym.relation_span.of(text) == "northwestern edge of the city of Aleppo");
  CHECK(offset_of(toponym).east < -3);
  CHECK(offset_of(toponym).north > 3);
  CHECK(*toponym.radius_m < toponym_world().gazetteer->radius_m(*toponym.place));
}

TEST_CASE("a distance and a direction move the point by just that") {
  const std::string text = "The convoy was hit 10 km north of Raqqa in Syria.";
  const Toponym toponym = toponym_in(text, "Raqqa");
  CHECK(toponym.relation == "10 km north of");
  CHECK(offset_of(toponym).north == Approx(10).margin(0.1));
  CHECK(std::abs(offset_of(toponym).east) < 0.1);
  CHECK(offset_of(toponym_in("The town, 12 miles (19 km) south-east of Mosul in Iraq, fell.", "Mosul")).east ==
        Approx(12 * 1.609344 / std::sqrt(2)).margin(0.3));
}

TEST_CASE("beside a place is not inside it") {
  CHECK(offset_of(toponym_in("A base south of Homs, Syria, was struck.", "Homs")).north < -3);
  const Toponym part = toponym_in("Strikes hit the besieged east of Aleppo in Syria.", "Aleppo");
  CHECK(offset_of(part).east > 1);
  CHECK(offset_of(part).east < toponym_world().gazetteer->radius_m(*part.place) / 1000);
}

TEST_CASE("near and countryside widen the area and do not move it") {
  const Toponym near = toponym_in("Shells fell near Castello road in Aleppo.", "Castello road");
  CHECK(near.relation == "near");
  CHECK(offset_of(near).east == Approx(0).margin(0.001));
  CHECK(*near.radius_m > toponym_world().gazetteer->radius_m(*near.place));
  const Toponym around = toponym_in("Shells fell in the Idlib countryside in Syria.", "Idlib");
  CHECK(around.relation == "countryside of");
  CHECK(*around.radius_m > 15'000);
  const Toponym north = toponym_in("Tanks moved through Hama's northern countryside in Syria.", "Hama");
  CHECK(north.relation == "northern countryside of");
  CHECK(offset_of(north).north > 10);
}

TEST_CASE("between two places lies the middle of them") {
  const std::string text = "The road between Homs and Hama in Syria was cut.";
  const Toponym homs = toponym_in(text, "Homs");
  const Toponym hama = toponym_in(text, "Hama");
  CHECK(homs.relation == "between");
  CHECK(homs.relation_span.of(text) == "between Homs and Hama");
  CHECK(geo::distance_m(*homs.point, *hama.point) < 1);
  CHECK(offset_of(homs).north > 10);
  CHECK(toponym_in("Talks between Washington and Moscow went on.", "Moscow").relation.empty());
}

TEST_CASE("words that only call the place what it is are no relation") {
  CHECK(toponym_in("Rebels hold the district of Layramoun in Aleppo.", "Layramoun").relation.empty());
  CHECK(toponym_in("Troops took the city's Layramoun area in Aleppo.", "Layramoun").relation.empty());
  CHECK(toponym_in("Two died in Aleppo.", "Aleppo").relation.empty());
}
