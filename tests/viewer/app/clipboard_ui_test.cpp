// What a person takes along: the words of the reports, with where they are from.

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/viewer/support/user.h"

using namespace dateline;
using namespace dateline::viewer;

TEST_CASE("An event's quotations are copied with their reports, and nothing is where no event is selected") {
  with_context();
  User user;
  user.open_demo();
  user.key(Key::c, true);
  CHECK(user.clipboard.empty());
  user.key(Key::n);
  user.key(Key::c, true);
  const ProjectSnapshot& snapshot = *user.state().snapshot;
  const auto claims = snapshot.claims_of(user.selected());
  REQUIRE_FALSE(claims.empty());
  for (const events::Claim* claim : claims) {
    std::string passage = claim->evidence.front().text;
    std::ranges::replace(passage, '\n', ' ');
    CHECK(user.clipboard.find("“" + passage + "”") != std::string::npos);
    const auto document = snapshot.document_of_id(claim->document);
    REQUIRE(document);
    CHECK(user.clipboard.find("SHA-256 " + snapshot.project().documents[*document].sha256) != std::string::npos);
  }
  CHECK(user.state().notices.back().text.starts_with("Copied"));
}
