// The night between two days, as other languages tell it.
#include <catch2/catch.hpp>

#include "tests/events/extract/test_reader.h"

using namespace dateline::events;

namespace {

// The only night's first and last moment, "2023-08-22T20:00 to 2023-08-23T06:00".
std::string night(const std::string& text, const std::string& published) {
  std::string found;
  for (const TimeExpression& time : test_reader()->read(test_document(text, published)).times) {
    if (time.type == TimexType::time && time.grounded && time.grounded->start && time.grounded->end) {
      found += (found.empty() ? "" : ", ") + format_time(*time.grounded->start, Granularity::minute) + " to " +
               format_time(*time.grounded->end, Granularity::minute);
    }
  }
  return found;
}

// The first day of the only date.
std::string day(const std::string& text, const std::string& published) {
  std::string found;
  for (const TimeExpression& time : test_reader()->read(test_document(text, published)).times) {
    if (time.type == TimexType::date && time.grounded && time.grounded->start) {
      found += (found.empty() ? "" : ", ") + format_time(*time.grounded->start, Granularity::day);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("A day without its year is the last one, unless the sentence looks ahead or it is near at hand") {
  CHECK(day("14 марта войска обстреляли центр города, погибли трое жителей, сообщил мэр.", "2021-10-09") ==
        "2021-03-14");
  CHECK(day("Le 14 mars, des hommes armés ont attaqué le village, a déclaré le maire de la commune.", "2021-10-09") ==
        "2021-03-14");
  CHECK(day("Les électeurs votent le 14 octobre dans toutes les villes du pays, a dit le ministre.", "2021-10-09") ==
        "2021-10-14");
}

TEST_CASE("The night between two days begins on the first and ends on the second") {
  CHECK(night("Des soldats ont été tués dans la nuit de mardi à mercredi près de Niono, a déclaré l'armée.",
              "2023-08-24") == "2023-08-22T20:00 to 2023-08-23T06:00");
  CHECK(night("Les villageois ont été attaqués dans la nuit du 11 au 12 juin par des hommes armés, dit la mairie.",
              "2022-06-20") == "2022-06-11T20:00 to 2022-06-12T06:00");
  CHECK(night("Durante la noche del lunes al martes, los drones atacaron una colonia de la ciudad.", "2022-03-12") ==
        "2022-03-07T20:00 to 2022-03-08T06:00");
  CHECK(night("В ночь с 30 июня на 1 июля в городе была слышна стрельба, сообщили жители.", "2015-07-03") ==
        "2015-06-30T20:00 to 2015-07-01T06:00");
  CHECK(night("В ночь с субботы на воскресенье люди в масках увезли из дома имама мечети.", "2012-09-20") ==
        "2012-09-15T20:00 to 2012-09-16T06:00");
  CHECK(night("У ніч з п'ятниці на суботу військові зайняли аеропорт, повідомили в міністерстві.", "2014-03-04") ==
        "2014-02-28T20:00 to 2014-03-01T06:00");
  CHECK(night("أعلن الجيش أن قواته قصفت المدينة في ليلة السبت على الأحد وأن القتال مستمر.", "2020-02-17") ==
        "2020-02-15T20:00 to 2020-02-16T06:00");
  CHECK(night("واختطف مسلحون مجهولون في الليلة الواقعة بين 10 و11 أغسطس طبيبا من منزله في المدينة.", "2019-08-13") ==
        "2019-08-10T20:00 to 2019-08-11T06:00");
}

TEST_CASE("The night that is told by the day on which it ends reaches back from it") {
  CHECK(night("Уночі проти 8 жовтня російські війська обстріляли місто, повідомила влада.", "2023-10-09") ==
        "2023-10-07T20:00 to 2023-10-08T06:00");
  CHECK(night("В ночь на 25 января город был обстрелян, сообщили местные власти.", "2015-01-26") ==
        "2015-01-24T20:00 to 2015-01-25T06:00");
}
