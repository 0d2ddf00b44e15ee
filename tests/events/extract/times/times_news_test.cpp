// Sentences as reports of several wars have them, written before the rules that read them.
#include "tests/events/extract/times/times_support.h"

using namespace dateline::events;

TEST_CASE("Ukraine: the nights before a Tuesday") {
  const std::string text =
      "Explosions rocked Kharkiv overnight, and power was out early on Tuesday after strikes on Monday night, "
      "officials said.";
  CHECK(values(text, "2022-10-18") ==
        Strings{"overnight=2022-10-17TNI", "early on Tuesday=2022-10-18", "Monday night=2022-10-17TNI"});
  CHECK(values("Police fired tear gas to disperse a crowd in Kherson on Monday night.", "2022-10-19") ==
        Strings{"Monday night=2022-10-17TNI"});
  CHECK(values("Russia agreed to let grain ships sail on Monday.", "2022-10-19") == Strings{"Monday=2022-10-24"});
}

TEST_CASE("Sudan: a truce of a day and what went on past it") {
  CHECK(values("A 24-hour ceasefire ended at 6 am local time on Sunday.", "2023-06-12") ==
        Strings{"24-hour=PT24H", "6 am local time on Sunday=2023-06-11T06:00"});
  const std::vector<TimeExpression> night =
      read("Fighting in Omdurman went on from Sunday into Monday, residents said.", "2023-06-13");
  REQUIRE(night.size() == 2);
  CHECK(night[0].grounded->start == to_minutes({2023, 6, 11}));
  CHECK(night[0].grounded->end == to_minutes({2023, 6, 13}));
}

TEST_CASE("Gaza: counts of a day and a deal by Thursday") {
  CHECK(interval("At least 80 people were killed in the past 24 hours, the ministry said.", "2024-03-05") ==
        "2024-03-04..2024-03-06");
  CHECK(values("The holy month begins next week. Negotiators hope for a deal by Thursday.", "2024-03-05") ==
        Strings{"next week=2024-W11", "Thursday=2024-03-07"});
}

TEST_CASE("Myanmar: a coup, a Friday and the day's earlier hours") {
  CHECK(values("More than 80 people were killed in Bago on Friday, and over 700 since the Feb. 1 coup. Earlier in the "
               "day soldiers raided a monastery.",
               "2021-04-12") == Strings{"Friday=2021-04-09", "Feb. 1=2021-02-01", "Earlier in the day=2021-04-09"});
}

TEST_CASE("Mali: the year so far") {
  const std::string text = "Since the start of the year, 30 soldiers have died, and last week alone two convoys fell.";
  CHECK(values(text, "2022-01-20") == Strings{"the start of the year=2022", "last week=2022-W02"});
  CHECK(interval("Thirty soldiers have died since the start of the year.", "2022-03-20") == "2022-01-01..");
  CHECK(values("In December, 31 people were killed near Bandiagara.", "2022-01-20") == Strings{"December=2021-12"});
}

TEST_CASE("Yemen: dawn on a Wednesday") {
  CHECK(values("The assault on Hodeidah began at dawn on Wednesday and went on until Thursday noon.", "2018-06-15") ==
        Strings{"dawn on Wednesday=2018-06-13TMO", "Thursday noon=2018-06-14T12:00"});
}

TEST_CASE("Karabakh: days of shelling since September") {
  CHECK(values("Stepanakert was shelled from Friday to Sunday in a war that has gone on for eight days, since "
               "September 27.",
               "2020-10-05") ==
        Strings{"Friday=2020-10-02", "Sunday=2020-10-04", "eight days=P8D", "September 27=2020-09-27"});
}

TEST_CASE("Tigray: early hours and late weeks") {
  CHECK(values("Rebels pulled out late last week, and flights resumed in the early hours of Sunday.", "2021-12-27") ==
        Strings{"late last week=2021-W51", "the early hours of Sunday=2021-12-26TMO"});
  CHECK(interval("Flights resumed in the early hours of Sunday.", "2021-12-27") ==
        "2021-12-26T00:00..2021-12-26T06:00");
  CHECK(values("He will visit the front next month.", "2021-12-27") == Strings{"next month=2022-01"});
}

