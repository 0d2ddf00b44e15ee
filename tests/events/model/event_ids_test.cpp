#include "events/model/event_ids.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>

using namespace dateline::events;

TEST_CASE("New ids are random UUIDs, each once") {
  ::unsetenv("SOURCE_DATE_EPOCH");
  const auto first = event_ids({});
  const auto second = event_ids({});
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = first();
    REQUIRE(id.size() == 36);
    CHECK(id[14] == '4');                                          // version
    CHECK(std::string("89ab").find(id[19]) != std::string::npos);  // variant
    ids.insert(id);
    ids.insert(second());
  }
  CHECK(ids.size() == 2000);
}

TEST_CASE("Under SOURCE_DATE_EPOCH ids are the same again, but never one that is taken") {
  ::setenv("SOURCE_DATE_EPOCH", "1469620800", 1);
  const std::string first = event_ids({})();
  CHECK(event_ids({})() == first);
  Event taken;
  taken.id = first;
  CHECK(event_ids({taken})() != first);
  ::unsetenv("SOURCE_DATE_EPOCH");
}
