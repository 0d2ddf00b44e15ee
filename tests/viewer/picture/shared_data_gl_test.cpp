#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <thread>

#include "viewer/gl/context.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/map/basemap.h"
#include "viewer/picture/png.h"

// Every file of ../shared/data/geo is opened as a person would: it shows something where it says that it lies, or is
// refused in one line. With DATELINE_PICTURES=FOLDER the pictures are left there to be looked at.

namespace dateline::viewer {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(DATELINE_SOURCE_DIR).parent_path() / "shared/data/geo";

/// What belongs to another file, or describes it.
bool stands_alone(const fs::path& file) {
  static const std::set<std::string> kBeside = {".txt", ".dbf", ".shx", ".prj", ".cpg", ".xsd", ".ovr", ""};
  return !kBeside.contains(file.extension().string()) && file.filename().string().find("LICENSE") == std::string::npos;
}

std::vector<fs::path> files_of(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kData / folder)) {
    if (entry.is_regular_file() && stands_alone(entry.path())) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Table {
 public:
  Table() {
    auto made = Basemap::create(jobs_, fs::path(DATELINE_SOURCE_DIR) / "assets/basemap");
    REQUIRE(made.has_value());
    map_ = std::move(*made);
    auto style = load_style(fs::path(DATELINE_SOURCE_DIR) / "assets/styles/light.json");
    REQUIRE(style.has_value());
    style_ = std::move(*style);
  }

  const AddedLayer& open(const fs::path& file) {
    while (!map_->layers().empty()) {
      map_->remove_layer(0);
    }
    map_->add_layer(file);
    settle();
    return map_->layers().front();
  }

  /// How many pixels the layer changes where it says that it lies.
  std::size_t changed_pixels(const fs::path& file) {
    camera_.fit(map_->layers().front().bounds, 20);
    settle();
    const Image with = picture();
    if (const char* folder = std::getenv("DATELINE_PICTURES")) {
      REQUIRE(write_png(fs::path(folder) / (file.filename().string() + ".png"), with).has_value());
    }
    map_->set_look(0, {.visible = false});
    settle();
    const Image without = picture();
    std::size_t changed = 0;
    for (std::size_t i = 0; i < with.rgba.size(); i += 4) {
      changed += std::equal(with.rgba.begin() + static_cast<std::ptrdiff_t>(i),
                            with.rgba.begin() + static_cast<std::ptrdiff_t>(i) + 3,
                            without.rgba.begin() + static_cast<std::ptrdiff_t>(i))
                     ? 0U
                     : 1U;
    }
    return changed;
  }

 private:
  static gl::HeadlessContext make_context() {
    auto made = gl::HeadlessContext::create();
    REQUIRE(made.has_value());
    return std::move(*made);
  }
  void settle() {
    do {
      map_->update(camera_);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (!map_->settled());
  }
  Image picture() {
    auto target = gl::Framebuffer::create(size_);
    REQUIRE(target.has_value());
    map_->draw(camera_, style_, *target);
    return {size_, target->read_pixels()};
  }

  gl::HeadlessContext context_ = make_context();
  JobQueue jobs_{2};
  gl::Size size_{480, 360};
  Camera camera_{size_};
  std::unique_ptr<Basemap> map_;
  Style style_;
};

void show_all(const std::string& folder, const std::set<std::string>& refused) {
  if (!fs::exists(kData)) {
    std::cout << "SKIPPED: no " << kData << '\n';
    return;
  }
  Table table;
  for (const fs::path& file : files_of(folder)) {
    INFO(file);
    const AddedLayer layer = table.open(file);
    if (refused.contains(file.filename().string())) {
      REQUIRE(layer.error.has_value());
      const std::string line = layer.error->line();
      INFO(line);
      CHECK(line.find(file.filename().string()) != std::string::npos);
      CHECK(line.find('\n') == std::string::npos);
      CHECK_FALSE(layer.error->fix.empty());
      continue;
    }
    INFO((layer.error ? layer.error->line() : std::string("opened")));
    CHECK(layer.state == AddedLayer::State::ready);
    if (layer.state == AddedLayer::State::ready) {
      CHECK(table.changed_pixels(file) > 8);
    }
  }
}

TEST_CASE("Every raster at hand is shown, whatever its system, bands and numbers") {
  show_all("raster", {"float.tif"});  // counts pixels, in no system
}

TEST_CASE("Every pyramid of tiles at hand is shown, and a damaged one is refused") {
  show_all("tiles", {"invalid.mbtiles"});
}

TEST_CASE("Every vector file at hand is shown, whatever its geometries") {
  show_all("vector", {});
}

TEST_CASE("Every KML file at hand is shown, and none leads to the network") {
  show_all("kml", {"bad.kml", "networklink.kml"});
}

}  // namespace
}  // namespace dateline::viewer
