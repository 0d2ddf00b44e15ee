// Times as several genres of news say them: business, courts, logs, messages.
#include "tests/events/extract/times/times_support.h"

using namespace dateline::events;

TEST_CASE("Quarters are of the calendar year that the tense means") {
  CHECK(values("Sales fell in the third quarter.", "2012-10-24") == Strings{"the third quarter=2012-Q3"});
  CHECK(values("Sales will rise in the fourth quarter.", "2012-10-24") == Strings{"the fourth quarter=2012-Q4"});
  CHECK(values("The deal may not close before the first quarter.", "2012-10-24") ==
        Strings{"the first quarter=2013-Q1"});
  CHECK(values("It was assessed in Q4 2015.", "2016-05-06") == Strings{"Q4 2015=2015-Q4"});
  CHECK(values("Output grew in the final quarter of 1997 and in the second quarter of last year.", "1999-03-05") ==
        Strings{"the final quarter of 1997=1997-Q4", "the second quarter of last year=1998-Q2"});
  CHECK(interval("Sales fell in the second quarter of 2019.") == "2019-04-01..2019-07-01");
  CHECK(values("Profit fell last quarter.", "2012-01-24") == Strings{"last quarter=2011-Q4"});
  CHECK(values("Half of the old quarter and a quarter of the houses burnt. Troops left their quarters.").empty());
  CHECK(values("They spoke for a quarter of an hour.") == Strings{"a quarter of an hour=PT15M"});
}

TEST_CASE("A year before is counted from the quarter spoken of, again and again") {
  CHECK(values("Profit fell in the third quarter from the year-ago period. Sales rose from a year earlier.",
               "2012-10-24") ==
        Strings{"the third quarter=2012-Q3", "the year-ago period=2011-Q3", "a year earlier=2011"});
}

TEST_CASE("Accounting years are no calendar years") {
  CHECK(values("It cut its forecast for fiscal 2013.", "2012-10-24") == Strings{"fiscal 2013=FY2013"});
  CHECK(interval("It cut its budget for fiscal year 2016.") == "none");
  CHECK(values("Prices will rise in the second half. It closes by year end.", "2016-03-05") ==
        Strings{"the second half=2016-H2", "year end=2016"});
}

TEST_CASE("Ages are durations") {
  CHECK(values("A 34-year-old, 58 years old in spirit, had a three-month-old son.") ==
        Strings{"34-year-old=P34Y", "58 years old=P58Y", "three-month-old=P3M"});
}

TEST_CASE("What comes again") {
  CHECK(values("On Fridays they rest, on weekends they pray and every morning they train.") ==
        Strings{"Fridays=XXXX-WXX-5", "weekends=XXXX-WE", "every morning=TMO"});
  CHECK(values("The hourly bus and annual rain cost 60 pounds more a month.") ==
        Strings{"hourly=PT1H", "annual=P1Y", "a month=P1M"});
}

TEST_CASE("A clock time that heads its line is of the day of publication, or of the day that heads lines before") {
  CHECK(values("07:15 The bridge, closed at 10.30pm on Friday, is open.\n\n06:52 Flights resume from 11:00 local time.",
               "2016-07-16") == Strings{"07:15=2016-07-16T07:15", "10.30pm on Friday=2016-07-15T22:30",
                                        "06:52=2016-07-16T06:52", "11:00 local time=2016-07-16T11:00"});
  CHECK(values("14 July 2016\n\n05:30 Shelling in the west.", "2016-07-16") ==
        Strings{"14 July 2016=2016-07-14", "05:30=2016-07-14T05:30"});
}

TEST_CASE("Hours as people say them") {
  CHECK(values("They met at 8:30 on Thursday evening.", "2016-07-16") ==
        Strings{"8:30 on Thursday evening=2016-07-14T20:30"});
  CHECK(values("Check the news at 9 tonight.", "2016-07-16") == Strings{"9 tonight=2016-07-16T21:00"});
  CHECK(values("We leave tomorrow at 0630.", "2016-07-16") == Strings{"tomorrow at 0630=2016-07-17T06:30"});
  CHECK(values("On Friday the fair was open from 5 to 8 p.m.", "2016-07-16") ==
        Strings{"Friday=2016-07-15", "5=2016-07-15T17:00", "8 p.m.=2016-07-15T20:00"});
  CHECK(values("Overnight they shelled the town. At dawn they left.", "2016-07-16") ==
        Strings{"Overnight=2016-07-15TNI", "dawn=2016-07-16TMO"});
  CHECK(values("They attacked at first light on 3 July 2016.") == Strings{"first light on 3 July 2016=2016-07-03TMO"});
}

