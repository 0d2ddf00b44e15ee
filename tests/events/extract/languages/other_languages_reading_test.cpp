#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

Reading read(const std::string& text, const std::string& published) {
  return test_reader()->read(test_document(text, published));
}

// The places of a text, by their gazetteer names, as "written: place".
std::vector<std::string> places(const Reading& reading) {
  std::vector<std::string> names;
  for (const Toponym& toponym : reading.toponyms) {
    names.push_back(std::string(toponym.span.of(reading.document.text)) + ": " +
                    (toponym.place ? std::string(test_reader()->gazetteer().name(*toponym.place)) : "?"));
  }
  return names;
}

std::vector<std::string> days(const Reading& reading) {
  std::vector<std::string> found;
  for (const TimeExpression& time : reading.times) {
    found.push_back(
        std::string(time.span.of(reading.document.text)) + ": " +
        (time.grounded && time.grounded->start ? format_time(*time.grounded->start, Granularity::day) : time.value));
  }
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("An Arabic claim rests on the exact bytes and code points, vowel marks and all") {
  const Reading reading =
      read("قَصَفَتْ طائراتٌ حربيّةٌ مدينةَ إدلبَ أمسِ، ما أدّى إلى مقتلِ ١٢ مدنيّاً، وفق الدفاع المدني.", "2016-07-27");
  const std::string& text = reading.document.text;
  CHECK(reading.document.language == "ar");
  CHECK(reading.document.note.empty());
  REQUIRE(reading.claims.size() == 1);
  const Claim& claim = reading.claims.front();
  CHECK(claim.sub_event_type == SubEventType::air_drone_strike);
  CHECK(claim.place.name == "Idlib");
  CHECK(claim.casualties.fatalities_best == 12);
  REQUIRE(claim.when.start);
  CHECK(format_time(*claim.when.start, Granularity::day) == "2016-07-26");
  const Evidence& evidence = claim.evidence.front();
  CHECK(evidence.bytes.of(text) == evidence.text);
  const auto code_points = std::count_if(text.begin(), text.begin() + evidence.bytes.begin,
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  CHECK(evidence.code_points.begin == code_points);
  REQUIRE(claim.attributed_to.size() == 1);
  CHECK(claim.attributed_to.front().name == "Civil Defence");
}

TEST_CASE("Places are known in other cases, and their spans leave out what is written onto their beginning") {
  struct Row {
    const char* text;
    Strings places;
  };
  for (const Row& row :
       {Row{"وصلت المساعدات إلى حلب ودمشق ثم انتقلت بحمص", {"حلب: Aleppo", "دمشق: Damascus", "حمص: Homs"}},
        Row{"Бои идут под Харьковом, в Алеппо и у Дамаска, сообщили военные.",
            {"Харьковом: Kharkiv", "Алеппо: Aleppo", "Дамаска: Damascus"}},
        Row{"Бої тривають у Бахмуті та під Херсоном, повідомили військові.", {"Бахмуті: Bakhmut", "Херсоном: Kherson"}},
        Row{"Les habitants d’Alep et ceux de l'ouest d'Idleb ont fui vers la ville de Homs.",
            {"Alep: Aleppo", "Idleb: Idlib", "Homs: Homs"}}}) {
    CHECK(places(read(row.text, "2022-03-14")) == row.places);
  }
}

TEST_CASE("Near a place is a wider area around it") {
  const Reading reading = read("Под Харьковом идут бои, сообщили военные.", "2022-03-14");
  REQUIRE(reading.toponyms.size() == 1);
  CHECK(reading.toponyms.front().relation == "near");
  CHECK(*reading.toponyms.front().radius_m > test_reader()->gazetteer().radius_m(*reading.toponyms.front().place));
}

TEST_CASE("Months have the names of the Levant, of Egypt and of the Maghreb") {
  for (const char* date : {"26 تموز 2016", "26 يوليو 2016", "٢٦ تموز/يوليو ٢٠١٦", "26 جويلية 2016"}) {
    CHECK(days(read("وقع القصف على مدينة حلب في " + std::string(date) + " بحسب السكان.", "2016-08-01")) ==
          Strings{std::string(date) + ": 2016-07-26"});
  }
}

TEST_CASE("Days are counted from publication in every language") {
  struct Row {
    const char* text;
    Strings days;
  };
  for (const Row& row : {Row{"Об этом сообщили вчера, в минувший вторник и три дня назад, 26 июля 2016 года.",
                             {"вчера: 2016-07-27", "минувший вторник: 2016-07-26", "три дня назад: 2016-07-25",
                              "26 июля 2016 года: 2016-07-26"}},
                         Row{"Про це повідомили вчора, минулого вівторка та три дні тому, 26 липня 2016 року.",
                             {"вчора: 2016-07-27", "минулого вівторка: 2016-07-26", "три дні тому: 2016-07-25",
                              "26 липня 2016 року: 2016-07-26"}},
                         Row{"Ils l'ont annoncé hier, mardi dernier, il y a trois jours et le 26 juillet 2016.",
                             {"hier: 2016-07-27", "mardi dernier: 2016-07-26", "il y a trois jours: 2016-07-25",
                              "26 juillet 2016: 2016-07-26"}},
                         Row{"Lo dijeron ayer, el pasado martes, hace tres días y el 26 de julio de 2016.",
                             {"ayer: 2016-07-27", "pasado martes: 2016-07-26", "hace tres días: 2016-07-25",
                              "26 de julio de 2016: 2016-07-26"}}}) {
    CHECK(days(read(row.text, "2016-07-28")) == row.days);
  }
}

TEST_CASE("A range of days is one interval") {
  const Reading reading = read("Город обстреливали с 26 по 28 июля 2016 года, сообщили жители.", "2016-08-01");
  REQUIRE(reading.times.size() == 2);
  REQUIRE(reading.times[0].grounded);
  CHECK(format_time(*reading.times[0].grounded->start, Granularity::day) == "2016-07-26");
  CHECK(format_last_day(*reading.times[0].grounded->end) == "2016-07-28");
  CHECK(reading.times[1].grounded == reading.times[0].grounded);
}

TEST_CASE("What is denied, feared, planned or long past is no event that happened") {
  const Reading denied = read("Армия опровергла сообщения об обстреле Донецка вчера.", "2022-03-14");
  REQUIRE(denied.claims.size() == 1);
  CHECK(denied.claims.front().status == Status::denied);
  for (const char* text : {"Власти опасаются, что войска обстреляют Донецк.", "В Донецке обстрелов вчера не было.",
                           "Военные готовятся нанести удар по Донецку.", "Если войска обстреляют Донецк, ответ будет.",
                           "В 2014 году войска обстреляли Донецк."}) {
    CHECK(read(text, "2022-03-14").claims.empty());
  }
}

TEST_CASE("Two words for one thing make one claim that rests on both") {
  const Reading reading =
      read("По Харькову нанесен ракетный удар, обстрел продолжался час, сообщили жители.", "2022-03-14");
  REQUIRE(reading.claims.size() == 1);
  const ClaimSpans& spans = reading.claims.front().spans;
  REQUIRE(spans.what.size() == 1);
  CHECK(spans.what.front().of(reading.document.text) == "ракетный удар, обстрел");
}

TEST_CASE(
    "A place that no gazetteer has is kept as written where the words before it can only be followed by a place") {
  struct Row {
    const char* text;
    const char* place;
  };
  for (const Row& row :
       {Row{"Вчера военные обстреляли село Зюкинодальнее, сообщили жители.", "Зюкинодальнее"},
        Row{"Учора військові обстріляли село Зюкіновіддалене, повідомили мешканці.", "Зюкіновіддалене"},
        Row{"Des hommes armés ont attaqué des civils hier à hauteur de Zuquinbourou.", "Zuquinbourou"},
        Row{"Los militares bombardearon ayer el sector de Zuquindalejo, dijo la ONU.", "Zuquindalejo"},
        Row{"قصفت طائرات حربية أمس بلدة زكنطروش، بحسب الدفاع المدني.", "زكنطروش"}}) {
    const Reading reading = read(row.text, "2022-03-14");
    REQUIRE(reading.claims.size() == 1);
    CHECK(reading.claims.front().place.name == row.place);
    CHECK_FALSE(reading.claims.front().place.is_resolved());
  }
}

TEST_CASE("An attack by one armed side on another is a clash") {
  const Reading reading =
      read("Des rebelles ont attaqué hier des positions de l'armée aux portes de Bangui.", "2021-01-14");
  REQUIRE(reading.claims.size() == 1);
  CHECK(reading.claims.front().sub_event_type == SubEventType::armed_clash);
  CHECK(reading.claims.front().side1 == Side::opposition);
  CHECK(reading.claims.front().side2 == Side::government);
}

TEST_CASE("Last night began on the day before, or at midnight where the language counts so") {
  CHECK(days(read("Об этом сообщили минувшей ночью военные в городе Харьков.", "2022-03-14")) ==
        Strings{"минувшей ночью: 2022-03-13"});
  CHECK(days(read("Про це повідомили минулої ночі військові в місті Харків.", "2022-03-14")) ==
        Strings{"минулої ночі: 2022-03-14"});
}

TEST_CASE("A clock time belongs to the day beside it") {
  struct Row {
    const char* text;
    const char* value;
  };
  for (const Row& row :
       {Row{"Le bombardement a touché la ville de Homs mardi à 14h30, selon les habitants.", "2016-07-26T14:30"},
        Row{"El bombardeo alcanzó la ciudad de Homs a las 10:30 del martes, según los vecinos.", "2016-07-26T10:30"}}) {
    const Reading reading = read(row.text, "2016-07-28");
    REQUIRE(reading.times.size() == 1);
    CHECK(reading.times.front().value == row.value);
  }
}

TEST_CASE("An adjective before \"region\" means the division that is called after its town") {
  const Reading reading = read("Жители Харьковской области сообщили о взрывах и об отключении света.", "2022-03-14");
  REQUIRE(reading.toponyms.size() == 1);
  CHECK(reading.toponyms.front().span.of(reading.document.text) == "Харьковской области");
  REQUIRE(reading.toponyms.front().place);
  CHECK(test_reader()->gazetteer().kind(*reading.toponyms.front().place) == geo::PlaceKind::admin1);
}
