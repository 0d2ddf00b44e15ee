#include "events/extract/merge/regroup.h"

#include <catch2/catch.hpp>

#include "events/extract/merge/merge.h"

namespace dateline::events {
namespace {

Claim claim(const std::string& id, const std::string& publisher, int dead) {
  Claim claim;
  claim.id = id;
  claim.document = "d-" + id;
  claim.event_type = EventType::explosions;
  claim.sub_event_type = SubEventType::shelling;
  claim.place = {
      .name = "Mill Hill", .id = "p1", .point = geo::LonLat{37, 36}, .radius_m = 400, .kind = {}, .relation = {}};
  claim.when = {to_minutes({2016, 7, 26}), to_minutes({2016, 7, 27}), Granularity::day, Extent::within};
  claim.publisher = publisher;
  claim.casualties.fatalities_best = dead;
  claim.confidence = 0.7;
  claim.evidence = {{Span{0, 10}, Span{0, 10}, "shelled it"}};
  return claim;
}

Project two_events() {
  Project project;
  project.claims = {claim("c1", "Wire", 3), claim("c2", "Post", 3), claim("c3", "Radio", 5)};
  Event first, second;
  first.id = "one";
  first.claims = {"c1", "c2"};
  second.id = "two";
  second.claims = {"c3"};
  first.possibly_same = {"two"};
  second.possibly_same = {"one"};
  first.recorded = "2016-07-28T09:00:00Z";
  second.recorded = "2016-07-27T09:00:00Z";
  project.events = {first, second};
  return project;
}

std::vector<std::string> claims_of(const Project& project, const std::string& id) {
  for (const Event& event : project.events) {
    if (event.id == id) {
      return event.claims;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("Two events that a person keeps apart are not offered again, by no later reading, until that is taken back") {
  Project project = two_events();
  const auto read_again = [](const Project& read) {
    return merge_claims(read.claims, read.events, "2016-08-01T00:00:00Z", [] { return "new"; });
  };
  // The same shelling, of which one report knows the minute: likely the same, and not surely.
  project.claims[2].place.id = "p2";
  REQUIRE(read_again(project).size() == 2);
  REQUIRE(read_again(project)[0].possibly_same == std::vector<std::string>{"two"});
  REQUIRE(set_distinct(project, "one", "two", true));
  CHECK(project.events[0].possibly_same.empty());
  CHECK(project.events[1].distinct_from == std::vector<std::string>{"one"});
  project.events = read_again(project);
  REQUIRE(project.events.size() == 2);
  CHECK(project.events[0].possibly_same.empty());
  CHECK(project.events[1].possibly_same.empty());
  CHECK(project.events[0].distinct_from == std::vector<std::string>{"two"});
  CHECK(project.events[1].distinct_from == std::vector<std::string>{"one"});

  REQUIRE(set_distinct(project, "two", "one", false));
  CHECK(project.events[0].distinct_from.empty());
  CHECK(project.events[1].distinct_from.empty());
  CHECK(project.events[0].possibly_same == std::vector<std::string>{"two"});
  CHECK(read_again(project)[1].possibly_same == std::vector<std::string>{"one"});
  CHECK_FALSE(set_distinct(project, "one", "one", true));
  CHECK_FALSE(set_distinct(project, "one", "three", true));
}

TEST_CASE("What was kept apart from an event is apart from the one that it becomes a part of") {
  Project project = two_events();
  Event third;
  third.id = "three";
  third.claims = {"c4"};
  project.claims.push_back(claim("c4", "Daily", 3));
  project.events.push_back(third);
  REQUIRE(set_distinct(project, "two", "three", true));
  project.events[0].possibly_same = {"two", "three"};
  REQUIRE(join_events(project, "one", "two"));
  CHECK(project.events[0].distinct_from == std::vector<std::string>{"three"});
  CHECK(project.events[0].possibly_same.empty());
  CHECK(project.events[1].distinct_from == std::vector<std::string>{"one"});
  // Who says that the two are one after all has said so.
  REQUIRE(join_events(project, "one", "three"));
  CHECK(project.events[0].distinct_from.empty());
}

TEST_CASE("Two events become one that rests on all claims, and later readings leave it so") {
  Project project = two_events();
  REQUIRE(join_events(project, "one", "two"));
  REQUIRE(project.events.size() == 1);
  const Event& joined = project.events.front();
  CHECK(joined.id == "one");
  CHECK(joined.claims == std::vector<std::string>{"c1", "c2", "c3"});
  CHECK(joined.sources == std::vector<std::string>{"Wire", "Post", "Radio"});
  CHECK(joined.voices.size() == 3);
  CHECK(joined.disputed);
  CHECK(joined.casualties.fatalities_best == 3);
  CHECK(joined.casualties.fatalities_high == 5);
  CHECK(joined.review == Review::unreviewed);
  CHECK(joined.possibly_same.empty());
  CHECK(joined.recorded == "2016-07-27T09:00:00Z");
  const auto again = merge_claims(project.claims, project.events, "2016-08-01T00:00:00Z", [] { return "new"; });
  REQUIRE(again.size() == 1);
  CHECK(again.front().claims.size() == 3);
}

TEST_CASE("What a person decided about one of two events is what the joined one says") {
  Project project = two_events();
  project.events[1].review = Review::edited;
  project.events[1].actor1 = "The army";
  project.events[1].notes = "By the hospital's list";
  project.events[1].casualties.fatalities_best = 6;
  REQUIRE(join_events(project, "one", "two"));
  const Event& joined = project.events.front();
  CHECK(joined.id == "one");
  CHECK(joined.review == Review::edited);
  CHECK(joined.actor1 == "The army");
  CHECK(joined.casualties.fatalities_best == 6);
  CHECK(joined.notes == "By the hospital's list");
  CHECK(joined.claims.size() == 3);
}

TEST_CASE("Events that cannot be joined stay as they are") {
  Project project = two_events();
  CHECK_FALSE(join_events(project, "one", "one"));
  CHECK_FALSE(join_events(project, "one", "three"));
  project.events[1].claims.clear();  // of a table
  CHECK_FALSE(join_events(project, "one", "two"));
  CHECK(project.events.size() == 2);
}

TEST_CASE("Claims that tell of something else become an event of their own, and later readings leave it so") {
  Project project = two_events();
  REQUIRE(join_events(project, "one", "two"));
  REQUIRE(part_event(project, "one", {"c3", "c1"}, "2016-08-01T00:00:00Z", [] { return std::string("new"); }));
  REQUIRE(project.events.size() == 2);
  CHECK(claims_of(project, "one") == std::vector<std::string>{"c2"});
  CHECK(claims_of(project, "new") == std::vector<std::string>{"c1", "c3"});
  CHECK(project.events[0].sources == std::vector<std::string>{"Post"});
  CHECK(project.events[1].review == Review::unreviewed);
  CHECK(project.events[1].recorded == "2016-08-01T00:00:00Z");
  const auto again = merge_claims(project.claims, project.events, "2016-09-01T00:00:00Z", [] { return "newer"; });
  CHECK(again.size() == 2);
  CHECK_FALSE(part_event(project, "one", {"c2"}, "", [] { return std::string("x"); }));  // nothing would stay
  CHECK_FALSE(part_event(project, "one", {"c3"}, "", [] { return std::string("x"); }));  // not its own
}

}  // namespace dateline::events
