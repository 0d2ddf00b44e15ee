#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

TEST_CASE("A report is opened by the keyboard alone: a folder by its name, the file in it by the arrows") {
  with_context();
  User user;
  std::filesystem::create_directory(user.folder / "reports");
  std::ofstream(user.folder / "reports" / "first.txt")
      << "ALEPPO (Test Wire) - Rebel fighters shelled the Hamdaniyeh district of Aleppo on 3 August 2016.\n";
  user.key(Key::f, true);
  CHECK_FALSE(user.state().dialog);  // that is the search box
  user.key(Key::escape);
  user.key(Key::o, true);
  REQUIRE(user.until([&] { return user.app->item("entry reports").has_value(); }));
  user.type("reports");
  user.key(Key::enter);
  REQUIRE(user.state().dialog);
  REQUIRE(user.until([&] { return user.app->item("entry first.txt").has_value(); }));
  user.key(Key::down);
  user.key(Key::down);
  user.key(Key::up);
  user.key(Key::down);
  user.key(Key::enter);
  CHECK_FALSE(user.state().dialog);
  REQUIRE(user.until([&] { return user.state().snapshot->project().documents.size() == 1; }));
}

TEST_CASE("The arrows keep the chosen file of a long folder in sight") {
  with_context();
  User user;
  for (int i = 10; i < 60; ++i) {
    std::ofstream(user.folder / ("report" + std::to_string(i) + ".txt")) << "Nothing.\n";
  }
  user.key(Key::o, true);
  REQUIRE(user.until([&] { return user.app->item("entry report10.txt").has_value(); }));
  CHECK_FALSE(user.app->item("entry report55.txt"));
  for (int i = 0; i < 48; ++i) {
    user.key(Key::down);
  }
  CHECK(user.app->item("entry report56.txt"));
  CHECK_FALSE(user.app->item("entry report10.txt"));
}
