#include "tests/events/extract/toponyms/toponym_support.h"

using namespace dateline::events;

namespace {

std::string role_in(const std::string& text, const std::string& words, int nth = 0) {
  return std::string(name_of(toponym_in(text, words, nth).role));
}

}  // namespace

TEST_CASE("a place where something happens is literal") {
  CHECK(role_in("A bomb killed four in Baghdad.", "Baghdad") == "literal");
  CHECK(role_in("Baghdad residents fled.", "Baghdad") == "literal");
  CHECK(role_in("Shells fell on the Sukkari neighbourhood of Aleppo.", "Sukkari") == "literal");
}

TEST_CASE("a place that qualifies a noun is a modifier") {
  CHECK(role_in("The Yemen envoy spoke of US-Iran talks.", "Yemen") == "modifier");
  CHECK(role_in("The Yemen envoy spoke of US-Iran talks.", "US") == "modifier");
  CHECK(role_in("The Yemen envoy spoke of US-Iran talks.", "Iran") == "modifier");
  CHECK(role_in("A Turkey-based monitor counted nine strikes.", "Turkey") == "modifier");
  CHECK(role_in("It is a Russia- and Iran brokered deal.", "Iran") == "modifier");
}

TEST_CASE("a capital or a country that acts is a government") {
  CHECK(role_in("Ankara and Tehran have disagreed over the truce.", "Ankara") == "metonym");
  CHECK(role_in("Ankara and Tehran have disagreed over the truce.", "Tehran") == "metonym");
  CHECK(role_in("The envoy urged Israel to wait.", "Israel") == "metonym");
  CHECK(role_in("Egypt said that it would mediate.", "Egypt") == "metonym");
  CHECK(role_in("Snow fell in Ankara.", "Ankara") == "literal");
}

TEST_CASE("a place inside another name is part of it") {
  CHECK(role_in("He teaches at the University of Damascus.", "Damascus") == "part_of_name");
  CHECK(role_in("The Aleppo Media Center published pictures.", "Aleppo") == "part_of_name");
}

TEST_CASE("datelines and bylines are known by where they stand") {
  CHECK(role_in("NAIROBI, Kenya: Two soldiers died on Monday in Mogadishu, the army said.", "NAIROBI") == "dateline");
  CHECK(role_in("NAIROBI, Kenya: Two soldiers died on Monday in Mogadishu, the army said.", "Mogadishu") == "literal");
}
