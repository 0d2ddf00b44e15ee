#include "tests/events/extract/times/times_support.h"

using namespace dateline::events;

TEST_CASE("Dates are found in their usual forms") {
  CHECK(values("It fell on July 26, 2016.") == Strings{"July 26, 2016=2016-07-26"});
  CHECK(values("It fell on 26 July.") == Strings{"26 July=2016-07-26"});
  CHECK(values("It fell on the 26th of July, 2015, at last.") == Strings{"26th of July, 2015=2015-07-26"});
  CHECK(values("It fell on Jul. 26 and stayed so.") == Strings{"Jul. 26=2016-07-26"});
  CHECK(values("It fell on Tuesday, July 26.") == Strings{"Tuesday, July 26=2016-07-26"});
  CHECK(values("It fell in July 2015.") == Strings{"July 2015=2015-07"});
  CHECK(values("It fell on 2016-07-26.") == Strings{"2016-07-26=2016-07-26"});
  CHECK(values("It fell on 26.07.2016, they said.") == Strings{"26.07.2016=2016-07-26"});
  CHECK(values("It fell on 26/07/2016 or 07/26/2016.") == Strings{"26/07/2016=2016-07-26", "07/26/2016=2016-07-26"});
  CHECK(values("It fell in 2012.") == Strings{"2012=2012"});
  CHECK(values("It fell in the 1980s.") == Strings{"the 1980s=198"});
}

TEST_CASE("Words that only look like times are none") {
  for (const char* text :
       {"Rebels may march on the town.", "It was the second raid.", "It fell on 04/05/2016.", "Theresa May said so.",
        "The March on Rome was long.", "Some 2000 soldiers fled.", "He reads the Sunday Times.",
        "They hit position 26 and 27.", "Russia Today reported it.", "The spring in the lock broke.",
        "They will fall back.", "It sat in the sun.", "The Daily Star wrote so."}) {
    CAPTURE(text);
    CHECK(values(text).empty());
  }
}

TEST_CASE("Months and weekdays follow the tense around them") {
  CHECK(values("Talks were suspended in April.") == Strings{"April=2016-04"});
  CHECK(values("He hopes to convene talks in August.") == Strings{"August=2016-08"});
  CHECK(values("The bridge was destroyed in August.") == Strings{"August=2015-08"});
  CHECK(values("The army took it on Tuesday.") == Strings{"Tuesday=2016-07-26"});
  CHECK(values("Envoys will meet on Friday.") == Strings{"Friday=2016-07-29"});
  CHECK(values("Envoys met on Friday.") == Strings{"Friday=2016-07-22"});
  CHECK(values("They return next Tuesday.") == Strings{"next Tuesday=2016-08-02"});
  CHECK(values("They left last Wednesday.") == Strings{"last Wednesday=2016-07-20"});
}

TEST_CASE("Words count from the day of publication") {
  CHECK(values("It fell yesterday.") == Strings{"yesterday=2016-07-26"});
  CHECK(values("It fell two days ago.") == Strings{"two days ago=2016-07-25"});
  CHECK(values("It fell last week.") == Strings{"last week=2016-W29"});
  CHECK(values("It fell last night.") == Strings{"last night=2016-07-26TNI"});
  CHECK(values("It fell this morning.") == Strings{"this morning=2016-07-27TMO"});
  CHECK(values("It fell earlier this month.") == Strings{"earlier this month=2016-07"});
  CHECK(values("Recent raids hit it.") == Strings{"Recent=PAST_REF"});
  CHECK(interval("It fell overnight.") == "2016-07-26T18:00..2016-07-27T06:00");
  CHECK(interval("It fell over the weekend.") == "2016-07-23..2016-07-25");
  CHECK(interval("It fell a few days ago.") == "2016-07-20..2016-07-27");
  CHECK(values("It will open in two weeks.") == Strings{"two weeks=2016-W32"});
}

