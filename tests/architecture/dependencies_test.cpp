#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "tests/architecture/rooms.h"

using namespace dateline::architecture;

namespace {

Rooms real_rooms() {
  std::ifstream file(DATELINE_LINKS);
  return read_rooms({std::istreambuf_iterator<char>(file), {}});
}

using Violations = std::vector<std::string>;

}  // namespace

TEST_CASE("Rooms link one way: viewer, events, geo, base; and nothing below the viewer draws") {
  const Rooms rooms = real_rooms();
  REQUIRE(rooms.links.size() >= 17);
  CHECK(rooms.closure("viewer/app").contains("base"));
  CHECK(link_violations(rooms) == Violations{});
}

TEST_CASE("Files include what their room links, and draw or use GDAL only where that belongs") {
  const std::vector<Source> sources = read_sources(DATELINE_SOURCE_DIR);
  REQUIRE(sources.size() > 50);
  CHECK(include_violations(real_rooms(), sources) == Violations{});
  CHECK(gl_call_violations(sources) == Violations{});
}

TEST_CASE("No two headers define types of one name") {
  CHECK(type_name_violations(read_sources(DATELINE_SOURCE_DIR)) == Violations{});
  const std::string table = "namespace dateline::events {\nstruct Table {\n};\n}\n";
  CHECK(type_name_violations({{"events/store/a.h", table}, {"events/evaluate/b.h", table}}) ==
        Violations{"events/store/a.h and events/evaluate/b.h both define dateline::events::Table"});
  CHECK(type_name_violations({{"events/a.h", table}, {"geo/b.h", "namespace dateline::geo {\nstruct Table {\n"}})
            .empty());
}

TEST_CASE("An arrow that turns back is found") {
  const Rooms upward = read_rooms("base base: fmt::fmt events_model\nevents/model events_model: base\n");
  CHECK(link_violations(upward).size() == 3);  // the arrow, and two rooms in a circle
  const Rooms drawing = read_rooms("geo geo: base\nbase base: PkgConfig::imgui\n");
  CHECK(link_violations(drawing) ==
        Violations{"base links PkgConfig::imgui, which draws", "geo links PkgConfig::imgui, which draws"});
}

TEST_CASE("A file that reaches too far is found") {
  const Rooms rooms = read_rooms(
      "base base: fmt::fmt\ngeo geo: base\nevents/store events_store: geo\nviewer/gl viewer_gl: base\n"
      "viewer/map viewer_map: viewer_gl\n");
  const auto violations = [&rooms](const char* path, const char* text) {
    return include_violations(rooms, {{path, text}}).size();
  };
  CHECK(violations("geo/a.h", "#include \"base/b.h\"\n#include <vector>\n") == 0);
  CHECK(violations("base/a.h", "#include \"geo/b.h\"\n") == 1);
  CHECK(violations("viewer/map/a.cpp", "#include \"geo/b.h\"\n") == 1);
  CHECK(violations("geo/a.cpp", "#include <GLFW/glfw3.h>\n") == 1);
  CHECK(violations("geo/a.h", "#include <gdal_priv.h>\n") == 0);
  CHECK(violations("events/store/a.cpp", "#include <ogrsf_frmts.h>\n") == 0);
  CHECK(violations("events/store/a.h", "#include <ogrsf_frmts.h>\n") == 1);
  CHECK(violations("elsewhere/a.h", "") == 1);
  CHECK(gl_call_violations({{"viewer/map/a.cpp", "void f() { glClear(0); }"}}).size() == 1);
  CHECK(gl_call_violations({{"viewer/gl/a.cpp", "void f() { glClear(0); }"}}).empty());
  CHECK(gl_call_violations({{"viewer/map/a.cpp", "global(x); angle(y); gl::Buffer b; a.glide(2);"}}).empty());
}
