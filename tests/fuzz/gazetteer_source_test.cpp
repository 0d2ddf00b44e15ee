#include "geo/gazetteer_source.h"

#include <catch2/catch.hpp>
#include <string>

#include "geo/gazetteer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/temporary_folder.h"

using namespace dateline::test;
using namespace dateline::geo;

TEST_CASE("Damaged sources of the gazetteer, and a person's damaged rows") {
  const TemporaryFolder folder("fuzz");
  const std::string rows =
      "id,kind,name,arabic,latitude,longitude,radius_m,confidence,country,parent,population,geonames_id,spellings,"
      "line\n"
      "iso:XA,country,Arda,,10,20,,high,XA,,,,Ardia|the Arda,\n"
      "c1,,Sirt,سرت,10.6,20.6,,,,iso:XA,250000,77,\"Sirt, Nahr\",\n"
      "r1,road,Sirt road,,10.6,20.6,,,,c1,,,,20.6 10.6|20.7 10.7\n";
  const std::string spellings = "id,spellings\nc1,Sert|Sirte\n";
  Mutator mutator(fuzz_seed(), {rows, spellings},
                  {",", "\"", "|", "\n", "parent", "c1", "-180", "1e308", "nan", "id,spellings\n"});
  int compiled = 0;
  for (int round = 0; round < fuzz_rounds(600); ++round) {
    INFO("round " << round);
    const bool own = round % 3 == 0;
    (void)folder.write("a.csv", own ? rows : mutator.next());
    (void)folder.write("spellings.csv", own ? mutator.next() : spellings);
    const std::filesystem::path index = folder.path() / "out.index";
    const dateline::Result<void> done = compile_gazetteer(std::vector<std::filesystem::path>{folder.path()}, index);
    if (!done) {
      REQUIRE_FALSE(done.error().where.empty());
      REQUIRE(done.error().line().find('\n') == std::string::npos);
      continue;
    }
    ++compiled;
    const auto gazetteer = Gazetteer::open(index);
    REQUIRE(gazetteer.has_value());
    for (PlaceIndex place = 0; place < (*gazetteer)->size(); ++place) {
      REQUIRE(is_valid((*gazetteer)->place(place).point));
    }
  }
  CHECK(compiled > 0);
}

TEST_CASE("A damaged index of the gazetteer is refused or read, and never more") {
  const TemporaryFolder folder("fuzz");
  (void)folder.write("a.csv", "id,name,latitude,longitude,spellings\nx1,Sirt,10,20,Sert|Sirte\nx2,Umber,11,21,\n");
  const std::filesystem::path index = folder.path() / "out.index";
  REQUIRE(compile_gazetteer(std::vector<std::filesystem::path>{folder.path()}, index).has_value());
  std::ifstream file(index, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  Mutator mutator(fuzz_seed(), {whole}, {});
  for (int round = 0; round < fuzz_rounds(600); ++round) {
    INFO("round " << round);
    const auto gazetteer = Gazetteer::open(folder.write("damaged.index", mutator.next()));
    if (!gazetteer) {
      REQUIRE_FALSE(gazetteer.error().what.empty());
      continue;
    }
    for (const NameMatch& match : (*gazetteer)->find("Sirte")) {
      REQUIRE(match.place < (*gazetteer)->size());
      REQUIRE((*gazetteer)->place(match.place).name.size() < whole.size());
    }
    (void)(*gazetteer)->is_prefix("Si");
    (void)(*gazetteer)->in_bounds({-180, -90, 180, 90}, 10);
  }
}
