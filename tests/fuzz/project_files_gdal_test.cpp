#include <catch2/catch.hpp>
#include <iterator>
#include <string>

#include "base/clock.h"
#include "events/store/project_store.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/temporary_folder.h"
#include "viewer/picture/sidecar.h"

using namespace dateline;
using namespace dateline::test;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("Damaged files of a picture's view") {
  const TemporaryFolder folder("fuzz");
  viewer::PictureView view;
  view.time_zone = "Asia/Damascus";
  view.zoom = 9;
  view.size = {800, 600};
  view.style = "dark";
  view.basemap = "built-in";
  const std::filesystem::path file = folder.path() / "picture.png.json";
  REQUIRE(viewer::write_sidecar(file, view).has_value());
  Mutator mutator(fuzz_seed(), {bytes_of(file)},
                  {"null", "{", "}", "[", "]", "\"\"", "1e999", "-1", "true", "\"zoom\"", "\\ud800", ","});
  for (int round = 0; round < fuzz_rounds(1000); ++round) {
    INFO("round " << round);
    const auto read = viewer::read_sidecar(folder.write("picture.png.json", mutator.next()));
    if (read) {
      REQUIRE(geo::is_valid(read->centre));
      REQUIRE(read->size.width > 0);
    } else {
      REQUIRE_FALSE(read.error().what.empty());
    }
  }
}

TEST_CASE("Damaged projects are opened or refused") {
  const TemporaryFolder folder("fuzz");
  const std::filesystem::path file = folder.path() / "case.gpkg";
  REQUIRE(events::ProjectStore::create(file, "Case", "UTC", system_clock()).has_value());
  const std::string whole = bytes_of(file);
  Mutator mutator(fuzz_seed(), {whole}, {"CREATE TABLE", "'", "SQLite format 3"});
  for (int round = 0; round < fuzz_rounds(60); ++round) {
    INFO("round " << round);
    // The mutator keeps its files small: what it damages here is the beginning, the rest is as it was.
    const std::string damaged = mutator.next();
    std::string bytes = whole;
    bytes.replace(0, std::min(damaged.size(), whole.size()), damaged, 0, whole.size());
    const std::string name = folder.write("damaged.gpkg", bytes);
    const auto store = events::ProjectStore::open(name, system_clock());
    if (!store) {
      REQUIRE_FALSE(store.error().what.empty());
      REQUIRE(store.error().line().find('\n') == std::string::npos);
    }
  }
}
