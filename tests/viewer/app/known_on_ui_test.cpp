#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/viewer/support/user.h"
#include "viewer/picture/sidecar.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

const events::Project& shown(User& user) {
  return user.state().snapshot->project();
}

}  // namespace

TEST_CASE("As known on a day: only its reports and earlier ones speak, until all are asked again") {
  with_context();
  User user;
  user.open_demo();
  const std::size_t documents = shown(user).documents.size();
  const std::size_t events = shown(user).events.size();
  user.key(Key::d, true);
  REQUIRE(user.state().dialog);
  user.key(Key::a, true);
  user.type("2016-07-15");
  user.key(Key::enter);
  REQUIRE(user.until([&] { return shown(user).documents.size() < documents; }));
  CHECK_FALSE(user.state().dialog);
  CHECK(user.state().all_documents == documents);
  CHECK(shown(user).events.size() < events);
  REQUIRE_FALSE(shown(user).documents.empty());
  for (const events::Document& document : shown(user).documents) {
    CHECK(document.published.value < events::to_minutes({2016, 7, 16}));
  }
  // A decision is about the event itself, wherever it stands in the list of that day.
  user.app->apply(command::SelectEvent{static_cast<std::uint32_t>(shown(user).events.size() - 1)});
  user.frames(2);
  const std::string id = user.selected().id;
  user.key(Key::a);
  REQUIRE(user.until([&] { return user.selected().review == events::Review::accepted; }));
  CHECK(shown(user).documents.size() < documents);
  user.click("known on");
  REQUIRE(user.until([&] { return shown(user).documents.size() == documents; }));
  CHECK(shown(user).events.size() == events);
  CHECK(user.selected().id == id);
  CHECK(user.selected().review == events::Review::accepted);
}

TEST_CASE("What was known on a day is part of a view and of a picture; a day that is none is refused in words") {
  with_context();
  User user;
  user.open_demo();
  const std::size_t documents = shown(user).documents.size();
  user.click("known on");
  user.key(Key::a, true);
  user.type("the other day");
  user.key(Key::enter);
  CHECK(user.state().dialog);
  user.key(Key::escape);
  CHECK_FALSE(user.state().known_on);
  const events::CivilMinute moment = events::to_minutes({2016, 7, 16});
  user.app->apply(command::SetKnownOn{moment});
  REQUIRE(user.until([&] { return shown(user).documents.size() < documents; }));
  const std::size_t views = shown(user).views.size();
  user.app->apply(command::KeepView{"Then"});
  REQUIRE(user.until([&] { return shown(user).views.size() == views + 1; }));
  CHECK(shown(user).views.back().known_on == moment);
  user.click("export");
  REQUIRE(user.until([&] { return !user.state().notices.empty(); }));
  std::filesystem::path sidecar;
  for (const auto& entry : std::filesystem::directory_iterator(user.folder)) {
    sidecar = entry.path().extension() == ".json" ? entry.path() : sidecar;
  }
  const auto view = read_sidecar(sidecar);
  REQUIRE(view);
  CHECK(view->known_on == moment);
  user.app->apply(command::SetKnownOn{});
  REQUIRE(user.until([&] { return shown(user).documents.size() == documents; }));
  user.app->apply(command::OpenView{views});
  REQUIRE(user.until([&] { return shown(user).documents.size() < documents; }));
  CHECK(user.state().known_on == moment);
}

TEST_CASE("A picture says a day of knowledge only once it shows what was known then") {
  with_context();
  User user;
  user.open_demo();
  user.app->apply(command::SetKnownOn{events::to_minutes({2016, 7, 16})});
  user.app->apply(command::ExportPicture{});  // what all reports say is still shown
  std::filesystem::path sidecar;
  REQUIRE(user.until([&] {
    for (const auto& entry : std::filesystem::directory_iterator(user.folder)) {
      sidecar = entry.path().extension() == ".json" ? entry.path() : sidecar;
    }
    return !sidecar.empty() && !user.state().notices.empty();
  }));
  const auto picture = read_sidecar(sidecar);
  REQUIRE(picture);
  CHECK_FALSE(picture->known_on);
}
