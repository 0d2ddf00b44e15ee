#include <signal.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <random>

#include "events/store/project_store.h"
#include "tests/events/store/sample_project.h"

using namespace dateline;
using namespace dateline::events;

namespace {

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// What opening and reading say about a file, which must be left as it was.
std::string refusal(const std::filesystem::path& path) {
  const std::string before = std::filesystem::is_regular_file(path) ? bytes_of(path) : "";
  const auto read = ProjectStore::read(path);
  const auto opened = ProjectStore::open(path, noon());
  REQUIRE_FALSE(read);
  REQUIRE_FALSE(opened);
  CHECK(read.error().where == path.string());
  CHECK_FALSE(read.error().fix.empty());
  CHECK(read.error().what == opened.error().what);
  if (std::filesystem::is_regular_file(path)) {
    CHECK(bytes_of(path) == before);
  }
  return read.error().what;
}

std::filesystem::path new_project(const TestFolder& folder) {
  const auto path = folder.file("p.gpkg");
  REQUIRE(ProjectStore::write(path, "t", "UTC", sample_batch(1), noon()));
  return path;
}

}  // namespace

TEST_CASE("What is no project is refused by what it is, and stays as it is") {
  const TestFolder folder("foreign");
  const auto path = folder.file("x.gpkg");
  CHECK(refusal(path) == "there is no such project");
  CHECK(refusal(folder.path()) == "a folder, not a project");
  write_bytes(path, "");
  CHECK(refusal(path) == "not a project");
  write_bytes(path, "Dear diary, SQLite format 3");
  CHECK(refusal(path) == "not a project");
  write_bytes(path, std::string("SQLite format 3\0", 16));
  CHECK(refusal(path) == "the project is damaged: the file ends early");
  std::filesystem::remove(path);
  run_sql(path, "CREATE TABLE addresses(name)");
  CHECK(refusal(path) == "a database, but not a GeoPackage");
  run_sql(path, "PRAGMA application_id = 1196444487");  // GPKG
  CHECK(refusal(path) == "a GeoPackage, but not a Dateline project");
}

TEST_CASE("A project of a newer version is refused") {
  const TestFolder folder("newer");
  const auto path = new_project(folder);
  run_sql(path, "UPDATE project SET value = '99' WHERE key = 'format'");
  CHECK(refusal(path) == "a project of a newer Dateline");
  run_sql(path, "UPDATE project SET value = 'x' WHERE key = 'format'");
  CHECK(refusal(path) == "the project is damaged: its version is missing");
}

TEST_CASE("A row that makes no sense is named") {
  const TestFolder folder("rows");
  const auto path = new_project(folder);
  run_sql(path, "UPDATE events SET status = 'rumoured'");
  auto project = ProjectStore::read(path);
  REQUIRE_FALSE(project);
  CHECK(project.error().what == "the project is damaged: table events, row 1, column status makes no sense");
  run_sql(path, "UPDATE events SET status = 'reported'; UPDATE claims SET spans = '{'");
  project = ProjectStore::read(path);
  REQUIRE_FALSE(project);
  CHECK(project.error().what == "the project is damaged: table claims, row 1, column spans makes no sense");
}

TEST_CASE("A project cut off anywhere gives an error and stays as it is") {
  const TestFolder folder("cut");
  const std::string whole = bytes_of(new_project(folder));
  const auto path = folder.file("cut.gpkg");
  std::mt19937 random(11);
  std::vector<std::size_t> lengths = {1, 99, 100, 4095, 4096, 8192, whole.size() / 2, whole.size() - 1};
  for (int i = 0; i < 40; ++i) {
    lengths.push_back(random() % whole.size());
  }
  for (const std::size_t length : lengths) {
    INFO(length);
    write_bytes(path, whole.substr(0, length));
    refusal(path);
  }
}

TEST_CASE("Bytes overwritten anywhere never crash the reading, and are never written over") {
  const TestFolder folder("overwritten");
  const std::string whole = bytes_of(new_project(folder));
  const auto path = folder.file("bad.gpkg");
  std::mt19937 random(12);
  for (int i = 0; i < 60; ++i) {
    std::string bytes = whole;
    const std::size_t at = random() % bytes.size();
    for (std::size_t k = at; k < std::min(bytes.size(), at + 400); ++k) {
      bytes[k] = static_cast<char>(random());
    }
    write_bytes(path, bytes);
    const auto project = ProjectStore::read(path);
    CHECK((project || !project.error().what.empty()));
    CHECK(bytes_of(path) == bytes);
  }
}

TEST_CASE("A program killed at any moment loses only the edit it was at") {
  const TestFolder folder("killed");
  const auto path = folder.file("p.gpkg");
  REQUIRE(ProjectStore::write(path, "t", "UTC", {}, noon()));
  for (int round = 0; round < 4; ++round) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      // Adds reports without end, and says which are acknowledged.
      auto store = ProjectStore::open(path, noon());
      ReadingBatch all;
      for (int number = 1; store; ++number) {
        const ReadingBatch next = sample_batch(number);
        all.events.push_back(next.events[0]);
        ReadingBatch batch = next;
        batch.events = all.events;
        if (!store->put_reading(batch) || ::write(pipe_ends[1], &number, sizeof number) != sizeof number) {
          break;
        }
      }
      ::_exit(1);
    }
    ::close(pipe_ends[1]);
    int acknowledged = 0;
    int number = 0;
    while (acknowledged < 3 + 4 * round && ::read(pipe_ends[0], &number, sizeof number) == sizeof number) {
      acknowledged = number;
    }
    ::kill(child, SIGKILL);
    while (::read(pipe_ends[0], &number, sizeof number) == sizeof number) {
      acknowledged = number;
    }
    ::close(pipe_ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));

    auto store = ProjectStore::open(path, noon());
    REQUIRE(store);
    const auto project = store->load();
    REQUIRE(project);
    CHECK(project->documents.size() >= static_cast<std::size_t>(acknowledged));
    CHECK(project->events.size() >= static_cast<std::size_t>(acknowledged));
    CHECK(project->claims.size() == project->documents.size());
    REQUIRE(store->close());
    CHECK_FALSE(std::filesystem::exists(path.string() + "-wal"));
  }
}
