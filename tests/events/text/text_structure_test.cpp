#include "events/text/text_structure.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace dateline::events;
using Kind = Passage::Kind;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> found;
  for (const Token& token : analyse_text(text).tokens) {
    found.emplace_back(token.span.of(text));
  }
  return found;
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> found;
  for (const Sentence& sentence : analyse_text(text).sentences) {
    found.emplace_back(sentence.span.of(text));
  }
  return found;
}

std::vector<std::string> passages(const std::string& text, Kind kind) {
  std::vector<std::string> found;
  for (const Passage& passage : analyse_text(text).passages) {
    if (passage.kind == kind) {
      found.emplace_back(passage.span.of(text));
    }
  }
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("Words, numbers and punctuation are told apart") {
  CHECK(words("The city's rebel-held east") == Strings{"The", "city", "'s", "rebel-held", "east"});
  CHECK(words("some 300,000 people, 3.5%") == Strings{"some", "300,000", "people", ",", "3.5", "%"});
  CHECK(words("U.S. envoys met at 14:30.") == Strings{"U.S.", "envoys", "met", "at", "14:30", "."});
  CHECK(words("10km on the 26th, a 70-year-old") == Strings{"10", "km", "on", "the", "26th", ",", "a", "70-year-old"});
  CHECK(words("June 3-5, the rebels’ T-72") == Strings{"June", "3", "-", "5", ",", "the", "rebels", "’", "T-72"});
  CHECK(words("Sana'a and Ta’izz don't") == Strings{"Sana'a", "and", "Ta’izz", "don't"});
  CHECK(words("see https://example.org/a?b=1, now...") ==
        Strings{"see", "https://example.org/a?b=1", ",", "now", "..."});
  CHECK(words("Homs.-AP") == Strings{"Homs", ".", "-", "AP"});
}

TEST_CASE("Tokens know their kind and their capitals") {
  const std::string text = "NATO and Tariq met 12 al-Qaeda é U.N. men!";
  const TextStructure structure = analyse_text(text);
  REQUIRE(structure.tokens.size() == 10);
  CHECK(structure.tokens[0].all_capitals);
  CHECK(structure.tokens[2].capitalised);
  CHECK_FALSE(structure.tokens[2].all_capitals);
  CHECK(structure.tokens[4].kind == Token::Kind::number);
  CHECK_FALSE(structure.tokens[5].capitalised);
  CHECK(structure.tokens[7].all_capitals);
  CHECK(structure.tokens[9].kind == Token::Kind::punctuation);
}

TEST_CASE("Arabic is split into its words at the right bytes") {
  const std::string text = "قصفت الطائرات حيَّ الليرمون، ثم ٢٥ قذيفة؟ نعم.";
  CHECK(words(text) == Strings{"قصفت", "الطائرات", "حيَّ", "الليرمون", "،", "ثم", "٢٥", "قذيفة", "؟", "نعم", "."});
  CHECK(sentences(text) == Strings{"قصفت الطائرات حيَّ الليرمون، ثم ٢٥ قذيفة؟", "نعم."});
}

TEST_CASE("Sentences end at full stops that end sentences and at no others") {
  CHECK(sentences("Gen. Adel M. Harb told Mr. Khalil in St. Petersburg. He left.") ==
        Strings{"Gen. Adel M. Harb told Mr. Khalil in St. Petersburg.", "He left."});
  CHECK(sentences("The U.S. Secretary flew to the U.S. The talks went on.") ==
        Strings{"The U.S. Secretary flew to the U.S.", "The talks went on."});
  CHECK(sentences("About 3.5 tonnes fell on Jan. 5 at No. 12. More came.") ==
        Strings{"About 3.5 tonnes fell on Jan. 5 at No. 12.", "More came."});
  CHECK(sentences("\"They left.\" Rebels denied it. \"We stay!\" said one.") ==
        Strings{"\"They left.\"", "Rebels denied it.", "\"We stay!\" said one."});
  CHECK(sentences("Who fired? Nobody knows ... it was dark.The army said nothing.") ==
        Strings{"Who fired?", "Nobody knows ... it was dark.", "The army said nothing."});
  CHECK(sentences("They met at 5 p.m. on Friday. See example.org or not.") ==
        Strings{"They met at 5 p.m. on Friday.", "See example.org or not."});
}

TEST_CASE("Words without an end are several sentences, each of a bounded number of words") {
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    text += "killed 3 and ";
  }
  const TextStructure structure = analyse_text(text);
  std::size_t next = 0;
  for (const Sentence& sentence : structure.sentences) {
    CHECK(sentence.first_token == next);
    CHECK(sentence.last_token - sentence.first_token <= 1000);
    next = sentence.last_token;
  }
  CHECK(next == structure.tokens.size());
}

