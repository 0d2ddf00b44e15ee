// Layers and positions as a person meets them, through the application without its window.

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>

#include "events/store/project_store.h"
#include "tests/support/temporary_folder.h"
#include "tests/viewer/support/context.h"
#include "viewer/app/application.h"
#include "viewer/app/file_kind.h"
#include "viewer/app/layer_files.h"

namespace dateline::viewer {
namespace {

namespace fs = std::filesystem;
using Status = LayerState::Status;

constexpr gl::Size kSize{900, 600};

/// Squares of so many degrees by their south-western corners, each with the name.
std::string areas(const std::vector<geo::LonLat>& corners, double size, const std::string& name) {
  const auto corner = [](double x, double y) { return "[" + std::to_string(x) + "," + std::to_string(y) + "]"; };
  std::string features;
  for (const auto& [west, south] : corners) {
    features += std::string(features.empty() ? "" : ",") + R"({"type":"Feature","properties":{"name":")" + name +
                R"("},"geometry":{"type":"Polygon","coordinates":[[)" + corner(west, south) + "," +
                corner(west + size, south) + "," + corner(west + size, south + size) + "," +
                corner(west, south + size) + "," + corner(west, south) + "]]}}";
  }
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::string area(double west, double south, double size, const std::string& name) {
  return areas({{west, south}}, size, name);
}

class Desk {
 public:
  Desk() {
    with_context();
    target_.emplace(std::move(*gl::Framebuffer::create(kSize)));
    start();
  }
  /// A viewer that was just started.
  void start() {
    app_.reset();
    ApplicationOptions options;
    options.size = kSize;
    options.working_folder = folder.path();
    options.platform = {.read_clipboard = [] { return std::string(); },
                        .write_clipboard = [this](const std::string& text) { clipboard = text; }};
    auto created = Application::create(options);
    REQUIRE(created);
    app_ = std::move(*created);
  }
  void open(const ViewerOptions& options) {
    app_->open(options);
    REQUIRE(until([&] { return !state().opening; }));
  }
  void ask(const Command& command) { app_->apply(command); }
  bool until(const std::function<bool()>& so) {
    for (int i = 0; i < 3000; ++i) {
      app_->frame(1.0 / 60, &*target_);
      if (so()) {
        return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  bool until_ready(std::size_t count) {
    return until([&] {
      return state().layers.size() == count &&
             std::ranges::none_of(state().layers, [](const LayerState& l) { return l.status == Status::loading; });
    });
  }
  [[nodiscard]] const UiState& state() const { return app_->state(); }
  [[nodiscard]] bool is_settled() const { return !app_->wants_frames(); }
  [[nodiscard]] std::vector<std::uint8_t> picture() const { return target_->read_pixels(); }
  [[nodiscard]] std::vector<events::Layer> layers() const {
    std::vector<events::Layer> result;
    for (const LayerState& layer : state().layers) {
      result.push_back(layer.layer);
    }
    return result;
  }
  fs::path write(const std::string& name, const std::string& text) const { return folder.write(name, text); }

  test::TemporaryFolder folder{"layers-ui"};
  std::string clipboard;

 private:
  std::optional<gl::Framebuffer> target_;
  std::unique_ptr<Application> app_;
};

TEST_CASE("Layers are kept in the project by paths relative to it; a missing one is located; edits are undone") {
  Desk desk;
  const fs::path province = desk.write("maps/province.geojson", area(36, 35, 2, "Province"));
  const fs::path roads =
      desk.write("maps/roads.geojson", R"({"type":"LineString","coordinates":[[37,36],[37.3,36.3]]})");
  desk.open({});
  desk.ask(command::OpenFiles{{province.string(), roads.string()}});
  REQUIRE(desk.until_ready(2));
  CHECK(desk.state().layers[0].status == Status::ready);
  CHECK_FALSE(desk.state().layers[0].is_districts);

  // Another order, another look, and both taken back.
  std::vector<events::Layer> changed = desk.layers();
  std::swap(changed[0], changed[1]);
  desk.ask(command::SetLayers{changed, "order"});
  changed[0].opacity = 0.5;
  desk.ask(command::SetLayers{changed, "opacity"});
  REQUIRE(desk.until([&] { return desk.state().layers[0].layer.opacity == 0.5; }));
  CHECK(desk.state().layers[0].layer.name == "roads.geojson");
  desk.ask(command::Undo{});
  desk.ask(command::Undo{});
  REQUIRE(desk.until([&] { return desk.state().layers[0].layer.name == "province.geojson"; }));
  desk.ask(command::Redo{});
  REQUIRE(desk.until([&] { return desk.state().layers[0].layer.name == "roads.geojson"; }));

  const fs::path project = desk.folder.file("p.gpkg");
  desk.ask(command::SaveAs{project});
  REQUIRE(desk.until([&] { return desk.state().save_state == SaveState::saved; }));
  std::vector<events::Layer> renamed = desk.layers();
  renamed[1].name = "The province";
  desk.ask(command::SetLayers{renamed, "rename"});
  REQUIRE(desk.until([&] { return desk.state().save_state == SaveState::saved; }));
  const auto read = events::ProjectStore::read(project);
  REQUIRE(read.has_value());
  REQUIRE(read->layers.size() == 2);
  CHECK(read->layers[0].path == "maps/roads.geojson");
  CHECK(read->layers[1].name == "The province");

  // Opened again after a file has moved.
  fs::rename(roads, desk.folder.file("elsewhere.geojson"));
  desk.start();
  ViewerOptions again;
  again.files = {project.string()};
  desk.open(again);
  REQUIRE(desk.until_ready(2));
  CHECK(desk.state().layers[0].status == Status::missing);
  CHECK(desk.state().layers[1].status == Status::ready);
  std::vector<events::Layer> located = desk.layers();
  located[0].path = (desk.folder.file("elsewhere.geojson")).string();
  desk.ask(command::SetLayers{located, "locate"});
  REQUIRE(desk.until([&] { return desk.state().layers[0].status == Status::ready; }));
}

TEST_CASE("The first layer on an empty map is brought into view, and none that comes after it") {
  Desk desk;
  ViewerOptions alone;
  alone.files = {desk.write("province.geojson", area(36, 35, 2, "Province")).string()};
  desk.open(alone);
  REQUIRE(desk.until_ready(1));
  const geo::LonLat centre = geo::to_lon_lat(desk.state().camera.centre());
  CHECK(centre.longitude == Approx(37).margin(0.1));
  CHECK(centre.latitude == Approx(36).margin(0.1));
  CHECK(desk.state().camera.zoom() > 6);

  const Camera camera = desk.state().camera;
  desk.ask(command::OpenFiles{{desk.write("far.geojson", area(-60, -30, 2, "Far away")).string()}});
  REQUIRE(desk.until_ready(2));
  CHECK(desk.state().camera == camera);
}

TEST_CASE("The first layer on an empty map is there at once, of whatever time it is, and can be played") {
  Desk desk;
  ViewerOptions alone;
  alone.files = {desk.write("sites.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"seen":"2016-07-10"},"geometry":{"type":"Point","coordinates":[37.1,36.2]}},
{"type":"Feature","properties":{"seen":"2016-07-21"},"geometry":{"type":"Point","coordinates":[37.3,36.2]}}]})")
                     .string()};
  desk.open(alone);
  REQUIRE(desk.until_ready(1));
  REQUIRE(desk.until([&] { return desk.state().layers[0].dates->in_window == 2; }));
  const events::TimeWindow all{events::to_minute(events::to_minutes({2016, 7, 10})),
                               events::to_minute(events::to_minutes({2016, 7, 22}))};
  CHECK(desk.state().window == all);
  CHECK(desk.state().axis.start() < all.begin);
  CHECK(desk.state().axis.end() > all.end);

  const events::Minute day = events::kMinutesPerDay;
  desk.ask(command::SetWindow{{all.begin - day, all.begin + day}});
  desk.ask(command::TogglePlay{});
  CHECK(desk.until([&] { return desk.state().window.end == all.end && !desk.state().playback.playing(); }));
}

TEST_CASE("Tables of places or shapes without times are layers") {
  Desk desk;
  ViewerOptions alone;
  alone.files = {desk.write("towns.csv", "name;lat;lon\nA;36;37\nB;36.5;38\n").string(),
                 desk.write("roads.csv", "WKT,class\n\"LINESTRING (37 36,38 36.5)\",road\n").string()};
  desk.open(alone);
  REQUIRE(desk.until_ready(2));
  CHECK(desk.state().notices.empty());
  for (const LayerState& layer : desk.state().layers) {
    CHECK(layer.bounds.west == Approx(37));
    CHECK(layer.bounds.north == Approx(36.5));
  }
  // Articles with places stay reports.
  CHECK(file_kind(desk.write("articles.csv", "text,lat,lon\nThe army shelled Aleppo,36,37\n")) == FileKind::report);
}

TEST_CASE("Small areas that lie far from each other are a layer to look at, and no districts") {
  Desk desk;
  ViewerOptions alone;
  alone.files = {desk.write("parks.geojson", areas({{-113, 37}, {-104, 41}}, 0.1, "Park")).string()};
  desk.open(alone);
  REQUIRE(desk.until_ready(1));
  CHECK_FALSE(desk.state().layers[0].is_districts);
  CHECK(desk.state().layers[0].bounds.east == Approx(-103.9));
}

TEST_CASE("Named areas of districts' size become the districts, without the note that shapes are approximate") {
  Desk desk;
  const fs::path districts = desk.write("districts.geojson", area(37.1, 36.2, 0.05, "Somewhere"));
  desk.open({});
  desk.ask(command::GoTo{{37.12, 36.22}, 3000});
  REQUIRE(desk.until([&] { return desk.state().map_content.approximate_districts; }));
  desk.ask(command::OpenFiles{{districts.string()}});
  REQUIRE(desk.until_ready(1));
  CHECK(desk.state().layers[0].is_districts);
  REQUIRE(desk.until([&] { return !desk.state().map_content.approximate_districts; }));
}

TEST_CASE("A picture's day is read from its name, and dated layers follow the timeline") {
  CHECK(layer_of_file("/a/aleppo_2016-07-26.tif").start == events::to_minutes({2016, 7, 26}));
  CHECK(layer_of_file("/a/S2A_20160726T081612.tif").start == events::to_minutes({2016, 7, 26}));
  CHECK_FALSE(layer_of_file("/a/tile_20161399.tif").start.has_value());
  CHECK_FALSE(layer_of_file("/a/120160726.tif").start.has_value());

  Desk desk;
  const fs::path first =
      desk.write("lines_2016-07-10.geojson", R"({"type":"LineString","coordinates":[[37,36],[38,36]]})");
  const fs::path second =
      desk.write("lines_2016-07-20.geojson", R"({"type":"LineString","coordinates":[[37,36],[38,37]]})");
  desk.open({});
  desk.ask(command::OpenFiles{{first.string(), second.string()}});
  REQUIRE(desk.until_ready(2));
  const auto shown_in = [&](unsigned from, unsigned to) {
    desk.ask(command::SetWindow{{events::to_minute(events::to_minutes({2016, 7, from})),
                                 events::to_minute(events::to_minutes({2016, 7, to}))}});
    (void)desk.until([] { return true; });
    (void)desk.until([] { return true; });
    return std::pair(desk.state().layers[0].in_time, desk.state().layers[1].in_time);
  };
  CHECK(shown_in(1, 5) == std::pair(false, false));
  CHECK(shown_in(12, 15) == std::pair(true, false));
  CHECK(shown_in(18, 25) == std::pair(false, true));
}

TEST_CASE("Features with dates follow the timeline one by one, and a day that a person sets is of all of them") {
  Desk desk;
  const fs::path sites = desk.write("sites.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"seen":"2016-07-10"},"geometry":{"type":"Point","coordinates":[37.1,36.2]}},
{"type":"Feature","properties":{"seen":"2016-07-20"},"geometry":{"type":"Point","coordinates":[37.2,36.2]}},
{"type":"Feature","properties":{"seen":"2016-07-21"},"geometry":{"type":"Point","coordinates":[37.3,36.2]}}]})");
  desk.open({});
  desk.ask(command::OpenFiles{{sites.string()}});
  REQUIRE(desk.until_ready(1));
  const auto shown_in = [&](unsigned from, unsigned to) {
    desk.ask(command::SetWindow{{events::to_minute(events::to_minutes({2016, 7, from})),
                                 events::to_minute(events::to_minutes({2016, 7, to}))}});
    desk.ask(command::ShowLayer{0});
    (void)desk.until([] { return true; });  // the rows tell of the frame before
    REQUIRE(desk.until([&] { return desk.is_settled(); }));
    REQUIRE(desk.state().layers[0].dates.has_value());
    return desk.state().layers[0].dates->in_window;
  };
  CHECK(shown_in(10, 20) == 1);
  CHECK(desk.state().map_content.layer_notes == std::vector<std::string>{"sites.geojson: 1 of 3 in this time"});
  const auto one = desk.picture();
  CHECK(shown_in(20, 22) == 2);
  const auto two = desk.picture();
  CHECK(shown_in(1, 10) == 0);
  CHECK(desk.state().map_content.layer_notes ==
        std::vector<std::string>{"sites.geojson: 0 of 3 in this time, but from 10 July 2016 to 21 July 2016"});
  const auto none = desk.picture();
  const auto differing = [&none](const std::vector<std::uint8_t>& other) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < other.size(); i += 4) {
      count += std::abs(int{other[i]} - int{none[i]}) > 40 ? 1 : 0;
    }
    return count;
  };
  // On the map, right of the left panel: a dot each.
  CHECK(differing(one) > 0);
  CHECK(differing(two) > 0);
  std::vector<events::Layer> dated = desk.layers();
  dated[0].start = events::to_minutes({2016, 7, 1});
  desk.ask(command::SetLayers{dated, "date of"});
  (void)shown_in(1, 10);
  CHECK(desk.state().map_content.layer_notes == std::vector<std::string>{"sites.geojson: 1 July 2016"});
  CHECK(differing(desk.picture()) > 0);
}

