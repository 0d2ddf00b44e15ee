// Events that came from a table are rows of one when their project is opened again, and answer as their records do.

#include <catch2/catch.hpp>
#include <random>

#include "events/exchange/table_file.h"
#include "events/exchange/table_writer.h"
#include "events/model/project_events.h"
#include "events/store/kept_rows.h"
#include "tests/events/same_answers.h"
#include "tests/events/store/sample_project.h"
#include "tests/support/cache_folder.h"

using namespace dateline;
using namespace dateline::events;

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kMany = 24'000;  // enough to be kept

/// A table of made-up rows with whatever tables hold, and here and there what they should not.
std::string made_up_table(std::uint32_t rows, unsigned seed) {
  std::mt19937 random(seed);
  const auto any = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  std::string text =
      "event_id,longitude,latitude,event_date,end_date,event_type,actor1,actor2,location,source,notes,fatalities,"
      "radius,published\n";
  for (std::uint32_t i = 0; i < rows; ++i) {
    const bool placed = any(20) != 0;
    text += any(9) == 0 ? "" : "K" + std::to_string(any(99));
    text += ',';
    text += placed ? std::to_string(static_cast<int>(any(3'600'000)) / 1e4 - 180) : "";
    text += ',';
    text += placed ? std::to_string(static_cast<int>(any(1'600'000)) / 1e4 - 80) : "";
    text +=
        ",20" + std::to_string(10 + any(15)) + "-0" + std::to_string(1 + any(9)) + "-" + std::to_string(10 + any(19));
    text += any(3) == 0 ? "T0" + std::to_string(any(10)) + ":" + std::to_string(10 + any(50)) : "";
    text += ',';
    static const char* const kTypes[] = {"Battles", "Riots", "Protests", "Strategic developments"};
    text += std::string(",") + kTypes[any(4)];
    text += any(2) == 0 ? "," : ",Side " + std::to_string(any(6));
    text += any(3) == 0 ? ",Crowds" : ",";
    text += any(2) == 0 ? "," : ",Town \xC3\x89 " + std::to_string(any(40));
    static const char* const kSources[] = {",",    ",Wire",     ",Wire; Gazette", ",Gazette;Wire;Gazette",
                                           ",; ;", ",Élan Post"};
    text += kSources[any(6)];
    text += any(5) == 0 ? ",a note " + std::to_string(i) : ",";
    text += any(4) == 0 ? "," + std::to_string(any(30)) : ",";
    text += any(4) == 0 ? "," + std::to_string(any(5000)) : ",";
    text += any(4) == 0 ? ",2026-01-01" : ",";
    text += '\n';
  }
  return text;
}

std::string as_json(const Project& project) {
  std::string text;
  REQUIRE(write_events(project, TableFormat::ndjson, [&](std::string_view bytes) {
    text += bytes;
    return true;
  }));
  return text;
}

/// Both give the same answers, whether as rows or as records.
void check_alike(const Project& a, const Project& b) {
  const auto index_a = EventIndex::from_project(a);
  const auto index_b = EventIndex::from_project(b);
  REQUIRE(index_a->size() == index_b->size());
  CHECK(index_a->span() == index_b->span());
  for (Row row = 0; row < index_a->size(); row += 1 + index_a->size() / 500) {
    const EventRow x = index_a->row(row);
    const auto other = [&] {
      const std::string id = event_of(a, x.event).id;
      for (std::uint32_t number = 0; number < event_numbers(b); ++number) {
        const bool there = number < b.events.size() || has_row(b, number - static_cast<std::uint32_t>(b.events.size()));
        if (there && event_of(b, number).id == id) {
          return index_b->row_of_event(number);
        }
      }
      return std::optional<Row>();
    };
    if (index_a->size() > 2000 && row % 20 != 0) {
      continue;  // looking an id up costs the table
    }
    const auto found = other();
    REQUIRE(found);
    const EventRow y = index_b->row(*found);
    CHECK((x.when == y.when && x.reported == y.reported && x.x == y.x && x.y == y.y && x.radius_m == y.radius_m));
    CHECK((x.deaths == y.deaths && x.type == y.type && x.sub_type == y.sub_type && x.status == y.status));
    CHECK((x.speaker == y.speaker && x.review == y.review && x.placed == y.placed && x.throughout == y.throughout));
  }
  const TimeWindow span = index_a->span();
  const Minute third = (span.end - span.begin) / 3;
  check_same_answers(a, b, {span, {span.begin + third, span.end - third}},
                     {"", "town 7", "elan", "note", "who:crowds", "who:\"Side 3\" source:gazette",
                      "source:\"Élan Post\" riot", "reading:strong side", "nothing"});
}

ReadingBatch batch_of(const Project& project) {
  ReadingBatch batch;
  batch.events = project.events;
  batch.table = project.table;
  batch.taken_rows = project.taken_rows;
  return batch;
}

Project read(const fs::path& path) {
  auto project = ProjectStore::read(path);
  REQUIRE(project);
  return std::move(*project);
}

