// Two dated pictures of one place, dropped on the window and compared as a person does.

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/support/run_program.h"
#include "tests/support/sample_layers.h"
#include "tests/viewer/support/user.h"
#include "viewer/picture/png.h"

using namespace dateline;
using namespace dateline::viewer;
namespace fs = std::filesystem;

namespace {

class Comparer : public User {
 public:
  Comparer() {
    open_demo();
    const fs::path earlier = folder / "roofs_2016-07-10.tif";
    const fs::path later = folder / "roofs_2016-07-26.tif";
    fs::rename(test::write_raster(folder, test::SampleRaster::palette), earlier);
    fs::rename(test::write_raster(folder, test::SampleRaster::rgb), later);
    handle(FilesDropped{{earlier.string(), later.string()}});
    REQUIRE(until([&] {
      return state().layers.size() == 2 && std::ranges::all_of(state().layers, [](const LayerState& layer) {
               return layer.status == LayerState::Status::ready;
             });
    }));
    app->apply(command::SetWindow{
        {events::to_minute(events::to_minutes({2016, 7, 26})), events::to_minute(events::to_minutes({2016, 7, 28}))}});
    app->apply(command::GoTo{{37.15, 36.2}, 900});
    rest();
  }
  void rest() {
    REQUIRE(until([&] { return !app->wants_frames(); }));
  }
  /// The colour of the map at shares of its width and height.
  std::array<std::uint8_t, 3> colour(float x, float y = 0.3F) {
    const Rect map = item("map");
    const std::vector<std::uint8_t> pixels = target->read_pixels();
    const auto at = (static_cast<std::size_t>(map.y + y * map.height) * kSize.width +
                     static_cast<std::size_t>(map.x + x * map.width)) *
                    4;
    return {pixels[at], pixels[at + 1], pixels[at + 2]};
  }
};

}  // namespace

TEST_CASE("Files dropped on the window are compared by swiping, each side bearing its date") {
  with_context();
  Comparer user;
  const auto later_left = user.colour(0.4F);
  const auto later_right = user.colour(0.7F);
  user.key(Key::w);
  user.rest();
  CHECK(user.state().map.swipe == 0.5);
  CHECK(user.colour(0.4F) != later_left);
  CHECK(user.colour(0.7F) == later_right);
  const Rect grip = user.item("swipe");
  const Rect map = user.item("map");
  user.drag(grip.x + grip.width / 2, grip.y + grip.height / 2, map.x + 0.8F * map.width, grip.y + 5);
  user.rest();
  CHECK(*user.state().map.swipe == Approx(0.8).margin(0.01));
  CHECK(user.colour(0.7F) != later_right);
  user.key(Key::w);
  user.rest();
  CHECK(user.colour(0.4F) == later_left);
  CHECK(user.colour(0.7F) == later_right);
}

TEST_CASE("A blinking layer comes and goes, and is there again afterwards") {
  with_context();
  Comparer user;
  const auto later = user.colour(0.4F);
  user.key(Key::b, true);
  const auto seen = [&](bool is_later) {
    for (int i = 0; i < 120; ++i) {
      user.frames(1);
      if ((user.colour(0.4F) == later) == is_later) {
        return true;
      }
    }
    return false;
  };
  CHECK(seen(false));
  CHECK(seen(true));
  CHECK(seen(false));
  user.key(Key::b, true);
  user.rest();
  CHECK(user.colour(0.4F) == later);
}

TEST_CASE("Dated layers follow the time until that is switched off") {
  with_context();
  Comparer user;
  CHECK_FALSE(user.state().layers[0].in_time);
  CHECK(user.state().layers[1].in_time);
  user.key(Key::z);
  user.rest();
  CHECK(user.state().layers[0].in_time);
  user.key(Key::z);
  user.rest();
  CHECK_FALSE(user.state().layers[0].in_time);
}

TEST_CASE("A swiped picture's sidecar draws it again, swiped") {
  with_context();
  Comparer user;
  user.app->apply(command::SaveAs{user.folder / "case.gpkg"});
  REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
  user.key(Key::w);
  user.rest();
  user.key(Key::e, true);
  const auto exported = [&]() -> std::optional<fs::path> {
    for (const auto& entry : fs::directory_iterator(user.folder)) {
      if (entry.path().extension() == ".json" && entry.path().stem().extension() == ".png") {
        return entry.path();
      }
    }
    return std::nullopt;
  };
  REQUIRE(user.until([&] { return exported().has_value(); }));
  const fs::path sidecar = *exported();
  const auto drawn = test::run_program(DATELINE_BINARY, {"snapshot", "--view", sidecar.string(), "-o", "again.png"},
                                       user.folder.string());
  INFO(drawn.err);
  REQUIRE(drawn.code == 0);
  const auto first = read_png(user.folder / sidecar.stem());
  const auto second = read_png(user.folder / "again.png");
  REQUIRE(first);
  REQUIRE(second);
  REQUIRE(first->size == second->size);
  std::size_t differing = 0;
  for (std::size_t i = 0; i < first->rgba.size(); i += 4) {
    differing += std::abs(int{first->rgba[i]} - int{second->rgba[i]}) > 40 ? 1 : 0;
  }
  CHECK(differing < first->rgba.size() / 4 / 100);
}
