#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "events/store/project_store.h"
#include "tests/events/store/equal_records.h"
#include "tests/events/store/sample_project.h"

using namespace dateline;
using namespace dateline::events;

namespace {

ReadingBatch both(ReadingBatch a, const ReadingBatch& b) {
  a.documents.insert(a.documents.end(), b.documents.begin(), b.documents.end());
  a.claims.insert(a.claims.end(), b.claims.begin(), b.claims.end());
  a.events.insert(a.events.end(), b.events.begin(), b.events.end());
  return a;
}

}  // namespace

TEST_CASE("A project gives back all that was put in") {
  const TestFolder folder("store");
  const auto path = folder.file("p.gpkg");
  const ReadingBatch batch = sample_batch(1);
  {
    auto store = ProjectStore::create(path, "The mill", "Asia/Damascus", noon());
    REQUIRE(store);
    REQUIRE(store->put_reading(batch));
    View view;
    view.name = "North";
    view.centre = {37.1, 36.2};
    view.zoom = 11.5;
    view.window = *parse_time("2016-07");
    view.query = "mill";
    view.heat = true;
    view.swipe = 0.25;
    view.blink = true;
    view.flows = false;
    view.known_on = to_minutes({2016, 7, 29});
    view.filter.types.set(EventType::protests, false);
    View gone = view;
    gone.name = "Gone";
    REQUIRE(store->set_views({gone, view}));
    view.zoom = 12;
    REQUIRE(store->set_views({view}));
    Layer first;
    first.path = "a.tif";
    first.name = "A";
    first.visible = false;
    first.opacity = 0.25;
    Layer second;
    second.path = "b.shp";
    second.name = "B";
    second.low_value = -12.5;
    second.high_value = 3870;
    REQUIRE(store->set_layers({first, second}));
    REQUIRE(store->set_title("The old mill"));
    REQUIRE(store->close());
  }
  const auto project = ProjectStore::read(path);
  REQUIRE(project);
  CHECK(project->title == "The old mill");
  CHECK(project->time_zone == "Asia/Damascus");
  REQUIRE(project->documents.size() == 1);
  check_equal(project->documents[0], batch.documents[0]);
  REQUIRE(project->claims.size() == 1);
  check_equal(project->claims[0], batch.claims[0]);
  REQUIRE(project->events.size() == 1);
  check_equal(project->events[0], batch.events[0]);
  REQUIRE(project->views.size() == 1);
  CHECK(project->views[0].zoom == 12);
  CHECK(project->views[0].centre == geo::LonLat{37.1, 36.2});
  CHECK(project->views[0].window == *parse_time("2016-07"));
  CHECK_FALSE(project->views[0].filter.types.has(EventType::protests));
  CHECK(project->views[0].filter.types.has(EventType::battles));
  CHECK_FALSE(project->views[0].filter.statuses.has(Status::planned));
  CHECK(project->views[0].query == "mill");
  CHECK(project->views[0].heat);
  CHECK(project->views[0].swipe == 0.25);
  CHECK(project->views[0].blink);
  CHECK_FALSE(project->views[0].flows);
  CHECK(project->views[0].known_on == to_minutes({2016, 7, 29}));
  REQUIRE(project->layers.size() == 2);
  CHECK(project->layers[0].name == "A");
  CHECK_FALSE(project->layers[0].visible);
  CHECK(project->layers[0].opacity == 0.25);
  CHECK_FALSE(project->layers[0].low_value);
  CHECK(project->layers[1].low_value == -12.5);
  CHECK(project->layers[1].high_value == 3870);
}

TEST_CASE("A copy holds everything, and nothing lies beside it") {
  const TestFolder folder("store-copy");
  auto store = ProjectStore::create(folder.file("p.gpkg"), "The mill", "UTC", noon());
  REQUIRE(store);
  REQUIRE(store->put_reading(sample_batch(1)));
  REQUIRE(store->decide("event1", Review::accepted, "seen", "me"));
  REQUIRE(store->copy_to(folder.file("q.gpkg")));
  CHECK_FALSE(store->copy_to(folder.file("q.gpkg")));
  CHECK_FALSE(std::filesystem::exists(folder.file("q.gpkg-wal")));
  auto copy = ProjectStore::open(folder.file("q.gpkg"), noon());
  REQUIRE(copy);
  const auto project = copy->load();
  REQUIRE(project);
  REQUIRE(project->events.size() == 1);
  CHECK(project->events[0].review == Review::accepted);
  CHECK(project->documents.size() == 1);
  CHECK(copy->decisions()->size() == 1);
}

