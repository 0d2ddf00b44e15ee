// The recovery file of a large table that was opened by itself refers to the table's rows. Whatever happens to the
// program or the table, an edit that was acknowledged is there again.

#include "viewer/app/workshop.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include "events/model/project_events.h"
#include "tests/support/cache_folder.h"
#include "tests/support/temporary_folder.h"

namespace dateline::viewer {
namespace {

namespace fs = std::filesystem;
using events::Project;
using events::Review;

constexpr std::uint32_t kRows = 25'000;

std::string table_of(std::uint32_t rows) {
  std::string table = "id,lon,lat,time,type\n";
  for (std::uint32_t i = 0; i < rows; ++i) {
    table += "e" + std::to_string(i) + "," + std::to_string(i % 180) + "," + std::to_string(i % 80) + ",2016-07-" +
             std::to_string(10 + i % 20) + ",riot\n";
  }
  return table;
}

/// Opens the table, decides about the rows of these numbers, and dies in the middle of all.
void decide_and_die(const fs::path& recovery, const fs::path& table, const std::vector<std::uint32_t>& rows,
                    Review review) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    Workshop shop(system_clock(), recovery);
    auto opened = shop.open_table(table);
    bool done = opened.has_value();
    for (const std::uint32_t row : rows) {
      if (!done) {
        break;
      }
      Project& project = opened->value;
      const std::uint32_t number =
          events::make_record(project, row + static_cast<std::uint32_t>(project.events.size()));
      done = shop.write(project,
                        [&](events::ProjectStore& store) -> Result<void> {
                          const auto decided = store.decide(project.events[number].id, review, "seen", "reviewer");
                          return decided ? Result<void>() : tl::make_unexpected(decided.error());
                        })
                 .has_value();
      project.events[number].review = review;
      project.events[number].notes = "seen";
    }
    if (done) {
      ::kill(::getpid(), SIGKILL);
    }
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

std::size_t decided(const Project& project, Review review) {
  return static_cast<std::size_t>(std::ranges::count_if(
      project.events, [review](const events::Event& e) { return e.review == review && e.notes == "seen"; }));
}

std::uintmax_t bytes_in(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    bytes += entry.file_size();
  }
  return bytes;
}

TEST_CASE("Edits in a large table outlive a kill without a copy of its rows, and are saved with all of them") {
  const test::CacheFolder folder("workshop");
  const test::TemporaryFolder state("workshop-recovery");
  const fs::path recovery = state.file("recovery");
  const fs::path table = folder.write("many.csv", table_of(kRows));
  decide_and_die(recovery, table, {7, 24'000, 8}, Review::accepted);
  CHECK(bytes_in(recovery) < 2'000'000);

  const fs::path saved = state.file("saved.gpkg");
  {
    Workshop shop(system_clock(), recovery);
    const auto left = shop.find_left_behind();
    REQUIRE(left);
    CHECK(left->decisions == 3);
    auto recovered = shop.recover();
    INFO((recovered ? "" : recovered.error().line()));
    REQUIRE(recovered);
    CHECK(recovered->warnings.empty());
    Project& project = recovered->value;
    CHECK(events::event_count(project) == kRows);
    CHECK(project.taken_rows == std::vector<std::uint32_t>{7, 8, 24'000});
    CHECK(decided(project, Review::accepted) == 3);
    // It goes on: another row, the same row again, and then all is saved.
    const std::uint32_t number = events::make_record(project, 9 + static_cast<std::uint32_t>(project.events.size()));
    for (const std::uint32_t event : {number, 0U}) {
      REQUIRE(shop.write(project, [&](events::ProjectStore& store) -> Result<void> {
        const auto decision = store.decide(project.events[event].id, Review::rejected, "seen", "reviewer");
        return decision ? Result<void>() : tl::make_unexpected(decision.error());
      }));
      project.events[event].review = Review::rejected;
      project.events[event].notes = "seen";
    }
    const auto written = shop.save_as(saved, project, {});
    INFO((written ? "" : written.error().line()));
    REQUIRE(written);
    CHECK(shop.has_file());
  }
  const auto read = events::ProjectStore::read(saved);
  REQUIRE(read);
  CHECK(events::event_count(*read) == kRows);
  CHECK(decided(*read, Review::accepted) == 2);
  CHECK(decided(*read, Review::rejected) == 2);
  auto store = events::ProjectStore::open(saved, system_clock());
  REQUIRE(store);
  const auto decisions = store->decisions();
  REQUIRE(decisions);
  REQUIRE(decisions->size() == 5);
  CHECK(decisions->front().subject.starts_with("e7"));
  CHECK(fs::is_empty(recovery));  // nor the note
}

/// What is recovered where the table is no more what it was when the program died.
void check_recovered_without_table(const std::function<void(const test::CacheFolder&, const fs::path&)>& change) {
  const test::CacheFolder folder("workshop");
  const test::TemporaryFolder state("workshop-recovery");
  const fs::path recovery = state.file("recovery");
  const fs::path table = folder.write("many.csv", table_of(kRows));
  decide_and_die(recovery, table, {100, 5}, Review::rejected);
  change(folder, table);
  {
    Workshop shop(system_clock(), recovery);
    REQUIRE(shop.find_left_behind());
    auto recovered = shop.recover();
    REQUIRE(recovered);
    REQUIRE(recovered->warnings.size() == 1);
    CHECK(recovered->warnings.front().line().find("many.csv") != std::string::npos);
    CHECK(recovered->value.table == nullptr);
    CHECK(decided(recovered->value, Review::rejected) == 2);
    // What is saved now is what is there.
    REQUIRE(shop.save_as(state.file("saved.gpkg"), recovered->value, {}));
  }
  const auto read = events::ProjectStore::read(state.file("saved.gpkg"));
  REQUIRE(read);
  CHECK(events::event_count(*read) == 2);
}

TEST_CASE("Where the table has changed, every edit is recovered and the rest is told") {
  check_recovered_without_table([](const test::CacheFolder& folder, const fs::path& table) {
    REQUIRE(folder.write("many.csv", table_of(kRows + 1)) == table);
  });
}

TEST_CASE("Where the table is gone, every edit is recovered and the rest is told") {
  check_recovered_without_table([](const test::CacheFolder&, const fs::path& table) { fs::remove(table); });
}

TEST_CASE("A table that changes before the first edit, and a small one, are kept whole") {
  const test::CacheFolder folder("workshop");
  for (const std::uint32_t rows : {kRows, 40U}) {
    const test::TemporaryFolder state("workshop-recovery");
    const fs::path recovery = state.file("recovery");
    const fs::path table = folder.write("some.csv", table_of(rows));
    {
      Workshop shop(system_clock(), recovery);
      auto opened = shop.open_table(table);
      REQUIRE(opened);
      REQUIRE(folder.write("some.csv", table_of(3)) == table);
      Project& project = opened->value;
      const std::uint32_t number = events::make_record(project, 1);
      REQUIRE(shop.write(project, [&](events::ProjectStore& store) -> Result<void> {
        const auto decision = store.decide(project.events[number].id, Review::accepted, "seen", "reviewer");
        return decision ? Result<void>() : tl::make_unexpected(decision.error());
      }));
    }
    Workshop shop(system_clock(), recovery);
    REQUIRE(shop.find_left_behind());
    const auto recovered = shop.recover();
    REQUIRE(recovered);
    CHECK(recovered->warnings.empty());
    CHECK(events::event_count(recovered->value) == rows);
    CHECK(decided(recovered->value, Review::accepted) == 1);
  }
}

}  // namespace
}  // namespace dateline::viewer
