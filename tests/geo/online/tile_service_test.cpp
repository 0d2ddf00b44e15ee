#include "geo/online/tile_service.h"

#include <catch2/catch.hpp>

#include "geo/online/address.h"

namespace dateline::geo {
namespace {

TEST_CASE("An address tells its server and its parameters, and keeps its key to itself") {
  CHECK(is_address("https://a.example/{z}/{x}/{y}.png"));
  CHECK(is_address("HTTP://a.example"));
  CHECK_FALSE(is_address("maps/http/a.tif"));
  CHECK_FALSE(is_address("ftp://a.example/a.tif"));
  CHECK(host_of("https://me:secret@Tiles.Example.org:8080/x?key=1") == "tiles.example.org");
  CHECK(parameter_of("https://a.example/wms?Layers=a%20b%2Cc&x=1", "layers") == "a b,c");
  CHECK(parameter_of("https://a.example/wms", "layers").empty());
  CHECK(without_parameters("https://a.example/wms?REQUEST=GetMap&key=1&LAYERS=a#top", {"request", "layers"}) ==
        "https://a.example/wms?key=1&");
  CHECK(percent_encoded("a b&c") == "a%20b%26c");
}

TEST_CASE("An address of tiles is filled in tile by tile, also counted from the south") {
  CHECK(kind_of_service("https://a.example/{z}/{x}/{y}.png") == ServiceKind::xyz);
  CHECK(kind_of_service("https://a.example/map?service=wms&layers=a") == ServiceKind::wms);
  CHECK(kind_of_service("https://a.example/1.0.0/WMTSCapabilities.xml") == ServiceKind::wmts);
  CHECK(kind_of_service("https://a.example/picture.png") == ServiceKind::unknown);
  CHECK(xyz_service("https://{s}.a.example/{z}/{x}/{y}.png").address_of({3, 5, 2}) == "https://a.a.example/3/5/2.png");
  CHECK(xyz_service("https://a.example/{z}/{x}/{-y}.png").address_of({3, 5, 2}) == "https://a.example/3/5/5.png");
}

const char* const kWms =
    R"(<WMT_MS_Capabilities version="1.1.1"><Capability><Request><GetMap><Format>image/jpeg</Format>
</GetMap></Request><Layer><SRS>EPSG:4326 EPSG:3857</SRS><Layer><Name>a</Name><Title>First</Title>
<LatLonBoundingBox minx="36" miny="35" maxx="38" maxy="37"/></Layer><Layer><Name>b</Name></Layer></Layer></Capability>
</WMT_MS_Capabilities>)";

TEST_CASE("A WMS's layer is asked for in Web Mercator, as its version and formats want it") {
  const auto service = wms_service("https://a.example/wms?SERVICE=WMS&LAYERS=a&key=k", kWms);
  REQUIRE(service.has_value());
  const std::string address = service->address_of({1, 1, 0});
  CHECK_THAT(address, Catch::StartsWith("https://a.example/wms?key=k&SERVICE=WMS&REQUEST=GetMap&VERSION=1.1.1&SRS="));
  CHECK_THAT(address, Catch::Contains("FORMAT=image/jpeg"));
  CHECK_THAT(address, Catch::EndsWith("&BBOX=0.000000,0.000000,20037508.342789,20037508.342789"));
  CHECK(service->bounds.west == 36);
  CHECK(service->bounds.north == 37);
  CHECK(service->title == "First");

  const auto unnamed = wms_service("https://a.example/wms?SERVICE=WMS", kWms);
  REQUIRE_FALSE(unnamed.has_value());
  CHECK_THAT(unnamed.error().line(), Catch::Contains("a, b"));
  CHECK_FALSE(wms_service("https://a.example/wms?SERVICE=WMS&LAYERS=c", kWms).has_value());
  CHECK_THAT(wms_service("https://a.example/wms?LAYERS=a", "<html/>").error().line(),
             Catch::Contains("does not answer as a WMS"));
  const char* const refusal =
      "<ServiceExceptionReport><ServiceException>Not\ntoday</ServiceException></"
      "ServiceExceptionReport>";
  CHECK_THAT(wms_service("https://a.example/wms?LAYERS=a", refusal).error().line(), Catch::Contains("says: Not today"));
}

TEST_CASE("A WMTS whose matrices are another pyramid is refused in words") {
  const char* const other = R"(<Capabilities><Contents><Layer><Identifier>a</Identifier><TileMatrixSetLink>
<TileMatrixSet>s</TileMatrixSet></TileMatrixSetLink></Layer><TileMatrixSet><Identifier>s</Identifier>
<SupportedCRS>EPSG:27700</SupportedCRS></TileMatrixSet></Contents></Capabilities>)";
  const auto service = wmts_service("https://a.example/wmts?SERVICE=WMTS", other);
  REQUIRE_FALSE(service.has_value());
  CHECK_THAT(service.error().line(), Catch::Contains("no Web Mercator"));
}

}  // namespace
}  // namespace dateline::geo
