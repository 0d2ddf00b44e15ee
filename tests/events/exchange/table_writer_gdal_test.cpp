#include <ogrsf_frmts.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "events/exchange/table_writer.h"
#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("GDAL opens the GeoJSON with its points and dates") {
  Project project;
  Event event;
  event.id = "e1";
  event.place = {
      .name = "The mill", .id = "p1", .point = geo::LonLat{37.1, 36.2}, .radius_m = 700, .kind = {}, .relation = ""};
  event.when = *parse_time("2016-07-26");
  project.events = {event, event};
  project.events[1].place = {};
  const test::TemporaryFolder folder;
  const std::filesystem::path path = folder.file("table.geojson");
  {
    std::ofstream file(path, std::ios::binary);
    REQUIRE(write_events(project, TableFormat::geojson,
                         [&file](std::string_view piece) { return static_cast<bool>(file << piece); }));
  }
  GDALAllRegister();
  GDALDataset* dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY);
  REQUIRE(dataset);
  OGRLayer* layer = dataset->GetLayer(0);
  CHECK(layer->GetFeatureCount() == 2);
  const std::unique_ptr<OGRFeature> first(layer->GetNextFeature());
  REQUIRE(first->GetGeometryRef());
  CHECK(first->GetGeometryRef()->toPoint()->getX() == Approx(37.1));
  CHECK(std::string(first->GetFieldAsString("event_type")) == "Strategic developments");
  CHECK(std::string(first->GetFieldAsString("start")) == "2016/07/26");
  const std::unique_ptr<OGRFeature> second(layer->GetNextFeature());
  CHECK_FALSE(second->GetGeometryRef());
  GDALClose(dataset);
}
