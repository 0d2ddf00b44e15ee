#include "events/evaluate/corpus.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "events/evaluate/gold_times.h"
#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;
namespace fs = std::filesystem;

namespace {

const Reader& reader() {
  static const std::shared_ptr<const Reader> one = [] {
    const fs::path share = fs::path(DATELINE_BINARY).parent_path().parent_path() / "share/dateline";
    auto gazetteer = geo::Gazetteer::open(share / "gazetteer.index");
    if (!gazetteer) {
      FAIL(gazetteer.error().line());
    }
    auto read = Reader::create(*gazetteer, share / "lexicons");
    if (!read) {
      FAIL(read.error().line());
    }
    return *read;
  }();
  return *one;
}

Result<CorpusReport> evaluate(std::string_view name, const fs::path& input) {
  const auto all = corpora();
  const auto corpus = std::find_if(all.begin(), all.end(), [&](const Corpus& one) { return one.name == name; });
  REQUIRE(corpus != all.end());
  return corpus->evaluate({input}, reader());
}

std::vector<std::string> cells(const CorpusReport& report, std::size_t table, std::size_t row) {
  return report.tables.at(table).rows.at(row).cells;
}

}  // namespace

TEST_CASE("LGL's toponyms are compared by span and by point") {
  const test::TemporaryFolder folder;
  // "Café" shifts bytes against code points; the last gold name has no point; Homs lies elsewhere than the gold says.
  const fs::path file = folder.write("lgl.xml", R"(<?xml version="1.0" encoding="utf-8"?><articles>
    <article docid="7"><text><![CDATA[Café owners fled from Raqqa to Homs, and some later left for Lattakia.]]></text>
    <toponyms><toponym><start>22</start><end>27</end><phrase>Raqqa</phrase>
        <gaztag><lat>35.95</lat><lon>39.01</lon></gaztag></toponym>
      <toponym><start>31</start><end>35</end><phrase>Homs</phrase>
        <gaztag><lat>10.0</lat><lon>39.0</lon></gaztag></toponym>
      <toponym><start>61</start><end>69</end><phrase>Lattakia</phrase></toponym></toponyms></article></articles>)");
  const auto report = evaluate("lgl", file);
  REQUIRE(report);
  CHECK(report->documents == 1);
  CHECK(cells(*report, 0, 0) == std::vector<std::string>{"0.667", "1.000", "0.800", "2", "3", "2"});
  CHECK(cells(*report, 0, 1) == std::vector<std::string>{"1.000", "1.000", "1.000", "2", "2", "2"});
  CHECK(cells(*report, 0, 2) == std::vector<std::string>{"0.333", "0.500", "0.400", "2", "3", "1"});
  REQUIRE(report->errors.size() == 1);
  CHECK(report->errors[0].kind == "misplaced");
  CHECK(report->errors[0].text == "Homs");
  CHECK(report->errors[0].context == "Café owners fled from Raqqa to «Homs», and some later left for Lattakia.");
  CHECK(evaluate("lgl", folder.path())->documents == 1);
}

TEST_CASE("GeoWebNews is read from XML and from brat's files alike") {
  const test::TemporaryFolder folder;
  const fs::path xml =
      folder.write("gwn.xml", R"(<articles><article file="0"><text>A market in Homs and a Syrian one.</text>
    <toponyms><toponym><type>Literal_Expression</type><start>2</start><end>8</end></toponym>
      <toponym><type>Literal</type><start>12</start><end>16</end><latitude>34.73</latitude><longitude>36.72</longitude>
      </toponym><toponym><type>Demonym</type><start>23</start><end>29</end></toponym></toponyms></article></articles>)");
  const auto from_xml = evaluate("geowebnews", xml);
  REQUIRE(from_xml);
  CHECK(cells(*from_xml, 0, 1) == std::vector<std::string>{"1.000", "1.000", "1.000", "1", "1", "1"});
  folder.write("brat/0.txt", "A market in Homs and a Syrian one.");
  folder.write("brat/0.ann",
               "T1\tLiteral_Expression 2 8\tmarket\nT2\tLiteral 12 16\tHoms\n#1\tAnnotatorNotes T2\t169577\n"
               "T3\tDemonym 23 29\tSyrian\n");
  const auto from_brat = evaluate("geowebnews", folder.file("brat"));
  REQUIRE(from_brat);
  CHECK(cells(*from_brat, 0, 2) == std::vector<std::string>{"0.500", "1.000", "0.667", "1", "2", "1"});
  CHECK(cells(*from_brat, 1, 0) == std::vector<std::string>{"1.000", "0.0", "0.000", "1.000"});
}

TEST_CASE("Spans of any corpus come as newline-delimited JSON") {
  const test::TemporaryFolder folder;
  const auto report = evaluate(
      "spans",
      folder.write(
          "gold.ndjson",
          R"({"id": "a", "text": "É in Homs.", "spans": [{"begin_cp": 5, "end_cp": 9, "latitude": 34.7, "longitude": 36.7}]})"
          "\n\n"
          R"({"text": "Nothing here.", "spans": []})"));
  REQUIRE(report);
  CHECK(report->documents == 2);
  CHECK(cells(*report, 0, 2) == std::vector<std::string>{"1.000", "1.000", "1.000", "1", "1", "1"});
  const auto broken =
      evaluate("spans", folder.write("bad.ndjson", "{\"text\": \"x\", \"spans\": [{\"begin_cp\": 1}]}"));
  REQUIRE_FALSE(broken);
  CHECK(broken.error().line().find("bad.ndjson:1: ") != std::string::npos);
}

