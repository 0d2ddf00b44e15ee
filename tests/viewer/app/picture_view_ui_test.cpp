// What a picture withholds, and how its file brings back its view.

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/viewer/support/user.h"
#include "viewer/picture/png.h"
#include "viewer/picture/sidecar.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Writes a picture under that name and waits for it.
std::filesystem::path write_picture(User& user, const std::string& name) {
  const auto file = user.folder / name;
  user.app->apply(command::ExportPicture{std::nullopt, file});
  REQUIRE(user.until([&] { return std::filesystem::exists(sidecar_path(file)) && user.state().jobs.empty(); }));
  return file;
}

}  // namespace

TEST_CASE("Positions and sources are withheld from a picture where the dialog is told so, and from the next one") {
  with_context();
  User user;
  user.open_demo();
  const auto plain = write_picture(user, "plain.png");
  CHECK(text_of(sidecar_path(plain)).find("Demo Wire") != std::string::npos);

  user.key(Key::e, true, true);
  user.frames(3);
  user.click("blur 2");
  user.click("withhold sources");
  user.click("picture name");
  user.key(Key::a, true);
  user.type("careful");
  user.key(Key::enter);
  const auto careful = user.folder / "careful.png";
  REQUIRE(user.until([&] { return std::filesystem::exists(sidecar_path(careful)) && user.state().jobs.empty(); }));
  const auto view = read_sidecar(sidecar_path(careful));
  REQUIRE(view);
  CHECK(view->furniture.withholding == Withholding{5000, true});
  CHECK(text_of(sidecar_path(careful)).find("Demo Wire") == std::string::npos);
  const auto one = read_png(plain);
  const auto two = read_png(careful);
  REQUIRE((one && two));
  CHECK(one->rgba != two->rgba);
  CHECK(user.state().withholding == Withholding{5000, true});

  // Ctrl+E withholds as much, so that nothing slips out; what is on the screen stays.
  const auto next = read_sidecar(sidecar_path(write_picture(user, "next.png")));
  REQUIRE(next);
  CHECK(next->furniture.withholding.blur_m == 5000);
  CHECK(user.state().snapshot->project().events.front().place.point);
}

TEST_CASE("A picture's file that is dropped on the window brings back its view") {
  with_context();
  User user;
  user.open_demo();
  user.app->apply(command::SetMapOptions{[&] {
    MapOptions options = user.state().map;
    options.graticule = true;
    options.heat = true;
    return options;
  }()});
  user.app->apply(command::ToggleTheme{});
  const bool dark = user.state().dark;
  const events::TimeWindow window = user.state().window;
  const Camera camera = user.state().camera;
  const auto picture = write_picture(user, "kept.png");

  user.app->apply(command::ToggleTheme{});
  user.app->apply(command::SetMapOptions{});
  user.app->apply(command::SetWindow{{window.begin - 50'000, window.end - 40'000}});
  user.app->apply(command::GoTo{{2.35, 48.85}, 1000});
  user.frames(5);
  for (const auto& file : {sidecar_path(picture), picture}) {
    user.handle(FilesDropped{{file.string()}});
    REQUIRE(user.until([&] { return user.state().window == window; }));
    CHECK(user.state().dark == dark);
    CHECK(user.state().map.heat);
    CHECK(user.state().map.graticule);
    CHECK(geo::distance_m(geo::to_lon_lat(user.state().camera.centre()), geo::to_lon_lat(camera.centre())) < 1);
    CHECK(user.state().camera.zoom() == Approx(camera.zoom()));
    CHECK(user.state().snapshot->project().documents.size() == user.state().all_documents);  // it is no report
    user.app->apply(command::SetWindow{{window.begin - 50'000, window.end - 40'000}});
    user.frames(5);
  }
}

TEST_CASE("The file of a table's picture names the table, and opens it") {
  with_context();
  const test::TemporaryFolder folder("view-of-table");
  const auto table = folder.write("rows.csv",
                                  "longitude,latitude,event_date,event_type,sub_event_type,location,fatalities\n"
                                  "37.16,36.20,2016-07-26,Battles,Armed clash,Harbour,3\n"
                                  "37.18,36.21,2016-07-29,Battles,Armed clash,Quay,0\n");
  const auto picture = folder.path() / "table.png";
  events::TimeWindow window;
  {
    User user;
    ViewerOptions options;
    options.files = {table.string()};
    user.app->open(options);
    REQUIRE(user.until([&] { return user.state().snapshot->event_count() == 2; }));
    user.frames(5);
    window = {user.state().window.begin, user.state().window.end - 1440};
    user.app->apply(command::SetWindow{window});
    user.frames(3);
    user.app->apply(command::ExportPicture{std::nullopt, picture});
    REQUIRE(user.until([&] { return std::filesystem::exists(sidecar_path(picture)); }));
  }
  const auto view = read_sidecar(sidecar_path(picture));
  REQUIRE(view);
  CHECK(view->project == table.string());

  User user;
  user.open_demo();
  user.handle(FilesDropped{{sidecar_path(picture).string()}});
  REQUIRE(user.until([&] { return user.state().project_name == "rows.csv" && user.state().window == window; }));
  CHECK(user.state().snapshot->event_count() == 2);
}
