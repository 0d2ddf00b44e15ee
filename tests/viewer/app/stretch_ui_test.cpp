// A picture of numbers: which of them is shown darkest and which brightest, by the mouse and by the keyboard.

#include <catch2/catch.hpp>
#include <filesystem>

#include "events/store/project_store.h"
#include "tests/support/run_program.h"
#include "tests/support/sample_layers.h"
#include "tests/viewer/support/user.h"
#include "viewer/picture/png.h"

using namespace dateline;
using namespace dateline::viewer;
namespace fs = std::filesystem;

namespace {

constexpr geo::LonLat kMiddle{37.148, 36.2};  // of the sample, whose numbers go from 0 to 4000

class Stretcher : public User {
 public:
  Stretcher() {
    open_demo();
    handle(FilesDropped{{test::write_raster(folder, test::SampleRaster::uint16).string()}});
    REQUIRE(until(
        [&] { return state().layers.size() == 1 && state().layers.front().status == LayerState::Status::ready; }));
    app->apply(command::SetMapOptions{{.districts = false, .markers = false, .uncertainty = false, .labels = false}});
    show();
  }
  void show() {
    app->apply(command::GoTo{kMiddle, 1500});
    rest();
    frames(120);  // the flash goes
    rest();
  }
  void rest() {
    REQUIRE(until([&] { return !app->wants_frames(); }));
  }
  /// Turns the wheel over the left panel until the item is in sight.
  void bring(const std::string& name) {
    move(100, 400);
    for (int i = 0; i < 40 && !app->item(name); ++i) {
      handle(MouseWheel{0, -1});
      frames(2);
    }
    REQUIRE(app->item(name));
  }
  const events::Layer& layer() { return state().layers.front().layer; }
  /// How bright the map's middle is.
  int brightness() {
    const Rect map = item("map");
    const std::vector<std::uint8_t> pixels = target->read_pixels();
    const auto at = (static_cast<std::size_t>(map.y + map.height / 2) * kSize.width +
                     static_cast<std::size_t>(map.x + map.width / 2)) *
                    4;
    return pixels[at];
  }
  void type_into(const std::string& name, const std::string& text) {
    click(name);
    key(Key::a, true);
    type(text);
    key(Key::enter);
    rest();
  }
};

}  // namespace

TEST_CASE("The range of a picture's numbers is dragged, typed, taken back and left to be chosen again") {
  with_context();
  Stretcher user;
  user.bring("layer high 0");
  REQUIRE(user.state().layers.front().scale);
  const auto automatic = user.state().layers.front().scale->automatic.front();
  CHECK(automatic.low > 0);
  CHECK(automatic.high < 4000);
  const int before = user.brightness();
  CHECK(before == Approx(127).margin(12));

  // Typed: the middle, about 2000, is the darkest now.
  user.type_into("layer low 0", "1990");
  CHECK(user.layer().low_value == 1990);
  CHECK_FALSE(user.layer().high_value);
  CHECK(user.brightness() < 25);
  user.key(Key::z, true);
  user.rest();
  CHECK_FALSE(user.layer().low_value);
  CHECK(user.brightness() == before);

  // Dragged to the left: what is shown brightest falls, and the middle grows brighter; all of it is one edit.
  const Rect high = user.item("layer high 0");
  const float y = high.y + high.height / 2;
  user.move(high.x + high.width / 2, y);
  user.press(true);
  user.move(high.x + high.width / 2 - 40, y);
  CHECK(user.layer().high_value);
  CHECK(user.state().undo_label.find("value") == std::string::npos);
  user.move(high.x + high.width / 2 - 80, y);
  user.press(false);
  user.rest();
  REQUIRE(user.layer().high_value);
  CHECK(*user.layer().high_value == Approx(automatic.high - (automatic.high - automatic.low) * 0.4).margin(30));
  CHECK(user.brightness() > before + 40);
  CHECK(user.state().undo_label.find("highest value") != std::string::npos);
  user.key(Key::z, true);
  user.rest();
  CHECK_FALSE(user.layer().high_value);

  // What cannot be is told and changes nothing.
  user.click("layer high 0");
  user.key(Key::a, true);
  user.type("1e");
  user.key(Key::enter);
  CHECK_FALSE(user.layer().high_value);
  user.key(Key::a, true);
  user.type("-5");
  user.key(Key::enter);
  CHECK_FALSE(user.layer().high_value);
  user.key(Key::escape);
  user.rest();

  user.type_into("layer low 0", "500");
  user.type_into("layer high 0", "2500.5");
  CHECK(user.layer().high_value == 2500.5);
  user.bring("layer automatic 0");
  user.click("layer automatic 0");
  user.rest();
  CHECK_FALSE(user.layer().low_value);
  CHECK_FALSE(user.layer().high_value);
  CHECK(user.brightness() == before);
  user.type_into("layer low 0", "500");
  user.click("layer low 0");
  user.key(Key::a, true);
  user.key(Key::backspace);
  user.key(Key::enter);
  user.rest();
  CHECK_FALSE(user.layer().low_value);
}

TEST_CASE("The range is kept in the project, and in the pictures that are made of it") {
  with_context();
  Stretcher user;
  user.bring("layer high 0");
  user.type_into("layer low 0", "1990");
  const fs::path project = user.folder / "case.gpkg";
  user.app->apply(command::SaveAs{project});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  const auto kept = events::ProjectStore::read(project);
  REQUIRE(kept);
  REQUIRE(kept->layers.size() == 1);
  CHECK(kept->layers.front().low_value == 1990);
  CHECK_FALSE(kept->layers.front().high_value);

  // Near the middle, where no name stands.
  const auto middle_of = [&](const char* name) {
    const fs::path file = user.folder / name;
    const auto drawn = test::run_program(DATELINE_BINARY,
                                         {"snapshot", project.string(), "--from", "1990-01-01", "--to", "1990-01-02",
                                          "--bbox", "37.14,36.19,37.156,36.21", "--furniture", "none", "--districts",
                                          "none", "--size", "200x200", "-o", file.string()},
                                         user.folder.string());
    INFO(drawn.err);
    REQUIRE(drawn.code == 0);
    const auto picture = read_png(file);
    REQUIRE(picture);
    return int{picture->rgba[(130 * 200 + 60) * 4]};
  };
  CHECK(middle_of("dark.png") < 25);
  user.key(Key::z, true);
  user.rest();
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  CHECK(middle_of("automatic.png") == Approx(125).margin(15));
}
