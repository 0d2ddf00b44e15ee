// What a layer's menu and its dialogs do, by the mouse and the keyboard alone.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/sample_layers.h"
#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;
namespace fs = std::filesystem;
using Status = LayerState::Status;

namespace {

/// Chooses from the menus of layers.
class Hand : public User {
 public:
  /// A row of a layer's menu, with the mouse, wherever the panel has to be scrolled to.
  void choose(std::size_t layer, const std::string& row) {
    const std::string dots = "layer menu " + std::to_string(layer);
    move(100, 400);
    for (int i = 0; i < 60 && !app->item(dots); ++i) {
      handle(MouseWheel{0, -1});
      frames(2);
    }
    click(dots);
    click(row);
  }
};

class Cartographer : public Hand {
 public:
  Cartographer() {
    open_demo();
    lines = test::write_vector(folder, test::SampleVector::lines);
    picture = test::write_raster(folder, test::SampleRaster::rgb);
    handle(FilesDropped{{lines.string(), picture.string()}});
    REQUIRE(until([&] {
      return state().layers.size() == 2 &&
             std::ranges::all_of(state().layers, [](const LayerState& l) { return l.status == Status::ready; });
    }));
  }
  void retype(const std::string& text) {
    key(Key::a, true);
    type(text);
  }
  const events::Layer& layer(std::size_t i) { return state().layers.at(i).layer; }
  bool until_layer(std::size_t i, const std::function<bool(const events::Layer&)>& so) {
    return until([&] { return state().layers.size() > i && so(layer(i)); });
  }

  fs::path lines, picture;
};

}  // namespace

TEST_CASE("A layer is renamed in its dialog, by Enter or by the button; nothing and Escape change nothing") {
  with_context();
  Cartographer user;
  user.choose(0, "layer rename");
  REQUIRE(user.state().dialog);
  user.retype("Front lines");
  user.key(Key::enter);
  REQUIRE(user.until_layer(0, [](const events::Layer& l) { return l.name == "Front lines"; }));
  CHECK_FALSE(user.state().dialog);

  user.choose(0, "layer rename");
  user.key(Key::a, true);
  user.key(Key::backspace);
  user.key(Key::enter);
  CHECK(user.state().dialog);  // it wants a name
  user.type("خطوط");
  user.click("dialog accept");
  REQUIRE(user.until_layer(0, [](const events::Layer& l) { return l.name == "خطوط"; }));

  user.choose(0, "layer rename");
  user.retype("Never");
  user.key(Key::escape);
  user.frames(10);
  CHECK_FALSE(user.state().dialog);
  CHECK(user.layer(0).name == "خطوط");
  user.choose(0, "layer rename");
  user.retype("Never");
  user.click("dialog cancel");
  CHECK(user.layer(0).name == "خطوط");

  user.key(Key::z, true);
  user.key(Key::z, true);
  CHECK(user.until_layer(0, [](const events::Layer& l) { return l.name == "lines.geojson"; }));
}

TEST_CASE("A layer's date is typed, refused where it is none, and taken away") {
  with_context();
  Cartographer user;
  user.choose(1, "layer date");
  user.type("yesterday");
  user.key(Key::enter);
  CHECK(user.state().dialog);
  CHECK_FALSE(user.layer(1).start);
  user.retype("2016-07-26 2016-07-20");
  user.key(Key::enter);
  CHECK(user.state().dialog);
  user.retype("2016-07-20 2016-07-26");
  user.click("dialog accept");
  REQUIRE(user.until_layer(1, [](const events::Layer& l) { return l.start.has_value(); }));
  CHECK(user.layer(1).start == events::to_minutes({2016, 7, 20}));
  CHECK(user.layer(1).end == events::to_minutes({2016, 7, 27}));
  user.choose(1, "layer date");
  user.key(Key::a, true);
  user.key(Key::del);
  user.key(Key::enter);
  CHECK(user.until_layer(1, [](const events::Layer& l) { return !l.start && !l.end; }));
}

TEST_CASE("Opacity, brightness, zooms, order and the rest of a layer's menu, each taken back") {
  with_context();
  Cartographer user;
  user.choose(1, "layer opacity 50");
  REQUIRE(user.until_layer(1, [](const events::Layer& l) { return l.opacity == 0.5; }));
  user.choose(1, "layer brighter");
  REQUIRE(user.until_layer(1, [](const events::Layer& l) { return l.brightness > 0; }));
  user.choose(1, "layer less contrast");
  REQUIRE(user.until_layer(1, [](const events::Layer& l) { return l.contrast < 0; }));
  user.choose(1, "layer low zoom");
  REQUIRE(user.until_layer(1, [](const events::Layer& l) { return l.low_zoom.has_value(); }));
  CHECK(user.layer(1).low_zoom == user.state().camera.zoom());
  user.choose(1, "layer any zoom");
  REQUIRE(user.until_layer(1, [](const events::Layer& l) { return !l.low_zoom; }));
  user.choose(1, "layer down");
  REQUIRE(user.until_layer(0, [](const events::Layer& l) { return l.name == "rgb.tif"; }));
  CHECK(user.layer(0).opacity == 0.5);
  const geo::WorldPoint before = user.state().camera.centre();
  user.choose(0, "layer show");
  CHECK(user.state().camera.centre() != before);
  user.choose(0, "layer remove");
  REQUIRE(user.until([&] { return user.state().layers.size() == 1; }));
  CHECK(user.layer(0).name == "lines.geojson");
  user.key(Key::z, true);
  REQUIRE(user.until_layer(0, [](const events::Layer& l) { return l.name == "rgb.tif"; }));
  user.key(Key::z, true);
  REQUIRE(user.until_layer(0, [](const events::Layer& l) { return l.name == "lines.geojson"; }));
  user.click("layer 1");  // its tick
  REQUIRE(user.until_layer(1, [](const events::Layer& l) { return !l.visible; }));
}

TEST_CASE("A file that has moved is found again in the dialog's folders, with the mouse") {
  with_context();
  Cartographer user;
  const fs::path project = user.folder / "case.gpkg";
  user.app->apply(command::SaveAs{project});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  fs::create_directory(user.folder / "elsewhere");
  fs::rename(user.lines, user.folder / "elsewhere" / "moved.geojson");
  user.app.reset();

  Hand later;
  ViewerOptions again;
  again.files = {project.string()};
  later.app->open(again);
  REQUIRE(later.until([&] {  // and nothing more comes that would move the panel's rows
    const auto& layers = later.state().layers;
    return !later.state().opening && layers.size() == 2 && layers[0].status == Status::missing &&
           layers[1].status == Status::ready && later.state().save_state == SaveState::saved;
  }));
  later.frames(3);
  later.choose(0, "layer locate");
  REQUIRE(later.until([&] { return later.app->item("entry elsewhere").has_value(); }));
  later.click("entry elsewhere");
  REQUIRE(later.until([&] { return later.app->item("entry moved.geojson").has_value(); }));
  later.click("entry moved.geojson");
  REQUIRE(later.until([&] { return later.state().layers[0].status == Status::ready; }));
  CHECK(fs::path(later.state().layers[0].layer.path).filename() == "moved.geojson");
  CHECK_FALSE(later.state().dialog);
}
