#include <catch2/catch.hpp>

#include "events/store/project_store.h"
#include "tests/events/store/equal_records.h"
#include "tests/events/store/sample_project.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("A project that knew no filters of views and no ranges of layers opens, and learns them") {
  const TestFolder folder("store-older");
  const auto path = folder.file("p.gpkg");
  {
    auto store = ProjectStore::create(path, "Old", "UTC", noon());
    REQUIRE(store);
    View all;
    all.name = "All";
    all.centre = {37, 36};
    all.zoom = 8;
    REQUIRE(store->set_views({all}));
    Layer layer;
    layer.path = "a.tif";
    layer.name = "A";
    REQUIRE(store->set_layers({layer}));
  }
  run_sql(path,
          "ALTER TABLE views DROP COLUMN \"filter\"; ALTER TABLE views DROP COLUMN \"query\";"
          "ALTER TABLE views DROP COLUMN heat; ALTER TABLE views DROP COLUMN swipe;"
          "ALTER TABLE views DROP COLUMN blink; ALTER TABLE views DROP COLUMN flows;"
          "ALTER TABLE views DROP COLUMN known_on;"
          "ALTER TABLE layers DROP COLUMN low_value; ALTER TABLE layers DROP COLUMN high_value;");
  const auto read = ProjectStore::read(path);
  REQUIRE(read);
  REQUIRE(read->views.size() == 1);
  CHECK(read->views[0].filter == EventFilter{});
  CHECK_FALSE(read->views[0].heat);
  CHECK_FALSE(read->views[0].swipe);
  CHECK_FALSE(read->views[0].blink);
  CHECK(read->views[0].flows);
  CHECK_FALSE(read->views[0].known_on);
  REQUIRE(read->layers.size() == 1);
  CHECK_FALSE(read->layers[0].low_value);
  auto store = ProjectStore::open(path, noon());
  REQUIRE(store);
  View view = read->views[0];
  view.query = "mill";
  REQUIRE(store->set_views({view}));
  CHECK(store->load()->views[0].query == "mill");
  Layer layer = read->layers[0];
  layer.high_value = 7.5;
  REQUIRE(store->set_layers({layer}));
  CHECK(store->load()->layers[0].high_value == 7.5);
}

TEST_CASE("A project that kept no events apart opens, and learns to") {
  const TestFolder folder("store-without-distinct");
  const auto path = folder.file("p.gpkg");
  {
    auto store = ProjectStore::create(path, "Old", "UTC", noon());
    REQUIRE(store);
    REQUIRE(store->put_reading(sample_batch(1)));
    REQUIRE(store->close());
  }
  run_sql(path, "ALTER TABLE events DROP COLUMN distinct_from;");
  const auto read = ProjectStore::read(path);
  REQUIRE(read);
  REQUIRE(read->events.size() == 1);
  CHECK(read->events[0].distinct_from.empty());
  auto store = ProjectStore::open(path, noon());
  REQUIRE(store);
  REQUIRE(store->decide(read->events[0].id, Review::accepted, std::nullopt, "me"));
  CHECK(store->load()->events[0].distinct_from.empty());  // a row that is older than its column
  const ReadingBatch batch = sample_batch(1);
  REQUIRE(store->put_reading(batch));
  CHECK(store->load()->events[0].distinct_from == batch.events[0].distinct_from);
}

TEST_CASE("A project that knew no origins opens, and learns them") {
  const TestFolder folder("store-without-origins");
  const auto path = folder.file("p.gpkg");
  {
    auto store = ProjectStore::create(path, "Old", "UTC", noon());
    REQUIRE(store);
    REQUIRE(store->put_reading(sample_batch(1)));
    REQUIRE(store->close());
  }
  std::string older;
  for (const char* table : {"claims", "events"}) {
    for (const char* column : {"", "_id", "_kind", "_relation", "_latitude", "_longitude", "_radius_m"}) {
      older += std::string("ALTER TABLE ") + table + " DROP COLUMN origin" + column + ";";
    }
  }
  run_sql(path, older);
  const auto read = ProjectStore::read(path);
  REQUIRE(read);
  REQUIRE(read->events.size() == 1);
  CHECK_FALSE(read->events[0].origin);
  CHECK(read->events[0].place.name == "The mill");
  auto store = ProjectStore::open(path, noon());
  REQUIRE(store);
  const ReadingBatch batch = sample_batch(2);
  REQUIRE(store->put_reading(batch));
  const auto again = store->load();
  REQUIRE(again);
  REQUIRE(again->claims.size() == 2);
  CHECK_FALSE(again->claims[0].origin);
  check_equal(again->claims[1], batch.claims[0]);
}
