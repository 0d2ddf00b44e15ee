// Tiles from a server on this machine: what is asked for, what is kept, what is said when it goes wrong, and that no
// file leads to a server by itself.

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "geo/gdal/gdal_session.h"
#include "geo/online/tile_server.h"
#include "geo/raster/raster_source.h"
#include "geo/vector/vector_data.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tile_host.h"

namespace dateline::geo {
namespace {

using test::TileHost;

/// A cache of its own for each test.
struct Bench {
  test::TemporaryFolder folder{"online"};
  TileHost host;
  Bench() { ::setenv("XDG_CACHE_HOME", folder.path().c_str(), 1); }
  [[nodiscard]] std::shared_ptr<const TileServer> open(const std::string& address) const {
    auto server = TileServer::open(address, {});
    INFO((server ? "" : server.error().line()));
    REQUIRE(server.has_value());
    return *server;
  }
  [[nodiscard]] std::string error_of(TileHost::Mode mode) {
    host.behave(mode);
    const auto server = open(host.tiles());
    const auto tile = server->tile({2, 1, 1}, {});
    REQUIRE_FALSE(tile.has_value());
    REQUIRE(server->problem().has_value());
    return server->problem()->line();
  }
};

unsigned colour_of(const Result<RasterTile>& tile) {
  REQUIRE(tile.has_value());
  REQUIRE(tile->rgba.size() == 256 * 256 * 4);
  const std::uint8_t* middle = tile->rgba.data() + (128 * 256 + 128) * 4;
  return unsigned{middle[0]} << 24U | unsigned{middle[1]} << 16U | unsigned{middle[2]} << 8U | unsigned{middle[3]};
}

TEST_CASE("A tile is one request, and none once it is kept") {
  Bench bench;
  const auto server = bench.open(bench.host.tiles());
  CHECK(bench.host.count() == 0);
  CHECK(colour_of(server->tile({3, 4, 2}, {})) == test::kEvenTile);
  CHECK(colour_of(server->tile({3, 5, 2}, {})) == test::kOddTile);
  CHECK(bench.host.requests() == std::vector<std::string>{"/tiles/3/4/2.png", "/tiles/3/5/2.png"});
  CHECK(colour_of(server->tile({3, 4, 2}, {})) == test::kEvenTile);
  CHECK(colour_of(bench.open(bench.host.tiles())->tile({3, 4, 2}, {})) == test::kEvenTile);  // the next start
  CHECK(bench.host.count() == 2);
  CHECK(server->credit() == "127.0.0.1");
}

TEST_CASE("A WMS and a WMTS are asked for their capabilities once, then tile by tile") {
  Bench bench;
  const auto wms = bench.open(bench.host.address("/wms?SERVICE=WMS&LAYERS=relief"));
  CHECK(wms->credit() == "Survey of Nowhere (127.0.0.1)");
  CHECK(colour_of(wms->tile({3, 5, 2}, {})) == test::kOddTile);
  CHECK(bench.host.count() == 2);
  CHECK_THAT(bench.host.requests().back(), Catch::Contains("CRS=EPSG:3857&WIDTH=256&HEIGHT=256"));

  const auto wmts = bench.open(bench.host.address("/wmts?SERVICE=WMTS&LAYER=roads"));
  CHECK(wmts->credit() == "Roads of Nowhere (127.0.0.1)");
  CHECK(wmts->last_zoom() == 12);
  CHECK(colour_of(wmts->tile({3, 4, 2}, {})) == test::kEvenTile);
  CHECK(bench.host.requests().back() == "/wmts/day/google/level3/2/4.png");

  const auto polar = TileServer::open(bench.host.address("/wms?SERVICE=WMS&LAYERS=polar"), {});
  REQUIRE_FALSE(polar.has_value());
  CHECK_THAT(polar.error().line(), Catch::Contains("no Web Mercator"));
}

TEST_CASE("What a server does wrong is said in one line") {
  Bench bench;
  CHECK_THAT(bench.error_of(TileHost::Mode::failing), Catch::Contains("127.0.0.1: the server is out of order (503)"));
  CHECK_THAT(bench.error_of(TileHost::Mode::missing), Catch::Contains("nothing there (404)"));
  CHECK_THAT(bench.error_of(TileHost::Mode::wrong), Catch::Contains("sent text/html and no picture"));
  bench.host.behave(TileHost::Mode::sound);
  const auto server = bench.open(bench.host.tiles());
  CHECK(server->tile({2, 1, 1}, {}).has_value());
  CHECK_FALSE(server->problem().has_value());

  std::string gone;
  {
    const TileHost other;
    gone = other.tiles();
  }
  const auto down = bench.open(gone);
  CHECK_THAT(down->tile({2, 1, 1}, {}).error().line(), Catch::Contains("cannot be reached"));
  CHECK_THAT(TileServer::open("https://a.example/picture.png", {}).error().line(), Catch::Contains("{z}, {x} and {y}"));
}

TEST_CASE("A slow server is let go of at once when its tile is no longer wanted") {
  Bench bench;
  bench.host.behave(TileHost::Mode::slow);
  const auto server = bench.open(bench.host.tiles());
  std::stop_source stop;
  std::jthread impatient([&stop] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    stop.request_stop();
  });
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(server->tile({2, 1, 1}, stop.get_token()).has_value());
  CHECK(std::chrono::steady_clock::now() - begin < TileHost::kSlow);
  CHECK_FALSE(server->problem().has_value());
}

TEST_CASE("No file leads to a server, whatever it says inside") {
  const Bench bench;
  const auto write = [&bench](const std::string& name, const std::string& text) {
    const auto file = bench.folder.path() / name;
    std::ofstream(file) << text;
    return file;
  };
  const std::string wms = R"(<GDAL_WMS><Service name="TMS"><ServerUrl>)" +
                          bench.host.address("/tiles/${z}/${x}/${y}.png") +
                          R"(</ServerUrl></Service><DataWindow><UpperLeftX>-20037508.34</UpperLeftX>
<UpperLeftY>20037508.34</UpperLeftY><LowerRightX>20037508.34</LowerRightX><LowerRightY>-20037508.34</LowerRightY>
<TileLevel>3</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY><YOrigin>top</YOrigin></DataWindow>
<Projection>EPSG:3857</Projection><BlockSizeX>256</BlockSizeX><BlockSizeY>256</BlockSizeY><BandsCount>4</BandsCount>
</GDAL_WMS>)";
  const auto vrt = [](const std::string& source) {
    return R"(<VRTDataset rasterXSize="64" rasterYSize="64"><SRS>EPSG:4326</SRS>
<GeoTransform>36, 0.01, 0, 37, 0, -0.01</GeoTransform><VRTRasterBand dataType="Byte" band="1"><SimpleSource>
<SourceFilename relativeToVRT="0">)" +
           source + "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>";
  };
  const std::string tile = bench.host.address("/tiles/0/0/0.png");
  const std::vector<std::filesystem::path> files = {
      write("wms.xml", wms),
      write("wms.tif", wms),
      write("http.vrt", vrt(tile)),
      write("curl.vrt", vrt("/vsicurl/" + tile)),
      write("streaming.vrt", vrt("/vsicurl_streaming/" + tile)),
      write("chain.vrt", vrt("/vsizip//vsicurl/" + bench.host.address("/a.zip") + "/a.tif")),
      write("nested.vrt", vrt((bench.folder.path() / "wms.xml").string())),
      write("wmts.xml", "<GDAL_WMTS><GetCapabilitiesUrl>" + bench.host.address("/wmts?SERVICE=WMTS") +
                            "</GetCapabilitiesUrl></GDAL_WMTS>"),
      write("link.kml", R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>)" +
                            bench.host.address("/a.kml") +
                            R"(</href></Link></NetworkLink><GroundOverlay><Icon><href>)" + tile +
                            "</href></Icon></GroundOverlay></Document></kml>"),
      write("layer.ovf.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>" + tile +
                                 "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"),
      write("schema.gml", R"(<?xml version="1.0"?><a:c xmlns:a="urn:a" xmlns:gml="http://www.opengis.net/gml"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a )" +
                              bench.host.address("/a.xsd") +
                              R"("><gml:featureMember><a:f><a:g><gml:Point><gml:coordinates>37,36
</gml:coordinates></gml:Point></a:g></a:f></gml:featureMember></a:c>)"),
      tile,
      "/vsicurl/" + tile,
      "WMS:" + bench.host.address("/wms?SERVICE=WMS"),
      "WMTS:" + bench.host.address("/wmts?SERVICE=WMTS"),
  };
  for (const auto& file : files) {
    INFO(file);
    (void)look_into(file);
    if (const auto source = RasterSource::open(file)) {
      CHECK_FALSE((*source)->tile({7, 76, 49}).has_value());
    }
    (void)read_vector(file);
    CHECK(bench.host.requests() == std::vector<std::string>{});
  }
}

}  // namespace
}  // namespace dateline::geo
