// How the window closes while work goes on.

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "geo/gdal/slow_files.h"
#include "tests/support/sample_layers.h"
#include "tests/support/temporary_folder.h"
#include "tests/viewer/support/context.h"
#include "viewer/app/application.h"

namespace dateline::viewer {

TEST_CASE("A layer on a slow disk does not hold up the window that is to close") {
  with_context();
  const gl::Size size{600, 400};
  auto target = gl::Framebuffer::create(size);
  REQUIRE(target);
  const test::TemporaryFolder folder("closing-ui");
  const auto slow = folder.file("slow.vrt");
  REQUIRE(geo::write_slow_raster(test::write_raster(folder.path(), test::SampleRaster::nodata), slow,
                                 std::chrono::seconds(2)));
  ApplicationOptions options;
  options.size = size;
  options.working_folder = folder.path();
  auto app = Application::create(options);
  REQUIRE(app);
  (*app)->apply(command::OpenFiles{{slow}});
  const auto until = [&](const auto& so) {
    for (int frame = 0; frame < 500 && !so(); ++frame) {
      (*app)->frame(1.0 / 60, &*target);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return so();
  };
  REQUIRE(until([&] { return (*app)->state().layers.size() == 1; }));

  (*app)->apply(command::Quit{.without_saving = true});
  CHECK(until([&] { return (*app)->quits(); }));
  CHECK((*app)->state().layers.front().status == LayerState::Status::loading);
  CHECK_FALSE((*app)->end_work(std::chrono::milliseconds(1)));

  geo::end_slow_reads();
  CHECK((*app)->end_work(std::chrono::minutes(1)));
}

}  // namespace dateline::viewer