TEST_CASE("A position in the search box is gone to, and distances are measured by clicks") {
  Desk desk;
  desk.open({});
  for (const char* words : {"36.25, 37.13", "36°15′N 37°07′48″E", "37S CA 31985 13299"}) {
    desk.ask(command::ShowAll{});
    desk.ask(command::FindPlace{words});
    INFO(words);
    const geo::LonLat centre = geo::to_lon_lat(desk.state().camera.centre());
    CHECK(geo::distance_m(centre, {37.13, 36.25}) < 30);
    // As it is typed it leaves no event out.
    desk.ask(command::Search{words});
    REQUIRE(desk.until([&] { return !desk.state().searching; }));
    CHECK_FALSE(desk.state().filter.found);
  }
  desk.ask(command::Search{"36.25"});
  REQUIRE(desk.until([&] { return !desk.state().searching; }));
  CHECK(desk.state().filter.found);
  desk.ask(command::SetMeasure{std::vector<geo::LonLat>{}});
  desk.ask(command::ClickMap{{100, 100}});
  desk.ask(command::ClickMap{{200, 100}});
  REQUIRE(desk.state().measure.has_value());
  REQUIRE(desk.state().measure->size() == 2);
  const double metres = geo::path_length_m(*desk.state().measure);
  CHECK(metres == Approx(100 * desk.state().camera.metres_per_pixel()).epsilon(0.02));
}

}  // namespace
}  // namespace dateline::viewer