TEST_CASE("A reading that is taken back leaves nothing but the note of it") {
  const TestFolder folder("store-gone");
  auto store = ProjectStore::create(folder.file("p.gpkg"), "The mill", "UTC", noon());
  REQUIRE(store);
  const ReadingBatch first = sample_batch(1);
  REQUIRE(store->put_reading(first));
  ReadingBatch second = sample_batch(2);
  second.events.push_back(first.events.front());
  REQUIRE(store->put_reading(second));
  ReadingBatch back;
  back.gone = {"doc2"};
  back.events = first.events;
  back.who = "me";
  back.note = "taken back: reading of a report";
  REQUIRE(store->put_reading(back));
  const auto project = store->load();
  REQUIRE(project);
  REQUIRE(project->documents.size() == 1);
  CHECK(project->documents[0].id == "doc1");
  CHECK(project->claims.size() == 1);
  CHECK(project->events.size() == 1);
  CHECK(store->decisions()->back().subject == "doc2");
}

TEST_CASE("What is unknown stays unknown") {
  const TestFolder folder("store-null");
  ReadingBatch batch = sample_batch(1);
  batch.claims[0] = {};
  batch.claims[0].id = "c";
  batch.claims[0].document = "doc1";
  batch.events[0] = {};
  batch.events[0].id = "e";
  batch.events[0].place.name = "somewhere";
  const auto path = folder.file("p.gpkg");
  REQUIRE(ProjectStore::write(path, "t", "UTC", batch, noon()));
  const auto project = ProjectStore::read(path);
  REQUIRE(project);
  check_equal(project->claims[0], batch.claims[0]);
  check_equal(project->events[0], batch.events[0]);
}

