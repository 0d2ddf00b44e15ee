#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/viewer/support/golden.h"
#include "viewer/picture/sidecar.h"

using namespace dateline;
using namespace dateline::viewer;
namespace fs = std::filesystem;

namespace {

fs::path folder() {
  static const test::TemporaryFolder own("snapshot");
  return own.path();
}

/// Without a display, a home folder and a GPU.
test::ProgramRun snapshot(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "snapshot");
  return test::run_program(DATELINE_BINARY, arguments, folder().string(), {},
                           {"DISPLAY=", "WAYLAND_DISPLAY=", "HOME=/nonexistent", "LIBGL_ALWAYS_SOFTWARE=1"});
}

void check_demo(const std::string& style) {
  const test::ProgramRun run =
      snapshot({"demo", "--at", "2016-07-28", "--window", "7d", "--place", "Layramoun", "--zoom", "12.5", "--style",
                style, "--size", "1200x800", "-o", style + ".png"});
  CAPTURE(run.err);
  REQUIRE(run.code == 0);
  const Result<Image> picture = read_png(folder() / (style + ".png"));
  REQUIRE(picture);
  const golden::Comparison comparison = golden::compare(*picture, "demo-" + style);
  INFO(comparison.message);
  CHECK(comparison.differing == 0);
}

}  // namespace

TEST_CASE("The demo looks as it did, dark") {
  check_demo("dark");
}
TEST_CASE("The demo looks as it did, light") {
  check_demo("light");
}

TEST_CASE("A picture's sidecar draws the same picture again") {
  REQUIRE(snapshot({"demo", "--at", "2016-07-28", "--bbox", "37.05,36.18,37.2,36.28", "--basemap", "none",
                    "--furniture", "none", "--size", "400x300", "-o", "first.png"})
              .code == 0);
  const test::ProgramRun again = snapshot({"--view", "first.png.json", "-o", "again.png"});
  CAPTURE(again.err);
  REQUIRE(again.code == 0);
  const Result<Image> first = read_png(folder() / "first.png");
  const Result<Image> second = read_png(folder() / "again.png");
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->size == gl::Size{400, 300});
  CHECK(first->rgba == second->rgba);
}

TEST_CASE("The view of a table in which words are searched for shows the rows that hold them") {
  const std::string mill = "37.10,36.20,2016-07-26,Mill\n";
  std::ofstream(folder() / "one.csv") << "lon,lat,date,place\n" << mill;
  std::ofstream(folder() / "two.csv") << "lon,lat,date,place\n" << mill << "37.15,36.22,2016-07-26,Bridge\n";
  REQUIRE(snapshot({"two.csv", "--at", "2016-07-28", "--bbox", "37.05,36.18,37.2,36.28", "--basemap", "none",
                    "--furniture", "none", "--size", "400x300", "-o", "all.png"})
              .code == 0);
  const auto searched = [](const std::string& table) {
    Result<PictureView> view = read_sidecar(folder() / "all.png.json");
    REQUIRE(view);
    view->project = table;
    view->query = "mill";
    REQUIRE(write_sidecar(folder() / "mill.json", *view));
    const test::ProgramRun run = snapshot({"--view", "mill.json", "-o", table + ".png"});
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    const Result<Image> picture = read_png(folder() / (table + ".png"));
    REQUIRE(picture);
    return picture->rgba;
  };
  const Result<Image> all = read_png(folder() / "all.png");
  REQUIRE(all);
  CHECK(searched("two.csv") == searched("one.csv"));
  CHECK(searched("two.csv") != all->rgba);
}

TEST_CASE("Without furniture there is the map alone") {
  const auto colours = [](const std::string& furniture) {
    const std::string name = "furniture-" + furniture + ".png";
    // Open sea, where nothing is drawn and nothing happened.
    std::vector<std::string> arguments = {"demo",      "--at", "2016-07-28", "--bbox",  "-30,-45,-29,-44",
                                          "--basemap", "none", "--size",     "500x400", "-o",
                                          name};
    if (furniture == "none") {
      arguments.insert(arguments.end(), {"--furniture", furniture});
    }
    const test::ProgramRun run = snapshot(arguments);
    CAPTURE(run.err);
    REQUIRE(run.code == 0);
    const Result<Image> picture = read_png(folder() / name);
    REQUIRE(picture);
    std::set<std::array<std::uint8_t, 3>> found;
    for (std::size_t i = 0; i < picture->rgba.size(); i += 4) {
      found.insert({picture->rgba[i], picture->rgba[i + 1], picture->rgba[i + 2]});
    }
    return found.size();
  };
  CHECK(colours("none") == 1);
  CHECK(colours("all") > 20);
}

