#include <catch2/catch.hpp>

#include "tests/events/extract/test_reader.h"

using namespace dateline::events;

TEST_CASE("A report in a language that is not read says so, and no English rule runs over it") {
  const Reading german = test_reader()->read(
      test_document("Die Armee hat gestern in Aleppo ein Viertel der Stadt erobert und zwei Soldaten wurden in Homs "
                    "getötet, sagte ein Sprecher.",
                    "2016-07-27"));
  CHECK(german.document.language == "de");
  CHECK(german.document.note == "in German, which is not read: no places, dates or events were looked for");
  CHECK(german.toponyms.empty());
  CHECK(german.times.empty());
  CHECK(german.claims.empty());

  const Reading persian =
      test_reader()->read(test_document("ارتش گفت که نیروهایش دیروز پس از یک حمله وارد شهر حلب شدند و در شمال آن "
                                        "می‌جنگند.",
                                        ""));
  CHECK(persian.document.language == "fa");
  CHECK(persian.toponyms.empty());
}

TEST_CASE("Few words that tell no language are read as English") {
  const Reading caption = test_reader()->read(test_document("Aleppo, Syria, 26 July 2016", ""));
  CHECK(caption.document.language == "und");
  CHECK(caption.document.note.empty());
  CHECK(caption.toponyms.size() == 2);
}

TEST_CASE("What the text tells of its language counts before what the file says, and that before nothing") {
  Document said = test_document("The army said that it had taken the port of the town on Monday.", "");
  said.language = "fr";
  CHECK(test_reader()->read(std::move(said)).document.language == "en");
  Document untold = test_document("Xyzzy plugh", "");
  untold.language = "pl";
  CHECK(test_reader()->read(std::move(untold)).document.language == "pl");
}
