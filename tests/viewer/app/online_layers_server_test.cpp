// Layers on servers as a person meets them: nobody is asked before that is switched on, then tiles come and are kept.

#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/support/run_program.h"
#include "tests/support/tile_host.h"
#include "tests/viewer/support/user.h"
#include "viewer/app/network_consent.h"
#include "viewer/picture/png.h"

namespace dateline::viewer {
namespace {

using Status = LayerState::Status;
using test::TileHost;

/// How many of the picture's pixels have the colour of the host's tiles.
std::size_t tile_pixels(const std::vector<std::uint8_t>& rgba) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    for (const unsigned tile : {test::kEvenTile, test::kOddTile}) {
      const bool same = std::abs(int{rgba[i]} - static_cast<int>(tile >> 24U)) <= 2 &&
                        std::abs(int{rgba[i + 1]} - static_cast<int>((tile >> 16U) & 0xFFU)) <= 2 &&
                        std::abs(int{rgba[i + 2]} - static_cast<int>((tile >> 8U) & 0xFFU)) <= 2;
      count += same ? 1 : 0;
    }
  }
  return count;
}

struct Bench {
  test::TemporaryFolder folder{"online-ui"};
  std::filesystem::path consent = folder.file("state/network-layers.txt");
  std::filesystem::path project = folder.file("p.gpkg");
  TileHost host;
  Bench() {
    with_context();
    ::setenv("XDG_CACHE_HOME", folder.path().c_str(), 1);
  }
  void open(User& user) const {
    ViewerOptions options;
    options.files = {project.string()};
    user.app->open(options);
    REQUIRE(user.until([&] { return !user.state().opening && user.state().layers.size() == 1; }));
  }
};

void wait_for_tiles(User& user) {
  REQUIRE(user.until([&] {
    return user.state().layers.front().status == Status::ready && tile_pixels(user.target->read_pixels()) > 100'000;
  }));
}

void use_menu(User& user, const std::string& row) {
  // The layers lie below the filters in a small window.
  user.move(100, 300);
  for (int i = 0; i < 40 && !user.app->item("layer menu 0"); ++i) {
    user.handle(MouseWheel{0, -1});
    user.frames(2);
  }
  user.click("layer menu 0");
  user.click(row);
}

TEST_CASE("A server is asked once a person has switched the network on for its layer, and no longer") {
  Bench bench;
  std::size_t asked = 0;
  {
    User user({}, bench.consent);
    user.open_demo();
    user.key(Key::o, true, true);
    user.type(bench.host.tiles());
    user.frames(2);
    user.click("add unconnected");
    REQUIRE(user.until([&] { return user.state().layers.size() == 1; }));
    CHECK(user.state().layers.front().layer.name == "127.0.0.1");
    user.app->apply(command::ZoomMap{std::nullopt, -1});
    user.frames(60);
    CHECK(user.state().layers.front().status == Status::off);
    CHECK(bench.host.count() == 0);
    CHECK(tile_pixels(user.target->read_pixels()) == 0);

    use_menu(user, "layer network");
    wait_for_tiles(user);
    REQUIRE(user.until([&] { return !user.app->wants_frames(); }));
    asked = bench.host.count();
    CHECK(asked > 0);
    CHECK(user.state().map_content.layer_notes == std::vector<std::string>{"127.0.0.1"});
    user.app->apply(command::SaveAs{bench.project});
    REQUIRE(user.until([&] { return user.state().save_state == SaveState::saved; }));
    CHECK(read_consent(bench.consent) == std::set<std::string>{bench.host.tiles()});

    use_menu(user, "layer network");
    CHECK(user.state().layers.front().status == Status::off);
    user.app->apply(command::PanMap{{700, 300}});
    user.frames(60);
    CHECK(bench.host.count() == asked);
    CHECK(tile_pixels(user.target->read_pixels()) == 0);
    CHECK(read_consent(bench.consent).empty());
  }
  {
    // The project on another person's machine: it switches nothing on.
    User other({}, bench.folder.file("other/network-layers.txt"));
    bench.open(other);
    other.frames(60);
    CHECK(other.state().layers.front().status == Status::off);
    CHECK(bench.host.count() == asked);
  }
  // Tiles that were seen once are there without a question.
  REQUIRE(keep_consent(bench.consent, bench.host.tiles(), true));
  User again({}, bench.consent);
  bench.open(again);
  again.app->apply(command::ZoomMap{std::nullopt, -1});
  wait_for_tiles(again);
  REQUIRE(again.until([&] { return !again.app->wants_frames(); }));
  const std::vector<std::string> all = bench.host.requests();
  CHECK(std::set(all.begin(), all.end()).size() == all.size());
}

TEST_CASE("A slow server holds up neither frames nor files, and a failing one says so in one line") {
  Bench bench;
  bench.host.behave(TileHost::Mode::slow);
  User user;
  user.open_demo();
  user.key(Key::o, true, true);
  user.type(bench.host.tiles());
  user.frames(2);
  user.click("dialog accept");
  REQUIRE(user.until([&] { return bench.host.count() >= 4; }));
  const auto file = bench.folder.write("line.geojson", R"({"type":"LineString","coordinates":[[37,36],[38,36.5]]})");
  user.app->apply(command::OpenFiles{{file.string()}});
  REQUIRE(
      user.until([&] { return user.state().layers.size() == 2 && user.state().layers[1].status == Status::ready; }));

  bench.host.behave(TileHost::Mode::failing);
  user.app->apply(command::PanMap{{900, 500}});
  REQUIRE(user.until([&] { return !user.state().layers.front().problem.empty(); }));
  CHECK(user.state().layers.front().status == Status::ready);
  CHECK_THAT(user.state().layers.front().problem, Catch::Contains("out of order (503)"));
  CHECK(std::ranges::any_of(user.state().notices, [](const Notice& notice) {
    return notice.kind == Notice::Kind::problem && notice.text.find("127.0.0.1: ") == 0;
  }));
}

TEST_CASE("A picture asks a server only with the switch, and names who is to be named") {
  const Bench bench;
  const auto snapshot = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments = {"snapshot",         "demo",   "--at",    "2016-07-26", "--basemap",
                                          bench.host.tiles(), "--size", "640x400", "-o",         "p.png"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::run_program(DATELINE_BINARY, arguments, bench.folder.path());
  };
  const auto refused = snapshot({});
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, Catch::Contains("--allow-network"));
  CHECK(bench.host.count() == 0);
  const auto drawn = snapshot({"--allow-network"});
  INFO(drawn.err);
  REQUIRE(drawn.code == 0);
  CHECK(bench.host.count() > 0);
  const auto picture = read_png(bench.folder.file("p.png"));
  REQUIRE(picture.has_value());
  CHECK(tile_pixels(picture->rgba) > 20'000);
}

}  // namespace
}  // namespace dateline::viewer
