// The gazetteer that ships, as the build compiled it.
#include "geo/gazetteer.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/name_key.h"
#include "base/resources.h"

using namespace dateline;
using namespace dateline::geo;

namespace {

const Gazetteer& shipped() {
  static const auto kGazetteer = Gazetteer::open(resource_folder() / "gazetteer.index");
  REQUIRE(kGazetteer.has_value());
  return **kGazetteer;
}

// The id of the best match, empty where there is none.
std::string best(std::string_view name) {
  const std::vector<NameMatch> matches = shipped().find(name);
  return matches.empty() ? "" : shipped().place(matches.front().place).id;
}

bool finds(std::string_view name, std::string_view id) {
  const std::vector<NameMatch> matches = shipped().find(name);
  return std::any_of(matches.begin(), matches.end(),
                     [&](const NameMatch& match) { return shipped().place(match.place).id == id; });
}

PlaceIndex index_of(std::string_view id) {
  const auto found = shipped().find_id(id);
  REQUIRE(found.has_value());
  return *found;
}

}  // namespace

TEST_CASE("The spellings of a district are one place") {
  for (const char* name : {"Layramoun", "Leramun", "Liramoun", "al-Layramoun", "Al-Layramun", "Lermon", "LERAMUN",
                           "Leiramoon", "الليرمون", "ليرمون"}) {
    CAPTURE(name);
    CHECK(best(name) == "alp003");
  }
  CHECK(best("Bani Zaid") == "alp136");
  CHECK(best("Sheikh Maksoud") == "alp005");
  CHECK(best("Karm al-Katerji") == "alp059");
}

TEST_CASE("A spelling as written matches fully, one that only sounds alike less") {
  CHECK(shipped().find("Leramun").front().similarity == 1);
  const NameMatch alike = shipped().find("Leyramoun").front();
  CHECK(shipped().place(alike.place).name == "Layramoun");
  CHECK(alike.similarity < 1);
  CHECK(alike.similarity > 0.7F);
}

TEST_CASE("A name that several places bear finds them all, the most populous first") {
  const std::vector<NameMatch> matches = shipped().find("Tripoli");
  REQUIRE(matches.size() >= 2);
  CHECK(shipped().country(matches[0].place) == "LY");
  CHECK(std::any_of(matches.begin(), matches.end(),
                    [](const NameMatch& match) { return shipped().country(match.place) == "LB"; }));
  CHECK(finds("Aleppo", "alp194"));
  CHECK(finds("Aleppo", "iso:SY-HL"));
  CHECK(finds("Zahraa", "alp017"));
  CHECK(finds("Zahraa", "alp179"));
}

TEST_CASE("Countries are found by the names that the press uses") {
  CHECK(best("US") == "iso:US");
  CHECK(best("U.S.") == "iso:US");
  CHECK(best("UK") == "iso:GB");
  CHECK(best("Britain") == "iso:GB");
  CHECK(best("Russia") == "iso:RU");
  CHECK(best("Laos") == "iso:LA");
  CHECK(best("Syria") == "iso:SY");
  CHECK(best("سوريا") == "iso:SY");
  CHECK(best("Сирия") == "iso:SY");
  CHECK(best("Côte d’Ivoire") == "iso:CI");
  CHECK(best("Burma") == "iso:MM");
}

TEST_CASE("Syria's places are found by the names that the press uses") {
  const auto in_syria = [](std::string_view name) {
    const std::vector<NameMatch> matches = shipped().find(name);
    return std::any_of(matches.begin(), matches.end(),
                       [](const NameMatch& match) { return shipped().country(match.place) == "SY"; });
  };
  for (const char* name :
       {"Deir Ezzor",    "Deir al-Zor", "Hasakeh",        "Kobani",           "Palmyra",         "Azaz",
        "Tal Rifaat",    "Jarablus",    "Khan Sheikhoun", "Jisr al-Shughour", "Maaret al-Numan", "Eastern Ghouta",
        "Ghouta",        "Hmeimim",     "Foua",           "Madaya",           "Yarmouk",         "Aleppo airport",
        "Golan Heights", "Euphrates",   "Kafranbel"}) {
    CAPTURE(name);
    CHECK((in_syria(name) || best(name).starts_with("river:")));
  }
}

TEST_CASE("An abbreviation is not met in a pronoun") {
  CHECK_FALSE(finds("us", "iso:US"));
  CHECK_FALSE(finds("Us", "iso:US"));
}

TEST_CASE("Capitals lie where they should") {
  const auto near = [](std::string_view name, LonLat point, double metres) {
    CAPTURE(name);
    const std::vector<NameMatch> matches = shipped().find(name);
    CHECK(std::any_of(matches.begin(), matches.end(), [&](const NameMatch& match) {
      return distance_m(shipped().point(match.place), point) < metres;
    }));
  };
  near("Moscow", {37.6173, 55.7558}, 25000);
  near("Washington", {-77.0364, 38.8951}, 25000);
  near("Geneva", {6.1457, 46.2022}, 10000);
  near("Damascus", {36.2765, 33.5138}, 12000);
  near("Beirut", {35.5018, 33.8938}, 10000);
  near("Syria", {38, 35}, 300000);
  near("United States", {-98.6, 39.8}, 500000);
  near("Russia", {105, 61.5}, 1500000);
}

