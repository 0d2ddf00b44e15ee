#include "events/evaluate/evaluate_toponyms.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include "events/evaluate/letter_case.h"
#include "tests/events/extract/test_reader.h"
#include "tests/events/extract/toponyms/toponym_support.h"
#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;

namespace {

/// A reference of two toponyms in "Raqqa and Homs fell".
Reference small_reference(double homs_latitude) {
  std::ostringstream json;
  json << R"({"places": {"raqqa": {"lat": 35.95, "lon": 39.01, "tolerance_km": 10},
      "homs": {"lat": )"
       << homs_latitude << R"(, "lon": 36.72, "tolerance_km": 10}},
    "toponyms": [{"begin": 0, "end": 5, "place": "raqqa", "role": "literal"},
                 {"begin": 10, "end": 14, "place": "homs", "role": "metonym"}]})";
  const test::TemporaryFolder folder;
  return read_reference(folder.write("reference.json", json.str())).value();
}

}  // namespace

TEST_CASE("found, placed and role are counted against the reference") {
  const std::string text = "Raqqa and Homs fell in Syria, Syrian media said.";
  const auto score = evaluate_toponyms(text, toponyms_of(text), *toponym_world().gazetteer, small_reference(34.73));
  CHECK(score.counts.expected == 2);
  CHECK(score.counts.found == 3);  // Syria too, and no demonym
  CHECK(score.counts.matched == 2);
  CHECK(score.placed == 2);
  CHECK(score.same_role == 1);
  CHECK(score.counts.precision() == Approx(2.0 / 3));
  CHECK(score.counts.recall() == Approx(1));
  CHECK(score.counts.f1() == Approx(0.8));
  CHECK(score.problems.size() == 2);
  const auto far = evaluate_toponyms(text, toponyms_of(text), *toponym_world().gazetteer, small_reference(33.0));
  CHECK(far.placed == 1);
}

TEST_CASE("a reference that is none is refused with its name") {
  const auto missing = read_reference("/nowhere/reference.json");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().line().find("/nowhere/reference.json") != std::string::npos);
  const test::TemporaryFolder folder;
  CHECK_FALSE(read_reference(folder.write("reference.json", "[1, 2")));
}

TEST_CASE("the first article's toponyms are found and placed") {
  const auto folder = std::filesystem::path(DATELINE_SOURCE_DIR).parent_path() / "shared/data/aleppo-2016";
  std::ifstream in(folder / "000_634068a76feb9c1e.txt", std::ios::binary);
  if (!in) {
    std::cout << "SKIPPED: ../shared/data/aleppo-2016 is missing\n";
    return;
  }
  std::ostringstream text;
  text << in.rdbuf();
  const auto score = evaluate_toponyms(text.str(), toponyms_of(text.str()), *toponym_world().gazetteer,
                                       read_reference(folder / "reference.json").value());
  CHECK(score.counts.f1() >= 0.97);
  CHECK(score.placed == score.counts.matched);
  CHECK(score.same_role >= score.counts.matched - 2);
}

TEST_CASE("a gold document is written in another case letter by letter, so that its spans stay right") {
  GoldDocument document;
  document.text = "\u0130zmir and Wei\u00dfwasser";
  document.toponyms.push_back({{11, 21}, true, {}});
  const GoldDocument lower = in_case(document, LetterCase::lower);
  CHECK(lower.text == "izmir and wei\u00dfwasser");
  CHECK(lower.toponyms.front().code_points == document.toponyms.front().code_points);
  CHECK(in_case(document, LetterCase::upper).text == "\u0130ZMIR AND WEI\u00dfWASSER");
  CHECK(in_case(document, LetterCase::as_it_is).text == document.text);
}

TEST_CASE("only corpora of toponyms are read in another case") {
  const auto report = evaluate_in_case("muc", LetterCase::upper, {"nowhere"}, *test_reader());
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == Error::Kind::usage);
}
