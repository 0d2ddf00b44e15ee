#include "events/model/index_cache.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/support/temporary_folder.h"

using namespace dateline::events;

namespace {

namespace fs = std::filesystem;

/// A folder with a table and a cache of its own; the user's is left alone.
class Place {
 public:
  Place() {
    setenv("XDG_CACHE_HOME", folder_.file("cache").c_str(), 1);
    write_table("id,lon,lat\n1,2,3\n");
  }
  ~Place() { unsetenv("XDG_CACHE_HOME"); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  [[nodiscard]] fs::path table() const { return folder_.file("evidence/table.csv"); }
  void write_table(const std::string& text) const { folder_.write("evidence/table.csv", text); }
  [[nodiscard]] fs::path kept() const {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_.file("cache/dateline"))) {
      return entry.path();
    }
    return {};
  }

 private:
  dateline::test::TemporaryFolder folder_{"index-cache"};
};

std::shared_ptr<const EventIndex> some_index() {
  std::vector<EventRow> rows(5000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].when = {static_cast<Minute>(i * 37 % 4001), static_cast<Minute>(i * 37 % 4001) + 50};
    rows[i].x = static_cast<std::uint32_t>(i * 1'000'003);
    rows[i].y = static_cast<std::uint32_t>(i * 7'000'003);
    rows[i].event = static_cast<std::uint32_t>(i);
    rows[i].deaths = static_cast<std::int32_t>(i % 9);
    rows[i].place = i % 3 == 0 ? kNoPlace : static_cast<PlaceGroup>(i % 2);
    rows[i].type = kEventTypes[i % kEventTypeCount];
  }
  return EventIndex::from_rows(rows, {"first", "second"});
}

}  // namespace

TEST_CASE("A kept index answers as the one that was made, and lies in the cache alone") {
  const Place place;
  const auto made = some_index();
  CHECK(IndexCache(place.table(), 0).find() == nullptr);
  IndexCache(place.table(), 0).keep(*made);
  CHECK(fs::directory_iterator(place.table().parent_path())->path() == place.table());
  const auto kept = IndexCache(place.table(), 0).find();
  REQUIRE(kept);
  REQUIRE(kept->size() == made->size());
  CHECK(kept->span() == made->span());
  for (Row row = 0; row < made->size(); ++row) {
    const EventRow a = made->row(row);
    const EventRow b = kept->row(row);
    REQUIRE(std::tuple(a.when, a.reported, a.x, a.y, a.deaths, a.place, a.event, a.type, a.dated, a.placed) ==
            std::tuple(b.when, b.reported, b.x, b.y, b.deaths, b.place, b.event, b.type, b.dated, b.placed));
  }
  CHECK(kept->drawn_rows({100, 300}, {}) == made->drawn_rows({100, 300}, {}));
  CHECK(kept->count({0, 4000}, {}).types == made->count({0, 4000}, {}).types);
  CHECK(kept->place_group("second") == made->place_group("second"));
  CHECK(std::vector<Row>(kept->rows_at(1).begin(), kept->rows_at(1).end()) ==
        std::vector<Row>(made->rows_at(1).begin(), made->rows_at(1).end()));
}

TEST_CASE("A kept index is for one state of the file and one way of reading it") {
  const Place place;
  IndexCache(place.table(), 0).keep(*some_index());
  CHECK(IndexCache(place.table(), 1).find() == nullptr);
  const auto time = fs::last_write_time(place.table());
  place.write_table("id,lon,lat\n1,2,4\n");
  fs::last_write_time(place.table(), time);  // same size, same time
  CHECK(IndexCache(place.table(), 0).find() == nullptr);
}

TEST_CASE("A damaged index is not used, wherever the damage is") {
  const Place place;
  IndexCache(place.table(), 0).keep(*some_index());
  const auto size = fs::file_size(place.kept());
  for (const std::uintmax_t at :
       {std::uintmax_t{0}, std::uintmax_t{9}, std::uintmax_t{60}, std::uintmax_t{200}, size / 2, size - 70}) {
    IndexCache(place.table(), 0).keep(*some_index());
    std::fstream file(place.kept(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(byte ^ 0x10));
    file.close();
    CHECK(IndexCache(place.table(), 0).find() == nullptr);
  }
  fs::resize_file(place.kept(), size / 2);
  CHECK(IndexCache(place.table(), 0).find() == nullptr);
  fs::resize_file(place.kept(), 3);
  CHECK(IndexCache(place.table(), 0).find() == nullptr);
}