TEST_CASE("Congo: nights, clock times and a range of days") {
  CHECK(values("The rebels entered Kitchanga last Thursday night and shelled it on Friday morning.", "2023-02-01") ==
        Strings{"last Thursday night=2023-01-26TNI", "Friday morning=2023-01-27TMO"});
  CHECK(interval("A shell hit the camp at around 14:00 GMT on Tuesday.", "2023-02-01") ==
        "2023-01-31T17:00..2023-01-31T17:01");
  const std::vector<TimeExpression> range = read("Dozens died between January 26 and 28.", "2023-02-01");
  REQUIRE(range.size() == 2);
  CHECK(range[1].grounded->start == to_minutes({2023, 1, 26}));
}

TEST_CASE("Kabul: one Sunday and the end of a month") {
  CHECK(values("The Taliban entered Kabul on Sunday afternoon, hours after taking Jalalabad at daybreak. The president "
               "left the country that evening.",
               "2021-08-16") == Strings{"Sunday afternoon=2021-08-15TAF", "hours=PTXH", "daybreak=2021-08-15TMO",
                                        "that evening=2021-08-15TEV"});
  CHECK(interval("Troops are due to leave by the end of the month.", "2021-08-16") == "..2021-09-01");
}

TEST_CASE("Times that a report only counts, repeats or refers to have a value and no day") {
  CHECK(
      values("The former governor fled; up to 30 shells a day hit the future front in the third week.", "2021-08-16") ==
      Strings{"former=PAST_REF", "a day=P1D", "future=FUTURE_REF", "the third week=XXXX-WXX"});
  CHECK(values("At that time night raids went on for two and a half months.", "2021-08-16") ==
        Strings{"that time=PAST_REF", "night=XXXX-XX-XXTNI", "two and a half months=P2.5M"});
  CHECK(interval("Dozens were killed over the last week.", "2021-08-16") == "2021-08-09..2021-08-17");
  CHECK(values("A shell fell at 14:30.", "2021-08-16") == Strings{"14:30=2021-08-16T14:30"});
  CHECK(interval("A shell fell at 14:30.", "2021-08-16") == "none");
}

TEST_CASE("Years are told from other numbers of four digits") {
  CHECK(values("The 1967 war, a 2014 deal and Christmas 1999 came up.", "2021-08-16") ==
        Strings{"1967=1967", "2014=2014", "Christmas 1999=1999-12-25"});
  for (const char* text : {"They hold the 1070 Apartments.", "It fired 2000 rounds.", "Some 1900 wounded came.",
                           "It cites Resolution 1701.", "They killed 1800.", "It cost $1999.", "It is up 1950%."}) {
    CAPTURE(text);
    CHECK(values(text).empty());
  }
}

TEST_CASE("Years before Christ and ranges of them are read") {
  CHECK(values("The war (490-480 BC) came before the 470s BC and the 4th century BC.", "") ==
        Strings{"490=BC0490", "480 BC=BC0480", "the 470s BC=BC047", "the 4th century BC=BC03"});
}

TEST_CASE("An account looks aside without moving there") {
  CHECK(values("In March 1942 they attacked, in a war planned for 1949 and unlike any since 1918. On 3 May the port "
               "fell. Two days later it burnt.",
               "") ==
        Strings{"March 1942=1942-03", "1949=1949", "1918=1918", "3 May=1942-05-03", "Two days later=1942-05-05"});
}

TEST_CASE("Nights are named by both their days, and weekdays by their week") {
  CHECK(values("On the night of October 3-4 the convoy was hit.", "2022-10-19") ==
        Strings{"the night of October 3-4=2022-10-03TNI"});
  CHECK(values("Shells fell overnight from Sunday into Monday.", "2022-10-19") ==
        Strings{"overnight from Sunday into Monday=2022-10-16TNI"});
  CHECK(values("He was killed on Wednesday last week. The next day they fled.", "2022-10-21") ==
        Strings{"Wednesday last week=2022-10-12", "The next day=2022-10-13"});
  CHECK(interval("They will withdraw no later than November 1.", "2022-10-21") == "..2022-11-02");
}

TEST_CASE("A year that is told only later dates nothing before it") {
  CHECK(values("KYIV, June 3 (Wire) - Drones hit a depot. The peninsula was annexed in 2014.", "") ==
        Strings{"June 3=XXXX-06-03", "2014=2014"});
}