TEST_CASE("A broken line is one paragraph where the text is broken at a width, else lines are paragraphs") {
  const std::string wrapped =
      "Shells fell on the eastern quarter of the town before dawn,\n"
      "a nurse at the only working clinic there said by telephone,\n"
      "adding that the wounded could not be moved to the province\n"
      "of Idlib because the road was under fire all of the night.\n"
      "\n"
      "Nobody claimed it.\n";
  CHECK(analyse_text(wrapped).paragraphs.size() == 2);
  const std::string lines = "Shells fell.\r\nA nurse told us so.\r\nNobody claimed it.";
  CHECK(analyse_text(lines).paragraphs.size() == 3);
  const std::string runs_on = "Smoke rises over the district of\nTarik after a strike.\n\nThe army advanced.";
  CHECK(analyse_text(runs_on).paragraphs.size() == 2);
}

TEST_CASE("A report is taken apart into headline, byline, dateline, subheading, body and credit") {
  const std::string text =
      "Army enters northern quarter\n"
      "By Rana Saad and Omar Nassif\n"
      "\n"
      "TRIPOLI, Libya (Nova) — Troops entered the quarter on Monday, residents said.\n"
      "\n"
      "The army did not comment.\n"
      "\n"
      "No water for a week\n"
      "\n"
      "Pipes were cut. Saad reported from Tunis. Nova writer Lina Aziz contributed to this report from Cairo. - NOVA";
  CHECK(passages(text, Kind::headline) == Strings{"Army enters northern quarter"});
  CHECK(passages(text, Kind::byline) ==
        Strings{"By Rana Saad and Omar Nassif",
                "Saad reported from Tunis. Nova writer Lina Aziz contributed to this report from Cairo."});
  CHECK(passages(text, Kind::dateline) == Strings{"TRIPOLI, Libya (Nova) —"});
  CHECK(passages(text, Kind::subheading) == Strings{"No water for a week"});
  CHECK(passages(text, Kind::credit) == Strings{"- NOVA"});
  CHECK(passages(text, Kind::body) == Strings{"Troops entered the quarter on Monday, residents said.",
                                              "The army did not comment.", "Pipes were cut."});
}

TEST_CASE("Datelines are found in their usual forms and nowhere else") {
  const auto dateline = [](const std::string& start) {
    const Strings found =
        passages(start + " Fighters entered the town early in the day, three residents said.", Kind::dateline);
    return found.empty() ? std::string() : found.front();
  };
  for (const char* start :
       {"AMMAN:", "Amman:", "ADEN —", "BAGHDAD, July 27 -", "Geneva, 3 May 2015 –", "Erbil (Nova) -",
        "DEIR AL-ZOR, Syria —", "Homs, SABA -", "Sanaa (CNN)", "(Nova) -", "КИЕВ, 24 февраля (Нова) -"}) {
    CAPTURE(start);
    CHECK(dateline(start) == start);
  }
  for (const char* start : {"UPDATE:", "UN:", "The army said:", "On Monday, 3 May 2015 -", "However,"}) {
    CAPTURE(start);
    CHECK(dateline(start).empty());
  }
}

