// What is one event though a report tells it twice, and what is none though a report tells of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

bool tells_of(const std::vector<Claim>& claims, SubEventType type, const std::string& place) {
  return std::any_of(claims.begin(), claims.end(),
                     [&](const Claim& claim) { return claim.sub_event_type == type && claim.place.name == place; });
}

}  // namespace

TEST_CASE("the parts of a log and of a list have places of their own") {
  const auto log = claims_of(
      "Incident log, Tuesday 15 August 2023\n\n0615 | Homs, central Syria | Gunmen opened fire on a shop. Two men "
      "died.\n\n0930 | Hama | A roadside bomb hit a bus.\n\n1100 | Aleppo | No incident.\n");
  REQUIRE(log.size() == 2);
  CHECK(tells_of(log, SubEventType::attack, "Homs"));
  CHECK(tells_of(log, SubEventType::remote_explosive, "Hama"));
  CHECK(format_time(*log[0].when.start, Granularity::day) == "2023-08-15");
  const auto list = claims_of(
      "SECURITY\n- Homs: Gunmen killed two farmers on 12 August.\n- Xyzal: unknown gunmen abducted a driver on 13 "
      "August.\n- Hama: a grenade was thrown into a hotel on 14 August.\n");
  REQUIRE(list.size() == 3);
  CHECK(tells_of(list, SubEventType::grenade, "Hama"));
  CHECK_FALSE(tells_of(list, SubEventType::abduction, "Homs"));
}

TEST_CASE("the dead of one part of a list are not those of another") {
  const auto claims = claims_of(
      "KEY POINTS\n- Gunmen attacked a market in Homs on Monday.\n- Two aid workers lost their lives in other "
      "incidents.\n- Schools in Hama remain closed.\n");
  REQUIRE_FALSE(claims.empty());
  CHECK_FALSE(claims[0].casualties.fatalities_best.has_value());
}

TEST_CASE("what a headline tells and the body tells in full is one claim") {
  const auto claims = claims_of(
      "Blast in Homs leaves three dead\n\nBy our reporter\n\nA suicide bomber blew himself up at a market in Homs on "
      "Tuesday, police said. Three people were killed.\n");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::suicide_bomb);
  CHECK(claims[0].evidence.size() >= 2);
}

TEST_CASE("what a report of recent events recalls is no event of it") {
  const std::string recent =
      "Gunmen attacked a market in Homs on Monday. Soldiers clashed with rebels in Hama on Tuesday. ";
  const auto claims = claims_of(recent + "Islamic State seized Palmyra in May.\n");
  CHECK(claims.size() == 2);
  CHECK_FALSE(tells_of(claims, SubEventType::non_state_actor_overtakes_territory, "Tadmur"));
  // A report that is about such times keeps them.
  CHECK(
      claims_of("Gunmen attacked a market in Homs in March. Soldiers clashed with rebels in Hama in April.\n").size() ==
      2);
}

TEST_CASE("what supports troops, sums up a flight or is found after a fight is no event of its own") {
  const auto backed =
      claims_of("Iraqi forces backed by air strikes fought Islamic State militants in Ramadi on Monday.\n");
  REQUIRE(backed.size() == 1);
  CHECK(backed[0].sub_event_type == SubEventType::armed_clash);
  CHECK(claims_of("More than 700 people have fled Homs since May.\n").empty());
  const auto found = claims_of("Soldiers killed four gunmen in Homs on Monday. The soldiers seized nine rifles.\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].sub_event_type == SubEventType::armed_clash);
}

TEST_CASE("people who are shot are not beaten by a mob") {
  const auto claims = claims_of("A family of three was shot dead in Homs on Monday by men on a motorcycle.\n");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::attack);
  const auto rocket = claims_of("Rockets were fired at Homs on Monday.\n");
  REQUIRE(rocket.size() == 1);
  CHECK(rocket[0].sub_event_type == SubEventType::shelling);
}

TEST_CASE("those who are killed are counted whatever stands between") {
  const auto reported =
      claims_of("A drone strike hit a lorry in Homs on Monday; at least 15 people are reported to have been killed.\n");
  REQUIRE(reported.size() == 1);
  CHECK(reported[0].casualties.fatalities_best == 15);
  const auto crossfire = claims_of(
      "Soldiers clashed with rebels in Homs on Monday. Eight civilians were caught in the crossfire and died.\n");
  REQUIRE(crossfire.size() == 1);
  CHECK(crossfire[0].casualties.fatalities_best == 8);
}

