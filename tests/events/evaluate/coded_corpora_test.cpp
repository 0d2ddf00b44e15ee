#include <catch2/catch.hpp>

#include "events/evaluate/coding_schemes.h"
#include "events/evaluate/gold_muc.h"
#include "tests/events/evaluate/corpus_support.h"

using namespace dateline;
using namespace dateline::events;

namespace {

// A key as MUC's coders fill it in, about an invented report; slots that are not compared are left out.
constexpr const char* kKey = R"(;;; a coder's remark
0.  MESSAGE: ID                     DEV-MUC3-9001 (TEST)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  02 JAN 90
3.  INCIDENT: LOCATION              EL SALVADOR: SAN SALVADOR (DEPARTMENT): SOYAPANGO (CITY)
4.  INCIDENT: TYPE                  BOMBING
9.  PERP: INDIVIDUAL ID             "MASKED MEN"
10. PERP: ORGANIZATION ID           ? "FARABUNDO MARTI NATIONAL LIBERATION FRONT" / "FMLN"
12. PHYS TGT: ID                    "POWER STATION"
                                    "OFFICES"
19. HUM TGT: DESCRIPTION            "WATCHMEN"
21. HUM TGT: NUMBER                 2: "WATCHMEN"
                                    ~10: "PASSERSBY"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "WATCHMEN"
                                    INJURY: "PASSERSBY"

0.  MESSAGE: ID                     DEV-MUC3-9001 (TEST)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  - 03 Jan 90 / 30 DEC 89 - 31 DEC 89
3.  INCIDENT: LOCATION              COLOMBIA: CUCUTA (CITY) - CAMPANARIO (REGION)
4.  INCIDENT: TYPE                   KIDNAPPING
21. HUM TGT: NUMBER                 PLURAL: "TEACHERS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "TEACHERS"

0.  MESSAGE: ID                     DEV-MUC3-9002 (TEST)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
)";

constexpr const char* kMessages = R"(DEV-MUC3-9001 (TEST)

   SAN SALVADOR, 3 JAN 90 -- [TEXT] REBELS OF THE FMLN BOMBED A POWER STATION IN SOYAPANGO YESTERDAY, KILLING TWO WATCHMEN.  SOLDIERS SHELLED THE TOWN OF CHALATENANGO YESTERDAY, THE ARMY SAID.

DEV-MUC3-9002 (TEST)

   SANTIAGO, 3 JAN 90 -- [TEXT] THE SENATE MET TODAY.
)";

CivilMinute day(std::string_view text) {
  return *parse_time(text)->start;
}

}  // namespace

TEST_CASE("MUC's keys are read with their alternatives, ranges and sums") {
  const test::TemporaryFolder folder;
  folder.write("key-1", kKey);
  folder.write("dev-1", kMessages);
  const auto messages = read_muc({folder.path()});
  REQUIRE(messages);
  REQUIRE(messages->size() == 2);
  CHECK(messages->back().templates.empty());
  REQUIRE(messages->front().templates.size() == 2);

  const MucTemplate& bombing = messages->front().templates[0];
  CHECK(bombing.type == "BOMBING");
  CHECK_FALSE(bombing.optional);
  REQUIRE(bombing.dates.size() == 1);
  CHECK(bombing.dates[0].start == day("1990-01-02"));
  CHECK(bombing.dates[0].end == day("1990-01-03"));
  CHECK(bombing.country == "EL SALVADOR");
  CHECK(bombing.finest == std::vector<std::string>{"SOYAPANGO"});
  CHECK(bombing.organisations == std::vector<std::string>{"FARABUNDO MARTI NATIONAL LIBERATION FRONT", "FMLN"});
  CHECK(bombing.targets == std::vector<std::string>{"POWER STATION", "OFFICES", "WATCHMEN"});
  REQUIRE(bombing.dead);
  CHECK(bombing.dead->allows(2));
  CHECK_FALSE(bombing.dead->allows(3));
  REQUIRE(bombing.injured);
  CHECK(bombing.injured->allows(10));

  const MucTemplate& kidnapping = messages->front().templates[1];
  CHECK(kidnapping.optional);
  CHECK(kidnapping.type == "KIDNAPPING");
  REQUIRE(kidnapping.dates.size() == 2);
  CHECK_FALSE(kidnapping.dates[0].start);
  CHECK(kidnapping.dates[0].end == day("1990-01-04"));
  CHECK(kidnapping.dates[1].start == day("1989-12-30"));
  CHECK(kidnapping.finest == std::vector<std::string>{"CUCUTA", "CAMPANARIO"});
  CHECK_FALSE(kidnapping.dead);
}