TEST_CASE("A closed project is a single file") {
  const TestFolder folder("store-single");
  const auto path = folder.file("p.gpkg");
  {
    auto store = ProjectStore::create(path, "t", "UTC", noon());
    REQUIRE(store);
    REQUIRE(store->put_reading(sample_batch(1)));
    CHECK(std::filesystem::exists(folder.file("p.gpkg-wal")));
  }
  const auto files = std::filesystem::directory_iterator(folder.path());
  CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("Reading a document again replaces its claims, and keeps every other's") {
  const TestFolder folder("store-again");
  const auto path = folder.file("p.gpkg");
  auto store = ProjectStore::create(path, "t", "UTC", noon());
  REQUIRE(store);
  REQUIRE(store->put_reading(both(sample_batch(1), sample_batch(2))));
  ReadingBatch again = sample_batch(1);
  again.claims[0].id = "new claim";
  again.events[0].claims = {"new claim"};
  again.events.push_back(sample_batch(2).events[0]);
  again.who = "Ada";
  again.note = "published 2016-07-26";
  REQUIRE(store->put_reading(again));
  const auto project = store->load();
  REQUIRE(project);
  CHECK(project->documents.size() == 2);
  REQUIRE(project->claims.size() == 2);
  CHECK(project->claims[0].id == "claim2");
  CHECK(project->claims[1].id == "new claim");
  REQUIRE(project->events.size() == 2);
  CHECK(project->events[0].id == "event1");
  CHECK(project->events[0].claims == std::vector<std::string>{"new claim"});
  const auto decisions = store->decisions();
  REQUIRE(decisions);
  REQUIRE(decisions->size() == 1);
  CHECK(decisions->front().kind == "reading");
  CHECK(decisions->front().note == "published 2016-07-26");
}

TEST_CASE("Decisions are kept for ever, and undone by decisions") {
  const TestFolder folder("store-decide");
  const auto path = folder.file("p.gpkg");
  auto store = ProjectStore::create(path, "t", "UTC", noon());
  REQUIRE(store);
  REQUIRE(store->put_reading(both(sample_batch(1), sample_batch(2))));
  REQUIRE(store->decide("event1", Review::accepted, std::nullopt, "Ada"));
  REQUIRE(store->decide("event2", Review::rejected, "no second source", "Ben"));
  CHECK(store->load()->events[1].review == Review::rejected);
  CHECK(store->load()->events[1].notes == "no second source");

  auto undone = store->undo("event2", "Ada");
  REQUIRE(undone);
  REQUIRE(*undone);
  CHECK((*undone)->subject == "event2");
  CHECK(store->load()->events[1].review == Review::unreviewed);
  CHECK(store->load()->events[1].notes == "a note");
  CHECK(store->load()->events[0].review == Review::accepted);
  REQUIRE(store->undo("event1", "Ada"));
  CHECK(store->load()->events[0].review == Review::unreviewed);
  const auto nothing = store->undo("event1", "Ada");
  REQUIRE(nothing);
  CHECK_FALSE(*nothing);

  const auto decisions = store->decisions();
  REQUIRE(decisions);
  REQUIRE(decisions->size() == 4);
  CHECK((*decisions)[1].who == "Ben");
  CHECK((*decisions)[1].when == "2016-07-27T12:00:00Z");
  CHECK((*decisions)[1].before == ReviewState{Review::unreviewed, "a note"});
  CHECK((*decisions)[1].after == ReviewState{Review::rejected, "no second source"});
  CHECK((*decisions)[2].kind == "undo");
  CHECK((*decisions)[2].undoes == 2);

  CHECK_FALSE(store->decide("no such event", Review::accepted, std::nullopt, "Ada"));
  CHECK(store->decisions()->size() == 4);
}

TEST_CASE("What a person says of an event takes the place of what was read, which is remembered") {
  const TestFolder folder("store-edit");
  const auto path = folder.file("p.gpkg");
  auto store = ProjectStore::create(path, "t", "Asia/Damascus", noon());
  REQUIRE(store);
  REQUIRE(store->put_reading(both(sample_batch(1), sample_batch(2))));
  const Event before = store->load()->events[1];
  EventFacts facts = facts_of(before);
  facts.sub_event_type = SubEventType::abduction;
  facts.actor1 = "Harbour guards";
  facts.side1 = Side::foreign;
  facts.place = {};
  facts.place.name = "The quay's end";
  facts.place.id = "The quay's end@37.50000,36.50000";
  facts.place.point = geo::LonLat{37.5, 36.5};
  facts.place.radius_m = 60;
  facts.when = {to_minutes({2016, 7, 1}), std::nullopt, Granularity::month, Extent::throughout};
  facts.status = Status::confirmed;
  facts.casualties = {};
  facts.casualties.injured_low = 0;
  facts.control.reset();
  const auto decision = store->edit(before.id, {Review::edited, "seen", facts}, "Ada");
  REQUIRE(decision);
  CHECK(decision->before.facts == facts_of(before));
  REQUIRE(store->decide(before.id, Review::rejected, std::nullopt, "Ben"));
  REQUIRE(store->undo(before.id, "Ben"));
  REQUIRE(store->close());

  auto again = ProjectStore::open(path, noon());
  REQUIRE(again);
  const Event edited = again->load()->events[1];
  CHECK(facts_of(edited) == facts);
  CHECK(edited.event_type == EventType::violence_civilians);
  CHECK(edited.review == Review::edited);
  CHECK(edited.notes == "seen");
  CHECK(edited.claims == before.claims);
  CHECK(again->facts_as_read()->at(before.id) == facts_of(before));
  CHECK(again->decisions()->front().after.facts == facts);

  REQUIRE(again->undo(before.id, "Ada"));
  CHECK(facts_of(again->load()->events[1]) == facts_of(before));
  CHECK(again->load()->events[1].notes == before.notes);
}

TEST_CASE("No program can change the decisions") {
  const TestFolder folder("store-append");
  const auto path = folder.file("p.gpkg");
  {
    auto store = ProjectStore::create(path, "t", "UTC", noon());
    REQUIRE(store);
    REQUIRE(store->put_reading(sample_batch(1)));
    REQUIRE(store->decide("event1", Review::accepted, std::nullopt, "Ada"));
  }
  sqlite3* raw = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &raw) == SQLITE_OK);
  CHECK(sqlite3_exec(raw, "UPDATE decisions SET who = 'Eve'", nullptr, nullptr, nullptr) != SQLITE_OK);
  CHECK(sqlite3_exec(raw, "DELETE FROM decisions", nullptr, nullptr, nullptr) != SQLITE_OK);
  sqlite3_close(raw);
}

TEST_CASE("An edit fails, changing nothing, where another program changed the project meanwhile") {
  const TestFolder folder("store-two");
  const auto path = folder.file("p.gpkg");
  auto first = ProjectStore::create(path, "t", "UTC", noon());
  REQUIRE(first);
  REQUIRE(first->put_reading(sample_batch(1)));
  auto second = ProjectStore::open(path, noon());
  REQUIRE(second);
  REQUIRE(second->decide("event1", Review::accepted, std::nullopt, "Ben"));
  const auto refused = first->decide("event1", Review::rejected, std::nullopt, "Ada");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == "another program changed the project");
  CHECK(first->load()->events[0].review == Review::accepted);
  CHECK(first->decide("event1", Review::rejected, std::nullopt, "Ada"));
}