TEST_CASE("A district lies in its city, its province and its country") {
  const PlaceIndex layramoun = index_of("alp003");
  CHECK(shipped().contains(index_of("alp194"), layramoun));
  CHECK(shipped().contains(index_of("iso:SY-HL"), layramoun));
  CHECK(shipped().contains(index_of("iso:SY"), layramoun));
  CHECK(shipped().contains(layramoun, layramoun));
  CHECK_FALSE(shipped().contains(layramoun, index_of("alp194")));
  CHECK_FALSE(shipped().contains(index_of("iso:LB"), layramoun));
  const Place place = shipped().place(layramoun);
  CHECK(place.country == "SY");
  CHECK(place.admin1 == "Aleppo");
  CHECK(place.arabic == "الليرمون");
  CHECK(place.kind == PlaceKind::district);
  CHECK(place.radius_m == Approx(1466));
  CHECK_FALSE(place.population.has_value());
}

TEST_CASE("Castello road is a line, a city has its number in GeoNames") {
  const Place road = shipped().place(index_of("alp137"));
  CHECK(road.kind == PlaceKind::road);
  REQUIRE(road.line.size() > 5);
  CHECK(distance_m(road.line.front(), shipped().point(index_of("alp138"))) < 200);
  CHECK(shipped().place(index_of("alp194")).geonames_id == 170063);
  CHECK(shipped().place(index_of("alp194")).population == 1602264);
}

TEST_CASE("A scanner learns when no name goes on") {
  CHECK(shipped().is_prefix(""));
  CHECK(shipped().is_prefix("Bustan"));
  CHECK(shipped().is_prefix("bustan al"));
  CHECK(shipped().is_prefix("Bustan al-Qasr"));
  CHECK_FALSE(shipped().is_prefix("Bustan al-Qasr yesterday"));
  CHECK_FALSE(shipped().is_prefix("Bustan al-Qas"));
  CHECK_FALSE(shipped().is_prefix("qwertz"));
}

TEST_CASE("A key is a name's, or begins one, or neither") {
  using KeyUse = Gazetteer::KeyUse;
  CHECK(shipped().use_of_key(dateline::name_key("Castello road")) == KeyUse::whole);
  CHECK(shipped().use_of_key(dateline::name_key("Deir")) != KeyUse::none);
  CHECK(shipped().use_of_key(dateline::name_key("Bustan al-Qas")) == KeyUse::none);
  CHECK(shipped().use_of_key(dateline::name_key("United States of")) == KeyUse::beginning);
  CHECK(shipped().use_of_key("qwertz") == KeyUse::none);
}

TEST_CASE("A name that is asked for again has the same places") {
  for (const char* name : {"Springfield", "Aleppo", "us", "US", "Leiramoun", "Xyzzyville"}) {
    CAPTURE(name);
    const std::vector<NameMatch> first = shipped().find(name);
    const std::vector<NameMatch> again = shipped().find(name);
    REQUIRE(first.size() == again.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CHECK(first[i].place == again[i].place);
      CHECK(first[i].similarity == again[i].similarity);
    }
  }
  CHECK(shipped().find("us").size() < shipped().find("US").size());
}

TEST_CASE("A box holds its places, the largest first") {
  const Bounds aleppo{37.0, 36.1, 37.3, 36.3};
  const std::vector<PlaceIndex> places = shipped().in_bounds(aleppo, 1000);
  REQUIRE(places.size() > 150);
  CHECK(shipped().place(places.front()).id == "alp194");
  CHECK(std::all_of(places.begin(), places.end(),
                    [&](PlaceIndex place) { return aleppo.contains(shipped().point(place)); }));
  CHECK(shipped().in_bounds(aleppo, 3).size() == 3);
  CHECK(shipped().in_bounds(Bounds::empty(), 10).empty());
  CHECK(shipped().in_bounds({-170, 60, -170, 60}, 10).empty());

  const std::vector<PlaceIndex> world = shipped().in_bounds(Bounds::world(), 5);
  REQUIRE(world.size() == 5);
  CHECK(shipped().kind(world.front()) == PlaceKind::continent);

  const std::vector<PlaceIndex> date_line = shipped().in_bounds({177, -20, -178, -15}, 1000);
  CHECK(std::any_of(date_line.begin(), date_line.end(), [](PlaceIndex place) {
    return shipped().name(place) == "Suva" || shipped().country(place) == "FJ";
  }));
}

TEST_CASE("Words that are no name find nothing") {
  CHECK(shipped().find("").empty());
  CHECK(shipped().find("...").empty());
  CHECK(shipped().find("qwertzuiop").empty());
  CHECK(shipped().find(std::string("\xff\xfe\x80", 3)).empty());
  CHECK_FALSE(shipped().find_id("alp999").has_value());
}