/// A table and a project's file of its rows, in folders of their own.
struct Saved {
  explicit Saved(std::uint32_t rows, const std::string& zone = "UTC", unsigned seed = 1) : files("kept-rows") {
    auto opened = table_as_project(cache.write("made;up.csv", made_up_table(rows, seed)));
    REQUIRE(opened);
    project = std::move(opened->value);
    const Result<void> written = ProjectStore::write(path(), "Made up", zone, batch_of(project), noon());
    REQUIRE(written);
  }
  [[nodiscard]] fs::path path() const { return files.file("p.gpkg"); }
  /// As it would be read if nothing was kept and nothing was a row.
  [[nodiscard]] Project records() const { return as_records(read_anew()); }
  [[nodiscard]] Project read_anew() const {
    fs::remove_all(cache.cache());
    return read(path());
  }
  test::CacheFolder cache{"kept-rows"};
  TestFolder files;
  Project project;
};

}  // namespace

TEST_CASE("What was imported and saved is rows again, and every event says the same") {
  const std::uint32_t rows = GENERATE(1u, 700u, kMany);
  const Saved saved(rows);
  const std::string said = as_json(saved.project);
  const Project first = read(saved.path());
  CHECK(first.events.empty());
  REQUIRE(first.table);
  CHECK(event_count(first) == event_count(saved.project));
  CHECK(as_json(first) == said);
  const Project second = read(saved.path());  // what was kept
  CHECK(as_json(second) == said);
  check_alike(second, as_records(second));
}

TEST_CASE("What was written just now need not be checked and read again, also after edits without loading") {
  const Saved saved(kMany);
  CHECK(KeptRows(saved.path()).found());
  {
    auto store = ProjectStore::open(saved.path(), noon());
    REQUIRE(store);
    View view;
    view.name = "Home";
    REQUIRE(store->set_views({view}));
    REQUIRE(store->decide(saved.project.table->id(7), Review::accepted, std::nullopt, "me"));
    CHECK_FALSE(KeptRows(saved.path()).is_whole());  // while there is a log
  }
  REQUIRE(KeptRows(saved.path()).found());
  const Project kept = read(saved.path());
  REQUIRE(kept.events.size() == 1);
  CHECK(kept.events[0].review == Review::accepted);
  CHECK(kept.views.size() == 1);
  check_alike(kept, saved.records());
}

TEST_CASE("A copy of a project keeps its rows for the first start") {
  const Saved saved(kMany);
  const fs::path copy = saved.files.file("copy.gpkg");
  {
    auto store = ProjectStore::open(saved.path(), noon());
    REQUIRE(store);
    REQUIRE(store->decide(saved.project.table->id(7), Review::accepted, std::nullopt, "me"));
    REQUIRE(store->copy_to(copy));
  }
  const KeptRows rows(copy);
  REQUIRE(rows.found());
  CHECK(rows.records() == std::vector<std::string>{saved.project.table->id(7)});
  CHECK(as_json(read(copy)) == as_json(saved.read_anew()));
}

TEST_CASE("A project of reports that is large is known to be whole until another program edits it") {
  const test::CacheFolder cache("kept-whole");
  const TestFolder files("kept-whole");
  ReadingBatch batch = sample_batch(1);
  batch.documents.front().text.append(5'000'000, '.');
  const fs::path path = files.file("p.gpkg");
  REQUIRE(ProjectStore::write(path, "Large", "UTC", batch, noon()));
  CHECK(KeptRows(path).is_whole());
  {
    auto store = ProjectStore::open(path, noon());
    REQUIRE(store);
    REQUIRE(store->set_title("Larger"));
  }
  CHECK(KeptRows(path).is_whole());
  run_sql(path, "UPDATE project SET value = 'Theirs' WHERE key = 'title'");
  CHECK_FALSE(KeptRows(path).is_whole());
  CHECK(read(path).title == "Theirs");
  CHECK(KeptRows(path).is_whole());  // it was checked
}

TEST_CASE("In another time zone the hours of rows are brought to it, as those of records are") {
  const Saved saved(400, "Asia/Damascus");
  const Project project = read(saved.path());
  REQUIRE(project.table);
  check_alike(project, as_records(project));
}

TEST_CASE("Opening and reading leave the file as it is") {
  const Saved saved(kMany);
  const std::string before = bytes_of(saved.path());
  {
    auto store = ProjectStore::open(saved.path(), noon());
    REQUIRE(store);
    CHECK(store->load());
    CHECK_FALSE(fs::exists(saved.path().string() + "-wal"));
    CHECK(store->close());
  }
  CHECK(bytes_of(saved.path()) == before);
}

TEST_CASE("Decisions make records of rows, also for the next time and the one after it") {
  const Saved saved(kMany);
  std::vector<std::string> ids;
  for (int round = 0; round < 3; ++round) {
    auto store = ProjectStore::open(saved.path(), noon());
    REQUIRE(store);
    const auto loaded = store->load();
    REQUIRE(loaded);
    CHECK(loaded->events.size() == ids.size());
    ids.push_back(loaded->table->id(static_cast<std::uint32_t>(7 + 100 * round)));
    REQUIRE(store->decide(ids.back(), Review::accepted, "seen", "me"));
    REQUIRE(store->close());
  }
  const Project kept = read(saved.path());
  REQUIRE(kept.events.size() == 3);
  CHECK(kept.taken_rows.size() == 3);  // of the rows that were kept before the first decision
  CHECK(kept.events[1].id == ids[1]);
  CHECK(kept.events[1].review == Review::accepted);
  CHECK(kept.events[1].notes == "seen");
  check_alike(kept, saved.records());
}

