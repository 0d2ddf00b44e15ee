#include "viewer/map/style.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/temporary_folder.h"

namespace dateline::viewer {
namespace {

const std::filesystem::path kStyles = std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/styles";

std::string dark_text() {
  std::ifstream in(kStyles / "dark.json");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The error that the dark style gives after one replacement in its text.
std::string error_after(const std::string& old_text, const std::string& new_text) {
  std::string text = dark_text();
  const auto at = text.find(old_text);
  REQUIRE(at != std::string::npos);
  text.replace(at, old_text.size(), new_text);
  const test::TemporaryFolder folder;
  const auto style = load_style(folder.write("style.json", text));
  REQUIRE_FALSE(style.has_value());
  return style.error().line();
}

TEST_CASE("Both built-in styles load, and their event types differ in shape and in colour") {
  for (const char* name : {"dark", "light"}) {
    const auto style = load_style(kStyles / (std::string(name) + ".json"));
    REQUIRE(style.has_value());
    CHECK(style->name == name);
    CHECK(style->dark == (std::string(name) == "dark"));
    std::set<MarkerShape> shapes;
    std::set<std::tuple<int, int, int>> colours;
    for (const events::EventType type : events::kEventTypes) {
      shapes.insert(style->marker(type).shape);
      const Colour fill = style->marker(type).fill;
      colours.emplace(fill.r, fill.g, fill.b);
    }
    CHECK(shapes.size() == events::kEventTypeCount);
    CHECK(colours.size() == events::kEventTypeCount);
  }
}

TEST_CASE("A style's errors name the place in the file") {
  CHECK_THAT(error_after("\"water\": \"#0f141c\"", "\"water\": \"blue\""), Catch::Contains("/map/water"));
  CHECK_THAT(error_after("\"fill_opacity\"", "\"fil_opacity\""), Catch::Contains("/control/fill_opacity: is missing"));
  CHECK_THAT(error_after("\"dark\": true", "\"dark\": true, \"glow\": 1"), Catch::Contains("/glow"));
  CHECK_THAT(error_after("\"circle\"", "\"blob\""), Catch::Contains("/markers/battles/shape"));
  CHECK_THAT(error_after("[[0, 0.5], [4, 0.8], [8, 1.2]]", "[[4, 0.5], [0, 1]]"), Catch::Contains("/map/coast/width"));
  CHECK_THAT(error_after("{", "["), Catch::Contains("not JSON"));
  CHECK_FALSE(load_style("/nowhere/style.json").has_value());
}

TEST_CASE("A ramp is linear between its stops and level beyond them") {
  const ZoomRamp ramp({{4, 1}, {8, 3}});
  CHECK(ramp.at(0) == Approx(1));
  CHECK(ramp.at(6) == Approx(2));
  CHECK(ramp.at(12) == Approx(3));
}

}  // namespace
}  // namespace dateline::viewer
