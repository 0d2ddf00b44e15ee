#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <fstream>

#include "geo/gdal/gdal_session.h"
#include "geo/raster/raster_source.h"
#include "tests/support/temporary_folder.h"

namespace dateline::geo {
namespace {

/// A server on this machine that knows whether anybody called.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(socket_, generic, size) == 0);
    REQUIRE(::listen(socket_, 4) == 0);
    REQUIRE(::getsockname(socket_, generic, &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { ::close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] bool was_called() const { return ::accept(socket_, nullptr, nullptr) >= 0 || errno != EAGAIN; }

 private:
  int socket_;
  int port_ = 0;
};

TEST_CASE("A file that points to the network does not make the program call there") {
  const Listener listener;
  const dateline::test::TemporaryFolder folder("network");
  const auto file = folder.file("far.vrt");
  std::ofstream(file) << R"(<VRTDataset rasterXSize="64" rasterYSize="64"><SRS>EPSG:4326</SRS>
    <GeoTransform>36, 0.01, 0, 37, 0, -0.01</GeoTransform><VRTRasterBand dataType="Byte" band="1"><SimpleSource>
    <SourceFilename>/vsicurl/http://127.0.0.1:)"
                      << listener.port() << R"(/far.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
    </VRTRasterBand></VRTDataset>)";
  if (const auto source = RasterSource::open(file)) {
    CHECK_FALSE((*source)->tile({7, 76, 49}).has_value());
  }
  CHECK_FALSE(look_into("/vsicurl/http://127.0.0.1:" + std::to_string(listener.port()) + "/far.tif").has_value());
  CHECK_FALSE(listener.was_called());
}

TEST_CASE("Files in archives are opened where they are") {
  CHECK(dataset_name("a/b.shp") == "a/b.shp");
  CHECK(dataset_name("a/b.zip") == "/vsizip/a/b.zip");
  CHECK(dataset_name("a/B.ZIP") == "/vsizip/a/B.ZIP");
  CHECK(dataset_name("a/b.geojson.gz") == "/vsigzip/a/b.geojson.gz");
  CHECK(dataset_name("a/b.tar.gz") == "/vsitar/a/b.tar.gz");
  CHECK(dataset_name("a/N36E037.hgt.zip") == "a/N36E037.hgt.zip");
}

TEST_CASE("What a file holds is known before it is read") {
  const std::filesystem::path assets = std::filesystem::path(DATELINE_SOURCE_DIR) / "assets";
  const auto relief = look_into(assets / "basemap/relief.tif");
  REQUIRE(relief.has_value());
  CHECK(relief->raster);
  CHECK_FALSE(relief->vector);
  const auto land = look_into(assets / "basemap/world-110m.fgb.gz");
  REQUIRE(land.has_value());
  CHECK(land->vector);
  CHECK_FALSE(land->raster);
  const auto style = look_into(assets / "styles/dark.json");
  REQUIRE_FALSE(style.has_value());
  CHECK_THAT(style.error().line(), Catch::Contains("neither a raster nor a vector file"));
}

}  // namespace
}  // namespace dateline::geo