TEST_CASE("What is no corpus is refused with its name") {
  const test::TemporaryFolder folder;
  const auto broken = evaluate("lgl", folder.write("broken.xml", "<articles><article>"));
  REQUIRE_FALSE(broken);
  CHECK(broken.error().line().find("broken.xml: byte") != std::string::npos);
  CHECK_FALSE(evaluate("lgl", folder.write("other.xml", "<feed></feed>")));
  CHECK_FALSE(evaluate("lgl", folder.file("nowhere")));
}

TEST_CASE("Tables are aligned, errors are listed by how often their words go wrong") {
  const Table table{"places", {"F1", "expected"}, {{"Zürich", {"0.5", "12"}}, {"all of them", {"0.75", "100"}}}};
  CHECK(to_text(table) ==
        "places         F1  expected\n"
        "Zürich        0.5        12\n"
        "all of them  0.75       100\n");
  const std::vector<ErrorCase> errors = {{"missed", "Aa", "", "1", "in «Aa» today"},
                                         {"false", "March", "literal", "1", "on «March» 3"},
                                         {"missed", "Of", "", "2", "to «Of»"},
                                         {"missed", "Of", "", "3", "at «Of»"}};
  CHECK(to_text(errors, 1) ==
        "missed: 3\n    2 x Of\n          2: to «Of»\n"
        "\nfalse: 1\n    1 x March: literal\n          1: on «March» 3\n");
}

TEST_CASE("The words around an error start and end at whole characters") {
  const std::string text =
      std::string(80, 'a') + "\xc3\xa9" + std::string(59, 'b') + "Homs\nand " + std::string(80, 'c');
  const std::string context = context_of(text, {141, 145});
  CHECK(context == std::string(59, 'b') + "«Homs» and " + std::string(55, 'c'));
}

TEST_CASE("Times are compared by span and by value") {
  const test::TemporaryFolder folder;
  folder.write("a.key.xml", R"(<?xml version="1.0"?><DOC><DOCID>a</DOCID>
    <DATETIME><TIMEX2 val="2016-07-27T10:00:00">2016-07-27T10:00:00</TIMEX2></DATETIME><TEXT>
    The port fell on <TIMEX2 val="2016-07-26">Tuesday</TIMEX2>, <TIMEX2>the day of the feast</TIMEX2>. It was lost
    on <TIMEX2 val="2015-07-03">Friday, 3 July <TIMEX2 val="2015">2015</TIMEX2></TIMEX2> and burnt in 2014.
    </TEXT></DOC>)");
  const auto report = evaluate("wikiwars", folder.path());
  REQUIRE(report);
  CHECK(cells(*report, 0, 0) == std::vector<std::string>{"0.667", "0.667", "0.667", "3", "3", "2"});
  CHECK(cells(*report, 1, 0) == std::vector<std::string>{"0.667", "1.000", "2", "2"});
  REQUIRE(report->errors.size() == 2);
  CHECK(report->errors[0].kind == "missed");
  CHECK(report->errors[1].text == "2014");
  const fs::path tweet = folder.write("a.tml", R"(<TimeML><DCT><TIMEX3 type="DATE" value="2016-07-27">x</TIMEX3></DCT>
    <TEXT>The port fell <TIMEX3 type="DATE" value="2016-07-25">yesterday</TIMEX3>.</TEXT></TimeML>)");
  const auto wrong = evaluate("tweets", tweet);
  REQUIRE(wrong);
  CHECK(cells(*wrong, 1, 0)[0] == "0.000");
  CHECK(wrong->errors.at(0).detail == "2016-07-25, not 2016-07-26 (rule: day counted from publication)");
  CHECK_FALSE(evaluate("tweets", folder.write("b.tml", "<TimeML></TimeML>")));
}

TEST_CASE("Times of any corpus are compared by span, type, value and days") {
  const test::TemporaryFolder folder;
  const auto report = evaluate(
      "times",
      folder.write("a.ndjson",
                   R"({"id": "a", "published": "2016-07-27", "text": "Ünye: the port fell yesterday, for two days.",)"
                   R"( "times": [{"begin_cp": 20, "end_cp": 29, "type": "DATE", "value": "2016-07-26",)"
                   R"( "grounded": {"start": "2016-07-26", "end": "2016-07-27"}},)"
                   R"( {"begin_cp": 35, "end_cp": 43, "type": "SET"}]})"));
  REQUIRE(report);
  CHECK(cells(*report, 0, 0) == std::vector<std::string>{"1.000", "1.000", "1.000", "2", "2", "2"});
  CHECK(cells(*report, 1, 0) == std::vector<std::string>{"1.000", "1.000", "1", "1"});
  CHECK(cells(*report, 1, 1) == std::vector<std::string>{"0.500", "0.500", "2", "1"});
  CHECK(cells(*report, 1, 2) == std::vector<std::string>{"1.000", "1.000", "1", "1"});
  REQUIRE(report->errors.size() == 1);
  CHECK(report->errors[0].detail.starts_with("SET, not DURATION"));
  CHECK_FALSE(evaluate("times", folder.write("b.ndjson", R"({"text": "No times."})")));
}

TEST_CASE("The corpora's ways of writing a value come to one") {
  CHECK(normal_value("2014-XX-XX") == "2014");
  CHECK(normal_value("2014-07-25-WXX-5") == "2014-07-25");
  CHECK(normal_value("2014-07-25-WXX-5T18:00") == "2014-07-25T18:00");
  CHECK(normal_value("2014-07-W30") == "2014-W30");
  CHECK(normal_value("2003-03-20T05:34:00") == "2003-03-20T05:34");
  CHECK(normal_value("P12H") == "PT12H");
  for (const char* value : {"XXXX-XX-XX", "P3D", "PXD", "1918-08-XXTNI", "PRESENT_REF", "2014-W30-WE", "P2.5Y", ""}) {
    CHECK(normal_value(value) == value);
  }
}