TEST_CASE("a folder without keys is no MUC corpus") {
  const test::TemporaryFolder folder;
  folder.write("dev-1", kMessages);
  CHECK_FALSE(read_muc({folder.path()}));
}

TEST_CASE("events are compared with MUC's templates, and what answers to none is false") {
  const test::TemporaryFolder folder;
  folder.write("key-1", kKey);
  folder.write("dev-1", kMessages);
  const auto report = evaluate_test_corpus("muc", folder.path());
  REQUIRE(report);
  CHECK(report->documents == 2);
  // The optional kidnapping is not asked.
  CHECK(cells(*report, 0, "BOMBING") == Cells{"1.000", "1.000", "1.000", "1", "1", "1"});
  CHECK(cells(*report, 0, "KIDNAPPING").empty());
  CHECK(cells(*report, 0, "ATTACK").at(4) == "1");
  CHECK(cells(*report, 1, "days within the template's") == Cells{"1", "1", "1.000"});
  CHECK(cells(*report, 1, "the finest place") == Cells{"1", "1", "1.000"});
  CHECK(cells(*report, 1, "organisation that did it") == Cells{"1", "1", "1.000"});
  CHECK(cells(*report, 1, "dead") == Cells{"1", "1", "1.000"});
  CHECK(cells(*report, 1, "injured") == Cells{"0", "1", "0.000"});
  CHECK(cells(*report, 3, "of MUC's types, that no template answers to") == Cells{"0.50", "1"});
  CHECK(has_error(*report, "false"));
}

TEST_CASE("CAMEO's codes answer to types of ours by their longest known beginning") {
  CHECK(read_as_of_cameo("1831").front() == SubEventType::suicide_bomb);
  CHECK(read_as_of_cameo("1833").front() == SubEventType::remote_explosive);
  CHECK(read_as_of_cameo("1411").front() == SubEventType::peaceful_protest);
  CHECK(read_as_of_cameo("042").empty());
  CHECK(read_as_of_cameo("172").empty());
  CHECK(muc_type_of(SubEventType::grenade) == "BOMBING");
  CHECK(muc_type_of(SubEventType::armed_clash).empty());
}

TEST_CASE("PETRARCH's sentences are compared by the type of their codes") {
  const test::TemporaryFolder folder;
  folder.write("gold.xml", R"(<Validation>
<Environment><Verbfile>CAMEO.2.0.txt</Verbfile></Environment>
<Sentences>
<Sentence category="A" date="20160504" id="one"/>
<EventCoding eventcode="194" sourcecode="REB" targetcode="SYR" />
<Text>
Rebels shelled Homs on Tuesday.
</Text>
</Sentence>
<Sentence date = "20160504" id ="two">
<EventCoding eventcode="040" sourcecode="A" targetcode="B"></EventCoding>
<EventCoding eventcode="173" sourcecode="A" targetcode="B"></EventCoding>
<Text>Ministers < officials met on Monday.</Text>
</Sentence>
<Sentence date="20160504" id="three">
<Text>Warplanes bombed Idlib on Tuesday.</Text>
</Sentence>
</Sentences></Validation>)");
  folder.write("units.xml", R"(<Verbfile>PETR.Validate.verbs.txt</Verbfile>
<Sentence id="four"><EventCoding eventcode="223"/><Text>Dwarves shelled elves.</Text></Sentence>)");
  const auto report = evaluate_test_corpus("petrarch", folder.path());
  REQUIRE(report);
  CHECK(report->documents == 3);
  CHECK(cells(*report, 0, "of deeds that are read as events") == Cells{"2"});
  CHECK(cells(*report, 0, "out of scope: words, talks, threats, sanctions") == Cells{"1"});
  CHECK(cells(*report, 0, "out of scope: of files that are not coded with CAMEO") == Cells{"1"});
  CHECK(cells(*report, 1, "Explosions/Remote violence") == Cells{"0.500", "1.000", "0.667", "1", "2", "1"});
  CHECK(cells(*report, 1, "Strategic developments") == Cells{"1.000", "0.000", "0.000", "1", "0", "0"});
  CHECK(cells(*report, 2, "that no code of the sentence answers to") == Cells{"0.33", "1"});
  CHECK_FALSE(evaluate_test_corpus("petrarch", folder.write("empty.xml", "<a/>")));
}
