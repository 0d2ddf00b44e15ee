// Gazetteers compiled from small sources: what errors say, what rows that leave things out become, damaged indexes.
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "geo/gazetteer.h"
#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::geo;
namespace fs = std::filesystem;

namespace {

struct Folder : dateline::test::TemporaryFolder {
  Folder() : TemporaryFolder("gazetteer") {}
  [[nodiscard]] fs::path index() const { return file("out.index"); }
};

std::string error_of(const Folder& folder) {
  const Result<void> compiled = compile_gazetteer(folder.path(), folder.index());
  return compiled ? "" : compiled.error().line();
}

constexpr std::string_view kSource =
    "id,kind,name,latitude,longitude,parent,population,spellings\n"
    "iso:XA,country,Arda,10,20,,,\n"
    "a1,admin1,Umber,10.5,20.5,iso:XA,,\n"
    "c1,,Sirt Nahr,10.6,20.6,a1,250000,\"Sirt, Nahr|Sirt el-Nahr\"\n"
    "d1,district,Bab al-Tin,10.61,20.61,c1,,Bab Tin\n";

std::string bytes_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("A row's missing kind, radius and country follow from what is known") {
  const Folder folder;
  folder.write("a.csv", kSource);
  folder.write("b.csv", "geonames_id,name,latitude,longitude\n77,Elsewhere,-5.5,179.9\n");
  REQUIRE(error_of(folder).empty());
  const auto gazetteer = Gazetteer::open(folder.index());
  REQUIRE(gazetteer.has_value());
  const Gazetteer& places = **gazetteer;
  REQUIRE(places.size() == 5);

  const Place city = places.place(*places.find_id("c1"));
  CHECK(city.kind == PlaceKind::city);
  CHECK(city.radius_m == Approx(3989).margin(1));
  CHECK(city.admin1 == "Umber");
  CHECK(city.population == 250000);
  CHECK(city.spellings == std::vector<std::string>{"Sirt Nahr", "Sirt, Nahr", "Sirt el-Nahr"});
  CHECK(places.contains(*places.find_id("iso:XA"), *places.find_id("d1")));

  const Place village = places.place(*places.find_id("gn:77"));
  CHECK(village.geonames_id == 77);
  CHECK(village.kind == PlaceKind::village);
  CHECK(village.source == "geonames");
  CHECK_FALSE(village.population.has_value());
  CHECK_FALSE(village.parent.has_value());
}

TEST_CASE("The same source gives the same index") {
  const Folder folder;
  folder.write("a.csv", kSource);
  REQUIRE(error_of(folder).empty());
  const std::string first = bytes_of(folder.index());
  REQUIRE(error_of(folder).empty());
  CHECK(bytes_of(folder.index()) == first);
}

TEST_CASE("Errors of the source name file, row and column") {
  const Folder folder;
  const auto says = [&folder](std::string_view text, std::string_view where, std::string_view what) {
    folder.write("a.csv", text);
    const std::string line = error_of(folder);
    CAPTURE(line);
    CHECK(line.starts_with((folder.file("a.csv").string() + ":").append(where)));
    CHECK(line.find(what) != std::string::npos);
    CHECK_FALSE(fs::exists(folder.index()));
  };
  constexpr std::string_view kHeader = "id,kind,name,latitude,longitude,radius_m,parent,population,line\n";
  const auto row = [&](std::string_view text) { return std::string(kHeader).append(text); };
  says(row("x,castle,X,1,2,,,,\n"), "2:2:", "\"castle\" is no kind");
  says(row("x,city,X,91,2,,,,\n"), "2:4:", "\"91\" is no latitude");
  says(row("x,city,X,1,east,,,,\n"), "2:5:", "\"east\" is no longitude");
  says(row("x,city,X,1,nan,,,,\n"), "2:5:", "longitude");
  says(row("x,city,X,1,2,-5,,,\n"), "2:6:", "radius_m");
  says(row("x,city,X,1,2,,,many,\n"), "2:8:", "population");
  says(row("x,road,X,1,2,,,,1 2|3\n"), "2:9:", "line");
  says(row("x,road,X,1,2,,,,1 2\n"), "2:9:", "line");
  says(row("x,city,,1,2,,,,\n"), "2:3:", "name");
  says(row(",city,X,1,2,,,,\n"), "2:1:", "id");
  says(row("x,city,X,1,2,,,,\nx,city,Y,1,2,,,,\n"), "3:", "\"x\" is taken");
  says(row("x,city,X,1,2,,nowhere,,\n"), "2:", "\"nowhere\" is no row's id");
  says(row("x,city,X,1,2,,y,,\ny,city,Y,1,2,,x,,\n"), "2:", "lies in itself");
  says(row("x,city,X,1,2\n"), "2:", "5 fields where the first line has 9");
  says(row("x,city,\"X,1,2,,,,\n"), "2:3:", "never closed");
  says("id,kind,latitude,longitude\n", "1:", "\"name\" is missing");
  says("id,name,latitude,longitude,colour\n", "1:5:", "\"colour\"");
  says("", "1:", "missing");
}

TEST_CASE("A folder without sources is an error") {
  const Folder folder;
  CHECK(error_of(folder).find("no row in a .csv file") != std::string::npos);
  CHECK_FALSE(compile_gazetteer(folder.file("nowhere"), folder.index()).has_value());
}

TEST_CASE("An index that cannot be written leaves nothing behind") {
  const Folder folder;
  folder.write("a.csv", kSource);
  const Result<void> compiled = compile_gazetteer(folder.path(), folder.path() / "missing" / "out.index");
  REQUIRE_FALSE(compiled.has_value());
  CHECK(compiled.error().line().find("cannot be written") != std::string::npos);
}

TEST_CASE("A damaged index is an error and never a crash") {
  const Folder folder;
  folder.write("a.csv", kSource);
  REQUIRE(error_of(folder).empty());
  const std::string whole = bytes_of(folder.index());
  const auto open = [&folder](std::string_view bytes) {
    folder.write("damaged.index", bytes);
    return Gazetteer::open(folder.file("damaged.index"));
  };
  const auto what = [&](std::string_view bytes) {
    const auto opened = open(bytes);
    return opened ? std::string() : opened.error().line();
  };
  CHECK(Gazetteer::open(folder.file("missing.index")).error().line().find("missing.index") != std::string::npos);
  CHECK(what("").find("no gazetteer index") != std::string::npos);
  CHECK(what("id,name\nx,y\n").find("no gazetteer index") != std::string::npos);
  CHECK(what(std::string(1000, 'x')).find("no gazetteer index") != std::string::npos);
  CHECK(what(whole.substr(0, whole.size() - 8)).find("truncated") != std::string::npos);
  CHECK(what(whole.substr(0, 300)).find("truncated") != std::string::npos);
  std::string newer = whole;
  newer[8] = 99;
  CHECK(what(newer).find("another version") != std::string::npos);

  // Any byte may be wrong: either it is seen on opening, or everything can still be asked.
  constexpr std::array<char, 3> kFlips = {1, 16, char(0x80)};
  std::size_t refused = 0;
  const auto step = [&](std::size_t i) { return i < 800 || i + 1600 > whole.size() ? 3 : 9973; };
  for (std::size_t i = 0; i < whole.size(); i += step(i)) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ kFlips[i / 3 % kFlips.size()]);
    const auto opened = open(damaged);
    if (!opened) {
      ++refused;
      continue;
    }
    CAPTURE(i);
    const Gazetteer& places = **opened;
    for (PlaceIndex place = 0; place < places.size(); ++place) {
      const Place row = places.place(place);
      CHECK_FALSE(row.spellings.empty());
      CHECK(places.find(row.name).size() <= places.size());
    }
    CHECK(places.in_bounds(Bounds::world(), 3).size() <= 3);
    CHECK(places.in_bounds({20, 10, 21, 11}, 3).size() <= 3);
    CHECK(places.find_id("c1").value_or(0) < places.size());
    CHECK((places.is_prefix("sirt nahr") || !places.is_prefix("qwertz")));
  }
  CHECK(refused > 100);
}

TEST_CASE("A name that means one place alone finds no other, and is still shown as the other's") {
  const Folder folder;
  folder.write("a.csv",
               "id,kind,name,latitude,longitude\n"
               "big,city,Tarabul,10,20\n"
               "small,town,Tarabul,30,40\n");
  folder.write("meanings.csv", "id,spellings\nsmall,Tarabul|The Port\n");
  REQUIRE(error_of(folder).empty());
  const auto gazetteer = Gazetteer::open(folder.index());
  REQUIRE(gazetteer.has_value());
  const Gazetteer& places = **gazetteer;
  for (const char* name : {"Tarabul", "tarabul", "The Port"}) {
    const auto matches = places.find(name);
    REQUIRE(matches.size() == 1);
    CHECK(places.place(matches.front().place).id == "small");
  }
  CHECK(places.place(*places.find_id("big")).name == "Tarabul");
  folder.write("meanings.csv", "id,spellings\nnowhere,Tarabul\n");
  CHECK(error_of(folder).find("no place has the id \"nowhere\"") != std::string::npos);
}
