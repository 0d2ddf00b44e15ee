#include "base/drafts.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "tests/support/temporary_folder.h"

using dateline::draft_of;
namespace fs = std::filesystem;

TEST_CASE("Drafts of processes that are gone are removed, and no other file") {
  const dateline::test::TemporaryFolder own("drafts");
  const fs::path& folder = own.path();
  const pid_t gone = ::fork();
  if (gone == 0) {
    ::_exit(0);
  }
  ::waitpid(gone, nullptr, 0);
  const auto touch = [&](const std::string& name) { std::ofstream(folder / name) << "x"; };
  const std::string dead = std::to_string(gone);
  const std::string alive = std::to_string(::getppid());
  touch(".out.csv." + dead + ".draft");
  touch(".out.csv." + dead + ".draft.gpkg-wal");
  touch(".out.csv." + alive + ".draft");
  touch(".other.csv." + dead + ".draft");
  touch(".out.csv." + dead + ".notes");
  touch("out.csv");

  const fs::path draft = draft_of(folder / "out.csv", ".gpkg");
  CHECK(draft == folder / (".out.csv." + std::to_string(::getpid()) + ".draft.gpkg"));
  CHECK_FALSE(fs::exists(draft));
  CHECK_FALSE(fs::exists(folder / (".out.csv." + dead + ".draft")));
  CHECK_FALSE(fs::exists(folder / (".out.csv." + dead + ".draft.gpkg-wal")));
  CHECK(fs::exists(folder / (".out.csv." + alive + ".draft")));
  CHECK(fs::exists(folder / (".other.csv." + dead + ".draft")));
  CHECK(fs::exists(folder / (".out.csv." + dead + ".notes")));
  CHECK(fs::exists(folder / "out.csv"));
}