TEST_CASE("A decision that is taken back leaves what was there before") {
  const Saved saved(kMany);
  const std::string said = as_json(saved.project);
  {
    auto store = ProjectStore::open(saved.path(), noon());
    REQUIRE(store);
    const auto loaded = store->load();
    REQUIRE(loaded);
    const std::string id = loaded->table->id(41);
    REQUIRE(store->decide(id, Review::rejected, std::nullopt, "me"));
    REQUIRE(store->undo(id, "me"));
  }
  const Project again = read(saved.path());
  CHECK(event_count(again) == event_count(saved.project));
  check_alike(again, as_records(saved.read_anew()));
  CHECK(as_json(saved.read_anew()) == said);
}

TEST_CASE("Reports that are read beside rows keep them, and both come back") {
  const Saved saved(kMany);
  {
    auto store = ProjectStore::open(saved.path(), noon());
    REQUIRE(store);
    const auto loaded = store->load();
    REQUIRE(loaded);
    REQUIRE(loaded->events.empty());
    ReadingBatch batch = sample_batch(1);
    batch.table = loaded->table;
    batch.taken_rows = loaded->taken_rows;
    REQUIRE(store->put_reading(batch));
  }
  const Project kept = read(saved.path());
  REQUIRE(kept.events.size() == 1);
  CHECK(kept.events[0].claims == std::vector<std::string>{"claim1"});
  CHECK(event_count(kept) == event_count(saved.project) + 1);
  check_alike(kept, saved.records());
}

TEST_CASE("What another program changed is never shown as it was") {
  const Saved saved(kMany);
  const Project before = read(saved.path());
  const std::string id = before.table->id(9);
  run_sql(saved.path(),
          "DROP TRIGGER IF EXISTS rtree_events_geom_update6; DROP TRIGGER IF EXISTS "
          "rtree_events_geom_update7; UPDATE events SET notes = 'by another hand' WHERE id = '" +
              id + "'");
  const Project after = read(saved.path());
  const auto number = row_event_of_id(after, id);
  REQUIRE(number);
  CHECK(event_of(after, *number).notes == "by another hand");
  run_sql(saved.path(), "UPDATE events SET actor1 = 'Another', side1 = 'government' WHERE id = '" + id + "'");
  const Project last = read(saved.path());
  REQUIRE(last.events.size() == 1);  // no table's row says that
  CHECK(last.events[0].side1 == Side::government);
  CHECK(last.events[0].actor1 == "Another");
  CHECK(event_count(last) == event_count(before));
}

TEST_CASE("Another program's edit between ours and the end is not taken for ours") {
  const Saved saved(kMany);
  {
    auto store = ProjectStore::open(saved.path(), noon());
    REQUIRE(store);
    const auto loaded = store->load();
    REQUIRE(loaded);
    REQUIRE(store->decide(loaded->table->id(3), Review::accepted, std::nullopt, "me"));
    run_sql(saved.path(), "UPDATE events SET notes = 'by another hand' WHERE id = '" + loaded->table->id(5) + "'");
  }
  const Project after = read(saved.path());
  CHECK(event_of(after, *row_event_of_id(after, after.table->id(5))).notes == "by another hand");
  CHECK(after.events.size() == 1);
}

TEST_CASE("Damaged or missing rows in the cache are read from the project again") {
  const Saved saved(kMany);
  const std::string said = as_json(read(saved.path()));
  const char* const extension = GENERATE(".rows", ".events", ".state");
  for (const auto& entry : fs::recursive_directory_iterator(saved.cache.cache())) {
    if (entry.path().extension() == extension) {
      fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
    }
  }
  CHECK(as_json(read(saved.path())) == said);
  CHECK(as_json(read(saved.path())) == said);
}

TEST_CASE("Numbers of ids that lie far apart or go back make records, and none is lost") {
  const Saved saved(50);
  run_sql(saved.path(),
          "UPDATE events SET id = 'x-4000000000' WHERE fid = 3; UPDATE events SET id = 'x-1' WHERE fid = 20;"
          "UPDATE events SET id = 'x-007' WHERE fid = 30; UPDATE events SET id = 'free' WHERE fid = 31");
  const Project project = read(saved.path());
  CHECK(project.events.size() == 4);
  CHECK(event_count(project) == 50);
  CHECK(project.table->numbers() == 50);
  check_alike(project, as_records(project));
}

TEST_CASE("A row that makes no sense is told, whatever the rows around it are") {
  const Saved saved(50);
  run_sql(saved.path(), "UPDATE events SET granularity = 'aeon' WHERE fid = 12");
  const auto project = ProjectStore::read(saved.path());
  REQUIRE_FALSE(project);
  CHECK(project.error().what == "the project is damaged: table events, row 12, column granularity makes no sense");
}