TEST_CASE("A box is shown whole and as large as it goes") {
  REQUIRE(
      snapshot({"demo", "--at", "2016-07-28", "--bbox", "37,36,38,37", "--size", "500x500", "-o", "box.png"}).code ==
      0);
  const Result<PictureView> view = read_sidecar(folder() / "box.png.json");
  REQUIRE(view);
  CHECK(view->centre.longitude == Approx(37.5));
  Camera camera(view->size);
  camera.show(geo::to_world(view->centre), view->zoom);
  const glm::dvec2 corner = camera.to_screen(geo::to_world({37, 37}));
  CHECK(corner.y == Approx(0).margin(0.5));
  CHECK(corner.x >= -0.5);
}

TEST_CASE("What makes no sense is wrong usage, and nothing is written") {
  const std::vector<std::vector<std::string>> wrong = {
      {"demo", "--at", "2016-02-30", "-o", "x.png"},
      {"demo", "--at", "2016-07-28", "--window", "soon", "-o", "x.png"},
      {"demo", "--at", "2016-07-28", "--size", "12", "-o", "x.png"},
      {"demo", "--at", "2016-07-28", "--bbox", "1,2,3", "-o", "x.png"},
      {"demo", "--at", "2016-07-28", "--place", "Xyzzyxyzzy", "-o", "x.png"},
      {"demo", "--at", "2016-07-28", "--zoom", "99", "-o", "x.png"},
      {"demo", "--at", "2016-07-28", "--style", "pink", "-o", "x.png"},
      {"demo", "--at", "2016-07-28"},
      {"--at", "2016-07-28", "-o", "x.png"},
      {"demo", "-o", "x.png"},
  };
  for (const std::vector<std::string>& arguments : wrong) {
    const test::ProgramRun run = snapshot(arguments);
    CAPTURE(arguments, run.err);
    CHECK(run.code == 2);
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    CHECK_FALSE(fs::exists(folder() / "x.png"));
  }
}

TEST_CASE("What cannot be read or written fails with one line that names it") {
  std::ofstream(folder() / "broken.gpkg") << "no project";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"missing.gpkg", "--at", "2016-07-28", "-o", "x.png"},
        std::vector<std::string>{"broken.gpkg", "--at", "2016-07-28", "-o", "x.png"},
        std::vector<std::string>{"demo", "--at", "2016-07-28", "-o", "no/such/folder/x.png"},
        std::vector<std::string>{"demo", "--at", "2016-07-28", "--basemap", "missing.tif", "-o", "x.png"}}) {
    const test::ProgramRun run = snapshot(arguments);
    CAPTURE(arguments, run.err);
    CHECK(run.code == 3);
    CHECK(run.err.rfind("dateline: ", 0) == 0);
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    CHECK_FALSE(fs::exists(folder() / "x.png"));
  }
}

TEST_CASE("Rows that cannot be shown are told at every start, and by the exit code") {
  std::ofstream(folder() / "rows.csv") << "id,lon,lat,time,type\n1,37.1,36.2,2016-07-01,battles\n"
                                          "2,37.1,36.2,2016-13-45,battles\n";
  for (int start = 0; start < 2; ++start) {
    const test::ProgramRun run = snapshot({"rows.csv", "--at", "2016-07-01", "--size", "64x64", "-o", "rows.png"});
    CAPTURE(start, run.err);
    CHECK(run.code == 1);
    CHECK(run.err == "dateline: rows.csv: row 2: has no time that can be read\n");
    CHECK(fs::remove(folder() / "rows.png"));
  }
}

TEST_CASE("A picture goes to standard output as well") {
  const test::ProgramRun run =
      snapshot({"demo", "--at", "2016-07-28", "--size", "64x64", "--furniture", "none", "-o", "-"});
  CHECK(run.code == 0);
  CHECK(run.out.substr(1, 3) == "PNG");
}