TEST_CASE("Durations keep what they say and no more") {
  CHECK(values("They have fought for weeks.") == Strings{"weeks=PXW"});
  CHECK(values("A three-day truce held for 48 hours.") == Strings{"three-day=P3D", "48 hours=PT48H"});
  CHECK(values("It was a weeks-long siege.") == Strings{"weeks-long=PXW"});
  CHECK(interval("They have fought for weeks.") == "none");
  CHECK(interval("Ten people died in the past three days.") == "2016-07-24..2016-07-28");
  CHECK(values("Shells fall every Friday.") == Strings{"every Friday=XXXX-WXX-5"});
}

TEST_CASE("Prepositions bound times") {
  CHECK(interval("They have held it since Monday.") == "2016-07-25..");
  CHECK(interval("They held it until 5 July.") == "..2016-07-06");
  CHECK(interval("They held it before July 5.") == "..2016-07-05");
  CHECK(interval("They held it after 5 July.") == "2016-07-06..");
  const std::string text = "They have held it since the beginning of July.";
  const std::vector<TimeExpression> times = read(text);
  REQUIRE(times.size() == 1);
  CHECK(times[0].bound == TimeBound::since);
  CHECK(times[0].bound_span.of(text) == "since");
}

TEST_CASE("Both ends of a range are grounded to all of it") {
  for (const char* text : {"It lasted from 24 July to 26 July.", "It lasted between 24 and 26 July.",
                           "It lasted from July 24-26, 2016.", "It lasted from July 24 until July 26."}) {
    CAPTURE(text);
    const std::vector<TimeExpression> times = read(text);
    REQUIRE(times.size() == 2);
    for (const TimeExpression& time : times) {
      CHECK(time.grounded->start == to_minutes({2016, 7, 24}));
      CHECK(time.grounded->end == to_minutes({2016, 7, 27}));
    }
    CHECK(times[0].value == "2016-07-24");
    CHECK(times[1].value == "2016-07-26");
  }
  CHECK(read("It lasted from November to January 2016.")[0].value == "2015-11");
  CHECK(read("Raids hit it on 3 and 24 July.")[0].grounded->end == to_minutes({2016, 7, 4}));
  CHECK(read("Raids hit it on 24 and 25 July.")[0].grounded->end == to_minutes({2016, 7, 26}));
  CHECK(values("Fighting went on from 31 May-2 June.") == Strings{"31 May=2016-05-31", "2 June=2016-06-02"});
}

TEST_CASE("Times of day belong to the day beside them") {
  CHECK(interval("A shell fell at 14:30 GMT on Tuesday.") == "2016-07-26T17:30..2016-07-26T17:31");
  CHECK(interval("A shell fell on Tuesday at around 3 pm.") == "2016-07-26T15:00..2016-07-26T16:00");
  CHECK(interval("A shell fell late on Sunday night.") == "2016-07-24T20:00..2016-07-25T06:00");
  CHECK(values("On Tuesday a shell fell at dawn.") == Strings{"Tuesday=2016-07-26", "dawn=2016-07-26TMO"});
  CHECK(interval("A shell fell at 14:30.") == "none");
}

TEST_CASE("The text's own times are counted from where it says so") {
  CHECK(values("Rebels took it on 3 July. They lost it two days later.") ==
        Strings{"3 July=2016-07-03", "two days later=2016-07-05"});
  CHECK(values("Rebels took it on 3 July. The next day they lost it.") ==
        Strings{"3 July=2016-07-03", "The next day=2016-07-04"});
  CHECK(values("The war began in 2012. In August of that year they took it.") ==
        Strings{"2012=2012", "August of that year=2012-08"});
  CHECK(values("In 2012 the war came. In August they took it.") == Strings{"2012=2012", "August=2012-08"});
}

TEST_CASE("A report with a paragraph of history still counts from its publication") {
  const std::string text =
      "Troops took the quarter on Tuesday. It fell in July 2012, was retaken in late 2013 and was besieged from "
      "February 2014. Snow fell last winter. Talks broke down in May.";
  CHECK(values(text).back() == "May=2016-05");
  CHECK(values(text)[values(text).size() - 2] == "last winter=2015-WI");
}

TEST_CASE("An account of the past goes on through its years without a day of publication") {
  CHECK(values("In November 1941 they attacked. In February the port fell. On 3 March it burnt.", "") ==
        Strings{"November 1941=1941-11", "February=1942-02", "3 March=1942-03-03"});
}