TEST_CASE("Clock times of one sentence are of one day, and four digits behind at are one") {
  CHECK(values("Overnight they shelled it. At dawn buses left under a truce from 9 a.m. to 9 p.m. local time.",
               "2022-03-11") == Strings{"Overnight=2022-03-10TNI", "dawn=2022-03-11TMO", "9 a.m.=2022-03-11T09:00",
                                        "9 p.m. local time=2022-03-11T21:00"});
  CHECK(values("On 3 July 2016 they attacked at 1830 and climbed at 1500 metres.") ==
        Strings{"3 July 2016=2016-07-03", "1830=2016-07-03T18:30"});
  CHECK(values("In the night of 11/12 June 1944 patrols went out.") ==
        Strings{"the night of 11/12 June 1944=1944-06-11TNI"});
}

TEST_CASE("Halves and quarters of units, and how old a thing is") {
  CHECK(values("After a half-hour the month-old siege and a decades-old feud of a quarter-century ended.") ==
        Strings{"half-hour=PT30M", "month-old=P1M", "decades-old=PXDE", "quarter-century=P25Y"});
}

TEST_CASE("Other dates tell which number of 03/05/2016 is the month") {
  CHECK(values("From 29/04/2016 on trucks came. On 03/05/2016 they left.") ==
        Strings{"29/04/2016=2016-04-29", "03/05/2016=2016-05-03"});
  CHECK(values("From 04/29/2016 on trucks came. On 05/03/2016 they left.") ==
        Strings{"04/29/2016=2016-04-29", "05/03/2016=2016-05-03"});
}

TEST_CASE("A day nearly a year back would be told with its year") {
  CHECK(values("He failed to win and faces a runoff on October 29.", "2006-10-02") == Strings{"October 29=2006-10-29"});
  CHECK(values("The hall was burnt on October 29.", "2006-11-02") == Strings{"October 29=2006-10-29"});
  CHECK(values("The funeral is on Monday.", "2010-02-19") == Strings{"Monday=2010-02-22"});
}

TEST_CASE("A year that was named in passing dates nothing behind it") {
  CHECK(values("Water was last this high in 1929. The monsoon runs from July to September.", "2010-08-04") ==
        Strings{"1929=1929", "July=2010-07", "September=2010-09"});
  CHECK(values("A hearing is set for 10 a.m. Monday.", "2015-03-20") == Strings{"10 a.m. Monday=2015-03-23T10:00"});
  CHECK(values("A summit ends the mission at the end of June. It opens on the 14th.", "2021-06-07") ==
        Strings{"the end of June=2021-06", "the 14th=2021-06-14"});
  CHECK(values("Boats work 12 hours a day.") == Strings{"12 hours=PT12H", "a day=P1D"});
}

TEST_CASE("A day without its month is of the month spoken of") {
  CHECK(values("On 1 November a post fell; on the 18th another 24 men died and on the evening of the 25th two more.",
               "2019-12-04") ==
        Strings{"1 November=2019-11-01", "the 18th=2019-11-18", "the evening of the 25th=2019-11-25TEV"});
}

TEST_CASE("Words that only limit an amount belong to it") {
  CHECK(values("It took more than two hours, some 12 days and at least a month.") ==
        Strings{"more than two hours=PT2H", "some 12 days=P12D", "at least a month=P1M"});
}

TEST_CASE("Articles and how often belong to an expression") {
  CHECK(values("In the first nine months they met twice a month, no later than April 15 at about 3 p.m.",
               "2012-10-24") == Strings{"the first nine months=P9M", "twice a month=P1M",
                                        "no later than April 15 at about 3 p.m.=2012-04-15T15:00"});
  CHECK(values("A storm in October 1897 killed 1,300 people, one in 1912 killed 15,000.") ==
        Strings{"October 1897=1897-10", "1912=1912"});
}

TEST_CASE("What lies ahead is counted from today") {
  CHECK(values("Harvest begins in ten days' time.", "2023-04-14") == Strings{"ten days' time=2023-04-24"});
  CHECK(values("At present we wait, for the moment. In those days we ran.") ==
        Strings{"present=PRESENT_REF", "the moment=PRESENT_REF", "those days=PAST_REF"});
}