TEST_CASE("GDAL lists the events with geometry, date-times and readable fields") {
  const TestFolder folder("store-ogr");
  const auto path = folder.file("p.gpkg");
  ReadingBatch batch = both(sample_batch(1), sample_batch(2));
  batch.events[1].place.point.reset();
  REQUIRE(ProjectStore::write(path, "t", "Asia/Damascus", batch, noon()));

  GDALAllRegister();
  GDALDataset* dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY);
  REQUIRE(dataset);
  for (const char* name : {"documents", "readings", "claims", "evidence", "events", "event_claims", "places",
                           "decisions", "layers", "views", "project"}) {
    INFO(name);
    CHECK(dataset->GetLayerByName(name));
  }
  OGRLayer* events = dataset->GetLayerByName("events");
  REQUIRE(events);
  CHECK(wkbFlatten(events->GetGeomType()) == wkbPoint);
  CHECK(std::string(events->GetSpatialRef()->GetAuthorityCode(nullptr)) == "4326");
  CHECK(events->GetFeatureCount() == 2);
  OGREnvelope extent;
  REQUIRE(events->GetExtent(&extent) == OGRERR_NONE);
  CHECK(extent.MinX == Approx(37.101));
  CHECK(extent.MaxX == Approx(37.101));
  const std::unique_ptr<OGRFeature> feature(events->GetNextFeature());
  REQUIRE(feature);
  REQUIRE(feature->GetGeometryRef());
  CHECK(feature->GetGeometryRef()->toPoint()->getX() == Approx(37.101));
  CHECK(feature->GetGeometryRef()->toPoint()->getY() == Approx(36.2));
  const auto type_of = [&](const char* name) {
    return feature->GetFieldDefnRef(feature->GetFieldIndex(name))->GetType();
  };
  const auto field = [&](const char* name) { return std::string(feature->GetFieldAsString(name)); };
  CHECK(type_of("start") == OFTDateTime);
  CHECK(type_of("end") == OFTDateTime);
  CHECK(field("start") == "2016/07/26 06:30:00+00");  // Damascus was at UTC+3
  CHECK_FALSE(feature->IsFieldSetAndNotNull(feature->GetFieldIndex("end")));
  CHECK(field("start_local") == "2016-07-26T09:30");
  CHECK(field("event_type") == "Battles");
  CHECK(field("status") == "reported");
  CHECK(field("voices") == "2");
  CHECK(field("claims") == "1");
  CHECK(field("recorded") == "2016/07/27 12:00:00+00");
  GDALClose(dataset);
}

TEST_CASE("A project of very many events can be edited like any other") {
  const TestFolder folder("store-many");
  const auto path = folder.file("p.gpkg");
  ReadingBatch batch = sample_batch(1);
  const Event sample = batch.events[0];
  for (int i = 0; i < 10'000; ++i) {
    Event event = sample;
    event.id = "many" + std::to_string(i);
    event.claims.clear();
    batch.events.push_back(event);
  }
  JobProgress progress;
  REQUIRE(ProjectStore::write(path, "t", "UTC", batch, noon(), {{}, &progress}));
  CHECK(progress.total() == batch.events.size());
  auto store = ProjectStore::open(path, noon());
  REQUIRE(store);
  // An event of a known id takes the place of the old one: the ids are unique again.
  batch.events[5000].notes = "read again";
  REQUIRE(store->put_reading(batch));
  REQUIRE(store->decide("many9999", Review::accepted, std::nullopt, "Ada"));
  const auto project = store->load();
  REQUIRE(project);
  REQUIRE(project->events.size() == batch.events.size());
  CHECK(project->events[5000].notes == "read again");
  CHECK(project->events.back().review == Review::accepted);
}

TEST_CASE("A writing that is stopped leaves nothing behind") {
  const TestFolder folder("store-stopped");
  std::stop_source stop;
  stop.request_stop();
  CHECK_FALSE(ProjectStore::write(folder.file("p.gpkg"), "t", "UTC", sample_batch(1), noon(), {stop.get_token()}));
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A new project never replaces what is there") {
  const TestFolder folder("store-there");
  const auto path = folder.file("notes.gpkg");
  std::ofstream(path) << "my notes";
  CHECK_FALSE(ProjectStore::create(path, "t", "UTC", noon()));
  CHECK_FALSE(ProjectStore::write(path, "t", "UTC", sample_batch(1), noon()));
  CHECK(bytes_of(path) == "my notes");
  const auto nowhere = ProjectStore::create(folder.file("no/such/folder/p.gpkg"), "t", "UTC", noon());
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().where == folder.file("no/such/folder/p.gpkg").string());
  const auto files = std::filesystem::directory_iterator(folder.path());
  CHECK(std::distance(begin(files), end(files)) == 1);
}