TEST_CASE("Without a day of publication nothing is invented") {
  CHECK(values("It fell yesterday, not on July 26 or Tuesday or last week.", "") ==
        Strings{"yesterday=XXXX-XX-XX", "July 26=XXXX-07-26", "Tuesday=XXXX-WXX-2", "last week=XXXX-WXX"});
  CHECK_FALSE(inferred("The town fell yesterday. Troops entered on Monday.").value.has_value());
  CHECK_FALSE(inferred("The town fell on July 26, 2016, they said. It was hit in May.").value.has_value());
}

TEST_CASE("A printed date is the day of publication") {
  const Published line =
      inferred("Quarter falls\nPublished: 4 May 2015 10:15\nTroops took the quarter on Monday, they said.");
  CHECK(line.value == to_minutes({2015, 5, 4}) + 10 * 60 + 15);
  CHECK_FALSE(line.inferred);
  const Published within = inferred("Quarter falls Published: Monday, May 4, 2015 by Nova. Troops took it yesterday.");
  CHECK(within.value == to_minutes({2015, 5, 4}));
  for (const char* foot : {"Demo News, 4 May 2015", "(Demo News) - 4 May 2015", "Updated 4 May 2015",
                           "Date: 4 May 2015", "Monday, May 4, 2015"}) {
    CAPTURE(foot);
    const Published at_foot = inferred("Troops took the quarter yesterday, residents said.\n\n" + std::string(foot));
    CHECK(at_foot.value == to_minutes({2015, 5, 4}));
    CHECK_FALSE(at_foot.inferred);
    CHECK(inferred(std::string(foot) + "\n\nTroops took the quarter yesterday, residents said.").value ==
          to_minutes({2015, 5, 4}));
  }
  const Published dateline = inferred("SIRTE, May 4, 2015 (Nova) - Troops took the quarter yesterday, residents said.");
  CHECK(dateline.value == to_minutes({2015, 5, 4}));
  CHECK_FALSE(dateline.inferred);
  const Published without_year =
      inferred("SIRTE, May 4 (Nova) - Troops took the quarter, lost on April 2, 2015, they said.");
  CHECK(without_year.value == to_minutes({2015, 5, 4}));
  CHECK(without_year.inferred);
  CHECK(inferred("Jan 3 (Nova) - Troops took the quarter, lost on December 28, 2015, they said.").value ==
        to_minutes({2016, 1, 3}));
  CHECK_FALSE(inferred("Sept 11 (Nova) - Troops took the quarter in a war begun on March 15, 2011.").value.has_value());
  CHECK_FALSE(inferred("Sept 11 (Nova) - Troops took the quarter on Monday, they said.").value.has_value());
}

TEST_CASE("A caption's date and the report's words together tell the day of publication") {
  const std::string caption = "A bus burns in Sirte on May 4, 2015. / NOVA PHOTO / RANA SAAD\n\n";
  const Published yesterday = inferred(caption + "SIRTE: Troops yesterday took the port, residents of the town said.");
  CHECK(yesterday.value == to_minutes({2015, 5, 5}));
  CHECK(yesterday.inferred);
  CHECK(yesterday.reason == "the caption is dated 4 May 2015 and the report says “yesterday”");
  const Published monday = inferred(caption + "SIRTE: Troops took the port on Monday, residents of the town said.");
  CHECK(monday.value == to_minutes({2015, 5, 4}));
  CHECK_FALSE(inferred(caption + "SIRTE: Troops took the port, residents of the town said.").value.has_value());
  const Published said = inferred("The bridge at Sirte was hit, an official said on Monday 4 May 2015.");
  CHECK(said.value == to_minutes({2015, 5, 4}));
  CHECK(said.reason == "it tells what was said on “Monday 4 May 2015”");
  const Published headline = inferred("Situation in Sirte, 5 May 2015\n\nTroops took the port, residents said.");
  CHECK(headline.value == to_minutes({2015, 5, 5}));
  CHECK(headline.inferred);
}