TEST_CASE("who claims responsibility did it, if nobody else is said to") {
  const std::string blast = "A roadside bomb hit a police van in Bannu on Monday, killing two policemen. ";
  const auto claimed = claims_of(blast + "The Pakistani Taliban claimed responsibility for the attack.\n");
  REQUIRE(claimed.size() == 1);
  CHECK(claimed[0].actor1 == "TTP");
  CHECK(claimed[0].evidence.size() >= 2);
  const auto nobody =
      claims_of(blast + "No group has claimed responsibility. The Pakistani Taliban are active there.\n");
  REQUIRE_FALSE(nobody.empty());
  CHECK(nobody[0].actor1 != "TTP");
}

TEST_CASE("a sum of many events counts the dead of none") {
  const auto claims = claims_of(
      "A mob set fire to a shop in Homs on Monday. More than 75 people have lost their lives in the province since May "
      "3.\n");
  REQUIRE(claims.size() == 1);
  CHECK_FALSE(claims[0].casualties.fatalities_low.has_value());
  CHECK(claims_of("25 people have been killed in Homs since the offensive began on Thursday.\n").empty());
}

TEST_CASE("a village that no gazetteer has lies in the division that the sentence names") {
  const auto object = claims_of("Gunmen attacked Xyzal in Hama province on Monday.\n");
  REQUIRE(object.size() == 1);
  CHECK(object[0].place.relation.starts_with("Xyzal, in "));
  const auto article = claims_of("Fighters attacked the town of al-Xyzaqa on Monday, killing three people.\n");
  REQUIRE(article.size() == 1);
  CHECK(article[0].place.name == "al-Xyzaqa");
}

TEST_CASE("a bomb in a battle is an event of its own") {
  const auto claims = claims_of(
      "Soldiers fought Islamic State militants in Ramadi on Monday. At least five soldiers were killed when a suicide "
      "bomber drove a lorry into their position.\n");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].sub_event_type == SubEventType::suicide_bomb);
  CHECK_FALSE(claims[0].casualties.fatalities_best.has_value());
}

TEST_CASE("sums, fears, accidents and old mentions are no events") {
  for (const char* text : {
           "At least 400 people have been killed in Khartoum this year, according to the ministry.\n",
           "Residents fear that rebels will attack Bambari again.\n",
           "The group is blamed for dozens of attacks in Maiduguri.\n",
           "Human rights groups documented 97 attacks on schools in Mali in 2022.\n",
           "The general, who led the assault on Aleppo in 2016, was promoted.\n",
           "A gas explosion killed three people in Lagos.\n",
           "The authorities accuse rebels of planning further attacks on Homs.\n",
           "Prices rose after the attack on the pipeline near Homs in February.\n",
       }) {
    INFO(text);
    CHECK(claims_of(text).empty());
  }
}

TEST_CASE("those who are arrested are not among those who were killed") {
  const auto claims = claims_of(
      "Soldiers clashed with militants in Homs on Monday. Thirteen attackers were killed and 15 suspects were "
      "arrested.\n");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].casualties.fatalities_best == 13);
}

TEST_CASE("displaced people are people and no flight") {
  const auto claims = claims_of("Displaced people demonstrated in Homs on Monday to demand food.\n");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::peaceful_protest);
}

TEST_CASE("an acronym before a word for fighters names who they are") {
  for (const char* who : {"ADF rebels", "M23 rebels", "FDLR rebels", "Rebels"}) {
    INFO(who);
    const auto claims = claims_of(std::string(who) + " killed 14 villagers near Beni on Monday.\n");
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].sub_event_type == SubEventType::attack);
    CHECK(claims[0].casualties.fatalities_best == 14);
  }
}

TEST_CASE("an assault on a hospital is an attack, one on soldiers a clash, and assaults that are repelled are one") {
  const auto hospital = claims_of("Gunmen stormed a maternity hospital in Kabul on Monday, killing 24 people.\n");
  REQUIRE(hospital.size() == 1);
  CHECK(hospital[0].sub_event_type == SubEventType::attack);
  const auto school = claims_of("Gunmen stormed a gendarmerie school in Kabul on Monday.\n");
  REQUIRE(school.size() == 1);
  CHECK(school[0].sub_event_type == SubEventType::armed_clash);
  CHECK(claims_of("Ukrainian forces repelled 12 Russian attacks near Pokrovsk on Monday.\n").size() == 1);
}

TEST_CASE("a murder is one whoever it hit, and troops that aircraft support are troops") {
  CHECK(tells_of(claims_of("A general was assassinated in Moscow on Monday.\n"), SubEventType::attack, "Moscow"));
  CHECK(
      tells_of(claims_of("A Russian sniper killed a woman in Kherson on Monday.\n"), SubEventType::attack, "Kherson"));
  const auto backed =
      claims_of("Somali troops backed by U.S. air strikes killed 20 Al Shabaab fighters near Kismayo on Monday.\n");
  REQUIRE(backed.size() == 1);
  CHECK(backed[0].sub_event_type == SubEventType::armed_clash);
}