TEST_CASE("A line that only names the agency is a credit") {
  const std::string text = "Quarter falls\nNOVA\n\nTroops took the quarter on Monday, they said.\n\n© 2015 Nova News";
  CHECK(passages(text, Kind::credit) == Strings{"NOVA", "© 2015 Nova News"});
  CHECK(passages(text, Kind::headline) == Strings{"Quarter falls"});
}

TEST_CASE("A line that only dates the report is set apart") {
  const std::string text =
      "Quarter falls\nPublished: 4 May 2015 10:15 GMT\nTroops took the quarter on Monday, they said.\n";
  CHECK(passages(text, Kind::dateline) == Strings{"Published: 4 May 2015 10:15 GMT"});
  CHECK(passages(text, Kind::headline) == Strings{"Quarter falls"});
}

TEST_CASE("Captions end in a picture's credit or say that they describe a picture") {
  const std::string text =
      "Residents carry water past a burnt bus in Sirte on May 4, 2015. / NOVA PHOTO / RANA W. SAAD\n"
      "\n"
      "In this May 3, 2015 photo, a man stands by a shop.\n"
      "\n"
      "A tank burns by the port. (Nova Photo/Omar Nassif)\n"
      "\n"
      "SIRTE: Fighters took the port, the mayor said. A photo of the port showed smoke. It was bad (see the map).";
  CHECK(passages(text, Kind::caption) == Strings{"Residents carry water past a burnt bus in Sirte on May 4, 2015.",
                                                 "In this May 3, 2015 photo, a man stands by a shop.",
                                                 "A tank burns by the port."});
  CHECK(passages(text, Kind::credit) == Strings{"/ NOVA PHOTO / RANA W. SAAD", "(Nova Photo/Omar Nassif)"});
}

TEST_CASE("Sentences printed again are repeats, over line ends and where the copy breaks off") {
  const std::string text =
      "Boys swim by the broken bridge of Raqqa, on May 4, 2015. Three spans of the bridge fell into the river. "
      "/ NOVA PHOTO / RANA SAAD Boys swim by the  broken bridge\n"
      "of Raqqa, on May 4, 2015.\n"
      "Three spans of the bridge fell into the ri\n"
      "\n"
      "RAQQA: The bridge was hit twice on Monday, engineers said.";
  const TextStructure structure = analyse_text(text);
  REQUIRE(structure.repeats.size() == 2);
  CHECK(structure.repeats[0].original.of(text) == "Boys swim by the broken bridge of Raqqa, on May 4, 2015.");
  CHECK(structure.repeats[0].copy.of(text) == "Boys swim by the  broken bridge\nof Raqqa, on May 4, 2015.");
  CHECK(structure.repeats[1].copy.of(text) == "Three spans of the bridge fell into the ri");
  CHECK(structure.kind_at(structure.repeats[0].copy.begin) == Kind::caption);
  CHECK(structure.kind_at(structure.repeats[1].copy.begin) == Kind::caption);
}

TEST_CASE("Different sentences that begin alike are no repeats") {
  CHECK(analyse_text("The army said it took two villages. The army said it took two towns.").repeats.empty());
}

TEST_CASE("Passages cover every token, and bytes find their sentence and token") {
  const std::string text =
      "Army enters quarter\n\nADEN: Troops moved. They halted. \n\nNo water\n\nPipes broke there. - NOVA";
  const TextStructure structure = analyse_text(text);
  for (const Token& token : structure.tokens) {
    CAPTURE(token.span.of(text));
    CHECK(std::count_if(structure.passages.begin(), structure.passages.end(),
                        [&](const Passage& passage) { return passage.span.contains(token.span); }) == 1);
    const std::size_t sentence = structure.sentence_at(token.span.begin);
    REQUIRE(sentence < structure.sentences.size());
    CHECK(structure.sentences[sentence].span.contains(token.span));
    CHECK(structure.tokens[structure.token_at(token.span.begin)].span == token.span);
  }
  CHECK(structure.sentence_at(static_cast<std::uint32_t>(text.size())) == structure.sentences.size());
  CHECK(analyse_text("").sentences.empty());
  CHECK(analyse_text(" \n\n ").paragraphs.empty());
}
